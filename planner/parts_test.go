package planner_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// inParts puts a project into random phases, lots and buildings with random facts of their own, of
// which the given share, in percent, is called unknown.
func (g *generator) inParts(p profile.Profile, percent int) profile.Profile {
	p = p.Clone()
	add := func(kind, parent string) string {
		part := profile.Part{ID: fmt.Sprintf("%s%d", kind[:1], len(p.Parts)), Kind: kind, Parent: parent}
		part.Name = strings.ToUpper(part.ID)
		if g.IntN(3) == 0 {
			part.Start = p.Start.AddDays(g.IntN(200))
		}
		for slot := range p.Values {
			if fact := &shipped(g.t).Facts().List[slot]; fact.VariesByPart && g.IntN(6) == 0 {
				v := g.value(slot)
				if g.IntN(100) < percent {
					v = profile.Unknown
				}
				part.Facts = append(part.Facts, profile.PartFact{Slot: slot, Value: v})
			}
		}
		p.Parts = append(p.Parts, part)
		return part.ID
	}
	for range 1 + g.IntN(3) {
		outer := ""
		if g.IntN(4) > 0 {
			outer = add(profile.Phase, "")
		}
		for range g.IntN(3) {
			inner := outer
			if g.IntN(3) > 0 {
				inner = add(profile.Lot, outer)
			}
			for range g.IntN(2) {
				add(profile.Building, inner)
			}
		}
	}
	if len(p.Parts) == 0 {
		add(profile.Lot, "")
	}
	return p
}

// park is the reviewed case of a project in two phases, three lots and five buildings.
const park = "park_two_phases"

func rowOf(t testing.TB, p *planner.Plan, key string) *planner.ItemRow {
	t.Helper()
	i := slices.IndexFunc(p.Items, func(r planner.ItemRow) bool { return r.ID == key })
	require.GreaterOrEqual(t, i, 0, "no %s in the plan", key)
	return &p.Items[i]
}

func TestAPhaseIsAcceptedWhileTheNextIsBeingBuilt(t *testing.T) {
	p := plan(t, project(t, park))
	accepted, built := rowOf(t, p, "joint_acceptance@lot1").Schedule, rowOf(t, p, "works@lot3").Schedule
	require.Less(t, built.EarlyStart, accepted.EarlyStart)
	require.Less(t, accepted.EarlyFinish, built.EarlyFinish)
	for _, e := range p.Edges {
		_, from := profile.CutKey(e.From)
		_, to := profile.CutKey(e.To)
		of := project(t, park)
		require.True(t, of.Related(from, to), "%s waits for %s, which lies beside it", e.To, e.From)
	}
}

func TestEachPartHasItsOwnFigures(t *testing.T) {
	p := plan(t, project(t, park))
	var first, second *planner.PartRow
	whole := p.Totals
	for i := range p.Parts {
		row := &p.Parts[i]
		require.LessOrEqual(t, row.Totals.Elapsed.BeforeStart, whole.Elapsed.BeforeStart)
		require.LessOrEqual(t, row.Totals.Finish, whole.Finish)
		switch row.ID {
		case "phase1":
			first = row
		case "phase2":
			second = row
		}
	}
	require.Equal(t, whole.Finish, max(first.Totals.Finish, second.Totals.Finish))
	require.Equal(t, whole.Elapsed.BeforeStart, max(first.Totals.Elapsed.BeforeStart, second.Totals.Elapsed.BeforeStart))
	require.Less(t, first.Totals.Items+second.Totals.Items, whole.Items, "some items are the whole project's")
}

func TestSplittingEscapesNothingAndShows(t *testing.T) {
	p := plan(t, project(t, park))
	require.Equal(t, "required", rowOf(t, p, "construction_permit@lot2").Status, "the lot alone stays below the limits")
	i := slices.IndexFunc(p.Problems, func(r planner.ProblemRow) bool { return r.ID == "k17" })
	require.GreaterOrEqual(t, i, 0)
	require.Contains(t, p.Problems[i].Items, "construction_permit@lot2")
	require.NotContains(t, p.Problems[i].Items, "construction_permit@lot1")
	require.NotEmpty(t, p.Problems[i].Because[0].LegalBasis)
}

