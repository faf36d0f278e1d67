// Package forecast says when a project will really finish, by what is known of how long items took
// before: recorded handling times are drawn at random, the route is scheduled with them again and again,
// and the dates on or before which so many runs finish are given (Monte Carlo simulation of an activity
// network, van Slyke 1963). Draws follow from a seed, so that the same input gives the same dates.
package forecast

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Settings are how the simulation is made.
type Settings struct {
	FewestCases int   `json:"fewest_cases"` // below which nothing is drawn
	Runs        int   `json:"runs"`
	Seed        int64 `json:"seed"`
	Percentiles []int `json:"percentiles"` // in ascending order, each from 1 to 99
}

// Time is how long one case took.
type Time struct {
	Item       string
	Department string
	Days       int // working days from acceptance to decision, pauses left out
	Promised   int // working days; -1 where none were
}

// History is what is known of how long items took.
type History struct {
	items       map[string][]int // days, in ascending order
	departments map[string][]share
	fewest      int
}

// share is the days of a case out of those that were promised.
type share struct{ days, promised int }

// NewHistory sorts recorded times by item and by department; of those with fewer cases than fewest nothing
// is drawn.
func NewHistory(times []Time, fewest int) *History {
	h := &History{items: map[string][]int{}, departments: map[string][]share{}, fewest: max(fewest, 1)}
	for _, t := range times {
		if t.Days < 0 {
			continue
		}
		h.items[t.Item] = append(h.items[t.Item], t.Days)
		if t.Promised > 0 {
			h.departments[t.Department] = append(h.departments[t.Department], share{t.Days, t.Promised})
		}
	}
	for _, days := range h.items {
		slices.Sort(days)
	}
	for _, shares := range h.departments { // the order of the times must not matter
		slices.SortFunc(shares, func(a, b share) int {
			if d := a.days*b.promised - b.days*a.promised; d != 0 {
				return d
			}
			return a.promised - b.promised
		})
	}
	return h
}

// Median gives the median of the days that an item took, and of how many cases; ok is false where there
// was none.
func (h *History) Median(item string) (days, cases int, ok bool) {
	list := h.items[item]
	if len(list) == 0 {
		return 0, 0, false
	}
	return list[(len(list)-1)/2], len(list), true
}

// drawer gives a function that draws the days of an item: from its own cases or, where they are too few,
// from those of its department, by their share of the promise; nil where both are.
func (h *History) drawer(item *rules.Item, department string, least int) func(*rand.Rand) int {
	if days := h.items[item.ID]; len(days) >= h.fewest {
		// What has taken so long already takes longer than those cases that were done by then.
		from, _ := slices.BinarySearch(days, least)
		days = days[from:]
		return func(r *rand.Rand) int {
			if len(days) == 0 {
				return least
			}
			return days[r.IntN(len(days))]
		}
	}
	shares, promised := h.departments[department], item.Days.Promised
	if len(shares) < h.fewest || promised == nil || promised.N <= 0 {
		return nil
	}
	return func(r *rand.Rand) int {
		s := shares[r.IntN(len(shares))]
		return max(least, (promised.N*s.days+s.promised-1)/s.promised)
	}
}

// Spread is what the simulation gives.
type Spread struct {
	Runs int `json:"runs"`
	// Finish are the dates on or before which so many of a hundred runs finish.
	Finish []Percentile `json:"finish"`
	// Drawn are the keys of the items whose days were drawn; those of all others are the promised ones.
	Drawn []string `json:"drawn"`
}

// Percentile is one of those dates.
type Percentile struct {
	Percent int           `json:"percent"`
	Date    calendar.Date `json:"date"`
}

// drawn is an item whose days are drawn.
type drawn struct {
	key  string
	more int // working days of its special procedures, which are no handling
	draw func(*rand.Rand) int
}

// Simulate draws days for what is not finished and schedules the project with them, run after run. It
// gives nil where there is nothing to draw from.
//
// It returns the errors of planner.Sketch.
func Simulate(set *rules.Set, p profile.Profile, opt planner.Options, h *History, s Settings) (*Spread, error) {
	plain, err := planner.Sketch(set, p, opt)
	if err != nil {
		return nil, err
	}
	var open []drawn
	keys := []string{}
	for _, key := range plain.Items() {
		if d, ok := h.open(set, &p, key); ok {
			open = append(open, d)
			keys = append(keys, key)
		}
	}
	if len(open) == 0 || s.Runs < 1 {
		return nil, nil
	}
	random := rand.New(rand.NewPCG(uint64(s.Seed), named(p.ID)))
	finishes := make([]calendar.Date, s.Runs)
	fixed := slices.Clone(p.Constraints)
	for run := range finishes {
		p.Constraints = slices.Clone(fixed)
		for _, d := range open {
			constrain(&p, d.key, d.more+d.draw(random))
		}
		o, err := planner.Sketch(set, p, opt)
		if err != nil {
			return nil, err
		}
		finishes[run] = o.Finish()
	}
	slices.Sort(finishes)
	spread := &Spread{Runs: s.Runs, Drawn: keys, Finish: []Percentile{}}
	for _, percent := range s.Percentiles {
		spread.Finish = append(spread.Finish, Percentile{percent, finishes[(len(finishes)*percent+99)/100-1]})
	}
	return spread, nil
}

// open says how the days of an item are drawn; false where they are settled, fixed by a person, or
// nothing is known.
func (h *History) open(set *rules.Set, p *profile.Profile, key string) (drawn, bool) {
	id, _ := profile.CutKey(key)
	item := set.Item(id)
	if item == nil {
		return drawn{}, false // one that a person added
	}
	if c := p.ConstraintOf(key); c != nil && c.OwnDuration {
		return drawn{}, false
	}
	least := 0
	if done := p.ProgressOf(key); done != nil {
		if done.Settled() {
			return drawn{}, false
		}
		least = max(0, set.Calendar().Between(done.Accepted, p.Today()))
	}
	more := 0
	for i := range item.Procedures {
		more += item.Procedures[i].WorkingDays
	}
	draw := h.drawer(item, item.Office(p.Today()).Lead, least)
	return drawn{key, more, draw}, draw != nil
}

// constrain fixes how long an item takes.
func constrain(p *profile.Profile, key string, days int) {
	if c := p.ConstraintOf(key); c != nil {
		c.OwnDuration, c.Duration = true, days
		return
	}
	p.Constraints = append(p.Constraints, profile.Constraint{Key: key, OwnDuration: true, Duration: days})
}

// named makes a number of a project's id, so that two projects are not drawn alike.
func named(id string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(id))
	return h.Sum64()
}
