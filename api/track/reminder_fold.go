package track

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/reminders"
)

// kindReminder is the kind of the views of reminders, reminderEvents begins the types of their events.
const (
	kindReminder   = "reminder"
	reminderEvents = "reminder_"
)

// reminderKey is how a reminder stands among what was touched. No key of an item has a colon.
func reminderKey(number int) string { return matterKey(kindReminder, number) }

// reminderOf gives the reminder of such a key, nil where it is none.
func (s *State) reminderOf(key string) *reminders.Reminder {
	rest, found := strings.CutPrefix(key, kindReminder+":")
	if !found {
		return nil
	}
	return s.reminder(number(rest))
}

// reminder gives a reminder by its number, nil where there is none.
func (s *State) reminder(n int) *reminders.Reminder {
	if n < 1 || n > len(s.Reminders) {
		return nil
	}
	return s.Reminders[n-1]
}

// foldReminder folds an entry of a reminder, or the correction of one.
func (s *State) foldReminder(ev store.Event, e *store.Entry, t touched) error {
	if strings.HasSuffix(ev.Type, corrected) {
		var x reminders.Correction
		if err := json.Unmarshal(ev.Body, &x); err != nil {
			return err
		}
		r := s.reminder(x.Number)
		if r == nil {
			return fmt.Errorf("no reminder %d", x.Number)
		}
		x.By, x.At = e.Actor, e.RecordedAt
		t[reminderKey(r.Number)] = e.Sequence
		return r.Correct(x, e.Sequence)
	}
	entry := reminders.Entry{At: e.RecordedAt, By: e.Actor, Sequence: e.Sequence}
	if err := json.Unmarshal(ev.Body, &entry.Step); err != nil {
		return err
	}
	entry.On = ev.OccurredOn
	r := s.reminder(entry.Number)
	if r == nil {
		if entry.Number != len(s.Reminders)+1 {
			return fmt.Errorf("reminder %d after %d", entry.Number, len(s.Reminders))
		}
		r = reminders.New(s.Project, entry.Number)
		s.Reminders = append(s.Reminders, r)
	}
	t[reminderKey(r.Number)] = e.Sequence
	return r.Enter(entry)
}

// reminderView is by which a reminder is listed: what is due first comes first, what has ended last. It
// holds what follows from the entries and not the entries.
func (s *State) reminderView(r *reminders.Reminder, version int64) (store.Record, error) {
	shown := *r
	shown.Entries = nil
	body, err := json.Marshal(&shown)
	due := never
	if r.Due != 0 {
		due = r.Due.String()
	}
	agent := ""
	if r.Department == "" {
		agent = s.Agent
	}
	return store.Record{
		Kind: kindReminder, ID: r.Project + "/" + strconv.Itoa(r.Number), Version: version, Sort: due, Body: body, Search: departmentWord(r.Department),
		Fields: map[string]string{
			"project": r.Project, "department": r.Department, "reminded": agent, "state": r.State, "open": flag(r.Open() && !s.Archived), "due_for": r.For,
			"agent": s.Agent, "owner": s.Owner, "adviser": s.Adviser, "street": s.Street,
		},
	}, err
}

// ReminderObject is what the rules of access ask of a reminder: its department is that which was reminded;
// where the agent was, it is of no department.
func ReminderObject(p *project.Project, r *reminders.Reminder) project.Object {
	o := p.Object()
	o.Kind, o.ID, o.Departments = kindReminder, p.ID+"/"+strconv.Itoa(r.Number), nil
	if r.Department != "" {
		o.Departments = []string{r.Department}
	}
	if !p.Archived() {
		o.State = r.State
	}
	return o
}
