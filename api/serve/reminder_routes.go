package serve

import (
	"fmt"
	"net/http"
	"strconv"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/api/track/reminders"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/letter"
)

// NewReminder is a reminder to be issued.
type NewReminder struct {
	On       calendar.Date `json:"on,omitzero"`         // the day on which it is issued; today where it is not given
	Document string        `json:"document" most:"200"` // number of the letter
	Late     string        `json:"late,omitempty" most:"500"`
	Due      calendar.Date `json:"due,omitzero"` // when it is answered at the latest; as the rules say where it is not given
	reminders.Demand
}

func (n *NewReminder) dated() reminders.Dated {
	return reminders.Dated{On: n.On, Step: reminders.Step{Name: reminders.Issue, Document: n.Document, Late: n.Late, Due: n.Due, Demand: &n.Demand}}
}

// ReminderStep is a step of a reminder to be entered. Which of its keys have to be there is said by the rules
// of reminders, and by next.
type ReminderStep struct {
	Step     string        `json:"step" most:"40"` // receive, answer, accept, send_back, rectify, escalate, close, withdraw
	On       calendar.Date `json:"on,omitzero"`    // the day on which it happened; today where it is not given
	Document string        `json:"document,omitempty" most:"200"`
	Late     string        `json:"late,omitempty" most:"500"`    // why it is entered only now, where the day has passed
	Reason   string        `json:"reason,omitempty" most:"1000"` // of send_back, escalate and withdraw
	Result   string        `json:"result,omitempty" most:"2000"` // of answer, rectify and close
	Due      calendar.Date `json:"due,omitzero"`                 // of accept, send_back and escalate; as the rules say where it is not given
	Done     bool          `json:"done,omitempty"`               // of rectify: everything demanded has been done
	// Demand is, of a correction of issue, what is true instead.
	Demand *reminders.Demand `json:"demand,omitempty"`
}

func (n *ReminderStep) dated(number int) reminders.Dated {
	return reminders.Dated{On: n.On, Step: reminders.Step{
		Number: number, Name: n.Step, Document: n.Document, Late: n.Late, Reason: n.Reason, Result: n.Result, Due: n.Due, Done: n.Done, Demand: n.Demand,
	}}
}

// CorrectedReminder says that an entry of a reminder was wrong.
type CorrectedReminder struct {
	Entry   int           `json:"entry" least:"1"`
	Reason  string        `json:"reason" most:"1000"`
	Instead *ReminderStep `json:"instead,omitempty"` // what is true instead; absent: it never happened
}

// ReminderAnswer is a reminder and what the caller may enter next.
type ReminderAnswer struct {
	reminders.Reminder
	Next []NextStep `json:"next"`
}

// ReminderRows are the reminders of a project.
type ReminderRows struct {
	Reminders []*reminders.Reminder `json:"reminders"`
}

