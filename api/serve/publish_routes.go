package serve

import (
	"net/http"

	"sevenlists/api/project"
	"sevenlists/planner/lang"
)

// publishRoutes are those of the plots that are published on this server, beside those of the rule set.
func (s *Server) publishRoutes() []Route {
	return []Route{
		{
			Name: "plot_publish", Method: http.MethodPost, Path: "/api/v1/plots", Group: "plots", Action: "plot.publish",
			Summary: lang.Text{ZH: "发布地块，或者地块的新版本", EN: "Publish a plot, or another version of one"},
			Once:    true, BodyIs: "plot", Status: http.StatusCreated, Answer: project.PublishedPlot{}, Handle: kept(publishPlot),
		},
		{
			Name: "plot_touched", Method: http.MethodGet, Path: "/api/v1/plots/{plot}/touched", Group: "plots", Action: "plot.touched",
			Summary: lang.Text{ZH: "仍按地块旧版本编制的项目", EN: "The projects that stand on an earlier version of a plot"},
			Query: []Param{
				{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
				{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}}},
			Answer: project.TouchedPage{}, Handle: kept(touchedProjects),
		},
	}
}

func publishPlot(c *Call) error {
	p, err := c.Server.Projects.PublishPlot(c.Context(), c.as(), c.Raw)
	if err != nil {
		return err
	}
	c.Location("/api/v1/plots/" + p.ID + "/touched")
	return c.JSON(p)
}

func touchedProjects(c *Call) error {
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "project.read")
	if err != nil {
		return err
	}
	page, err := c.Server.Projects.Touched(c.Context(), c.Path("plot"), project.Filter{
		Seen: sights(reach), Cursor: c.Query("cursor"), Limit: int(c.whole("limit")),
	})
	if err != nil {
		return err
	}
	return c.JSON(page)
}
