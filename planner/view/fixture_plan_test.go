package view_test

import (
	"testing"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/lists"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
	"sevenlists/planner/words"
)

// in picks the text of the language.
func in(l lang.Lang, zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(l) }

func terms(pairs ...string) []rules.Term {
	var out []rules.Term
	for i := 0; i < len(pairs); i += 3 {
		out = append(out, rules.Term{ID: pairs[i], Name: lang.Text{ZH: pairs[i+1], EN: pairs[i+2]}})
	}
	return out
}

// workshopRules names what the fixture needs of a rule set.
func workshopRules(t testing.TB) view.RuleSet {
	t.Helper()
	v := rules.Vocabulary{
		Phases: terms("pre", "项目前期", "Preliminary stage", "land_and_planning", "立项用地规划许可", "Project and land-use permits",
			"engineering_permit", "工程建设许可", "Works planning permit", "construction_permit", "施工许可", "Construction permit",
			"parallel_service", "并行推进服务", "Parallel services", "completion_acceptance", "竣工验收", "Completion and acceptance"),
		Kinds: terms("public_service", "公共服务", "public service", "filing", "备案", "filing", "commitment", "承诺", "commitment",
			"approval", "审批", "approval", "administrative_license", "行政许可", "administrative licence", "technical_review", "技术审查", "technical review",
			"intermediary_service", "中介服务", "intermediary service", "acceptance", "验收", "acceptance", "works", "施工", "works"),
		EdgeKinds: terms("hard", "法定", "by law", "soft", "惯常", "by custom", "physical", "事理", "by nature"),
		Variants: terms("sequential", "逐项办理", "Sequential", "customary", "惯常", "Customary",
			"parallel", "并联", "Parallel", "commitment", "承诺准入", "Commitment"),
		CommitmentModes: terms(informed, "告知承诺", "informed commitment", access, "承诺准入", "commitment-based access", "deferral", "容缺受理", "deferral"),
		Sources:         terms("applicant", "申请人", "applicant", "intermediary", "中介", "intermediary", "shared_data", "数据共享", "shared data", "prior_approval", "前序审批", "earlier approval"),
		Severities:      terms("stop", "阻断", "stops the project", "delay", "延误", "delays it", "cost", "增加成本", "costs more"),
		Lists:           workshopLists,
	}
	v.Milestones.StartOfWorks = "commencement_check"
	v.Milestones.Completion = []string{"first_registration", "joint_acceptance"}
	v.Milestones.Works.ID, v.Milestones.Works.BeforePhase = "works", "completion_acceptance"
	facts := profile.NewFacts(nil, []profile.Fact{{ID: "land_source", Type: profile.EnumType, Values: []profile.Choice{
		{ID: "granted-standard-land", Name: lang.Text{ZH: "标准地出让", EN: "granted as standard land"}}}}})
	return view.RuleSet{Vocabulary: v, Calendar: fixtureCalendar(t), Facts: facts}
}

