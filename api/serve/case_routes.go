package serve

import (
	"context"
	"mime"
	"net/http"
	"slices"
	"time"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// NewStep is a step of a case to be entered: what happened, when, and what has to be stated with it.
type NewStep struct {
	Step       string             `json:"step" most:"40"` // receive, accept, pause …: see the rules of handling
	On         calendar.Date      `json:"on,omitzero"`    // the day on which it happened; today where it is not given
	Document   string             `json:"document,omitempty" most:"200"`
	Reason     string             `json:"reason,omitempty" most:"500"`
	Late       string             `json:"late,omitempty" most:"500"` // why it is entered only now, where the day has passed
	Officer    string             `json:"officer,omitempty" most:"100"`
	Missing    []handling.Missing `json:"missing,omitempty" most:"100"`
	Kind       string             `json:"kind,omitempty" most:"40"` // of a pause
	PlannedEnd calendar.Date      `json:"planned_end,omitzero"`
	Days       int                `json:"days,omitempty"` // working days, of an extension
	Authority  string             `json:"authority,omitempty" most:"200"`
	Outcome    string             `json:"outcome,omitempty" most:"20"`
	Materials  []string           `json:"materials,omitempty" most:"50"`
	Due        calendar.Date      `json:"due,omitzero"`
	Valid      calendar.Date      `json:"valid_until,omitzero"`
	// Window is the one at which it happened; with receive it says that the case is to be passed on from there.
	Window   string `json:"window,omitempty" most:"60"`
	Time     string `json:"time,omitempty" most:"5"` // of day, such as 09:30; now where a step of today does not say
	InPerson bool   `json:"in_person,omitempty"`     // the applicant came to the office for it
}

// dated is the step as a case has it.
func (n *NewStep) dated(key string) handling.Dated {
	return handling.Dated{On: n.On, Step: handling.Step{
		Case: key, Name: n.Step, Document: n.Document, Reason: n.Reason, Late: n.Late, Officer: n.Officer, Missing: n.Missing,
		Kind: n.Kind, PlannedEnd: n.PlannedEnd, Days: n.Days, Authority: n.Authority, Outcome: n.Outcome, Materials: n.Materials,
		Due: n.Due, Valid: n.Valid, Window: n.Window, Time: n.Time, InPerson: n.InPerson,
	}}
}

// CorrectedEntry says that an entry of a case was wrong.
type CorrectedEntry struct {
	Number  int      `json:"number" least:"1"` // of the entry
	Reason  string   `json:"reason" most:"500"`
	Instead *NewStep `json:"instead,omitempty"` // what is true instead; absent: it never happened
}

// CaseAnswer is a case and what the caller may enter next.
type CaseAnswer struct {
	handling.Case
	Next []NextStep `json:"next"`
}

// NextStep is one of the steps that are possible now.
type NextStep struct {
	Step  string   `json:"step"`
	Name  string   `json:"name"`
	Needs []string `json:"needs"` // what has to be stated with it
}

// nextStep is a step that is possible, in the caller's language.
func (c *Call) nextStep(id string, name lang.Text, needs []string) NextStep {
	return NextStep{Step: id, Name: name.In(c.Lang), Needs: append([]string{}, needs...)}
}

// CaseRows are the cases of a project: one for each item of its plan, and those of items that it needs no more.
type CaseRows struct {
	Cases []track.CaseRow `json:"cases"`
}

// caseRoutes are those of the cases of projects.
func (s *Server) caseRoutes() []Route {
	const at = "/api/v1/projects/{project}/cases"
	one := func(r Route) Route {
		r.Group, r.Object = "cases", caseObject
		return r
	}
	return []Route{
		{
			Name: "case_list", Method: http.MethodGet, Path: at, Group: "cases", Action: "case.list", Object: projectObject,
			Summary: lang.Text{ZH: "项目各事项的办件", EN: "The cases of a project, item by item"}, Query: []Param{reportParam()},
			Answer: CaseRows{}, Other: reportMedia(), Handle: followed(listCases),
		},
		{
			Name: "case_import", Method: http.MethodPost, Path: "/api/v1/cases/import", Group: "cases", Action: "case.enter_many",
			Summary: lang.Text{
				ZH: "从表格批量录入办件进展，一行一条：错误的行附文件退回，重复提交同一文件不会重复录入",
				EN: "Enter what happened to many cases from a table, a row an entry: bad rows come back in a file to mend, and the same file again changes nothing"},
			Query: []Param{
				{Name: "dry_run", Type: "boolean", About: lang.Text{ZH: "只检查，不录入", EN: "check only and enter nothing"}},
				{Name: "source", Most: mostID, About: lang.Text{ZH: "表格的来源，随每条记录保存", EN: "where the table comes from; kept with every entry"}},
			},
			Once: true, BodyIs: "spreadsheet", MostBody: track.MostBulk, Patience: bulkWithin, Answer: track.BulkReport{}, Handle: followed(enterMany),
		},
		one(Route{
			Name: "case_read", Method: http.MethodGet, Path: at + "/{case}", Action: "case.read",
			Summary: lang.Text{ZH: "一个办件：状态、经过和下一步可以录入的进展", EN: "One case: its state, its entries and what may be entered next"},
			Answer:  CaseAnswer{}, Handle: func(c *Call) error { return c.answerCase(c.theCase(), nil) },
		}),
		one(Route{
			Name: "case_enter", Method: http.MethodPost, Path: at + "/{case}/steps", Action: "case.enter",
			Summary: lang.Text{ZH: "录入办件进展：收件、补正、受理、暂停、决定、送达等", EN: "Enter what happens to a case: received, corrected, accepted, paused, decided, delivered"},
			Query:   []Param{{Name: "try", Values: []string{"yes"}, About: lang.Text{ZH: "只检查，不录入", EN: "yes: everything is checked and nothing entered"}}},
			Revises: true, Once: true, Body: NewStep{}, Answer: CaseAnswer{}, Handle: enterStep,
		}),
		one(Route{
			Name: "case_correct", Method: http.MethodPost, Path: at + "/{case}/corrections", Action: "case.correct",
			Summary: lang.Text{ZH: "更正一条录错的办件记录；原记录保留", EN: "Correct an entry that was wrong; it stays on record"},
			Revises: true, Once: true, Body: CorrectedEntry{}, Answer: CaseAnswer{}, Handle: correctEntry,
		}),
	}
}

// foundCase is what caseObject read.
type foundCase struct {
	project *project.Project
	handled *handling.Case
}

// caseObject finds the case that a path names.
func caseObject(c *Call) (Object, error) {
	if _, err := projectObject(c); err != nil {
		return Object{}, err
	}
	if err := c.follows(); err != nil {
		return Object{}, err
	}
	p := c.project()
	found, err := c.Server.Track.CaseOf(c.Context(), p, c.Path("case"))
	if err != nil {
		return Object{}, err
	}
	c.Found = foundCase{p, found}
	return objectOf(p, found), nil
}

// objectOf is what the rules of access ask of a case.
func objectOf(p *project.Project, found *handling.Case) Object {
	o := Object(p.Object())
	o.Kind, o.ID = "case", p.ID+"/"+found.Key
	o.Departments = append([]string{found.Terms.Department}, found.Terms.Helpers...)
	if !p.Archived() {
		o.State = found.State
	}
	return o
}

// theCase is the one that Object found.
func (c *Call) theCase() *handling.Case { return c.Found.(foundCase).handled }

// caseProject is the project of the case that was found.
func (c *Call) caseProject() *project.Project { return c.Found.(foundCase).project }

// answerCase answers with a case and with what the caller may enter next.
func (c *Call) answerCase(found *handling.Case, err error) error {
	if err != nil {
		return err
	}
	book := c.Server.Track.Book()
	answer := CaseAnswer{Case: *found, Next: []NextStep{}}
	object := objectOf(c.caseProject(), found)
	for _, id := range book.Next(found) {
		if c.Allow("case."+id, object) != nil {
			continue
		}
		row := book.Steps[id]
		answer.Next = append(answer.Next, c.nextStep(id, row.Name, row.Needs))
	}
	c.ETag(found.Version)
	return c.JSON(answer)
}

func listCases(c *Call) error {
	rows, err := c.Server.Track.Rows(c.Context(), c.project())
	if err != nil {
		return err
	}
	if c.asReport() {
		return c.report(c.casesOfProject(rows), c.project().ID+"-cases")
	}
	return c.JSON(CaseRows{Cases: rows})
}

func enterStep(c *Call) error {
	var body NewStep
	if err := c.Decode(&body); err != nil {
		return err
	}
	if err := c.allowStep(body.Step); err != nil {
		return err
	}
	found := c.theCase()
	return c.answerCase(c.Server.Track.Enter(c.Context(), found.Project, c.asCase(), c.Version(), body.dated(found.Key), c.Query("try") == "yes"))
}

// allowStep asks whether the caller may enter that step, where it is one.
func (c *Call) allowStep(step string) error {
	if _, known := c.Server.Track.Book().Steps[step]; !known {
		return nil // which is said with everything else that is wrong
	}
	return c.Allow("case."+step, objectOf(c.caseProject(), c.theCase()))
}

func correctEntry(c *Call) error {
	var body CorrectedEntry
	if err := c.Decode(&body); err != nil {
		return err
	}
	found := c.theCase()
	x := handling.Correction{Case: found.Key, Number: body.Number, Reason: body.Reason}
	// Whoever may not enter a step may not take it back either.
	if i := slices.IndexFunc(found.Entries, func(e handling.Entry) bool { return e.Number == body.Number }); i >= 0 {
		if err := c.allowStep(found.Entries[i].Name); err != nil {
			return err
		}
	}
	if body.Instead != nil {
		if err := c.allowStep(body.Instead.Step); err != nil {
			return err
		}
		instead := body.Instead.dated(found.Key)
		x.Instead = &instead
	}
	return c.answerCase(c.Server.Track.Correct(c.Context(), found.Project, c.asCase(), c.Version(), x))
}

// bulkWithin is how long a table of entries may take.
const bulkWithin = 10 * time.Minute

func enterMany(c *Call) error {
	media, _, _ := mime.ParseMediaType(c.Request().Header.Get("Content-Type")) // its form was checked
	report, err := c.Server.Track.EnterMany(c.Context(), c.asCase(), track.Bulk{
		Content: c.Raw, CSV: media == "text/csv", DryRun: c.Query("dry_run") == "true", Source: c.Query("source"), Lang: c.Lang,
		Sees: func(_ context.Context, p *project.Project) bool {
			return c.Allow("project.read", Object(p.Object())) == nil
		},
		May: func(_ context.Context, p *project.Project, found *handling.Case, step string) error {
			return c.Allow("case."+step, objectOf(p, found))
		},
	})
	if err != nil {
		return err
	}
	return c.JSON(report)
}
