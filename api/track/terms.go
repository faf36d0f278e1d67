package track

import (
	"context"
	"sevenlists/api/project"
	"sevenlists/api/track/handling"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"slices"
)

// takesTerms reports whether what the catalogue says on its day is kept with a step.
func takesTerms(step string) bool {
	return step == handling.Receive || step == handling.Accept || step == handling.AcceptWithGap
}

// terms are what the catalogue says of an item of a project on a day.
//
// It returns NotFound case.unknown_item.
func (s *Service) terms(ctx context.Context, p *project.Project, key string, on calendar.Date) (handling.Terms, error) {
	plan, l, err := s.projects.Plan(ctx, p, planner.Default())
	if err != nil {
		return handling.Terms{}, err
	}
	keys := make([]string, len(plan.Items))
	for i := range plan.Items {
		keys[i] = plan.Items[i].ID
	}
	id, _ := profile.CutKey(key)
	item := l.Item(id)
	if item == nil || !slices.Contains(keys, key) {
		return handling.Terms{}, fault.New(fault.NotFound, "case.unknown_item", "/case", key, fault.Nearest(key, keys))
	}
	office := item.Office(on)
	promised := item.PromisedDaysOn(on)
	if now := s.projects.Rules().Item(id); now != nil { // what is promised holds for whoever comes, whenever the project was planned
		promised = now.PromisedDaysOn(on)
	}
	t := handling.Terms{
		Rules: l.Revision(), Kind: item.Kind, Department: office.Lead, Helpers: office.Helpers, Promised: promised,
		Statutory: item.StatutoryOn(on), Counts: item.Counts,
	}
	for _, special := range item.Procedures {
		t.Special = append(t.Special, special.ID)
	}
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return handling.Terms{}, err
	}
	if c := state.Commitments[key]; c.Held() {
		t.Committed, t.Promised = true, committedDays(promised, c.Terms.Days)
	}
	for i := range item.Materials {
		m := &item.Materials[i]
		t.Papers = append(t.Papers, m.ID)
		if m.Deferrable {
			t.Deferrable = append(t.Deferrable, m.ID)
		}
	}
	return t, nil
}
