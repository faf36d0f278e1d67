package serve

import (
	"encoding/json"
	"net/http"

	"sevenlists/api/project"
	"sevenlists/planner/lang"
)

// KeptPreview is a preview that somebody asked to keep.
type KeptPreview struct {
	project.Link
	// Notice says that the rules have changed since; what is shown stays as it was.
	Notice  string          `json:"notice,omitempty"`
	Profile json.RawMessage `json:"profile"` // that was planned
}

// FromLink says whose the project is that a preview becomes.
type FromLink struct {
	Owner  string `json:"owner,omitempty" most:"100"`
	Agent  string `json:"agent,omitempty" most:"100"`
	Street string `json:"street,omitempty" most:"100"`
}

// Examples are the kinds of project with which one may begin a preview.
type Examples struct {
	Examples []project.Example `json:"examples"` // in the order in which they are shown
}

// rulesChanged is the banner of a preview that was made by other rules than those in use.
var rulesChanged = lang.Text{
	ZH: "预览之后规则已经更新。以下仍按保存时的规则显示，请以重新预览为准。",
	EN: "The rules have changed since this preview was made. It is shown as it was; preview the project again to see what holds now.",
}

// linkRoutes are those of the previews that somebody asked to keep.
func (s *Server) linkRoutes() []Route {
	const at = "/api/v1/preview/links/{link}"
	one := func(r Route) Route {
		r.Group, r.Object = "preview", linkObject
		return r
	}
	return []Route{
		{
			Name: "examples", Method: http.MethodGet, Path: "/api/v1/examples", Group: "preview", Action: "catalogue.read",
			Summary: lang.Text{ZH: "可以从中开始的几类项目，各带画像", EN: "Kinds of project to begin a preview with, each with a profile"},
			Answer:  Examples{}, Handle: kept(listExamples),
		},
		{
			Name: "preview_keep", Method: http.MethodPost, Path: "/api/v1/preview/links", Group: "preview", Action: "preview.link",
			Summary: lang.Text{ZH: "保存一次预览，取得链接", EN: "Keep a preview under a link"},
			Query:   planParams(), BodyIs: "profile", Status: http.StatusCreated, Answer: project.Link{}, Handle: kept(keepPreview),
		},
		one(Route{
			Name: "preview_open", Method: http.MethodGet, Path: at, Action: "preview.read",
			Summary: lang.Text{ZH: "打开保存的预览", EN: "Open a preview that was kept"}, Answer: KeptPreview{}, Handle: openPreview,
		}),
		one(Route{
			Name: "preview_open_plan", Method: http.MethodGet, Path: at + "/plan", Action: "preview.read",
			Summary: lang.Text{ZH: "保存的预览方案，逐字节不变", EN: "The plan of a preview that was kept, byte for byte"}, AnswerIs: "plan", Handle: openPreviewPlan,
		}),
		{
			Name: "preview_project", Method: http.MethodPost, Path: at + "/project", Group: "preview", Action: "project.create",
			Summary: lang.Text{ZH: "由保存的预览新建项目", EN: "Make a project of a preview that was kept"},
			Once:    true, Body: FromLink{}, Status: http.StatusCreated, Answer: project.Project{}, Handle: kept(projectFromPreview),
		},
		one(Route{
			Name: "preview_entrust", Method: http.MethodPost, Path: at + "/entrust", Action: "preview.entrust",
			Summary: lang.Text{ZH: "委托代办", EN: "Entrust the project of a preview"},
			Once:    true, Body: project.Form{}, Status: http.StatusCreated, Answer: project.Submitted{}, Handle: entrust,
		}),
	}
}

// found is a preview that was kept, with its plan.
type found struct {
	link *project.Link
	plan []byte
}

func linkObject(c *Call) (Object, error) {
	if err := c.keeps(); err != nil {
		return Object{}, err
	}
	link, plan, err := c.Server.Projects.OpenLink(c.Context(), c.Path("link"))
	c.Found = found{link, plan}
	return Object{Kind: "preview"}, err
}

func listExamples(c *Call) error {
	c.Response().Header().Set("Cache-Control", "public, max-age=60")
	return c.JSON(Examples{c.Server.Projects.Examples()})
}

func keepPreview(c *Call) error {
	opt, err := c.wanted()
	if err != nil {
		return err
	}
	link, err := c.Server.Projects.KeepPreview(c.Context(), c.Raw, opt)
	if err != nil {
		return err
	}
	c.Location("/api/v1/preview/links/" + link.ID)
	return c.JSON(link)
}

func openPreview(c *Call) error {
	link := c.Found.(found).link
	raw, err := c.Server.Projects.LinkProfile(c.Context(), link.ID)
	if err != nil {
		return err
	}
	answer := KeptPreview{Link: *link, Profile: raw}
	if link.RulesChanged {
		answer.Notice = rulesChanged.In(c.Lang)
	}
	return c.JSON(answer)
}

func openPreviewPlan(c *Call) error {
	return c.Bytes("application/json; charset=utf-8", c.Found.(found).plan)
}

func projectFromPreview(c *Call) error {
	var body FromLink
	if err := c.Decode(&body); err != nil {
		return err
	}
	draft := project.Draft{Owner: body.Owner, Agent: body.Agent, Street: body.Street}
	if err := c.keeper(&draft); err != nil {
		return err
	}
	p, err := c.Server.Projects.CreateFromLink(c.Context(), c.as(), c.Path("link"), draft)
	if err != nil {
		return err
	}
	c.Location("/api/v1/projects/" + p.ID)
	return c.answerOf(p, nil)
}

func entrust(c *Call) error {
	var form project.Form
	if err := c.Decode(&form); err != nil {
		return err
	}
	submitted, err := c.Server.Projects.Entrust(c.Context(), c.as(), c.Found.(found).link.ID, form)
	if err != nil {
		return err
	}
	c.Location("/api/v1/entrusting/" + submitted.ID + "/receipt")
	return c.JSON(submitted)
}
