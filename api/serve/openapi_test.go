package serve_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"log/slog"
	"net/http"
	"os"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/access"
	"sevenlists/api/serve"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/policies"
	"sevenlists/schemas"
	"sevenlists/schemas/reflected"
)

var update = flag.Bool("update", false, "write openapi.json anew")

// documented are the packages whose comments describe what the API takes and gives.
var documented = []string{
	".", "../job", "../project", "../account", "../access", "../webhook", "../outbox", "../prompter", "../duefeed", "../absence", "../answerlink", "../register", "../track", "../track/rates", "../track/sittings", "../track/handling",
	"../track/clock", "../track/commitments", "../track/joint", "../track/problems", "../track/reminders", "../track/stuck", "../track/districts", "../track/materials", "../track/window", "../track/redress",
	"../../planner/forecast", "../../planner/guide", "../../planner/letter", "../../planner/rules", "../../planner/words", "../../planner/whatif",
}

// faultStatuses are the refusals that a route may answer.
func faultStatuses(r serve.Route) []int {
	statuses := []int{http.StatusBadRequest, http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusServiceUnavailable}
	if !strings.HasPrefix(r.Action, "preview.") && !strings.HasPrefix(r.Action, "catalogue.") {
		statuses = append(statuses, http.StatusUnauthorized, http.StatusForbidden)
	}
	if strings.Contains(r.Path, "{") {
		statuses = append(statuses, http.StatusNotFound)
	}
	if r.Body != nil || r.BodyIs != "" {
		statuses = append(statuses, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType)
	}
	if r.Revises {
		statuses = append(statuses, http.StatusPreconditionFailed, http.StatusPreconditionRequired)
	}
	if r.Once {
		statuses = append(statuses, http.StatusConflict, http.StatusUnprocessableEntity)
	}
	sort.Ints(statuses)
	return statuses
}

// describe writes the OpenAPI 3.1 document of the routes.
func describe(t *testing.T, routes []serve.Route) []byte {
	shape := reflected.New(t, "#/components/schemas/", nil, documented...)
	paths := map[string]map[string]any{}
	raw := func(s string) json.RawMessage { return json.RawMessage(s) }
	named := map[string]json.RawMessage{}
	published := func(name string) json.RawMessage {
		switch content, ok := schemas.Answer(name); {
		case name == "profile":
			named[name] = raw(`{"type":"object"}`) // that of the rule set in use takes its place
		case name == "plan":
			named[name] = schemas.Plan
		case ok:
			named[name] = content
		default:
			t.Fatalf("no schema is called %s", name)
		}
		return raw(`{"$ref":"#/components/schemas/` + name + `"}`)
	}
	refer := func(value any) json.RawMessage { return raw(shape.Refer(reflect.TypeOf(value))) }
	content := func(media string, schema json.RawMessage) map[string]any {
		return map[string]any{media: map[string]any{"schema": schema}}
	}
	problem := content("application/problem+json", refer(serve.Problem{}))
	anybody := anonymous(t)
	for _, r := range routes {
		var parameters []any
		for _, name := range serve.PathParams(r.Path) {
			parameters = append(parameters, map[string]any{"name": name, "in": "path", "required": true, "schema": raw(`{"type":"string","maxLength":200}`)})
		}
		params := append(append([]serve.Param{}, r.Query...), serve.LangParam)
		for _, p := range params {
			parameters = append(parameters, param("query", p))
		}
		for _, p := range r.Header {
			parameters = append(parameters, param("header", p))
		}
		if r.Revises {
			parameters = append(parameters, map[string]any{"name": "If-Match", "in": "header", "required": true, "description": "the version that the change is meant for, as ETag gave it", "schema": raw(`{"type":"string"}`)})
		}
		if r.Once {
			parameters = append(parameters, map[string]any{"name": "Idempotency-Key", "in": "header", "description": "8 to 128 printable characters; the same request under the same key is done once", "schema": raw(`{"type":"string","minLength":8,"maxLength":128}`)})
		}
		answer := map[string]any{"description": "done"}
		switch {
		case r.Answer != nil:
			answer["content"] = content("application/json", refer(r.Answer))
		case r.AnswerIs != "":
			answer["content"] = content("application/json", published(r.AnswerIs))
		case len(r.Other) > 0:
			media := map[string]any{}
			for _, m := range r.Other {
				media[m] = map[string]any{}
			}
			answer["content"] = media
		}
		responses := map[string]any{strconv.Itoa(r.Success()): answer}
		for _, status := range faultStatuses(r) {
			responses[strconv.Itoa(status)] = map[string]any{"description": http.StatusText(status), "content": problem}
		}
		operation := map[string]any{
			"operationId": r.Name, "tags": []string{r.Group}, "summary": r.Summary.EN, "x-summary-zh": r.Summary.ZH,
			"x-action": r.Action, "parameters": parameters, "responses": responses,
		}
		if !anybody(r.Action) {
			operation["security"] = []map[string][]string{{"session": {}}, {"token": {}}}
		}
		switch {
		case r.Body != nil:
			operation["requestBody"] = map[string]any{"required": true, "content": content("application/json", refer(r.Body))}
		case r.BodyIs == "profile":
			operation["requestBody"] = map[string]any{"required": true, "content": map[string]any{
				"application/json": map[string]any{"schema": published("profile")}, "application/yaml": map[string]any{"schema": published("profile")}}}
		case r.BodyIs != "":
			media := map[string]any{}
			for _, m := range serve.BodyMedia(&r) {
				media[m] = map[string]any{}
			}
			operation["requestBody"] = map[string]any{"required": true, "content": media}
		}
		if paths[r.Path] == nil {
			paths[r.Path] = map[string]any{}
		}
		paths[r.Path][strings.ToLower(r.Method)] = operation
	}
	all := map[string]json.RawMessage{}
	require.NoError(t, json.Unmarshal([]byte(shape.Definitions()), &all))
	for name, schema := range named {
		require.NotContains(t, all, name, "two schemas share a name")
		all[name] = schema
	}
	document := map[string]any{
		"openapi": "3.1.0",
		"info": map[string]any{"title": "sevenlists", "version": "1", "license": map[string]any{"name": "Apache-2.0", "identifier": "Apache-2.0"},
			"description": "Plans the approvals of construction projects. Mistakes are answered as application/problem+json (RFC 9457), in the language of ?lang= or Accept-Language, with stable codes."},
		"paths": paths,
		"components": map[string]any{"schemas": all, "securitySchemes": map[string]any{
			"session": map[string]any{"type": "apiKey", "in": "cookie", "name": "sl_session", "description": "of POST /api/v1/session; what changes something brings its csrf_token in X-CSRF-Token"},
			"token":   map[string]any{"type": "http", "scheme": "bearer", "description": "an access token with scopes, of POST /api/v1/account/tokens"},
		}},
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	require.NoError(t, e.Encode(document))
	return b.Bytes()
}

// param writes one parameter.
func param(in string, p serve.Param) map[string]any {
	kind := map[string]string{"": "string", "date": "string"}[p.Type]
	if kind == "" {
		kind = p.Type
	}
	schema := map[string]any{"type": kind}
	if p.Type == "date" {
		schema["format"] = "date"
	}
	if len(p.Values) > 0 {
		schema["enum"] = p.Values
	}
	if p.Many {
		schema = map[string]any{"type": "array", "items": schema}
	}
	return map[string]any{"name": p.Name, "in": in, "required": p.Required, "description": p.About.EN, "x-description-zh": p.About.ZH, "schema": schema}
}

// bare is a server that keeps nothing and knows nobody.
func bare(t testing.TB) *serve.Server {
	set := projecttest.Shipped(t)
	s, err := serve.New(serve.Config{
		Rules: func() *rules.Set { return set }, Gate: serve.Public{}, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Now:    func() time.Time { return time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC) },
		Limits: serve.Limits{PerAddress: 1e9, PerAccount: 1e9},
	})
	require.NoError(t, err)
	return s
}

