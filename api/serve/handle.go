package serve

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

const (
	accountKey = "account"
	faultKey   = "fault" // what a request was refused for, for the log
	streamKey  = "stream"
)

// handler holds a request against what its route says, before its handler sees it.
func (s *Server) handler(r *Route) echo.HandlerFunc {
	return func(ec echo.Context) (err error) {
		client := ec.Request().Context()
		defer func() { err = leftAlone(client, err) }()
		c := &Call{Server: s, Route: r, Lang: languageOf(ec.Request()), echo: ec}
		if r.Stream {
			ec.Set(streamKey, true)
		} else {
			patience := r.Patience
			if patience == 0 {
				patience = s.Limits.Patience
			}
			ctx, cancel := context.WithTimeout(ec.Request().Context(), patience)
			defer cancel()
			ec.SetRequest(ec.Request().WithContext(ctx))
			// Whoever reads too slowly is cut off; a writer that knows no deadline is one of a test.
			_ = http.NewResponseController(ec.Response()).SetWriteDeadline(time.Now().Add(2 * patience))
		}
		if err := s.admit(c); err != nil {
			return err
		}
		// The body first: whoever sends it slowly takes no place from others.
		if err := s.receive(c); err != nil {
			return err
		}
		if !r.Stream {
			leave, err := s.enter(c.Context())
			if err != nil {
				return err
			}
			defer leave()
		}
		if err := s.check(c); err != nil {
			return err
		}
		if err := s.ask(c); err != nil {
			return err
		}
		return r.Handle(c)
	}
}

// leftAlone says that the client went away, of what could not be done for that reason: nobody reads the
// answer, and nothing is wrong with the server.
func leftAlone(client context.Context, err error) error {
	if err == nil || client.Err() == nil {
		return err
	}
	if errors.Is(err, context.Canceled) || statusOf(faultsOf(err)[0]) == http.StatusServiceUnavailable {
		return fault.New(fault.Invalid, "request.left", "").Because(err)
	}
	return err
}

// admit finds out who asks, and refuses whoever asks too often.
func (s *Server) admit(c *Call) error {
	if err := s.rate.address(c.echo.RealIP(), c.Route.Secret); err != nil {
		return err
	}
	account, err := s.Gate.Identify(c.Request())
	if err != nil {
		return err
	}
	c.Account = account
	c.echo.Set(accountKey, account.ID)
	if account.Anonymous {
		return nil
	}
	if c.Route.changes() && account.CSRF != "" && !same(c.Request().Header.Get("X-CSRF-Token"), account.CSRF) {
		return fault.New(fault.Invalid, "request.csrf", "X-CSRF-Token")
	}
	return s.rate.account(account.ID)
}

// same compares two secrets in a time that does not tell how far they agree.
func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// enter waits for a place among those that are worked on.
func (s *Server) enter(ctx context.Context) (leave func(), err error) {
	select {
	case s.slots <- struct{}{}:
		return func() { <-s.slots }, nil
	case <-ctx.Done():
		return nil, fault.New(fault.Unavailable, "request.too_busy", "").Because(ctx.Err())
	}
}

// receive reads the body.
func (s *Server) receive(c *Call) error {
	r := c.Route
	if r.Body == nil && r.BodyIs == "" {
		return nil
	}
	if err := s.mediaType(c); err != nil {
		return err
	}
	most := r.MostBody
	if most == 0 {
		most = s.Limits.Body
	}
	var err error
	c.Raw, err = readBody(c.Request(), most)
	return err
}

// check holds the parameters, version, key and body of a request against what the route takes.
func (s *Server) check(c *Call) error {
	faults := c.checkParams()
	if c.Route.Revises {
		version, err := ifMatch(c.Request().Header.Get("If-Match"))
		if err != nil {
			return err
		}
		c.version = version
	}
	if key := c.Key(); c.Route.Once && key != "" && !keyForm(key) {
		faults.Add(fault.New(fault.Invalid, "request.key", "Idempotency-Key"))
	}
	if schema := s.schemas[c.Route.Name]; schema != nil {
		faults = append(faults, fault.All(checkBody(schema, c.Raw))...)
	}
	return faults.Err()
}