// workshopPlan is the plan of the standard-land workshop in one variant and language: all forms
// of a plan are tried on it.
func workshopPlan(t testing.TB, l lang.Lang, variant string) *planner.Plan {
	t.Helper()
	r := plannedRoute(t, variant)
	p := &planner.Plan{
		Project: planner.ProjectName{ID: "standard_land_workshop", Name: in(l, "标准地厂房", "Standard-land workshop")},
		Start:   r.start, ReferenceDate: r.start, Variant: variant, Lang: l, Assume: "defaults",
		Rules:        planner.RulesName{Revision: "sha256:5f1d7a84c3e2b9906d4f8e21a7c05b3f9e6d28714ab0c5f3e9d18276b4a0c3f1"},
		Facts:        workshopFacts(l),
		NotRequired:  workshopNearMisses(l),
		Totals:       planner.Totals{Items: len(workshop) - 1, Approval: r.clock(r.approval), Elapsed: r.clock(r.days), Finish: r.finish()},
		Variants:     map[string]planner.VariantRow{},
		Targets:      workshopTargets(l, r),
		Visits:       workshopVisits(l),
		Between:      workshopBetween(l),
		Money:        workshopMoney(l),
		Assumptions:  workshopAssumptions(l),
		Problems:     workshopProblems(l),
		Questions:    workshopQuestions(l),
		CriticalPath: []string{}, Warnings: []planner.Warning{},
	}
	for _, other := range []string{"customary", "parallel", "commitment"} {
		o := plannedRoute(t, other)
		p.Variants[other] = planner.VariantRow{Approval: o.clock(o.approval), Elapsed: o.clock(o.days), Finish: o.finish()}
	}
	for i, w := range workshop {
		row := workshopRow(l, r, i)
		if row.Schedule.Critical {
			p.CriticalPath = append(p.CriticalPath, w.id)
		}
		p.Items = append(p.Items, row)
		p.Edges = append(p.Edges, workshopEdges(l, r, w)...)
		if row.Commitment != nil && row.Commitment.Offered {
			p.Checklist = append(p.Checklist, workshopDuty(l, row))
		}
	}
	p.Items = append(p.Items, planner.ItemRow{
		ID: "national_security_permit", Name: in(l, "涉及国家安全事项的建设项目审批", "Permit for projects in a national security zone"),
		Phase: "engineering_permit", Kind: "administrative_license", Status: "possible", Missing: []string{"in_national_security_zone"},
		Because: []words.Reason{{Condition: in(l, "位于安全控制区域", "The site lies in a security zone")}}, Department: in(l, "江北区国家安全机关", "Jiangbei state security authority"),
	})
	if next := r.cal.Last() + 1; r.finish() >= next {
		p.ProvisionalFrom = next
		p.Warnings = append(p.Warnings, planner.Warning{Code: "calendar.provisional", Text: in(l, "2027年放假安排尚未公布，之后的日期仅为暂定。", "The holidays of 2027 are not announced yet: later dates are provisional.")})
	}
	p.WithPreparation, p.EarlyStarts = workshopPreparation(l), workshopEarly(l)
	p.Lists = workshopListRows(l, p)
	return p
}

func workshopRow(l lang.Lang, r *route, i int) planner.ItemRow {
	w := workshop[i]
	row := planner.ItemRow{
		ID: w.id, Name: in(l, w.zh, w.en), Phase: w.phase, Kind: w.kind, Level: "district", Per: "project",
		Department: in(l, offices[w.office][0], offices[w.office][1]), DepartmentID: w.office,
		Status: "required", Confidence: "medium", ApprovalDays: r.approval[i],
		Schedule: &planner.ScheduleRow{Duration: r.days[i], EarlyStart: r.es[i], EarlyFinish: r.ef[i], LateStart: r.ls[i], LateFinish: r.lf[i],
			TotalFloat: r.cal.Between(r.es[i], r.ls[i]), Critical: r.es[i] == r.ls[i]},
	}
	if w.kind == "works" {
		return row
	}
	if w.id == "construction_permit" {
		from := row.Schedule.EarlyFinish
		row.Results = []planner.ResultRow{{
			ID: "construction_permit", Name: in(l, "建筑工程施工许可证", "Construction permit"), Valid: rules.Span{N: 3, Unit: "months"},
			CountsFrom: "issued", From: from, ValidTo: from.AddMonths(3), Renewal: rules.Prolong, RenewBy: from.AddMonths(2),
			LeadFrom: "default", LeadConfidence: "low", Confidence: "high",
			LegalBasis: []words.LawRef{{Law: "construction_law", Title: in(l, "建筑法", "Construction Law"), Article: workshopArticle(l, "9")}},
		}}
	}
	ref := words.LawRef{Law: w.id, Title: in(l, w.lawZH, w.lawEN), Article: workshopArticle(l, w.article)}
	row.LegalBasis = []words.LawRef{ref}
	row.Because = []words.Reason{{Condition: in(l, w.reasonZH, w.reasonEN), LegalBasis: row.LegalBasis}}
	if w.promised >= 0 {
		row.Promised = &w.promised
	}
	if w.id == "energy_commitment_filing" {
		row.Because[0].Tests = []words.Test{{Text: in(l, "年综合能耗：1500吨标准煤 ≥ 1000吨标准煤", "Yearly energy: 1,500 tce ≥ 1,000 tce")}}
		row.Assumed = []string{"on_energy_negative_list"}
	}
	if w.commitment != "" {
		row.Commitment = &planner.CommitmentRow{Mode: w.commitment, ModeName: rules.NameOf(terms(informed, "告知承诺", "informed commitment", access, "承诺准入", "commitment-based access"), w.commitment, l),
			Offered: offered(w), Chosen: r.committed(w), Days: max(w.committed, 0)}
		if !offered(w) {
			row.Commitment.RefusedBecause = []words.Reason{{Code: "needs_survey", Condition: in(l, "须有联合测绘成果", "The joint survey must be at hand")}}
		}
	}
	return row
}

