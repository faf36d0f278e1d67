package planner

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/lists"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// touched collects, for each fact, the items whose answer turns on it.
type touched map[string][]string

func (t touched) add(facts []string, item string) {
	for _, f := range facts {
		if !slices.Contains(t[f], item) {
			t[f] = append(t[f], item)
		}
	}
}

// sources are the facts to ask about a fact: those it is derived from that nobody states, or
// the fact itself.
func (m *maker) sources(fact string) []string {
	var open []string
	for _, source := range m.set.Sources(fact) {
		if slot := m.slot(source); !m.decision.Profile.Origin[slot].Given() && source != profile.ReferenceDate {
			open = append(open, source)
		}
	}
	if len(open) == 0 {
		return []string{fact}
	}
	return open
}

// spread moves what turns on a derived fact to the facts that it is derived from.
func (m *maker) spread(by touched) touched {
	all := touched{}
	for _, fact := range m.ranked(by) {
		for _, source := range m.sources(fact) {
			for _, item := range by[fact] {
				all.add([]string{source}, item)
			}
		}
	}
	return all
}

// answerers names who can answer one of the facts, each once.
func (m *maker) answerers(facts []string) string {
	var names []string
	for _, fact := range facts {
		if name := m.writer.Department(m.set.Facts().Fact(fact).Ask); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return joinNames(names, m.opt.Lang)
}

// assumptions lists the defaults that some verdict rests on, the most consequential first.
func (m *maker) assumptions() []AssumptionRow {
	by := touched{}
	for i := range m.decision.Items {
		d := &m.decision.Items[i]
		by.add(d.Assumed, d.Key())
		for _, c := range []*rules.CommitmentAnswer{d.Commitment, d.Deferral} {
			if c != nil {
				by.add(c.Assumed, d.Key())
			}
		}
	}
	for i := range m.decision.Problems {
		by.add(m.decision.Problems[i].Assumed, m.decision.Problems[i].Problem.ID)
	}
	rows := make([]AssumptionRow, 0, len(by))
	for _, fact := range m.ranked(by) {
		f := m.set.Facts().Fact(fact)
		row := AssumptionRow{
			Fact: fact, Name: f.Name.In(m.opt.Lang), Value: m.decision.Profile.Value(m.slot(fact)), Ask: f.Ask,
			AskName: m.answerers(m.sources(fact)), Question: f.Question.In(m.opt.Lang), Items: by[fact],
		}
		if settled := m.sources(fact); settled[0] != fact {
			row.SettledBy = settled
		}
		rows = append(rows, row)
	}
	return rows
}

// questions lists the open facts that can still change the plan, the most consequential first.
func (m *maker) questions() []QuestionRow {
	by := touched{}
	for i := range m.decision.Items {
		d := &m.decision.Items[i]
		by.add(d.Missing, d.Key())
		for _, c := range []*rules.CommitmentAnswer{d.Commitment, d.Deferral} {
			if c != nil {
				by.add(c.Missing, d.Key())
			}
		}
	}
	for i := range m.decision.Problems {
		by.add(m.decision.Problems[i].Missing, m.decision.Problems[i].Problem.ID)
	}
	works := m.set.Vocabulary().Milestones.Works
	for i := range m.graph.Nodes {
		if n := &m.graph.Nodes[i]; n.Role == route.Works && n.WorksUnknown {
			by.add([]string{works.DurationFact}, n.Key)
		}
	}
	by = m.spread(by)
	rows := make([]QuestionRow, 0, len(by))
	for _, fact := range m.ranked(by) {
		f := m.set.Facts().Fact(fact)
		rows = append(rows, QuestionRow{
			Fact: fact, Name: f.Name.In(m.opt.Lang), Question: f.Question.In(m.opt.Lang), Ask: f.Ask,
			AskName: m.writer.Department(f.Ask), Items: by[fact],
		})
	}
	return rows
}

// ranked orders facts by how many answers turn on them, then in asking order.
func (m *maker) ranked(by touched) []string {
	facts := make([]string, 0, len(by))
	for f := range by {
		facts = append(facts, f)
	}
	slices.SortFunc(facts, func(a, b string) int {
		if c := len(by[b]) - len(by[a]); c != 0 {
			return c
		}
		return m.slot(a) - m.slot(b)
	})
	return facts
}

// targets compares the published time targets that fit the project with the plan, each in its
// own clock. A target in calendar days is compared with the working days made into calendar
// days from the plan's start.
func (m *maker) targets() []TargetRow {
	rows := []TargetRow{}
	for _, t := range m.set.Targets() {
		if !t.Holds(m.decision.ReferenceDate) || !m.fits(&t) {
			continue
		}
		days, from, ok := m.measured(&t)
		if !ok {
			continue
		}
		if t.Limit.Unit == "calendar" {
			days = int(m.set.Calendar().Add(from, days) - from)
		}
		rows = append(rows, TargetRow{
			ID: t.ID, Name: t.Name.In(m.opt.Lang), Clock: t.Clock, Measure: t.Measure, Between: t.Between, Limit: t.Limit, LimitDays: t.Limit.N,
			Days: days, Met: days <= t.Limit.N, Margin: t.Limit.N - days,
			LegalBasis: m.writer.Quote(t.LegalBasis), Confidence: t.Confidence, Note: m.remainderNote() + t.Note.In(m.opt.Lang), Provisional: m.anyPossible(),
		})
	}
	return rows
}

// measured gives the working days of what a target limits, in its clock, and the day from which
// they run; false where the plan has no such stretch.
func (m *maker) measured(t *rules.Target) (days int, from calendar.Date, ok bool) {
	clock := m.totals.Approval
	if t.Clock == "elapsed" {
		clock = m.totals.Elapsed
	}
	switch t.Measure {
	case "before_start":
		return clock.BeforeStart, m.dates.Start, true
	case "completion":
		return clock.Completion, m.dates.Start, true
	case "between":
		return m.longestBetween(t)
	}
	return clock.BeforeStart + clock.Completion, m.dates.Start, true
}

// remainderNote says of a project under way that only what is left is counted.
func (m *maker) remainderNote() string {
	if !m.decision.Profile.UnderWay() {
		return ""
	}
	return lang.Text{ZH: "只计尚未办结的部分，已经用去的时间不在内。", EN: "Only what is left is counted, not the time already spent. "}.In(m.opt.Lang)
}

// anyPossible reports whether some item is still open.
func (m *maker) anyPossible() bool {
	return slices.ContainsFunc(m.decision.Items, func(d rules.ItemDecision) bool { return d.Verdict == rules.Possible })
}

// fits reports whether a target speaks of such a project. A fact that is not known fits none.
func (m *maker) fits(t *rules.Target) bool {
	verdict, _ := m.set.Fits(t.When, &m.decision.Profile)
	return verdict == rules.Required
}

// warnings says what a reader of the plan must know before relying on it.
func (m *maker) warnings(p *Plan, late []lists.LatePaper) []Warning {
	rows := []Warning{}
	add := func(code, item, zh, en string) {
		rows = append(rows, Warning{Code: code, Item: item, Text: lang.Text{ZH: zh, EN: en}.In(m.opt.Lang)})
	}
	for i := range m.graph.Nodes {
		n := &m.graph.Nodes[i]
		if n.Role != route.Works || !n.WorksUnknown {
			continue
		}
		of := m.decision.Named(lang.Text{}, n.Part)
		add("works_unknown", n.Key, "施工工期"+of.ZH+"未知，按0天计算，竣工以后的日期会相应推迟",
			"The length of the works"+of.EN+" is not known and counts 0 days: dates after them will move")
	}
	m.siteWarnings(p, add)
	m.underWayWarnings(add)
	m.lawWarnings(add)
	if p.ProvisionalFrom != 0 {
		from := p.ProvisionalFrom.String()
		add("provisional", "", "自"+from+"起放假安排尚未公布，日期为暂定", "No calendar is announced from "+from+" on: later dates are provisional")
	}
	for i := range p.Items {
		row := &p.Items[i]
		if row.LawEnded == nil {
			continue
		}
		on, names := row.LawEnded.On.String(), joinNames(row.LawEnded.Names, m.opt.Lang)
		switch {
		case row.LawEnded.What == "item" && names != "":
			add("law_ended", row.ID, "“"+row.Name+"”排在其取消（"+on+"）之后，届时改办："+names, row.Name+" is dated after it ends on "+on+"; then: "+names)
		case row.LawEnded.What == "item":
			add("law_ended", row.ID, "“"+row.Name+"”排在其取消（"+on+"）之后", row.Name+" is dated after it ends on "+on)
		case names != "":
			add("law_ended", row.ID, "“"+row.Name+"”排在所依据的限额失效（"+on+"）之后，届时适用："+names, row.Name+" is dated after its threshold ends on "+on+"; then: "+names)
		default:
			add("law_ended", row.ID, "“"+row.Name+"”排在所依据的限额失效（"+on+"）之后", row.Name+" is dated after its threshold ends on "+on)
		}
	}
	m.paperWarnings(p, late, add)
	if len(p.Assumptions) > 0 {
		add("assumed", "", "部分要素未填写，按默认值推定，见“推定”", "Some facts were not stated and took their defaults: see the assumptions")
	}
	return rows
}

func joinNames(names []string, l lang.Lang) string {
	sep := lang.Text{ZH: "、", EN: ", "}.In(l)
	out := ""
	for i, n := range names {
		if i > 0 {
			out += sep
		}
		out += n
	}
	return out
}
