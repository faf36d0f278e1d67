package serve

import (
	"mime"
	"net/http"

	"sevenlists/api/track"
	"sevenlists/api/track/districts"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/view"
)

// districtRoutes are those of the figures of other districts.
func districtRoutes() []Route {
	const at = "/api/v1/supervision/districts"
	month := Param{Name: "month", Most: 7, About: lang.Text{ZH: "月份，如 2026-06", EN: "the month, such as 2026-06"}}
	return []Route{
		{
			Name: "district_figures", Method: http.MethodGet, Path: at, Group: "supervision", Action: "supervision.report",
			Summary: lang.Text{ZH: "其他区县公布的提前率和件数，以及来源", EN: "The lead rates and counts that other districts published, and where"},
			Query:   []Param{month}, Answer: track.OtherFigures{}, Handle: followed(listOthers),
		},
		{
			Name: "district_import", Method: http.MethodPost, Path: at, Group: "supervision", Action: "supervision.import", Once: true,
			Summary: lang.Text{
				ZH: "从表格导入其他区县各月的提前率和件数，只用于排名：有一行错误就什么也不导入，重复提交同一表格不再改变",
				EN: "Take in other districts' rates and counts by month, for the rank alone: one bad row and nothing is taken in, and the same table again changes nothing"},
			Query: []Param{
				{Name: "dry_run", Type: "boolean", About: lang.Text{ZH: "只预览变化和错误，不导入", EN: "show what would change and what is wrong, and take nothing in"}},
				{Name: "month", Most: 7, About: lang.Text{ZH: "没有写月份的行属于哪一个月", EN: "the month of rows that do not say it"}},
				{Name: "source", Most: mostID, About: lang.Text{ZH: "没有写来源的行的来源", EN: "where the figures of rows come from that do not say it"}},
			},
			BodyIs: "spreadsheet", MostBody: districts.MostBytes, Answer: track.OthersReport{}, Handle: followed(takeOthers),
		},
	}
}

// theMonth is the month that the query names, empty where it names none.
func (c *Call) theMonth() (string, error) {
	month := c.Query("month")
	if month == "" {
		return "", nil
	}
	if _, err := calendar.ParseDate(month + "-01"); err != nil {
		return "", fault.New(fault.Invalid, "supervision.month", "month", month)
	}
	return month, nil
}

func listOthers(c *Call) error {
	month, err := c.theMonth()
	if err != nil {
		return err
	}
	found, err := c.Server.Track.Others(c.Context(), month)
	if err != nil {
		return err
	}
	return c.JSON(c.Server.Track.Named(found, c.Lang))
}

func takeOthers(c *Call) error {
	month, err := c.theMonth()
	if err != nil {
		return err
	}
	media, _, _ := mime.ParseMediaType(c.Request().Header.Get("Content-Type")) // its form was checked
	report, err := c.Server.Track.TakeOthers(c.Context(), c.asCase(), districts.Table{
		Content: c.Raw, CSV: media == "text/csv", Month: month, Source: c.Query("source"),
	}, c.Lang, c.Query("dry_run") == "true")
	if err != nil {
		return err
	}
	return c.JSON(report)
}

// rankTables say which place the district has in the city, a table a rate, each figure with its source.
func (c *Call) rankTables(m *track.Month) []view.Table {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(c.Lang) }
	var list []view.Table
	for _, r := range m.Ranks {
		t := view.Table{ID: "rank_" + r.Rate, Title: say("全市排名：", "Rank in the city: ") + r.Name, Columns: []view.Column{
			c.counted("place", "名次", "Place"), {ID: "district", Title: say("区县", "District")}, c.counted("percent", "提前率 %", "Rate %"),
			{ID: "source", Title: say("来源", "Source")},
		}}
		for _, row := range r.Rows {
			source := row.Source
			if row.Own {
				source = say("本系统统计", "counted here")
			}
			share := row.Percent / 100
			t.Rows = append(t.Rows, []any{row.Place, row.Name, percent(&share), source})
		}
		list = append(list, t)
	}
	return list
}
