package store

import (
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"strings"
	"time"
)

var idLetters = base32.StdEncoding.WithPadding(base32.NoPadding)

// IDText writes bytes as an id: lower-case letters and digits, eight for five bytes, so that it can stand
// in a URL, in a profile and as the name of a stream.
func IDText(b []byte) string { return strings.ToLower(idLetters.EncodeToString(b)) }

// DerivedID makes an id from what it is to be the same for, so that a repeated request meets its own.
func DerivedID(prefix string, from ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(from, "\x00")))
	return prefix + IDText(sum[:16])
}

// SortForm is the form of a time among texts that sort as times do.
const SortForm = "20060102T150405.000000"

// SortTime writes a time, in UTC, in that form.
func SortTime(t time.Time) string { return t.UTC().Format(SortForm) }

// Again makes a change of a record, which reads it first, as many times as are allowed while others write
// the record before it does. It returns what the change returns, ErrTaken where others always were first.
func Again(times int, change func() error) error {
	for range times {
		if err := change(); !errors.Is(err, ErrTaken) {
			return err
		}
	}
	return ErrTaken
}
