package serve

import (
	"bytes"
	"net/http"

	"sevenlists/planner/fault"
	"sevenlists/planner/guide"
	"sevenlists/planner/lang"
	"sevenlists/planner/view"
)

// guideRoutes are those of what a person must know to hand in an item, and whom to ask.
func (s *Server) guideRoutes() []Route {
	return []Route{
		{
			Name: "guide", Method: http.MethodGet, Path: "/api/v1/items/{item}/guide", Group: "catalogue", Action: "catalogue.read",
			Summary: lang.Text{ZH: "办事指南：在哪里办、步骤、材料、时限、费用、依据", EN: "The service guide of an item: where, in what steps, with which papers, how long, at what cost, by which law"},
			Query: []Param{
				{Name: "reference_date", Type: "date", About: lang.Text{ZH: "按哪一天的名称和规定，默认今天", EN: "names and rules of that day, default today"}},
				{Name: "format", Values: []string{"json", "html"}, About: lang.Text{ZH: "html 为可打印的网页", EN: "html is a page to print"}},
			},
			Answer: guide.Document{}, Other: []string{"text/html"}, Handle: serviceGuide,
		},
		{
			Name: "adviser", Method: http.MethodGet, Path: "/api/v1/adviser", Group: "catalogue", Action: "catalogue.read",
			Summary: lang.Text{ZH: "咨询专员：姓名、电话、时间", EN: "The adviser whom anybody may ask: name, telephone, hours"},
			Answer:  guide.Contact{}, Handle: adviser,
		},
	}
}

func serviceGuide(c *Call) error {
	day, err := c.referenceDay()
	if err != nil {
		return err
	}
	document, err := guide.Make(c.Server.Rules(), c.Path("item"), day, c.Lang)
	if err != nil {
		return err
	}
	if c.Query("format") != "html" {
		return c.JSON(document)
	}
	var page bytes.Buffer
	if err := view.GuideHTML(&page, document); err != nil {
		return err
	}
	return c.Page(page.Bytes())
}

func adviser(c *Call) error {
	contact := guide.AdviserOf(c.Server.Rules(), c.Lang)
	if contact == nil {
		return fault.New(fault.NotFound, "request.path", "")
	}
	return c.JSON(contact)
}
