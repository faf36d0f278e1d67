package serve

import (
	"bytes"
	"context"
	"net/http"
	"slices"

	"sevenlists/api/track"
	"sevenlists/api/track/problems"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// NewMeeting is what a joint study writes down and carries back.
type NewMeeting struct {
	track.Minutes
	Decisions []NewDecision `json:"decisions,omitempty" most:"200"`
}

// NewDecision is what a meeting decided about one problem; without a number it raises one, by open.
type NewDecision struct {
	Project string `json:"project" most:"100"`
	Number  int    `json:"number,omitempty"`  // of the problem
	Version int64  `json:"version,omitempty"` // as the meeting saw it; 0 asks for none
	MatterStep
}

// MeetingAnswer is a meeting and what became of each of its decisions.
type MeetingAnswer struct {
	Meeting  track.Meeting   `json:"meeting"`
	Outcomes []track.Outcome `json:"outcomes"` // in the order in which the decisions were sent
}

// agendaRoutes are those of the weekly joint study.
func (s *Server) agendaRoutes() []Route {
	paged := []Param{
		{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
		{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}},
	}
	return []Route{
		matterTermsRoute(),
		{
			Name: "matter_find", Method: http.MethodGet, Path: "/api/v1/matters", Group: "problems", Action: "problem.find",
			Summary: lang.Text{ZH: "各项目的问题、提问和征求意见，先到期的在前", EN: "Problems, questions and opinion rounds of all projects, what is due first first"},
			Query: append([]Param{
				{Name: "class", Required: true, Values: problems.Classes(), About: lang.Text{ZH: "问题、提问或者征求意见", EN: "problem, question or opinion"}},
				{Name: "department", About: lang.Text{ZH: "牵头或者答复的部门", EN: "id of the department that leads or answers"}},
				{Name: "person", About: lang.Text{ZH: "负责人的账户", EN: "account of whoever answers for it"}},
				{Name: "state", About: lang.Text{ZH: "状态", EN: "state"}},
				{Name: "severity", Values: []string{"stop", "delay", "cost"}, About: lang.Text{ZH: "程度", EN: "severity"}},
				{Name: "open", Type: "boolean", About: lang.Text{ZH: "只列未办结的", EN: "only what is still to be settled"}},
				{Name: "due_by", Type: "date", About: lang.Text{ZH: "在这一天以前到期", EN: "due on that day or before"}},
			}, paged...),
			Answer: track.MatterPage{}, Handle: followed(findMatters),
		},
		{
			Name: "agenda", Method: http.MethodGet, Path: "/api/v1/agenda", Group: "problems", Action: "agenda.read",
			Summary: lang.Text{ZH: "联合会商议程：各项目未办结的问题，按部门", EN: "The agenda of the joint study: open problems of all projects, by department"},
			Query: []Param{
				{Name: "on", Type: "date", About: lang.Text{ZH: "会商日期，默认今天", EN: "the day of the meeting, default today"}},
				{Name: "department", About: lang.Text{ZH: "只列一个部门的", EN: "only those of one department"}},
				{Name: "format", Values: []string{"json", "html"}, About: lang.Text{ZH: "html 为可打印的网页", EN: "html is a page to print"}},
			},
			Answer: track.Agenda{}, Other: []string{"text/html"}, Handle: followed(agenda),
		},
		{
			Name: "agenda_decide", Method: http.MethodPost, Path: "/api/v1/agenda/decisions", Group: "problems", Action: "agenda.decide",
			Summary: lang.Text{ZH: "会商记录和决定：分别写入各项目，逐项答复结果", EN: "The minutes of a joint study; each decision goes to its project, and says what became of it"},
			Once:    true, Body: NewMeeting{}, Status: http.StatusCreated, Answer: MeetingAnswer{}, Handle: followed(decide),
		},
		{
			Name: "meeting_list", Method: http.MethodGet, Path: "/api/v1/meetings", Group: "problems", Action: "meeting.read",
			Summary: lang.Text{ZH: "会商记录，最近的在前", EN: "Minutes of joint studies, the latest first"}, Query: paged, Answer: track.MeetingPage{}, Handle: followed(listMeetings),
		},
		{
			Name: "meeting_read", Method: http.MethodGet, Path: "/api/v1/meetings/{meeting}", Group: "problems", Action: "meeting.read",
			Summary: lang.Text{ZH: "一次会商的记录", EN: "The minutes of one joint study"}, Answer: track.Meeting{}, Handle: followed(readMeeting),
		},
	}
}

// day reads a date of the query; 0 where it is not given.
func (c *Call) day(name string) (calendar.Date, error) {
	var faults fault.List
	d := c.date(name, &faults)
	return d, faults.Err()
}

func findMatters(c *Call) error {
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "problem.read")
	if err != nil {
		return err
	}
	due, err := c.day("due_by")
	if err != nil {
		return err
	}
	page, err := c.Server.Track.FindMatters(c.Context(), track.MatterFilter{
		Class: c.Query("class"), Department: c.Query("department"), Person: c.Query("person"), State: c.Query("state"), Severity: c.Query("severity"),
		Open: c.Query("open") == "true", DueBy: due, Seen: sights(reach), Cursor: c.Query("cursor"), Limit: int(c.whole("limit")),
	})
	if err != nil {
		return err
	}
	return c.JSON(page)
}

