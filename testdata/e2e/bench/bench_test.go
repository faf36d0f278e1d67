package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A quick run measures everything once, for real: what it prints and writes has the form of a
// thorough one.
func TestAQuickRunGivesEveryFigure(t *testing.T) {
	file := filepath.Join(t.TempDir(), "figures.json")
	var table strings.Builder
	if err := run(t.Context(), &table, quick, file); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Ratio        map[string]float64 `json:"ratio"`
		NS           map[string]float64 `json:"ns"`
		WorstNS      map[string]float64 `json:"worst_ns"`
		Counterparts map[string]float64 `json:"counterpart_ns"`
		Many         map[string]float64 `json:"many"`
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	times := []string{"served_decision", "served_figures", "served_plan", "decision", "plan", "next_question", "what_ifs", "commitment_front"}
	requireFigures(t, "ratio", got.Ratio, []string{"opa_in_process", "opa_server_decision", "opa_server_plan", "hand_written"})
	requireFigures(t, "ns", got.NS, times)
	requireFigures(t, "worst_ns", got.WorstNS, times)
	requireFigures(t, "counterpart_ns", got.Counterparts,
		[]string{"opa_in_process", "opa_server_decision", "hand_written", "hand_written_from_profile"})
	if got.Many["decisions"] != float64(quick.many) || got.Many["seconds"] <= 0 {
		t.Errorf("many decisions: %v", got.Many)
	}
	for _, row := range []string{"decision of all items", "by OPA's server", "front of commitments"} {
		if !strings.Contains(table.String(), row) {
			t.Errorf("the table has no row %q:\n%s", row, table.String())
		}
	}
}

// requireFigures wants exactly these keys, each with a number above 0.
func requireFigures(t *testing.T, name string, got map[string]float64, keys []string) {
	t.Helper()
	if len(got) != len(keys) {
		t.Errorf("%s has %v, want %v", name, got, keys)
	}
	for _, key := range keys {
		if got[key] <= 0 {
			t.Errorf("%s.%s is %v", name, key, got[key])
		}
	}
}

func TestMedian(t *testing.T) {
	for _, tc := range []struct {
		times []float64
		want  float64
	}{
		{[]float64{3}, 3},
		{[]float64{5, 1}, 3},
		{[]float64{9, 1, 2}, 2},
		{[]float64{4, 100, 1, 2}, 3},
	} {
		if got := medianOf(tc.times); got != tc.want {
			t.Errorf("the median of %v is %v, want %v", tc.times, got, tc.want)
		}
	}
}

// What is measured one by one has a mean over the projects and a slowest one; what is measured
// together has only the mean.
func TestTimesAreSummedOverProjects(t *testing.T) {
	two := []project{{name: "short"}, {name: "long"}}
	apart := timing{subject: &subject{}}
	apart.sum([]unit{{of: two[:1], times: []float64{1, 2, 3}}, {of: two[1:], times: []float64{50, 6, 6}}})
	if apart.mean != 4 || apart.worst != 6 || apart.slowest != "long" {
		t.Errorf("mean %v, worst %v of %s", apart.mean, apart.worst, apart.slowest)
	}
	together := timing{subject: &subject{together: true}}
	together.sum([]unit{{of: two, times: []float64{7}}})
	if together.mean != 7 || together.slowest != "" {
		t.Errorf("mean %v, slowest %q", together.mean, together.slowest)
	}
}

func TestDurationsAreShort(t *testing.T) {
	for d, want := range map[time.Duration]string{
		71 * time.Nanosecond: "71 ns", 20 * time.Microsecond: "20 µs", 1234 * time.Microsecond: "1.23 ms",
	} {
		if got := duration(float64(d)); got != want {
			t.Errorf("%v is written %s, want %s", d, got, want)
		}
	}
}
