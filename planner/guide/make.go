package guide

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// Make writes the service guide of an item as of a day: its names and law are those of that day. The
// same rule set, item, day and language give the same document.
//
// It returns a *fault.Error of NotFound, code item.unknown, where there is no such item.
func Make(set *rules.Set, id string, day calendar.Date, l lang.Lang) (*Document, error) {
	item := set.Item(id)
	if item == nil {
		ids := make([]string, 0, len(set.Items()))
		for _, other := range set.Items() {
			ids = append(ids, other.ID)
		}
		return nil, fault.New(fault.NotFound, "item.unknown", "", id, fault.Nearest(id, ids))
	}
	m := maker{words.NewWriter(set, l, day), item, set.Vocabulary(), set.Guide()}
	return m.document(), nil
}

// AdviserOf gives the adviser whom a person may ring; nil where the rule set names none.
func AdviserOf(set *rules.Set, l lang.Lang) *Contact {
	g := set.Guide()
	if g == nil {
		return nil
	}
	c := contactOf(&g.Adviser, l)
	return &c
}

func contactOf(c *rules.Contact, l lang.Lang) Contact {
	return Contact{Name: c.Name.In(l), Telephone: c.Telephone, Hours: c.Hours.In(l), Confidence: c.Confidence}
}

// maker writes one guide.
type maker struct {
	words.Writer
	item  *rules.Item
	terms *rules.Vocabulary
	guide *rules.Guide // nil where the rule set has none
}

func (m *maker) document() *Document {
	item := m.item
	office := item.Office(m.Day)
	d := &Document{
		Lang: m.Lang, Day: m.Day, Revision: m.Set.Revision(), ID: item.ID, Name: item.Name.In(m.Lang), Summary: item.Summary.In(m.Lang),
		Phase: m.term(m.terms.Phases, item.Phase), Kind: m.term(m.terms.Kinds, item.Kind), Level: m.term(m.terms.Levels, item.Level), Per: m.term(m.terms.Pers, item.Per),
		Department: m.department(office.Lead), InForce: item.Effective.Holds(m.Day), Effective: item.Effective.Period,
		Adviser: AdviserOf(m.Set, m.Lang), Steps: m.steps(), Papers: m.papers(), Days: m.days(), Fees: []Charge{}, Services: []Charge{},
		Results: m.results(), Ways: m.ways(), WaitsFor: m.waitsFor(), When: []Case{}, Asked: m.asked(), Law: m.Quote(item.LegalBasis),
		Confidence: item.Confidence, Note: item.Note.In(m.Lang),
	}
	for _, id := range office.Helpers {
		d.Helpers = append(d.Helpers, m.department(id))
	}
	for _, id := range item.Effective.Successors {
		d.Successors = append(d.Successors, m.named(id))
	}
	d.Window = m.window(office.Lead)
	if m.guide != nil {
		d.Unsure = m.guide.Note.In(m.Lang)
	}
	for i := range item.Fees {
		d.Fees = append(d.Fees, m.charge(&item.Fees[i].Charge, item.Fees[i].Payer))
	}
	for i := range item.Intermediaries {
		d.Services = append(d.Services, m.service(&item.Intermediaries[i]))
	}
	if lowered, ok := m.Set.Lowered(item.ID); ok {
		d.When = m.cases(lowered.Required)
	}
	return d
}

// window is where the item is taken in: the one that the register names for it, else that of its lead.
func (m *maker) window(lead string) *Window {
	w, source := m.guide.WindowOf(lead), ""
	if row := m.item.WindowOn(m.Day); row != nil {
		w, source = m.guide.Window(row.Window), row.Source().In(m.Lang)
	}
	if w == nil {
		return nil
	}
	return &Window{ID: w.ID, Address: w.Address.In(m.Lang), Contact: contactOf(&w.Contact, m.Lang), Source: source}
}

func (m *maker) term(terms []rules.Term, id string) Named {
	return Named{id, rules.NameOf(terms, id, m.Lang)}
}

func (m *maker) department(id string) Named { return Named{id, m.Department(id)} }

// named gives an item by its name.
func (m *maker) named(id string) Named {
	if item := m.Set.Item(id); item != nil {
		return Named{id, item.Name.In(m.Lang)}
	}
	return Named{id, id}
}

func (m *maker) steps() []Step {
	steps, confidence := m.guide.StepsOf(m.item)
	rows := make([]Step, len(steps))
	for i := range steps {
		rows[i] = Step{No: i + 1, Name: steps[i].Name.In(m.Lang), Text: steps[i].Text.In(m.Lang), Law: m.Quote(steps[i].LegalBasis), Confidence: confidence}
	}
	return rows
}

func (m *maker) papers() []Paper {
	rows := []Paper{}
	for i := range m.item.Materials {
		of := &m.item.Materials[i]
		row := Paper{
			ID: of.ID, Name: of.Name.In(m.Lang), Source: m.term(m.terms.Sources, of.Source), MayFollow: of.Deferrable, Sample: of.Sample.In(m.Lang),
		}
		dress, confidence := m.terms.Dressed(of, m.item.Confidence)
		row.Copies, row.Confidence = dress.Copies, confidence
		if dress.Form != "" {
			form := m.term(m.terms.Forms, dress.Form)
			row.Form = &form
		}
		if dress.Seal != "" {
			seal := m.term(m.terms.Seals, dress.Seal)
			row.Seal = &seal
		}
		for _, id := range m.Set.Producers(of.ID) {
			row.From = append(row.From, m.named(id))
		}
		// Only what the applicant draws up has a sample.
		if row.Sample == "" && of.Source == "applicant" && len(row.From) == 0 && m.guide != nil {
			row.Sample = m.guide.Samples.In(m.Lang)
		}
		rows = append(rows, row)
	}
	return rows
}

