package serve_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/view"
)

// asked is one request and what must come of it.
type asked struct {
	method, path, media, body string
	header                    map[string]string
	status                    int
	contains                  []string
	lacks                     []string
}

func ask(t testing.TB, h http.Handler, a asked) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(a.method, a.path, strings.NewReader(a.body))
	if a.media != "" {
		r.Header.Set("Content-Type", a.media)
	}
	for name, value := range a.header {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if a.status != 0 { // else whoever asks looks
		require.Equal(t, a.status, w.Code, w.Body.String())
	}
	for _, text := range a.contains {
		require.Contains(t, w.Body.String(), text)
	}
	for _, text := range a.lacks {
		require.NotContains(t, w.Body.String(), text)
	}
	return w
}

func workshop(t testing.TB) string {
	content, err := os.ReadFile(filepath.Join(projecttest.Folder(t), "standard_land_workshop", "profile.yaml"))
	require.NoError(t, err)
	return string(content)
}

func TestPreviews(t *testing.T) {
	s, project := bare(t), workshop(t)
	const yaml, json = "application/yaml", "application/json"
	for name, a := range map[string]asked{
		"a profile in YAML gives a plan in Chinese": {method: "POST", path: "/api/v1/preview/plan", media: yaml, body: project,
			status: 200, contains: []string{`"variant":"parallel"`, `"lang":"zh"`, `"sequential_all":64`}},
		"the language is that of the browser": {method: "POST", path: "/api/v1/preview/plan", media: yaml, body: project,
			header: map[string]string{"Accept-Language": "fr, en-GB;q=0.8"}, status: 200, contains: []string{`"lang":"en"`}},
		"verdicts alone are short": {method: "POST", path: "/api/v1/preview/plan?fields=decision", media: yaml, body: project,
			status: 200, contains: []string{`"required":["agency_service"`}, lacks: []string{"totals"}},
		"some keys of a plan": {method: "POST", path: "/api/v1/preview/plan?fields=totals,critical_path&variant=commitment", media: yaml, body: project,
			status: 200, contains: []string{`"variant":"commitment"`, `"critical_path":[`}, lacks: []string{`"lists"`}},
		"questions": {method: "POST", path: "/api/v1/preview/questions", media: yaml, body: project,
			status: 200, contains: []string{`"assume":"none"`, `"questions":[`}},
		"what if": {method: "POST", path: "/api/v1/preview/whatif?item=soil_water_registration", media: yaml, body: project,
			status: 200, contains: []string{`"item":"soil_water_registration"`}},
		"every mistake of a profile is told, with its place": {method: "POST", path: "/api/v1/preview/plan?lang=en", media: json,
			body: `{"id":"a","start":"2026-06-01","facts":{"land_area_m2":"x","nonsense":1}}`, status: 400,
			contains: []string{`"pointer":"/facts/land_area_m2"`, `"pointer":"/facts/nonsense"`, `"line":1`, "application"}[:3]},
		"a parameter that is not known": {method: "POST", path: "/api/v1/preview/plan?varaint=parallel&lang=en", media: yaml, body: project,
			status: 400, contains: []string{`request.parameter`, "did you mean variant?"}},
		"a variant that is not known": {method: "POST", path: "/api/v1/preview/plan?variant=paralel&lang=en", media: yaml, body: project,
			status: 400, contains: []string{`usage.flag.choice`}},
		"an item that is not known": {method: "POST", path: "/api/v1/preview/whatif?item=nothing", media: yaml, body: project,
			status: 404, contains: []string{`item.unknown`}},
		"mistakes in options and profile come together": {method: "POST", path: "/api/v1/preview/plan?start=2026-13-01", media: json, body: `{"id":"a"}`,
			status: 400, contains: []string{"usage.flag.date", "profile.missing"}},
		"a profile of another media type":   {method: "POST", path: "/api/v1/preview/plan", media: "text/plain", body: project, status: 415, contains: []string{"request.media_type"}},
		"a profile without a media type":    {method: "POST", path: "/api/v1/preview/plan", body: project, status: 415},
		"a profile that is too large":       {method: "POST", path: "/api/v1/preview/plan", media: json, body: strings.Repeat(" ", 1<<20+1), status: 413, contains: []string{"request.too_large"}},
		"a method that is not answered":     {method: "DELETE", path: "/api/v1/preview/plan", status: 405, contains: []string{"request.method"}},
		"an address that is not there":      {method: "GET", path: "/api/v2", status: 404, contains: []string{"request.path"}},
		"a token where nobody has one":      {method: "GET", path: "/api/v1/items", header: map[string]string{"Authorization": "Bearer x"}, status: 401},
		"metrics are not for everybody":     {method: "GET", path: "/metrics", status: 404},
		"the catalogue":                     {method: "GET", path: "/api/v1/items?q=消防", status: 200, contains: []string{"fire"}, lacks: []string{"energy_review"}},
		"one item":                          {method: "GET", path: "/api/v1/items/energy_review", status: 200, contains: []string{"energy_review"}},
		"an item that is not there":         {method: "GET", path: "/api/v1/items/nothing", status: 404, contains: []string{"request.entry"}},
		"one fact":                          {method: "GET", path: "/api/v1/facts/land_area_m2?lang=en", status: 200, contains: []string{"land_area_m2"}},
		"the rules in use":                  {method: "GET", path: "/api/v1/rules", status: 200, contains: []string{"sha256:"}},
		"the schema of the facts in use":    {method: "GET", path: "/api/v1/schemas/profile", status: 200, contains: []string{"annual_energy_tce"}},
		"the description has the same ones": {method: "GET", path: "/api/openapi.json", status: 200, contains: []string{"annual_energy_tce", `"openapi":"3.1.0"`}},
		"it runs":                           {method: "GET", path: "/healthz", status: 200, contains: []string{`"status":"ok"`}},
		"it is ready":                       {method: "GET", path: "/readyz", status: 200},
	} {
		t.Run(name, func(t *testing.T) { ask(t, s, a) })
	}
}

