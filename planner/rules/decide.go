package rules

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// decider holds a profile as it is judged: with its assumptions, and without them.
type decider struct {
	set    *Set
	part   string          // whose profile it is; empty for the project
	p      profile.Profile // with defaults, where they may be taken
	bare   profile.Profile // without them: what is certain only by a default shows there
	known  state           // p, as the program reads it
	stated state           // bare, as the program reads it
	day    calendar.Date
	facts  *profile.Facts
	brief  bool // verdicts only
}

// Decide answers every item, edge, commitment and problem for a profile under its reference
// date. The profile is first filled: stated values beat derived ones, derived ones beat
// declared defaults, and with profile.None a default is never taken. An item that is done once a
// part is answered for each with the facts of that part.
//
// It returns a fault.Error of kind RuleBroken when a derivation fails.
func (s *Set) Decide(p profile.Profile, assume profile.Assume) (Decision, error) {
	return s.decide(p, assume, nil, false)
}

// LawDays are days by the key of an item: each is judged by the law of its own day, as if that were the
// reference date. A key that is not in it keeps the reference date's law.
type LawDays map[string]calendar.Date

// DecideOn is Decide with items that have a day of their own. An edge is judged by the law of the day
// of the item that waits, problems by that of the reference date. With no days it is Decide.
func (s *Set) DecideOn(p profile.Profile, assume profile.Assume, days LawDays) (Decision, error) {
	return s.decide(p, assume, days, false)
}

// OutlineOn is to DecideOn as Outline is to Decide. It also gives, in Ahead, the edges that would
// bind items that are not required.
func (s *Set) OutlineOn(p profile.Profile, assume profile.Assume, days LawDays) (Decision, error) {
	if days == nil {
		days = LawDays{}
	}
	return s.decide(p, assume, days, true)
}

// Outline gives the same verdicts as Decide without their grounds: no reasons, missing facts or
// assumptions. It is what is asked thousands of times while a person tries what if.
func (s *Set) Outline(p profile.Profile, assume profile.Assume) (Decision, error) {
	return s.decide(p, assume, nil, true)
}

func (d *decider) verdict(c *condition) Verdict {
	return verdictOf(d.set.program.decide(c.root, &d.known))
}

// item answers one item: first its effective dates, then its rule.
func (d *decider) item(item *Item) ItemDecision {
	row := ItemDecision{Item: item}
	if !item.Effective.Holds(d.day) {
		row.Verdict = NotRequired
		if !d.brief {
			row.Because = []Reason{outOfDate(item, d.day)}
		}
		return row
	}
	row.Answer = d.answer(&item.applies)
	if row.Verdict == NotRequired {
		return row
	}
	row.Way = item.WayOn(d.day, d.needs)
	promised, procedures := row.Way.Shorten(d.promised(item), item.ProcedureDays())
	row.Promised, row.Elapsed = promised, promised+procedures
	if item.Counts {
		row.Approval = row.Promised
	}
	if terms := item.Commitment; terms != nil && terms.Holds(d.day) {
		answer := d.commitment(item)
		if terms.Mode == Deferral {
			row.Deferral = answer
		} else {
			row.Commitment = answer
		}
	} else if terms != nil && terms.Mode != Deferral {
		row.Commitment = &CommitmentAnswer{Refused: []Reason{notOffered(terms, d.day)}}
	}
	return row
}

// outOfDate says that an item has ended or has not begun on the reference date.
func outOfDate(item *Item, day calendar.Date) Reason {
	if item.Effective.From != 0 && day < item.Effective.From {
		return Reason{Code: "not_yet", Day: item.Effective.From, Condition: lang.Text{
			ZH: "该事项自" + item.Effective.From.String() + "起才有",
			EN: "The item exists only from " + item.Effective.From.String()}, Basis: item.LegalBasis}
	}
	return Reason{Code: "ended", Day: item.Effective.To, Successors: item.Effective.Successors, Condition: lang.Text{
		ZH: "该事项已于" + item.Effective.To.String() + "后取消",
		EN: "The item ended after " + item.Effective.To.String()}, Basis: item.LegalBasis}
}

