package serve

import (
	"net/http"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/api/track/commitments"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/letter"
)

// NewCommitmentStep is a step of a commitment to be entered. Which of its keys have to be there is said by
// the rules of commitments, and by next.
type NewCommitmentStep struct {
	Step     string        `json:"step" most:"40"` // choose, write_letter, sign, publish, take_effect …
	On       calendar.Date `json:"on,omitzero"`    // the day on which it happened; today where it is not given
	Document string        `json:"document,omitempty" most:"200"`
	Reason   string        `json:"reason,omitempty" most:"500"`
	Late     string        `json:"late,omitempty" most:"500"` // why it is entered only now, where the day has passed
	// Finding is what a check found, of breach. No name of a person belongs into it: it stays on record.
	Finding string `json:"finding,omitempty" most:"1000"`
	// Due is the last day of a publication, or that by which a breach is put right; as the rules say where it
	// is not given.
	Due calendar.Date `json:"due,omitzero"`
	// Signer is who signed, of sign. It is kept outside the log.
	Signer *track.Person `json:"signer,omitempty"`
}

func (n *NewCommitmentStep) dated(key string) commitments.Dated {
	return commitments.Dated{On: n.On, Step: commitments.Step{
		Case: key, Name: n.Step, Document: n.Document, Reason: n.Reason, Late: n.Late, Finding: n.Finding, Due: n.Due,
	}}
}

// CorrectedCommitment says that an entry about a commitment was wrong.
type CorrectedCommitment struct {
	Number  int                `json:"number" least:"1"` // of the entry
	Reason  string             `json:"reason" most:"500"`
	Instead *NewCommitmentStep `json:"instead,omitempty"` // what is true instead; absent: it never happened
}

// CommitmentAnswer is a commitment, what is due and what the caller may enter next.
type CommitmentAnswer struct {
	track.CommitmentFound
	Signer *track.Person `json:"signer,omitempty"` // who signed, where that is still kept
	Next   []NextStep    `json:"next"`
}

// CommitmentRows are the commitments of a project.
type CommitmentRows struct {
	Commitments []track.CommitmentRow `json:"commitments"`
}

// CommitmentDuties are days to keep because of commitments, the first first.
type CommitmentDuties struct {
	Duties []track.Duty `json:"duties"`
}

