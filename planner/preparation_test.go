package planner_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
)

// withPreparation asks for the third figure.
func withPreparation(o *planner.Options) { o.Preparation = true }

// early is what a clerk counts in beside the plan.
type early struct {
	prepared map[string]errand // what is prepared before items
	waits    [][2]string       // further waiting, the one waited for first
	free     [][2]string       // waiting that is left out
}

// errand is something to prepare: how long it takes, and what it waits for and what waits for it.
type errand struct {
	days          int
	after, before []string
}

// of gives the days of something and what it waits for, with what is counted in.
func (c early) of(key string, days int, waits []string) (int, []string) {
	for id, e := range c.prepared {
		if id == key {
			days, waits = e.days, append(waits, e.after...)
		}
		if slices.Contains(e.before, key) {
			waits = append(waits, id)
		}
	}
	for _, w := range c.waits {
		if w[1] == key {
			waits = append(waits, w[0])
		}
	}
	return days, slices.DeleteFunc(waits, func(from string) bool { return slices.Contains(c.free, [2]string{from, key}) })
}

// errands are what a project has to prepare, read off the rules by hand.
func (c *clerk) errands() map[string]errand {
	found := map[string]errand{}
	for _, row := range shipped(c.t).Preparations() {
		fits := !row.Accompanies && row.CountedIn == ""
		for fact, allowed := range row.When {
			fits = fits && slices.Contains(allowed, c.p.Value(slotOf(c.t, fact)).String())
		}
		e, done := errand{}, false
		for _, id := range row.Before {
			known := c.progress(id)
			if !c.has(id) || known != nil && known.State == profile.Waived {
				continue
			}
			e.before, done = append(e.before, id), done || known != nil
		}
		if !fits || done || len(e.before) == 0 {
			continue
		}
		for _, edge := range row.After {
			e.after = append(e.after, edge.Item)
		}
		if row.WorkingDays != nil {
			e.days = *row.WorkingDays
		}
		found[row.ID] = e
	}
	return found
}

// newClerk dates a project with its preparation by hand.
func newClerk(t *testing.T, p profile.Profile, opt planner.Options) *clerk {
	c := &clerk{t: t, p: p, plain: planWith(t, beginning(p), opt), ends: map[string]calendar.Date{}}
	for _, f := range c.plain.Facts {
		if f.Fact == shipped(t).Vocabulary().Milestones.Works.DurationFact {
			c.works = route.WholeDays(f.Value)
		}
	}
	c.prepared = c.errands()
	return c
}

// again is the same clerk with other waiting.
func (c *clerk) again(waits, free [][2]string) *clerk {
	other := *c
	other.ends, other.waits, other.free = map[string]calendar.Date{}, waits, free
	return &other
}

// finish is the last early finish of what is left; false where nothing is.
func (c *clerk) finish(made *planner.Plan) (last calendar.Date, left bool) {
	for _, row := range made.WithPreparation.Items {
		if known := c.progress(row.ID); known == nil || known.State == profile.InProgress {
			last, left = max(last, c.end(row.ID)), true
		}
	}
	for id := range c.prepared {
		last = max(last, c.end(id))
	}
	return last, left
}

