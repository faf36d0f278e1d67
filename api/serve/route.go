// Package serve holds what is served over HTTP: one table of routes from which the server, its
// OpenAPI description and the tests of who may do what are made; problem documents; and the limits
// that every request is held to.
package serve

import (
	"context"
	"net/http"
	"strings"
	"time"

	"sevenlists/api/access"
	"sevenlists/planner/lang"
)

// Route is one operation of the API.
type Route struct {
	Name    string // operation id, lower_snake_case
	Method  string // of HTTP
	Path    string // with parameters in braces, such as /api/v1/projects/{project}
	Group   string // what it is shown under: preview, catalogue, projects, …
	Summary lang.Text
	// Action is what policies/access is asked about, such as project.read. A route without one is a
	// mistake that the tests find.
	Action string
	Query  []Param
	Header []Param
	// Body is a zero value of the Go type of the JSON body; nil where there is none. It is checked
	// against the schema of that type before anything reads it.
	Body any
	// BodyIs names a schema of its own in place of Body, such as profile; Call.Raw then has the bytes,
	// checked by nobody yet.
	BodyIs string
	Status int // of success; 0 is 200
	// Answer is a zero value of the Go type of the JSON answer; nil where there is none. AnswerIs names
	// a published schema in its place, such as plan.
	Answer   any
	AnswerIs string
	Other    []string // media types of the answer other than JSON
	// Revises says that it changes an object that has versions: without If-Match it is refused with
	// 428, and the handler refuses another version with 412.
	Revises bool
	// Once says that it makes something new: it takes an Idempotency-Key.
	Once bool
	// MostBody is the longest body in bytes; 0 is the server's limit.
	MostBody int64
	// Secret says that whoever knows an address may use it: one address of the network may try few.
	Secret   bool
	Patience time.Duration // how long it may take; 0 is the server's
	Stream   bool          // answers for as long as the client listens: no deadline, no compression
	// Object finds the object that is asked about, for the question of who may do it. nil: there is
	// none. It may put what it read into the call, for Handle.
	Object func(*Call) (Object, error)
	Handle func(*Call) error
}

// Param is one parameter of the query or one header.
type Param struct {
	Name     string
	About    lang.Text
	Required bool
	Values   []string // those it may have; nil: any
	Many     bool     // may be given more than once
	Type     string   // string, integer, boolean or date; empty is string
	Most     int      // bytes that a value may have; 0 is usualParam
}

// Account is who asks.
type Account struct {
	ID         string   `json:"id"` // empty where nobody is known
	Name       string   `json:"-"`
	Roles      []string `json:"roles"`
	Department string   `json:"department"`
	Street     string   `json:"street"`
	Anonymous  bool     `json:"anonymous"`
	// Scopes limit what a token may do: actions, or the beginnings of some, as project.*; nil limits
	// nothing.
	Scopes []string `json:"scopes"`
	// StandsFor are the accounts of those who are absent today and whose deputy this one is.
	StandsFor []string `json:"stands_for"`
	// CSRF is what a request that changes something must bring in X-CSRF-Token where the account was
	// known by a cookie; empty where it was not.
	CSRF string `json:"-"`
}

// Object is what the question of who may do it knows of what it is done to.
type Object struct {
	Kind        string   `json:"kind"`
	ID          string   `json:"id"`
	Owner       string   `json:"owner"` // account of the investor
	Agent       string   `json:"agent"`
	Adviser     string   `json:"adviser"`
	Departments []string `json:"departments"` // those that it concerns
	Street      string   `json:"street"`
	State       string   `json:"state"`
}

// Gate knows who asks and who may do what.
type Gate interface {
	// Identify gives the account of a request, an anonymous one where it brings nothing. What it brings
	// and is not valid is an error of code request.unauthenticated.
	Identify(r *http.Request) (Account, error)
	// Allow says whether the account may do it, and why, in words.
	Allow(ctx context.Context, who Account, action string, what Object) (allowed bool, why []lang.Text, err error)
	// Reach says to which objects the account may do it, so that a listing shows no others.
	Reach(ctx context.Context, who Account, action string) (access.Reach, error)
}

// PathParams names the parameters of a path, in order.
func PathParams(path string) []string {
	var names []string
	for _, step := range strings.Split(path, "/") {
		if name, ok := strings.CutPrefix(step, "{"); ok {
			names = append(names, strings.TrimSuffix(name, "}"))
		}
	}
	return names
}

// pattern is the path as the router writes it.
func pattern(path string) string { return braces.Replace(path) }

var braces = strings.NewReplacer("{", ":", "}", "")

// Success is the status of a request that was done.
func (r *Route) Success() int {
	switch {
	case r.Status != 0:
		return r.Status
	case r.Answer == nil && r.AnswerIs == "" && len(r.Other) == 0:
		return http.StatusNoContent
	}
	return http.StatusOK
}

// changes reports whether it may change something.
func (r *Route) changes() bool { return r.Method != http.MethodGet && r.Method != http.MethodHead }
