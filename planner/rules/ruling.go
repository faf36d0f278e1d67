package rules

import (
	"slices"

	"sevenlists/planner/profile"
)

func (s *Set) decide(p profile.Profile, assume profile.Assume, brief bool) (Decision, error) {
	r := ruling{set: s, parted: &p}
	scopes := p.Scopes(s.facts, assume)
	bare := scopes
	if len(scopes) > 1 && assume != profile.None && !brief {
		bare = p.Scopes(s.facts, profile.None)
	}
	r.deciders = make([]decider, len(scopes))
	for i := range scopes {
		if err := r.read(i, scopes[i], bare[i], assume, brief); err != nil {
			return Decision{}, err
		}
	}
	r.items()
	r.edges()
	r.problems()
	return r.made, nil
}

// ruling is a decision in the making.
type ruling struct {
	set      *Set
	parted   *profile.Profile // as stated, with its parts
	deciders []decider        // the project, then each part
	made     Decision
	wholes   map[string]*decider // for items that read some facts of the whole project, by key
}

// read fills the profile of the project or of a part.
func (r *ruling) read(i int, stated, bare profile.Profile, assume profile.Assume, brief bool) error {
	s := r.set
	derived, err := s.derive(&stated)
	if err != nil {
		return err
	}
	d := &r.deciders[i]
	*d = decider{set: s, facts: s.facts, brief: brief, p: stated.Fill(s.facts, derived, assume)}
	if i > 0 {
		r.share(&d.p, &r.deciders[0].p)
	}
	d.day = d.p.ReferenceDate(s.facts)
	s.program.read(&d.p, &d.known)
	var shown []DerivedFact
	if !brief {
		d.bare = bare.Fill(s.facts, derived, profile.None)
		if i > 0 {
			r.share(&d.bare, &r.deciders[0].bare)
		}
		s.program.read(&d.bare, &d.stated)
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

// share gives a part what is known of the whole project, of facts that are one for all of it.
func (r *ruling) share(part, project *profile.Profile) {
	for slot := range r.set.facts.List {
		if !r.set.facts.List[slot].VariesByPart && part.Value(slot) != project.Value(slot) {
			part.Take(project, slot)
		}
	}
}

// of gives the decider of a part.
func (r *ruling) of(part string) *decider {
	for i := range r.deciders {
		if r.deciders[i].part == part {
			return &r.deciders[i]
		}
	}
	return &r.deciders[0]
}

// items answers every item in each place where it is done.
func (r *ruling) items() {
	r.made.Items = make([]ItemDecision, 0, len(r.set.items))
	if len(r.deciders) == 1 {
		for _, item := range r.set.items {
			r.made.Items = append(r.made.Items, r.deciders[0].item(item))
		}
		return
	}
	for _, item := range r.set.items {
		for _, part := range r.parted.Places(item.Per) {
			row := r.judge(item, part).item(item)
			row.Part = part
			row.Split = row.Verdict == Required && r.of(part).verdict(&item.applies) == NotRequired
			r.made.Items = append(r.made.Items, row)
		}
	}
}

// judge gives the decider of an item in a part: that of the part, with those facts of the whole
// project at which the law looks.
func (r *ruling) judge(item *Item, part string) *decider {
	own := r.of(part)
	if part == "" || len(item.whole) == 0 {
		return own
	}
	key := Key(item.ID, part)
	if made := r.wholes[key]; made != nil {
		return made
	}
	made := *own
	made.p, made.bare = own.p.Clone(), own.bare.Clone()
	item.takeWhole(r.set.facts, &made.p, &r.deciders[0].p)
	if !own.brief {
		item.takeWhole(r.set.facts, &made.bare, &r.deciders[0].bare)
	}
	made.known, made.stated = state{}, state{}
	r.set.program.read(&made.p, &made.known)
	if !own.brief {
		r.set.program.read(&made.bare, &made.stated)
	}
	if r.wholes == nil {
		r.wholes = map[string]*decider{}
	}
	r.wholes[key] = &made
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
	if from.Verdict == NotRequired || to.Verdict == NotRequired || !r.parted.Related(from.Part, to.Part) {
		return
	}
	judge := r.judge(to.Item, to.Part)
	if r.parted.Within(from.Part, to.Part) && from.Part != to.Part {
		judge = r.of(from.Part)
	}
	if v := judge.verdict(&e.when); v != NotRequired {
		r.made.Edges = append(r.made.Edges, EdgeDecision{Edge: e, FromPart: from.Part, ToPart: to.Part, Verdict: v})
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
	if r.of(part.Parent).verdict(c) != a.Verdict {
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