// The third figure is the one that a clerk finds, item by item, whatever has been done already;
// and what need not wait gains what he finds when he lets it wait, or lets it go.
func TestTheDatesWithPreparationAreThoseThatAClerkFinds(t *testing.T) {
	t.Parallel()
	g := generate(t, 97)
	gained := map[string]int{}
	for n := range cases(40) {
		p := g.complete()
		if names := projectNames(t); n < len(names) {
			p = project(t, names[n])
			if !p.Value(slotOf(t, "project_nature")).IsKnown() || len(p.Parts) > 0 {
				continue // what is not known is tried below
			}
		}
		if n%3 == 2 {
			p = g.underWay(beginning(p))
		}
		opt := planner.Default()
		opt.Preparation, opt.Variant = true, []route.Variant{route.Parallel, route.Customary}[g.IntN(2)]
		made := planWith(t, p, opt)
		with := made.WithPreparation
		if len(with.Warnings) > 0 && with.Warnings[0].Code == "preparation_ring" {
			continue // made by an item of one's own
		}
		c := newClerk(t, p, opt)
		for _, row := range with.Items {
			require.Equal(t, c.end(row.ID), row.Schedule.EarlyFinish, "%s\n%s", row.ID, profile.Encode(p, shipped(t).Facts()))
		}
		dated := 0
		for _, row := range with.Preparation {
			if row.Schedule != nil {
				dated++
				require.Equal(t, c.end(row.ID), row.Schedule.EarlyFinish, "%s\n%s", row.ID, profile.Encode(p, shipped(t).Facts()))
				require.GreaterOrEqual(t, row.Schedule.TotalFloat, 0)
			}
		}
		require.Len(t, c.prepared, dated)
		finish, left := c.finish(made)
		if !left {
			continue
		}
		require.Equal(t, finish, with.Finish)
		for _, e := range made.EarlyStarts {
			require.Less(t, e.From, e.InsteadOf, e.ID)
			gained[e.Kind] += c.tries(made, e, finish)
		}
	}
	for _, kind := range []string{"design", "service", "item"} {
		require.Positive(t, gained[kind], "no %s gains anything in any case", kind)
	}
}

// tries checks one early start and gives its gain.
func (c *clerk) tries(made *planner.Plan, e planner.EarlyStart, finish calendar.Date) int {
	var waits, free [][2]string
	for _, from := range e.NeedNotWaitFor {
		if e.Counted {
			waits = append(waits, [2]string{from, e.ID})
		} else {
			free = append(free, [2]string{from, e.ID})
		}
	}
	for _, draft := range e.Draft {
		waits = append(waits, [2]string{draft, e.ID})
	}
	other, _ := c.again(waits, free).finish(made)
	gain := shipped(c.t).Calendar().Between(finish, other)
	if !e.Counted {
		gain = -gain
	}
	require.Equal(c.t, gain, e.Gain, "%s, which need not wait for %s", e.ID, e.NeedNotWaitFor)
	require.NotEmpty(c.t, e.Lost, e.ID)
	require.NotEmpty(c.t, e.BearsName, e.ID)
	return e.Gain
}

func TestPreparationChangesNothingElseOfAPlan(t *testing.T) {
	for _, name := range projectNames(t) {
		made := plan(t, project(t, name), withPreparation)
		require.NotNil(t, made.WithPreparation, name)
		require.GreaterOrEqual(t, made.WithPreparation.Finish, made.Totals.Finish, name)
		require.Equal(t, shipped(t).Calendar().Between(made.Totals.Finish, made.WithPreparation.Finish), made.WithPreparation.DaysLater, name)
		made.WithPreparation, made.EarlyStarts = nil, nil
		require.Equal(t, string(asJSON(t, plan(t, project(t, name)))), string(asJSON(t, made)), name)
	}
}

func TestTheSchoolIsDrivenByItsDrawings(t *testing.T) {
	made := plan(t, project(t, "government_school"), withPreparation)
	require.Greater(t, made.WithPreparation.Finish, made.Totals.Finish)
	require.Subset(t, made.WithPreparation.CriticalPath, []string{"scheme_design", "preliminary_design", "working_drawings"})
	require.NotContains(t, made.CriticalPath, "working_drawings")
}

// sooner gives what is said of starting one thing before another.
func sooner(t *testing.T, made *planner.Plan, id, before string) planner.EarlyStart {
	t.Helper()
	for _, e := range made.EarlyStarts {
		if e.ID == id && slices.Contains(e.NeedNotWaitFor, before) {
			return e
		}
	}
	t.Fatalf("nothing is said of starting %s before %s", id, before)
	return planner.EarlyStart{}
}

// While the land is being granted the scheme of the workshop is drawn; it is on the critical path,
// so that waiting for the grant would cost the days on which both are under way.
func TestDesignBeforeTheGrantGainsExactlyTheOverlap(t *testing.T) {
	made := plan(t, project(t, "standard_land_workshop"), withPreparation)
	e := sooner(t, made, "scheme_design", "state_land_grant")
	grant := row(made, "state_land_grant").Schedule
	overlap := 0
	for d := e.From.AddDays(1); d <= grant.EarlyFinish; d = d.AddDays(1) {
		if shipped(t).Calendar().IsWorkingDay(d) {
			overlap++
		}
	}
	require.Equal(t, 22, overlap)
	require.Equal(t, overlap, e.Gain)
	require.Equal(t, grant.EarlyFinish, e.InsteadOf)
	require.True(t, e.Counted)
}

