package serve

import (
	"maps"
	"net/http"
	"slices"

	"sevenlists/api/absence"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// StandsIn is one for whom one is the deputy today.
type StandsIn struct {
	Account string        `json:"account"`
	Name    string        `json:"name"`  // of that account
	Until   calendar.Date `json:"until"` // last day
}

// Reasons are the kinds of reason that an absence may have.
type Reasons struct {
	Reasons []Named `json:"reasons"`
}

// absenceRoutes are those of who is absent and who stands in.
func (s *Server) absenceRoutes() []Route {
	const at = "/api/v1/absences/{absence}"
	routes := []Route{
		{
			Name: "absence_list", Method: http.MethodGet, Path: "/api/v1/absences", Action: "absence.list",
			Summary: lang.Text{ZH: "请假和代办：本人的，负责人看本部门的", EN: "Absences and deputies: one's own, of a head those of the department"},
			Query: []Param{
				{Name: "account", Most: mostID, About: lang.Text{ZH: "请假人的账户", EN: "account of who is absent"}},
				{Name: "deputy", Most: mostID, About: lang.Text{ZH: "代办人的账户", EN: "account of the deputy"}},
				{Name: "current", Type: "boolean", About: lang.Text{ZH: "只看尚未结束的", EN: "only those that are not over"}},
				{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
				{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}},
			},
			Answer: absence.Page{}, Handle: absent(listAbsences),
		},
		{
			Name: "absence_reasons", Method: http.MethodGet, Path: "/api/v1/absence_reasons", Action: "absence.list",
			Summary: lang.Text{ZH: "请假事由的种类", EN: "The kinds of reason for an absence"}, Answer: Reasons{}, Handle: absent(absenceReasons),
		},
		{
			Name: "absence_enter", Method: http.MethodPost, Path: "/api/v1/absences", Action: "absence.enter", Object: newAbsence,
			Summary: lang.Text{ZH: "登记一段时间的请假和代办人；期间的项目、办件和提醒转给代办人，到期自动回来", EN: "Enter an absence with its deputy, to whom projects, cases and prompts go meanwhile; they return by themselves"},
			Once:    true, Body: absence.Draft{}, Status: http.StatusCreated, Answer: absence.Absence{}, Handle: enterAbsence,
		},
		{
			Name: "absence_read", Method: http.MethodGet, Path: at, Action: "absence.read", Object: absenceObject,
			Summary: lang.Text{ZH: "一次请假及其经过", EN: "An absence and what became of it"}, Answer: absence.Absence{},
			Handle: func(c *Call) error { return c.answerAbsence(c.Found.(*absence.Absence), nil) },
		},
		{
			Name: "absence_revise", Method: http.MethodPut, Path: at, Action: "absence.revise", Object: absenceObject,
			Summary: lang.Text{ZH: "缩短、延长请假，或者更换代办人", EN: "Shorten or lengthen an absence, or give it another deputy"},
			Revises: true, Once: true, Body: absence.Revision{}, Answer: absence.Absence{}, Handle: reviseAbsence,
		},
		{
			Name: "absence_withdraw", Method: http.MethodPost, Path: at + "/withdraw", Action: "absence.withdraw", Object: absenceObject,
			Summary: lang.Text{ZH: "撤回请假，或者立即结束", EN: "Call an absence off, or end it at once"},
			Revises: true, Once: true, Answer: absence.Absence{}, Handle: withdrawAbsence,
		},
	}
	for i := range routes {
		routes[i].Group = "absences"
	}
	return routes
}

// absent says that this server knows of no absences, where it does not.
func absent(handle func(*Call) error) func(*Call) error {
	return func(c *Call) error {
		if c.Server.Absences == nil {
			return notSetUp()
		}
		return handle(c)
	}
}

// absenceObject finds the absence that a path names.
func absenceObject(c *Call) (Object, error) {
	if c.Server.Absences == nil {
		return Object{}, notSetUp()
	}
	a, err := c.Server.Absences.Read(c.Context(), c.Path("absence"))
	if err != nil {
		return Object{}, err
	}
	c.Found = a
	return Object{Kind: "absence", ID: a.ID, Owner: a.Account, Departments: inDepartment(a.Department), State: a.State}, nil
}

func inDepartment(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}

// newAbsence is the absence that the body is of: whose it would be.
func newAbsence(c *Call) (Object, error) {
	if c.Server.Absences == nil {
		return Object{}, notSetUp()
	}
	var draft absence.Draft
	if err := c.Decode(&draft); err != nil {
		return Object{}, err
	}
	if draft.Account == "" {
		draft.Account = c.Account.ID
	}
	who, err := c.Server.Accounts.Get(c.Context(), draft.Account)
	if err != nil {
		return Object{}, err
	}
	c.Found = draft
	return Object{Kind: "absence", Owner: who.ID, Departments: inDepartment(who.Department)}, nil
}

func listAbsences(c *Call) error {
	// A listing shows what the caller may read one by one.
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "absence.read")
	if err != nil {
		return err
	}
	page, err := c.Server.Absences.List(c.Context(), absence.Filter{
		Account: c.Query("account"), Deputy: c.Query("deputy"), Current: c.Query("current") == "true",
		Reach: reach, Cursor: c.Query("cursor"), Limit: int(c.whole("limit")),
	})
	if err != nil {
		return err
	}
	return c.JSON(page)
}

func absenceReasons(c *Call) error {
	known := c.Server.Absences.Book().Reasons
	answer := Reasons{Reasons: []Named{}}
	for _, id := range slices.Sorted(maps.Keys(known)) {
		answer.Reasons = append(answer.Reasons, Named{ID: id, Name: known[id].In(c.Lang)})
	}
	return c.JSON(answer)
}

func (c *Call) answerAbsence(a *absence.Absence, err error) error {
	if err != nil {
		return err
	}
	c.ETag(a.Version)
	return c.JSON(a)
}

func enterAbsence(c *Call) error {
	a, err := c.Server.Absences.Enter(c.Context(), c.asCase(), c.Found.(absence.Draft))
	if err == nil {
		c.Location("/api/v1/absences/" + a.ID)
	}
	return c.answerAbsence(a, err)
}

func reviseAbsence(c *Call) error {
	var body absence.Revision
	if err := c.Decode(&body); err != nil {
		return err
	}
	return c.answerAbsence(c.Server.Absences.Revise(c.Context(), c.Found.(*absence.Absence).ID, c.as(), body))
}

func withdrawAbsence(c *Call) error {
	return c.answerAbsence(c.Server.Absences.Withdraw(c.Context(), c.Found.(*absence.Absence).ID, c.as()))
}

// absences fills in the own absence and those of others in which one is the deputy.
func (c *Call) absences(me *Me) error {
	if c.Server.Absences == nil {
		return nil
	}
	var err error
	if me.Absence, err = c.Server.Absences.Current(c.Context(), c.Account.ID); err != nil {
		return err
	}
	covered, err := c.Server.Absences.Covered(c.Context(), c.Account.ID)
	if err != nil {
		return err
	}
	for _, a := range covered {
		who, err := c.Server.Accounts.Get(c.Context(), a.Account)
		if err != nil && fault.All(err)[0].Kind != fault.NotFound {
			return err
		}
		me.StandsInFor = append(me.StandsInFor, StandsIn{Account: a.Account, Name: who.Name, Until: a.To})
	}
	return nil
}
