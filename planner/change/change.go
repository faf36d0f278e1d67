// Package change weighs what a change of a project means for what it has obtained already (变更): of
// each result whether it must be amended, the item done anew, or nothing need be done. What a result
// rests on, how far that may move and what follows is data of the rule set (`rests_on`); nothing about
// an approval is written here.
package change

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Verdict says what is to be done about a result.
type Verdict string

// The verdicts, from the least to the most. One fact that is not known keeps a result from NoNeed, but
// takes nothing away from what other facts ask for.
const (
	NoNeed     Verdict = "no_need"
	CannotTell Verdict = "cannot_tell" // a fact is not known, or the rule set does not say what the result rests on
	Amend      Verdict = rules.Amend
	Redo       Verdict = rules.Redo
)

// Verdicts are all of them, from the least to the most.
var Verdicts = []Verdict{NoNeed, CannotTell, Amend, Redo}

// Certificate is the result of an item that was obtained, with the project as it was then and as it is
// now: two profiles of the part that the item is done for, with derived and assumed values filled in.
type Certificate struct {
	Item    *rules.Item
	Was, Is *profile.Profile
}

// The outcomes of comparing one fact.
const (
	Within = "within" // it has moved, but no farther than is tolerated
	Beyond = "beyond"
	Open   = "open" // then or now it was not known
)

// Moved is a fact that a result rests on and that is not as it was.
type Moved struct {
	Slot    int
	Was, Is profile.Value
	Outcome string
	Ground  *rules.Ground // that decides: the one with the gravest consequence of those that are passed
	Assumed bool          // one of the two values is a default that nobody stated
}

// Finding is what a change makes of one result.
type Finding struct {
	Verdict Verdict
	Days    int     // working days of the amendment; 0 where there is none
	Moved   []Moved // in asking order
	Silent  []int   // slots of facts that were not known then and are not now: nothing was compared
	// Undeclared: the rule set does not say what the result rests on.
	Undeclared bool
}

// Missing are the slots of the facts without which it cannot be told whether there is more to do.
func (f *Finding) Missing() []int {
	var slots []int
	for i := range f.Moved {
		if f.Moved[i].Outcome == Open {
			slots = append(slots, f.Moved[i].Slot)
		}
	}
	return slots
}

// Grounds are those that ask for something, each once.
func (f *Finding) Grounds() []*rules.Ground {
	var list []*rules.Ground
	for i := range f.Moved {
		if m := &f.Moved[i]; m.Outcome == Beyond && !slices.Contains(list, m.Ground) {
			list = append(list, m.Ground)
		}
	}
	return list
}

// Weigh compares what a result rests on as it was with how it is, by the rules of the day on which the
// change is made. A fact that is known only on one side is open: what follows cannot be told before it
// is stated. One that is known on neither is as it was, so far as anybody knows, and is named in Silent.
func Weigh(set *rules.Set, c Certificate, day calendar.Date) Finding {
	made := Finding{Verdict: NoNeed}
	if len(c.Item.RestsOn) == 0 {
		return Finding{Verdict: CannotTell, Undeclared: true}
	}
	for i := range c.Item.RestsOn {
		g := &c.Item.RestsOn[i]
		if !g.Holds(day) {
			continue
		}
		for _, id := range g.Facts {
			slot, ok := set.Facts().Slot(id)
			if !ok {
				continue // loading refuses such a rule set
			}
			made.weigh(g, slot, c)
		}
	}
	slices.SortFunc(made.Moved, func(a, b Moved) int { return a.Slot - b.Slot })
	slices.Sort(made.Silent)
	made.Silent = slices.Compact(made.Silent)
	return made
}

// weigh compares one fact under one ground.
func (f *Finding) weigh(g *rules.Ground, slot int, c Certificate) {
	was, is := c.Was.Value(slot), c.Is.Value(slot)
	if was == is {
		if !is.IsKnown() {
			f.Silent = append(f.Silent, slot)
		}
		return
	}
	m := Moved{Slot: slot, Was: was, Is: is, Outcome: Within, Ground: g, Assumed: assumed(c.Was, slot) || assumed(c.Is, slot)}
	verdict := NoNeed
	switch {
	case !was.IsKnown() || !is.IsKnown():
		m.Outcome, verdict = Open, CannotTell
	case g.Passed(was, is):
		m.Outcome, verdict = Beyond, Verdict(g.Then)
	}
	if verdict == Amend && g.Days != nil {
		f.Days = max(f.Days, *g.Days)
	}
	f.Verdict = worse(f.Verdict, verdict)
	at := slices.IndexFunc(f.Moved, func(other Moved) bool { return other.Slot == slot })
	switch {
	case at < 0:
		f.Moved = append(f.Moved, m)
	case m.Outcome == Beyond && (f.Moved[at].Outcome == Within || g.Then == rules.Redo):
		f.Moved[at] = m
	}
	if f.Verdict == Redo {
		f.Days = 0 // done anew it needs no amendment
	}
}

func assumed(p *profile.Profile, slot int) bool {
	return slot < len(p.Origin) && p.Origin[slot] == profile.Assumed
}

func worse(a, b Verdict) Verdict {
	if slices.Index(Verdicts, b) > slices.Index(Verdicts, a) {
		return b
	}
	return a
}
