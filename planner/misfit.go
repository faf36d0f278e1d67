package planner

import (
	"slices"

	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Why a project fits no rule.
const (
	// NothingSpecial: no item that it needs, or may need, is there because of what kind of project it is.
	NothingSpecial = "nothing_special"
	// ValueUnread: it is of a kind that the form offers, and that no rule speaks of.
	ValueUnread = "value_unread"
)

// Misfit tells the authors of a project that their rules do not tell apart. It is anonymous: it holds
// ids of facts whose values are chosen from a list, and those values; no name, text, number or date, and
// nothing of the project itself. Equal projects give equal misfits, to be counted.
type Misfit struct {
	Revision string       `json:"revision"` // of the rule set
	Reasons  []string     `json:"reasons"`  // nothing_special, value_unread
	Facts    []MisfitFact `json:"facts"`    // by which the district tells projects apart, as far as they are stated, in its order
	Unread   []MisfitFact `json:"unread"`   // those of them of whose value no rule speaks
}

// MisfitFact is a fact with one of the values that it offers.
type MisfitFact struct {
	Fact  string `json:"fact"`
	Value string `json:"value"`
}

// MisfitOf says whether a plan fits no rule of the rule set that made it; nil where it fits, and where
// nothing is stated of what kind of project it is: then it is only empty.
//
// By which facts projects are told apart the rule set says (telling_facts in policies/route). A plan fits
// none where no rule speaks of a value that is stated of one of them, or where no item that it needs is
// there because one of them has its value (that a value is not another one is no reason), and none that is
// still possible reads one.
func MisfitOf(set *rules.Set, p *Plan) *Misfit {
	m := &Misfit{Revision: p.Rules.Revision, Reasons: []string{}, Facts: []MisfitFact{}, Unread: []MisfitFact{}}
	for _, id := range set.Vocabulary().TellingFacts {
		at := slices.IndexFunc(p.Facts, func(f FactRow) bool { return f.Fact == id })
		if at < 0 || p.Facts[at].Origin != originText[profile.Stated] && p.Facts[at].Origin != originText[profile.Sited] {
			continue
		}
		told := MisfitFact{id, p.Facts[at].Value.Text()}
		if m.Facts = append(m.Facts, told); !set.Names(id, p.Facts[at].Value) {
			m.Unread = append(m.Unread, told)
		}
	}
	if len(m.Facts) == 0 {
		return nil
	}
	if !slices.ContainsFunc(p.Items, func(item ItemRow) bool { return m.special(set, &item) }) {
		m.Reasons = append(m.Reasons, NothingSpecial)
	}
	if len(m.Unread) > 0 {
		m.Reasons = append(m.Reasons, ValueUnread)
	}
	if len(m.Reasons) == 0 {
		return nil
	}
	return m
}

// special reports whether an item is there because of the kind of project, or may be.
func (m *Misfit) special(set *rules.Set, item *ItemRow) bool {
	tells := func(fact string) bool {
		return slices.ContainsFunc(m.Facts, func(f MisfitFact) bool { return f.Fact == fact })
	}
	id, _ := profile.CutKey(item.ID)
	if of := set.Item(id); of != nil && item.Status == rules.Possible.String() && slices.ContainsFunc(set.Asked(of), tells) {
		return true
	}
	for _, reason := range item.Because {
		for _, t := range reason.Tests {
			if (t.Op == "==" || t.Op == "in") && tells(t.Fact) {
				return true
			}
		}
	}
	return false
}