// commitmentRoutes are those of the commitments of projects.
func (s *Server) commitmentRoutes() []Route {
	const at = "/api/v1/projects/{project}/commitments"
	one := func(r Route) Route {
		r.Group, r.Object = "commitments", commitmentObject
		return r
	}
	mine := []Param{
		{Name: "project", About: lang.Text{ZH: "项目编号", EN: "id of the project"}},
		{Name: "case", About: lang.Text{ZH: "事项的键", EN: "key of the item"}},
		{Name: "department", About: lang.Text{ZH: "牵头部门编号", EN: "id of the department that leads"}},
		{Name: "agent", About: lang.Text{ZH: "代办员的账户", EN: "account of the agent"}},
		{Name: "owner", About: lang.Text{ZH: "投资者的账户", EN: "account of the investor"}},
	}
	return []Route{
		{
			Name: "commitment_list", Method: http.MethodGet, Path: at, Group: "commitments", Action: "commitment.list", Object: projectObject,
			Summary: lang.Text{ZH: "项目各事项的承诺：能否承诺、为什么不能、到了哪一步、期限", EN: "The commitments of a project, item by item: offered or why not, its state and what is due"},
			Answer:  CommitmentRows{}, Handle: followed(listCommitments),
		},
		one(Route{
			Name: "commitment_read", Method: http.MethodGet, Path: at + "/{case}", Action: "commitment.read",
			Summary: lang.Text{ZH: "一个事项的承诺：状态、经过、违诺的代价和下一步", EN: "The commitment of one item: its state, its entries, what a breach costs and what may be entered next"},
			Answer:  CommitmentAnswer{}, Handle: func(c *Call) error { return c.answerCommitment(c.theCommitment(), nil) },
		}),
		one(Route{
			Name: "commitment_enter", Method: http.MethodPost, Path: at + "/{case}/steps", Action: "commitment.enter",
			Summary: lang.Text{ZH: "录入承诺的进展：选择、生成承诺书、签署、公示、生效、核查、违诺、整改、撤销", EN: "Enter what happens to a commitment: chosen, written, signed, published, in force, verified, broken, put right, withdrawn"},
			Query: []Param{{Name: "try", Values: []string{"yes"}, About: lang.Text{
				ZH: "只检查，不录入；回答录入以后会是怎样，违诺的说明代价", EN: "yes: everything is checked and nothing entered; the answer is as it would be, with what a breach would cost"}}},
			Revises: true, Once: true, Body: NewCommitmentStep{}, Answer: CommitmentAnswer{}, Handle: enterCommitment,
		}),
		one(Route{
			Name: "commitment_correct", Method: http.MethodPost, Path: at + "/{case}/corrections", Action: "commitment.correct",
			Summary: lang.Text{ZH: "更正一条录错的承诺记录；原记录保留", EN: "Correct an entry that was wrong; it stays on record"},
			Revises: true, Once: true, Body: CorrectedCommitment{}, Answer: CommitmentAnswer{}, Handle: correctCommitment,
		}),
		one(Route{
			Name: "commitment_letter", Method: http.MethodGet, Path: at + "/{case}/letter", Action: "commitment.read",
			Summary: lang.Text{ZH: "告知承诺书：docx、可打印的 html 或者 json", EN: "The letter of commitment: docx, html to print, or json"},
			Query:   []Param{{Name: "format", Values: letter.Formats, About: lang.Text{ZH: "docx（默认）、可打印的 html，或者 json", EN: "docx (default), html to print, or json"}}},
			Answer:  letter.Letter{}, Other: []string{letter.DocxMedia, "text/html"}, Handle: commitmentLetter,
		}),
		{
			Name: "commitment_find", Method: http.MethodGet, Path: "/api/v1/commitments", Group: "commitments", Action: "commitment.find",
			Summary: lang.Text{ZH: "各项目的承诺，先选择的在前", EN: "The commitments of all projects, those chosen first first"},
			Query: append(slices.Clone(mine),
				Param{Name: "state", About: lang.Text{ZH: "状态", EN: "state"}},
				Param{Name: "open", Type: "boolean", About: lang.Text{ZH: "只列还有事要做的", EN: "only those about which something is left to do"}},
				Param{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
				Param{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}}),
			Answer: track.CommitmentPage{}, Handle: followed(findCommitments),
		},
		{
			Name: "commitment_duties", Method: http.MethodGet, Path: "/api/v1/commitments/duties", Group: "commitments", Action: "commitment.find",
			Summary: lang.Text{ZH: "到某一天为止，各项目承诺的核查、整改和公示期限", EN: "Until a day: the checks, repairs and publications of commitments that are due"},
			Query: append(slices.Clone(mine),
				Param{Name: "until", Type: "date", Required: true, About: lang.Text{ZH: "截止到这一天（含）", EN: "until that day, included"}}),
			Answer: CommitmentDuties{}, Handle: followed(listDuties),
		},
	}
}

// foundCommitment is what commitmentObject read.
type foundCommitment struct {
	project     *project.Project
	commitment  *commitments.Commitment
	departments []string
}

// commitmentObject finds the commitment that a path names.
func commitmentObject(c *Call) (Object, error) {
	if _, err := projectObject(c); err != nil {
		return Object{}, err
	}
	if err := c.follows(); err != nil {
		return Object{}, err
	}
	p := c.project()
	found, departments, err := c.Server.Track.Commitment(c.Context(), p, c.Path("case"))
	if err != nil {
		return Object{}, err
	}
	c.Found = foundCommitment{p, found, departments}
	return c.objectOfCommitment(found), nil
}

func (c *Call) theCommitment() *commitments.Commitment {
	return c.Found.(foundCommitment).commitment
}

func (c *Call) objectOfCommitment(now *commitments.Commitment) Object {
	found := c.Found.(foundCommitment)
	return Object(track.CommitmentObject(found.project, now, found.departments))
}

// allowCommitmentStep asks whether the caller may enter that step, where it is one.
func (c *Call) allowCommitmentStep(step string, now *commitments.Commitment) error {
	if _, known := c.Server.Track.Commitments().Steps[step]; !known {
		return nil // which is said with everything else that is wrong
	}
	return c.Allow("commitment."+step, c.objectOfCommitment(now))
}

