package rules

import (
	"cmp"
	"slices"
	"sync"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
)

// sample is one region of a fact with a value that stands for it.
type sample struct {
	region int32
	value  profile.Value
}

// layout is what every remainder of one program needs: the regions that the facts' declarations
// allow, and one order of all variables.
type layout struct {
	once    sync.Once
	samples [][]sample // by slot; none where no rule reads the fact
	rank    []int32    // by variable: its place in the order of every diagram
}

// layout gives the program's layout, made when it is first asked for.
func (pr *program) layout(facts *profile.Facts) *layout {
	l := &pr.laid
	l.once.Do(func() {
		l.samples = make([][]sample, len(pr.facts))
		for slot := range pr.facts {
			q := &pr.facts[slot]
			for region := range q.size {
				if v, ok := q.sample(&facts.List[slot], region); ok {
					l.samples[slot] = append(l.samples[slot], sample{int32(region), v})
				}
			}
		}
		// Diagrams test facts by slot and then comparisons of two facts by their keys.
		l.rank = make([]int32, len(pr.facts)+len(pr.pairs)+len(pr.bounded))
		for v := range l.rank {
			l.rank[v] = int32(v)
		}
		pairs := make([]int, len(pr.pairs))
		for k := range pairs {
			pairs[k] = k
		}
		slices.SortFunc(pairs, func(a, b int) int { return cmp.Compare(pr.pairs[a].pairKey(), pr.pairs[b].pairKey()) })
		for place, k := range pairs {
			l.rank[len(pr.facts)+k] = int32(len(pr.facts) + place)
		}
	})
	return l
}

// sample gives a value of a region, and false where the fact's declaration leaves none: beyond
// its range, or between two neighbours of a fact that takes whole steps.
func (q *partition) sample(fact *profile.Fact, region int) (profile.Value, bool) {
	switch q.kind {
	case profile.TextType:
		if region == len(q.values) {
			return otherText, true
		}
		return q.values[region], true
	case profile.NumberType, profile.DateType:
		return q.between(fact, region)
	}
	return q.values[region], true
}

// between gives a value of a region of a line: the cut itself, or the value next to a cut.
func (q *partition) between(fact *profile.Fact, region int) (profile.Value, bool) {
	low, high, step := -int64(profile.MaxNumber), int64(profile.MaxNumber), int64(1)
	if q.kind == profile.DateType {
		low, high = int64(calendar.MinDate), int64(calendar.MaxDate)
	} else if fact.Integer {
		step = profile.Scale
	}
	if fact.Min.IsKnown() {
		low = size(fact.Min)
	}
	if fact.Max.IsKnown() {
		high = size(fact.Max)
	}
	cut := region / 2
	if region%2 == 1 {
		low, high = max(low, q.cuts[cut]), min(high, q.cuts[cut])
	} else {
		if cut > 0 {
			low = max(low, q.cuts[cut-1]+1)
		}
		if cut < len(q.cuts) {
			high = min(high, q.cuts[cut]-1)
		}
	}
	low = -floorDiv(-low, step) * step
	high = floorDiv(high, step) * step
	if low > high {
		return profile.Unknown, false
	}
	n := low
	if cut == 0 && region == 0 && !fact.Min.IsKnown() {
		n = high // the far end of the line would be a strange example
	}
	if q.kind == profile.DateType {
		return profile.DateValue(calendar.Date(n)), true
	}
	return profile.NumberValue(n), true
}
