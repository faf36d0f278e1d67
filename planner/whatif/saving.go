package whatif

import (
	"errors"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Saving is what a supposition about one item would have saved over projects: other promised days, or
// another way of handling it.
type Saving struct {
	Item     string    `json:"item"`
	Name     string    `json:"name"` // of the item
	Lang     lang.Lang `json:"lang"`
	Days     *int      `json:"days,omitempty"` // promised working days that are supposed
	Way      string    `json:"way,omitempty"`  // id of the way of handling that is supposed
	WayName  string    `json:"way_name,omitempty"`
	Projects int       `json:"projects"` // how many were planned
	Needed   int       `json:"needed"`   // of them need the item
	Saved    int       `json:"saved"`    // of them would end earlier
	Later    int       `json:"later"`    // of them would end later
	// SavedDays are the working days by which they would end earlier, less those by which others would end
	// later, all together; ApprovalDays those of the authorities' own clock, before the start of works and
	// after it.
	SavedDays    int         `json:"saved_days"`
	ApprovalDays int         `json:"approval_days"`
	Failed       int         `json:"failed"` // could not be planned
	Rows         []SavingRow `json:"rows"`   // projects that need the item, in the order given
	// Rate is how far the promise lies under the law, before and after; absent where the law sets no days.
	Rate *LeadRate `json:"lead_rate,omitempty"`
}

// SavingRow is what it would have saved in one project.
type SavingRow struct {
	Project      string        `json:"project"`
	Name         string        `json:"name"`
	FinishBefore calendar.Date `json:"finish_before"`
	FinishAfter  calendar.Date `json:"finish_after"`
	Days         int           `json:"days"` // working days by which it would end earlier
	ApprovalDays int           `json:"approval_days"`
}

// LeadRate is the promise lead rate (承诺办理提前率) of an item: (S − P) / S, in thousandths.
type LeadRate struct {
	Statutory int `json:"statutory"` // S: working days
	Before    int `json:"promised_before"`
	After     int `json:"promised_after"`
	// RateBefore and RateAfter are thousandths, rounded half away from zero.
	RateBefore int `json:"rate_before"`
	RateAfter  int `json:"rate_after"`
}

// Supposed adds up what a supposition would have saved, project by project.
type Supposed struct {
	Saving
	set, other *rules.Set
	opt        planner.Options
	item       string
}

// Suppose begins to add up what a supposition about an item would save. Of opt it reads what
// planner.Sketch reads; the lead rate is that of a day.
//
// It returns what rules.Set.Suppose does.
func Suppose(set *rules.Set, x rules.Supposition, opt planner.Options, on calendar.Date) (*Supposed, error) {
	other, err := set.Suppose(x)
	if err != nil {
		return nil, err
	}
	s := &Supposed{set: set, other: other, opt: opt, item: x.Item}
	s.Saving = Saving{Item: x.Item, Name: set.Item(x.Item).Name.In(opt.Lang), Lang: opt.Lang, Days: x.Days, Rows: []SavingRow{}, Rate: s.rate(on)}
	if x.Way != nil {
		s.Way, s.WayName, s.Days = x.Way.Way, rules.NameOf(set.Vocabulary().Ways, x.Way.Way, opt.Lang), x.Way.Days
	}
	return s, nil
}

// rate gives the promise lead rate on a day; nil where the law sets no days, or none are promised.
func (s *Supposed) rate(on calendar.Date) *LeadRate {
	never := func(string) bool { return false }
	promised := func(set *rules.Set) (int, bool) {
		item := set.Item(s.item)
		p, ok := item.PromisedOn(on)
		days, _ := item.WayOn(on, never).Shorten(p.Days, 0)
		return days, ok
	}
	before, ok := promised(s.set)
	after, _ := promised(s.other)
	law := s.set.Item(s.item).StatutoryOn(on)
	if law == nil || !ok || law.Working() == 0 {
		return nil
	}
	r := &LeadRate{Statutory: law.Working(), Before: before, After: after}
	r.RateBefore, r.RateAfter = thousandths(r.Statutory-before, r.Statutory), thousandths(r.Statutory-after, r.Statutory)
	return r
}

// thousandths are a ratio, rounded half away from zero.
func thousandths(a, b int) int {
	if a < 0 {
		return -thousandths(-a, b)
	}
	return (2000*a + b) / (2 * b)
}

// Add plans one project with and without the supposition. A project that cannot be planned is counted and
// left out; the error is only one of the program.
func (s *Supposed) Add(p profile.Profile) error {
	s.Projects++
	before, err := planner.Sketch(s.set, p, s.opt)
	var after planner.Outline
	if err == nil {
		after, err = planner.Sketch(s.other, p, s.opt)
	}
	var one *fault.Error
	if list := (fault.List)(nil); errors.As(err, &one) || errors.As(err, &list) {
		s.Failed++
		return nil
	}
	if err != nil {
		return err
	}
	if !needs(&before, s.item) {
		return nil
	}
	s.Needed++
	row := SavingRow{Project: p.ID, Name: p.Name, FinishBefore: before.Finish(), FinishAfter: after.Finish()}
	row.Days = s.set.Calendar().Between(row.FinishAfter, row.FinishBefore)
	approval := func(o *planner.Outline) int { return o.Totals.Approval.BeforeStart + o.Totals.Approval.Completion }
	row.ApprovalDays = approval(&before) - approval(&after)
	s.Rows = append(s.Rows, row)
	s.SavedDays += row.Days
	s.ApprovalDays += row.ApprovalDays
	switch {
	case row.Days > 0:
		s.Saved++
	case row.Days < 0:
		s.Later++
	}
	return nil
}

// needs reports whether an item, or the item of some part, is required.
func needs(o *planner.Outline, item string) bool {
	for _, key := range o.Items() {
		if id, _ := profile.CutKey(key); id == item {
			return true
		}
	}
	return false
}
