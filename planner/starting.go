package planner

import (
	"cmp"
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Starting answers what of a project may be begun on a day, and at whose risk.
type Starting struct {
	Project ProjectName   `json:"project"`
	Lang    lang.Lang     `json:"lang"`
	On      calendar.Date `json:"on"`
	Finish  calendar.Date `json:"finish,omitzero"` // with preparation
	// HandIn are items that wait for nothing any more and whose papers need not be made first.
	HandIn []StartingRow `json:"hand_in"`
	// Prepare are design and reports that wait for nothing any more.
	Prepare []StartingRow `json:"prepare"`
	// AtRisk may begin by that day too, before what they would wait for by custom or by caution, and
	// gain by it.
	AtRisk []EarlyStart `json:"at_risk"`
	Notes  []Warning    `json:"warnings"`
}

// StartingRow is one thing that may be begun.
type StartingRow struct {
	ID       string        `json:"id"`
	Name     string        `json:"name"`
	By       string        `json:"by"`   // the department that takes it in, or who pays for it
	Days     *int          `json:"days"` // working days; null where they are not stated
	Latest   calendar.Date `json:"latest_start"`
	Float    int           `json:"float_days"` // working days until then
	Critical bool          `json:"critical"`   // each day of delay moves the finish with preparation
}

// Start plans a project and tells what may be begun on the day on which its profile stands, else on
// its start. The errors are those of Make.
func Start(set *rules.Set, p profile.Profile, opt Options) (*Starting, error) {
	opt.Preparation = true
	plan, err := Make(set, p, opt)
	if err != nil {
		return nil, err
	}
	s := &Starting{
		Project: plan.Project, Lang: plan.Lang, On: set.Calendar().OnOrAfter(max(plan.Start, plan.AsOf)),
		HandIn: []StartingRow{}, Prepare: []StartingRow{}, AtRisk: []EarlyStart{}, Notes: plan.Warnings,
	}
	dates := map[string]*ScheduleRow{}
	if w := plan.WithPreparation; w != nil {
		s.Finish, s.Notes = w.Finish, w.Warnings
		for i := range w.Items {
			dates[w.Items[i].ID] = w.Items[i].Schedule
		}
		for i := range w.Preparation {
			r := &w.Preparation[i]
			if len(r.MayWaitFor) > 0 {
				continue // it is not known whether it may begin
			}
			s.Prepare = s.due(s.Prepare, StartingRow{ID: r.ID, Name: r.Name, By: r.PaidByName, Days: r.WorkingDays}, r.Schedule)
		}
	}
	for i := range plan.Items {
		r := &plan.Items[i]
		if r.Progress != nil || r.Schedule == nil {
			continue
		}
		schedule := r.Schedule
		if d := dates[r.ID]; d != nil {
			schedule = d
		}
		s.HandIn = s.due(s.HandIn, StartingRow{ID: r.ID, Name: r.Name, By: r.Department, Days: &schedule.Duration}, schedule)
	}
	for _, e := range plan.EarlyStarts {
		if e.From <= s.On && e.Gain > 0 {
			s.AtRisk = append(s.AtRisk, e)
		}
	}
	for _, rows := range [][]StartingRow{s.HandIn, s.Prepare} {
		slices.SortStableFunc(rows, func(a, b StartingRow) int {
			return cmp.Or(cmp.Compare(a.Float, b.Float), strings.Compare(a.ID, b.ID))
		})
	}
	return s, nil
}

// due adds what may begin by the day.
func (s *Starting) due(rows []StartingRow, row StartingRow, dates *ScheduleRow) []StartingRow {
	if dates == nil || dates.EarlyStart > s.On {
		return rows
	}
	row.Latest, row.Float, row.Critical = dates.LateStart, dates.TotalFloat, dates.Critical
	return append(rows, row)
}