// reminderRoutes are those of the reminders of supervision.
func (s *Server) reminderRoutes() []Route {
	const at = "/api/v1/projects/{project}/reminders"
	one := func(r Route) Route {
		r.Group, r.Object = "supervision", reminderObject
		return r
	}
	return []Route{
		{
			Name: "reminder_list", Method: http.MethodGet, Path: at, Group: "supervision", Action: "reminder.list", Object: projectObject,
			Summary: lang.Text{ZH: "项目的督办", EN: "The reminders of a project"}, Answer: ReminderRows{}, Handle: followed(listReminders),
		},
		{
			Name: "reminder_issue", Method: http.MethodPost, Path: at, Group: "supervision", Action: "reminder.issue", Object: projectObject,
			Summary: lang.Text{
				ZH: "就项目、办件或者问题向部门或者代办员发出督办，写明措施和答复期限",
				EN: "Remind a department or the agent about a project, a case or a problem, with what is to be done and by when an answer is due"},
			Once: true, Body: NewReminder{}, Status: http.StatusCreated, Answer: ReminderAnswer{}, Handle: followed(issueReminder),
		},
		one(Route{
			Name: "reminder_read", Method: http.MethodGet, Path: at + "/{reminder}", Action: "reminder.read",
			Summary: lang.Text{ZH: "一件督办：状态、经过和下一步可以录入的进展", EN: "One reminder: its state, its entries and what may be entered next"},
			Answer:  ReminderAnswer{}, Handle: func(c *Call) error { return c.answerReminder(c.theReminder(), nil) },
		}),
		one(Route{
			Name: "reminder_enter", Method: http.MethodPost, Path: at + "/{reminder}/steps", Action: "reminder.enter",
			Summary: lang.Text{ZH: "录入督办进展：签收、答复、认可、退回、整改、提级、销号、撤回", EN: "Enter what happens to a reminder: received, answered, accepted, sent back, put right, gone up, closed, withdrawn"},
			Query:   []Param{{Name: "try", Values: []string{"yes"}, About: lang.Text{ZH: "只检查，不录入", EN: "yes: everything is checked and nothing entered"}}},
			Revises: true, Once: true, Body: ReminderStep{}, Answer: ReminderAnswer{}, Handle: enterReminder,
		}),
		one(Route{
			Name: "reminder_correct", Method: http.MethodPost, Path: at + "/{reminder}/corrections", Action: "reminder.correct",
			Summary: lang.Text{ZH: "更正一条录错的督办记录；原记录保留", EN: "Correct an entry that was wrong; it stays on record"},
			Revises: true, Once: true, Body: CorrectedReminder{}, Answer: ReminderAnswer{}, Handle: correctReminder,
		}),
		one(Route{
			Name: "reminder_letter", Method: http.MethodGet, Path: at + "/{reminder}/letter", Action: "reminder.read",
			Summary: lang.Text{ZH: "督办通知书：docx、可打印的 html 或者 json", EN: "The letter of a reminder: docx, html to print, or json"},
			Query:   []Param{{Name: "format", Values: letter.Formats, About: lang.Text{ZH: "docx（默认）、可打印的 html，或者 json", EN: "docx (default), html to print, or json"}}},
			Answer:  letter.Letter{}, Other: []string{letter.DocxMedia, "text/html"}, Handle: reminderLetter,
		}),
		{
			Name: "reminder_find", Method: http.MethodGet, Path: "/api/v1/reminders", Group: "supervision", Action: "reminder.find",
			Summary: lang.Text{ZH: "各项目的督办，先到期的在前", EN: "The reminders of all projects, what is due first first"},
			Query: []Param{
				{Name: "project", About: lang.Text{ZH: "项目编号", EN: "id of the project"}},
				{Name: "department", About: lang.Text{ZH: "被督办部门编号", EN: "id of the department that was reminded"}},
				{Name: "state", About: lang.Text{ZH: "状态", EN: "state"}},
				{Name: "due_for", Values: []string{reminders.ToAnswer, reminders.ToRectify, reminders.ToReview}, About: lang.Text{ZH: "下一步要做什么", EN: "what has to be done next"}},
				{Name: "agent", About: lang.Text{ZH: "代办员的账户", EN: "account of the agent"}},
				{Name: "owner", About: lang.Text{ZH: "投资者的账户", EN: "account of the investor"}},
				{Name: "street", About: lang.Text{ZH: "所在街道（镇）", EN: "id of the street or town"}},
				{Name: "open", Type: "boolean", About: lang.Text{ZH: "只列还有事要做的", EN: "only those about which something is left to do"}},
				{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
				{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}},
			},
			Answer: track.ReminderPage{}, Handle: followed(findReminders),
		},
	}
}

// foundReminder is what reminderObject read.
type foundReminder struct {
	project  *project.Project
	reminder *reminders.Reminder
}

// reminderObject finds the reminder that a path names.
func reminderObject(c *Call) (Object, error) {
	if _, err := projectObject(c); err != nil {
		return Object{}, err
	}
	if err := c.follows(); err != nil {
		return Object{}, err
	}
	p := c.project()
	number, err := strconv.Atoi(c.Path("reminder"))
	if err != nil || number < 1 {
		return Object{}, fault.New(fault.NotFound, "reminder.none", "", shortened(c.Path("reminder")))
	}
	found, err := c.Server.Track.Reminder(c.Context(), p, number)
	if err != nil {
		return Object{}, err
	}
	c.Found = foundReminder{p, found}
	return Object(track.ReminderObject(p, found)), nil
}

func (c *Call) theReminder() *reminders.Reminder { return c.Found.(foundReminder).reminder }

