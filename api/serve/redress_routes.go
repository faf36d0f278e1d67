package serve

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/api/track/redress"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/letter"
)

// NewRedress is a complaint or a bad effect that begins a letter.
type NewRedress struct {
	Case   string        `json:"case" most:"100"`  // key of the item about which it is
	Source string        `json:"source" most:"40"` // complaint or bad_effect
	Text   string        `json:"text" most:"2000"` // what happened; kept outside the log
	On     calendar.Date `json:"on,omitzero"`      // the day on which it came; today where it is not given
	Late   string        `json:"late,omitempty" most:"500"`
}

// RedressStep is a step about a letter. Which of its keys have to be there is said by next.
type RedressStep struct {
	Step     string        `json:"step" most:"40"`             // hear, verify, send …
	On       calendar.Date `json:"on,omitzero"`                // the day on which it happened; today where it is not given
	Text     string        `json:"text,omitempty" most:"2000"` // what was said or found; kept outside the log
	Document string        `json:"document,omitempty" most:"200"`
	Due      calendar.Date `json:"due,omitzero"`                // of send: when it is answered at the latest; as the rules say where it is not given
	Outcome  string        `json:"outcome,omitempty" most:"40"` // of call_back: satisfied or dissatisfied
	Late     string        `json:"late,omitempty" most:"500"`
}

// CorrectedRedress says that an entry about a letter was wrong and never happened.
type CorrectedRedress struct {
	Entry  int    `json:"entry" least:"1"` // its number within the letter
	Reason string `json:"reason" most:"500"`
}

// RedressAnswer is a letter and what the caller may enter next.
type RedressAnswer struct {
	track.RedressLetter
	Next []NextStep `json:"next"`
}

// RedressList are the letters of a project.
type RedressList struct {
	Letters []redress.Letter `json:"letters"`
}