func (m *maker) days() Days {
	d := Days{InClock: m.item.Counts}
	if p, ok := m.item.PromisedOn(m.Day); ok {
		d.Promised = &p.Days
		if p.Register != nil {
			d.Source = p.Register.Source().In(m.Lang)
		}
	}
	if lowered, ok := m.Set.Lowered(m.item.ID); ok {
		for _, l := range lowered.Days {
			if l.Rule != nil {
				d.Varying = append(d.Varying, Varying{l.Days, l.Rule.Title.In(m.Lang)})
			}
		}
	}
	if s := m.item.StatutoryOn(m.Day); s != nil {
		d.Statutory, d.Law = &s.Days, m.Quote([]rules.Basis{s.Basis})
	}
	for _, p := range m.item.Procedures {
		row := Procedure{Named: Named{p.ID, p.Name.In(m.Lang)}, WorkingDays: p.WorkingDays, Note: p.Note.In(m.Lang)}
		if p.Basis != nil {
			row.Law = m.Quote([]rules.Basis{*p.Basis})
		}
		d.Procedures = append(d.Procedures, row)
	}
	if t := m.item.Commitment; t != nil && t.Mode != rules.Deferral && t.Holds(m.Day) {
		days := t.DaysOrOne()
		d.Committed = &days
	}
	return d
}

func (m *maker) results() []Result {
	rows := []Result{}
	for i := range m.item.Outputs {
		o := &m.item.Outputs[i]
		row := Result{Named: Named{o.ID, o.Name.In(m.Lang)}, Note: o.Note.In(m.Lang)}
		if v := o.ValidOn(m.Day); v != nil {
			row.Valid = &Valid{
				N: v.N, Unit: v.Unit, CountsFrom: v.CountsFrom, Law: m.Quote(v.Basis), Confidence: v.Confidence, Note: v.Note.In(m.Lang),
			}
			if v.Renewal != nil {
				row.Valid.Renewal, row.Valid.Before = v.Renewal.How, v.Renewal.Before
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func (m *maker) ways() Ways {
	w := Ways{}
	if v := m.terms.Visits.Of(m.item); v != nil {
		w.Visits, w.Confidence = &v.N, v.Confidence
		for _, id := range v.Ways {
			w.NoVisit = append(w.NoVisit, m.term(m.terms.Visits.Ways, id))
		}
	}
	t := m.item.Commitment
	if t == nil || !t.Holds(m.Day) {
		return w
	}
	if t.Mode == rules.Deferral {
		w.Deferral = &Deferral{Papers: []Named{}, Conditions: t.Conditions.In(m.Lang)}
		for i := range m.item.Materials {
			if p := &m.item.Materials[i]; p.Deferrable {
				w.Deferral.Papers = append(w.Deferral.Papers, Named{p.ID, p.Name.In(m.Lang)})
			}
		}
		return w
	}
	w.Commitment = &Commitment{
		Mode: m.term(m.terms.CommitmentModes, t.Mode), Days: t.DaysOrOne(), Conditions: t.Conditions.In(m.Lang), Obligations: t.Obligations.In(m.Lang),
		Verification: t.Verification.In(m.Lang), Breach: t.Breach.In(m.Lang), Never: t.Never.In(m.Lang), Risk: t.Risk, Refused: []string{}, Allowed: []Case{},
	}
	if lowered, ok := m.Set.Lowered(m.item.ID); ok && lowered.Commitment != nil {
		w.Commitment.Allowed = m.cases(lowered.Commitment.Allowed)
		for _, r := range lowered.Commitment.Refusals {
			if title := r.Title.In(m.Lang); !slices.Contains(w.Commitment.Refused, title) {
				w.Commitment.Refused = append(w.Commitment.Refused, title)
			}
		}
	}
	return w
}

func (m *maker) waitsFor() []Waits {
	rows := []Waits{}
	for _, e := range m.item.Prerequisites() {
		earlier := m.Set.Item(e.From)
		if earlier == nil || !earlier.Effective.Holds(m.Day) {
			continue
		}
		rows = append(rows, Waits{
			Named: m.named(e.From), Edge: m.term(m.terms.EdgeKinds, string(e.KindOn(m.Day))), Reason: e.Reason.In(m.Lang), Law: m.Quote(e.Basis),
		})
	}
	return rows
}

// cases gives the bodies of a rule by their titles.
func (m *maker) cases(bodies []rules.LoweredRule) []Case {
	rows := []Case{}
	for _, b := range bodies {
		rows = append(rows, Case{b.Title.In(m.Lang), m.Quote(b.Basis)})
	}
	return rows
}

func (m *maker) asked() []Asked {
	rows := []Asked{}
	for _, id := range m.Set.Asked(m.item) {
		f := m.Set.Facts().Fact(id)
		rows = append(rows, Asked{Fact: id, Name: f.Name.In(m.Lang), Question: f.Question.In(m.Lang), Ask: m.department(f.Ask)})
	}
	return rows
}
