package serve

import (
	"net/http"
	"regexp"

	"sevenlists/planner/lang"
)

// LangParam is the parameter that every route takes.
var LangParam = Param{Name: "lang", Values: []string{string(lang.ZH), string(lang.EN)}, About: lang.Text{
	ZH: "回答的语言，默认按 Accept-Language，否则中文", EN: "language of the answer; default by Accept-Language, else Chinese"}}

// PathParams names the parameters of a path, in order.
func PathParams(path string) []string { return params(path) }

// BodyMedia are the media types that the body of a route may have.
func BodyMedia(r *Route) []string { return bodyMedia(r) }

// Success is the status of a request that was done.
func (r *Route) Success() int { return r.status() }

var pathParam = regexp.MustCompile(`:([a-z_]+)`)

// Served lists what the router itself answers, as "GET /api/v1/items/{item}"; HEAD goes with GET.
func (s *Server) Served() []string {
	var list []string
	for _, r := range s.echo.Routes() {
		if r.Method != http.MethodHead {
			list = append(list, r.Method+" "+pathParam.ReplaceAllString(r.Path, "{$1}"))
		}
	}
	return list
}
