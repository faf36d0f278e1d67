package track

import (
	"context"
	"strconv"

	"sevenlists/api/store"
	"sevenlists/api/track/prompts"
	"sevenlists/api/track/reminders"
	"sevenlists/planner/calendar"
)

// reminderPrefix begins the kinds of matter of reminders, by the ids of policies/supervision/prompts; what has
// to be done next ends them.
const reminderPrefix = "reminder_"

// promptRaised is the kind of a reminder that has gone up.
const promptRaised = reminderPrefix + "raised"

// reminderMatters are those of reminders: whoever was reminded has to answer and to put right, the supervisor
// to look at it, and leaders hear of what has gone up.
func (s *Service) reminderMatters(ctx context.Context, in prompts.Scope, do func(prompts.Matter) error) error {
	return s.eachReminder(ctx, in.Project, func(r *reminders.Reminder, record *store.Record) error {
		m := prompts.Matter{
			Kind: reminderPrefix + r.For, ID: strconv.Itoa(r.Number) + "/" + strconv.Itoa(len(r.Answers)+len(r.Rectified)+len(r.SentBack)),
			Project: r.Project, Item: r.About.Case, Begun: begunOf(r), Due: r.Due, Department: r.Department,
			Owner: record.Fields["owner"], Agent: record.Fields["agent"], Adviser: record.Fields["adviser"],
		}
		if err := do(m); err != nil || r.State != reminders.Escalated {
			return err
		}
		m.Kind, m.ID, m.Begun = promptRaised, strconv.Itoa(r.Number)+"/"+r.Level, r.Raised[len(r.Raised)-1].On
		return do(m)
	})
}

// begunOf is the day from which what has to be done next is waited for.
func begunOf(r *reminders.Reminder) calendar.Date {
	last := func(list []reminders.Given) calendar.Date {
		if len(list) == 0 {
			return 0
		}
		return list[len(list)-1].On
	}
	switch r.For {
	case reminders.ToReview:
		return max(last(r.Answers), last(r.Rectified))
	case reminders.ToRectify:
		return r.Accepted
	}
	if n := len(r.SentBack); n > 0 {
		return r.SentBack[n-1].On
	}
	return r.Issued
}