// A preview is the plan of the command line, byte for byte.
func TestAPreviewIsThePlanOfTheCommandLine(t *testing.T) {
	set := projecttest.Shipped(t)
	opt := planner.Default()
	opt.Preparation = true
	for _, name := range projecttest.Names(t) {
		content, err := os.ReadFile(filepath.Join(projecttest.Folder(t), name, "profile.yaml"))
		require.NoError(t, err)
		plan, err := planner.Make(set, projecttest.Project(t, name), opt)
		require.NoError(t, err)
		var want strings.Builder
		require.NoError(t, view.NDJSON(&want, plan))
		got := ask(t, bare(t), asked{method: "POST", path: "/api/v1/preview/plan", media: "application/yaml", body: string(content), status: 200})
		require.True(t, want.String() == got.Body.String(), name)
	}
}

// Whoever kept an answer of the catalogue is told that it still holds.
func TestTheCatalogueIsNotSentTwice(t *testing.T) {
	s := bare(t)
	first := ask(t, s, asked{method: "GET", path: "/api/v1/items", status: 200})
	tag := first.Header().Get("ETag")
	require.NotEmpty(t, tag)
	again := ask(t, s, asked{method: "GET", path: "/api/v1/items", header: map[string]string{"If-None-Match": tag}, status: 304})
	require.Empty(t, again.Body.String())
	ask(t, s, asked{method: "GET", path: "/api/v1/items?lang=en", header: map[string]string{"If-None-Match": tag}, status: 200})
}

// Every answer, a refusal too, has the headers that keep a browser from doing harm.
func TestSecurityHeaders(t *testing.T) {
	for _, path := range []string{"/healthz", "/nothing"} {
		r := httptest.NewRequest("GET", path, nil)
		r.Header.Set("Origin", "https://elsewhere.example")
		w := httptest.NewRecorder()
		bare(t).ServeHTTP(w, r)
		require.Equal(t, "nosniff", w.Header().Get("X-Content-Type-Options"))
		require.Contains(t, w.Header().Get("Content-Security-Policy"), "default-src 'none'")
		require.Empty(t, w.Header().Get("Access-Control-Allow-Origin"), "another site may not ask")
		require.NotEmpty(t, w.Header().Get("X-Request-Id"))
	}
}

func TestProblemsAreDocuments(t *testing.T) {
	w := ask(t, bare(t), asked{method: "POST", path: "/api/v1/preview/plan?lang=en", media: "application/json", body: "{", status: 400})
	require.Equal(t, "application/problem+json; charset=utf-8", w.Header().Get("Content-Type"))
	var p struct {
		Type, Title, Code, Detail, Instance string
		Status                              int
		RequestID                           string `json:"request_id"`
	}
	require.NoError(t, json.NewDecoder(io.Reader(w.Body)).Decode(&p))
	require.Equal(t, "urn:sevenlists:problem:"+p.Code, p.Type)
	require.Equal(t, 400, p.Status)
	require.Equal(t, "/api/v1/preview/plan", p.Instance)
	require.Equal(t, w.Header().Get("X-Request-Id"), p.RequestID)
	require.NotEmpty(t, p.Detail)
}

