package whatif

import (
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// The facts of the small rule sets: numbers from 0 to 5, truths, and one truth that is derived.
var (
	smallNumbers = []string{"a", "b", "c", "d"}
	smallTruths  = []string{"e", "g"}
	smallFacts   = slices.Concat(smallNumbers, smallTruths)
)

const smallMost = 5 // the largest number

// small is a rule set made up at random, with the answer for every project there can be.
type small struct {
	set        *rules.Set
	directions map[string]string
	known      map[string]planner.Outline // by project
}

// comparison makes up one comparison of a fact.
func comparison(r *rand.Rand) string {
	switch n := r.IntN(10); {
	case n < 6:
		return fmt.Sprintf("input.%s %s data.lib.limits.n%d", smallNumbers[r.IntN(4)], []string{"<", "<=", ">", ">="}[r.IntN(4)], r.IntN(smallMost+1))
	case n < 8:
		return []string{"", "not "}[r.IntN(2)] + "input." + smallTruths[r.IntN(2)]
	}
	return []string{"", "not "}[r.IntN(2)] + "input.is_large"
}

func body(r *rand.Rand) string {
	lines := []string{comparison(r)}
	if r.IntN(2) == 0 {
		lines = append(lines, comparison(r))
	}
	return "if {\n\t" + strings.Join(lines, "\n\t") + "\n}\n"
}

// metadata stands above every rule.
const metadata = "\n# METADATA\n# title: 规则\n# custom:\n#   title_en: Rule\n#   legal_basis: [{law: practice}]\n"

// smallRules lays random items over the sound rule set of the tests.
func smallRules(t *testing.T, r *rand.Rand) *small {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS("../../testdata/rules/sound")
	require.NoError(t, fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(root, name)
		files[name] = &fstest.MapFile{Data: content}
		return err
	}))
	put := func(name, content string) { files[name] = &fstest.MapFile{Data: []byte(content)} }
	s := &small{directions: map[string]string{}, known: map[string]planner.Outline{}}
	facts := "title: {zh: 小, en: Small}\norder: 3\nfacts:\n"
	for _, id := range smallFacts {
		s.directions[id] = []string{"both", "both", "up", "down", "no"}[r.IntN(5)]
		kind := "number\n    min: 0\n    max: 5\n    integer: true"
		if slices.Contains(smallTruths, id) {
			kind = "boolean"
		}
		facts += fmt.Sprintf("  - id: %s\n    name: {zh: %s, en: %s}\n    question: {zh: %s, en: %s}\n    type: %s\n    ask: investor\n    changeable: %q\n"+
			"    varies_by_part: false\n    sums: false\n    confidence: low\n", id, id, id, id, id, kind, s.directions[id])
	}
	put("facts/small/data.yaml", facts)
	limits := ""
	for n := range smallMost + 1 {
		limits += fmt.Sprintf("n%d: %d\n", n, n)
	}
	put("lib/limits/data.yaml", limits)
	large := strings.Replace(string(files["derived/is_large/is_large.rego"].Data), `large if {
	some row in data.derived.is_large.regimes
	input.floor_area_m2 >= row.large_from_m2
}`, "large if {\n\tinput.a > data.lib.limits.n2\n\tinput.c < data.lib.limits.n4\n}", 1)
	require.Contains(t, large, "input.c")
	put("derived/is_large/is_large.rego", large)
	delete(files, "derived/is_large/data.yaml")
	base := string(files["items/project_code/data.yaml"].Data)
	base = strings.Replace(base, "for_every_project: true\n", "", 1)
	for n := range 6 {
		id := fmt.Sprintf("t%d", n)
		put("items/"+id+"/data.yaml", strings.Replace(base, "{n: 0, unit: working}", fmt.Sprintf("{n: %d, unit: working}", 1+r.IntN(9)), 1))
		rego := strings.TrimPrefix(strings.ReplaceAll(metadata, "#   legal_basis: [{law: practice}]\n", ""), "\n") + "package items." + id + "\n"
		for range 1 + r.IntN(4) {
			rego += metadata + "applies " + body(r)
		}
		for m := range n {
			if r.IntN(2) == 0 {
				rego += metadata + fmt.Sprintf(`prerequisites contains {"id": "t%d", "kind": "hard"}`, m)
				if r.IntN(2) == 0 {
					rego += " " + body(r)
				} else {
					rego += "\n"
				}
			}
		}
		put("items/"+id+"/"+id+".rego", rego)
	}
	set, err := rules.Load(files)
	require.NoError(t, err)
	s.set = set
	return s
}

