package serve

import (
	"fmt"
	"net/http"
	"strconv"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/api/track/materials"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// NewMaterial is a paper that is handed in.
type NewMaterial struct {
	Material string        `json:"material" most:"100"`           // id, as in the list of materials
	Part     string        `json:"part,omitempty" most:"60"`      // of the project that it is about
	For      []string      `json:"for" most:"50"`                 // keys of the items for which it is handed in
	Form     string        `json:"form" most:"40"`                // original, copy or electronic
	Copies   int           `json:"copies,omitempty"`              // 1 where it is not given
	On       calendar.Date `json:"on,omitzero"`                   // the day on which it happened; today where it is not given
	Document string        `json:"document,omitempty" most:"200"` // number of the paper itself
	Hash     string        `json:"hash,omitempty" most:"100"`     // of the file, sha256:…, where one is kept elsewhere
	Valid    calendar.Date `json:"valid_until,omitzero"`          // the last day on which it may be used
	Replaces int           `json:"replaces,omitempty"`            // number of the paper in whose place it comes
	Window   string        `json:"window,omitempty" most:"60"`
	InPerson bool          `json:"in_person,omitempty"` // the applicant came to the office for it
	Late     string        `json:"late,omitempty" most:"500"`
}

func (n *NewMaterial) dated() materials.Dated {
	return materials.Dated{On: n.On, Step: materials.Step{
		Name: materials.HandIn, Material: n.Material, Part: n.Part, For: n.For, Form: n.Form, Copies: n.Copies, Document: n.Document, Hash: n.Hash,
		Valid: n.Valid, Replaces: n.Replaces, Window: n.Window, InPerson: n.InPerson, Late: n.Late,
	}}
}

// MaterialStep is a step about a paper that was handed in.
type MaterialStep struct {
	Step     string        `json:"step" most:"40"`      // give_back or withdraw
	On       calendar.Date `json:"on,omitzero"`         // the day on which it happened; today where it is not given
	CopyKept bool          `json:"copy_kept,omitempty"` // of give_back: a copy stays and serves on
	Reason   string        `json:"reason,omitempty" most:"500"`
	Window   string        `json:"window,omitempty" most:"60"`
	InPerson bool          `json:"in_person,omitempty"` // the applicant came to the office for it
	Late     string        `json:"late,omitempty" most:"500"`
}

func (n *MaterialStep) dated(number int) materials.Dated {
	return materials.Dated{On: n.On, Step: materials.Step{
		Number: number, Name: n.Step, CopyKept: n.CopyKept, Reason: n.Reason, Window: n.Window, InPerson: n.InPerson, Late: n.Late,
	}}
}

// CorrectedMaterial says that an entry about a paper was wrong. Without what is true instead it never happened.
type CorrectedMaterial struct {
	Entry   int           `json:"entry" least:"1"` // its number within the paper
	Reason  string        `json:"reason" most:"500"`
	HandIn  *NewMaterial  `json:"hand_in,omitempty"` // true instead, where it was handed in
	Instead *MaterialStep `json:"instead,omitempty"` // true instead, where it was another step
}

// MaterialAnswer is a paper that was handed in and what the caller may enter next.
type MaterialAnswer struct {
	materials.Paper
	Next []NextStep `json:"next"`
}

// MaterialRows are the papers that a project or one of its items asks for, and those that were handed in.
type MaterialRows struct {
	Materials []track.MaterialRow `json:"materials"`
	// Papers are all that were handed in for the project, also what counts no more; of one item they are left out.
	Papers []materials.Paper `json:"papers,omitempty"`
}

// materialRoutes are those of the papers that are handed in at the one window.
func (s *Server) materialRoutes() []Route {
	const at = "/api/v1/projects/{project}/materials"
	one := func(r Route) Route {
		r.Group, r.Object = "window", paperObject
		return r
	}
	return []Route{
		{
			Name: "material_list", Method: http.MethodGet, Path: at, Group: "window", Action: "material.list", Object: projectObject,
			Summary: lang.Text{ZH: "项目的材料：哪些已交、为哪个事项所交、还缺哪些、哪些由事项产生或者部门调取", EN: "The papers of a project: on hand and for what they were handed in, missing, or coming from elsewhere"},
			Answer:  MaterialRows{}, Handle: followed(listMaterials),
		},
		{
			Name: "case_materials", Method: http.MethodGet, Path: "/api/v1/projects/{project}/cases/{case}/materials", Group: "window", Action: "case.read", Object: caseObject,
			Summary: lang.Text{ZH: "一个事项的材料：已交的直接复用，只要求缺的", EN: "The papers of one item: what is on hand is used again, only what lacks is asked for"},
			Answer:  MaterialRows{}, Handle: caseMaterials,
		},
		{
			Name: "material_hand_in", Method: http.MethodPost, Path: at, Group: "window", Action: "material.hand_in", Object: projectObject,
			Summary: lang.Text{ZH: "登记提交的材料", EN: "Enter a paper that is handed in"},
			Once:    true, Body: NewMaterial{}, Status: http.StatusCreated, Answer: MaterialAnswer{}, Handle: followed(handIn),
		},
		one(Route{
			Name: "material_read", Method: http.MethodGet, Path: at + "/{paper}", Action: "material.read",
			Summary: lang.Text{ZH: "一份提交的材料及其去向", EN: "One paper that was handed in and what became of it"},
			Answer:  MaterialAnswer{}, Handle: func(c *Call) error { return c.answerPaper(c.Found.(foundPaper).paper, nil) },
		}),
		one(Route{
			Name: "material_enter", Method: http.MethodPost, Path: at + "/{paper}/steps", Action: "material.enter",
			Summary: lang.Text{ZH: "退还原件、撤回材料", EN: "Give an original back, or withdraw a paper"},
			Revises: true, Once: true, Body: MaterialStep{}, Answer: MaterialAnswer{}, Handle: enterPaper,
		}),
		one(Route{
			Name: "material_correct", Method: http.MethodPost, Path: at + "/{paper}/corrections", Action: "material.correct",
			Summary: lang.Text{ZH: "更正一条录错的材料记录；原记录保留", EN: "Correct an entry that was wrong; it stays on record"},
			Revises: true, Once: true, Body: CorrectedMaterial{}, Answer: MaterialAnswer{}, Handle: correctPaper,
		}),
	}
}

// foundPaper is what paperObject read.
type foundPaper struct {
	project *project.Project
	paper   *materials.Paper
}

// paperObject finds the paper that a path names.
func paperObject(c *Call) (Object, error) {
	if _, err := projectObject(c); err != nil {
		return Object{}, err
	}
	if err := c.follows(); err != nil {
		return Object{}, err
	}
	p := c.project()
	number, err := strconv.Atoi(c.Path("paper"))
	if err != nil {
		return Object{}, fault.New(fault.NotFound, "material.none", "", shortened(c.Path("paper")))
	}
	paper, err := c.Server.Track.Paper(c.Context(), p, number)
	if err != nil {
		return Object{}, err
	}
	c.Found = foundPaper{p, paper}
	return Object(track.MaterialObject(p, paper)), nil
}

func listMaterials(c *Call) error {
	p := c.project()
	rows, err := c.Server.Track.MaterialRows(c.Context(), p, "", c.Lang)
	if err != nil {
		return err
	}
	papers, err := c.Server.Track.HandedIn(c.Context(), p)
	if err != nil {
		return err
	}
	answer := MaterialRows{Materials: rows}
	for _, paper := range papers {
		answer.Papers = append(answer.Papers, *paper)
	}
	return c.JSON(answer)
}

func caseMaterials(c *Call) error {
	rows, err := c.Server.Track.MaterialRows(c.Context(), c.caseProject(), c.theCase().Key, c.Lang)
	if err != nil {
		return err
	}
	return c.JSON(MaterialRows{Materials: rows})
}

func handIn(c *Call) error {
	var body NewMaterial
	if err := c.Decode(&body); err != nil {
		return err
	}
	p := c.project()
	paper, err := c.Server.Track.EnterMaterial(c.Context(), p.ID, c.asCase(), 0, body.dated(), false)
	if err != nil {
		return err
	}
	c.Location(fmt.Sprintf("/api/v1/projects/%s/materials/%d", p.ID, paper.Number))
	c.Found = foundPaper{p, paper}
	return c.answerPaper(paper, nil)
}

// answerPaper answers with a paper and with what the caller may enter next.
func (c *Call) answerPaper(paper *materials.Paper, err error) error {
	if err != nil {
		return err
	}
	book, object := c.Server.Track.Papers(), Object(track.MaterialObject(c.Found.(foundPaper).project, paper))
	answer := MaterialAnswer{Paper: *paper, Next: []NextStep{}}
	for _, id := range book.Next(paper.State, materials.StepNames()) {
		if id != materials.HandIn && c.Allow("material."+id, object) == nil {
			answer.Next = append(answer.Next, c.nextStep(id, book.Steps[id].Name, book.Steps[id].Needs))
		}
	}
	c.ETag(paper.Version)
	return c.JSON(answer)
}

// allowPaperStep asks whether the caller may enter that step, where it is one. Who corrects may hand in anew.
func (c *Call) allowPaperStep(step string) error {
	if step == materials.HandIn || c.Server.Track.Papers().Steps[step].From == nil {
		return nil
	}
	found := c.Found.(foundPaper)
	return c.Allow("material."+step, Object(track.MaterialObject(found.project, found.paper)))
}

func enterPaper(c *Call) error {
	var body MaterialStep
	if err := c.Decode(&body); err != nil {
		return err
	}
	if err := c.allowPaperStep(body.Step); err != nil {
		return err
	}
	found := c.Found.(foundPaper)
	return c.answerPaper(c.Server.Track.EnterMaterial(
		c.Context(), found.project.ID, c.asCase(), c.Version(), body.dated(found.paper.Number), false))
}

func correctPaper(c *Call) error {
	var body CorrectedMaterial
	if err := c.Decode(&body); err != nil {
		return err
	}
	found := c.Found.(foundPaper)
	x := materials.Correction{Number: found.paper.Number, Entry: body.Entry, Reason: body.Reason}
	switch {
	case body.HandIn != nil:
		instead := body.HandIn.dated()
		x.Instead = &instead
	case body.Instead != nil:
		if err := c.allowPaperStep(body.Instead.Step); err != nil {
			return err
		}
		instead := body.Instead.dated(x.Number)
		x.Instead = &instead
	}
	return c.answerPaper(c.Server.Track.CorrectMaterial(c.Context(), found.project.ID, c.asCase(), c.Version(), x))
}
