package track

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// kindMeeting is the kind of the views of meetings, which are their minutes.
const kindMeeting = "meeting"

// The types of event in the log of a meeting.
const (
	EventMeetingHeld    = "meeting_held"
	EventMeetingCarried = "meeting_carried"
)

// Minutes are what is written down of a meeting.
type Minutes struct {
	On        calendar.Date `json:"on,omitzero"`                   // the day of the meeting; today where it is not given
	Attending []string      `json:"attending,omitempty" most:"50"` // ids of the departments that attended
	Text      string        `json:"text,omitempty" most:"20000"`   // what was said; names of persons do not belong there
	Document  string        `json:"document,omitempty" most:"200"` // number of the minutes on paper
}

// Decided is one decision as the minutes have it.
type Decided struct {
	Project string `json:"project"`
	Problem int    `json:"problem"` // number; 0 where the meeting raised it
	Step    string `json:"step"`    // what was decided
	Result  string `json:"result,omitempty"`
	Reason  string `json:"reason,omitempty"`
	// Carried says that it stands in the log of its project, State the problem's after it; Code and Why say
	// why it does not.
	Carried bool      `json:"carried"`
	State   string    `json:"state,omitempty"`
	Code    string    `json:"code,omitempty"`
	Why     lang.Text `json:"why,omitzero"`
}

// Meeting is one joint study with what it decided.
type Meeting struct {
	ID       string `json:"id"`
	Sequence int64  `json:"sequence"`
	Minutes
	Decisions []Decided `json:"decisions"`
	Finished  bool      `json:"finished"` // all decisions have been carried back, or refused for good
	By        string    `json:"by"`       // account that wrote it down
	At        time.Time `json:"recorded_at"`
}

// held is the body of meeting_held.
type held struct {
	Minutes
	Decisions []Decided `json:"decisions"`
}

// carriedBack is the body of meeting_carried, in the order of the decisions.
type carriedBack struct {
	Outcomes []Outcome `json:"outcomes"`
}

// meetingPrefix begins the name of the log of a meeting.
const meetingPrefix = "meeting-"

// meetingID derives the id of a meeting from who writes it down and under which key, so that a retry
// meets its own first document; without a key, from the moment and what is written down.
func meetingID(call project.Call, asked []byte, now time.Time) string {
	key := call.Key
	if key == "" {
		key = now.UTC().Format(time.RFC3339Nano) + store.Hash(asked)
	}
	return store.DerivedID(meetingPrefix, "meeting", call.Account, key)
}

func decisionNumber(place int) string { return strconv.Itoa(place + 1) }

// hold writes a meeting down.
func (s *Service) hold(ctx context.Context, call project.Call, minutes Minutes, decisions []Decision) (*Meeting, error) {
	asked, err := json.Marshal(struct {
		Minutes   Minutes
		Decisions []Decision
	}{minutes, decisions})
	if err != nil {
		return nil, err
	}
	if minutes.On == 0 {
		minutes.On = s.Today()
	}
	var faults fault.List
	if minutes.On > s.Today() {
		faults.Add(fault.New(fault.Invalid, "case.future", "/on", minutes.On, s.Today()))
	}
	for _, id := range minutes.Attending {
		if !s.projects.Rules().HasDepartment(id) {
			faults.Add(fault.New(fault.Invalid, "problem.word", "/attending", id))
		}
	}
	faults.Add(line("/document", minutes.Document))
	if len(faults) > 0 {
		return nil, faults
	}
	body := held{Minutes: minutes, Decisions: make([]Decided, len(decisions))}
	for i := range decisions {
		d := &decisions[i]
		body.Decisions[i] = Decided{Project: d.Project, Problem: d.Step.Number, Step: d.Step.Name, Result: d.Step.Result, Reason: d.Step.Reason}
	}
	return s.writeMeeting(ctx, call, meetingID(call, asked, s.now()), EventMeetingHeld, minutes.On, body, asked)
}

// carried writes down what became of the decisions of a meeting.
func (s *Service) carried(ctx context.Context, call project.Call, m *Meeting, outcomes []Outcome) (*Meeting, error) {
	return s.writeMeeting(ctx, call, m.ID, EventMeetingCarried, s.Today(), carriedBack{outcomes}, nil)
}

// writeMeeting appends an event to the log of a meeting, once. What was asked for tells one request from
// another under the same key.
func (s *Service) writeMeeting(ctx context.Context, call project.Call, id, kind string, on calendar.Date, body any, asked []byte) (*Meeting, error) {
	ev, err := event(kind, on, body)
	if err != nil {
		return nil, err
	}
	_, _, err = store.Write(ctx, s.store, s.now, store.Asked{Stream: id, Key: kind, Content: store.Hash(asked), Actor: call.Account},
		func(ctx context.Context, last store.Document) (store.Decision, error) {
			return store.Decision{Events: []store.Event{ev}, Views: func(d store.Document) ([]store.Record, error) {
				m, err := meetingUpTo(ctx, s.store, id)
				if err != nil {
					return nil, err
				}
				if err := m.fold(d); err != nil {
					return nil, err
				}
				view, err := m.view()
				return []store.Record{view}, err
			}}, nil
		})
	var one *fault.Error
	if errors.As(err, &one) && one.Code == "store.key.reused" {
		return nil, fault.New(fault.Conflict, "request.key_reused", "Idempotency-Key").Because(err)
	}
	if err != nil {
		return nil, err
	}
	return meetingUpTo(ctx, s.store, id)
}