func TestAProjectThatStatesLessThanItsPartsIsAProblem(t *testing.T) {
	of := project(t, park)
	slot := slotOf(t, "works_floor_area_m2")
	found := func(m2 int64) bool {
		p := plan(t, of.With("", slot, profile.NumberValue(m2*profile.Scale)))
		i := slices.IndexFunc(p.Problems, func(r planner.ProblemRow) bool { return r.ID == "k17" })
		return i >= 0 && slices.ContainsFunc(p.Problems[i].Because, func(r words.Reason) bool { return strings.Contains(r.Condition, "各部分合计") })
	}
	sum := int64(0)
	for _, part := range []string{"lot1", "lot2", "lot3"} {
		v, says := of.Part(part).States(slot)
		require.True(t, says)
		sum += v.Micro() / profile.Scale
	}
	require.False(t, found(sum), "as much as the parts")
	require.True(t, found(sum-1), "less than the parts")
}

func TestOnePartIsPlannedAsInTheWhole(t *testing.T) {
	of := project(t, park)
	whole := plan(t, of)
	opt := planner.Default()
	opt.Part = "phase1"
	alone := planWith(t, of, opt)
	n := 0
	for i := range alone.Items {
		row := &alone.Items[i]
		require.True(t, of.Related(row.Part, "phase1"), row.ID)
		if row.Part != "" && row.Schedule != nil {
			n++
			same := rowOf(t, whole, row.ID)
			require.Equal(t, same.Schedule.EarlyStart, row.Schedule.EarlyStart, row.ID)
			require.Equal(t, same.Schedule.EarlyFinish, row.Schedule.EarlyFinish, row.ID)
		}
	}
	require.Greater(t, n, 20)
	opt.Part = "phase9"
	_, err := planner.Make(shipped(t), of, opt)
	require.ErrorContains(t, err, "phase9")
}

// shown writes what a plan says of its route, without the part in any key.
func shown(t *testing.T, p *planner.Plan, part string) string {
	t.Helper()
	problems := []string{}
	for _, r := range p.Problems {
		problems = append(problems, r.ID+" "+r.Status)
	}
	content, err := json.Marshal([]any{p.CriticalPath, p.Paths, p.Edges, p.Targets, p.Assumptions, p.Questions, problems})
	require.NoError(t, err)
	return strings.ReplaceAll(string(content), "@"+part, "")
}

// A project with a single part is the same project: item by item and date by date.
func TestASinglePartChangesNothing(t *testing.T) {
	t.Parallel()
	try := func(p profile.Profile, kind string, opt planner.Options) {
		want := planWith(t, p, opt)
		single := p.Clone()
		single.Parts = []profile.Part{{ID: "all", Name: "ALL", Kind: kind}}
		got := planWith(t, single, opt)
		require.Equal(t, len(want.Items), len(got.Items))
		for i := range want.Items {
			a, b := want.Items[i], got.Items[i]
			require.Equal(t, a.ID, strings.TrimSuffix(b.ID, "@all"))
			require.Equal(t, a.Status, b.Status, a.ID)
			require.Equal(t, a.Schedule, b.Schedule, a.ID)
			require.Equal(t, a.Because, b.Because, a.ID)
			require.Equal(t, a.Missing, b.Missing, a.ID)
			require.Equal(t, a.Commitment, b.Commitment, a.ID)
		}
		require.Equal(t, want.Totals, got.Totals)
		require.Equal(t, want.Variants, got.Variants)
		require.Equal(t, want.Range, got.Range)
		require.Equal(t, shown(t, want, "all"), shown(t, got, "all"))
	}
	for _, name := range projectNames(t) {
		if p := project(t, name); len(p.Parts) == 0 && !p.UnderWay() {
			try(p, profile.Lot, planner.Default())
		}
	}
	g := generate(t, 51)
	for n := range cases(12) {
		opt := planner.Default()
		opt.Variant = []route.Variant{route.Sequential, route.Customary, route.Parallel, route.Commitment}[n%4]
		try(g.partial(g.IntN(60)), []string{profile.Phase, profile.Lot, profile.Building}[n%3], opt)
	}
}

