package account

import (
	"net/url"
	"strings"
	"testing"
)

// Whatever path a login is asked to go on to, the browser stays on this server.
func FuzzLocalPath(f *testing.F) {
	for _, path := range []string{"/", "/projects?view=mine#x", "//example.org", `/\example.org`, "https://example.org", "/\t/example.org", "", "?x", "/%2f/example.org"} {
		f.Add(path)
	}
	here, err := url.Parse("https://here.example/api/v1/session/oidc/callback")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, path string) {
		next := localPath(path)
		to, err := here.Parse(next)
		if err != nil || to.Host != here.Host || to.Scheme != here.Scheme || to.User != nil {
			t.Errorf("%q leads to %v (%v)", path, to, err)
		}
		// Browsers take a backslash for a stroke and leave out control characters.
		if strings.HasPrefix(strings.ReplaceAll(next, `\`, "/"), "//") || strings.ContainsAny(next, "\t\r\n") {
			t.Errorf("%q is %q", path, next)
		}
	})
}

// A stored hash that is not in its form is an error, and one that is takes no more than the bounds.
func FuzzStoredHash(f *testing.F) {
	f.Add(encode(Usual, make([]byte, saltBytes), make([]byte, hashBytes)))
	f.Add("$argon2id$v=19$m=4294967295,t=4294967295,p=255$AAAA$AAAA")
	f.Add("$argon2id$v=19$m=8,t=1,p=0$$")
	f.Fuzz(func(t *testing.T, stored string) {
		cost, salt, hash, err := decode(stored)
		if err != nil {
			return
		}
		if cost.Memory > mostMemory || cost.Passes > mostPasses || cost.Threads == 0 || len(hash) != hashBytes {
			t.Errorf("%q: %v", stored, cost)
		}
		if again, _, _, err := decode(encode(cost, salt, hash)); err != nil || again != cost {
			t.Errorf("%q is written as another: %v %v", stored, again, err)
		}
	})
}

// A new password is judged without a panic, whatever it is, and never accepted short.
func FuzzNewPassword(f *testing.F) {
	for _, p := range []string{"", "Password2026!", "密码要有十二个字才够长", "four words nobody says", "\x00\xff", strings.Repeat("a", 300)} {
		f.Add(p, "me")
	}
	f.Fuzz(func(t *testing.T, password, login string) {
		if wrong := checkPassword(password, login, "/password"); wrong == nil && len(password) < leastPassword {
			t.Errorf("%q was accepted", password)
		}
		if len(prepared(password)) > 16*mostPassword {
			t.Error("a long password is hashed whole")
		}
	})
}
