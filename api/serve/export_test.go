package serve

import (
	"encoding/json"
	"net/http"
	"reflect"
)

// Hollow makes of a server one that does nothing: every route answers 204 once access has let a request
// through. What a request must bring besides is not asked for. The object of a route is what find gives;
// where find is nil, what the route itself finds.
func Hollow(s *Server, find func(r *Route, c *Call) Object) error {
	for i := range s.routes {
		r := &s.routes[i]
		r.Body, r.BodyIs, r.Query, r.Revises, r.Stream = nil, "", nil, false, false
		if r.Object != nil && find != nil {
			r.Object = func(c *Call) (Object, error) { return find(r, c), nil }
		}
		r.Handle = func(c *Call) error {
			c.Response().WriteHeader(http.StatusNoContent)
			return nil
		}
	}
	s.schemas = nil
	return s.build()
}

// CheckBody holds a body against the schema of a route and, where it agrees, reads it into the Go type
// of the route.
func CheckBody(s *Server, r *Route, body []byte) error {
	if err := checkBody(s.schemas[r.Name], body); err != nil {
		return err
	}
	return json.Unmarshal(body, reflect.New(reflect.TypeOf(r.Body)).Interface())
}

// Table are the routes that a server answers.
func Table(s *Server) []Route { return s.routes }
