package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Call is one request, as a handler sees it.
type Call struct {
	Server  *Server
	Route   *Route
	Account Account
	Lang    lang.Lang // of the caller: ?lang=, else Accept-Language, else Chinese
	Raw     []byte    // the body; for routes with a body of a Go type it has been checked against the schema
	// Found is what Route.Object read, for Handle.
	Found any

	echo    echo.Context
	version int64 // of If-Match
}

// Context ends when the client goes away or the patience of the route is over.
func (c *Call) Context() context.Context { return c.echo.Request().Context() }

// Request is the request itself.
func (c *Call) Request() *http.Request { return c.echo.Request() }

// Response is where an answer that is no JSON is written.
func (c *Call) Response() http.ResponseWriter { return c.echo.Response() }

// ID is the id of the request, as the log has it.
func (c *Call) ID() string { return c.echo.Response().Header().Get(echo.HeaderXRequestID) }

// Path gives a parameter of the path.
func (c *Call) Path(name string) string { return c.echo.Param(name) }

// Query gives a parameter of the query.
func (c *Call) Query(name string) string { return c.echo.QueryParam(name) }

// QueryAll gives a parameter of the query that may be given more than once, or with commas.
func (c *Call) QueryAll(name string) []string {
	var all []string
	for _, value := range c.echo.QueryParams()[name] {
		for _, one := range strings.Split(value, ",") {
			if one = strings.TrimSpace(one); one != "" {
				all = append(all, one)
			}
		}
	}
	return all
}

// Key is the caller's idempotency key; empty where none was given.
func (c *Call) Key() string { return c.echo.Request().Header.Get("Idempotency-Key") }

// Version is the version that If-Match names, 0 where there is none.
func (c *Call) Version() int64 { return c.version }

// Decode reads the body into a value of the route's type. The schema was checked before.
func (c *Call) Decode(into any) error {
	if err := json.Unmarshal(c.Raw, into); err != nil {
		return fault.New(fault.Invalid, "request.body", "", err.Error())
	}
	return nil
}

// ETag says which version the answer is of.
func (c *Call) ETag(version int64) {
	c.Response().Header().Set("ETag", `"`+strconv.FormatInt(version, 10)+`"`)
}

// Location says where what was made is found.
func (c *Call) Location(path string) { c.Response().Header().Set(echo.HeaderLocation, path) }

// JSON answers with the route's status.
func (c *Call) JSON(answer any) error {
	content, err := encode(answer)
	if err != nil {
		return err
	}
	return c.Bytes("application/json; charset=utf-8", content)
}

// Bytes answers with a content of any type.
func (c *Call) Bytes(media string, content []byte) error {
	c.Response().Header().Set(echo.HeaderContentType, media)
	c.Response().WriteHeader(c.Route.Success())
	_, err := c.Response().Write(content)
	return err
}

// Page answers with a page that stands alone: its styles are written in it, and it runs nothing.
func (c *Call) Page(content []byte) error {
	c.Response().Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
	return c.Bytes("text/html; charset=utf-8", content)
}

// Nothing answers that it was done.
func (c *Call) Nothing() error { return c.echo.NoContent(c.Route.Success()) }

// encode writes JSON as the command line does: one line, signs of HTML as they are.
func encode(answer any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(answer); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// readBody reads a body up to a limit. A longer one, and one that comes too slowly, is refused.
func readBody(r *http.Request, limit int64) ([]byte, error) {
	if r.ContentLength > limit {
		return nil, fault.New(fault.Invalid, "request.too_large", "", limit)
	}
	var b bytes.Buffer
	if r.ContentLength > 0 {
		b.Grow(int(r.ContentLength) + bytes.MinRead)
	}
	_, err := b.ReadFrom(io.LimitReader(r.Body, limit+1))
	body := b.Bytes()
	switch {
	case err != nil:
		return nil, fault.New(fault.Invalid, "request.broken", "").Because(err)
	case int64(len(body)) > limit:
		return nil, fault.New(fault.Invalid, "request.too_large", "", limit)
	}
	return body, nil
}
