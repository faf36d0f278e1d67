package rules

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
)

func (s *Set) decide(p profile.Profile, assume profile.Assume, days LawDays, brief bool) (Decision, error) {
	r := ruling{set: s, parted: &p, assume: assume, brief: brief, days: days}
	r.scopes = p.Scopes(s.facts, assume)
	r.bare = r.scopes
	if len(r.scopes) > 1 && assume != profile.None && !brief {
		r.bare = p.Scopes(s.facts, profile.None)
	}
	r.deciders = make([]decider, len(r.scopes))
	for i := range r.scopes {
		if err := r.read(i); err != nil {
			return Decision{}, err
		}
	}
	r.items()
	r.edges()
	r.problems()
	return r.made, r.err
}

// ruling is a decision in the making.
type ruling struct {
	set          *Set
	parted       *profile.Profile // as stated, with its parts
	assume       profile.Assume
	brief        bool
	days         LawDays
	scopes, bare []profile.Profile // what is stated of the project and of each part; bare without defaults in sums
	deciders     []decider         // the project, then each part
	dated        map[datedScope]*decider
	made         Decision
	wholes       map[wholeOn]*decider // for items that read some facts of the whole project
	err          error                // the first; nothing that was made is then of use
}

// datedScope is the project or a part under the law of one day.
type datedScope struct {
	scope int
	day   calendar.Date
}

// wholeOn is an item of a part on one day.
type wholeOn struct {
	key string
	day calendar.Date
}

// read fills the profile of the project or of a part.
func (r *ruling) read(i int) error {
	s := r.set
	d := &r.deciders[i]
	var project *decider
	if i > 0 {
		project = &r.deciders[0]
	}
	derived, err := r.fill(d, r.scopes[i], r.bare[i], project)
	if err != nil {
		return err
	}
	var shown []DerivedFact
	if !r.brief {
		shown = s.derivedFacts(derived, &d.p)
	}
	if i == 0 {
		r.made = Decision{Profile: d.p, ReferenceDate: d.day, Derived: shown}
		return nil
	}
	d.part = r.parted.Parts[i-1].ID
	r.made.Parts = append(r.made.Parts, PartDecision{ID: d.part, Profile: d.p, Derived: shown})
	return nil
}

// fill readies a decider for what is stated of the project or, with that of the project, of a part.
func (r *ruling) fill(d *decider, stated, bare profile.Profile, project *decider) (map[int]profile.Value, error) {
	s := r.set
	derived, err := s.derive(&stated, !r.brief)
	if err != nil {
		return nil, err
	}
	*d = decider{set: s, facts: s.facts, brief: r.brief, p: stated.Fill(s.facts, derived, r.assume)}
	if project != nil {
		r.share(&d.p, &project.p)
	}
	d.day = d.p.ReferenceDate(s.facts)
	s.program.read(&d.p, &d.known)
	if r.brief {
		return derived, nil
	}
	d.bare = bare.Fill(s.facts, derived, profile.None)
	if project != nil {
		r.share(&d.bare, &project.bare)
	}
	s.program.read(&d.bare, &d.stated)
	return derived, nil
}

// on gives the decider of the project or a part under the law of a day; that of the reference date
// for 0.
func (r *ruling) on(scope int, day calendar.Date) *decider {
	own := &r.deciders[scope]
	if day == 0 || day == own.day {
		return own
	}
	at := datedScope{scope, day}
	if made := r.dated[at]; made != nil {
		return made
	}
	var project *decider
	if scope > 0 {
		project = r.on(0, day)
	}
	made := &decider{}
	facts := r.set.facts
	if _, err := r.fill(made, r.scopes[scope].WithReferenceDate(facts, day), r.bare[scope].WithReferenceDate(facts, day), project); err != nil {
		if r.err == nil {
			r.err = err
		}
		return own
	}
	made.part = own.part
	if r.dated == nil {
		r.dated = map[datedScope]*decider{}
	}
	r.dated[at] = made
	return made
}

// dayOf gives the day by whose law a key is judged; 0 for the reference date.
func (r *ruling) dayOf(key string) calendar.Date {
	if day := r.days[key]; day != r.made.ReferenceDate {
		return day
	}
	return 0
}

// share gives a part what is known of the whole project, of facts that are one for all of it.
func (r *ruling) share(part, project *profile.Profile) {
	for slot := range r.set.facts.List {
		if !r.set.facts.List[slot].VariesByPart && part.Value(slot) != project.Value(slot) {
			part.Take(project, slot)
		}
	}
}

// of gives the decider of a part under the law of a day.
func (r *ruling) of(part string, day calendar.Date) *decider {
	for i := range r.deciders {
		if r.deciders[i].part == part {
			return r.on(i, day)
		}
	}
	return r.on(0, day)
}

