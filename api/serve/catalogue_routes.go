package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"sync"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
	"sevenlists/planner/words"
	published "sevenlists/schemas"
)

// RuleSet says which rules are in use.
type RuleSet struct {
	Revision      string        `json:"revision"`       // a hash of their content
	Items         int           `json:"items"`          // how many there are
	Facts         int           `json:"facts"`          // how many questions there are
	Problems      int           `json:"problems"`       // how many rules of early study there are
	CalendarUntil calendar.Date `json:"calendar_until"` // last day whose holidays are announced
	// Unlowered are rules that only OPA answers, so that no what-if is found by them.
	Unlowered []string `json:"unlowered"`
}

// catalogueParams are the parameters of a listing of the catalogue, and those of one entry of it.
func catalogueParams() (search, day []Param) {
	search = []Param{
		{Name: "q", Most: mostSearch, About: lang.Text{ZH: "查找的文字", EN: "text to look for"}},
		{Name: "reference_date", Type: "date", About: lang.Text{ZH: "按哪一天的名称和规定，默认今天", EN: "names and rules of that day, default today"}},
	}
	return search, search[1:]
}

// catalogueRoutes are those of the public rules: what may be read by anybody and changes only with the
// rule set.
func (s *Server) catalogueRoutes() []Route {
	search, day := catalogueParams()
	list := func(name, path string, zh, en string, write func(view.Catalogue, io.Writer, string) error) Route {
		return Route{
			Name: name, Method: http.MethodGet, Path: path, Group: "catalogue", Action: "catalogue.read",
			Summary: lang.Text{ZH: zh, EN: en}, Query: search, Other: []string{"application/json"},
			Handle: func(c *Call) error {
				return c.catalogue(name, c.Query("q"), func(v view.Catalogue, w io.Writer, q string) (bool, error) { return true, write(v, w, q) })
			},
		}
	}
	show := func(name, path, parameter string, zh, en string, write func(view.Catalogue, io.Writer, string) (bool, error)) Route {
		return Route{
			Name: name, Method: http.MethodGet, Path: path, Group: "catalogue", Action: "catalogue.read",
			Summary: lang.Text{ZH: zh, EN: en}, Query: day, Other: []string{"application/json"},
			Handle: func(c *Call) error { return c.catalogue(name, c.Path(parameter), write) },
		}
	}
	return []Route{
		list("items", "/api/v1/items", "审批事项目录", "The catalogue of items", view.Catalogue.Items),
		show("item", "/api/v1/items/{item}", "item", "一个审批事项", "One item", view.Catalogue.Item),
		list("facts", "/api/v1/facts", "要素（要问的问题）", "The facts: the questions that are asked", view.Catalogue.Facts),
		show("fact", "/api/v1/facts/{fact}", "fact", "一个要素", "One fact", view.Catalogue.Fact),
		list("lists", "/api/v1/lists", "七张清单及其栏目", "The seven lists and their columns", view.Catalogue.Lists),
		list("problems", "/api/v1/problems", "提前研判的问题", "The problems of early study", view.Catalogue.Problems),
		{
			Name: "rules", Method: http.MethodGet, Path: "/api/v1/rules", Group: "catalogue", Action: "catalogue.read",
			Summary: lang.Text{ZH: "使用中的规则集", EN: "The rule set in use"}, Answer: RuleSet{}, Handle: ruleSet,
		},
		{
			Name: "schema", Method: http.MethodGet, Path: "/api/v1/schemas/{schema}", Group: "catalogue", Action: "catalogue.read",
			Summary: lang.Text{ZH: "公开的 JSON Schema：profile、plan、ask、whatif 等", EN: "A published JSON Schema: profile, plan, ask, whatif and others"},
			Other:   []string{"application/schema+json"}, Handle: schema,
		},
	}
}

// catalogue answers a part of the rule set. The caller may keep it until the rule set changes.
func (c *Call) catalogue(name, query string, write func(view.Catalogue, io.Writer, string) (bool, error)) error {
	return c.catalogueWith(plotsKnown{}, name, query, write)
}

// plotsKnown are the plots that there are, with a text that is another where one of them is.
type plotsKnown struct {
	all     []view.ListedPlot
	version string
}

func (c *Call) catalogueWith(plots plotsKnown, name, query string, write func(view.Catalogue, io.Writer, string) (bool, error)) error {
	day, err := c.referenceDay()
	if err != nil {
		return err
	}
	set := c.Server.Rules()
	tag := fmt.Sprintf(`"%s-%s-%s"`, shortHash(set.Revision()+"\n"+plots.version+"\n"+name+"\n"+query), c.Lang, day)
	c.Response().Header().Set("ETag", tag)
	c.Response().Header().Set("Cache-Control", "public, max-age=60")
	c.Response().Header().Set("Vary", "Accept-Language")
	if c.Request().Header.Get("If-None-Match") == tag {
		c.Response().WriteHeader(http.StatusNotModified)
		return nil
	}
	var b bytes.Buffer
	found, err := write(view.Catalogue{Writer: words.NewWriter(set, c.Lang, day), JSON: true, AllPlots: plots.all}, &b, query)
	switch {
	case err != nil:
		return err
	case !found:
		return fault.New(fault.NotFound, "request.entry", name, shortened(query))
	}
	return c.Bytes("application/json; charset=utf-8", b.Bytes())
}

func shortHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

func ruleSet(c *Call) error {
	set := c.Server.Rules()
	unlowered := []string{}
	for _, u := range set.Unlowered() {
		unlowered = append(unlowered, u.Place)
	}
	return c.JSON(RuleSet{
		Revision: set.Revision(), Items: len(set.Items()), Facts: len(set.Facts().List), Problems: len(set.Problems()),
		CalendarUntil: set.Calendar().Last(), Unlowered: unlowered,
	})
}

func schema(c *Call) error {
	content, ok := schemaOf(c.Server.Rules(), c.Path("schema"), c.Lang)
	if !ok {
		return fault.New(fault.NotFound, "request.entry", "schema", shortened(c.Path("schema")))
	}
	return c.Bytes("application/schema+json; charset=utf-8", content)
}

// schemaOf gives a published schema: that of profiles is of the rule set in use.
func schemaOf(set *rules.Set, name string, l lang.Lang) ([]byte, bool) {
	switch name {
	case "profile":
		return profile.SchemaJSON(set.Facts(), l), true
	case "plan":
		return published.Plan, true
	case "item":
		return published.Item, true
	}
	return published.Answer(name)
}

// answers keeps what is made once for a rule set.
type answers struct {
	mu       sync.Mutex
	revision string
	document []byte
}

// openAPI gives the description with the facts of the rule set in use.
func (a *answers) openAPI(set *rules.Set) ([]byte, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.revision == set.Revision() {
		return a.document, nil
	}
	var document map[string]json.RawMessage
	var components map[string]map[string]json.RawMessage
	if err := json.Unmarshal(description, &document); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(document["components"], &components); err != nil {
		return nil, err
	}
	components["schemas"]["profile"] = profile.SchemaJSON(set.Facts(), lang.ZH)
	var err error
	if document["components"], err = json.Marshal(components); err != nil {
		return nil, err
	}
	if a.document, err = json.Marshal(document); err != nil {
		return nil, err
	}
	a.revision = set.Revision()
	return a.document, nil
}
