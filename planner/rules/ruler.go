package rules

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
)

// ruler finds, on the line of one number or date, the values that stand for its regions.
type ruler struct {
	fact     *profile.Fact
	cuts     []int64
	step     int64 // between the values proposed
	finest   int64 // the least step that the fact allows
	min, max int64
}

// newRuler takes the step of a fact from all constants that rules compare it with.
func newRuler(fact *profile.Fact, cuts []int64) ruler {
	r := ruler{fact: fact, step: profile.Scale, finest: 1, min: -profile.MaxNumber, max: profile.MaxNumber}
	if fact.Min.IsKnown() {
		r.min = size(fact.Min)
	}
	if fact.Max.IsKnown() {
		r.max = size(fact.Max)
	}
	switch {
	case fact.Type == profile.DateType:
		r.step = 1
		if !fact.Min.IsKnown() {
			r.min = int64(calendar.MinDate)
		}
		if !fact.Max.IsKnown() {
			r.max = int64(calendar.MaxDate)
		}
	case fact.Integer:
		r.finest = profile.Scale
	default:
		for _, c := range cuts {
			for r.step > 1 && c%r.step != 0 {
				r.step /= 10
			}
		}
	}
	return r
}

// candidates walks from the value that the project has away from it, one value a region.
func (r *ruler) candidates(have profile.Value, up, down bool) []Candidate {
	var found []Candidate
	if !have.IsKnown() {
		found = append(found, r.below(r.max, true)...)
		if up && !down {
			found = r.above(r.min, true)
		}
		return found
	}
	at := size(have)
	if down {
		found = r.below(at, false)
	}
	if up {
		found = append(found, r.above(at, false)...)
	}
	slices.SortStableFunc(found, func(a, b Candidate) int {
		return sign(distance(size(a.Value), at), distance(size(b.Value), at))
	})
	return found
}

func distance(a, b int64) int64 { return max(a-b, b-a) }

// below gives a value for each region under a point, from above down. The region in which the
// point itself lies is left out unless own says otherwise.
func (r *ruler) below(at int64, own bool) []Candidate {
	var found []Candidate
	k, exact := slices.BinarySearch(r.cuts, at)
	switch {
	case own && len(r.cuts) == 0:
		return nil
	case own: // from the open region above the last cut
		k = len(r.cuts)
		found = r.add(found, r.over(r.cuts[k-1], r.max+1), r.cuts[k-1], Over)
	case exact: // from a cut into the region under it
		found = r.add(found, r.under(at, r.floor(k-1)), at, Under)
	}
	for k--; k >= 0; k-- {
		found = r.add(found, r.on(r.cuts[k]), r.cuts[k], On)
		found = r.add(found, r.under(r.cuts[k], r.floor(k-1)), r.cuts[k], Under)
	}
	return found
}

// above is the same the other way.
func (r *ruler) above(at int64, own bool) []Candidate {
	var found []Candidate
	k, exact := slices.BinarySearch(r.cuts, at)
	switch {
	case own && len(r.cuts) == 0:
		return nil
	case own:
		found, k = r.add(found, r.under(r.cuts[0], r.min-1), r.cuts[0], Under), 0
	case exact:
		found, k = r.add(found, r.over(at, r.ceiling(k+1)), at, Over), k+1
	}
	for ; k < len(r.cuts); k++ {
		found = r.add(found, r.on(r.cuts[k]), r.cuts[k], On)
		found = r.add(found, r.over(r.cuts[k], r.ceiling(k+1)), r.cuts[k], Over)
	}
	return found
}

// floor is what lies just under the region that ends under cut k+1, ceiling just over the one
// that begins over cut k−1.
func (r *ruler) floor(k int) int64 {
	if k < 0 {
		return r.min - 1
	}
	return max(r.cuts[k], r.min-1)
}

func (r *ruler) ceiling(k int) int64 {
	if k >= len(r.cuts) {
		return r.max + 1
	}
	return min(r.cuts[k], r.max+1)
}

// nowhere stands for a region without a value that the fact may have.
const nowhere = int64(-1) << 62

// add enters the value that stands for a region beside a limit, if the fact may have one.
func (r *ruler) add(found []Candidate, n, limit int64, side Side) []Candidate {
	if n == nowhere {
		return found
	}
	return append(found, Candidate{Value: r.value(n), Limit: r.value(limit), Side: side})
}

func (r *ruler) value(n int64) profile.Value {
	if r.fact.Type == profile.DateType {
		return profile.DateValue(calendar.Date(n))
	}
	return profile.NumberValue(n)
}

// on is a cut itself, where the fact may have that value.
func (r *ruler) on(c int64) int64 {
	if c < r.min || c > r.max || r.fact.Type != profile.DateType && c%r.finest != 0 {
		return nowhere
	}
	return c
}

// under is the greatest round value under c and over the floor; where the step is too wide for
// the gap, a finer one is taken.
func (r *ruler) under(c, floor int64) int64 {
	c = min(c, r.max+1)
	for step := r.step; step >= r.finest; step /= 10 {
		if n := floorDiv(c-1, step) * step; n > floor {
			return n
		}
	}
	return nowhere
}

// over is the least round value over c and under the ceiling.
func (r *ruler) over(c, ceiling int64) int64 {
	c = max(c, r.min-1)
	for step := r.step; step >= r.finest; step /= 10 {
		if n := (floorDiv(c, step) + 1) * step; n < ceiling {
			return n
		}
	}
	return nowhere
}

// floorDiv divides and rounds down, also below zero.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}