// notOffered says that commitments for an item are not possible on the reference date.
func notOffered(terms *CommitmentTerms, day calendar.Date) Reason {
	if terms.From != 0 && day < terms.From {
		return Reason{Code: "not_yet", Day: terms.From, Condition: lang.Text{
			ZH: "自" + terms.From.String() + "起才可承诺", EN: "May be committed only from " + terms.From.String()}}
	}
	return Reason{Code: "ended", Day: terms.To, Condition: lang.Text{
		ZH: terms.To.String() + "后不再实行承诺", EN: "Commitments ended after " + terms.To.String()}}
}

// promised gives the item's promised working days for this project: those in force on the day, or the
// fewer of the body of `duration` that holds.
func (d *decider) promised(item *Item) int {
	promise, promised := item.PromisedOn(d.day)
	for i := range item.lengths {
		if d.set.program.decide(item.lengths[i].root, &d.known) == yes {
			return promise.Under(item.lengths[i].days)
		}
	}
	if !promised {
		return 0
	}
	return promise.Days
}

// commitment answers whether an item may be entered on a commitment or with a gap: certain
// only, an unknown fact means not yet.
func (d *decider) commitment(item *Item) *CommitmentAnswer {
	a := d.answer(&item.mayCommit)
	answer := &CommitmentAnswer{Offered: a.Verdict == Required, Missing: a.Missing, Assumed: a.Assumed}
	if a.Verdict == Required {
		answer.Because = a.Because
		return answer
	}
	if d.brief {
		return answer
	}
	for i := range item.refusals {
		r := &item.refusals[i]
		if d.set.program.decide(r.root, &d.known) == yes {
			answer.Refused = append(answer.Refused, r.reasons(yes, &d.p, d.facts)...)
		}
	}
	if len(answer.Refused) == 0 && a.Verdict == NotRequired {
		answer.Refused = a.Because
	}
	return answer
}

// derivedFacts lists what was derived, proposed or contradicted.
func (s *Set) derivedFacts(derived map[int]profile.Value, p *profile.Profile) []DerivedFact {
	var rows []DerivedFact
	for i := range s.derivations {
		dv := &s.derivations[i]
		v, ok := derived[dv.slot]
		if !ok && dv.proposed {
			v, ok = s.proposals(p)[dv.slot]
		}
		if !ok {
			continue
		}
		rows = append(rows, DerivedFact{
			Fact: s.facts.List[dv.slot].ID, Value: v, Title: dv.title, Proposed: dv.proposed,
			Contradicted: p.Origin[dv.slot].Given() && p.Value(dv.slot).IsKnown() && p.Value(dv.slot) != v && !dv.proposed,
			Reads:        names(s.facts, dv.reads),
		})
	}
	slices.SortStableFunc(rows, func(a, b DerivedFact) int {
		x, _ := s.facts.Slot(a.Fact)
		y, _ := s.facts.Slot(b.Fact)
		return x - y
	})
	return rows
}

// Open gives the facts that can still change an item, an edge, a commitment or a problem for a
// profile whose defaults are not taken, in asking order: what a form for such a project asks.
//
// It returns a fault.Error of kind RuleBroken when a derivation fails.
func (s *Set) Open(p profile.Profile) ([]string, error) {
	derived, err := s.derive(&p, false)
	if err != nil {
		return nil, err
	}
	bare := p.Fill(s.facts, derived, profile.None)
	day := bare.ReferenceDate(s.facts)
	var stated state
	s.program.read(&bare, &stated)
	open := make([]bool, len(s.facts.List))
	mark := func(c *condition) {
		if c.diagram != nil {
			for _, slot := range c.diagram.missing(&bare) {
				open[slot] = true
			}
		}
	}
	for _, item := range s.items {
		if !item.Effective.Holds(day) {
			continue
		}
		mark(&item.applies)
		if s.program.decide(item.applies.root, &stated) == no {
			continue
		}
		if t := item.Commitment; t != nil && t.Holds(day) {
			mark(&item.mayCommit)
		}
		for i := range item.prerequisites {
			mark(&item.prerequisites[i].when)
		}
		for i := range item.lengths {
			mark(&item.lengths[i].condition)
		}
	}
	for _, problem := range s.problems {
		if problem.Origin == "profile" {
			mark(&problem.found)
		}
	}
	if slot, ok := s.facts.Slot(s.vocabulary.Milestones.Works.DurationFact); ok && !bare.Value(slot).IsKnown() {
		open[slot] = true
	}
	var ids []string
	for slot, is := range open {
		if is {
			ids = append(ids, s.facts.List[slot].ID)
		}
	}
	return ids, nil
}
