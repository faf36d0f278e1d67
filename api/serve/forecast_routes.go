package serve

import (
	"net/http"
	"time"

	"sevenlists/api/track"
	"sevenlists/planner/lang"
)

// forecastRoutes are those of when projects will finish.
func (s *Server) forecastRoutes() []Route {
	return []Route{
		{
			Name: "project_forecast", Method: http.MethodGet, Path: "/api/v1/projects/{project}/forecast", Group: "projects",
			Action: "project.forecast", Object: projectObject, Patience: forecastWithin,
			Summary: lang.Text{ZH: "按实际进展预测完成日期：与已出具的方案比较、拖后的原因、按历史用时的分布", EN: "When a project finishes by what has happened to it: against its plan, why it slips, and by recorded handling times"},
			Answer:  track.Forecast{}, Handle: followed(forecastProject),
		},
		{
			Name: "forecast_backtest", Method: http.MethodGet, Path: "/api/v1/forecast/backtest", Group: "projects",
			Action: "forecast.backtest", Patience: backtestWithin,
			Summary: lang.Text{ZH: "已完成项目的实际完成日期有多少落在当时的预测之内", EN: "How often the true finish of finished projects lay within what would have been forecast"},
			Answer:  track.Backtest{}, Handle: followed(backtest),
		},
	}
}

// How long they may take: a forecast schedules a project a thousand times, a backtest does so for many.
const (
	forecastWithin = 30 * time.Second
	backtestWithin = 5 * time.Minute
)

func forecastProject(c *Call) error {
	f, err := c.Server.Track.Forecast(c.Context(), c.project())
	if err != nil {
		return err
	}
	return c.JSON(f)
}

func backtest(c *Call) error {
	b, err := c.Server.Track.Backtest(c.Context())
	if err != nil {
		return err
	}
	return c.JSON(b)
}
