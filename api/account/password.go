package account

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/secure/precis"

	"sevenlists/planner/fault"
)

// Cost is what hashing a password with argon2id takes.
type Cost struct {
	Memory  uint32 // KiB
	Passes  uint32
	Threads uint8
}

// Usual is the cost that the OWASP Password Storage Cheat Sheet gives for argon2id: 19 MiB, two passes.
var Usual = Cost{Memory: 19 * 1024, Passes: 2, Threads: 1}

// The form of a hash. A stored one with a higher cost is refused before it takes the memory.
const (
	saltBytes  = 16
	hashBytes  = 32
	mostMemory = 256 * 1024 // KiB
	mostPasses = 16
)

// The length that a password may have, in characters, and in bytes so that no hashing takes long.
const (
	leastPassword = 12
	mostPassword  = 256
)

// hasher hashes passwords, a few at a time so that many logins cannot take all memory.
type hasher struct {
	cost   Cost
	random io.Reader
	slots  chan struct{}
	dummy  string // compared with where there is no password, so that this costs the same
	// begun is told of every hash before it is made, for tests.
	begun func()
}

func newHasher(cost Cost, atOnce int, random io.Reader) (*hasher, error) {
	h := &hasher{cost: cost, random: random, slots: make(chan struct{}, atOnce), begun: func() {}}
	var salt [saltBytes]byte
	if _, err := io.ReadFull(random, salt[:]); err != nil {
		return nil, err
	}
	h.dummy = encode(cost, salt[:], make([]byte, hashBytes))
	return h, nil
}

// take waits for a place; a caller whose time ends before goes away.
func (h *hasher) take(ctx context.Context) (leave func(), err error) {
	select {
	case h.slots <- struct{}{}:
		return func() { <-h.slots }, nil
	case <-ctx.Done():
		return nil, fault.New(fault.Unavailable, "request.too_busy", "").Because(ctx.Err())
	}
}

// hash gives the hash of a password with a new salt, its cost written with it.
func (h *hasher) hash(ctx context.Context, password string) (string, error) {
	leave, err := h.take(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	var salt [saltBytes]byte
	if _, err := io.ReadFull(h.random, salt[:]); err != nil {
		return "", fault.New(fault.Unavailable, "internal", "").Because(err)
	}
	return encode(h.cost, salt[:], h.key(password, salt[:], h.cost)), nil
}

// verify compares a password with a hash, and says whether the hash should be made anew at today's
// cost. An empty hash is that of nobody: it costs the same and never agrees.
func (h *hasher) verify(ctx context.Context, password, stored string) (agrees, stale bool, err error) {
	known := stored != ""
	if !known {
		stored = h.dummy
	}
	cost, salt, want, err := decode(stored)
	if err != nil {
		return false, false, fault.New(fault.Unavailable, "internal", "").Because(err)
	}
	leave, err := h.take(ctx)
	if err != nil {
		return false, false, err
	}
	defer leave()
	same := subtle.ConstantTimeCompare(h.key(password, salt, cost), want) == 1
	return same && known, same && known && cost != h.cost, nil
}

func (h *hasher) key(password string, salt []byte, cost Cost) []byte {
	h.begun()
	return argon2.IDKey([]byte(password), salt, cost.Passes, cost.Memory, cost.Threads, hashBytes)
}

// encode writes a hash in the form of the PHC string format.
func encode(c Cost, salt, hash []byte) string {
	plain := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.Memory, c.Passes, c.Threads,
		plain.EncodeToString(salt), plain.EncodeToString(hash))
}