func agenda(c *Call) error {
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "problem.read")
	if err != nil {
		return err
	}
	on, err := c.day("on")
	if err != nil {
		return err
	}
	a, err := c.Server.Track.Agenda(c.Context(), track.AgendaOf{On: on, Department: c.Query("department"), Seen: sights(reach), Lang: c.Lang})
	if err != nil {
		return err
	}
	if c.Query("format") != "html" {
		return c.JSON(a)
	}
	var page bytes.Buffer
	if err := c.Server.Track.WriteAgenda(&page, a, c.Lang); err != nil {
		return err
	}
	return c.Page(page.Bytes())
}

func decide(c *Call) error {
	var body NewMeeting
	if err := c.Decode(&body); err != nil {
		return err
	}
	decisions := make([]track.Decision, len(body.Decisions))
	for i := range body.Decisions {
		d := &body.Decisions[i]
		decisions[i] = track.Decision{Project: d.Project, Version: d.Version, Step: d.dated(d.Number)}
	}
	meeting, outcomes, err := c.Server.Track.Decide(c.Context(), c.as(), body.Minutes, decisions, c.who(), c.mayDecide)
	if err != nil {
		return err
	}
	c.Location("/api/v1/meetings/" + meeting.ID)
	return c.JSON(MeetingAnswer{*meeting, outcomes})
}

// mayDecide asks whether the caller may enter a decision into its project.
func (c *Call) mayDecide(ctx context.Context, d *track.Decision) error {
	p, err := c.Server.Projects.Read(ctx, d.Project)
	if err != nil {
		return c.Server.unseen(c, err)
	}
	if d.Step.Number == 0 {
		d.Step.Name = problems.Open
		return c.mayStep(problems.ClassProblem, problems.Open, p, nil)
	}
	m, err := c.Server.Track.Matter(ctx, p, problems.ClassProblem, d.Step.Number)
	if err != nil {
		return c.Server.unseen(c, err)
	}
	if err := c.Allow("problem.read", Object(track.MatterObject(p, m))); err != nil {
		return err
	}
	return c.mayStep(problems.ClassProblem, d.Step.Name, p, m)
}

// visible leaves those decisions of a meeting whose project the caller may read.
func (c *Call) visible(m *track.Meeting) error {
	may := map[string]bool{}
	for _, d := range m.Decisions {
		if _, asked := may[d.Project]; asked {
			continue
		}
		p, err := c.Server.Projects.Read(c.Context(), d.Project)
		if err != nil {
			if fault.All(err)[0].Kind != fault.NotFound {
				return err
			}
			may[d.Project] = false
			continue
		}
		allowed, _, err := c.Server.Gate.Allow(c.Context(), c.Account, "project.read", Object(p.Object()))
		if err != nil {
			return err
		}
		may[d.Project] = allowed
	}
	m.Decisions = slices.DeleteFunc(m.Decisions, func(d track.Decided) bool { return !may[d.Project] })
	return nil
}

func listMeetings(c *Call) error {
	page, err := c.Server.Track.Meetings(c.Context(), c.Query("cursor"), int(c.whole("limit")))
	if err != nil {
		return err
	}
	for i := range page.Meetings {
		if err := c.visible(&page.Meetings[i]); err != nil {
			return err
		}
	}
	return c.JSON(page)
}

func readMeeting(c *Call) error {
	m, err := c.Server.Track.Meeting(c.Context(), c.Path("meeting"))
	if err != nil {
		return err
	}
	if err := c.visible(m); err != nil {
		return err
	}
	c.ETag(m.Sequence)
	return c.JSON(m)
}
