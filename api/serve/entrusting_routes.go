package serve

import (
	"bytes"
	"net/http"
	"time"

	"sevenlists/api/project"
	"sevenlists/planner/lang"
)

// Entrusted is something entrusted, with who did it.
type Entrusted struct {
	project.Entrusting
	Person *EntrustedBy `json:"person,omitempty"` // absent where that was erased
}

// EntrustedBy is who entrusted a project.
type EntrustedBy struct {
	Company     string    `json:"company"`
	CreditCode  string    `json:"credit_code"` // unified social credit code
	Contact     string    `json:"contact"`
	Telephone   string    `json:"telephone"`
	ConsentedAt time.Time `json:"consented_at"`
	Consent     string    `json:"consent"` // to which words
}

// Decline says why something entrusted is declined.
type Decline struct {
	Reason string `json:"reason" most:"500"` // read by whoever entrusted it
}

// Taken is what comes of accepting something entrusted.
type Taken struct {
	Entrusted Entrusted       `json:"entrusted"`
	Project   project.Project `json:"project"` // that it became
}

// EntrustingTerms are on what terms a project is entrusted.
type EntrustingTerms struct {
	LinkDays  int      `json:"link_days"`  // calendar days for which a preview stays under its link
	ReplyDays int      `json:"reply_days"` // working days within which it is answered
	Consent   string   `json:"consent"`    // what is agreed to
	Streets   []Street `json:"streets"`    // in which a project may lie
}

// Street is a street or town of the district.
type Street struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// receiptParam is the secret that whoever entrusted a project was given.
var receiptParam = Param{Name: "Receipt", Required: true, About: lang.Text{ZH: "委托时得到的回执", EN: "the receipt that was given when it was entrusted"}}

// entrustingRoutes are those of the queue of what is entrusted, and of those who wait for an answer.
func (s *Server) entrustingRoutes() []Route {
	const at = "/api/v1/entrusting/{entrusting}"
	one := func(r Route) Route {
		r.Group, r.Object = "entrusting", entrustingObject
		return r
	}
	stranger := func(r Route) Route {
		r.Group, r.Header = "entrusting", []Param{receiptParam}
		return r
	}
	return []Route{
		{
			Name: "entrusting_terms", Method: http.MethodGet, Path: "/api/v1/entrusting_terms", Group: "entrusting", Action: "catalogue.read",
			Summary: lang.Text{ZH: "委托的条款、答复时限和街道（镇）", EN: "Terms of entrusting, days for the answer, streets and towns"},
			Answer:  EntrustingTerms{}, Handle: kept(entrustingTerms),
		},
		{
			Name: "entrusting_list", Method: http.MethodGet, Path: "/api/v1/entrusting", Group: "entrusting", Action: "entrusting.list",
			Summary: lang.Text{ZH: "委托列表，最先到期的在前", EN: "What is entrusted, what is to be answered soonest first"},
			Query: []Param{
				{Name: "state", Values: []string{project.Waiting, project.Accepted, project.Declined}, About: lang.Text{ZH: "状态", EN: "state"}},
				{Name: "street", About: lang.Text{ZH: "街道（镇）", EN: "id of the street or town"}},
				{Name: "by", About: lang.Text{ZH: "答复人的账户", EN: "account that answered"}},
				{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
				{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}}},
			Answer: project.Queue{}, Handle: kept(listEntrusting),
		},
		one(Route{
			Name: "entrusting_read", Method: http.MethodGet, Path: at, Action: "entrusting.read",
			Summary: lang.Text{ZH: "一件委托", EN: "Something entrusted"}, Answer: Entrusted{}, Handle: readEntrusting,
		}),
		one(Route{
			Name: "entrusting_letter", Method: http.MethodGet, Path: at + "/letter", Action: "entrusting.read",
			Summary: lang.Text{ZH: "委托书，可打印", EN: "The letter of entrustment, to print"}, Other: []string{"text/html"}, Handle: entrustingLetter,
		}),
		one(Route{
			Name: "entrusting_accept", Method: http.MethodPost, Path: at + "/accept", Action: "entrusting.accept",
			Summary: lang.Text{ZH: "受理委托，转为项目", EN: "Accept: it becomes a project"},
			Revises: true, Once: true, Answer: Taken{}, Handle: acceptEntrusting,
		}),
		one(Route{
			Name: "entrusting_decline", Method: http.MethodPost, Path: at + "/decline", Action: "entrusting.decline",
			Summary: lang.Text{ZH: "退回委托", EN: "Decline"},
			Revises: true, Once: true, Body: Decline{}, Answer: Entrusted{}, Handle: declineEntrusting,
		}),
		one(Route{
			Name: "entrusting_erase", Method: http.MethodDelete, Path: at + "/person", Action: "entrusting.erase",
			Summary: lang.Text{ZH: "删除委托人的信息", EN: "Erase what is kept of whoever entrusted it"}, Answer: Entrusted{}, Handle: eraseEntrusting,
		}),
		stranger(Route{
			Name: "receipt_read", Method: http.MethodGet, Path: at + "/receipt", Action: "entrusting.receipt",
			Summary: lang.Text{ZH: "凭回执查看本人的委托", EN: "What became of what one entrusted, by its receipt"}, Answer: Entrusted{}, Handle: kept(byReceipt(answerEntrusted)),
		}),
		stranger(Route{
			Name: "receipt_letter", Method: http.MethodGet, Path: at + "/receipt/letter", Action: "entrusting.receipt",
			Summary: lang.Text{ZH: "凭回执打印委托书", EN: "The letter of entrustment, by its receipt"}, Other: []string{"text/html"}, Handle: kept(byReceipt(writeLetter)),
		}),
		stranger(Route{
			Name: "receipt_erase", Method: http.MethodDelete, Path: at + "/receipt/person", Action: "entrusting.receipt",
			Summary: lang.Text{ZH: "凭回执删除本人的信息", EN: "Erase what is kept of oneself, by the receipt"}, Handle: kept(byReceipt(eraseByReceipt)),
		}),
	}
}