// allowReminderStep asks whether the caller may enter that step, where it is one.
func (c *Call) allowReminderStep(step string, p *project.Project, r *reminders.Reminder) error {
	switch _, known := c.Server.Track.Reminders().Steps[step]; {
	case !known:
		return nil // which is said with everything else that is wrong
	case step == reminders.Issue:
		return c.Allow("reminder.issue", Object(p.Object()))
	}
	return c.Allow("reminder."+step, Object(track.ReminderObject(p, r)))
}

// answerReminder answers with a reminder and with what the caller may enter next.
func (c *Call) answerReminder(r *reminders.Reminder, err error) error {
	if err != nil {
		return err
	}
	p, ok := c.Found.(*project.Project)
	if !ok {
		p = c.Found.(foundReminder).project
	}
	answer := ReminderAnswer{Reminder: *r, Next: []NextStep{}}
	book := c.Server.Track.Reminders()
	for _, id := range book.Next(r, c.Server.Today()) {
		if c.allowReminderStep(id, p, r) == nil {
			answer.Next = append(answer.Next, c.nextStep(id, book.Steps[id].Name, book.Steps[id].Needs))
		}
	}
	c.ETag(r.Version)
	return c.JSON(answer)
}

func listReminders(c *Call) error {
	all, err := c.Server.Track.RemindersOf(c.Context(), c.project())
	if err != nil {
		return err
	}
	return c.JSON(ReminderRows{Reminders: append([]*reminders.Reminder{}, all...)})
}

func issueReminder(c *Call) error {
	var body NewReminder
	if err := c.Decode(&body); err != nil {
		return err
	}
	p := c.project()
	r, err := c.Server.Track.EnterReminder(c.Context(), p.ID, c.asCase(), 0, body.dated(), c.who(), false)
	if err != nil {
		return err
	}
	c.Location(fmt.Sprintf("/api/v1/projects/%s/reminders/%d", p.ID, r.Number))
	return c.answerReminder(r, nil)
}

func enterReminder(c *Call) error {
	var body ReminderStep
	if err := c.Decode(&body); err != nil {
		return err
	}
	found := c.Found.(foundReminder)
	if err := c.allowReminderStep(body.Step, found.project, found.reminder); err != nil {
		return err
	}
	return c.answerReminder(c.Server.Track.EnterReminder(
		c.Context(), found.project.ID, c.asCase(), c.Version(), body.dated(found.reminder.Number), c.who(), c.Query("try") == "yes"))
}

func correctReminder(c *Call) error {
	var body CorrectedReminder
	if err := c.Decode(&body); err != nil {
		return err
	}
	p, r := c.Found.(foundReminder).project, c.theReminder()
	x := reminders.Correction{Number: r.Number, Entry: body.Entry, Reason: body.Reason}
	// Whoever may not enter a step may not take it back either.
	for i := range r.Entries {
		if e := &r.Entries[i]; e.Entry == body.Entry {
			if err := c.allowReminderStep(e.Name, p, r); err != nil {
				return err
			}
		}
	}
	if body.Instead != nil {
		if err := c.allowReminderStep(body.Instead.Step, p, r); err != nil {
			return err
		}
		instead := body.Instead.dated(r.Number)
		x.Instead = &instead
	}
	return c.answerReminder(c.Server.Track.CorrectReminder(c.Context(), p.ID, c.asCase(), c.Version(), x, c.who()))
}

func reminderLetter(c *Call) error {
	if c.Server.Letters == nil {
		return notSetUp()
	}
	kind, err := c.Server.Letters.Kind(c.Server.Track.Reminders().Letter)
	if err != nil {
		return err
	}
	found := c.Found.(foundReminder)
	data, err := c.Server.Track.ReminderLetter(c.Context(), found.project, found.reminder, kind, c.Lang)
	if err != nil {
		return err
	}
	return c.writeLetter(kind, data, found.project.ID+"-"+strconv.Itoa(found.reminder.Number))
}

func findReminders(c *Call) error {
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "reminder.read")
	if err != nil {
		return err
	}
	page, err := c.Server.Track.FindReminders(c.Context(), track.ReminderFilter{
		StandsFor: c.covers(),
		Project:   c.Query("project"), Department: c.Query("department"), State: c.Query("state"), Agent: c.Query("agent"), Owner: c.Query("owner"),
		Street: c.Query("street"), For: c.Query("due_for"), Open: c.Query("open") == "true", Seen: sights(reach), Cursor: c.Query("cursor"), Limit: int(c.whole("limit")),
	})
	if err != nil {
		return err
	}
	return c.JSON(page)
}