// answerCommitment answers with a commitment and with what the caller may enter next.
func (c *Call) answerCommitment(found *commitments.Commitment, err error) error {
	if err != nil {
		return err
	}
	answer := CommitmentAnswer{CommitmentFound: c.Server.Track.FoundCommitment(found), Next: []NextStep{}}
	if answer.Signer, err = c.Server.Track.Signer(c.Context(), found); err != nil {
		return err
	}
	book := c.Server.Track.Commitments()
	for _, id := range book.Next(found.State) {
		if c.allowCommitmentStep(id, found) == nil {
			row := book.Steps[id]
			answer.Next = append(answer.Next, c.nextStep(id, row.Name, row.Needs))
		}
	}
	c.ETag(found.Version)
	return c.JSON(answer)
}

func listCommitments(c *Call) error {
	rows, err := c.Server.Track.CommitmentRows(c.Context(), c.project(), c.Lang)
	if err != nil {
		return err
	}
	return c.JSON(CommitmentRows{Commitments: rows})
}

func enterCommitment(c *Call) error {
	var body NewCommitmentStep
	if err := c.Decode(&body); err != nil {
		return err
	}
	found := c.theCommitment()
	if err := c.allowCommitmentStep(body.Step, found); err != nil {
		return err
	}
	return c.answerCommitment(c.Server.Track.EnterCommitment(
		c.Context(), found.Project, c.asCase(), c.Version(), body.dated(found.Key), body.Signer, c.Query("try") == "yes"))
}

func correctCommitment(c *Call) error {
	var body CorrectedCommitment
	if err := c.Decode(&body); err != nil {
		return err
	}
	found := c.theCommitment()
	x := commitments.Correction{Case: found.Key, Number: body.Number, Reason: body.Reason}
	// Whoever may not enter a step may not take it back either.
	if i := slices.IndexFunc(found.Entries, func(e commitments.Entry) bool { return e.Number == body.Number }); i >= 0 {
		if err := c.allowCommitmentStep(found.Entries[i].Name, found); err != nil {
			return err
		}
	}
	var signer *track.Person
	if body.Instead != nil {
		if err := c.allowCommitmentStep(body.Instead.Step, found); err != nil {
			return err
		}
		instead := body.Instead.dated(found.Key)
		x.Instead, signer = &instead, body.Instead.Signer
	}
	return c.answerCommitment(c.Server.Track.CorrectCommitment(c.Context(), found.Project, c.asCase(), c.Version(), x, signer))
}

func commitmentLetter(c *Call) error {
	if c.Server.Letters == nil {
		return notSetUp()
	}
	kind, err := c.Server.Letters.Kind(c.Server.Track.Commitments().Letter)
	if err != nil {
		return err
	}
	found := c.Found.(foundCommitment)
	data, err := c.Server.Track.CommitmentLetter(c.Context(), found.project, found.commitment, kind, c.Lang)
	if err != nil {
		return err
	}
	return c.writeLetter(kind, data, found.project.ID+"-"+found.commitment.Key)
}

// commitmentFilter is what the query asks for, as far as the caller may read it one by one.
func (c *Call) commitmentFilter() (track.CommitmentFilter, error) {
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "commitment.read")
	return track.CommitmentFilter{
		StandsFor: c.covers(),
		Project:   c.Query("project"), Case: c.Query("case"), Department: c.Query("department"), State: c.Query("state"), Agent: c.Query("agent"),
		Owner: c.Query("owner"), Open: c.Query("open") == "true", Seen: sights(reach), Cursor: c.Query("cursor"), Limit: int(c.whole("limit")),
	}, err
}

func findCommitments(c *Call) error {
	f, err := c.commitmentFilter()
	if err != nil {
		return err
	}
	page, err := c.Server.Track.FindCommitments(c.Context(), f)
	if err != nil {
		return err
	}
	return c.JSON(page)
}

func listDuties(c *Call) error {
	f, err := c.commitmentFilter()
	if err != nil {
		return err
	}
	until, err := c.day("until")
	if err != nil {
		return err
	}
	list, err := c.Server.Track.DutiesOf(c.Context(), f, until)
	if err != nil {
		return err
	}
	return c.JSON(CommitmentDuties{Duties: list})
}
