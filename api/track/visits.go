package track

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/materials"
	"sevenlists/api/track/window"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// ProjectVisits is how often the applicant of a project came to the office, and was to come.
type ProjectVisits struct {
	Goal     int `json:"goal"`     // visits a project should need at most
	Planned  int `json:"planned"`  // of the items that the project needs, each as often as the catalogue says
	Ahead    int `json:"ahead"`    // of the items of which nothing was received yet
	Least    int `json:"least"`    // of those ahead, where every way to need none is taken
	Counted  int `json:"counted"`  // that were made
	Sparable int `json:"sparable"` // of those that were made and could have been spared
	// Visits are those that were made, the first first.
	Visits []window.Visit `json:"visits"`
}

// Visits counts the visits of a project: what happened on one day at one window is one.
func (s *Service) Visits(ctx context.Context, p *project.Project, l lang.Lang) (ProjectVisits, error) {
	var v ProjectVisits
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return v, err
	}
	opt := planner.Default()
	opt.Lang = l
	plan, loaded, err := s.projects.Plan(ctx, p, opt)
	if err != nil {
		return v, err
	}
	j := judge{s: s, set: loaded.Set, plan: plan, state: state, lang: l, came: map[string]int{}}
	v.Goal = loaded.Vocabulary().Visits.Goal
	for i := range plan.Items {
		item := &plan.Items[i]
		said := j.said(item.ID)
		if said == nil || item.Status != rules.Required.String() {
			continue
		}
		v.Planned += said.N
		if c := state.Cases[item.ID]; c != nil && c.Received != 0 {
			continue
		}
		v.Ahead += said.N
		if len(j.ways(said)) == 0 {
			v.Least += said.N
		}
	}
	v.Visits = window.Visits(state.deeds())
	for i := range v.Visits {
		for k := range v.Visits[i].Deeds {
			d := &v.Visits[i].Deeds[k]
			d.Spared = j.spared(d, v.Visits[i].On)
		}
	}
	s.window.timing.Judge(v.Visits, s.Calendar(), func(other calendar.Date) string {
		return s.window.timing.Reason(window.Together, l, other.String())
	})
	v.Counted = len(v.Visits)
	for i := range v.Visits {
		if v.Visits[i].Spared {
			v.Sparable++
		}
	}
	return v, nil
}

// deeds are all things for which the applicant came to the office.
func (s *State) deeds() []window.Deed {
	var list []window.Deed
	for _, key := range slices.Sorted(maps.Keys(s.Cases)) {
		c := s.Cases[key]
		for _, one := range append(slices.Clone(c.Earlier), *c) {
			for _, e := range one.Effective() {
				if e.InPerson {
					list = append(list, window.Deed{On: e.On, Window: e.Window, Case: key, Step: e.Name})
				}
			}
		}
	}
	for _, paper := range s.Papers {
		for _, e := range paper.Effective() {
			if e.InPerson {
				list = append(list, window.Deed{On: e.On, Window: e.Window, Step: e.Name, Paper: paper.Number, For: e.For})
			}
		}
	}
	return list
}

// judge says which visits nobody had to make.
type judge struct {
	s     *Service
	set   *rules.Set
	plan  *planner.Plan
	state *State
	lang  lang.Lang
	came  map[string]int // visits for the case of an item so far, by key and day
}

// said is how often one comes for an item; nil where nothing is stated.
func (j *judge) said(key string) *rules.Visits {
	id, _ := profile.CutKey(key)
	item := j.set.Item(id)
	if item == nil {
		return nil
	}
	return j.set.Vocabulary().Visits.Of(item)
}

// ways are those open to the project by which an item needs no visit, worded.
func (j *judge) ways(said *rules.Visits) []string {
	var open []string
	for _, way := range j.set.Vocabulary().Visits.Ways {
		if slices.Contains(said.Ways, way.ID) && way.ID != said.Opens && j.opened(way.ID) {
			open = append(open, way.Name.In(j.lang))
		}
	}
	return open
}