// mediaType refuses a body of another type than JSON; a profile may be YAML, a spreadsheet is what
// its route says.
func (s *Server) mediaType(c *Call) error {
	media, _, err := mime.ParseMediaType(c.Request().Header.Get(echo.HeaderContentType))
	wanted := BodyMedia(c.Route)
	if err != nil || !slices.Contains(wanted, media) {
		return fault.New(fault.Invalid, "request.media_type", "Content-Type", media, wanted)
	}
	return nil
}

// BodyMedia are the media types that a route's body may have.
func BodyMedia(r *Route) []string {
	switch r.BodyIs {
	case "profile", "plot":
		return []string{"application/json", "application/yaml"}
	case "spreadsheet":
		return []string{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"}
	}
	return []string{"application/json"}
}

// checkParams refuses parameters of the query that the route does not have or that are malformed.
func (c *Call) checkParams() fault.List {
	var faults fault.List
	known := map[string]*Param{"lang": {Name: "lang", Values: []string{string(lang.ZH), string(lang.EN)}}}
	names := []string{"lang"}
	for i := range c.Route.Query {
		p := &c.Route.Query[i]
		known[p.Name] = p
		names = append(names, p.Name)
	}
	given := c.echo.QueryParams()
	for name, values := range given {
		p := known[name]
		switch {
		case p == nil:
			faults.Add(fault.New(fault.Invalid, "request.parameter", shortened(name), shortened(name), fault.Nearest(name, names)))
		case len(values) > 1 && !p.Many:
			faults.Add(fault.New(fault.Invalid, "request.parameter_twice", name, name))
		default:
			for _, value := range values {
				faults.Add(p.check(value))
			}
		}
	}
	for _, p := range c.Route.Query {
		if p.Required && given.Get(p.Name) == "" {
			faults.Add(fault.New(fault.Invalid, "request.parameter_missing", p.Name, p.Name))
		}
	}
	return faults
}

// How long the value of a parameter may be, in bytes: usualParam where it does not say, mostSearch where
// something is searched for.
const (
	usualParam = 2000
	mostSearch = store.MaxAsked / 2 // beside it a listing searches for departments
	mostID     = 100
)

// check refuses a value that the parameter cannot have.
func (p *Param) check(value string) *fault.Error {
	most := p.Most
	if most == 0 {
		most = usualParam
	}
	if len(value) > most {
		return fault.New(fault.Invalid, "body.too_long", p.Name)
	}
	if !utf8.ValidString(value) || strings.ContainsFunc(value, unicode.IsControl) {
		return fault.New(fault.Invalid, "request.characters", p.Name, p.Name)
	}
	switch p.Type {
	case "integer":
		if n, err := strconv.Atoi(value); err != nil || n < 0 {
			return fault.New(fault.Invalid, "request.parameter_number", p.Name, p.Name, shortened(value))
		}
	case "boolean":
		if value != "true" && value != "false" {
			return fault.New(fault.Invalid, "usage.flag.choice", p.Name, p.Name, shortened(value), []string{"true", "false"}, "")
		}
	}
	if len(p.Values) > 0 && !p.Many && !slices.Contains(p.Values, value) {
		return fault.New(fault.Invalid, "usage.flag.choice", p.Name, p.Name, shortened(value), p.Values, fault.Nearest(value, p.Values))
	}
	return nil
}

// ifMatch reads the version that a change is meant for.
func ifMatch(header string) (int64, error) {
	if header == "" {
		return 0, fault.New(fault.Invalid, "request.version_missing", "If-Match")
	}
	version, err := strconv.ParseInt(strings.Trim(header, `"`), 10, 64)
	if err != nil || version < 1 || strings.HasPrefix(header, "W/") {
		return 0, fault.New(fault.Conflict, "request.stale", "If-Match")
	}
	return version, nil
}

// keyForm reports whether an idempotency key is 8 to 128 printable characters.
func keyForm(key string) bool {
	if len(key) < 8 || len(key) > 128 {
		return false
	}
	return strings.IndexFunc(key, func(r rune) bool { return r < 0x21 || r > 0x7e }) < 0
}

// ask puts the question of who may do it to the access rules. Who may not even see an object is told
// that there is none, and who has not logged in nothing about it, so that nobody learns which there are.
func (s *Server) ask(c *Call) error {
	if c.Route.Object == nil {
		return s.allow(c, c.Route.Action, Object{})
	}
	if c.Account.Anonymous {
		reach, err := s.Gate.Reach(c.Context(), c.Account, c.Route.Action)
		switch {
		case err != nil:
			return err
		case !reach.All && len(reach.AnyOf) == 0:
			return fault.New(fault.Invalid, "request.unauthenticated", "")
		}
	}
	object, err := c.Route.Object(c)
	if err != nil {
		return s.unseen(c, err)
	}
	return s.allow(c, c.Route.Action, object)
}

// unseen words that something is not there as it words that it may not be seen, for whoever may not see
// everything of its kind.
func (s *Server) unseen(c *Call, err error) error {
	if first := fault.All(err)[0]; first.Kind != fault.NotFound {
		return err
	}
	reach, failed := s.Gate.Reach(c.Context(), c.Account, c.Route.Action)
	if failed == nil && reach.All {
		return err
	}
	return fault.New(fault.NotFound, "request.unseen", "").Because(err)
}

// Allow asks about another action than the route's, or another object.
func (c *Call) Allow(action string, what Object) error { return c.Server.allow(c, action, what) }

func (s *Server) allow(c *Call, action string, what Object) error {
	allowed, _, err := s.Gate.Allow(c.Context(), c.Account, action, what)
	switch {
	case err != nil:
		return err
	case allowed:
		return nil
	case c.Account.Anonymous:
		return fault.New(fault.Invalid, "request.unauthenticated", "")
	}
	if what.Kind != "" {
		seen, _, err := s.Gate.Allow(c.Context(), c.Account, what.Kind+".read", what)
		if err == nil && !seen {
			return fault.New(fault.NotFound, "request.unseen", "")
		}
	}
	return fault.New(fault.Invalid, "request.forbidden", "", action)
}

// refuse answers an error as a problem document.
func (s *Server) refuse(err error, ec echo.Context) {
	ec.Set(faultKey, err)
	if ec.Response().Committed {
		return
	}
	id := ec.Response().Header().Get(echo.HeaderXRequestID)
	p := problem(err, languageOf(ec.Request()), ec.Request().URL.Path, id)
	header := ec.Response().Header()
	header.Set(echo.HeaderContentType, "application/problem+json; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	switch p.Status {
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		if header.Get("Retry-After") == "" {
			header.Set("Retry-After", "1")
		}
	case http.StatusUnauthorized:
		header.Set("WWW-Authenticate", "Bearer")
	}
	content, failed := encode(p)
	if failed != nil {
		content = nil
	}
	ec.Response().WriteHeader(p.Status)
	if ec.Request().Method != http.MethodHead {
		_, _ = ec.Response().Write(content)
	}
}

// recovered turns a panic into an error that the log has with its stack.
func (s *Server) recovered(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			r := recover()
			if r == nil {
				return
			}
			if e, ok := r.(error); ok && errors.Is(e, http.ErrAbortHandler) {
				panic(r)
			}
			s.Log.Error("panic", "request", c.Response().Header().Get(echo.HeaderXRequestID), "route", c.Path(),
				"panic", fmt.Sprint(r), "stack", string(debug.Stack()))
			err = fault.New(fault.Unavailable, "internal", "").Because(fmt.Errorf("panic: %v", r))
		}()
		return next(c)
	}
}
