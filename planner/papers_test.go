package planner_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lists"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
)

// givers are the required items of a plan that give a paper to the items of a part: read off the
// catalogue anew, by the ids of outputs and by what any item says of who supplies it.
func givers(t testing.TB, made *planner.Plan, of profile.Profile, paper, part string) (keys []string) {
	for i := range made.Items {
		row := &made.Items[i]
		id, _ := profile.CutKey(row.ID)
		item := shipped(t).Item(id)
		if item == nil || row.Status != "required" || !of.Related(row.Part, part) {
			continue
		}
		gives := false
		for _, o := range item.Outputs {
			gives = gives || o.ID == paper
		}
		for _, other := range shipped(t).Items() {
			for _, m := range other.Materials {
				gives = gives || m.ID == paper && slices.Contains(m.SuppliedBy, item.ID)
			}
		}
		if gives {
			keys = append(keys, row.ID)
		}
	}
	return keys
}

// An applicant is never asked for what a required item of the project gives, and what is shown as
// coming out of an item comes out of one that the plan has, with its date.
func TestNothingIsAskedThatAnItemGives(t *testing.T) {
	g := generate(t, 5)
	for n := range cases(60) {
		p := g.partial(g.IntN(60))
		switch n % 3 {
		case 0:
			p = g.underWay(p)
		case 1:
			p.Parts = []profile.Part{{ID: "phase1", Kind: profile.Phase}, {ID: "lot1", Kind: profile.Lot, Parent: "phase1"}, {ID: "lot2", Kind: profile.Lot}}
		}
		opt := planner.Default()
		opt.Variant = []route.Variant{route.Sequential, route.Customary, route.Parallel, route.Commitment}[n%4]
		made := planWith(t, p, opt)
		for _, row := range made.Lists["materials"] {
			paper := row["id"].(string)
			part, _ := row["part"].(string)
			from := givers(t, made, p, paper, part)
			if row["asked"] == true {
				require.Empty(t, from, "%s is asked of the applicant", paper)
			}
			if len(from) > 0 {
				require.Contains(t, []any{"from_item", "in_hand", "handed_in"}, row["obtain"], paper)
				require.Equal(t, false, row["asked"], paper)
			}
			if row["obtain"] == "from_item" {
				require.NotEmpty(t, from, paper)
				require.NotNil(t, row["available_on"], paper)
			}
			if row["obtain"] == "in_hand" {
				require.True(t, slices.ContainsFunc(from, func(key string) bool { done := p.ProgressOf(key); return done != nil && done.Settled() }), paper)
			}
		}
		for _, duty := range made.Checklist {
			for _, name := range duty.HandIn {
				require.NotContains(t, namesGiven(t, made, p, duty.Item), name, duty.Item)
			}
		}
		require.Len(t, lateRows(made), countWarnings(made, "paper_late"))
		if t.Failed() {
			t.Logf("%s", profile.Encode(p, shipped(t).Facts()))
			return
		}
	}
}

// namesGiven are the names of the papers that required items of a plan give to an item.
func namesGiven(t testing.TB, made *planner.Plan, of profile.Profile, item string) (names []string) {
	_, part := profile.CutKey(item)
	for _, row := range made.Lists["materials"] {
		if len(givers(t, made, of, row["id"].(string), part)) > 0 {
			names = append(names, row["material"].(string))
		}
	}
	return names
}

func lateRows(p *planner.Plan) (ids []any) {
	for _, row := range p.Lists["materials"] {
		if row["late_for"] != nil {
			ids = append(ids, row["id"])
		}
	}
	return ids
}

func countWarnings(p *planner.Plan, code string) (n int) {
	for _, w := range p.Warnings {
		if w.Code == code {
			n++
		}
	}
	return n
}

// paperRow finds the row of a paper of a part in list 3.
func paperRow(t testing.TB, p *planner.Plan, id, part string) lists.Row {
	t.Helper()
	for _, row := range p.Lists["materials"] {
		own := ""
		if _, at, has := strings.Cut(row["items"].([]string)[0], "@"); has {
			own = at
		}
		if row["id"] == id && own == part {
			return row
		}
	}
	require.Fail(t, "no such row", "%s of %q", id, part)
	return nil
}

func underway(t testing.TB, name string, progress ...profile.Progress) profile.Profile {
	t.Helper()
	p := project(t, name).Clone()
	p.AsOf, p.Progress = p.Start, progress
	return p
}