// TestOpenAPIIsFresh holds the description that is served and that bodies are checked against to the
// table of routes from which the server is made.
func TestOpenAPIIsFresh(t *testing.T) {
	want := describe(t, (&serve.Server{}).Routes())
	if *update {
		require.NoError(t, os.WriteFile("openapi.json", want, 0o644))
		return
	}
	got, err := os.ReadFile("openapi.json")
	require.NoError(t, err)
	require.True(t, bytes.Equal(want, got), "openapi.json is stale: run make generate")
}

// TestEveryRouteIsDescribedAndGuarded compares the router itself with the description.
func TestEveryRouteIsDescribedAndGuarded(t *testing.T) {
	var document struct {
		Paths map[string]map[string]struct {
			OperationID string `json:"operationId"`
			Action      string `json:"x-action"`
			Summary     string `json:"summary"`
			SummaryZH   string `json:"x-summary-zh"`
		} `json:"paths"`
	}
	content, err := os.ReadFile("openapi.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(content, &document))
	described := map[string]bool{}
	for path, methods := range document.Paths {
		for method, operation := range methods {
			described[strings.ToUpper(method)+" "+path] = true
			require.NotEmpty(t, operation.Action, "%s %s: nobody is asked who may do it", method, path)
			require.NotEmpty(t, operation.Summary, path)
			require.NotEmpty(t, operation.SummaryZH, path)
		}
	}
	for _, served := range bare(t).Served() {
		require.True(t, described[served], "%s is served and not described", served)
		delete(described, served)
	}
	require.Empty(t, described, "described and not served")
}

// anonymous tells of an action whether the access rules let somebody without an account do it, to what
// is nobody's own.
func anonymous(t *testing.T) func(action string) bool {
	register, err := access.Load(policies.FS)
	require.NoError(t, err)
	return func(action string) bool {
		for _, object := range []*access.Object{nil, {}} {
			decision, err := register.Decide(context.Background(), access.Request{Action: action, Object: object})
			require.NoError(t, err)
			if decision.Allowed {
				return true
			}
		}
		return false
	}
}
