package view_test

import (
	"time"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// workshopPreparation is a third figure with a design that drives it, a service that nobody has
// stated the days of, one whose days stand elsewhere and one that may not be needed.
func workshopPreparation(l lang.Lang) *planner.WithPreparation {
	days := func(n int) *int { return &n }
	on := func(month time.Month, day int) calendar.Date { return calendar.DateOf(2026, month, day) }
	dated := func(n int, from, to, lateFrom, lateTo calendar.Date, float int) *planner.ScheduleRow {
		return &planner.ScheduleRow{Duration: n, EarlyStart: from, EarlyFinish: to, LateStart: lateFrom, LateFinish: lateTo, TotalFloat: float, Critical: float == 0}
	}
	owner, government := in(l, "建设单位", "the owner"), in(l, "政府", "the government")
	return &planner.WithPreparation{
		Finish: on(11, 20), DaysLater: 35, StartOfWorks: on(8, 14), Confidence: "low",
		CriticalPath: []string{"planning_conditions", "scheme_design", "design_scheme_review", "works"},
		Preparation: []planner.PreparationRow{
			{ID: "scheme_design", Name: in(l, "方案设计", "Scheme design"), Kind: "design", Status: "required", WorkingDays: days(30), PaidBy: "owner", PaidByName: owner,
				After: []string{"planning_conditions"}, Before: []string{"design_scheme_review"}, Confidence: "low", Note: in(l, "可以提前。", "It may start earlier."),
				Schedule: dated(30, on(6, 8), on(7, 21), on(6, 8), on(7, 21), 0)},
			{ID: "sunlight_analysis_service", Name: in(l, "日照分析", "Sunlight analysis"), Kind: "service", Status: "required", WorkingDays: days(5), PaidBy: "owner", PaidByName: owner,
				After: []string{}, Before: []string{"design_scheme_review"}, Confidence: "low", Schedule: dated(5, on(6, 1), on(6, 8), on(7, 14), on(7, 21), 30)},
			{ID: "drawing_review_body", Name: in(l, "施工图审查机构", "Drawing review body"), Kind: "service", Status: "required", PaidBy: "government", PaidByName: government,
				After: []string{}, Before: []string{"construction_permit"}, Confidence: "low", Schedule: dated(0, on(6, 1), on(6, 1), on(8, 3), on(8, 3), 44)},
			{ID: "budget_appraisal", Name: in(l, "概算评审", "Budget appraisal"), Kind: "service", Status: "required", WorkingDays: days(15), CountedIn: "design_meeting", PaidBy: "government",
				PaidByName: government, After: []string{}, Before: []string{"construction_permit"}, Confidence: "low"},
			{ID: "fit_out_design", Name: in(l, "装修设计", "Fit-out design"), Kind: "design", Status: "possible", Missing: []string{"land_source"}, WorkingDays: days(20), PaidBy: "owner",
				PaidByName: owner, After: []string{}, Before: []string{"construction_permit"}, Confidence: "low"},
		},
		Items:    []planner.PreparedItem{},
		Warnings: []planner.Warning{{Code: "preparation_not_stated", Text: in(l, "未载明所需工作日，按0天计：施工图审查机构", "Working days not stated, counted as 0: Drawing review body")}},
	}
}

// workshopEarly may begin at a risk, is counted on, and gains nothing.
func workshopEarly(l lang.Lang) []planner.EarlyStart {
	on := func(month time.Month, day int) calendar.Date { return calendar.DateOf(2026, month, day) }
	row := func(id, name, kind, unwaited string, from, instead calendar.Date, gain int, counted bool) planner.EarlyStart {
		return planner.EarlyStart{ID: id, Name: name, Kind: kind, NeedNotWaitFor: []string{unwaited}, NeedNotWaitNames: []string{unwaitedName(l, unwaited)}, From: from, InsteadOf: instead, Gain: gain, Counted: counted,
			Bears: "owner", BearsName: in(l, "建设单位", "the owner"), Lost: in(l, "方案须重做。", "The scheme must be drawn again."), Confidence: "low"}
	}
	return []planner.EarlyStart{
		row("scheme_design", in(l, "方案设计", "Scheme design"), "design", "state_land_grant", on(6, 8), on(7, 9), 22, true),
		row("scheme_design", in(l, "方案设计", "Scheme design"), "design", "planning_conditions", on(6, 1), on(6, 8), 1, false),
		row("sunlight_analysis_service", in(l, "日照分析", "Sunlight analysis"), "service", "state_land_grant", on(6, 1), on(7, 9), 0, true),
	}
}

// unwaitedName is the name of an item of the fixture.
func unwaitedName(l lang.Lang, id string) string {
	return in(l, workshop[place(id)].zh, workshop[place(id)].en)
}
