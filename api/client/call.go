package client

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Call is one call of an operation.
type Call struct {
	Server string   // its address, such as http://127.0.0.1:8080
	Token  string   // of access; empty: as nobody
	Pairs  []string // name=value: parameters of the path and the query, and keys of the body
	Body   []byte   // of a body that is not made of pairs; nil: made of them
	Media  string   // of Body; empty: the operation's first
	// Version is what the change is meant for; empty: that which is there now.
	Version string
	Key     string // of idempotency; empty: a new one
	Lang    lang.Lang
}

// Answer is what came back.
type Answer struct {
	Status  int
	Media   string
	ETag    string
	Content []byte
}

// mostAnswer is how much of an answer is read, in bytes.
const mostAnswer = 256 << 20

// Do calls an operation of a server.
//
// It returns a fault.List of Invalid: call.pair for what is no name=value, call.parameter for one that it
// does not have, call.missing for one that it needs; call.refused with what the server says where it
// refuses, of the kind that fits; and Unavailable call.unreachable.
func (c *Call) Do(ctx context.Context, list []Operation, op *Operation) (Answer, error) {
	path, query, body, err := c.parts(op)
	if err != nil {
		return Answer{}, err
	}
	request := func(method, path, query string, body []byte) (*http.Request, error) {
		address := strings.TrimRight(c.Server, "/") + path
		if query != "" {
			address += "?" + query
		}
		r, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(body))
		if err != nil {
			return nil, fault.New(fault.Invalid, "call.server", "--server", c.Server)
		}
		r.Header.Set("Accept-Language", string(c.Lang))
		if c.Token != "" {
			r.Header.Set("Authorization", "Bearer "+c.Token)
		}
		return r, nil
	}
	version := c.Version
	if op.Version && version == "" {
		if at := source(list, op); at != "" {
			r, err := request(http.MethodGet, c.fill(at), "", nil)
			if err != nil {
				return Answer{}, err
			}
			now, err := c.send(r)
			if err != nil {
				return now, err
			}
			version = now.ETag
		}
	}
	r, err := request(op.Method, path, query, body)
	if err != nil {
		return Answer{}, err
	}
	if len(op.Media) > 0 {
		if c.Media == "" {
			c.Media = op.Media[0]
		}
		r.Header.Set("Content-Type", c.Media)
	}
	if version != "" {
		r.Header.Set("If-Match", `"`+strings.Trim(version, `"`)+`"`)
	}
	if op.Once {
		if c.Key == "" {
			c.Key = rand.Text()
		}
		r.Header.Set("Idempotency-Key", c.Key)
	}
	return c.send(r)
}

// send sends a request and turns a refusal into its faults.
func (c *Call) send(r *http.Request) (Answer, error) {
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return Answer{}, fault.New(fault.Unavailable, "call.unreachable", "", c.Server).Because(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(io.LimitReader(response.Body, mostAnswer))
	if err != nil {
		return Answer{}, fault.New(fault.Unavailable, "call.unreachable", "", c.Server).Because(err)
	}
	a := Answer{Status: response.StatusCode, Media: response.Header.Get("Content-Type"), ETag: response.Header.Get("ETag"), Content: content}
	if a.Status >= 400 {
		return a, refusal(&a)
	}
	return a, nil
}

// refusal says in the server's own words why it refused.
func refusal(a *Answer) error {
	kind := fault.Invalid
	switch {
	case a.Status == http.StatusNotFound:
		kind = fault.NotFound
	case a.Status == http.StatusConflict || a.Status == http.StatusPreconditionFailed || a.Status == http.StatusForbidden:
		kind = fault.Conflict
	case a.Status >= 500 || a.Status == http.StatusTooManyRequests:
		kind = fault.Unavailable
	}
	var problem struct {
		Detail string `json:"detail"`
		Errors []struct {
			Pointer string `json:"pointer"`
			Message string `json:"message"`
			Hint    string `json:"hint"`
		} `json:"errors"`
	}
	if err := json.Unmarshal(a.Content, &problem); err != nil || problem.Detail == "" {
		return fault.New(kind, "call.refused", "", a.Status, http.StatusText(a.Status))
	}
	var faults fault.List
	for _, e := range problem.Errors {
		faults.Add(fault.New(kind, "call.refused", e.Pointer, a.Status, e.Message, e.Hint))
	}
	if len(faults) == 0 {
		faults.Add(fault.New(kind, "call.refused", "", a.Status, problem.Detail))
	}
	return faults
}

// parts makes path, query and body of the pairs.
func (c *Call) parts(op *Operation) (path, query string, body []byte, err error) {
	var faults fault.List
	values, fields := url.Values{}, map[string]json.RawMessage{}
	takes := c.Body == nil && slices.Contains(op.Media, "application/json")
	for _, pair := range c.Pairs {
		name, value, ok := strings.Cut(pair, "=")
		at := slices.IndexFunc(op.Params, func(p Param) bool { return p.Name == name })
		switch {
		case !ok || name == "":
			faults.Add(fault.New(fault.Invalid, "call.pair", pair, pair))
		case at >= 0 && op.Params[at].In == "query":
			values.Add(name, value)
		case at >= 0:
		case takes:
			fields[name] = asJSON(value)
		default:
			faults.Add(fault.New(fault.Invalid, "call.parameter", name, name, fault.Nearest(name, op.names())))
		}
	}
	for _, p := range op.Params {
		if p.Required && !slices.ContainsFunc(c.Pairs, func(pair string) bool { return strings.HasPrefix(pair, p.Name+"=") }) {
			faults.Add(fault.New(fault.Invalid, "call.missing", p.Name, p.Name, p.About))
		}
	}
	if err := faults.Err(); err != nil {
		return "", "", nil, err
	}
	if body = c.Body; takes {
		if body, err = json.Marshal(fields); err != nil {
			return "", "", nil, err
		}
	}
	return c.fill(op.Path), values.Encode(), body, nil
}

func (op *Operation) names() []string {
	names := make([]string, len(op.Params))
	for i, p := range op.Params {
		names[i] = p.Name
	}
	return names
}

// fill puts values into a path.
func (c *Call) fill(path string) string {
	for _, pair := range c.Pairs {
		if name, value, ok := strings.Cut(pair, "="); ok {
			path = strings.ReplaceAll(path, "{"+name+"}", url.PathEscape(value))
		}
	}
	return path
}

// asJSON is a value as JSON: what is JSON already as it is, everything else as a text. A date and a number
// of a document that begin with digits are texts, since they are no JSON.
func asJSON(value string) json.RawMessage {
	var any json.RawMessage
	if json.Unmarshal([]byte(value), &any) == nil {
		return any
	}
	raw, _ := json.Marshal(value) // a text can always be written
	return raw
}
