package project

import (
	"bytes"
	"context"
	"encoding/json"

	"sevenlists/api/job"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/rules"
	"sevenlists/planner/whatif"
)

// JobSaving is the type of the jobs that add up what a supposition about one item, other promised days or
// another way of handling it, would have saved over every open project. They change nothing.
const JobSaving = "saving"

// Supposition is what is supposed of one item.
type Supposition struct {
	Item string `json:"item" most:"100"`
	// Days are the promised working days that are supposed; of a way of handling those that it then takes at
	// most.
	Days *int `json:"days,omitempty"`
	// Way is the id of a way of handling; empty where other promised days are supposed.
	Way               string `json:"way,omitempty" most:"100"`
	MergedInto        string `json:"merged_into,omitempty" most:"100"` // item in whose form it is handled
	WithoutProcedures bool   `json:"without_procedures,omitempty"`     // its special procedures fall away
}

// of is the supposition as the rules take it.
func (x *Supposition) of() rules.Supposition {
	if x.Way == "" {
		return rules.Supposition{Item: x.Item, Days: x.Days}
	}
	return rules.Supposition{Item: x.Item, Way: &rules.Way{Way: x.Way, Days: x.Days, MergedInto: x.MergedInto, WithoutProcedures: x.WithoutProcedures}}
}

// SavingOrder is what such a job is asked for by.
type SavingOrder struct {
	Supposition
	Rules string        `json:"rules_revision"` // by which the projects are planned
	On    calendar.Date `json:"on"`             // the day of the lead rate
}

// SavingJob is a job that adds up a saving, and what is known before it ends. Of its counts needed are the
// projects that need the item, saved and later those that would end earlier and later, failed those that
// could not be planned; saved_days and approval_days are working days over all of them.
type SavingJob struct {
	job.Job
	// Rate is how far the promise lies under the law, before and after; absent where the law sets no days.
	Rate *whatif.LeadRate `json:"lead_rate,omitempty"`
}

// StartSaving asks for a job that adds up what a supposition would have saved over every open project.
//
// It returns a fault.List of Invalid and NotFound for what is wrong with the supposition, and what
// Jobs.Start does.
func (s *Service) StartSaving(ctx context.Context, call Call, x Supposition) (*SavingJob, error) {
	if x.Way == "" && x.Days == nil {
		return nil, fault.List{fault.New(fault.Invalid, "way.nothing", "/days")}
	}
	order := SavingOrder{Supposition: x, Rules: s.Rules().Revision(), On: s.today()}
	sum, err := whatif.Suppose(s.Rules(), x.of(), summaryOptions(), order.On)
	if err != nil {
		return nil, err
	}
	j, err := s.jobs.Start(ctx, job.Order{Type: JobSaving, By: call.Account, Key: call.Key, Params: order})
	if err != nil {
		return nil, err
	}
	return &SavingJob{Job: *j, Rate: sum.Rate}, nil
}

// savingWork goes through the open projects as replanning does.
type savingWork struct{ replanWork }

// Step plans the next projects of a stretch with and without the supposition. It writes nothing but a line
// for each project that ends on another day.
func (w savingWork) Step(ctx context.Context, j *job.Job, r job.Range, cursor string) (job.Step, error) {
	var order SavingOrder
	if err := json.Unmarshal(j.Params, &order); err != nil {
		return job.Step{}, err
	}
	l, err := w.archive.Load(ctx, order.Rules)
	if err != nil {
		return job.Step{}, err
	}
	sum, err := whatif.Suppose(l.Set, order.of(), summaryOptions(), order.On)
	if err != nil {
		return job.Step{}, err
	}
	projects, step, err := w.next(ctx, r, cursor)
	if err != nil {
		return job.Step{}, err
	}
	var lines bytes.Buffer
	for _, p := range projects {
		prof, err := w.stands(ctx, l, p.Profile, p.PlotAt)
		if faults := fault.All(err); err != nil && faults[0].Kind != fault.Unavailable {
			sum.Failed++
			continue
		}
		if err == nil {
			prof.ID = p.ID // by which it is found here
			err = sum.Add(prof)
		}
		if err != nil {
			return job.Step{}, err
		}
	}
	for _, row := range sum.Rows {
		if row.Days == 0 && row.ApprovalDays == 0 {
			continue
		}
		raw, err := json.Marshal(row)
		if err != nil {
			return job.Step{}, err
		}
		lines.Write(append(raw, '\n'))
	}
	for name, n := range map[string]int{
		"needed": sum.Needed, "saved": sum.Saved, "later": sum.Later, "failed": sum.Failed, "saved_days": sum.SavedDays, "approval_days": sum.ApprovalDays,
	} {
		step.Counts[name] = n
	}
	step.Lines = lines.Bytes()
	return step, nil
}
