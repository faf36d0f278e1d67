package track

import (
	"context"
	"strconv"

	"sevenlists/api/track/clock"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/prompts"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// Sources are what prompts arise from among what this package follows. A further matter that has a day and
// somebody who has to keep it adds a source here, and a kind to policies/supervision/prompts; what another
// package keeps is handed to prompter.Config.
func (s *Service) Sources() []prompts.Source {
	return []prompts.Source{
		{Name: "cases", Each: s.caseMatters},
		{Name: "certificates", Each: s.certificateMatters},
		{Name: "starts", Each: s.startMatters},
		{Name: "commitments", Each: s.commitmentMatters},
		{Name: "problems", Each: s.openMatters},
		{Name: "reminders", Each: s.reminderMatters},
		{Name: "redress", Each: s.redressMatters},
		{Name: "hand_overs", Each: s.passMatters},
	}
}

// The kinds of matter of a case, by the ids of policies/supervision/prompts.
const (
	promptAnswer     = "case_answer"
	promptSupplement = "case_supplement"
	promptDecision   = "case_decision"
	promptDelivery   = "case_delivery"
	promptGap        = "case_gap"
	promptPause      = "case_pause"
)

// caseMatters are those of all open cases: the day that the department has to keep next, the light, what the
// applicant has to hand in, and the end of a pause.
func (s *Service) caseMatters(ctx context.Context, in prompts.Scope, do func(prompts.Matter) error) error {
	return s.Survey(ctx, CaseFilter{Project: in.Project}, func(x Surveyed) error {
		for _, m := range s.mattersOf(x) {
			if err := do(m); err != nil {
				return err
			}
		}
		return nil
	})
}

// mattersOf are the matters of one case.
func (s *Service) mattersOf(x Surveyed) []prompts.Matter {
	c := x.Case
	of := func(kind string, k *clock.Clock) prompts.Matter {
		m := prompts.Matter{
			Kind: kind, ID: c.Key + "/" + strconv.Itoa(c.Attempt), Project: c.Project, Item: c.Key,
			Department: c.Terms.Department, Person: c.Officer, Owner: x.Owner, Agent: x.Agent, Adviser: x.Adviser,
		}
		if k != nil {
			m.Begun, m.Due = k.From, k.Due
			if k.Unit == clock.Working {
				m.Limit = k.Limit + k.Extended
			}
		}
		return m
	}
	var list []prompts.Matter
	decision := of(promptDecision, nil)
	if c.Decided == 0 {
		decision.Light, decision.Since = x.Light, s.since(x)
	}
	switch next := x.Next(); {
	case next == nil:
	case next == x.Delivery:
		list = append(list, of(promptDelivery, next))
	case next == x.Correction:
		list = append(list, of(promptAnswer, next))
	case x.Pause != nil && x.Pause.Counts: // its days stand still
	default:
		light, since := decision.Light, decision.Since
		decision = of(promptDecision, next)
		decision.Light, decision.Since = light, since
	}
	if decision.Since != 0 || decision.Due != 0 {
		list = append(list, decision)
	}
	if n := len(c.Notices); n > 0 && c.Notices[n-1].Answered == 0 && c.State == handling.CorrectionRequested {
		m := of(promptSupplement, nil)
		m.ID, m.Begun = m.ID+"/"+strconv.Itoa(n), c.Notices[n-1].On
		list = append(list, m)
	}
	if g := c.Gap; g != nil && g.Closed == 0 && c.Open() {
		m := of(promptGap, nil)
		m.Begun, m.Due = c.Accepted, g.Due
		list = append(list, m)
	}
	if x.Pause != nil && x.Pause.PlannedEnd != 0 {
		m := of(promptPause, nil)
		m.ID, m.Begun, m.Due = m.ID+"/"+strconv.Itoa(len(c.Pauses)), x.Pause.From, x.Pause.PlannedEnd
		list = append(list, m)
	}
	return list
}

// since is the day from which a case shows its light because a clock ran out or a rule was broken; 0 for all
// other lights.
func (s *Service) since(x Surveyed) calendar.Date {
	day := calendar.Date(0)
	earlier := func(on calendar.Date) {
		if day == 0 || on < day {
			day = on
		}
	}
	for _, name := range s.clocks.RunOut(x.Light) {
		if k := x.Clock(name); k != nil && !k.Advisory && k.Overdue > 0 {
			earlier(k.Due + 1)
		}
	}
	for _, b := range x.Breaches {
		if !b.Advisory && s.book.Breaches[b.ID].Light == x.Light {
			earlier(b.On)
		}
	}
	return day
}

// ItemName is what the item of a key is called, with its part; of one that the rules in use do not have, its
// key.
func (s *Service) ItemName(key string) lang.Text {
	id, part := profile.CutKey(key)
	item := s.projects.Rules().Item(id)
	if item == nil {
		return lang.Text{ZH: key, EN: key}
	}
	name := item.Name
	if part != "" {
		name = lang.Text{ZH: name.ZH + "（" + part + "）", EN: name.EN + " (" + part + ")"}
	}
	return name
}