func workshopVisits(l lang.Lang) *planner.Visits {
	permit := planner.VisitRow{ID: "construction_permit", Name: in(l, "建筑工程施工许可证核发", "Construction permit"), Status: "required",
		Visits: 1, HowNone: []string{"online", "agent"}, Confidence: "low"}
	security := planner.VisitRow{ID: "national_security_permit", Name: in(l, "涉及国家安全事项的建设项目审批", "Permit for projects in a national security zone"),
		Status: "possible", Visits: 1, HowNone: []string{}, Confidence: "medium"}
	return &planner.Visits{Goal: 1, Total: []int{1, 2}, NoneNeeded: 14, Items: []planner.VisitRow{permit, security}, Ways: []planner.VisitWay{
		{ID: "online", Name: in(l, "网上提交", "submit online"), Items: []string{permit.ID}, Saves: 1},
		{ID: "agent", Name: in(l, "由代办员跑动", "let the agent carry it"), Items: []string{permit.ID}, Saves: 1},
	}}
}

func workshopArticle(l lang.Lang, article string) string {
	switch {
	case article == "" || article[0] > '9':
		return article
	case l == lang.ZH:
		return "第" + article + "条"
	}
	return "art. " + article
}

func workshopEdges(l lang.Lang, r *route, w workshopItem) []planner.EdgeRow {
	kinds := map[string]rules.EdgeKind{"h": rules.Hard, "c": rules.Hard, "s": rules.Soft, "p": rules.Physical}
	var rows []planner.EdgeRow
	for _, e := range links(w) {
		row := planner.EdgeRow{From: workshop[e.from].id, To: w.id, Kind: kinds[e.kind], Relaxed: !r.binds(e),
			Reason: in(l, "后者以前者为据", "The later one rests on the earlier")}
		if e.kind == "c" {
			row.RelaxedBy = "commitment"
		}
		rows = append(rows, row)
	}
	return rows
}

func workshopDuty(l lang.Lang, row planner.ItemRow) lists.Duty {
	return lists.Duty{
		Item: row.ID, Name: row.Name, Mode: row.Commitment.Mode, ModeName: row.Commitment.ModeName, Chosen: row.Commitment.Chosen,
		Promise:    in(l, "按告知的标准和条件建设，如实提交材料，接受核查。", "To build to the standards and conditions that were told, to hand in true papers and to accept checks."),
		Conditions: in(l, "标准地工业项目，守住各项控制指标，不涉及文物、河道、机场净空。", "An industrial project on standard land that keeps every fixed indicator and touches no heritage, river or airfield zone."),
		Evidence: []words.Reason{{Condition: in(l, "以标准地方式出让", "The land is granted as standard land"),
			Tests: []words.Test{{Text: in(l, "土地来源：标准地出让", "Source of the land: granted as standard land")}}}},
		HandIn:   []string{in(l, "承诺书", "letter of commitment"), in(l, "统一申请表", "single application form")},
		Deadline: row.Schedule.EarlyFinish + 60, Verifier: row.Department,
		Verification: in(l, "在验线和规划核实时核查。", "Checked with the lines and at planning verification."),
		Breach:       in(l, "责令改正，逾期撤销决定，记入信用记录，不再适用承诺。", "An order to put it right, else the decision is withdrawn; a credit record; no further commitments."),
		Never:        in(l, "住宅、教育用途，影响他人日照的项目。", "Housing, schools, and what takes sunlight from others."),
		LegalBasis:   row.LegalBasis,
	}
}

var _ view.WorkingDays = (*calendar.Calendar)(nil)
