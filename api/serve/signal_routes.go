package serve

import (
	"net/http"

	"sevenlists/api/project"
	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// signalRoutes are those of what previews told the authors of the rules.
func (s *Server) signalRoutes() []Route {
	return []Route{{
		Name: "signal_list", Method: http.MethodGet, Path: "/api/v1/signals", Group: "rules", Action: "signal.read",
		Summary: lang.Text{ZH: "没有规则适用的预览：每天各有多少，不涉及任何人", EN: "Previews that fitted no rule: how many of which shape on which day, naming nobody"},
		Query: []Param{
			{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
			{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}}},
		Answer: project.SignalPage{}, Handle: kept(listSignals),
	}}
}

func listSignals(c *Call) error {
	page, err := c.Server.Projects.Signals(c.Context(), c.Query("cursor"), int(c.whole("limit")))
	if err != nil {
		return err
	}
	return c.JSON(page)
}

// tell counts a preview that fits no rule. A preview is answered whether it can be counted or not.
func (c *Call) tell(set *rules.Set, plan *planner.Plan) {
	if c.Server.Projects == nil {
		return
	}
	if err := c.Server.Projects.Tell(c.Context(), set, plan); err != nil {
		c.Server.Log.Warn("signal", "request_id", c.ID(), "error", err.Error())
	}
}