// items answers every item in each place where it is done.
func (r *ruling) items() {
	r.made.Items = make([]ItemDecision, 0, len(r.set.items))
	if len(r.deciders) == 1 {
		for _, item := range r.set.items {
			day := r.dayOf(item.ID)
			row := r.on(0, day).item(item)
			row.Day = day
			r.made.Items = append(r.made.Items, row)
		}
		return
	}
	for _, item := range r.set.items {
		for _, part := range r.parted.Places(item.Per) {
			day := r.dayOf(Key(item.ID, part))
			row := r.judge(item, part, day).item(item)
			row.Part, row.Day = part, day
			row.Split = row.Verdict == Required && r.of(part, day).verdict(&item.applies) == NotRequired
			r.made.Items = append(r.made.Items, row)
		}
	}
}

// judge gives the decider of an item in a part under the law of a day: that of the part, with those
// facts of the whole project at which the law looks.
func (r *ruling) judge(item *Item, part string, day calendar.Date) *decider {
	own := r.of(part, day)
	if part == "" || len(item.whole) == 0 {
		return own
	}
	at := wholeOn{Key(item.ID, part), day}
	if made := r.wholes[at]; made != nil {
		return made
	}
	made := *own
	made.p, made.bare = own.p.Clone(), own.bare.Clone()
	project := r.on(0, day)
	item.takeWhole(r.set.facts, &made.p, &project.p)
	if !own.brief {
		item.takeWhole(r.set.facts, &made.bare, &project.bare)
	}
	made.known, made.stated = state{}, state{}
	r.set.program.read(&made.p, &made.known)
	if !own.brief {
		r.set.program.read(&made.bare, &made.stated)
	}
	if r.wholes == nil {
		r.wholes = map[wholeOn]*decider{}
	}
	r.wholes[at] = &made
	return &made
}

// edges answers the edges between items that are not ruled out: between two of the same part, and
// between a part and what it lies in. Of two parts the facts of the inner one decide.
func (r *ruling) edges() {
	rows := make(map[string][]ItemDecision, len(r.set.items)) // of one item they stand together
	for first := 0; first < len(r.made.Items); {
		item, end := r.made.Items[first].Item, first+1
		for end < len(r.made.Items) && r.made.Items[end].Item == item {
			end++
		}
		rows[item.ID], first = r.made.Items[first:end], end
	}
	for _, item := range r.set.items {
		for i := range item.prerequisites {
			e := &item.prerequisites[i]
			earlier, later := rows[e.From], rows[e.To]
			for to := range later {
				for from := range earlier {
					r.edge(e, &earlier[from], &later[to])
				}
			}
		}
	}
}

func (r *ruling) edge(e *Edge, from, to *ItemDecision) {
	ahead := to.Verdict == NotRequired && r.days != nil && r.brief
	if from.Verdict == NotRequired || to.Verdict == NotRequired && !ahead || !r.parted.Related(from.Part, to.Part) {
		return
	}
	judge := r.judge(to.Item, to.Part, to.Day)
	if r.parted.Within(from.Part, to.Part) && from.Part != to.Part {
		judge = r.of(from.Part, to.Day)
	}
	v := judge.verdict(&e.when)
	if v == NotRequired {
		return
	}
	row := EdgeDecision{Edge: e, FromPart: from.Part, ToPart: to.Part, Verdict: v, Day: to.Day}
	if ahead {
		r.made.Ahead = append(r.made.Ahead, row)
	} else {
		r.made.Edges = append(r.made.Edges, row)
	}
}

// problems answers what early study finds in the project, and in a part where that is another
// answer or rests on what the part states.
func (r *ruling) problems() {
	for _, problem := range r.set.problems {
		if problem.Origin != "profile" {
			continue
		}
		for i := range r.deciders {
			d := &r.deciders[i]
			a := d.answer(&problem.found)
			if a.Verdict == NotRequired || i > 0 && !r.ofItsOwn(d, &a, &problem.found) {
				continue
			}
			r.made.Problems = append(r.made.Problems, ProblemDecision{Problem: problem, Part: d.part, Answer: a})
		}
	}
}

// ofItsOwn reports whether a part answers a condition otherwise than what it lies in, or by what it
// states itself.
func (r *ruling) ofItsOwn(d *decider, a *Answer, c *condition) bool {
	part := r.parted.Part(d.part)
	if r.of(part.Parent, 0).verdict(c) != a.Verdict {
		return true
	}
	states := func(fact string) bool {
		slot, _ := r.set.facts.Slot(fact)
		_, says := part.States(slot)
		return says
	}
	return slices.ContainsFunc(a.Missing, states) || slices.ContainsFunc(a.Because, func(why Reason) bool {
		return slices.ContainsFunc(why.Tests, func(t Comparison) bool { return states(t.Fact) || t.Fact2 != "" && states(t.Fact2) })
	})
}
