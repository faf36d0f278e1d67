package profile

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
	dec   *json.Decoder
	data  []byte
	found *findings
	line  int // line of the last token
	at    int // offset up to which lines are counted
}

// readJSON reads a whole document that begins with { or [. It returns an error where the form
// is broken, and notes in found what can be noted while reading on.
func readJSON(data []byte, found *findings) (*node, *fault.Error) {
	// The grammar first: the validator of encoding/json knows the exact place of a mistake and
	// what follows the document, which the tokens do not tell.
	var raw json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, jsonMistake(data, err)
	}
	r := &jsonReader{dec: json.NewDecoder(bytes.NewReader(data)), data: data, found: found, line: 1}
	r.dec.UseNumber()
	return r.next("", 1)
}

// next reads one value.
func (r *jsonReader) next(path string, depth int) (*node, *fault.Error) {
	token, fail := r.token()
	if fail != nil {
		return nil, fail
	}
	n := &node{line: r.line}
	switch t := token.(type) {
	case json.Delim:
		if depth > maxDepth {
			return nil, tooDeep(path, r.line)
		}
		if t == '{' {
			n.kind = mapping
			return n, r.entries(n, path, depth)
		}
		n.kind = list
		return n, r.items(n, path, depth)
	case string:
		n.kind, n.text = text, t
	case json.Number:
		return newNumber(t.String(), r.line), nil
	case bool:
		n.kind, n.text = truth, strconv.FormatBool(t)
	}
	return n, nil
}

// entries reads what stands between { and }, and keeps the first of two equal keys.
func (r *jsonReader) entries(n *node, path string, depth int) *fault.Error {
	seen := make(map[string]bool)
	for r.dec.More() {
		token, fail := r.token()
		if fail != nil {
			return fail
		}
		key, _ := token.(string)
		at, line := step(path, key), r.line
		value, fail := r.next(at, depth+1)
		if fail != nil {
			return fail
		}
		if seen[key] {
			r.found.add(at, line, "profile.duplicate_key", key)
			continue
		}
		seen[key] = true
		n.entries = append(n.entries, entry{key, line, value})
	}
	_, fail := r.token()
	return fail
}

// items reads what stands between [ and ].
func (r *jsonReader) items(n *node, path string, depth int) *fault.Error {
	for i := 0; r.dec.More(); i++ {
		item, fail := r.next(step(path, strconv.Itoa(i)), depth+1)
		if fail != nil {
			return fail
		}
		n.items = append(n.items, item)
	}
	_, fail := r.token()
	return fail
}

// token reads one token and counts its line; a token of JSON never runs over a line's end.
func (r *jsonReader) token() (json.Token, *fault.Error) {
	token, err := r.dec.Token()
	if err != nil {
		return nil, jsonMistake(r.data, err)
	}
	end := int(r.dec.InputOffset())
	r.line += bytes.Count(r.data[r.at:end], []byte("\n"))
	r.at = end
	return token, nil
}

// jsonMistake says on which line the form of JSON is broken.
func jsonMistake(data []byte, err error) *fault.Error {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return refuse("profile.syntax", 0).Because(err)
	}
	if strings.HasSuffix(syntax.Error(), "exceeded max depth") {
		return tooDeep("", 0)
	}
	// Offset counts the byte that is wrong, which may itself be the end of a line.
	before := data[:max(0, min(int(syntax.Offset)-1, len(data)))]
	line := 1 + bytes.Count(before, []byte("\n"))
	if syntax.Error() == "unexpected end of JSON input" {
		return refuse("profile.syntax", line, line, fault.Word("syntax.cut_off")).Because(err)
	}
	return refuse("profile.syntax", line, line).Because(err)
}