// The working drawings take 45 days. Begun on the scheme draft, when the scheme is drawn but not yet
// reviewed, they come as much earlier as the review takes; no other prerequisite holds them back.
func TestDrawingsOnADraftGainTheReviewOfTheScheme(t *testing.T) {
	made := plan(t, project(t, "standard_land_workshop"), withPreparation)
	e := sooner(t, made, "working_drawings", "design_scheme_review")
	require.Equal(t, row(made, "design_scheme_review").Schedule.Duration, e.Gain)
	require.Equal(t, []string{"scheme_design"}, e.Draft)
	require.False(t, e.Counted)
	require.Equal(t, "owner", e.Bears)
	require.Contains(t, e.Lost, "施工图")
}

// prepares gives the rows of a preparation in all parts.
func prepares(made *planner.Plan, id string) []planner.PreparationRow {
	var rows []planner.PreparationRow
	for _, r := range made.WithPreparation.Preparation {
		if item, _ := profile.CutKey(r.ID); item == id {
			rows = append(rows, r)
		}
	}
	return rows
}

func TestPreparationOfWhatIsHandedInIsDone(t *testing.T) {
	p := project(t, "standard_land_workshop")
	require.Len(t, prepares(plan(t, p, withPreparation), "working_drawings"), 1)
	p.AsOf = p.Start.AddDays(60)
	for state, left := range map[profile.State]int{profile.Obtained: 0, profile.InProgress: 0, profile.Waived: 0} {
		p.Progress = []profile.Progress{{Key: "construction_drawing_review", State: state, Accepted: p.AsOf, Reason: "x"}}
		require.Len(t, prepares(plan(t, p, withPreparation), "working_drawings"), left, state)
	}
}

func TestWhatIsNotKnownOfPreparationIsSaid(t *testing.T) {
	made := plan(t, project(t, "nothing_known"), withPreparation, func(o *planner.Options) { o.Assume = profile.None })
	fitOut := prepares(made, "fit_out_design")
	require.Len(t, fitOut, 1)
	require.Equal(t, "possible", fitOut[0].Status)
	require.NotEmpty(t, fitOut[0].Missing)
	require.Nil(t, fitOut[0].Schedule)

	site := prepares(made, "site_preparation")
	require.Contains(t, site[0].MayWaitFor, "state_land_grant")
	today, err := planner.Start(shipped(t), project(t, "nothing_known"), planner.Options{Variant: route.Parallel, Assume: profile.None, Lang: lang.ZH})
	require.NoError(t, err)
	require.Empty(t, today.Prepare, "nobody prepares a site before it is known whose land it is")

	school := plan(t, project(t, "government_school"), withPreparation)
	require.Nil(t, prepares(school, "drawing_review_body")[0].WorkingDays)
	require.Zero(t, prepares(school, "drawing_review_body")[0].Schedule.Duration)
	require.Equal(t, "preparation_not_stated", school.WithPreparation.Warnings[0].Code)
	require.Contains(t, school.WithPreparation.Warnings[0].Text, "施工图审查机构")
}

// The appraisal of the feasibility report is a special procedure of its approval: its days stand in
// the elapsed clock and are not counted again.
func TestWhatASpecialProcedureCountsIsNotCountedTwice(t *testing.T) {
	r := prepares(plan(t, project(t, "government_school"), withPreparation), "feasibility_appraisal")[0]
	require.Equal(t, "entrusted_appraisal", r.CountedIn)
	require.Nil(t, r.Schedule)
}

func TestARingThroughPreparationLeavesThePlanAlone(t *testing.T) {
	p := project(t, "government_school")
	p.Own = []profile.OwnItem{{
		ID: "x_ring", Name: "环", Duration: 1, Reason: "x", By: "x",
		After: []string{"civil_air_defence_review"}, Before: []string{"geotechnical_survey"}, // which the drawings, and so the review, wait for
	}}
	made := plan(t, p, withPreparation)
	require.Equal(t, "preparation_ring", made.WithPreparation.Warnings[0].Code)
	require.Contains(t, made.WithPreparation.Warnings[0].Text, "x_ring")
	require.Zero(t, made.WithPreparation.Finish)
	require.Empty(t, made.EarlyStarts)
	require.NotEmpty(t, made.Totals.Finish)
}

