package whatif

import (
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/schedule"
)

// PlanBy plans a project with the commitments that FinishBy finds, and puts the answer into the
// plan and, for every form in which it is read, among its warnings.
//
// It returns the errors of planner.Make.
func PlanBy(set *rules.Set, p profile.Profile, opt planner.Options, date calendar.Date) (*planner.Plan, error) {
	answer, err := FinishBy(set, p, opt, date)
	if err != nil {
		return nil, err
	}
	opt.Variant, opt.Commit = route.Commitment, answer.Commitments
	plan, err := planner.Make(set, p, opt)
	if err != nil {
		return nil, err
	}
	plan.FinishBy = answer
	code := "finish_by.met"
	if !answer.Met {
		code = "finish_by.missed"
	}
	plan.Warnings = append([]planner.Warning{{Code: code, Text: answer.Text}}, plan.Warnings...)
	return plan, nil
}

// FinishBy finds the fewest commitments with which the last item ends by a date, and of those the
// ones of least risk, ties by id. Where no commitments do, it gives the fewest that come nearest,
// by how many working days the date is missed, and the chain that decides it.
//
// It returns the errors of planner.Sketch.
func FinishBy(set *rules.Set, p profile.Profile, opt planner.Options, date calendar.Date) (*planner.FinishBy, error) {
	o, err := committed(set, p, opt)
	if err != nil {
		return nil, err
	}
	n := networkOf(set, o, finish)
	answer := &planner.FinishBy{Wanted: date, Met: true}
	h := n.fewest(n.cal.Between(n.start, date), 0, false)
	if h == nil {
		answer.Met = false
		h = n.fewest(n.length(n.everything()), 0, false)
	}
	answer.Commitments, answer.Risk = n.ids(h.best), n.highest(h.best)
	dates := datesOf(set, o, answer.Commitments)
	answer.Finish = dates.Finish
	if !answer.Met {
		answer.DaysShort = n.cal.Between(date, answer.Finish)
	}
	answer.Chain = make([]string, len(dates.CriticalPath))
	for i, node := range dates.CriticalPath {
		answer.Chain[i] = o.Graph.Nodes[node].Key
	}
	answer.Text = sentence(set, o, answer, dates.CriticalPath, opt.Lang)
	return answer, nil
}

// datesOf dates a route with those items taken on commitment and no others.
func datesOf(set *rules.Set, o *planner.Outline, ids []string) schedule.Schedule {
	r := o.Graph.In(route.Commitment, chosen(o.Graph, ids))
	return schedule.CriticalPath(&r, set.Calendar(), o.Decision.Profile.Start)
}

// sentence says the answer.
func sentence(set *rules.Set, o *planner.Outline, a *planner.FinishBy, chain []int, l lang.Lang) string {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(l) }
	names := make([]string, len(a.Commitments))
	for i, id := range a.Commitments {
		names[i] = planner.NameOf(set, &o.Decision, id).In(l)
	}
	list := strings.Join(names, say("、", ", "))
	n, wanted, ends := strconv.Itoa(len(names)), a.Wanted.String(), a.Finish.String()
	switch {
	case a.Met && len(names) == 0:
		return say("不晚于"+wanted+"办结，不需承诺（可于"+ends+"办结）", "No commitment is needed to finish by "+wanted+" ("+ends+")")
	case a.Met:
		return say("不晚于"+wanted+"办结，最少须承诺"+n+"项（可于"+ends+"办结）："+list, "The fewest commitments to finish by "+wanted+" ("+ends+") are "+n+": "+list)
	}
	with := say("不论承诺哪些事项", "whatever is committed")
	if len(names) > 0 {
		with = say("承诺"+n+"项（"+list+"）", "with "+n+" of them ("+list+")")
	}
	days := strconv.Itoa(a.DaysShort) + say("个工作日", " working days")
	if a.DaysShort == 1 {
		days = say(days, "1 working day")
	}
	steps := make([]string, len(chain))
	for i, node := range chain {
		steps[i] = planner.NameOf(set, &o.Decision, o.Graph.Nodes[node].Key).In(l)
	}
	return say("任何承诺都做不到不晚于"+wanted+"办结；最早"+ends+"，"+with+"，仍晚"+days+"；决定办结日期的是：",
		"No commitments finish by "+wanted+"; the earliest is "+ends+", "+with+", "+days+" too late; what decides it: ") +
		strings.Join(steps, " → ")
}
