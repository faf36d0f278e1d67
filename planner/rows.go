package planner

import (
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/schedule"
	"sevenlists/planner/words"
)

// originText names where a value comes from, as the document writes it.
var originText = map[profile.Origin]string{
	profile.Missing: "unknown", profile.Stated: "stated", profile.Derived: "derived", profile.Assumed: "assumed",
	profile.Summed: "summed", profile.Sited: "site",
}

// facts lists what the plan rests on, with the derivation of what was derived.
func (m *maker) facts() []FactRow {
	derived := map[string]rules.DerivedFact{}
	for _, d := range m.decision.Derived {
		derived[d.Fact] = d
	}
	p := &m.decision.Profile
	rows := make([]FactRow, 0, len(p.Values))
	for slot := range m.set.Facts().List {
		f := &m.set.Facts().List[slot]
		row := FactRow{
			Fact: f.ID, Name: f.Name.In(m.opt.Lang), Value: p.Value(slot), Unit: f.Unit.In(m.opt.Lang),
			Origin: originText[p.Origin[slot]], Site: m.sited(f.ID, p.Value(slot)),
		}
		if !row.Value.IsKnown() {
			row.Origin = originText[profile.Missing]
		}
		if f.ID == profile.ReferenceDate && p.Origin[slot] != profile.Stated {
			row.Origin = "derived" // from the start
		}
		if d, ok := derived[f.ID]; ok {
			switch {
			case d.Proposed && !row.Value.IsKnown():
				row.Proposed, row.From = d.Value, d.Title.In(m.opt.Lang)
			case p.Origin[slot] == profile.Derived:
				row.From = d.Title.In(m.opt.Lang)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// items writes the required and the possible items in catalogue order, the works where they
// stand: before the phase that waits for them.
func (m *maker) items() []ItemRow {
	works := m.worksRows()
	before := m.set.Vocabulary().Milestones.Works.BeforePhase
	rows := make([]ItemRow, 0, len(m.graph.Nodes)+1)
	for i := range m.decision.Items {
		d := &m.decision.Items[i]
		if d.Item.Phase == before {
			rows, works = append(rows, works...), nil
		}
		if d.Verdict != rules.NotRequired {
			rows = append(rows, m.item(d))
		}
	}
	return append(rows, works...)
}

// item writes one item.
func (m *maker) item(d *rules.ItemDecision) ItemRow {
	item, w := d.Item, m.writer.On(d.Day)
	office := item.Office(w.Day)
	row := ItemRow{
		ID: d.Key(), Part: d.Part, Name: m.decision.Named(item.Name, d.Part).In(w.Lang), Phase: item.Phase, Kind: item.Kind, Level: item.Level, Per: item.Per,
		Department: w.Department(office.Lead), DepartmentID: office.Lead, Helpers: w.Departments(office.Helpers),
		Status: d.Verdict.String(), Because: w.Reasons(d.Because, item.LegalBasis), Missing: d.Missing, Assumed: d.Assumed,
		LawDay: d.Day, Confidence: item.Confidence, ApprovalDays: d.Approval, LegalBasis: w.Quote(item.LegalBasis),
		Commitment: m.commitment(d), Deferral: m.deferral(d),
	}
	if promise, ok := item.PromisedOn(w.Day); ok {
		promised := d.Promised
		row.Promised, row.Register = &promised, m.register(promise)
	}
	if s := item.StatutoryOn(w.Day); s != nil {
		row.Statutory = &s.Days
	}
	row.Way = m.way(d.Way, w)
	for _, p := range item.Procedures {
		row.Procedures = append(row.Procedures, ProcedureRow{ID: p.ID, Name: p.Name.In(w.Lang), WorkingDays: p.WorkingDays})
	}
	for _, o := range item.Outputs {
		row.Outputs = append(row.Outputs, o.Name.In(w.Lang))
	}
	if n, ok := m.node[row.ID]; ok {
		row.ApprovalDays = m.route.Approval[n]
		row.Schedule = m.scheduleRow(n)
		row.LawEnded = m.lawEnded(d, row.Schedule)
	}
	row.Results = m.results(d)
	row.Progress, row.Marked = m.progress(row.ID), m.marks(row.ID)
	return row
}

// way says in which way an item is handled; nil where it is the usual one.
func (m *maker) way(w *rules.Way, words words.Writer) *WayRow {
	if w == nil {
		return nil
	}
	return &WayRow{
		ID: w.Way, Name: rules.NameOf(m.set.Vocabulary().Ways, w.Way, m.opt.Lang), From: w.From, To: w.To, Days: w.Days, MergedInto: w.MergedInto,
		ReplacedBy: w.ReplacedBy.In(m.opt.Lang), LegalBasis: words.Quote([]rules.Basis{w.Basis}),
	}
}

// register says that days come from the district's register; nil where they are the catalogue's.
func (m *maker) register(promise rules.Promise) *RegisterRow {
	p := promise.Register
	if p == nil {
		return nil
	}
	return &RegisterRow{Days: promise.Days, From: p.From, Document: p.Document, By: p.By}
}

// scheduleRow writes the dates of a node.
func (m *maker) scheduleRow(n int) *ScheduleRow { return dated(&m.dates.Rows[n]) }

// dated writes dates.
func dated(r *schedule.Row) *ScheduleRow {
	return &ScheduleRow{
		Duration: r.Duration, EarlyStart: r.EarlyStart, EarlyFinish: r.EarlyFinish,
		LateStart: r.LateStart, LateFinish: r.LateFinish,
		TotalFloat: r.TotalFloat, FreeFloat: r.FreeFloat, Critical: r.Critical,
	}
}

// worksRows writes the works, where the route has them: those of each part in the order of parts.
func (m *maker) worksRows() []ItemRow {
	milestones := m.set.Vocabulary().Milestones
	var rows []ItemRow
	for _, key := range Keys(m.set, &m.decision.Profile, milestones.Works.ID) {
		if n, ok := m.node[key]; ok {
			rows = append(rows, m.worksRow(n))
		}
	}
	return rows
}

// worksRow writes the works of the project or of a part.
func (m *maker) worksRow(n int) ItemRow {
	milestones := m.set.Vocabulary().Milestones
	key, part := m.graph.Nodes[n].Key, m.graph.Nodes[n].Part
	start := m.set.Item(milestones.StartOfWorks)
	reason := words.Reason{
		Condition: lang.Text{
			ZH: "施工介于" + start.Name.ZH + "与竣工验收之间", EN: "The works stand between " + start.Name.EN + " and the acceptances",
		}.In(m.opt.Lang),
		Facts: map[string]profile.Value{}, LegalBasis: []words.LawRef{},
	}
	if slot, ok := m.set.Facts().Slot(milestones.Works.DurationFact); ok {
		reason.Facts[milestones.Works.DurationFact] = m.decision.ProfileOf(part).Value(slot)
	}
	return ItemRow{
		Progress: m.progress(key), Marked: m.marks(key),
		ID: key, Part: part, Name: m.decision.Named(milestones.Works.Name, part).In(m.opt.Lang), Phase: start.Phase, Kind: "works", Per: start.Per,
		Department: m.writer.Department("owner"), DepartmentID: "owner", Status: rules.Required.String(),
		Because: []words.Reason{reason}, Confidence: "high", LegalBasis: []words.LawRef{}, Schedule: m.scheduleRow(n),
	}
}

// commitment writes whether an item may be entered on a commitment.
func (m *maker) commitment(d *rules.ItemDecision) *CommitmentRow {
	if d.Commitment == nil {
		return nil
	}
	terms := d.Item.Commitment
	row := &CommitmentRow{
		Mode: terms.Mode, ModeName: rules.NameOf(m.set.Vocabulary().CommitmentModes, terms.Mode, m.opt.Lang),
		Offered: d.Commitment.Offered, RefusedBecause: m.writer.On(d.Day).Reasons(d.Commitment.Refused, d.Item.LegalBasis),
		Missing: d.Commitment.Missing, Assumed: d.Commitment.Assumed, Days: terms.DaysOrOne(),
	}
	if n, ok := m.node[d.Key()]; ok {
		row.Chosen = m.route.Committed[n]
	}
	return row
}

// deferral writes which papers may follow later.
func (m *maker) deferral(d *rules.ItemDecision) *DeferralRow {
	if d.Deferral == nil {
		return nil
	}
	row := &DeferralRow{
		Offered: d.Deferral.Offered, Materials: []string{},
		RefusedBecause: m.writer.On(d.Day).Reasons(d.Deferral.Refused, d.Item.LegalBasis), Missing: d.Deferral.Missing,
	}
	for _, paper := range d.Item.Materials {
		if paper.Deferrable {
			row.Materials = append(row.Materials, paper.ID)
		}
	}
	return row
}

// lawEnded says that a row is dated after its item or its threshold ends.
func (m *maker) lawEnded(d *rules.ItemDecision, s *ScheduleRow) *LawEnded {
	item := d.Item
	if end := item.Effective.To; end != 0 && s.EarlyFinish > end {
		ended := &LawEnded{What: "item", On: end, Successors: item.Effective.Successors}
		for _, id := range item.Effective.Successors {
			ended.Names = append(ended.Names, m.set.Item(id).Name.In(m.opt.Lang))
		}
		return ended
	}
	var first calendar.Date
	for _, r := range item.RegimesOn(m.decision.LawDay(d.Day)) {
		if r.To != 0 && s.EarlyFinish > r.To && (first == 0 || r.To < first) {
			first = r.To
		}
	}
	if first == 0 {
		return nil
	}
	ended := &LawEnded{What: "regime", On: first}
	for _, r := range item.RegimesOn(first.AddDays(1)) {
		for _, ref := range m.writer.On(first.AddDays(1)).Quote([]rules.Basis{r.Basis}) {
			ended.Names = append(ended.Names, ref.String())
		}
	}
	return ended
}

// edges writes every edge between two required items, those of the works included.
func (m *maker) edges() []EdgeRow {
	rows := make([]EdgeRow, 0, len(m.graph.Links))
	for i := range m.graph.Links {
		l := &m.graph.Links[i]
		if from, to := m.graph.Ends(i); m.graph.Nodes[from].Dropped || m.graph.Nodes[to].Dropped {
			continue
		}
		row := EdgeRow{
			From: l.From, To: l.To, Kind: l.Kind, RelaxedBy: l.RelaxedBy,
			Relaxed: m.route.Relaxed(i), Past: m.graph.Past(i), LegalBasis: []words.LawRef{},
		}
		if l.Ref >= 0 {
			e := m.decision.Edges[l.Ref]
			row.Reason, row.LegalBasis = e.Reason.In(m.opt.Lang), m.writer.On(e.Day).Quote(e.Basis)
		} else {
			row.Reason = lang.Text{ZH: "施工先后的事理", EN: "the nature of building works"}.In(m.opt.Lang)
		}
		rows = append(rows, row)
	}
	return rows
}

// notRequired writes the items that are not needed, with what nearly made them so.
func (m *maker) notRequired() []NotRequiredRow {
	rows := []NotRequiredRow{}
	for i := range m.decision.Items {
		d := &m.decision.Items[i]
		if d.Verdict == rules.NotRequired {
			rows = append(rows, NotRequiredRow{
				ID: d.Key(), Part: d.Part, Name: m.decision.Named(d.Item.Name, d.Part).In(m.opt.Lang), Because: m.writer.On(d.Day).Reasons(d.Because, d.Item.LegalBasis), Assumed: d.Assumed,
				LawDay: d.Day,
			})
		}
	}
	return rows
}