// known is what the test finds a part to know of a fact, by its own reading of the profile.
func (g *generator) known(p *profile.Profile, part string, slot int) (v profile.Value, states bool) {
	fact := &shipped(g.t).Facts().List[slot]
	sum := func(of string) (profile.Value, bool) {
		total, any, open := int64(0), false, false
		for i := range p.Parts {
			if p.Parts[i].Parent != of {
				continue
			}
			inner := fact.Default
			if g.saysIn(p, p.Parts[i].ID, slot) {
				inner, _ = g.known(p, p.Parts[i].ID, slot)
				any = true
			}
			if !inner.IsKnown() {
				open = true
			} else {
				total += inner.Micro()
			}
		}
		if open {
			return profile.Unknown, any
		}
		return profile.NumberValue(total), any
	}
	if part == "" {
		if p.Origin[slot] == profile.Stated || p.IsStatedUnknown(slot) {
			return p.Value(slot), true
		}
		if fact.Sums {
			if v, any := sum(""); any {
				return v, true
			}
		}
		return profile.Unknown, false
	}
	if v, says := p.Part(part).States(slot); says {
		return v, true
	}
	if fact.Sums {
		if v, any := sum(part); any {
			return v, true
		}
		outer := p.Part(part).Parent
		for outer != "" && !statesItself(p, outer, slot) {
			if g.saysIn(p, outer, slot) {
				return profile.Unknown, false // a part is not the sum of its sisters
			}
			outer = p.Part(outer).Parent
		}
		if outer == "" && p.Origin[slot] != profile.Stated && !p.IsStatedUnknown(slot) {
			return profile.Unknown, false
		}
	}
	return g.known(p, p.Part(part).Parent, slot)
}

func statesItself(p *profile.Profile, part string, slot int) bool {
	_, says := p.Part(part).States(slot)
	return says
}

// saysIn reports whether a part or anything in it states a fact.
func (g *generator) saysIn(p *profile.Profile, part string, slot int) bool {
	return slices.ContainsFunc(p.Parts, func(inner profile.Part) bool {
		_, says := inner.States(slot)
		return says && p.Within(inner.ID, part)
	})
}

// apart is a part as a project of its own, with what is one for the whole project; an item that reads
// some facts of the whole reads those.
func (g *generator) apart(p profile.Profile, whole *profile.Profile, part string, item *rules.Item) profile.Profile {
	q := p.Clone()
	q.Parts = nil
	for slot := range q.Values {
		fact := &shipped(g.t).Facts().List[slot]
		from := part
		if slices.ContainsFunc(item.Whole(), func(w rules.OfProject) bool { return slices.Contains(w.Facts, fact.ID) }) {
			from = ""
		}
		switch {
		case fact.ID == profile.ReferenceDate:
			continue
		case !fact.VariesByPart: // also where it is derived or assumed
			set(g.t, &q, slot, whole.Value(slot))
			continue
		}
		v, states := g.known(&p, from, slot)
		set(g.t, &q, slot, v)
		if !states {
			q = unstated(g.t, q, fact.ID)
		}
	}
	return q
}

