package profile

import (
	"strings"
	"unicode/utf8"

	"sevenlists/planner/calendar"
)

// quick reads what programs send many times a second: JSON with an id, a name, a start and facts, and
// nothing unusual about it. It gives false wherever anything is, also where the profile is sound, and
// the full reader then has the last word; so it needs no messages. What it takes, the schema takes.
func quick(data []byte, facts *Facts) (Profile, bool) {
	const most = 64 << 10
	if len(data) > most {
		return Profile{}, false
	}
	q := quickReader{data: data, facts: facts, start: -1, p: Profile{
		Values: make([]Value, len(facts.List)), Origin: make([]Origin, len(facts.List)),
	}}
	if !q.document() || q.p.ID == "" || q.start < 0 {
		return Profile{}, false
	}
	if q.p.Name == "" {
		q.p.Name = q.p.ID
	}
	return q.p.WithStart(facts, q.start), true
}

// quickReader stands at a byte of the document.
type quickReader struct {
	data  []byte
	at    int
	facts *Facts
	p     Profile
	start calendar.Date // -1 until it is read
}

// space leaves white space behind.
func (q *quickReader) space() {
	for q.at < len(q.data) && (q.data[q.at] == ' ' || q.data[q.at] == '\n' || q.data[q.at] == '\t' || q.data[q.at] == '\r') {
		q.at++
	}
}

// sign reads one character after white space.
func (q *quickReader) sign(c byte) bool {
	q.space()
	if q.at < len(q.data) && q.data[q.at] == c {
		q.at++
		return true
	}
	return false
}

// object reads an object, each member by a function that stands before its value.
func (q *quickReader) object(member func(key []byte) bool) bool {
	if !q.sign('{') {
		return false
	}
	for first := true; !q.sign('}'); first = false {
		if !first && !q.sign(',') {
			return false
		}
		key, ok := q.text()
		if !ok || !q.sign(':') || !member(key) {
			return false
		}
	}
	return true
}

func (q *quickReader) document() bool {
	inFacts := false
	ok := q.object(func(key []byte) bool {
		switch string(key) {
		case "id":
			text, ok := q.text()
			if !ok || q.p.ID != "" || !quickID(text) {
				return false
			}
			q.p.ID = string(text)
			return true
		case "name":
			text, ok := q.text()
			if !ok || q.p.Name != "" || strings.TrimSpace(string(text)) == "" {
				return false
			}
			q.p.Name = string(text)
			return true
		case "start":
			text, ok := q.text()
			if !ok || q.start >= 0 {
				return false
			}
			q.start, ok = quickDate(text)
			return ok
		case "facts":
			if inFacts {
				return false
			}
			inFacts = true
			return q.object(q.fact)
		}
		return false
	})
	q.space()
	return ok && q.at == len(q.data)
}

// fact reads the value of one fact. What is stated as unknown is left to the full reader.
func (q *quickReader) fact(key []byte) bool {
	slot, ok := q.facts.slots[string(key)]
	if !ok || q.p.Origin[slot] != Missing {
		return false
	}
	fact := &q.facts.List[slot]
	var v Value
	switch fact.Type {
	case NumberType:
		v, ok = q.number(fact)
	case BooleanType:
		v, ok = q.truth()
	default:
		v, ok = q.textOf(fact)
	}
	q.p.Values[slot], q.p.Origin[slot] = v, Stated
	return ok
}

func (q *quickReader) number(fact *Fact) (Value, bool) {
	q.space()
	from := q.at
	for q.at < len(q.data) && (q.data[q.at] >= '0' && q.data[q.at] <= '9' || q.data[q.at] == '.' || q.data[q.at] == '-') {
		q.at++
	}
	n, ok := wholeMicro(q.data[from:q.at])
	var err error
	if !ok {
		n, err = ParseMicro(string(q.data[from:q.at]))
	}
	low, high := fact.limits()
	if err != nil || n < low.Micro() || n > high.Micro() || fact.Integer && n%Scale != 0 {
		return Unknown, false
	}
	return NumberValue(n), true
}

// wholeMicro reads a whole number of at most nine digits, as most are.
func wholeMicro(digits []byte) (int64, bool) {
	if len(digits) == 0 || len(digits) > 9 || len(digits) > 1 && digits[0] == '0' {
		return 0, false
	}
	n := int64(0)
	for _, d := range digits {
		if d < '0' || d > '9' {
			return 0, false
		}
		n = n*10 + int64(d-'0')
	}
	return n * Scale, true
}

func (q *quickReader) truth() (Value, bool) {
	q.space()
	for _, word := range []string{"true", "false"} {
		if rest := q.data[q.at:]; len(rest) >= len(word) && string(rest[:len(word)]) == word {
			q.at += len(word)
			return TruthValue(word == "true"), true
		}
	}
	return Unknown, false
}

func (q *quickReader) textOf(fact *Fact) (Value, bool) {
	text, ok := q.text()
	if !ok || string(text) == "unknown" || len(text) == 0 {
		return Unknown, false
	}
	switch fact.Type {
	case DateType:
		d, ok := quickDate(text)
		return DateValue(d), ok
	case EnumType:
		for i := range fact.Values {
			if fact.Values[i].ID == string(text) {
				return TextValue(fact.Values[i].ID), true
			}
		}
		return Unknown, false
	}
	return TextValue(string(text)), true
}

// text reads a text without escapes and without characters that a name may not have.
func (q *quickReader) text() ([]byte, bool) {
	if !q.sign('"') {
		return nil, false
	}
	from, length := q.at, 0
	for q.at < len(q.data) {
		c := q.data[q.at]
		switch {
		case c == '"':
			q.at++
			return q.data[from : q.at-1], length <= longestText
		case c < ' ' || c == '\\' || c == 0x7f:
			return nil, false
		case c < utf8.RuneSelf:
			q.at++
		default:
			r, size := utf8.DecodeRune(q.data[q.at:])
			if r < 0xa1 || r > 0xfffc || r == 0x2028 || r == 0x2029 || r == 0xfeff {
				return nil, false
			}
			q.at += size
		}
		length++
	}
	return nil, false
}

// quickID reports whether a text may be the id of a project, as idPattern says it.
func quickID(text []byte) bool {
	for i, c := range text {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (i == 0 || c != '_' && c != '-') {
			return false
		}
	}
	return len(text) >= 1 && len(text) <= 64
}

// quickDate reads a date of the centuries that datePattern allows.
func quickDate(text []byte) (calendar.Date, bool) {
	if len(text) != 10 || text[0] != '1' && text[0] != '2' || text[0] == '1' && text[1] != '9' || text[0] == '2' && text[1] > '1' {
		return 0, false
	}
	d, err := calendar.ParseDate(string(text))
	return d, err == nil && d > 0
}