func TestWhatIsObtainedIsInHandWithItsNumber(t *testing.T) {
	p := underway(t, "standard_land_workshop",
		profile.Progress{Key: "enterprise_filing", State: profile.Obtained, Finished: date(t, "2026-05-20"), Document: "备案〔2026〕7号"},
		profile.Progress{Key: "construction_waste_disposal", State: profile.InProgress, Accepted: date(t, "2026-05-29")},
		profile.Progress{Key: "energy_commitment_filing", State: profile.Waived, Reason: "任意"})
	made := plan(t, p)

	document := paperRow(t, made, "project_document", "")
	require.Equal(t, "in_hand", document["obtain"])
	require.Equal(t, []string{"备案〔2026〕7号"}, document["document"])
	require.Equal(t, date(t, "2026-05-20"), document["available_on"])
	require.Equal(t, false, document["asked"])

	handed := paperRow(t, made, "construction_waste_disposal_plan", "")
	require.Equal(t, "handed_in", handed["obtain"], "it went in when the item was accepted")
	require.Equal(t, []string{"construction_waste_disposal"}, handed["reused_from"])
	require.Equal(t, false, handed["asked"])

	for _, row := range made.Lists["materials"] {
		require.NotEqual(t, "energy_commitment", row["id"], "what is waived asks for nothing")
	}
	report := paperRow(t, made, "completion_acceptance_report", "")
	require.Equal(t, "from_item", report["obtain"])
	require.Equal(t, []string{"quality_completion_acceptance"}, report["supplied_by"])
	require.Nil(t, report["document"])
}

// A paper that a part's own item gives is there for that part, and not for the one beside it.
func TestAPaperOfAPartComesFromThatPart(t *testing.T) {
	p := project(t, "standard_land_workshop").Clone()
	p.Parts = []profile.Part{{ID: "lot1", Name: "一标", Kind: profile.Lot}, {ID: "lot2", Name: "二标", Kind: profile.Lot}}
	p.Progress = []profile.Progress{{Key: "quality_completion_acceptance@lot1", State: profile.Obtained, Document: "竣验1"}}
	made := plan(t, p)
	first, second := paperRow(t, made, "completion_acceptance_report", "lot1"), paperRow(t, made, "completion_acceptance_report", "lot2")
	require.Equal(t, []string{"竣验1"}, first["document"])
	require.Equal(t, "in_hand", first["obtain"])
	require.Equal(t, "from_item", second["obtain"])
	require.Equal(t, []string{"quality_completion_acceptance@lot2"}, second["supplied_by"])
	require.NotNil(t, paperRow(t, made, "works_contract", "lot1"), "each lot has a contract of its own")
	require.NotNil(t, paperRow(t, made, "works_contract", "lot2"))
}

// What comes too late is said in the list and as a warning, and still nobody is asked for it.
func TestAPaperThatComesTooLateIsSaid(t *testing.T) {
	made := plan(t, project(t, "government_school"))
	row := paperRow(t, made, "project_document", "")
	require.Equal(t, []string{"power_connection"}, row["late_for"])
	require.Equal(t, false, row["asked"])
	i := slices.IndexFunc(made.Warnings, func(w planner.Warning) bool { return w.Code == "paper_late" && w.Item == "power_connection" })
	require.GreaterOrEqual(t, i, 0)
	require.Contains(t, made.Warnings[i].Text, "立项文件")
	require.Contains(t, made.Warnings[i].Text, row["available_on"].(calendar.Date).String())
}

// The form of a paper is the item's where it says one, else the district's, and then of low
// confidence; what nobody states is left out and is never a number.
func TestTheFormOfAPaperIsStatedOrUsual(t *testing.T) {
	made := plan(t, project(t, "standard_land_workshop"))
	drawings := paperRow(t, made, "construction_drawings", "")
	require.Equal(t, "electronic", drawings["form"])
	require.Nil(t, drawings["copies"], "a file is not counted")
	form := paperRow(t, made, "single_application_form", "")
	require.Equal(t, []any{"original", "applicant", 1, "low"}, []any{form["form"], form["seal"], form["copies"], form["form_confidence"]})
	shared := paperRow(t, made, "detailed_plan", "")
	require.Equal(t, []any{"electronic", nil, nil}, []any{shared["form"], shared["seal"], shared["copies"]})
}
