package serve

import (
	"maps"
	"net/http"
	"slices"

	"sevenlists/api/prompter"
	"sevenlists/planner/lang"
)

// PromptTerms say which prompts there are, in the language of the caller.
type PromptTerms struct {
	// At is the hour in China from which a day's prompts are made.
	At    string       `json:"at"`
	Kinds []PromptKind `json:"kinds"` // in order of their ids
	Roles []PromptRole `json:"roles"` // in order of their ids
}

// PromptKind is one kind of matter that is prompted for.
type PromptKind struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Confidence string   `json:"confidence"` // how sure it is that these are the right days
	Steps      []string `json:"steps"`      // ids, in the order in which they come
}

// PromptRole is to whom prompts go.
type PromptRole struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// promptRoutes are those by which people see what they and their department were prompted for.
func (s *Server) promptRoutes() []Route {
	return []Route{
		{
			Name: "prompt_list", Method: http.MethodGet, Path: "/api/v1/prompts", Group: "messages", Action: "prompt.list",
			Summary: lang.Text{ZH: "提示和警示：本人收到的；部门人员看本部门的，督办人员和领导看全部；最近的在前", EN: "Prompts and warnings: those told oneself, those of the department for its people, all for supervisors and leaders; the last first"},
			Query: []Param{
				{Name: "project", About: lang.Text{ZH: "项目编号", EN: "id of the project"}},
				{Name: "department", About: lang.Text{ZH: "部门编号", EN: "id of the department"}},
				{Name: "role", About: lang.Text{ZH: "被提示的角色", EN: "role that was told"}},
				{Name: "kind", About: lang.Text{ZH: "提示的种类", EN: "kind of the prompt"}},
				{Name: "day", Type: "date", About: lang.Text{ZH: "生成提示的日期", EN: "the day on which it was made"}},
				{Name: "state", Values: []string{"made", "open", "settled"}, About: lang.Text{ZH: "open 为事项仍未办结", EN: "open: the matter is still open"}},
				{Name: "severity", Values: []string{"info", "warning", "red"}, About: lang.Text{ZH: "程度", EN: "severity"}},
				{Name: "mine", Type: "boolean", About: lang.Text{ZH: "只看提示本人的", EN: "only those told oneself"}},
				{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
				{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}},
			},
			Answer: prompter.Page{}, Handle: prompted(listPrompts),
		},
		{
			Name: "prompt_terms", Method: http.MethodGet, Path: "/api/v1/prompts/terms", Group: "messages", Action: "prompt.list",
			Summary: lang.Text{ZH: "提示的种类、步骤和角色", EN: "The kinds, steps and roles of prompts"}, Answer: PromptTerms{}, Handle: prompted(readPromptTerms),
		},
		{
			Name: "prompt_read", Method: http.MethodGet, Path: "/api/v1/prompts/{prompt}", Group: "messages", Action: "prompt.read",
			Summary: lang.Text{ZH: "一条提示：提示了谁、是否确认、上报到哪一级", EN: "One prompt: who was told, who has seen it, and how far up it went"},
			Object:  promptObject, Answer: prompter.Shown{}, Handle: readPrompt,
		},
	}
}

// prompted says that this server prompts nobody, where it does not.
func prompted(handle func(*Call) error) func(*Call) error {
	return func(c *Call) error {
		if c.Server.Prompts == nil {
			return notSetUp()
		}
		return handle(c)
	}
}

func promptObject(c *Call) (Object, error) {
	if c.Server.Prompts == nil {
		return Object{}, notSetUp()
	}
	p, err := c.Server.Prompts.Read(c.Context(), c.Path("prompt"))
	if err != nil {
		return Object{}, err
	}
	c.Found = p
	return Object(p.Object(c.Account.ID)), nil
}

func listPrompts(c *Call) error {
	// A listing shows what the caller may read one by one.
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "prompt.read")
	if err != nil {
		return err
	}
	day, err := c.day("day")
	if err != nil {
		return err
	}
	f := prompter.Filter{
		Project: c.Query("project"), Department: c.Query("department"), Role: c.Query("role"), Kind: c.Query("kind"), Day: day,
		State: c.Query("state"), Severity: c.Query("severity"), Seen: sights(reach), Cursor: c.Query("cursor"), Limit: int(c.whole("limit")),
	}
	if c.Query("mine") == "true" {
		f.Account = c.Account.ID
	}
	page, err := c.Server.Prompts.List(c.Context(), f, c.Lang)
	if err != nil {
		return err
	}
	return c.JSON(page)
}

func readPrompt(c *Call) error {
	shown, err := c.Server.Prompts.Show(c.Context(), c.Found.(*prompter.Prompt), c.Lang)
	if err != nil {
		return err
	}
	return c.JSON(shown)
}

func readPromptTerms(c *Call) error {
	book := c.Server.Track.Prompts()
	terms := PromptTerms{At: book.At}
	for _, id := range slices.Sorted(maps.Keys(book.Kinds)) {
		kind := book.Kinds[id]
		row := PromptKind{ID: id, Name: kind.Name.In(c.Lang), Confidence: kind.Confidence, Steps: []string{}}
		for i := range kind.Steps {
			row.Steps = append(row.Steps, kind.Steps[i].ID)
		}
		terms.Kinds = append(terms.Kinds, row)
	}
	for _, id := range slices.Sorted(maps.Keys(book.Roles)) {
		terms.Roles = append(terms.Roles, PromptRole{ID: id, Name: book.Roles[id].Name.In(c.Lang)})
	}
	return c.JSON(terms)
}