func decode(s string) (c Cost, salt, hash []byte, err error) {
	parts := strings.Split(s, "$")
	var version int
	bad := func(err error) (Cost, []byte, []byte, error) {
		return Cost{}, nil, nil, fmt.Errorf("a stored password hash is not in its form: %w", err)
	}
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" {
		return bad(fmt.Errorf("%d parts", len(parts)))
	}
	if _, err := fmt.Sscanf(parts[2], "v=%d", &version); err != nil || version != argon2.Version {
		return bad(fmt.Errorf("version %d: %w", version, err))
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.Memory, &c.Passes, &c.Threads); err != nil {
		return bad(err)
	}
	if c.Memory < 8 || c.Memory > mostMemory || c.Passes < 1 || c.Passes > mostPasses || c.Threads < 1 {
		return bad(fmt.Errorf("a cost of %v", c))
	}
	if salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil {
		return bad(err)
	}
	if hash, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil || len(hash) != hashBytes {
		return bad(fmt.Errorf("%d bytes: %w", len(hash), err))
	}
	return c, salt, hash, nil
}

// prepared gives a password in the one form in which it is hashed (RFC 8265, OpaqueString), so that it
// does not matter which keyboard typed an accent or a wide space. It is not judged here: a login
// compares whatever was typed.
func prepared(password string) string {
	if len(password) > 4*mostPassword {
		password = password[:4*mostPassword]
	}
	if form, err := precis.OpaqueString.String(password); err == nil {
		return form
	}
	return password
}

// checkPassword refuses a new password that is too short, too long, on the list of those that
// everybody tries, or made of the login name.
func checkPassword(password, login, path string) *fault.Error {
	form, err := precis.OpaqueString.String(password)
	if err != nil {
		return fault.New(fault.Invalid, "account.password.characters", path)
	}
	length := utf8.RuneCountInString(form)
	lower := strings.ToLower(form)
	switch {
	case length < leastPassword:
		return fault.New(fault.Invalid, "account.password.short", path, leastPassword)
	case length > mostPassword:
		return fault.New(fault.Invalid, "account.password.long", path, mostPassword)
	case refused(lower) || login != "" && strings.Trim(strings.ReplaceAll(lower, login, ""), "0123456789!@#$%^&*._- ") == "":
		return fault.New(fault.Invalid, "account.password.known", path)
	}
	return nil
}

// refused reports whether everybody tries that password first: one of the best known words, with or
// without what is usually hung on it, or a few characters over and over.
func refused(password string) bool {
	core := strings.Trim(password, "0123456789!@#$%^&*()._-+= ")
	if core == "" && !varied(password) {
		return true
	}
	for _, word := range knownWords {
		if core == word || password == word {
			return true
		}
	}
	return !varied(password)
}

// varied reports whether a text has at least five different characters and is no run such as
// 123456789012 or abcdefghijkl.
func varied(s string) bool {
	kinds := map[rune]bool{}
	runs, last := 0, rune(-2)
	for _, r := range s {
		kinds[r] = true
		if r == last+1 || r == last || r == last-1 || last == '9' && r == '0' {
			runs++
		}
		last = r
	}
	return len(kinds) >= 5 && runs < utf8.RuneCountInString(s)-3
}

// knownWords are the words that passwords of twelve characters and more are most often made of.
var knownWords = []string{
	"password", "passw0rd", "p@ssw0rd", "p@ssword", "passwordpassword", "administrator", "admin", "adminadmin", "root",
	"qwertyuiop", "qwertyuiopasdfgh", "qwerty", "qwertyqwerty", "asdfghjkl", "asdfghjkl;'", "zxcvbnm", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv",
	"1q2w3e4r5t6y", "qazwsxedc", "qazwsxedcrfv", "iloveyou", "iloveyouforever", "woaini", "woaini1314", "5201314", "letmein",
	"welcome", "changeme", "changeit", "default", "sevenlists", "ningbo", "jiangbei", "ningbojiangbei", "zhejiang", "mima", "mimamima",
	"sunshine", "princess", "football", "baseball", "superman", "trustno1", "monkey", "dragon", "master", "abc123", "aa123456",
	"correcthorsebatterystaple", "correct horse battery staple", "test", "testtest", "testtesttest", "guest", "user", "secret", "abcd1234efgh",
}