// redressRoutes are those of ratings and of letters from point to point.
func (s *Server) redressRoutes() []Route {
	const at, ofCase = "/api/v1/projects/{project}/redress", "/api/v1/projects/{project}/cases/{case}/rating"
	one := func(r Route) Route {
		r.Group, r.Object = "redress", redressObject
		return r
	}
	return []Route{
		{
			Name: "rating_give", Method: http.MethodPost, Path: ofCase, Group: "redress", Action: "rating.give", Object: caseObject,
			Summary: lang.Text{ZH: "评价一次送达，只能一次；不记录由谁评价，部门看不到", EN: "Rate a delivery, once; who rated is kept nowhere, and the department does not see how"},
			Once:    true, Body: track.Rating{}, Handle: giveRating,
		},
		{
			Name: "rating_link", Method: http.MethodPost, Path: ofCase + "/links", Group: "redress", Action: "rating.link", Object: caseObject,
			Summary: lang.Text{ZH: "发出一次性评价链接", EN: "Make a one-time link for a rating"},
			Answer:  AnswerLink{}, Status: http.StatusCreated, Handle: linked(ratingLink),
		},
		{
			Name: "redress_list", Method: http.MethodGet, Path: at, Group: "redress", Action: "redress.list", Object: projectObject,
			Summary: lang.Text{ZH: "项目的函告", EN: "The letters from point to point of a project"}, Answer: RedressList{}, Handle: followed(listRedress),
		},
		{
			Name: "redress_trigger", Method: http.MethodPost, Path: at, Group: "redress", Action: "redress.trigger", Object: projectObject,
			Summary: lang.Text{ZH: "登记投诉或者不良影响，触发函告", EN: "Enter a complaint or a bad effect, which begins a letter"},
			Once:    true, Body: NewRedress{}, Status: http.StatusCreated, Answer: redress.Letter{}, Handle: followed(triggerRedress),
		},
		one(Route{
			Name: "redress_read", Method: http.MethodGet, Path: at + "/{redress}", Action: "redress.read",
			Summary: lang.Text{ZH: "一件函告：状态、经过和下一步", EN: "One letter: its state, its entries and what may be entered next"},
			Answer:  RedressAnswer{}, Handle: func(c *Call) error { return c.answerRedress(c.Found.(foundRedress).letter, nil) },
		}),
		one(Route{
			Name: "redress_letter", Method: http.MethodGet, Path: at + "/{redress}/letter", Action: "redress.read",
			Summary: lang.Text{ZH: "函告文书：docx、可打印的 html 或者 json", EN: "The letter: docx, html to print, or json"},
			Query:   []Param{{Name: "format", Values: letter.Formats, About: lang.Text{ZH: "docx（默认）、可打印的 html，或者 json", EN: "docx (default), html to print, or json"}}},
			Answer:  letter.Letter{}, Other: []string{letter.DocxMedia, "text/html"}, Handle: redressLetter,
		}),
		one(Route{
			Name: "redress_enter", Method: http.MethodPost, Path: at + "/{redress}/steps", Action: "redress.enter",
			Summary: lang.Text{ZH: "录入函告进展：听取意见、核实、发函、签收、整改、复函、回访、办结", EN: "Enter what happens to a letter: heard, verified, sent, received, put right, replied, called back, closed"},
			Query:   []Param{{Name: "try", Values: []string{"yes"}, About: lang.Text{ZH: "只检查，不录入", EN: "yes: everything is checked and nothing entered"}}},
			Revises: true, Once: true, Body: RedressStep{}, Answer: RedressAnswer{}, Handle: enterRedress,
		}),
		one(Route{
			Name: "redress_correct", Method: http.MethodPost, Path: at + "/{redress}/corrections", Action: "redress.correct",
			Summary: lang.Text{ZH: "撤销一条录错的函告记录；原记录保留", EN: "Take an entry back that was wrong; it stays on record"},
			Revises: true, Once: true, Body: CorrectedRedress{}, Answer: RedressAnswer{}, Handle: correctRedress,
		}),
		{
			Name: "redress_find", Method: http.MethodGet, Path: "/api/v1/redress", Group: "redress", Action: "redress.find",
			Summary: lang.Text{ZH: "各项目的函告，先到期的在前", EN: "The letters of all projects, those due first first"},
			Query: []Param{
				{Name: "project", About: lang.Text{ZH: "项目编号", EN: "id of the project"}},
				{Name: "department", About: lang.Text{ZH: "部门编号", EN: "id of the department"}},
				{Name: "state", Values: redress.StateNames(), About: lang.Text{ZH: "状态", EN: "state"}},
				{Name: "open", Type: "boolean", About: lang.Text{ZH: "只列还有事要做的", EN: "only those about which something is left to do"}},
				{Name: "overdue", Type: "boolean", About: lang.Text{ZH: "只列逾期未复函的", EN: "only those to which no reply came in time"}},
			},
			Answer: track.RedressPage{}, Handle: followed(findRedress),
		},
		{
			Name: "redress_figures", Method: http.MethodGet, Path: "/api/v1/redress/figures", Group: "redress", Action: "redress.figures",
			Summary: lang.Text{ZH: "评价和函告统计：全区和各部门", EN: "Ratings and letters counted: the district and each department"},
			Query: []Param{
				{Name: "from", Type: "date", Required: true, About: lang.Text{ZH: "从这一天（含）", EN: "from that day, included"}},
				{Name: "to", Type: "date", Required: true, About: lang.Text{ZH: "到这一天（含）", EN: "to that day, included"}},
			},
			Answer: track.RedressFigures{}, Handle: followed(redressFigures),
		},
	}
}

// foundRedress is what redressObject read.
type foundRedress struct {
	project *project.Project
	letter  *redress.Letter
}

// redressObject finds the letter that a path names.
func redressObject(c *Call) (Object, error) {
	if _, err := projectObject(c); err != nil {
		return Object{}, err
	}
	if err := c.follows(); err != nil {
		return Object{}, err
	}
	p := c.project()
	number, err := strconv.Atoi(c.Path("redress"))
	if err != nil {
		return Object{}, fault.New(fault.NotFound, "redress.none", "", shortened(c.Path("redress")))
	}
	l, err := c.Server.Track.RedressOf(c.Context(), p, number)
	if err != nil {
		return Object{}, err
	}
	c.Found = foundRedress{p, l}
	return Object(track.RedressObject(p, l)), nil
}

func giveRating(c *Call) error {
	var body track.Rating
	if err := c.Decode(&body); err != nil {
		return err
	}
	if err := c.Server.Track.Rate(c.Context(), c.caseProject().ID, c.Key(), c.theCase().Key, body); err != nil {
		return err
	}
	return c.Nothing()
}

func ratingLink(c *Call) error {
	q, err := c.Server.Track.RatingLink(c.Context(), c.caseProject(), c.theCase().Key)
	if err != nil {
		return err
	}
	token, err := c.Server.Answers.Issue(c.Context(), q)
	if err != nil {
		return err
	}
	return c.JSON(AnswerLink{Path: "/api/v1/answers/" + token, Until: q.Until})
}

func listRedress(c *Call) error {
	letters, err := c.Server.Track.Letters(c.Context(), c.project())
	if err != nil {
		return err
	}
	list := RedressList{Letters: []redress.Letter{}}
	for _, l := range letters {
		list.Letters = append(list.Letters, *l)
	}
	return c.JSON(list)
}

