package view_test

import (
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/lists"
	"sevenlists/planner/money"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

func columnsOf(triples ...string) []rules.Column {
	var out []rules.Column
	for i := 0; i < len(triples); i += 4 {
		out = append(out, rules.Column{ID: triples[i], Title: lang.Text{ZH: triples[i+1], EN: triples[i+2]}, Type: triples[i+3]})
	}
	return out
}

func listOf(no int, id, zh, en, questionZH, questionEN string, columns ...string) rules.List {
	return rules.List{ID: id, No: no, Title: lang.Text{ZH: zh, EN: en}, Question: lang.Text{ZH: questionZH, EN: questionEN}, Columns: columnsOf(columns...)}
}

// workshopLists are the seven lists with the columns that the fixture fills.
var workshopLists = []rules.List{
	listOf(1, "items", "审批事项清单", "Items", "要办什么，向谁办，为什么办？", "What must I get, from whom, and why?",
		"id", "事项编码", "Item id", "text", "name", "事项名称", "Item", "text", "phase", "阶段", "Phase", "text", "kind", "类型", "Kind", "text",
		"department", "办理部门", "Department", "text", "why", "适用理由", "Why it applies", "text", "prerequisites", "前置事项", "Waits for", "text",
		"promised_days", "承诺时限", "Promised days", "number", "commitment_possible", "可否承诺", "Commitment", "boolean", "legal_basis", "依据", "Legal basis", "text", "status", "状态", "Status", "text"),
	listOf(2, "route", "审批路径清单", "Route and time", "先办什么，哪些并行，何时办完？", "In what order, what in parallel, and by when?",
		"phase", "阶段", "Phase", "text", "item", "事项", "Item", "text", "early_start", "最早开始", "Earliest start", "date", "early_finish", "最早完成", "Earliest finish", "date",
		"late_finish", "最迟完成", "Latest finish", "date", "duration_days", "工作日", "Working days", "number", "total_float_days", "总时差", "Float", "number",
		"critical", "关键", "Critical", "boolean", "waits_for", "等待", "Waits for", "text"),
	listOf(3, "materials", "申报材料清单", "Materials", "交哪些材料，由谁提供，哪些可以后补？", "Which papers, from whom, and which may follow later?",
		"material", "材料", "Material", "text", "items", "用于事项", "For items", "text", "source", "来源", "Source", "text", "deferrable", "可容缺", "May follow", "boolean"),
	listOf(4, "commitments", "承诺准入清单", "Commitments", "哪些事项可以凭承诺先办，承担什么责任？", "Which items may be entered on a commitment, and with what duties?",
		"item", "事项", "Item", "text", "mode", "方式", "Mode", "text", "offered", "可承诺", "Offered", "boolean", "obligations", "承诺内容", "Duties", "text", "deadline", "核查期限", "Checked by", "date", "checker", "核查单位", "Checker", "text"),
	listOf(5, "intermediaries_and_fees", "中介服务与收费清单", "Intermediaries and fees", "需要哪些中介服务，缴哪些费用？", "Which services and fees, and who pays?",
		"service", "名称", "Service or fee", "text", "item", "用于事项", "For item", "text", "payer", "承担方", "Payer", "text"),
	listOf(6, "problems", "问题矛盾清单", "Problems", "什么阻碍项目，由谁解决，何时解决？", "What blocks the project, who solves it, and by when?",
		"id", "编号", "No.", "text", "name", "问题", "Problem", "text", "severity", "程度", "Severity", "text", "items", "影响事项", "Affects", "text", "solver", "牵头", "Solved by", "text", "due", "期限", "Due", "date"),
	listOf(7, "responsibilities", "责任清单", "Responsibilities", "每一步由谁负责，哪里慢了？", "Who answers for each step, and where are we late?",
		"step", "步骤", "Step", "text", "department", "牵头部门", "Lead department", "text", "due", "期限", "Due", "date"),
}

func workshopListRows(l lang.Lang, p *planner.Plan) map[string][]lists.Row {
	rows := map[string][]lists.Row{"problems": {}}
	for _, item := range p.Items {
		if item.Kind == "works" || item.Schedule == nil {
			continue
		}
		var before []string
		for _, e := range p.Edges {
			if e.To == item.ID {
				before = append(before, e.From)
			}
		}
		c := item.Commitment
		var promised any
		if item.Promised != nil {
			promised = *item.Promised
		}
		rows["items"] = append(rows["items"], lists.Row{"id": item.ID, "name": item.Name, "phase": item.Phase, "kind": item.Kind,
			"department": item.Department, "why": item.Because[0].Condition, "prerequisites": before, "promised_days": promised,
			"commitment_possible": c != nil && c.Offered, "legal_basis": item.LegalBasis[0].String(), "status": in(l, "需办理", "required")})
		rows["route"] = append(rows["route"], lists.Row{"phase": item.Phase, "item": item.ID, "early_start": item.Schedule.EarlyStart.String(),
			"early_finish": item.Schedule.EarlyFinish.String(), "late_finish": item.Schedule.LateFinish.String(), "duration_days": item.Schedule.Duration,
			"total_float_days": item.Schedule.TotalFloat, "critical": item.Schedule.Critical, "waits_for": before})
		rows["responsibilities"] = append(rows["responsibilities"], lists.Row{"step": item.ID, "department": item.Department, "due": item.Schedule.LateFinish.String()})
		if c != nil {
			rows["commitments"] = append(rows["commitments"], lists.Row{"item": item.ID, "mode": c.Mode, "offered": c.Offered,
				"obligations": in(l, "按告知的标准建设并接受核查", "To build to the standards told and accept checks"), "deadline": (item.Schedule.EarlyFinish + 60).String(), "checker": item.Department})
		}
	}
	rows["materials"] = []lists.Row{
		{"material": in(l, "统一申请表", "Single application form"), "items": []string{"land_use_planning_permit", "engineering_planning_permit", "construction_permit", "planning_verification"}, "source": "applicant", "deferrable": false},
		{"material": in(l, "设计方案文本与电子报批文件", "Scheme drawings and e-file"), "items": []string{"design_scheme_review", "engineering_planning_permit"}, "source": "applicant", "deferrable": false},
		{"material": in(l, "施工图与勘察报告（数字化）", "Drawings and survey in digital form"), "items": []string{"construction_drawing_review"}, "source": "intermediary", "deferrable": false},
		{"material": in(l, "工程档案", "Construction files"), "items": []string{"archives_acceptance"}, "source": "applicant", "deferrable": true},
		{"material": in(l, "出让合同", "Land grant contract"), "items": []string{"land_use_planning_permit", "land_registration"}, "source": "shared_data", "deferrable": false},
	}
	rows["intermediaries_and_fees"] = []lists.Row{
		{"service": in(l, "勘察单位", "Survey institute"), "item": "geotechnical_survey", "payer": in(l, "建设单位", "owner")},
		{"service": in(l, "施工图审查机构", "Drawing review body"), "item": "construction_drawing_review", "payer": in(l, "政府购买服务", "bought by government")},
		{"service": in(l, "城市基础设施配套费", "Urban infrastructure fee"), "item": "infrastructure_fee", "payer": in(l, "建设单位", "owner")},
	}
	for _, r := range p.Problems {
		rows["problems"] = append(rows["problems"], lists.Row{"id": r.ID, "name": r.Name, "severity": r.Severity, "items": r.Items, "solver": r.SolverName, "due": r.Due.String()})
	}
	return rows
}

func workshopFacts(l lang.Lang) []planner.FactRow {
	fact := func(id, zh, en string, v profile.Value, unitZH, unitEN, origin string) planner.FactRow {
		return planner.FactRow{Fact: id, Name: in(l, zh, en), Value: v, Unit: in(l, unitZH, unitEN), Origin: origin}
	}
	return []planner.FactRow{
		fact("land_source", "土地来源", "Source of the land", profile.TextValue("granted-standard-land"), "", "", "stated"),
		fact("total_investment_wan", "总投资", "Total investment", profile.NumberValue(12_000*profile.Scale), "万元", "10,000 yuan", "stated"),
		fact("floor_area_total_m2", "总建筑面积", "Total floor area", profile.NumberValue(32_000*profile.Scale), "平方米", "m²", "stated"),
		fact("annual_energy_tce", "年综合能耗", "Yearly energy", profile.NumberValue(1_500*profile.Scale), "吨标准煤", "tce", "stated"),
		fact("annual_electricity_kwh", "年用电量", "Yearly electricity", profile.NumberValue(8_000_000*profile.Scale), "千瓦时", "kWh", "stated"),
		fact("is_public_building", "属于公共建筑", "Public building", profile.TruthValue(false), "", "", "derived"),
		fact("on_energy_negative_list", "列入能耗负面清单", "On the energy negative list", profile.TruthValue(false), "", "", "assumed"),
		fact("in_national_security_zone", "位于国家安全控制区域", "In a national security zone", profile.Unknown, "", "", "unknown"),
	}
}

func workshopAssumptions(l lang.Lang) []planner.AssumptionRow {
	row := func(fact, zh, en, askZH, askEN string, items ...string) planner.AssumptionRow {
		return planner.AssumptionRow{Fact: fact, Name: in(l, zh, en), Value: profile.TruthValue(false), Ask: "x", AskName: in(l, askZH, askEN), Items: items}
	}
	return []planner.AssumptionRow{
		row("on_energy_negative_list", "列入能耗负面清单", "On the energy negative list", "江北区发展和改革局", "Jiangbei Development and Reform Bureau", "energy_commitment_filing"),
		row("credit_blacklisted", "列入失信名单", "On a credit blacklist", "江北区发展和改革局", "Jiangbei Development and Reform Bureau", "enterprise_filing", "construction_permit"),
		row("archaeology_done", "已完成考古勘探", "Archaeology done", "江北区文物主管部门", "Jiangbei heritage authority"),
		row("in_geohazard_area", "位于地质灾害易发区", "In a geohazard area", "宁波市自然资源和规划局江北分局", "Natural Resources and Planning Bureau"),
		row("hazardous_chemicals", "涉及危险化学品", "Hazardous chemicals", "江北区应急管理局", "Jiangbei Emergency Management Bureau"),
		row("direct_water_intake", "直接取水", "Direct water intake", "江北区水利局", "Jiangbei Water Resources Bureau"),
	}
}

func workshopQuestions(l lang.Lang) []planner.QuestionRow {
	return []planner.QuestionRow{{Fact: "in_national_security_zone", Name: in(l, "位于国家安全控制区域", "In a national security zone"),
		Question: in(l, "项目用地是否位于涉及国家安全的控制区域？", "Does the site lie in a control zone for national security?"),
		Ask:      "state_security", AskName: in(l, "江北区国家安全机关", "Jiangbei state security authority"), Items: []string{"national_security_permit"}}}
}

func workshopProblems(l lang.Lang) []planner.ProblemRow {
	return []planner.ProblemRow{
		{ID: "k05", Name: in(l, "容积率超过规划上限", "The floor area ratio exceeds the plan"), Severity: "stop", Status: "found", Items: []string{"planning_conditions", "design_scheme_review"},
			Because:    []words.Reason{{Condition: in(l, "容积率高于控规", "Above the detailed plan"), Tests: []words.Test{{Text: in(l, "容积率：2.6 > 规划容积率上限 (2.5)", "Floor area ratio: 2.6 > Upper limit in the plan (2.5)")}}}},
			SolverName: in(l, "宁波市自然资源和规划局江北分局", "Natural Resources and Planning Bureau, Jiangbei Branch"), Due: 20620,
			Suggestion: in(l, "修改方案，或者先论证调整控规。", "Change the scheme, or have a change of the plan argued first."),
			LegalBasis: []words.LawRef{{Title: in(l, "《城乡规划法》", "Urban and Rural Planning Law"), Article: workshopArticle(l, "43"), Confidence: "medium"}}},
		{ID: "k12", Name: in(l, "施工期跨越汛期", "The works run through the flood season"), Severity: "delay", Status: "open", Missing: []string{"in_national_security_zone"},
			SolverName: in(l, "江北区水利局", "Jiangbei Water Resources Bureau"), Suggestion: in(l, "合理安排土方工期。", "Plan the earthworks around it.")},
	}
}

func workshopNearMisses(l lang.Lang) []planner.NotRequiredRow {
	return []planner.NotRequiredRow{
		{ID: "energy_review", Name: in(l, "固定资产投资项目节能审查", "Energy conservation review"),
			Because: []words.Reason{{Condition: in(l, "年能耗达到限值", "Yearly energy reaches the limit"), Tests: []words.Test{{Text: in(l, "年用煤量：0 吨 < 1000 吨", "Yearly coal: 0 t < 1000 t")}}}}},
		{ID: "archaeology_survey", Name: in(l, "考古调查勘探", "Archaeological survey"), Assumed: []string{"archaeology_done"},
			Because: []words.Reason{{Condition: in(l, "位于地下文物埋藏区", "In an area of underground relics")}}},
	}
}

func workshopTargets(l lang.Lang, r *route) []planner.TargetRow {
	row := func(id, zh, en, measure string, limit, days int) planner.TargetRow {
		return planner.TargetRow{ID: id, Name: in(l, zh, en), Clock: "approval", Measure: measure, Limit: rules.Days{N: limit, Unit: "working"},
			LimitDays: limit, Days: days, Met: days <= limit, Margin: limit - days, Confidence: "medium",
			LegalBasis: []words.LawRef{{Title: in(l, "国办发〔2019〕11号", "State Council Office Document 2019 No. 11")}}}
	}
	c := r.clock(r.approval)
	return []planner.TargetRow{
		row("nation_120", "全国工程建设项目审批", "National limit for construction approvals", "total", 120, c.BeforeStart+c.Completion),
		row("land_and_start", "“标准地”拿地即开工", "Standard land: start when the land is handed over", "before_start", 15, c.BeforeStart),
	}
}

func workshopBetween(l lang.Lang) []planner.BetweenRow {
	days := func(n int) *int { return &n }
	return []planner.BetweenRow{
		{ID: "certificate_to_permit", Name: in(l, "拿地到施工证", "From the land certificate to the permit"),
			From: "land_registration", FromName: in(l, "土地登记", "Land registration"), FromDate: calendar.DateOf(2026, 6, 16),
			To: "construction_permit", ToName: in(l, "施工许可", "Construction permit"), ToDate: calendar.DateOf(2026, 6, 12),
			WorkingDays: days(-2), CalendarDays: days(-4), ApprovalDays: days(3), ElapsedDays: days(-2),
			Note: in(l, "仅供比较。", "For comparison only.")},
		{Name: in(l, "土地登记 → 最迟开工日", "Land registration → latest start of works"),
			From: "land_registration", FromName: in(l, "土地登记", "Land registration"), FromDate: calendar.DateOf(2026, 6, 16),
			To: "land_contract_start_by", ToName: in(l, "最迟开工日", "latest start of works"), ToDate: calendar.DateOf(2026, 8, 3),
			WorkingDays: days(34), CalendarDays: days(48)},
		{Name: in(l, "河道工程 → 全部办结", "River works → everything done"),
			From: "river_works_approval", FromName: in(l, "河道工程", "River works"), To: "finish", ToName: in(l, "全部办结", "everything done"),
			ToDate: calendar.DateOf(2026, 9, 30), Missing: []string{"river_works_approval"}},
	}
}

// workshopMoney is a fee of each kind: one with a range, one that nobody can price, and a deposit.
func workshopMoney(l lang.Lang) planner.MoneyRow {
	price, deposit := money.Amount{0, 55000}, money.Amount{60_000_000, 180_000_000}
	charge := func(item, id, zh, en, stage, payer string) planner.ChargeRow {
		return planner.ChargeRow{Item: item, ID: id, Name: in(l, zh, en), Category: money.Fee, Stage: stage, Status: "required", Payer: payer}
	}
	open := charge("state_land_grant", "deed_tax", "契税", "Deed tax", "land_and_planning", rules.Investor)
	open.Missing = []string{"land_price_wan"}
	return planner.MoneyRow{
		ByPayer: map[string]money.Amount{rules.Investor: price, rules.RefundableDeposit: deposit},
		ByStage: map[string]map[string]money.Amount{
			"land_and_planning":   {rules.Investor: price},
			"construction_permit": {rules.RefundableDeposit: deposit},
		},
		Lines: []planner.MoneyLine{
			{ChargeRow: charge("land_registration", "registration_fee", "不动产登记费", "Registration fee", "land_and_planning", rules.Investor), Amount: &price},
			{ChargeRow: charge("migrant_wage_guarantee", "wage_deposit", "农民工工资保证金", "Wage deposit", "construction_permit", rules.RefundableDeposit), Amount: &deposit},
		},
		NotPriced: []planner.NotPricedRow{
			{ChargeRow: open, Reason: in(l, "不知道土地成交价款", "not known: price of the land")},
			{ChargeRow: charge("construction_drawing_review", "drawing_review_fee", "施工图审查费", "Drawing review fee", "construction_permit", rules.Government),
				Reason: in(l, "由政府购买服务", "bought by the government")},
		},
	}
}