// world is one project: a number for each fact, −1 where it is not known.
type world [6]int

// profile writes a world as a profile; the other facts of the rule set are harmless.
func (s *small) profile(w world) profile.Profile {
	facts := s.set.Facts()
	p := profile.Profile{
		ID: "small", Start: calendar.DateOf(2026, 6, 1),
		Values: make([]profile.Value, len(facts.List)), Origin: make([]profile.Origin, len(facts.List)),
	}
	state := func(id string, v profile.Value) {
		slot, _ := facts.Slot(id)
		p.Values[slot], p.Origin[slot] = v, profile.Stated
	}
	state("reference_date", profile.DateValue(p.Start))
	for _, id := range []string{"floor_area_m2", "annual_energy_tce", "works_duration_days"} {
		state(id, profile.NumberValue(0))
	}
	state("investment_mode", profile.TextValue("enterprise"))
	for i, id := range smallFacts {
		switch {
		case w[i] < 0:
		case i < len(smallNumbers):
			state(id, profile.NumberValue(int64(w[i])*profile.Scale))
		default:
			state(id, profile.TruthValue(w[i] == 1))
		}
	}
	return p
}

// plan sketches a world, once.
func (s *small) plan(t *testing.T, w world) planner.Outline {
	key := fmt.Sprint(w)
	o, known := s.known[key]
	if !known {
		var err error
		o, err = planner.Sketch(s.set, s.profile(w), planner.Default())
		require.NoError(t, err)
		s.known[key] = o
	}
	return o
}

// most is the largest value of a fact.
func most(fact int) int {
	if fact < len(smallNumbers) {
		return smallMost
	}
	return 1
}

// moved gives the values that a fact of a world may be moved to.
func (s *small) moved(w world, fact int) []int {
	var values []int
	for v := range most(fact) + 1 {
		have, direction := w[fact], s.directions[smallFacts[fact]]
		ok := v != have && direction != "no"
		switch {
		case have < 0 && most(fact) == 1:
			ok = ok && (direction == "both" || (direction == "up") == (v == 1))
		case have < 0:
		case direction == "up":
			ok = ok && v > have
		case direction == "down":
			ok = ok && v < have
		}
		if ok {
			values = append(values, v)
		}
	}
	return values
}

// far says how far a fact moves, as the search counts it.
func far(fact, from, to int) float64 {
	if from < 0 || fact >= len(smallNumbers) {
		return 1
	}
	return math.Abs(float64(from-to)) / float64(max(from, to))
}

// reachable visits every world that moves one to so many facts.
func (s *small) reachable(w world, facts int, visit func(w world, moved []int, effort float64)) {
	var from func(next int, at world, moved []int, effort float64)
	from = func(next int, at world, moved []int, effort float64) {
		if len(moved) > 0 {
			visit(at, moved, effort)
		}
		if len(moved) == facts {
			return
		}
		for f := next; f < len(smallFacts); f++ {
			for _, v := range s.moved(w, f) {
				then := at
				then[f] = v
				from(f+1, then, append(slices.Clone(moved), f), effort+far(f, w[f], v))
			}
		}
	}
	from(0, w, nil, 0)
}

// bruteforce finds the smallest sets of facts that spare an item by trying every world, with the
// least effort of each.
func (s *small) bruteforce(t *testing.T, w world, item int) map[string]float64 {
	found := map[string]float64{}
	s.reachable(w, len(smallFacts), func(at world, moved []int, effort float64) {
		o := s.plan(t, at)
		if o.Decision.Items[item].Verdict != rules.NotRequired {
			return
		}
		key := names(moved)
		if least, has := found[key]; !has || effort < least {
			found[key] = effort
		}
	})
	for key := range found {
		for other := range found {
			if key != other && containsAll(key, other) {
				delete(found, key)
				break
			}
		}
	}
	return found
}

func names(facts []int) string {
	var s strings.Builder
	for _, f := range facts {
		s.WriteString(smallFacts[f])
	}
	return s.String()
}

func containsAll(set, part string) bool {
	return !strings.ContainsFunc(part, func(r rune) bool { return !strings.ContainsRune(set, r) })
}

