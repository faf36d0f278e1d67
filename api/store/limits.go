package store

import (
	"errors"
	"fmt"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"
)

// The limits that hold in every engine. They lie below what MongoDB takes in one document, with room
// for what an engine adds.
const (
	MaxDocument = 8 << 20  // bytes of a payload
	MaxBody     = 4 << 20  // bytes of the body of a record
	MaxContent  = 12 << 20 // bytes of a content, before it is compressed
	MaxName     = 200      // bytes of a stream, an idempotency key, an id, a kind, a value of a field
	MaxSort     = 500      // bytes of the text by which a record is ordered
	MaxSearch   = 8 << 10  // bytes of the text in which a search looks
	MaxFields   = 12       // fields of a record, and of a query
	MaxValues   = 50       // values that a query names for one field
	MaxAsked    = 400      // bytes of what a query searches for
	MaxListed   = 1000     // records that one listing gives
	MaxViews    = 500      // views that are written with one document
)

// ErrTooLarge refuses what exceeds a limit, ErrMalformed what no engine could give back as it was.
// Both are mistakes of the caller: whatever comes from outside is checked before it gets here.
var (
	ErrTooLarge  = errors.New("store: too large")
	ErrMalformed = errors.New("store: malformed")
)

// answers are the errors that answer the caller; every other one says that the engine failed.
var answers = []error{ErrNotFound, ErrTaken, ErrGap, ErrNotEmpty, ErrTooLarge, ErrMalformed, ErrUnavailable}

// IsAnswer reports whether an error is one of those that this package names, and not an engine's own.
func IsAnswer(err error) bool {
	var repeated *RepeatedError
	if errors.As(err, &repeated) {
		return true
	}
	return slices.ContainsFunc(answers, func(answer error) bool { return errors.Is(err, answer) })
}

func (e Entry) check() error {
	switch {
	case !isName(e.Stream, false):
		return fmt.Errorf("%w: stream %q", ErrMalformed, e.Stream)
	case e.Sequence < 1 || e.Sequence > 999_999_999_999:
		return fmt.Errorf("%w: sequence %d", ErrMalformed, e.Sequence)
	case (e.Sequence == 1) != (e.Previous == ""):
		return fmt.Errorf("%w: document %d after %q", ErrMalformed, e.Sequence, e.Previous)
	case !isText(e.Key, MaxName) || e.Key == "":
		return fmt.Errorf("%w: idempotency key %q", ErrMalformed, e.Key)
	case len(e.Events) == 0:
		return fmt.Errorf("%w: no event", ErrMalformed)
	}
	for _, event := range e.Events {
		if !isName(event.Type, true) {
			return fmt.Errorf("%w: type of event %q", ErrMalformed, event.Type)
		}
	}
	return nil
}

// Check says what is wrong with a record; every engine asks before it writes one.
func (r Record) Check() error {
	switch {
	case !isName(r.Kind, true):
		return fmt.Errorf("%w: kind %q", ErrMalformed, r.Kind)
	case !isText(r.ID, MaxName) || r.ID == "":
		return fmt.Errorf("%w: id %q of %s", ErrMalformed, r.ID, r.Kind)
	case r.Version < 1:
		return fmt.Errorf("%w: version %d of %s %s", ErrMalformed, r.Version, r.Kind, r.ID)
	case !isText(r.Sort, MaxSort):
		return fmt.Errorf("%w: order of %s %s", ErrMalformed, r.Kind, r.ID)
	case !utf8.ValidString(r.Search):
		return fmt.Errorf("%w: search text of %s %s", ErrMalformed, r.Kind, r.ID)
	case len(r.Search) > MaxSearch, len(r.Body) > MaxBody, len(r.Fields) > MaxFields:
		return fmt.Errorf("%w: %s %s", ErrTooLarge, r.Kind, r.ID)
	}
	for name, value := range r.Fields {
		if !isName(name, true) || !isText(value, MaxName) {
			return fmt.Errorf("%w: field %q of %s %s", ErrMalformed, name, r.Kind, r.ID)
		}
	}
	return nil
}

// Check says what is wrong with a query; every engine asks before it answers one.
func (q Query) Check() error {
	switch {
	case !isName(q.Kind, true):
		return fmt.Errorf("%w: kind %q", ErrMalformed, q.Kind)
	case len(q.Where) > MaxFields, len(q.Search) > MaxAsked:
		return fmt.Errorf("%w: query of %s", ErrTooLarge, q.Kind)
	case !utf8.ValidString(q.Search):
		return fmt.Errorf("%w: query of %s", ErrMalformed, q.Kind)
	}
	for name, values := range q.Where {
		if !isName(name, true) {
			return fmt.Errorf("%w: field %q", ErrMalformed, name)
		}
		if len(values) > MaxValues {
			return fmt.Errorf("%w: %d values of field %s", ErrTooLarge, len(values), name)
		}
	}
	return nil
}

// Most is the number of records that the query gives at most.
func (q Query) Most() int {
	if q.Limit <= 0 {
		return 100
	}
	return min(q.Limit, MaxListed)
}

// ExpiredBy reports whether the record is no longer there at that time.
func (r Record) ExpiredBy(now time.Time) bool {
	return !r.Expires.IsZero() && !now.Before(r.Expires.Truncate(time.Microsecond))
}

// isName reports whether a text may name a stream (letters, digits and . : _ -) or, where it must be
// in lower_snake_case, a kind, a field or a type of event.
func isName(s string, snake bool) bool {
	if s == "" || len(s) > MaxName {
		return false
	}
	for _, c := range []byte(s) {
		ok := c == '_' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
		if !snake {
			ok = ok || c == '.' || c == ':' || c == '-' || c >= 'A' && c <= 'Z'
		}
		if !ok {
			return false
		}
	}
	return true
}

// isText reports whether a text is UTF-8 of at most so many bytes without control characters.
func isText(s string, most int) bool {
	if len(s) > most || !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if unicode.IsControl(r) {
			return false
		}
	}
	return true
}