// meetingUpTo folds the log of a meeting: never more than two documents.
func meetingUpTo(ctx context.Context, kept store.Store, id string) (*Meeting, error) {
	m := &Meeting{ID: id, Decisions: []Decided{}}
	documents, err := kept.Read(ctx, id, 0, pageOfLog)
	if err != nil {
		return nil, err
	}
	for _, d := range documents {
		if err := m.fold(d); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m *Meeting) fold(d store.Document) error {
	e, err := d.Open()
	if err != nil {
		return err
	}
	for _, ev := range e.Events {
		switch ev.Type {
		case EventMeetingHeld:
			var b held
			if err := json.Unmarshal(ev.Body, &b); err != nil {
				return err
			}
			m.Minutes, m.Decisions, m.By, m.At = b.Minutes, b.Decisions, e.Actor, e.RecordedAt
		case EventMeetingCarried:
			var b carriedBack
			if err := json.Unmarshal(ev.Body, &b); err != nil {
				return err
			}
			for i := range min(len(b.Outcomes), len(m.Decisions)) {
				o, d := &b.Outcomes[i], &m.Decisions[i]
				d.Carried, d.State, d.Code, d.Why, d.Problem = o.Done, o.State, o.Code, o.Why, o.Problem
			}
			m.Finished = true
		}
	}
	m.Sequence = e.Sequence
	return nil
}

// outcomes are what became of its decisions, once they have all been carried back.
func (m *Meeting) outcomes() []Outcome {
	list := make([]Outcome, len(m.Decisions))
	for i, d := range m.Decisions {
		list[i] = Outcome{Project: d.Project, Problem: d.Problem, Step: d.Step, Done: d.Carried, State: d.State, Code: d.Code, Why: d.Why}
	}
	return list
}

func (m *Meeting) view() (store.Record, error) {
	body, err := json.Marshal(m)
	return store.Record{
		Kind: kindMeeting, ID: m.ID, Version: m.Sequence, Sort: m.On.String() + " " + m.At.UTC().Format("20060102T150405.000000"), Body: body,
		Fields: map[string]string{"by": m.By, "on": m.On.String()},
	}, err
}

// FoldMeeting folds the view of a meeting anew, for store.Rebuild.
func FoldMeeting(ctx context.Context, kept store.Store, stream string, first store.Entry) ([]store.Record, bool, error) {
	if first.Events[0].Type != EventMeetingHeld {
		return nil, false, nil
	}
	m, err := meetingUpTo(ctx, kept, stream)
	if err != nil {
		return nil, true, err
	}
	view, err := m.view()
	return []store.Record{view}, true, err
}

var _ store.Folding = FoldMeeting

// Meeting gives the minutes of a meeting.
//
// It returns NotFound meeting.unknown.
func (s *Service) Meeting(ctx context.Context, id string) (*Meeting, error) {
	if strings.HasPrefix(id, meetingPrefix) {
		r, err := s.store.Get(ctx, kindMeeting, id)
		if err == nil {
			m := &Meeting{}
			return m, json.Unmarshal(r.Body, m)
		}
		if !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
	}
	return nil, fault.New(fault.NotFound, "meeting.unknown", "", id)
}

// MeetingPage is one page of meetings, the latest first.
type MeetingPage struct {
	Meetings []Meeting `json:"meetings"`
	Next     string    `json:"next,omitempty"` // the cursor of the next page
}

// Meetings lists the minutes of meetings.
//
// It returns Invalid project.cursor.
func (s *Service) Meetings(ctx context.Context, cursor string, limit int) (MeetingPage, error) {
	after, ok := store.ParseCursor(cursor)
	if !ok {
		return MeetingPage{}, fault.New(fault.Invalid, "project.cursor", "cursor")
	}
	if limit <= 0 {
		limit = usualPage
	}
	limit = min(limit, mostPage)
	records, err := s.store.List(ctx, store.Query{Kind: kindMeeting, After: after, Reverse: true, Limit: limit + 1})
	if err != nil {
		return MeetingPage{}, err
	}
	page := MeetingPage{}
	if len(records) > limit {
		last := records[limit-1]
		records, page.Next = records[:limit], store.Cursor{Sort: last.Sort, ID: last.ID}.Text()
	}
	page.Meetings, err = bodies[Meeting](records)
	return page, err
}