// opened reports whether a way is open: one that items open only where the plan needs one of them.
func (j *judge) opened(way string) bool {
	needed := false
	for _, item := range j.set.Items() {
		if item.Visits == nil || item.Visits.Opens != way {
			continue
		}
		needed = true
		if slices.ContainsFunc(j.plan.Items, func(r planner.ItemRow) bool { return itemOf(r.ID) == item.ID && r.Status == rules.Required.String() }) {
			return true
		}
	}
	return !needed
}

// spared are the reasons for which nobody had to come for a deed.
func (j *judge) spared(d *window.Deed, on calendar.Date) []window.Spared {
	var list []window.Spared
	add := func(reason, more string) {
		list = append(list, window.Spared{Reason: reason, Text: j.s.window.timing.Reason(reason, j.lang, more)})
	}
	if d.Case == "" {
		paper := j.state.Papers.Find(d.Paper)
		if paper != nil && d.Step == materials.HandIn && j.notAsked(paper) {
			add(window.NoPaper, "")
		}
	}
	keys := d.For
	if d.Case != "" {
		keys = []string{d.Case}
	}
	for _, key := range keys {
		said := j.said(key)
		if said == nil {
			continue
		}
		once := key + " " + on.String()
		if j.came[once] == 0 {
			j.came[once]++
			j.came[key]++
		}
		switch ways := j.ways(said); {
		case said.N == 0:
			add(window.NoneNeeded, "")
		case j.came[key] > said.N:
			add(window.Again, "")
		case len(ways) > 0:
			add(window.OtherWay, strings.Join(ways, lang.Text{ZH: "，或者", EN: ", or "}.In(j.lang)))
		default:
			return nil // somebody had to come for this one
		}
	}
	return list
}

// notAsked reports whether nobody had to bring a paper.
func (j *judge) notAsked(p *materials.Paper) bool {
	for _, w := range wanted(j.plan) {
		if w.Material == p.Material && w.Part == p.Part {
			return w.Obtain == "from_authority" || w.Obtain == "from_item"
		}
	}
	return false
}

// kindVisits is the kind of the views of visits: one a project.
const kindVisits = "visits"

// visited is by which the visits of a project are counted over projects; nothing where nobody ever came.
func (s *State) visited() (store.Record, bool, error) {
	visits := window.Visits(s.deeds())
	if len(visits) == 0 && !s.Came {
		return store.Record{}, false, nil
	}
	days := make([]calendar.Date, len(visits))
	for i := range visits {
		days[i] = visits[i].On
	}
	body, err := json.Marshal(days)
	return store.Record{Kind: kindVisits, ID: s.Project, Version: s.Sequence, Body: body}, true, err
}

// VisitFigures are the visits of all projects in a month.
type VisitFigures struct {
	Visits   int `json:"visits"`   // made in the month
	Projects int `json:"projects"` // for which somebody came in the month
	Above    int `json:"above"`    // of these, those whose visits since their beginning are more than the goal
	Goal     int `json:"goal"`     // visits a project should need at most
}

// visitsIn counts the visits of the days that are asked for.
func (s *Service) visitsIn(ctx context.Context, within func(calendar.Date) bool) (VisitFigures, error) {
	f := VisitFigures{Goal: s.projects.Rules().Vocabulary().Visits.Goal}
	err := s.each(ctx, store.Query{Kind: kindVisits}, func(r *store.Record) error {
		var days []calendar.Date
		if err := json.Unmarshal(r.Body, &days); err != nil {
			return err
		}
		n := 0
		for _, day := range days {
			if within(day) {
				n++
			}
		}
		if f.Visits += n; n > 0 {
			f.Projects++
			if len(days) > f.Goal {
				f.Above++
			}
		}
		return nil
	})
	return f, err
}
