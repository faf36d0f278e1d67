package lists

import (
	"cmp"
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// paper is one row of list 3: a material over all items of one part that ask for it.
type paper struct {
	*rules.Material
	part       string
	users      []*entry
	required   bool          // by some required item
	deferrable bool          // in every item that asks for it
	needed     calendar.Date // the earliest early start of the required ones; 0 without one
	until      calendar.Date // their earliest early finish
	begin      calendar.Date // the latest day on which to begin making it in time; 0 where nobody says how long that takes
	form       rules.Dress   // the strictest of what its items ask for
	confidence string        // of the form; empty where none is stated
	supply
}

// materials writes list 3. A paper may follow later only where every item lets it, and at the
// latest when the first of them is decided: until then the decision is held back.
func (m *maker) materials(t *table) {
	for _, p := range m.allPapers() {
		row := Row{
			"id": p.ID, "material": p.Name.In(m.Writer.Lang), "status": rules.Possible.String(),
			"items": keysOf(p.users), "source": p.Source, "supplied_by": p.suppliers, "part": partCell(p.part),
			"deferrable": p.deferrable, "needed_by": date(p.needed),
		}
		if p.required {
			row["status"] = rules.Required.String()
		}
		if p.deferrable {
			row["deferrable_until"] = date(p.until)
		}
		if is, certain := p.asked(); is || !certain {
			row["begin_preparing_by"] = date(p.begin)
		}
		m.describe(row, p)
		t.add(row)
	}
}

// allPapers joins the materials of all items, one a paper and part. What is waived asks for none.
func (m *maker) allPapers() []*paper {
	if m.papers != nil {
		return m.papers
	}
	m.byPaper = map[string]*paper{}
	for i := range m.entries {
		e := &m.entries[i]
		if done := m.Decision.Profile.ProgressOf(e.key); done != nil && done.State == profile.Waived {
			continue
		}
		for k := range e.Item.Materials {
			m.ask(e, &e.Item.Materials[k])
		}
	}
	for _, p := range m.papers {
		m.settle(p)
	}
	slices.SortFunc(m.papers, func(a, b *paper) int {
		if a.required != b.required {
			if a.required {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.needed, b.needed), strings.Compare(a.ID, b.ID), strings.Compare(a.part, b.part))
	})
	return m.papers
}

// ask adds one item to those that ask for a paper.
func (m *maker) ask(e *entry, material *rules.Material) {
	p := m.byPaper[paperKey(material.ID, e.Part)]
	if p == nil {
		p = &paper{Material: material, part: e.Part, deferrable: true}
		m.byPaper[paperKey(material.ID, e.Part)], m.papers = p, append(m.papers, p)
	}
	p.users = append(p.users, e)
	p.deferrable = p.deferrable && material.Deferrable && (e.Deferral == nil || e.Deferral.Offered)
	if d := m.dates(e); d != nil {
		p.required = true
		p.needed, p.until = earlier(p.needed, d.EarlyStart), earlier(p.until, d.EarlyFinish)
		if days, ok := m.Making[e.key][material.ID]; ok {
			p.begin = earlier(p.begin, m.Writer.Set.Calendar().Sub(d.EarlyStart, days))
		}
	}
	p.dress(m.vocabulary.Dressed(material, e.Item.Confidence))
	if p.Sample == (rules.Material{}).Sample && material.Sample != p.Sample {
		p.Material = material
	}
}

// paperKey names a paper of a part, which is another paper than that of the next part.
func paperKey(id, part string) string {
	if part == "" {
		return id
	}
	return id + "@" + part
}

// confidences and forms from the one that decides down.
var (
	confidences = []string{"low", "medium", "high"}
	forms       = []string{"original", "copy", "electronic"}
)

// dress takes in the form in which one more item wants a paper: it is handed in once, so that the
// strictest form and the largest number of copies serve all, with the least sure of them.
func (p *paper) dress(d rules.Dress, confidence string) {
	if confidence == "" {
		return
	}
	if p.confidence == "" {
		p.form, p.confidence = d, confidence
		return
	}
	if before(forms, d.Form, p.form.Form) {
		p.form.Form = d.Form
	}
	if p.form.Seal == "" || p.form.Seal == "none" && d.Seal != "" {
		p.form.Seal = d.Seal
	}
	p.form.Copies = max(p.form.Copies, d.Copies)
	if before(confidences, confidence, p.confidence) {
		p.confidence = confidence
	}
}

// before reports whether one of a list of words stands before another, or the other is empty.
func before(order []string, a, b string) bool {
	return a != "" && (b == "" || slices.Index(order, a) < slices.Index(order, b))
}

// earlier gives the earlier of two dates, the first of which may be missing.
func earlier(a, b calendar.Date) calendar.Date {
	if a.IsZero() {
		return b
	}
	return min(a, b)
}

// keysOf names entries, each once.
func keysOf(entries []*entry) []string {
	keys := make([]string, 0, len(entries))
	for _, e := range entries {
		keys = addOnce(keys, e.key)
	}
	return keys
}
