package outbox

import (
	"context"
	"encoding/json"
	"io"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"sevenlists/api/guard"
)

// places finds what a request leaves open.
var places = regexp.MustCompile(`\{([a-z_]+)\}`)

// unknownPlaces are the places of a gateway that nothing fills.
func (g *Gateway) unknownPlaces() []string {
	known := map[string]bool{"to": true, "text": true, "id": true, "token": g.Token != nil}
	for name := range g.Settings {
		known[name] = true
	}
	var unknown []string
	look := func(text string) {
		for _, found := range places.FindAllStringSubmatch(text, -1) {
			if !known[found[1]] {
				unknown = append(unknown, found[0])
			}
		}
	}
	for _, r := range []*Request{&g.Send, g.Token} {
		if r == nil {
			continue
		}
		look(r.URL)
		look(r.Body)
		for _, name := range slices.Sorted(maps.Keys(r.Headers)) {
			look(r.Headers[name])
		}
	}
	return unknown
}

// gateways send over HTTP.
type gateways struct {
	book    *Book
	guard   guard.Guard
	client  *http.Client
	now     func() time.Time
	setting func(string) (string, error)

	mu     sync.Mutex
	tokens map[string]token
}

type token struct {
	value string
	until time.Time
}

func newGateways(c Config) *gateways {
	g := guard.New(c.GatewayHosts, nil)
	return &gateways{book: c.Book, guard: g, client: g.Client(), now: c.Now, setting: c.Setting, tokens: map[string]token{}}
}

// values are the settings of a gateway; false where one is missing.
func (gs *gateways) values(g *Gateway) (map[string]string, bool) {
	values := map[string]string{}
	for name, variable := range g.Settings {
		if gs.setting == nil {
			return nil, false
		}
		value, err := gs.setting(variable)
		if err != nil || value == "" {
			return nil, false
		}
		values[name] = value
	}
	return values, true
}

// ready reports whether this server can send over a gateway: its settings are there, and its hosts allowed.
func (gs *gateways) ready(id string) bool {
	g, known := gs.book.Gateways[id]
	if !known {
		return false
	}
	values, ok := gs.values(&g)
	for _, r := range []*Request{&g.Send, g.Token} {
		if r != nil {
			ok = ok && gs.allowed(filledURL(r.URL, values))
		}
	}
	return ok
}

// allowed reports whether the administrator allowed the host of an address.
func (gs *gateways) allowed(address string) bool {
	u, err := url.Parse(address)
	return err == nil && gs.guard.CheckURL(address) == nil && gs.guard.Names(u)
}

// send brings a notice over a gateway, once.
func (gs *gateways) send(ctx context.Context, id string, n Notice) *Failure {
	g := gs.book.Gateways[id]
	values, ok := gs.values(&g)
	if !ok {
		return &Failure{Reason: "setting"}
	}
	values["to"], values["text"], values["id"] = n.Address, n.Short, n.ID
	if g.Token != nil {
		value, failure := gs.token(ctx, id, g.Token, values)
		if failure != nil {
			return failure
		}
		values["token"] = value
	}
	_, failure := gs.ask(ctx, &g.Send, values)
	if failure != nil && g.Token != nil {
		gs.forget(id) // it may have been good no more
	}
	return failure
}

// token gives the token of a gateway, and asks for a new one where the last is too old.
func (gs *gateways) token(ctx context.Context, id string, r *Request, values map[string]string) (string, *Failure) {
	gs.mu.Lock()
	kept := gs.tokens[id]
	gs.mu.Unlock()
	now := gs.now()
	if kept.value != "" && now.Before(kept.until) {
		return kept.value, nil
	}
	answer, failure := gs.ask(ctx, r, values)
	if failure != nil {
		return "", failure
	}
	value, ok := valueAt(answer, r.TokenAt)
	if !ok || value == "" {
		return "", &Failure{Reason: "refused"}
	}
	gs.mu.Lock()
	defer gs.mu.Unlock()
	gs.tokens[id] = token{value, now.Add(time.Duration(r.Minutes) * time.Minute)}
	return value, nil
}

