package serve

import (
	"net/http"

	"sevenlists/api/job"
	"sevenlists/api/project"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// NewJob is what a job is asked for by.
type NewJob struct {
	// Type is replan: every open project is planned anew under the rule set in use, and compared with its
	// last issued plan. Nothing is issued.
	Type string `json:"type" oneof:"replan"`
}

// jobRoutes are those of work that is too long for one request.
func (s *Server) jobRoutes() []Route {
	one := func(r Route) Route {
		r.Group, r.Object = "jobs", jobObject
		return r
	}
	const at = "/api/v1/jobs/{job}"
	return []Route{
		{
			Name: "job_list", Method: http.MethodGet, Path: "/api/v1/jobs", Group: "jobs", Action: "job.list",
			Summary: lang.Text{ZH: "后台任务及其进度，新的在前", EN: "Jobs and how far they are, the newest first"},
			Query: []Param{
				{Name: "type", About: lang.Text{ZH: "任务种类", EN: "type of job"}},
				{Name: "state", Values: []string{job.Waiting, job.Running, job.Done, job.Failed, job.Cancelled}, About: lang.Text{ZH: "状态", EN: "state"}},
				{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
				{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认20，最多100", EN: "how many a page, default 20, at most 100"}},
			},
			Answer: job.Page{}, Handle: kept(listJobs),
		},
		{
			Name: "job_create", Method: http.MethodPost, Path: "/api/v1/jobs", Group: "jobs", Action: "job.create",
			Summary: lang.Text{ZH: "新建后台任务：按现行规则重新编制全部在办项目并与已出具的方案比较", EN: "Start a job: plan every open project anew under the rules in use"},
			Once:    true, Body: NewJob{}, Status: http.StatusCreated, Answer: job.Job{}, Handle: kept(createJob),
		},
		one(Route{
			Name: "job_read", Method: http.MethodGet, Path: at, Action: "job.read",
			Summary: lang.Text{ZH: "一个后台任务及其进度", EN: "One job and how far it is"}, Answer: job.Job{},
			Handle: func(c *Call) error { return c.JSON(c.Found) },
		}),
		one(Route{
			Name: "job_cancel", Method: http.MethodPost, Path: at + "/cancel", Action: "job.cancel",
			Summary: lang.Text{ZH: "取消后台任务；已完成的部分保留", EN: "Cancel a job; what it has done stays"}, Answer: job.Job{}, Handle: cancelJob,
		}),
		one(Route{
			Name: "job_result", Method: http.MethodGet, Path: at + "/result", Action: "job.read",
			Summary: lang.Text{ZH: "后台任务的结果，每行一条 JSON", EN: "The result of a job, one JSON a line"},
			Other:   []string{"application/x-ndjson"}, Handle: jobResult,
		}),
	}
}

// jobObject finds the job that a path names.
func jobObject(c *Call) (Object, error) {
	if c.Server.Projects == nil {
		return Object{}, notSetUp()
	}
	j, err := c.Server.Projects.Jobs().Read(c.Context(), c.Path("job"))
	if err != nil {
		return Object{}, err
	}
	c.Found = j
	return Object{Kind: "job", ID: j.ID, Owner: j.MadeBy, State: j.State}, nil
}

func listJobs(c *Call) error {
	// A listing shows what the caller may read one by one.
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "job.read")
	if err != nil {
		return err
	}
	f := job.Filter{Type: c.Query("type"), State: c.Query("state"), After: c.Query("cursor"), Limit: int(c.whole("limit"))}
	for _, some := range reach.AnyOf {
		if some.Field == "owner" {
			f.Owner = some.Value
		}
	}
	if !reach.All && f.Owner == "" {
		return c.JSON(job.Page{Jobs: []job.Job{}})
	}
	if reach.All {
		f.Owner = ""
	}
	page, err := c.Server.Projects.Jobs().List(c.Context(), f)
	if err != nil {
		return err
	}
	return c.JSON(page)
}

func createJob(c *Call) error {
	var body NewJob
	if err := c.Decode(&body); err != nil {
		return err
	}
	if body.Type != project.JobReplan {
		return fault.New(fault.Invalid, "job.type", "/type", body.Type, []string{project.JobReplan})
	}
	j, err := c.Server.Projects.StartReplan(c.Context(), c.as())
	if err != nil {
		return err
	}
	c.Location("/api/v1/jobs/" + j.ID)
	return c.JSON(j)
}

func cancelJob(c *Call) error {
	j, err := c.Server.Projects.Jobs().Cancel(c.Context(), c.Path("job"))
	if err != nil {
		return err
	}
	return c.JSON(j)
}

func jobResult(c *Call) error {
	c.Response().Header().Set("Content-Type", "application/x-ndjson; charset=utf-8")
	return c.Server.Projects.Jobs().WriteResult(c.Context(), c.Found.(*job.Job), c.Response())
}