func TestAPaperIsBegunSoThatItIsThereWhenItIsNeeded(t *testing.T) {
	cal := shipped(t).Calendar()
	for _, r := range plan(t, project(t, "government_school")).Lists["materials"] {
		begin, _ := r["begin_preparing_by"].(calendar.Date)
		switch r["id"] {
		case "construction_drawings":
			require.Equal(t, cal.Sub(r["needed_by"].(calendar.Date), 45), begin)
		case "project_proposal":
			require.Equal(t, cal.Sub(r["needed_by"].(calendar.Date), 10), begin)
		case "single_application_form", "air_defence_design_scheme": // nobody says how long it takes
			require.Zero(t, begin, r["id"])
		}
	}
}

// The drawings are made for each lot that has them reviewed, the scheme once for both; and a project
// of a single lot is prepared like the same project without.
func TestPreparationIsDoneForTheParts(t *testing.T) {
	p := project(t, "standard_land_workshop")
	whole := plan(t, p, withPreparation)
	p.Parts = []profile.Part{{ID: "lot1", Name: "一标", Kind: profile.Lot}}
	single := plan(t, p, withPreparation)
	require.Equal(t, whole.WithPreparation.Finish, single.WithPreparation.Finish)
	require.Equal(t, len(whole.WithPreparation.Preparation), len(single.WithPreparation.Preparation))
	require.Equal(t, len(whole.EarlyStarts), len(single.EarlyStarts))

	p.Parts = append(p.Parts, profile.Part{ID: "lot2", Name: "二标", Kind: profile.Lot, Start: p.Start.AddDays(200)})
	made := plan(t, p, withPreparation)
	require.Len(t, prepares(made, "scheme_design"), 1)
	drawings := prepares(made, "working_drawings")
	require.Len(t, drawings, 2)
	for i, lot := range []string{"lot1", "lot2"} {
		require.Equal(t, "working_drawings@"+lot, drawings[i].ID)
		require.Equal(t, lot, drawings[i].Part)
		require.Equal(t, []string{"construction_drawing_review@" + lot}, drawings[i].Before)
		require.Contains(t, drawings[i].After, "design_scheme_review")
		require.Equal(t, []string{"scheme_design"}, sooner(t, made, drawings[i].ID, "design_scheme_review").Draft)
	}
	require.Contains(t, drawings[0].Name, "一标")
}

// What may be begun today: what waits for nothing, and what would wait only by custom or caution.
func TestWhatMayBeBegunToday(t *testing.T) {
	p := project(t, "standard_land_workshop")
	s, err := planner.Start(shipped(t), p, planner.Default())
	require.NoError(t, err)
	ids := func(rows []planner.StartingRow) (all []string) {
		for _, r := range rows {
			all = append(all, r.ID)
		}
		return all
	}
	require.Equal(t, p.Start, s.On)
	require.Equal(t, "planning_conditions", s.HandIn[0].ID, "what is critical comes first")
	require.True(t, s.HandIn[0].Critical)
	require.NotContains(t, ids(s.HandIn), "design_scheme_review")
	require.NotContains(t, ids(s.HandIn), "geotechnical_survey", "its survey has to be made first")
	require.Contains(t, ids(s.Prepare), "geotechnical_survey_service")
	require.NotContains(t, ids(s.Prepare), "scheme_design", "it waits for the planning conditions")
	require.Equal(t, "scheme_design", s.AtRisk[0].ID, "but need not")

	p.AsOf = p.Start.AddDays(10)
	p.Progress = []profile.Progress{{Key: "planning_conditions", State: profile.Obtained, Finished: p.Start.AddDays(9)}}
	s, err = planner.Start(shipped(t), p, planner.Default())
	require.NoError(t, err)
	require.NotContains(t, ids(s.HandIn), "planning_conditions")
	require.Equal(t, "scheme_design", s.Prepare[0].ID)
}