func (gs *gateways) forget(id string) {
	gs.mu.Lock()
	defer gs.mu.Unlock()
	delete(gs.tokens, id)
}

// mostAnswer is how much of an answer is read, in bytes.
const mostAnswer = 64 << 10

// ask sends one request and gives the answer, where it means success.
func (gs *gateways) ask(ctx context.Context, r *Request, values map[string]string) ([]byte, *Failure) {
	address := filledURL(r.URL, values)
	if !gs.allowed(address) {
		return nil, &Failure{Reason: "not_public"}
	}
	ctx, cancel := context.WithTimeout(ctx, guard.SendWithin)
	defer cancel()
	q, err := http.NewRequestWithContext(ctx, r.Method, address, strings.NewReader(filledBody(r, values)))
	if err != nil {
		return nil, &Failure{Reason: "setting"}
	}
	for _, name := range slices.Sorted(maps.Keys(r.Headers)) {
		q.Header.Set(name, fill(r.Headers[name], values, headerText))
	}
	q.Header.Set("User-Agent", "sevenlists-messages/1")
	answer, err := gs.client.Do(q)
	if err != nil {
		return nil, &Failure{Reason: guard.Outcome(0, err), Away: true}
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(io.LimitReader(answer.Body, mostAnswer))
	if err != nil {
		return nil, &Failure{Reason: guard.Outcome(0, err), Away: true}
	}
	if !slices.Contains(r.Success.Statuses, answer.StatusCode) {
		reason := guard.Outcome(answer.StatusCode, nil)
		if reason == "delivered" {
			reason = "status"
		}
		return nil, &Failure{Reason: reason, Status: answer.StatusCode}
	}
	if value, ok := valueAt(content, r.Success.At); r.Success.At != "" && (!ok || value != r.Success.Equals) {
		return nil, &Failure{Reason: "refused", Status: answer.StatusCode}
	}
	return content, nil
}

// fill puts values into their places, each written as the place needs it.
func fill(text string, values map[string]string, write func(string) string) string {
	return places.ReplaceAllStringFunc(text, func(place string) string {
		return write(values[place[1:len(place)-1]])
	})
}

// filledURL fills an address. A value at its beginning is an address itself; all others are escaped.
func filledURL(text string, values map[string]string) string {
	first := ""
	if at := places.FindStringIndex(text); at != nil && at[0] == 0 {
		first, text = values[text[1:at[1]-1]], text[at[1]:]
	}
	return first + fill(text, values, url.QueryEscape)
}

// filledBody fills a body: in JSON and in forms what is filled in changes nothing around it.
func filledBody(r *Request, values map[string]string) string {
	media, _, _ := mime.ParseMediaType(r.Headers["Content-Type"])
	switch media {
	case "application/json":
		return fill(r.Body, values, func(v string) string {
			quoted, _ := json.Marshal(v) // a text always can be written
			return string(quoted[1 : len(quoted)-1])
		})
	case "application/x-www-form-urlencoded":
		return fill(r.Body, values, url.QueryEscape)
	}
	return fill(r.Body, values, xmlText)
}

// xmlText writes a value so that it is text in XML, and harmless elsewhere.
func xmlText(v string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(v)
}

// headerText keeps a value within its header.
func headerText(v string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, v)
}

// valueAt reads a text, number or truth value at a JSON Pointer of simple steps.
func valueAt(content []byte, pointer string) (string, bool) {
	var at any
	if json.Unmarshal(content, &at) != nil {
		return "", false
	}
	for _, step := range strings.Split(strings.TrimPrefix(pointer, "/"), "/") {
		switch v := at.(type) {
		case map[string]any:
			at = v[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(v) {
				return "", false
			}
			at = v[i]
		default:
			return "", false
		}
	}
	switch v := at.(type) {
	case string:
		return v, true
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	case bool:
		return strconv.FormatBool(v), true
	}
	return "", false
}
