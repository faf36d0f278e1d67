package planner

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lists"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// ResultRow is a result of an item whose validity has an end.
type ResultRow struct {
	ID             string        `json:"id"`
	Name           string        `json:"name"`
	Valid          rules.Span    `json:"valid"`
	CountsFrom     string        `json:"counts_from"`               // issued or accepted
	From           calendar.Date `json:"from,omitzero"`             // that day, planned or recorded; left out where it is not known
	ValidTo        calendar.Date `json:"valid_to,omitzero"`         // last day
	Renewal        string        `json:"renewal,omitempty"`         // prolong or anew; left out where it is not stated
	RenewBy        calendar.Date `json:"renew_by,omitzero"`         // last day on which that must be asked for
	LeadFrom       string        `json:"lead_from,omitempty"`       // what that day rests on: stated, default, or duration of the item
	LeadConfidence string        `json:"lead_confidence,omitempty"` // of that day
	InHand         bool          `json:"in_hand,omitempty"`
	Document       string        `json:"document,omitempty"` // number of what is in hand
	Confidence     string        `json:"confidence"`
	// LegalBasis are the articles on the validity and on the renewal.
	LegalBasis []words.LawRef `json:"legal_basis"`
}

// held is one result of an item with the days on which it may be used.
type held struct {
	*rules.Output
	valid    *rules.Validity
	from, to calendar.Date // 0 where they are not known
}

// held gives the results of an item whose validity has an end. What is waived gives nothing.
func (m *maker) held(d *rules.ItemDecision) []held {
	if done := m.decision.Profile.ProgressOf(d.Key()); done != nil && done.State == profile.Waived {
		return nil
	}
	var all []held
	for i := range d.Item.Outputs {
		o := &d.Item.Outputs[i]
		v := o.ValidOn(m.decision.LawDay(d.Day))
		if v == nil {
			continue
		}
		h := held{Output: o, valid: v, from: m.validFrom(d.Key(), v)}
		if h.from != 0 {
			h.to = v.EndsOn(h.from, m.set.Calendar())
		}
		all = append(all, h)
	}
	return all
}

// validTo is the last day of the first of an item's results to end; 0 where none has an end, or no
// date.
func (m *maker) validTo(d *rules.ItemDecision) calendar.Date {
	var first calendar.Date
	for _, h := range m.held(d) {
		if h.to != 0 && (first == 0 || h.to < first) {
			first = h.to
		}
	}
	return first
}

// results writes what an item gives for a limited time.
func (m *maker) results(d *rules.ItemDecision) []ResultRow {
	var rows []ResultRow
	for _, h := range m.held(d) {
		v := h.valid
		row := ResultRow{
			ID: h.ID, Name: h.Name.In(m.opt.Lang), Valid: v.Span, CountsFrom: v.CountsFrom, From: h.from, ValidTo: h.to, Confidence: v.Confidence,
		}
		if done := m.decision.Profile.ProgressOf(d.Key()); done != nil && done.InHand() {
			row.InHand, row.Document = true, done.Document
		}
		basis := slices.Clip(v.Basis)
		if v.Renewal != nil {
			basis = append(basis, m.renewal(&row, d, v.Renewal)...)
		}
		row.LegalBasis = m.writer.On(d.Day).Quote(basis)
		rows = append(rows, row)
	}
	return rows
}

// validFrom is the day from which a validity counts: of what is obtained as recorded, else as
// planned; 0 where it has no date.
func (m *maker) validFrom(key string, v *rules.Validity) calendar.Date {
	n, planned := m.node[key]
	accepted := v.CountsFrom == "accepted"
	if done := m.decision.Profile.ProgressOf(key); done != nil && !done.Rework.Anew {
		switch {
		case accepted && done.Accepted != 0:
			return done.Accepted
		case done.State == profile.Obtained && accepted:
			return 0
		case done.State == profile.Obtained:
			return done.Finished
		}
	}
	switch {
	case !planned:
		return 0
	case accepted:
		return m.dates.Rows[n].EarlyStart
	}
	return m.dates.Rows[n].EarlyFinish
}

// renewal writes by when a result must be asked for again, and gives the articles that this rests
// on. Where no law sets a time, doing the item anew takes the days of the item.
func (m *maker) renewal(row *ResultRow, d *rules.ItemDecision, r *rules.Renewal) []rules.Basis {
	row.Renewal = r.How
	cal, usual := m.set.Calendar(), m.set.Vocabulary().RenewalOf(d.Item.Kind)
	on := func(lead rules.Span, from, confidence string) {
		row.LeadFrom, row.LeadConfidence = from, confidence
		if row.ValidTo != 0 {
			row.RenewBy = cal.OnOrBefore(lead.BeginsOn(row.ValidTo, cal))
		}
	}
	switch {
	case r.Before != nil:
		on(*r.Before, "stated", row.Confidence)
	case r.How == rules.Prolong && usual != nil:
		on(usual.Before, "default", usual.Confidence)
		return []rules.Basis{usual.Basis}
	case r.How == rules.Anew:
		row.LeadFrom, row.LeadConfidence = "duration", "low"
		if row.ValidTo != 0 {
			row.RenewBy = cal.Sub(cal.OnOrBefore(row.ValidTo), d.Elapsed)
		}
	}
	return nil
}

// paperWarnings say which papers come too late, and which results have an end that nobody can tell.
func (m *maker) paperWarnings(p *Plan, late []lists.LatePaper, add func(code, item, zh, en string)) {
	for i := range late {
		l := &late[i]
		users, suppliers, on := m.namesOf(l.Users), m.namesOf(l.Suppliers), l.On.String()
		add("paper_late", l.Users[0],
			"“"+users+"”要用的“"+l.Name+"”由“"+suppliers+"”产生，最早"+on+"才有，晚于其开始之日：先以容缺受理，或者等它办结再申请",
			l.Name+", which "+users+" asks for, comes out of "+suppliers+" on "+on+" at the earliest, after that has begun: hand it in later if that is allowed, or apply once it is there")
	}
	for i := range p.Items {
		for k := range p.Items[i].Results {
			if r := &p.Items[i].Results[k]; r.InHand && r.From == 0 {
				add("validity_unknown", p.Items[i].ID, "已有的“"+r.Name+"”没有登记日期，不能推算有效期届满之日",
					r.Name+" is in hand without its date: when it ends cannot be told")
			}
		}
	}
}