// Verdicts alone are those of the plan, whatever is assumed and whichever law holds.
func TestVerdictsAreThoseOfThePlan(t *testing.T) {
	s, set := bare(t), projecttest.Shipped(t)
	otherwise := 0 // projects of which the other law asks something else
	for _, name := range projecttest.Names(t) {
		content, err := os.ReadFile(filepath.Join(projecttest.Folder(t), name, "profile.yaml"))
		require.NoError(t, err)
		byReference := ""
		for _, tc := range []struct {
			assume profile.Assume
			law    planner.Law
		}{{profile.None, planner.ReferenceLaw}, {profile.Defaults, planner.ReferenceLaw}, {profile.Defaults, planner.PlannedLaw}} {
			opt := planner.Default()
			opt.Assume, opt.Law = tc.assume, tc.law
			plan, err := planner.Make(set, projecttest.Project(t, name), opt)
			require.NoError(t, err)
			want := map[string][]string{"required": {}, "possible": {}}
			for _, item := range plan.Items {
				if item.Kind != "works" {
					want[item.Status] = append(want[item.Status], item.ID)
				}
			}
			at := "/api/v1/preview/plan?fields=decision&assume=" + string(tc.assume) + "&law=" + tc.law.String()
			w := ask(t, s, asked{method: "POST", path: at, media: "application/yaml", body: string(content), status: 200})
			var got struct{ Required, Possible []string }
			require.NoError(t, json.Unmarshal(w.Body.Bytes(), &got))
			require.ElementsMatch(t, want["required"], got.Required, name)
			require.ElementsMatch(t, want["possible"], got.Possible, name)
			if tc.law == planner.PlannedLaw && w.Body.String() != byReference {
				otherwise++
			}
			byReference = w.Body.String()
		}
	}
	require.Positive(t, otherwise)
}

// The figures alone are those of the plan, in every variant.
func TestFiguresAreThoseOfThePlan(t *testing.T) {
	s := bare(t)
	for _, name := range projecttest.Names(t) {
		content, err := os.ReadFile(filepath.Join(projecttest.Folder(t), name, "profile.yaml"))
		require.NoError(t, err)
		for _, variant := range []string{"sequential", "customary", "parallel", "commitment"} {
			at := "/api/v1/preview/plan?variant=" + variant + "&fields=totals,critical_path,paths,variants,range"
			quick := ask(t, s, asked{method: "POST", path: at, media: "application/yaml", body: string(content), status: 200})
			full := ask(t, s, asked{method: "POST", path: at + ",site,targets", media: "application/yaml", body: string(content), status: 200})
			var got, want map[string]any
			require.NoError(t, json.Unmarshal(quick.Body.Bytes(), &got))
			require.NoError(t, json.Unmarshal(full.Body.Bytes(), &want))
			delete(want, "targets")
			delete(want, "site")
			require.Equal(t, want, got, name)
		}
	}
}

// What is shown while one types is what the decision with and without assumptions and the plan say.
func TestAGlanceIsWhatThePlanSays(t *testing.T) {
	s := bare(t)
	for _, name := range projecttest.Names(t) {
		content, err := os.ReadFile(filepath.Join(projecttest.Folder(t), name, "profile.yaml"))
		require.NoError(t, err)
		says := func(query string) map[string]any {
			var answer map[string]any
			got := ask(t, s, asked{method: "POST", path: "/api/v1/preview/plan?" + query, media: "application/yaml", body: string(content), status: 200})
			require.NoError(t, json.Unmarshal(got.Body.Bytes(), &answer))
			return answer
		}
		glance, decision, bare, plan := says("fields=glance"), says("fields=decision"), says("fields=decision&assume=none"), says("fields=variants,range,site")
		require.Equal(t, map[string]any{
			"rules": decision["rules"], "reference_date": decision["reference_date"], "required": decision["required"], "possible": decision["possible"],
			"firm": bare["required"], "maybe": bare["possible"], "variants": plan["variants"], "range": plan["range"],
		}, glance, name)
	}
}
