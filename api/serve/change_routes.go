package serve

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// ChangedProject is a project before and after a change.
type ChangedProject struct {
	Was json.RawMessage `json:"was"` // the profile as it was when the results were obtained, as for a preview
	Is  json.RawMessage `json:"is"`  // the profile now, with what has been obtained under progress
}

// previewChangeRoute answers what a change of a project means for what it has obtained.
func previewChangeRoute() Route {
	return Route{
		Name: "preview_change", Method: http.MethodPost, Path: "/api/v1/preview/change", Group: "preview", Action: "preview.change",
		Summary: lang.Text{ZH: "取得批文后项目有改变：哪些要变更、重办或者不需办理", EN: "What was obtained and the project has changed: what to amend, do anew or leave"},
		Query:   assumeParam(), Body: ChangedProject{}, AnswerIs: "changes", Handle: previewChange,
	}
}

// changeRoutes are those of what projects that the server keeps have obtained.
func (s *Server) changeRoutes() []Route {
	return []Route{{
		Name: "project_changes", Method: http.MethodGet, Path: "/api/v1/projects/{project}/changes", Group: "projects", Action: "project.read",
		Object:  projectObject,
		Summary: lang.Text{ZH: "项目修改后，已取得的批文哪些要变更、重办或者不需办理", EN: "What revisions of a project mean for what it has obtained: what to amend, do anew or leave"},
		Query:   assumeParam(), AnswerIs: "changes", Handle: kept(projectChanges),
	}}
}

// assumeParam is the one of these parameters that a change is weighed by.
func assumeParam() []Param {
	return slices.DeleteFunc(planParams(), func(p Param) bool { return p.Name != "assume" })
}

func previewChange(c *Call) error {
	set := c.Server.Rules()
	var body ChangedProject
	if err := c.Decode(&body); err != nil {
		return err
	}
	opt, wrong := c.options()
	faults := fault.All(wrong)
	var sides [2]profile.Profile
	for i, side := range []struct {
		at  string
		raw json.RawMessage
	}{{"/was", body.Was}, {"/is", body.Is}} {
		p, err := c.profileIn(set, side.raw)
		sides[i] = p
		faults = append(faults, below(side.at, err)...)
	}
	if err := faults.Err(); err != nil {
		return err
	}
	doc, err := planner.ChangeOf(set, sides[0], sides[1], opt)
	if err != nil {
		return err
	}
	return c.JSON(doc)
}

// below puts faults below a key of the body.
func below(at string, err error) (list fault.List) {
	for _, e := range fault.All(err) {
		f := *e
		f.Path, f.Line = at+f.Path, 0
		list.Add(&f)
	}
	return list
}

// projectChanges weighs what a project has obtained: by its own profile, and by the cases that were granted.
func projectChanges(c *Call) error {
	opt, err := c.options()
	if err != nil {
		return err
	}
	issued, err := c.granted()
	if err != nil {
		return err
	}
	doc, err := c.Server.Projects.Changes(c.Context(), c.project(), issued, opt)
	if err != nil {
		return err
	}
	return c.JSON(doc)
}

// granted are the results that the cases of the project have brought, where cases are followed.
func (c *Call) granted() ([]project.Result, error) {
	if c.Server.Track == nil {
		return nil, nil
	}
	state, err := c.Server.Track.State(c.Context(), c.project().ID)
	if err != nil {
		return nil, err
	}
	return resultsOf(state), nil
}

// resultsOf lists the results that were granted, by key.
func resultsOf(state *track.State) (list []project.Result) {
	for _, key := range slices.Sorted(maps.Keys(state.Cases)) {
		if k := state.Cases[key]; k.Outcome == handling.Granted && (k.State == handling.Decided || k.State == handling.Delivered) {
			list = append(list, project.Result{Key: key, On: k.Decided, Document: k.Document})
		}
	}
	return list
}
