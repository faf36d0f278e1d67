package serve

import (
	"encoding/json"
	"fmt"
	"net/http"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/compare"
	"sevenlists/planner/diff"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// mostRestYears bounds how many years of days off are told at once.
const mostRestYears = 30

// Vocabulary are the names that a district gives to what plans hold by id, each in its order.
type Vocabulary struct {
	Phases          []rules.Term     `json:"phases"`
	Kinds           []rules.Term     `json:"kinds"`  // of items
	Levels          []rules.Term     `json:"levels"` // of government
	Pers            []rules.Term     `json:"pers"`   // how often an item is done
	EdgeKinds       []rules.Term     `json:"edge_kinds"`
	Variants        []rules.Term     `json:"variants"`
	CommitmentModes []rules.Term     `json:"commitment_modes"`
	Ways            []rules.Term     `json:"ways"` // of handling an item
	Sources         []rules.Term     `json:"material_sources"`
	Forms           []rules.Term     `json:"material_forms"`
	Seals           []rules.Term     `json:"material_seals"`
	Severities      []rules.Term     `json:"severities"`
	PlotKinds       []rules.Term     `json:"plot_kinds"`
	Payers          []rules.Term     `json:"payers"`
	Milestones      rules.Milestones `json:"milestones"`
	FactGroups      []rules.Term     `json:"fact_groups"`
	Items           []rules.Term     `json:"items"`    // by phase
	Problems        []rules.Term     `json:"problems"` // of early study
}

// RestDays are the days without work between two days.
type RestDays struct {
	From           calendar.Date  `json:"from"`
	To             calendar.Date  `json:"to"`
	Rest           []RestStretch  `json:"rest"`                      // in order of time
	AnnouncedUntil *calendar.Date `json:"announced_until,omitempty"` // last day whose holidays are announced; later ones may move
}

// RestStretch is a run of days on which nobody works, such as a weekend; both days belong to it.
type RestStretch struct {
	From calendar.Date `json:"from"`
	To   calendar.Date `json:"to"`
}

// Designs are plans that have not been made yet, to be compared.
type Designs struct {
	Designs []Design `json:"designs" most:"4"` // two to four
}

// Design is a profile with the way in which it is to be planned.
type Design struct {
	Profile json.RawMessage `json:"profile"` // as for a preview
	Variant string          `json:"variant,omitempty" oneof:"sequential customary parallel commitment"`
	Commit  []string        `json:"commit,omitempty" most:"200"` // items taken on commitment in the variant commitment; absent, all that are offered
}

// resultRoutes are those of what people look at beside a plan.
func (s *Server) resultRoutes() []Route {
	asOf := Param{Name: "as_of", Type: "date", About: lang.Text{
		ZH: "在哪一天，默认画像的 as_of 或者起始日", EN: "on which day; by default the profile's as_of, else its start"}}
	return []Route{
		{
			Name: "vocabulary", Method: http.MethodGet, Path: "/api/v1/vocabulary", Group: "catalogue", Action: "catalogue.read",
			Summary: lang.Text{ZH: "阶段、类型、路径方案等的名称", EN: "The names of phases, kinds, variants and the like"},
			Answer:  Vocabulary{}, Handle: vocabulary,
		},
		{
			Name: "rest_days", Method: http.MethodGet, Path: "/api/v1/rest_days", Group: "catalogue", Action: "catalogue.read",
			Summary: lang.Text{ZH: "两天之间的双休日和节假日（调休上班的除外）", EN: "The weekends and holidays between two days, without those on which people work in exchange"},
			Query: []Param{
				{Name: "from", Type: "date", Required: true, About: lang.Text{ZH: "第一天", EN: "the first day"}},
				{Name: "to", Type: "date", Required: true, About: lang.Text{ZH: "最后一天，至多三十年以后", EN: "the last day, at most thirty years later"}}},
			Answer: RestDays{}, Handle: restDays,
		},
		{
			Name: "preview_start", Method: http.MethodPost, Path: "/api/v1/preview/start", Group: "preview", Action: "preview.plan",
			Summary: lang.Text{ZH: "现在可以着手什么，风险由谁承担", EN: "What of a project may be begun, and at whose risk"},
			Query:   append(without(planParams(), "between"), asOf), BodyIs: "profile", AnswerIs: "start", Handle: previewStart,
		},
		{
			Name: "project_start", Method: http.MethodGet, Path: "/api/v1/projects/{project}/start", Group: "projects", Action: "project.read",
			Object:  projectObject,
			Summary: lang.Text{ZH: "项目现在可以着手什么，风险由谁承担", EN: "What of a stored project may be begun, and at whose risk"},
			Query:   append(without(planParams(), "between"), asOf), AnswerIs: "start", Handle: kept(projectStart),
		},
		{
			Name: "preview_beside", Method: http.MethodPost, Path: "/api/v1/preview/designs", Group: "preview", Action: "preview.compare",
			Summary: lang.Text{
				ZH: "把几个设计，或者一个设计的几种路径方案并列比较，差别由什么引起",
				EN: "Put several designs, or one design in several variants, side by side, with what makes the difference"},
			Query: without(planParams(), "between", "variant", "commit"), Body: Designs{}, AnswerIs: "compare", Patience: comparePatience, Handle: previewBeside,
		},
	}
}

func vocabulary(c *Call) error {
	v := c.Server.Rules().Vocabulary()
	terms := func(list []rules.Term) []rules.Term { return append([]rules.Term{}, list...) }
	set := c.Server.Rules()
	groups, items, problems := []rules.Term{}, []rules.Term{}, []rules.Term{}
	for _, g := range set.Facts().Groups {
		groups = append(groups, rules.Term{ID: g.ID, Name: g.Title})
	}
	for _, i := range set.Items() {
		items = append(items, rules.Term{ID: i.ID, Name: i.Name})
	}
	for _, p := range set.Problems() {
		problems = append(problems, rules.Term{ID: p.ID, Name: p.Name})
	}
	c.Response().Header().Set("Cache-Control", "public, max-age=60")
	return c.JSON(Vocabulary{
		FactGroups: groups, Items: items, Problems: problems,
		Phases: terms(v.Phases), Kinds: terms(v.Kinds), Levels: terms(v.Levels), Pers: terms(v.Pers),
		EdgeKinds: terms(v.EdgeKinds), Variants: terms(v.Variants), CommitmentModes: terms(v.CommitmentModes),
		Ways: terms(v.Ways), Sources: terms(v.Sources), Forms: terms(v.Forms), Seals: terms(v.Seals), Severities: terms(v.Severities), PlotKinds: terms(v.PlotKinds),
		Payers: terms(v.Payers()), Milestones: v.Milestones,
	})
}

func restDays(c *Call) error {
	var faults fault.List
	from, to := c.date("from", &faults), c.date("to", &faults)
	if err := faults.Err(); err != nil {
		return err
	}
	if to < from || to > from+mostRestYears*366 {
		return fault.New(fault.Invalid, "request.days", "to", mostRestYears)
	}
	working := c.Server.Rules().Calendar()
	answer := RestDays{From: from, To: to, Rest: []RestStretch{}}
	if last := working.Last(); !last.IsZero() {
		answer.AnnouncedUntil = &last
	}
	for d := from; d <= to; d++ {
		if working.IsWorkingDay(d) {
			continue
		}
		end := d
		for end < to && !working.IsWorkingDay(end+1) {
			end++
		}
		answer.Rest = append(answer.Rest, RestStretch{d, end})
		d = end
	}
	c.Response().Header().Set("Cache-Control", "public, max-age=60")
	return c.JSON(answer)
}

// previewStart answers what of a profile may be begun.
func previewStart(c *Call) error {
	set := c.Server.Rules()
	p, opt, err := c.asked(set)
	if err != nil {
		return err
	}
	return c.start(set, p, opt)
}

// projectStart answers the same of a project as it stands.
func projectStart(c *Call) error {
	opt, err := c.options()
	if err != nil {
		return err
	}
	l, p, err := c.Server.Projects.Standing(c.Context(), c.project())
	if err != nil {
		return err
	}
	return c.start(l.Set, p, opt)
}

// start answers what may be begun on the day that is asked for.
func (c *Call) start(set *rules.Set, p profile.Profile, opt planner.Options) error {
	var faults fault.List
	if day := c.date("as_of", &faults); day != 0 {
		p.AsOf = day
		// What was put over the profile is held to what any profile may say.
		again, err := profile.Decode(profile.Encode(p, set.Facts()), set.Facts(), set.Schema())
		faults = append(faults, fault.All(err)...)
		if p.Plot != nil {
			again = again.On(set.Facts(), p.Plot)
		}
		p = again
	}
	if err := faults.Err(); err != nil {
		return err
	}
	starting, err := planner.Start(set, p, opt)
	if err != nil {
		return err
	}
	return c.JSON(starting)
}

// previewBeside plans every design in its own way, and compares.
func previewBeside(c *Call) error {
	set := c.Server.Rules()
	var body Designs
	if err := c.Decode(&body); err != nil {
		return err
	}
	wanted, wrong := c.wanted()
	faults := fault.All(wrong)
	columns := make([]compare.Column, 0, len(body.Designs))
	for i, design := range body.Designs {
		at := fmt.Sprintf("/designs/%d", i)
		p, err := c.profileIn(set, design.Profile)
		if err != nil {
			faults = append(faults, below(at+"/profile", err)...)
			continue
		}
		own := wanted
		own.Variant, own.Commit = design.Variant, design.Commit
		opt, err := own.Planner()
		if err == nil {
			err = opt.Check(set, p)
		}
		side := diff.Side{}
		if err == nil {
			side, err = diff.Make(set, p, opt)
		}
		faults = append(faults, below(at, err)...)
		columns = append(columns, compare.Column{Side: side, Set: set})
	}
	if err := faults.Err(); err != nil {
		return err
	}
	document, err := compare.Of(c.Context(), columns, c.Lang)
	if err != nil {
		return err
	}
	return c.JSON(document)
}
