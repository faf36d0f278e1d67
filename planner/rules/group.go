package rules

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
)

// group is a set of unknown facts that are compared with each other, directly or over others, with
// all comparisons that they stand in. Its ways are the answers that these comparisons can have
// together.
type group struct {
	axes   []int
	tests  []*test
	values [][]profile.Value // to try, by axis
	ways   [][]profile.Value // for each way one choice of values that leads to it
	way    []int             // of each choice of values, the last axis running fastest
}

// groupsOf finds the groups of a formula into which what is known was put.
func groupsOf(f *formula) []*group {
	var groups []*group
	f.each(false, func(t *test, _ bool) {
		if t.other < 0 {
			return
		}
		joined := &group{axes: []int{t.slot, t.other}}
		groups = slices.DeleteFunc(groups, func(g *group) bool {
			if !slices.Contains(g.axes, t.slot) && !slices.Contains(g.axes, t.other) {
				return false
			}
			joined.axes = append(joined.axes, g.axes...)
			return true
		})
		joined.axes = distinct(joined.axes)
		groups = append(groups, joined)
	})
	f.each(false, func(t *test, _ bool) {
		for _, g := range groups {
			if slices.Contains(g.axes, t.slot) {
				g.tests = append(g.tests, t)
			}
		}
	})
	return groups
}

// try goes through all choices of values and tells the ways apart. It reports false where there
// are too many.
func (g *group) try(p *profile.Profile, facts *profile.Facts) bool {
	g.lay(facts)
	choices := 1
	for _, values := range g.values {
		if choices *= len(values); choices > maxChoices {
			return false
		}
	}
	known := map[string]int{}
	choice := make([]profile.Value, len(g.axes))
	key := make([]byte, len(g.tests))
	for i := range choices {
		rest := i
		for axis := len(g.axes) - 1; axis >= 0; axis-- {
			choice[axis] = g.values[axis][rest%len(g.values[axis])]
			rest /= len(g.values[axis])
		}
		g.put(p, choice)
		for k, t := range g.tests {
			key[k] = byte(t.value(p))
		}
		way, ok := known[string(key)]
		if !ok {
			way = len(g.ways)
			known[string(key)] = way
			g.ways = append(g.ways, slices.Clone(choice))
		}
		g.way = append(g.way, way)
	}
	return true
}

// put gives the facts of the group their values.
func (g *group) put(p *profile.Profile, choice []profile.Value) {
	for axis, slot := range g.axes {
		p.Values[slot] = choice[axis]
	}
}

// matter gives the facts whose value alone can lead from one way to another that differs.
func (g *group) matter(differ func(way, other int) bool) []int {
	var slots []int
	known := map[[2]int]bool{}
	stride := 1
	for axis := len(g.axes) - 1; axis >= 0; axis-- {
		width := len(g.values[axis])
		for i, way := range g.way {
			// From one choice to the next along the axis: a change shows between neighbours.
			if i/stride%width == 0 || g.way[i-stride] == way {
				continue
			}
			pair := [2]int{g.way[i-stride], way}
			if _, done := known[pair]; !done {
				known[pair] = differ(pair[0], pair[1])
			}
			if known[pair] {
				slots = append(slots, g.axes[axis])
				break
			}
		}
		stride *= width
	}
	return slots
}

// lay finds the values to try: on both sides of every constant and bound of a fact, and of those
// of the facts that it is compared with.
func (g *group) lay(facts *profile.Facts) {
	g.values = make([][]profile.Value, len(g.axes))
	points := make([][]int64, len(g.axes))
	lines := make([]span, len(g.axes))
	for axis, slot := range g.axes {
		fact := &facts.List[slot]
		switch fact.Type {
		case profile.NumberType, profile.DateType:
			lines[axis] = spanOf(fact)
			points[axis] = []int64{lines[axis].low, lines[axis].high, 0}
		default:
			g.values[axis] = g.words(fact)
		}
	}
	for _, t := range g.tests {
		if axis := slices.Index(g.axes, t.slot); t.other < 0 && lines[axis].step > 0 {
			for _, w := range t.want {
				points[axis] = append(points[axis], size(w))
			}
		}
	}
	// Twice, so that a fact also sees the points of those that its neighbours are compared with.
	for range 2 {
		g.spread(points)
	}
	for axis, slot := range g.axes {
		for _, n := range lines[axis].around(points[axis]) {
			g.values[axis] = append(g.values[axis], valueAt(&facts.List[slot], n))
		}
	}
}

// words are the values of a fact that is no number and no date; of a text those that rules name,
// and two that none names.
func (g *group) words(fact *profile.Fact) []profile.Value {
	switch fact.Type {
	case profile.BooleanType:
		return []profile.Value{profile.TruthValue(false), profile.TruthValue(true)}
	case profile.EnumType:
		values := make([]profile.Value, len(fact.Values))
		for i, c := range fact.Values {
			values[i] = profile.TextValue(c.ID)
		}
		return values
	}
	values := []profile.Value{otherText, profile.TextValue(otherText.Text() + "!")}
	for _, t := range g.tests {
		for _, w := range t.want {
			if !slices.Contains(values, w) {
				values = append(values, w)
			}
		}
	}
	return values
}

// spread adds to each fact's points those of the facts that it is compared with.
func (g *group) spread(points [][]int64) {
	more := make([][]int64, len(points))
	for _, t := range g.tests {
		if t.other < 0 || t.num == 0 {
			continue
		}
		a, b := slices.Index(g.axes, t.slot), slices.Index(g.axes, t.other)
		num, den := t.num, t.den
		for _, n := range points[b] {
			floor, _ := scaled(n, num, den)
			more[a] = append(more[a], floor)
		}
		if num < 0 {
			num, den = -num, -den
		}
		for _, n := range points[a] {
			floor, _ := scaled(n, den, num)
			more[b] = append(more[b], floor)
		}
	}
	for axis := range points {
		points[axis] = append(points[axis], more[axis]...)
		slices.Sort(points[axis])
		points[axis] = slices.Compact(points[axis])
	}
}

// around gives the values of the line at and next to some points, in order.
func (l span) around(points []int64) []int64 {
	if l.step == 0 {
		return nil
	}
	var found []int64
	for _, n := range points {
		at := l.below(n)
		for _, m := range []int64{at - l.step, at, at + l.step} {
			if l.meets(m, m) {
				found = append(found, m)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// valueAt is the number or date of a fact at a point of its line.
func valueAt(fact *profile.Fact, n int64) profile.Value {
	if fact.Type == profile.DateType {
		return profile.DateValue(calendar.Date(n))
	}
	return profile.NumberValue(n)
}
