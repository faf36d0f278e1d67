package serve_test

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"

	"sevenlists/api/account"
	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
)

func BenchmarkDecision(b *testing.B) { benchmark(b, "/api/v1/preview/plan?fields=decision") }
func BenchmarkPlan(b *testing.B)     { benchmark(b, "/api/v1/preview/plan") }

func benchmark(b *testing.B, path string) {
	s, body := bare(b), string(jsonOf(b, workshop(b)))
	b.ReportAllocs()
	for b.Loop() {
		r := httptest.NewRequest("POST", path, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != 200 && w.Code != 429 {
			b.Fatal(w.Body.String())
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	set, body := projecttest.Shipped(b), []byte(workshop(b))
	p, _ := profile.Decode(body, set.Facts(), set.Schema())
	b.Run("json", func(b *testing.B) {
		j := jsonOf(b, workshop(b))
		for b.Loop() {
			_, err := profile.Decode(j, set.Facts(), set.Schema())
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("yaml", func(b *testing.B) {
		for b.Loop() {
			_, _ = profile.Decode(body, set.Facts(), set.Schema())
		}
	})
	b.Run("outline", func(b *testing.B) {
		opt := planner.Default()
		for b.Loop() {
			_, _ = set.Outline(p, opt.Assume)
		}
	})
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			_ = planner.Check(set, p)
		}
	})
}

// jsonOf writes a profile as a program would send it.
func jsonOf(tb testing.TB, text string) []byte {
	set := projecttest.Shipped(tb)
	p, err := profile.Decode([]byte(text), set.Facts(), set.Schema())
	if err != nil {
		tb.Fatal(err)
	}
	facts := map[string]profile.Value{}
	for slot, origin := range p.Origin {
		if origin == profile.Stated {
			facts[set.Facts().List[slot].ID] = p.Values[slot]
		}
	}
	content, err := json.Marshal(map[string]any{"id": p.ID, "name": p.Name, "start": p.Start, "facts": facts})
	if err != nil {
		tb.Fatal(err)
	}
	return content
}

// BenchmarkKnowing is what it takes to know who asks by a session on the disk and to ask the rules of
// access, with an answer that costs next to nothing.
func BenchmarkKnowing(b *testing.B) {
	town := newTown(b)
	header := carrying(town.person(b, account.Entry{Login: "me", Roles: []string{"agent"}}))
	b.ReportAllocs()
	for b.Loop() {
		ask(b, town, asked{method: "GET", path: "/api/v1/session/providers", header: header, status: 200})
	}
}
