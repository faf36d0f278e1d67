package project

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"

	"sevenlists/api/store"
	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/source"
	"sevenlists/planner/view"
)

// largestProfile is how long a profile may be, in bytes.
const largestProfile = 1 << 20

// planBytes makes a plan and writes it as the command line does.
func planBytes(set *rules.Set, p profile.Profile, opt planner.Options) (*planner.Plan, []byte, error) {
	plan, err := planner.Make(set, p, opt)
	if err != nil {
		return nil, nil, err
	}
	var b bytes.Buffer
	if err := view.JSON(&b, plan); err != nil {
		return nil, nil, err
	}
	return plan, b.Bytes(), nil
}

// summaryOptions are those by which a summary is made: the same for all projects.
func summaryOptions() planner.Options { return planner.Default() }

// summary plans a project as listings show it.
func summary(set *rules.Set, p profile.Profile) (Summary, error) {
	plan, err := planner.Make(set, p, summaryOptions())
	if err != nil {
		return Summary{}, err
	}
	sum := Summary{
		Name: plan.Project.Name, Departments: departments(set, plan), Start: plan.Start, Finish: plan.Totals.Finish,
		Items: plan.Totals.Items, BeforeStart: plan.Totals.Elapsed.BeforeStart, Problems: len(plan.Problems), Open: len(plan.Questions),
	}
	if plan.Site != nil {
		sum.Plot, sum.PlotVersion = plan.Site.ID, plan.Site.Version
	}
	for i := range plan.Facts {
		if f := &plan.Facts[i]; f.Fact == set.Vocabulary().ProjectKind && f.Value.IsKnown() {
			sum.Kind = f.Value.Text()
		}
	}
	return sum, nil
}

// departments are those that lead or help with an item of a plan, in order of their ids.
func departments(set *rules.Set, plan *planner.Plan) []string {
	ids := []string{}
	for i := range plan.Items {
		row := &plan.Items[i]
		ids = append(ids, row.DepartmentID)
		id, _ := profile.CutKey(row.ID)
		if item := set.Item(id); item != nil {
			ids = append(ids, item.Office(plan.ReferenceDate).Helpers...)
		}
	}
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return id == "" })
}

// made is a profile that is ready to become part of a project.
type made struct {
	profile profile.Profile
	hash    string
	plot    string // hash of the version of the plot that it stands on
	summary Summary
}

// prepare reads a profile, plans it for its summary and keeps its canonical bytes.
func (s *Service) prepare(ctx context.Context, set *rules.Set, raw []byte) (made, error) {
	if len(raw) > largestProfile {
		return made{}, fault.New(fault.Invalid, "profile.too_large", "", largestProfile)
	}
	p, plot, err := readStanding(ctx, set, s.plots, raw)
	if err != nil {
		return made{}, err
	}
	m := made{profile: p, plot: plot}
	if m.summary, err = summary(set, p); err != nil {
		return made{}, err
	}
	m.hash, err = s.store.Keep(ctx, profile.Encode(p, set.Facts()))
	return m, err
}

// changedPointers are the JSON Pointers of what differs between two canonical profiles: of the project's
// own keys, and of each entry of those that hold several.
func changedPointers(a, b []byte) ([]string, error) {
	var was, is map[string]json.RawMessage
	if err := json.Unmarshal(a, &was); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(b, &is); err != nil {
		return nil, err
	}
	return differing("", was, is, true), nil
}

func differing(at string, was, is map[string]json.RawMessage, deeper bool) []string {
	var found []string
	keys := make(map[string]bool, len(was)+len(is))
	for key := range was {
		keys[key] = true
	}
	for key := range is {
		keys[key] = true
	}
	for key := range keys {
		if bytes.Equal(was[key], is[key]) {
			continue
		}
		var inA, inB map[string]json.RawMessage
		if deeper && (was[key] == nil || json.Unmarshal(was[key], &inA) == nil) &&
			(is[key] == nil || json.Unmarshal(is[key], &inB) == nil) {
			found = append(found, differing(source.Step(at, key), inA, inB, false)...)
			continue
		}
		found = append(found, source.Step(at, key))
	}
	slices.Sort(found)
	return found
}

// sameBytes reports whether bytes have that hash.
func sameBytes(content []byte, hash string) bool { return store.Hash(content) == hash }

// Plan makes the plan of a project as it stands, under the rules by which it goes; nothing is kept. It
// gives the rule set, too.
//
// It returns what Revise does, and NotFound project.rules.unknown where its rule set is not kept.
func (s *Service) Plan(ctx context.Context, p *Project, opt planner.Options) (*planner.Plan, *Loaded, error) {
	l, prof, err := s.Standing(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	plan, err := planner.Make(l.Set, prof, opt)
	return plan, l, err
}

// Standing gives the profile of a project as it stands, on its plot, and the rule set by which it goes.
//
// It returns what Plan does.
func (s *Service) Standing(ctx context.Context, p *Project) (*Loaded, profile.Profile, error) {
	l, err := s.archive.Load(ctx, p.Rules)
	if err != nil {
		return nil, profile.Profile{}, err
	}
	prof, err := s.stands(ctx, l, p.Profile, p.PlotAt)
	return l, prof, err
}
