package serve

import (
	"bytes"
	"mime"
	"net/http"

	"sevenlists/api/project"
	"sevenlists/api/register"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/guide"
	"sevenlists/planner/lang"
)

// RegisterRows are the promised days, fees and windows in force on a day.
type RegisterRows struct {
	On   calendar.Date     `json:"on"`
	Rows []guide.Published `json:"rows"`
}

// registerRoutes are those of the district's register of items.
func (s *Server) registerRoutes() []Route {
	on := []Param{{Name: "reference_date", Type: "date", About: lang.Text{ZH: "哪一天，默认今天", EN: "on which day, today by default"}}}
	table := []Param{
		{Name: "from", Type: "date", About: lang.Text{ZH: "没有写起始日期的行从哪一天起", EN: "from which day rows hold that do not say it"}},
		{Name: "to", Type: "date", About: lang.Text{ZH: "没有写截止日期的行到哪一天止", EN: "until which day rows hold that do not say it"}},
		{Name: "document", About: lang.Text{ZH: "没有写公布文件的行所依的文号", EN: "number of the paper of rows that do not say it"}},
		{Name: "by", About: lang.Text{ZH: "没有写公布单位的行由谁公布", EN: "who published rows that do not say it"}},
	}
	return []Route{
		{
			Name: "register", Method: http.MethodGet, Path: "/api/v1/register", Group: "register", Action: "catalogue.read",
			Summary: lang.Text{ZH: "某一天的承诺时限、收费和窗口，以及出处", EN: "Promised days, fees and windows in force on a day, and which paper says so"},
			Query:   on, Answer: RegisterRows{}, Handle: showRegister,
		},
		{
			Name: "register_template", Method: http.MethodGet, Path: "/api/v1/register/template.xlsx", Group: "register", Action: "catalogue.read",
			Summary: lang.Text{ZH: "现行登记册的工作簿，供填写后导入", EN: "The register in force as a workbook to fill in"},
			Query:   on, Other: []string{workbookMedia}, Handle: registerTemplate,
		},
		{
			Name: "register_preview", Method: http.MethodPost, Path: "/api/v1/register/preview", Group: "register", Action: "register.preview",
			Summary: lang.Text{ZH: "表格与现行登记册的差异和每一行的错误", EN: "What a spreadsheet would change in the register, and what is wrong with its rows"},
			Query:   table, BodyIs: "spreadsheet", MostBody: register.MostBytes, Patience: sheetChecks, Answer: project.RegisterAnswer{}, Handle: kept(previewRegister),
		},
		{
			Name: "register_publish", Method: http.MethodPost, Path: "/api/v1/register", Group: "register", Action: "register.publish", Once: true,
			Summary: lang.Text{
				ZH: "发布登记册：有一行错误就什么也不改；各行自其起始日期生效，重复提交同一表格不再改变",
				EN: "Publish a register: one bad row and nothing is changed; each figure holds from its own day, and the same file again changes nothing"},
			Query: table, BodyIs: "spreadsheet", MostBody: register.MostBytes, Patience: sheetChecks, Answer: project.RegisterAnswer{}, Handle: kept(publishRegister),
		},
		{
			Name: "suppose", Method: http.MethodPost, Path: "/api/v1/suppositions", Group: "register", Action: "rules.suppose", Once: true, Status: http.StatusCreated,
			Summary: lang.Text{
				ZH: "假设某事项的承诺时限改成几天，或者改用一种审批方式，在全部在办项目上能省多少天：新建后台任务计算，规则不改动",
				EN: "Suppose other promised days of an item, or another way of handling it: a job adds up what it would save over every open project; the rules stay as they are"},
			Body: project.Supposition{}, Answer: project.SavingJob{}, Handle: kept(suppose),
		},
	}
}

func showRegister(c *Call) error {
	day, err := c.referenceDay()
	if err != nil {
		return err
	}
	return c.JSON(RegisterRows{On: day, Rows: guide.Register(c.Server.Rules(), day, c.Lang)})
}

func registerTemplate(c *Call) error {
	day, err := c.referenceDay()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := register.Template(&b, c.Server.Rules(), day, c.Lang); err != nil {
		return err
	}
	c.Response().Header().Set("Content-Disposition", `attachment; filename="register.xlsx"`)
	return c.Bytes(workbookMedia, b.Bytes())
}

// registerTable reads the spreadsheet of a request.
func (c *Call) registerTable() (register.Table, error) {
	media, _, _ := mime.ParseMediaType(c.Request().Header.Get("Content-Type")) // its form was checked
	t := register.Table{Content: c.Raw, CSV: media == "text/csv", Document: c.Query("document"), By: c.Query("by")}
	var faults fault.List
	t.Period.From, t.Period.To = c.date("from", &faults), c.date("to", &faults)
	return t, faults.Err()
}

func previewRegister(c *Call) error {
	t, err := c.registerTable()
	if err != nil {
		return err
	}
	answer, err := c.Server.Projects.PreviewRegister(t, c.Lang)
	if err != nil {
		return err
	}
	return c.JSON(answer)
}

func publishRegister(c *Call) error {
	t, err := c.registerTable()
	if err != nil {
		return err
	}
	answer, err := c.Server.Projects.PublishRegister(c.Context(), c.as(), t, c.Lang)
	if err != nil {
		return err
	}
	return c.JSON(answer)
}

func suppose(c *Call) error {
	var body project.Supposition
	if err := c.Decode(&body); err != nil {
		return err
	}
	j, err := c.Server.Projects.StartSaving(c.Context(), c.as(), body)
	if err != nil {
		return err
	}
	c.Location("/api/v1/jobs/" + j.ID)
	return c.JSON(j)
}
