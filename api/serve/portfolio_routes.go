package serve

import (
	"net/http"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/planner/lang"
)

// portfolioRoutes are those of many projects with how they stand.
func (s *Server) portfolioRoutes() []Route {
	return []Route{{
		Name: "portfolio", Method: http.MethodGet, Path: "/api/v1/portfolio", Group: "projects", Action: "project.list",
		Summary: lang.Text{ZH: "项目总览：每个项目在办件的亮灯、下一个期限和方案日期，新的在前", EN: "All projects with the lights of their open cases, the next due day and the dates of their plans, the newest first"},
		Query: append(projectFilters(),
			Param{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
			Param{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}}),
		Answer: track.Portfolio{}, Handle: followed(readPortfolio),
	}}
}

func readPortfolio(c *Call) error {
	f, err := c.projectFilter()
	if err != nil {
		return err
	}
	page, err := c.Server.Track.Portfolio(c.Context(), f)
	if err != nil {
		return err
	}
	return c.JSON(page)
}

// projectFilter is what the query asks for, as far as the caller may read it one by one.
func (c *Call) projectFilter() (project.Filter, error) {
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "project.read")
	return project.Filter{
		State: c.Query("state"), Owner: c.Query("owner"), Agent: c.Query("agent"), Adviser: c.Query("adviser"),
		Street: c.Query("street"), Kind: c.Query("kind"), Plot: c.Query("plot"), Department: c.Query("department"),
		Search: c.Query("q"), StandsFor: c.covers(), Seen: sights(reach), Cursor: c.Query("cursor"), Limit: int(c.whole("limit")),
	}, err
}