func triggerRedress(c *Call) error {
	var body NewRedress
	if err := c.Decode(&body); err != nil {
		return err
	}
	p := c.project()
	l, err := c.Server.Track.EnterRedress(c.Context(), p.ID, c.asCase(), 0, redress.Dated{On: body.On, Step: redress.Step{
		Name: redress.Trigger, Case: body.Case, From: body.Source, Late: body.Late,
	}}, body.Text, false)
	if err != nil {
		return err
	}
	c.Location(fmt.Sprintf("/api/v1/projects/%s/redress/%d", p.ID, l.Number))
	c.ETag(l.Version)
	return c.JSON(l)
}

// allowRedress asks whether the caller may enter that step, where it is one. Nobody triggers the same twice.
func (c *Call) allowRedress(step string, l *redress.Letter) error {
	if step == redress.Trigger || !slices.Contains(redress.StepNames(), step) {
		return nil // which is said with everything else that is wrong
	}
	return c.Allow("redress."+step, Object(track.RedressObject(c.Found.(foundRedress).project, l)))
}

// answerRedress answers with a letter and with what the caller may enter next.
func (c *Call) answerRedress(l *redress.Letter, err error) error {
	if err != nil {
		return err
	}
	comment := c.Allow("redress.comment", Object(track.RedressObject(c.Found.(foundRedress).project, l))) == nil
	full, err := c.Server.Track.WithTexts(c.Context(), l, comment)
	if err != nil {
		return err
	}
	book, answer := c.Server.Track.Redress(), RedressAnswer{RedressLetter: full, Next: []NextStep{}}
	for _, id := range book.Next(l) {
		if c.allowRedress(id, l) == nil {
			answer.Next = append(answer.Next, c.nextStep(id, book.Steps[id].Name, book.Steps[id].Needs))
		}
	}
	c.ETag(l.Version)
	return c.JSON(answer)
}

func redressLetter(c *Call) error {
	if c.Server.Letters == nil {
		return notSetUp()
	}
	kind, err := c.Server.Letters.Kind(c.Server.Track.Redress().Letter)
	if err != nil {
		return err
	}
	found := c.Found.(foundRedress)
	data, err := c.Server.Track.RedressLetterOf(c.Context(), found.project, found.letter, kind, c.Lang)
	if err != nil {
		return err
	}
	return c.writeLetter(kind, data, found.project.ID+"-"+strconv.Itoa(found.letter.Number))
}

func enterRedress(c *Call) error {
	var body RedressStep
	if err := c.Decode(&body); err != nil {
		return err
	}
	found := c.Found.(foundRedress)
	if err := c.allowRedress(body.Step, found.letter); err != nil {
		return err
	}
	return c.answerRedress(c.Server.Track.EnterRedress(c.Context(), found.project.ID, c.asCase(), c.Version(), redress.Dated{On: body.On, Step: redress.Step{
		Number: found.letter.Number, Name: body.Step, Document: body.Document, Due: body.Due, Outcome: body.Outcome, Late: body.Late,
	}}, body.Text, c.Query("try") == "yes"))
}

func correctRedress(c *Call) error {
	var body CorrectedRedress
	if err := c.Decode(&body); err != nil {
		return err
	}
	found := c.Found.(foundRedress)
	// Whoever may not enter a step may not take it back either.
	for _, e := range found.letter.Entries {
		if e.Entry != body.Entry {
			continue
		}
		if err := c.allowRedress(e.Name, found.letter); err != nil {
			return err
		}
	}
	return c.answerRedress(c.Server.Track.CorrectRedress(c.Context(), found.project.ID, c.asCase(), c.Version(), redress.Correction{
		Number: found.letter.Number, Entry: body.Entry, Reason: body.Reason,
	}))
}

func findRedress(c *Call) error {
	// A listing shows what the caller may read one by one.
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "redress.read")
	if err != nil {
		return err
	}
	page, err := c.Server.Track.FindRedress(c.Context(), track.RedressFilter{
		Project: c.Query("project"), Department: c.Query("department"), State: c.Query("state"), Open: c.Query("open") == "true",
		Overdue: c.Query("overdue") == "true", Seen: sights(reach),
	})
	if err != nil {
		return err
	}
	return c.JSON(page)
}

func redressFigures(c *Call) error {
	from, err := c.day("from")
	if err != nil {
		return err
	}
	to, err := c.day("to")
	if err != nil {
		return err
	}
	figures, err := c.Server.Track.RedressFigures(c.Context(), from, to)
	if err != nil {
		return err
	}
	return c.JSON(figures)
}
