package lists

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// How a paper is come by.
const (
	inHand        = "in_hand"        // an item that is obtained gave it
	handedIn      = "handed_in"      // it went in with an item that is obtained or accepted
	fromItem      = "from_item"      // an item of this project gives it
	fromAuthority = "from_authority" // the authorities have it or fetch it themselves
	depends       = "depends"        // an item that is only possible would give it
	commission    = "commission"     // the applicant has an intermediary draw it up
	fromApplicant = "applicant"      // the applicant draws it up
)

// supply says where a paper comes from.
type supply struct {
	obtain    string
	suppliers []string      // items of the plan that give it, possible ones included
	on        calendar.Date // when the first of them does; 0 where none is certain or the day is not known
	documents []string      // numbers of what is in hand
	reused    []string      // items with which it has been handed in
	late      []string      // items that begin before it is there
}

// settle finds out where a paper comes from: the applicant is asked only for what no required
// item of the project gives and what nobody has yet.
func (m *maker) settle(p *paper) {
	p.suppliers = []string{}
	required, got := false, false
	for _, e := range m.suppliers(p) {
		p.suppliers = append(p.suppliers, e.key)
		if e.node < 0 {
			continue
		}
		required = true
		on := m.Schedule.Rows[e.node].EarlyFinish
		if done := m.Decision.Profile.ProgressOf(e.key); done != nil && done.Settled() {
			got, on = true, done.Finished
			p.documents = addOnce(p.documents, done.Document)
		}
		if on != 0 {
			p.on = earlier(p.on, on)
		}
	}
	p.reused = m.handedIn(p)
	switch {
	case got:
		p.obtain = inHand
	case len(p.reused) > 0:
		p.obtain = handedIn
	case required:
		p.obtain, p.late = fromItem, m.lateFor(p)
	case p.Source == "shared_data" || p.Source == "prior_approval":
		p.obtain = fromAuthority
	case len(p.suppliers) > 0:
		p.obtain = depends
	case p.Source == "intermediary":
		p.obtain = commission
	default:
		p.obtain = fromApplicant
	}
}

// asked tells whether the applicant hands a paper in, and whether that is certain.
func (s *supply) asked() (is, certain bool) {
	return s.obtain == commission || s.obtain == fromApplicant, s.obtain != depends
}

// suppliers are the items of the plan that a paper comes out of: of its part, of what that lies in
// and of what lies in it, never of the part beside it.
func (m *maker) suppliers(p *paper) []*entry {
	ids := m.Writer.Set.Producers(p.ID)
	if len(ids) == 0 {
		return nil
	}
	var found []*entry
	for i := range m.entries {
		e := &m.entries[i]
		if slices.Contains(ids, e.Item.ID) && m.Decision.Profile.Related(e.Part, p.part) {
			found = append(found, e)
		}
	}
	return found
}

// handedIn are the items with which a paper has gone in: those that are obtained, and those that
// are accepted where the paper could not follow later.
func (m *maker) handedIn(p *paper) []string {
	var keys []string
	for _, e := range p.users {
		done := m.Decision.Profile.ProgressOf(e.key)
		if done != nil && (done.InHand() || done.State == profile.InProgress && !p.deferrable) {
			keys = append(keys, e.key)
		}
	}
	return keys
}

// lateFor are the items that are planned to begin before a paper is there that they ask for.
func (m *maker) lateFor(p *paper) []string {
	var keys []string
	for _, e := range p.users {
		if d := m.dates(e); d != nil && d.EarlyStart < p.on {
			keys = append(keys, e.key)
		}
	}
	return keys
}

func (m *maker) latePapers() []LatePaper {
	var late []LatePaper
	for _, p := range m.allPapers() {
		if len(p.late) > 0 {
			late = append(late, LatePaper{Name: p.Name.In(m.Writer.Lang), Users: p.late, Suppliers: p.suppliers, On: p.on})
		}
	}
	return late
}

// describe writes how a paper is come by and what it looks like.
func (m *maker) describe(row Row, p *paper) {
	row["obtain"], row["available_on"] = p.obtain, date(p.on)
	if is, certain := p.asked(); certain {
		row["asked"] = is
	}
	row["document"], row["reused_from"], row["late_for"] = some(p.documents), some(p.reused), some(p.late)
	row["form"], row["seal"], row["form_confidence"] = text(p.form.Form), text(p.form.Seal), text(p.confidence)
	if p.form.Copies > 0 {
		row["copies"] = p.form.Copies
	}
	if p.Sample.ZH != "" {
		row["sample"] = p.Sample.In(m.Writer.Lang)
	}
}

// some is a cell of several texts, nil where there are none.
func some(texts []string) any {
	if len(texts) == 0 {
		return nil
	}
	return texts
}

// handsIn reports whether the applicant hands in a paper of an item on the day it is accepted.
func (m *maker) handsIn(e *entry, material *rules.Material) bool {
	m.allPapers()
	p := m.byPaper[paperKey(material.ID, e.Part)]
	if p == nil || material.Deferrable {
		return false
	}
	is, certain := p.asked()
	return is || !certain
}
