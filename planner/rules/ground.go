package rules

import (
	"math/bits"

	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// What follows from a change of what a certificate rests on (变更).
const (
	Amend = "amend" // the authority amends what it gave
	Redo  = "redo"  // the item is done once more
)

// The directions of a change that may alone matter.
const (
	Up   = "up"
	Down = "down"
)

// Ground is what the result of an item rests on (`rests_on`): facts, how far they may move afterwards,
// and what follows where they move farther. A fact may stand in several grounds of an item: a small
// change may ask for an amendment, a large one for the item anew.
type Ground struct {
	Period
	Facts      []string   `json:"facts"`
	Tolerance  *Tolerance `json:"tolerance,omitempty"`                 // nil: any change counts
	Direction  string     `json:"direction,omitempty" oneof:"up down"` // the way in which a change counts; empty: either
	Then       string     `json:"then" oneof:"amend redo"`             // what follows
	Days       *int       `json:"days,omitempty"`                      // working days of the amendment; done anew, an item takes its own
	Basis      []Basis    `json:"legal_basis"`                         // that a change is to be applied for
	Confidence string     `json:"confidence" oneof:"low medium high"`  // of the tolerance and the days: low where they are our judgement
	Note       lang.Text  `json:"note,omitzero"`                       // where the tolerance comes from
}

// Tolerance is how far a number may move before it counts: so many percent of what it was, or so much
// in its own unit.
type Tolerance struct {
	Percent *Number `json:"percent,omitempty"`
	Amount  *Number `json:"amount,omitempty"`
	// Below: only less than that is tolerated. It is so where the law names the limit with 以上, which
	// counts the limit itself (民法典 art. 1259); else what just reaches the tolerance is within it.
	Below bool `json:"below,omitempty"`
}

// Passed reports whether a change from one known value to another goes beyond what the ground
// tolerates. Of what is no number every change does.
func (g *Ground) Passed(was, is profile.Value) bool {
	if was == is {
		return false
	}
	if was.Kind() != profile.NumberKind || is.Kind() != profile.NumberKind {
		return true
	}
	before, after := was.Micro(), is.Micro()
	if g.Direction == Up && after < before || g.Direction == Down && after > before {
		return false
	}
	return g.Tolerance == nil || g.Tolerance.passed(before, after)
}

// passed compares the change with the tolerance without rounding, in 128 bits.
func (t *Tolerance) passed(before, after int64) bool {
	by := magnitude(after - before) // both lie within ±10^18, so that this does not run over
	var changeHi, changeLo, limitHi, limitLo uint64
	if t.Percent != nil {
		const hundred = 100 * profile.Scale
		changeHi, changeLo = bits.Mul64(by, hundred)
		limitHi, limitLo = bits.Mul64(magnitude(before), uint64(*t.Percent))
	} else if t.Amount != nil {
		changeLo, limitLo = by, uint64(*t.Amount)
	}
	if changeHi == limitHi && changeLo == limitLo {
		return t.Below
	}
	return changeHi > limitHi || changeHi == limitHi && changeLo > limitLo
}

// grounds checks what an item says that its result rests on.
func (c *checker) grounds(item *Item) {
	folder := "items/" + item.ID
	type ruled struct{ fact, then string }
	before := map[ruled][]Period{}
	for i := range item.RestsOn {
		g, at := &item.RestsOn[i], "/rests_on/"+itoa(i)
		c.basis(g.Basis, folder, at+"/legal_basis")
		switch {
		case len(g.Facts) == 0:
			c.add("rules.rests.facts", folder, at+"/facts")
		case g.Then == Amend && g.Days == nil:
			c.add("rules.rests.days", folder, at)
		case g.Then == Redo && g.Days != nil:
			c.add("rules.rests.own_days", folder, at+"/days")
		}
		if t := g.Tolerance; t != nil && (t.Percent == nil) == (t.Amount == nil) {
			c.add("rules.rests.tolerance", folder, at+"/tolerance")
		}
		for k, id := range g.Facts {
			place := at + "/facts/" + itoa(k)
			c.rested(g, id, folder, place)
			for _, p := range before[ruled{id, g.Then}] {
				if day, both := commonDay(p, g.Period); both {
					c.add("rules.rests.twice", folder, place, id, day)
				}
			}
			before[ruled{id, g.Then}] = append(before[ruled{id, g.Then}], g.Period)
		}
	}
}

// rested checks one fact of a ground: that it is there, and a number where it is measured.
func (c *checker) rested(g *Ground, id, folder, place string) {
	if c.set.faultyFacts {
		return
	}
	switch fact := c.set.facts.Fact(id); {
	case fact == nil:
		c.add("rules.fact.unknown", folder, place, id, c.set.likelyFact(id))
	case fact.Type != profile.NumberType && (g.Tolerance != nil || g.Direction != ""):
		c.add("rules.rests.measured", folder, place, id)
	}
}

// Rederived gives a copy of a filled profile in which what rules derive, and nobody states, follows from
// the other facts as they are now; where it no longer follows from them it is not known.
//
// It returns a fault.Error of kind RuleBroken when a derivation fails.
func (s *Set) Rederived(p profile.Profile) (profile.Profile, error) {
	p = p.Clone()
	derived, err := s.derive(&p, false)
	if err != nil {
		return p, err
	}
	for i := range s.derivations {
		d := &s.derivations[i]
		if d.proposed || p.Origin[d.slot].Given() {
			continue
		}
		v, follows := derived[d.slot]
		switch {
		case follows:
			p.Values[d.slot], p.Origin[d.slot] = v, profile.Derived
		case p.Origin[d.slot] == profile.Derived:
			p.Values[d.slot], p.Origin[d.slot] = profile.Unknown, profile.Missing
		}
	}
	return p, nil
}