func entrustingObject(c *Call) (Object, error) {
	if err := c.keeps(); err != nil {
		return Object{}, err
	}
	e, err := c.Server.Projects.Entrusting(c.Context(), c.Path("entrusting"))
	if err != nil {
		return Object{}, err
	}
	c.Found = e
	return Object(e.Object()), nil
}

// shown is something entrusted as the caller reads it.
func (c *Call) shown(e *project.Entrusting) Entrusted {
	answer := Entrusted{Entrusting: *e}
	if p := e.Person; p != nil {
		answer.Person = &EntrustedBy{
			Company: p.Company, CreditCode: p.CreditCode, Contact: p.Contact, Telephone: p.Telephone,
			ConsentedAt: p.ConsentedAt, Consent: p.Consent.In(c.Lang),
		}
	}
	return answer
}

func answerEntrusted(c *Call, e *project.Entrusting) error {
	c.ETag(e.Sequence)
	return c.JSON(c.shown(e))
}

func writeLetter(c *Call, e *project.Entrusting) error {
	var page bytes.Buffer
	if err := c.Server.Projects.WriteLetter(&page, e, c.Lang); err != nil {
		return err
	}
	return c.Page(page.Bytes())
}

func entrustingTerms(c *Call) error {
	t := c.Server.Projects.Terms()
	answer := EntrustingTerms{LinkDays: t.LinkDays, ReplyDays: t.ReplyDays, Consent: t.Consent.In(c.Lang), Streets: []Street{}}
	for _, s := range t.Streets {
		answer.Streets = append(answer.Streets, Street{ID: s.ID, Name: s.Name.In(c.Lang)})
	}
	return c.JSON(answer)
}

func listEntrusting(c *Call) error {
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "entrusting.read")
	if err != nil {
		return err
	}
	page, err := c.Server.Projects.Queue(c.Context(), project.EntrustingFilter{
		State: c.Query("state"), Street: c.Query("street"), By: c.Query("by"), Seen: sights(reach),
		Cursor: c.Query("cursor"), Limit: int(c.whole("limit")),
	})
	if err != nil {
		return err
	}
	return c.JSON(page)
}

func readEntrusting(c *Call) error   { return answerEntrusted(c, c.Found.(*project.Entrusting)) }
func entrustingLetter(c *Call) error { return writeLetter(c, c.Found.(*project.Entrusting)) }

func acceptEntrusting(c *Call) error {
	as := project.Answered{Adviser: c.Account.ID}
	agent, _, err := c.Server.Gate.Allow(c.Context(), c.Account, "project.revise", Object{Kind: "project", Agent: c.Account.ID})
	if err != nil {
		return err
	}
	if agent {
		as = project.Answered{Agent: c.Account.ID}
	}
	e, p, err := c.Server.Projects.Take(c.Context(), c.Found.(*project.Entrusting).ID, c.as(), as)
	if err != nil {
		return err
	}
	c.ETag(e.Sequence)
	return c.JSON(Taken{Entrusted: c.shown(e), Project: *p})
}

func declineEntrusting(c *Call) error {
	var body Decline
	if err := c.Decode(&body); err != nil {
		return err
	}
	e, err := c.Server.Projects.Decline(c.Context(), c.Found.(*project.Entrusting).ID, c.as(), body.Reason)
	if err != nil {
		return err
	}
	return answerEntrusted(c, e)
}

func eraseEntrusting(c *Call) error {
	e, err := c.Server.Projects.Erase(c.Context(), c.Found.(*project.Entrusting).ID, c.as())
	if err != nil {
		return err
	}
	return answerEntrusted(c, e)
}

// byReceipt lets whoever has the receipt of something entrusted look after it, without an account.
func byReceipt(handle func(*Call, *project.Entrusting) error) func(*Call) error {
	return func(c *Call) error {
		e, err := c.Server.Projects.ByReceipt(c.Context(), c.Path("entrusting"), c.Request().Header.Get("Receipt"))
		if err != nil {
			return err
		}
		c.Response().Header().Set("Cache-Control", "no-store")
		return handle(c, e)
	}
}

func eraseByReceipt(c *Call, e *project.Entrusting) error {
	if _, err := c.Server.Projects.Erase(c.Context(), e.ID, c.as()); err != nil {
		return err
	}
	return c.Nothing()
}
