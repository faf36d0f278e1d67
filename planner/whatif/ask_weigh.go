package whatif

import (
	"cmp"
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// asker weighs the open facts of one project.
type asker struct {
	set   *rules.Set
	opt   planner.Options
	rest  *rules.Remainder
	picks rules.Picks // what is assumed
	asked []candidate
}

// candidate is one fact that may be asked.
type candidate struct {
	part    string // whose fact it is: empty for the project's
	slot    int
	assumed bool
	plain   int              // its own place among the open facts, −1 where it only stands for others
	stands  []int            // open facts that it helps to know: comparisons, and what is derived from it
	answers []int            // that turn on it, by place in Remainder.Answers
	plan    []*rules.Problem // problems over the finished plan that read it
	works   []string         // it is the length of the works of these parts
	settles float64
	spread  int // working days; unbounded where nothing bounds it
}

// unbounded is a spread to which there is no end.
const unbounded = 1 << 30

// consider gathers what can be asked, with how much it settles.
func consider(set *rules.Set, p profile.Profile, opt planner.Options) (*asker, error) {
	if err := opt.Check(set, p); err != nil {
		return nil, err
	}
	p = opt.Overlay(set, p)
	rest, err := set.Remainder(p, opt.Assume, rules.Answering)
	if err != nil {
		return nil, err
	}
	if opt.Variant == route.Sequential {
		opt.Variant = route.Customary // one after another every item moves the finish
	}
	a := &asker{set: set, opt: opt, rest: rest, picks: rest.NewPicks()}
	scopes := p.Scopes(set.Facts(), profile.None)
	place := make([]int, len(scopes)*len(set.Facts().List)) // in asked, plus 1
	get := func(part string, slot int) *candidate {
		scope := p.PartPlace(part) + 1
		at := &place[scope*len(set.Facts().List)+slot]
		if *at == 0 {
			assumed := set.Facts().List[slot].Default.IsKnown() && !scopes[scope].IsStatedUnknown(slot)
			a.asked = append(a.asked, candidate{part: part, slot: slot, assumed: assumed, plain: -1})
			*at = len(a.asked)
		}
		return &a.asked[*at-1]
	}
	a.open(get)
	a.plans(get)
	for i := range a.asked {
		if c := &a.asked[i]; c.assumed && c.plain >= 0 {
			rest.Pick(a.picks, c.part, c.slot, set.Facts().List[c.slot].Default)
		}
	}
	for i := range a.asked {
		a.asked[i].settles = a.settles(&a.asked[i])
	}
	return a, nil
}

// open adds the facts on which open answers turn.
func (a *asker) open(get func(part string, slot int) *candidate) {
	var turning []int
	for i := range a.rest.Open {
		o := &a.rest.Open[i]
		turning = turning[:0]
		for n := range a.rest.Answers {
			if a.rest.Turns(a.rest.Answers[n].When, i) {
				turning = append(turning, n)
			}
		}
		if len(turning) == 0 {
			continue
		}
		for _, slot := range o.About {
			c := get(o.Part, slot)
			if slot == o.Slot {
				c.plain = i
			} else {
				c.stands = append(c.stands, i)
			}
			c.answers = append(c.answers, turning...)
		}
	}
	for i := range a.asked {
		slices.Sort(a.asked[i].answers)
		a.asked[i].answers = slices.Compact(a.asked[i].answers)
	}
}

// plans adds the facts that only the finished plan reads: the length of the works, and what
// problems over the plan compare its dates with.
func (a *asker) plans(get func(part string, slot int) *candidate) {
	m := a.set.Vocabulary().Milestones
	for i, row := range a.rest.Rows {
		if a.set.Items()[row.Item].ID != m.StartOfWorks || a.rest.Items[i] == rules.Never {
			continue
		}
		if slot, ok := a.set.Facts().Slot(m.Works.DurationFact); ok && !a.rest.ProfileOf(row.Part).Value(slot).IsKnown() {
			c := get(a.askedOf(row.Part, slot), slot)
			c.works = append(c.works, row.Part)
		}
	}
	for slot, problems := range a.set.PlanReads() {
		if !a.rest.Profile.Value(slot).IsKnown() {
			get("", slot).plan = problems
		}
	}
}

// askedOf gives the part of which a fact is asked: the one that calls it unknown itself, else what it
// lies in.
func (a *asker) askedOf(part string, slot int) string {
	for p := a.rest.Profile.Part(part); p != nil; p = a.rest.Profile.Part(part) {
		if _, says := p.States(slot); says {
			break
		}
		part = p.Parent
	}
	return part
}

// settles gives how many open answers a fact settles, the mean over the classes of its values,
// what is assumed being so.
func (a *asker) settles(c *candidate) float64 {
	sum := 0.0
	if c.plain >= 0 {
		sum = a.settledBy(c, c.plain)
	}
	for _, open := range c.stands {
		if len(a.rest.Open[open].About) == 1 { // nothing else is missing
			sum += a.settledBy(c, open)
		}
	}
	return sum
}

func (a *asker) settledBy(c *candidate, open int) float64 {
	kept := a.picks[open]
	defer func() { a.picks[open] = kept }()
	settled := 0
	classes := a.rest.Open[open].Classes()
	for _, n := range c.answers {
		when := a.rest.Answers[n].When
		a.picks[open] = rules.Unpicked
		if !a.rest.Turns(when, open) || a.rest.Answer(when, a.picks) != rules.Possible {
			continue
		}
		for class := range classes {
			a.picks[open] = int16(class)
			if a.rest.Answer(when, a.picks) != rules.Possible {
				settled++
			}
		}
	}
	return float64(settled) / float64(classes)
}

// spreadAll finds how far each fact moves the finish.
func (a *asker) spreadAll() {
	var open, owner []int
	for i := range a.asked {
		c := &a.asked[i]
		if c.plain >= 0 {
			open, owner = append(open, c.plain), append(owner, i)
		}
		for _, k := range c.stands {
			if len(a.rest.Open[k].About) == 1 {
				open, owner = append(open, k), append(owner, i)
			}
		}
		if len(c.works) > 0 {
			c.spread = a.spreadOfWorks(c.slot)
		}
	}
	if len(open) == 0 {
		return
	}
	spreads := planner.NewHorizon(a.set, a.rest, a.opt).Spreads(a.picks, open)
	for i, k := range owner {
		if spreads == nil {
			a.asked[k].spread = unbounded
		} else {
			a.asked[k].spread = max(a.asked[k].spread, spreads[i])
		}
	}
}

// spreadOfWorks bounds how far the length of the works moves the finish.
func (a *asker) spreadOfWorks(slot int) int {
	fact := &a.set.Facts().List[slot]
	if !fact.Max.IsKnown() {
		return unbounded
	}
	cal, start := a.set.Calendar(), a.rest.Profile.Start
	return cal.Between(start.AddDays(route.WholeDays(fact.Min)), start.AddDays(route.WholeDays(fact.Max)))
}

// rank orders the questions.
func (a *asker) rank() {
	slices.SortFunc(a.asked, func(x, y candidate) int {
		return cmp.Or(a.compare(&x, &y), cmp.Compare(y.spread, x.spread),
			cmp.Compare(len(y.answers), len(x.answers)), cmp.Compare(x.slot, y.slot),
			cmp.Compare(a.rest.Profile.PartPlace(x.part), a.rest.Profile.PartPlace(y.part)))
	})
}

// compare puts unknown facts before assumed ones, and then what settles more before what settles
// less.
func (a *asker) compare(x, y *candidate) int {
	if x.assumed != y.assumed {
		if y.assumed {
			return -1
		}
		return 1
	}
	return cmp.Compare(y.settles, x.settles)
}

func (a *asker) equal(x, y *candidate) bool { return a.compare(x, y) == 0 }