// random makes up a project: complete, or with a fact or two not known.
func (s *small) random(r *rand.Rand) world {
	var w world
	for f := range w {
		w[f] = r.IntN(most(f) + 1)
		if r.IntN(8) == 0 {
			w[f] = -1
		}
	}
	return w
}

// factsOf names the facts of a change, adds up its effort, and gives the world that it makes.
func (s *small) factsOf(w world, c *Change) (key string, effort float64, after world) {
	after = w
	for f, id := range smallFacts {
		if v, has := c.Set[id]; has {
			key += id
			to := int(v.Micro() / profile.Scale)
			if v.Truth() {
				to = 1
			}
			after[f] = to
			effort += far(f, w[f], to)
		}
	}
	return key, effort, after
}

// On small rule sets made up at random the smallest changes are the smallest: just the sets of
// facts that trying every project finds, each moved no farther than it must be.
func TestTheSmallestChangeIsTheSmallest(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	sets, sizes := 0, map[int]int{}
	for range cases(90)/30 + 1 {
		s := smallRules(t, r)
		for range 12 {
			w := s.random(r)
			for n, item := range s.set.Items() {
				if item.ID[0] != 't' || s.plan(t, w).Decision.Items[n].Verdict == rules.NotRequired {
					continue
				}
				answer, err := Find(s.set, s.profile(w), planner.Default(), Query{Item: item.ID})
				require.NoError(t, err)
				require.True(t, answer.Exact)
				got := map[string]float64{}
				for i := range answer.Changes {
					key, effort, _ := s.factsOf(w, &answer.Changes[i])
					got[key] = effort
					sizes[len(key)]++
				}
				want := s.bruteforce(t, w, n)
				require.Len(t, got, len(want), "%s for %v: %v, want %v", item.ID, w, got, want)
				for key, effort := range want {
					require.InDelta(t, effort, got[key], 1e-9, "%s for %v: %v, want %v", item.ID, w, got, want)
				}
				sets += len(want)
			}
		}
	}
	t.Logf("%d sets, by size %v", sets, sizes)
	require.Positive(t, sizes[3], "some change needs three facts")
}

// On the same rule sets no fact and no pair of facts does more for a goal than what is found.
func TestNoFactAndNoPairDoesBetter(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	beyond := 0
	for range cases(60)/30 + 1 {
		s := smallRules(t, r)
		cal := s.set.Calendar()
		for range 15 {
			w := s.random(r)
			before := s.plan(t, w)
			gain := func(at world) (days, items int) {
				o := s.plan(t, at)
				return cal.Between(o.Finish(), before.Finish()), inPlan(&before) - inPlan(&o)
			}
			for _, goal := range []Goal{EarlierFinish, FewerItems} {
				answer, err := Find(s.set, s.profile(w), planner.Default(), Query{Goal: goal})
				require.NoError(t, err)
				s.reachable(w, 2, func(at world, moved []int, effort float64) {
					pick := func(days, items int) int {
						if goal == FewerItems {
							return items
						}
						return days
					}
					own := pick(gain(at))
					for _, f := range moved { // what its facts do one by one is told one by one
						best := 0
						for _, v := range s.moved(w, f) {
							alone := w
							alone[f] = v
							if len(moved) == 2 && far(f, w[f], v) <= far(f, w[f], at[f]) {
								best = max(best, pick(gain(alone)))
							}
						}
						own -= best
					}
					if own <= 0 {
						return
					}
					beyond += len(moved) - 1
					full := pick(gain(at))
					require.True(t, slices.ContainsFunc(answer.Changes, func(c Change) bool {
						key, far, after := s.factsOf(w, &c)
						return containsAll(names(moved), key) && pick(gain(after)) >= full && (len(key) < len(moved) || far <= effort+1e-9)
					}), "%s: %s to %v from %v gains %d", goal, names(moved), at, w, full)
				})
			}
		}
	}
	t.Logf("%d pairs do more than their facts one by one", beyond)
	require.Positive(t, beyond)
}

// inPlan counts the items that are required or possible.
func inPlan(o *planner.Outline) int {
	n := 0
	for i := range o.Decision.Items {
		if o.Decision.Items[i].Verdict != rules.NotRequired {
			n++
		}
	}
	return n
}
