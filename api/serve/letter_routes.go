package serve

import (
	"bytes"
	"net/http"
	"strconv"

	"sevenlists/api/project"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/letter"
)

// LetterKinds are the kinds of letters that the district has.
type LetterKinds struct {
	Letters []LetterKind `json:"letters"`
	Fields  []string     `json:"fields"` // that a template may have
}

// LetterKind is one kind of letter.
type LetterKind struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	About string `json:"about"`           // plan, item or case
	Needs string `json:"needs,omitempty"` // the field without which it has nothing to say
}

// StatedLetter is what a person states of a letter over what is known. It is written into the letter and
// kept nowhere.
type StatedLetter struct {
	Number    string                 `json:"number,omitempty" most:"100"` // of the letter
	Date      calendar.Date          `json:"date,omitzero"`
	Applicant letter.PartyFields     `json:"applicant,omitzero"`
	Agent     letter.PartyFields     `json:"agent,omitzero"`
	Sender    letter.PartyFields     `json:"sender,omitzero"`
	Matter    letter.MatterFields    `json:"matter,omitzero"` // of a letter from point to point
	Missing   []letter.MissingFields `json:"missing,omitempty" most:"100"`
}

// over lays what is stated over what is known.
func (s *StatedLetter) over(l *letter.Letter) {
	pick := func(to *letter.PartyFields, stated letter.PartyFields) {
		if stated != (letter.PartyFields{}) {
			*to = stated
		}
	}
	pick(&l.Applicant, s.Applicant)
	pick(&l.Agent, s.Agent)
	pick(&l.Sender, s.Sender)
	l.Matter = s.Matter
	if s.Number != "" {
		l.Number = s.Number
	}
	if s.Date != 0 {
		l.Date = s.Date
	}
	if len(s.Missing) > 0 {
		l.Missing = s.Missing
	}
}

// letterRoutes are those of the letters that go with plans and cases.
func (s *Server) letterRoutes() []Route {
	format := Param{Name: "format", Values: letter.Formats, About: lang.Text{
		ZH: "docx（默认）、可打印的 html，或者 json", EN: "docx (default), html to print, or json"}}
	written := func(r Route) Route {
		r.Group, r.Answer, r.Other = "letters", letter.Letter{}, []string{letter.DocxMedia, "text/html"}
		r.Query = append(r.Query, format)
		return r
	}
	const ofCase = "/api/v1/projects/{project}/cases/{case}/letters/{kind}"
	return []Route{
		{
			Name: "letter_kinds", Method: http.MethodGet, Path: "/api/v1/letters", Group: "letters", Action: "catalogue.read",
			Summary: lang.Text{ZH: "有哪些文书，模板里可以用哪些字段", EN: "Which letters there are, and which fields a template may have"},
			Answer:  LetterKinds{}, Handle: letterKinds,
		},
		written(Route{
			Name: "plan_letter", Method: http.MethodGet, Path: "/api/v1/projects/{project}/plans/{number}/letters/{kind}",
			Action: "project.plan_read", Object: projectObject,
			Summary: lang.Text{ZH: "按一份已出具的方案写文书：方案书、一次性告知书、告知承诺书", EN: "A letter of an issued plan: plan book, notice, commitment"},
			Query:   []Param{{Name: "item", About: lang.Text{ZH: "事项，针对事项的文书须写明", EN: "the item, for letters about one"}}}, Handle: planLetter,
		}),
		written(Route{
			Name: "case_letter", Method: http.MethodGet, Path: ofCase, Action: "case.read", Object: caseObject,
			Summary: lang.Text{ZH: "按一个办件写文书：收件凭证、补正、受理、特别程序、不予许可等", EN: "A letter of a case: receipt, corrections, acceptance, special procedure, refusal"},
			Handle:  caseLetter,
		}),
		written(Route{
			Name: "case_letter_stated", Method: http.MethodPost, Path: ofCase, Action: "case.letter", Object: caseObject,
			Summary: lang.Text{ZH: "同上，并写入文号、申请人等，不保存", EN: "The same with number, applicant and the like stated; nothing is kept"},
			Body:    StatedLetter{}, Handle: caseLetter,
		}),
	}
}

// letterKind finds the kind of letter that a path names.
func (c *Call) letterKind() (*letter.Kind, error) {
	if c.Server.Letters == nil {
		return nil, notSetUp()
	}
	return c.Server.Letters.Kind(c.Path("kind"))
}

func letterKinds(c *Call) error {
	if c.Server.Letters == nil {
		return notSetUp()
	}
	answer := LetterKinds{Letters: []LetterKind{}, Fields: c.Server.Letters.Fields()}
	for _, k := range c.Server.Letters.Kinds() {
		answer.Letters = append(answer.Letters, LetterKind{ID: k.ID, Name: k.Name.In(c.Lang), About: k.About, Needs: k.Needs})
	}
	return c.JSON(answer)
}

func planLetter(c *Call) error {
	kind, err := c.letterKind()
	if err != nil {
		return err
	}
	number, err := c.number()
	if err != nil {
		return err
	}
	p := c.project()
	plan, l, err := c.Server.Projects.PlanOf(c.Context(), p.ID, number)
	if err != nil {
		return err
	}
	data, err := letter.Make(kind, l.Set, plan, c.Query("item"), project.DateOf(c.Server.Now()))
	if err != nil {
		return err
	}
	data.Project.ID, data.Plan.Number = p.ID, number
	return c.writeLetter(kind, data, p.ID+"-"+strconv.Itoa(number))
}

func caseLetter(c *Call) error {
	kind, err := c.letterKind()
	if err != nil {
		return err
	}
	data, err := c.Server.Track.Letter(c.Context(), c.caseProject(), c.theCase(), kind, c.Lang)
	if err != nil {
		return err
	}
	if len(c.Raw) > 0 {
		var stated StatedLetter
		if err := c.Decode(&stated); err != nil {
			return err
		}
		stated.over(data)
	}
	return c.writeLetter(kind, data, c.caseProject().ID+"-"+c.theCase().Key)
}

// writeLetter answers with a letter in the format that the query asks for.
func (c *Call) writeLetter(kind *letter.Kind, data *letter.Letter, name string) error {
	switch c.Query("format") {
	case "json":
		return c.JSON(data)
	case "html":
		var page bytes.Buffer
		if err := c.Server.Letters.HTML(&page, kind, data); err != nil {
			return err
		}
		return c.Page(page.Bytes())
	}
	content, err := c.Server.Letters.Docx(kind, data, nil)
	if err != nil {
		return err
	}
	c.attachment(name + "-" + kind.ID + ".docx")
	return c.Bytes(letter.DocxMedia, content)
}
