package main

import (
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
	"sevenlists/planner/whatif"
)

// The two ways in which plan itself chooses commitments.
const (
	commitAuto   = "auto"   // the fewest that finish by a date
	commitPareto = "pareto" // the best for every number of them
)

// chooser says how plan chooses commitments, if it does.
type chooser struct {
	how  string
	date calendar.Date // of auto
}

// chooser reads the flags by which plan is asked to choose. Both ways are of the variant
// commitment, which need not be named.
func (f *planFlags) chooser(opt *planner.Options) (chooser, error) {
	c := chooser{}
	var faults fault.List
	if f.commit == commitAuto || f.commit == commitPareto {
		c.how, opt.Commit = f.commit, nil
		if opt.Variant != route.Commitment && f.variant != "parallel" {
			faults.Add(fault.New(fault.Invalid, "usage.flag.choice", "", "--variant", f.variant, []string{"commitment"}, ""))
		}
		opt.Variant = route.Commitment
	}
	if c.how == commitPareto {
		faults.Add(f.plainFormat())
	}
	if c.how != "" && opt.Law != planner.ReferenceLaw {
		faults.Add(fault.New(fault.Invalid, "usage.flag.both", "", "--commit "+c.how, "--law "+opt.Law.String()))
	}
	switch {
	case c.how == commitAuto && f.finishBy == "":
		faults.Add(fault.New(fault.Invalid, "usage.plan.date_missing", "", "--commit "+commitAuto, "--finish-by"))
	case c.how == commitAuto:
		date, err := calendar.ParseDate(f.finishBy)
		if err != nil {
			faults.Add(fault.New(fault.Invalid, "usage.flag.date", "", "--finish-by", f.finishBy))
		}
		c.date = date
	case f.finishBy != "":
		faults.Add(fault.New(fault.Invalid, "usage.plan.date_alone", "", "--finish-by", "--commit "+commitAuto))
	}
	return c, faults.Err()
}

// plan makes one plan, with the commitments chosen where that is asked for. Missed, if not nil, is
// set where a date asked for cannot be met.
func (c chooser) plan(set *rules.Set, p profile.Profile, opt planner.Options, missed *bool) (*planner.Plan, error) {
	if c.how != commitAuto {
		return planner.Make(set, p, opt)
	}
	plan, err := whatif.PlanBy(set, p, opt, c.date)
	if err == nil && !plan.FinishBy.Met {
		*missed = true
	}
	return plan, err
}

// unmet makes a run whose plans were written end like a check that failed where the date asked
// for could not be met.
func unmet(err error, missed bool) error {
	if err == nil && missed {
		return errCheck
	}
	return err
}

// fronts writes the front of every project.
func (a *app) fronts(paths []string, set *rules.Set, opt planner.Options, f planFlags) error {
	return answerEach(a, paths, set, f, view.Front, func(p profile.Profile) (*whatif.Front, error) {
		return whatif.FrontOf(set, p, opt)
	})
}