// Every item is decided in each of its places as if the part were a project; the dates of all follow
// from the edges, the starts and the calendar.
func TestEveryPartIsDecidedByItsOwnFacts(t *testing.T) {
	t.Parallel()
	g := generate(t, 52)
	asked := 0
	for range cases(6) {
		p := g.inParts(g.partial(g.IntN(40)), 20)
		o := sketch(t, p, planner.Default())
		for i := range o.Decision.Items {
			d := &o.Decision.Items[i]
			if d.Part == "" || g.IntN(4) > 0 {
				continue
			}
			asked++
			alone, err := shipped(t).Outline(g.apart(p, &o.Decision.Profile, d.Part, d.Item), profile.Defaults)
			require.NoError(t, err)
			at := slices.IndexFunc(alone.Items, func(r rules.ItemDecision) bool { return r.Item == d.Item })
			require.Equal(t, alone.Items[at].Verdict, d.Verdict, "%s\n%s", d.Key(), profile.Encode(p, shipped(t).Facts()))
			require.Equal(t, alone.Items[at].Elapsed, d.Elapsed, d.Key())
		}
		g.dated(p, &o)
	}
	t.Logf("%d items of parts", asked)
}

// dated goes through the days of the calendar and compares the early dates.
func (g *generator) dated(p profile.Profile, o *planner.Outline) {
	cal := shipped(g.t).Calendar()
	ends := map[string]calendar.Date{}
	for i := range o.Graph.Nodes {
		n := &o.Graph.Nodes[i]
		start := cal.OnOrAfter(p.StartOf(n.Part))
		for l := range o.Graph.Links {
			if link := &o.Graph.Links[l]; link.To == n.Key && o.Route.Binds[l] {
				start = max(start, ends[link.From])
			}
		}
		end := cal.Add(start, o.Route.Elapsed[i])
		if n.Role == route.Works {
			works, _ := g.known(&p, n.Part, slotOf(g.t, shipped(g.t).Vocabulary().Milestones.Works.DurationFact))
			end = cal.OnOrAfter(start.AddDays(route.WholeDays(works)))
		}
		ends[n.Key] = end
		require.Equal(g.t, start, o.Dates.Rows[i].EarlyStart, n.Key)
		require.Equal(g.t, end, o.Dates.Rows[i].EarlyFinish, n.Key)
	}
}

// Whatever the unknown facts of a project and its parts turn out to be, no item turns out otherwise
// than its verdict allows, and the project ends within its range.
func TestEveryCompletionOfPartsIsWithinTheRange(t *testing.T) {
	t.Parallel()
	g := generate(t, 53)
	for n := range cases(6) {
		p := g.inParts(g.partial(1+g.IntN(50)), 40)
		opt := planner.Default()
		opt.Variant = []route.Variant{route.Parallel, route.Commitment}[n%2]
		made := planWith(t, p, opt)
		certain := map[string]rules.Verdict{} // without any assumption
		for i := range made.Items {
			if row := &made.Items[i]; len(row.Assumed) == 0 && row.Status == "required" {
				certain[row.ID] = rules.Required
			}
		}
		for i := range made.NotRequired {
			if row := &made.NotRequired[i]; len(row.Assumed) == 0 {
				certain[row.ID] = rules.NotRequired
			}
		}
		for range 6 {
			q := g.completion(p, made)
			for i := range made.Facts { // a sum is completed in its parts
				if slot := slotOf(t, made.Facts[i].Fact); shipped(t).Facts().List[slot].Sums && g.saysIn(&p, "", slot) {
					q.Take(&p, slot)
				}
			}
			for i := range q.Parts {
				for k, f := range q.Parts[i].Facts {
					if !f.Value.IsKnown() {
						q.Parts[i].Facts = slices.Clone(q.Parts[i].Facts)
						q.Parts[i].Facts[k].Value = g.value(f.Slot)
					}
				}
			}
			o := sketch(t, q, opt)
			inRange(t, made.Range, &o)
			for i := range o.Decision.Items {
				d := &o.Decision.Items[i]
				if want, is := certain[d.Key()]; is {
					require.Equal(t, want, d.Verdict, d.Key())
				}
			}
		}
	}
}
