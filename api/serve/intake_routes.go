package serve

import (
	"bytes"
	"context"
	"mime"
	"net/http"
	"time"

	"sevenlists/api/project"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

const workbookMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// The most bytes of a spreadsheet of projects, and how long it may take to check.
const (
	mostSheet   = 8 << 20
	sheetChecks = time.Minute
)

// intakeRoutes are those of taking in many projects at once.
func (s *Server) intakeRoutes() []Route {
	return []Route{
		{
			Name: "intake_template", Method: http.MethodGet, Path: "/api/v1/intake/template.xlsx", Group: "intake", Action: "project.import",
			Summary: lang.Text{ZH: "批量导入的模板：表头、单位、可选值和问题", EN: "A workbook to fill in: columns, units, choices and questions"},
			Other:   []string{workbookMedia}, Handle: kept(intakeTemplate),
		},
		{
			Name: "intake", Method: http.MethodPost, Path: "/api/v1/intake", Group: "intake", Action: "project.import",
			Summary: lang.Text{
				ZH: "批量导入：一行一个项目；全部正确才建立，重复提交同一文件不会重复建立；超过200行转为后台任务",
				EN: "Take in projects from a spreadsheet, one a row: all or none; the same file again changes nothing; over 200 rows become a job"},
			Query: []Param{
				{Name: "dry_run", Type: "boolean", About: lang.Text{ZH: "只检查，不建立", EN: "check only and make nothing"}},
				{Name: "partial", Type: "boolean", About: lang.Text{ZH: "先建立正确的行，有错的行另附文件退回", EN: "take the good rows, and give the bad ones back in a file to mend"}},
				{Name: "start", Type: "date", About: lang.Text{ZH: "没有填写开始日期的行从哪一天开始", EN: "the first day of rows that name none"}},
			},
			BodyIs: "spreadsheet", MostBody: mostSheet, Patience: sheetChecks, Answer: project.IntakeReport{}, Handle: kept(takeIn),
		},
	}
}

func intakeTemplate(c *Call) error {
	var b bytes.Buffer
	if err := c.Server.Projects.IntakeTemplate(&b, c.Lang); err != nil {
		return err
	}
	c.Response().Header().Set("Content-Disposition", `attachment; filename="projects.xlsx"`)
	return c.Bytes(workbookMedia, b.Bytes())
}

func takeIn(c *Call) error {
	media, _, _ := mime.ParseMediaType(c.Request().Header.Get("Content-Type")) // its form was checked
	in := project.Intake{
		Content: c.Raw, CSV: media == "text/csv", DryRun: c.Query("dry_run") == "true", Partial: c.Query("partial") == "true", Lang: c.Lang,
		May: func(_ context.Context, draft *project.Draft) error {
			if draft.Agent == "" { // whoever may take projects in is an agent
				draft.Agent = c.Account.ID
			}
			return c.keeper(draft)
		},
	}
	if text := c.Query("start"); text != "" {
		var err error
		if in.Start, err = calendar.ParseDate(text); err != nil {
			return fault.New(fault.Invalid, "profile.fact.date", "start", text)
		}
	}
	report, err := c.Server.Projects.Intake(c.Context(), c.as(), in)
	if err != nil {
		return err
	}
	return c.JSON(report)
}
