package serve

import (
	"net/http"
	"regexp"

	"sevenlists/planner/lang"
)

// LangParam is the parameter that every route takes.
var LangParam = Param{Name: "lang", Values: []string{string(lang.ZH), string(lang.EN)}, About: lang.Text{
	ZH: "回答的语言，默认按 Accept-Language，否则中文", EN: "language of the answer; default by Accept-Language, else Chinese"}}

var pathParam = regexp.MustCompile(`:([a-z_]+)`)

// Served lists the operations that the router itself answers, as "GET /api/v1/items/{item}"; HEAD goes
// with GET, and the web app is none.
func (s *Server) Served() []string {
	var list []string
	for _, r := range s.echo.Routes() {
		if r.Method != http.MethodHead && s.names[r.Method+" "+r.Path] != webApp {
			list = append(list, r.Method+" "+pathParam.ReplaceAllString(r.Path, "{$1}"))
		}
	}
	return list
}
