package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"sevenlists/planner/fault"
)

// jsonReader reads JSON token by token, because decoding into a map would drop duplicate keys
// and the digits of numbers.
type jsonReader struct {
	*trail
	dec  *json.Decoder
	data []byte
	line int // line of the last token
	at   int // offset up to which lines are counted
}

// readJSON reads a whole document that begins with { or [.
func readJSON(data []byte, t *trail) (*Node, *Finding) {
	// The grammar first: the validator of encoding/json knows the exact place of a mistake and
	// what follows the document, which the tokens do not tell.
	var raw json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, jsonMistake(data, err, t)
	}
	r := &jsonReader{trail: t, dec: json.NewDecoder(bytes.NewReader(data)), data: data, line: 1}
	r.dec.UseNumber()
	return r.next(1)
}

// next reads one value.
func (r *jsonReader) next(depth int) (*Node, *Finding) {
	token, fail := r.token()
	if fail != nil {
		return nil, fail
	}
	n := &Node{Line: r.line}
	switch t := token.(type) {
	case json.Delim:
		if depth > r.deepest {
			return nil, r.tooDeep(r.line)
		}
		if t == '{' {
			n.Kind = Mapping
			return n, r.entries(n, depth)
		}
		n.Kind = List
		return n, r.items(n, depth)
	case string:
		n.Kind, n.Text = Text, t
	case json.Number:
		n.Kind, n.Text = Number, t.String()
	case bool:
		n.Kind, n.Text = Truth, strconv.FormatBool(t)
	}
	return n, nil
}

// entries reads what stands between { and }, and keeps the first of two equal keys.
func (r *jsonReader) entries(n *Node, depth int) *Finding {
	seen := make(map[string]bool)
	for r.dec.More() {
		token, fail := r.token()
		if fail != nil {
			return fail
		}
		key, _ := token.(string)
		line := r.line
		r.enter(key)
		value, fail := r.next(depth + 1)
		if fail != nil {
			return fail
		}
		if seen[key] {
			r.found("duplicate_key", line, key)
		} else {
			seen[key] = true
			n.Entries = append(n.Entries, Entry{Key: key, Line: line, Value: value})
		}
		r.leave()
	}
	_, fail := r.token()
	return fail
}

// items reads what stands between [ and ].
func (r *jsonReader) items(n *Node, depth int) *Finding {
	for i := 0; r.dec.More(); i++ {
		r.enter(strconv.Itoa(i))
		item, fail := r.next(depth + 1)
		if fail != nil {
			return fail
		}
		r.leave()
		n.Items = append(n.Items, item)
	}
	_, fail := r.token()
	return fail
}

// token reads one token and counts its line; a token of JSON never runs over a line's end.
func (r *jsonReader) token() (json.Token, *Finding) {
	token, err := r.dec.Token()
	if err != nil {
		return nil, jsonMistake(r.data, err, r.trail)
	}
	end := int(r.dec.InputOffset())
	r.line += bytes.Count(r.data[r.at:end], []byte("\n"))
	r.at = end
	return token, nil
}

// jsonMistake says on which line the form of JSON is broken.
func jsonMistake(data []byte, err error, t *trail) *Finding {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return refuse("syntax", 0).because(err)
	}
	if strings.HasSuffix(syntax.Error(), "exceeded max depth") {
		return (&trail{deepest: t.deepest}).tooDeep(0)
	}
	// Offset counts the byte that is wrong, which may itself be the end of a line.
	before := data[:max(0, min(int(syntax.Offset)-1, len(data)))]
	line := 1 + bytes.Count(before, []byte("\n"))
	if syntax.Error() == "unexpected end of JSON input" {
		return refuse("syntax", line, line, fault.Word("syntax.cut_off")).because(err)
	}
	return refuse("syntax", line, line).because(err)
}
