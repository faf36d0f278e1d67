package serve

import "net/http"

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
