package access_test

import (
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"sevenlists/api/access"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

func load(t testing.TB) *access.Rules {
	t.Helper()
	r, err := access.Load(policies.FS)
	require.NoError(t, err)
	return r
}

func decide(t testing.TB, r *access.Rules, q access.Request) access.Decision {
	t.Helper()
	d, err := r.Decide(context.Background(), q)
	require.NoError(t, err)
	return d
}

func ids(reasons []access.Reason) []string {
	var list []string
	for _, r := range reasons {
		list = append(list, r.ID)
	}
	return list
}

func TestDecisionsSayWhatTheyRestOn(t *testing.T) {
	r := load(t)
	agent := access.Account{ID: "me", Roles: []string{"agent"}}
	mine := access.Object{Kind: "project", ID: "p1", Owner: "her", Agent: "me", State: "active"}
	archived, others := mine, mine
	archived.State, others.Agent = "archived", "him"

	cases := map[string]struct {
		ask     access.Request
		allowed bool
		because []string
		needed  []string
	}{
		"an agent revises the project that they are agent of": {
			access.Request{Account: agent, Action: "project.revise", Object: &mine}, true, []string{"agent_of_object"}, nil,
		},
		"an archived project stands as it is": {
			access.Request{Account: agent, Action: "project.revise", Object: &archived}, false, []string{"archived"}, nil,
		},
		"of another agent's project it says who may": {
			access.Request{Account: agent, Action: "project.revise", Object: &others}, false, nil, []string{"investor_of_object", "agent_of_object"},
		},
		"nobody may do what no rule knows": {
			access.Request{Account: agent, Action: "project.burn", Object: &mine}, false, nil, nil,
		},
		"a token without scopes does nothing": {
			access.Request{Account: access.Account{ID: "me", Scopes: []string{}}, Action: "catalogue.read"}, false, []string{"beyond_scope"}, nil,
		},
		"somebody unknown has no project, not even one without an owner": {
			access.Request{Action: "project.read", Object: &access.Object{Kind: "project"}}, false, nil,
			[]string{"investor_of_object", "agent_of_object", "adviser_of_object", "department_of_object", "street_of_object", "oversees"},
		},
	}
	for sentence, c := range cases {
		t.Run(sentence, func(t *testing.T) {
			d := decide(t, r, c.ask)
			require.Equal(t, c.allowed, d.Allowed)
			require.Equal(t, c.because, ids(d.Because))
			require.Equal(t, c.needed, ids(d.Needed))
			for _, reason := range slices.Concat(d.Because, d.Needed) {
				require.NotEmpty(t, reason.Title.ZH)
				require.NotEmpty(t, reason.Title.EN)
			}
		})
	}
}

// TestListingsAreNarrowedAsObjectsAreRead draws accounts and objects and asks about each object by
// itself: the conditions of a listing must let through the same.
func TestListingsAreNarrowedAsObjectsAreRead(t *testing.T) {
	r := load(t)
	chance := rand.New(rand.NewPCG(1, 2))
	pick := func(from ...string) string { return from[chance.IntN(len(from))] }
	some := func(from []string) []string {
		return slices.DeleteFunc(slices.Clone(from), func(string) bool { return chance.IntN(3) > 0 })
	}
	var roles []string
	for _, role := range r.Roles() {
		roles = append(roles, role.ID)
	}
	both := map[bool]int{}
	for range 200 {
		who := access.Account{ID: pick("", "a", "b"), Department: pick("", "fire", "housing"), Street: pick("", "cicheng", "zhuangqiao")}
		if who.ID != "" {
			who.Roles, who.StandsFor = some(roles), some([]string{"a", "b", "c"})
		}
		if chance.IntN(4) == 0 {
			who.Scopes = some([]string{"project.*", "job.read", "preview.read"})
		}
		for _, action := range r.Actions() {
			if action.Object == "" || !strings.HasSuffix(action.ID, ".read") {
				continue
			}
			reach, err := r.Reach(context.Background(), who, action.ID)
			require.NoError(t, err)
			for range 5 {
				o := access.Object{
					Kind: action.Object, ID: pick("x", "a"), Owner: pick("", "a", "b"), Agent: pick("", "a", "b"), Adviser: pick("", "a", "b"),
					Departments: some([]string{"fire", "housing"}), Street: pick("", "cicheng", "zhuangqiao"), State: pick("waiting", "active"),
				}
				allowed := decide(t, r, access.Request{Account: who, Action: action.ID, Object: &o}).Allowed
				require.Equal(t, allowed, reach.Holds(o), "%v %s %v: %v", who, action.ID, o, reach)
				both[allowed]++
			}
		}
	}
	require.Greater(t, both[true], 500)
	require.Greater(t, both[false], 500)
}

// TestEveryReachCanBeSearchedFor tries every action for an account with every role.
func TestEveryReachCanBeSearchedFor(t *testing.T) {
	r := load(t)
	who := access.Account{ID: "me", Department: "housing", Street: "cicheng", StandsFor: []string{"her", "him"}}
	for _, role := range r.Roles() {
		who.Roles = append(who.Roles, role.ID)
	}
	for _, action := range r.Actions() {
		_, err := r.Reach(context.Background(), who, action.ID)
		require.NoError(t, err, action.ID)
	}
}

func TestScopesAreActionsOrGroups(t *testing.T) {
	r := load(t)
	want := map[string]bool{
		"project.read": true, "project.*": true, "project": false, "project.": false, "proj.*": false, "*": false, ".*": false, "": false,
	}
	for _, scope := range slices.Sorted(maps.Keys(want)) {
		require.Equal(t, want[scope], r.IsScope(scope), scope)
	}
}

// TestAccessIsNoPartOfTheRuleSet: who may do what is no matter of the law.
func TestAccessIsNoPartOfTheRuleSet(t *testing.T) {
	was, err := rules.Load(policies.FS)
	require.NoError(t, err)
	folder := projecttest.Edited(t, "access/data.yaml", "to: [publisher]", "to: [publisher, agent]")
	is, err := rules.Load(folder)
	require.NoError(t, err)
	require.Equal(t, was.Revision(), is.Revision())

	other, err := access.Load(folder)
	require.NoError(t, err)
	require.NotEqual(t, load(t).Revision(), other.Revision())
	agent := access.Request{Account: access.Account{ID: "me", Roles: []string{"agent"}}, Action: "plot.publish"}
	require.True(t, decide(t, other, agent).Allowed, "a district gives an action to another role without a word of Go")
	require.False(t, decide(t, load(t), agent).Allowed)
}

func TestBrokenRulesAreRefusedWithTheirPlace(t *testing.T) {
	const data, grants = "access/data.yaml", "access/grants/grants.rego"
	cases := map[string]struct{ file, was, is, code, place string }{
		"a reason that has no rule":       {data, "to: [publisher]", "to: [publishers]", "access.rule.unknown", data},
		"a bar that has no rule":          {data, "unless: [settled]", "unless: [setled]", "access.rule.unknown", data},
		"a name without a language":       {data, "zh: 代办员, ", "", "rules.data.translation", data},
		"a key that nobody reads":         {data, "needs: street", "need: street", "rules.data.unknown_key", data},
		"a misspelt field of the account": {grants, "== input.account.street", "== input.account.stret", "rules.compile", grants},
		"a function that rules may not use": {
			grants, "input.object.street == input.account.street", "http.send({\"url\": input.account.street}).status == 200", "rules.compile", grants,
		},
		"a rule without a title": {grants, "# METADATA\n# title: 是该项目的代办员\n# custom:\n#   title_en: the account is its agent\n", "", "rules.metadata.missing", grants},
		"no Rego at all":         {grants, "anyone := true", "anyone := :=", "rules.syntax", grants},
	}
	for sentence, c := range cases {
		t.Run(sentence, func(t *testing.T) {
			_, err := access.Load(projecttest.Edited(t, c.file, c.was, c.is))
			require.Error(t, err)
			first := fault.All(err)[0]
			require.Equal(t, c.code, first.Code, err)
			require.Equal(t, fault.RuleBroken, first.Kind)
			require.Contains(t, first.Path, c.place+":")
		})
	}
	_, err := access.Load(fstest.MapFS{"items/x/data.yaml": &fstest.MapFile{}})
	require.Equal(t, fault.NotFound, fault.All(err)[0].Kind, "a folder without access has none, and nobody guesses")
}

func TestAGrantThatNoListingCouldSearchForSaysSo(t *testing.T) {
	r, err := access.Load(projecttest.Edited(t, "access/grants/grants.rego", "\tinput.object.agent == input.account.id",
		"\tinput.object.agent == input.account.id\n\tinput.object.state == \"active\""))
	require.NoError(t, err)
	_, err = r.Reach(context.Background(), access.Account{ID: "me", Roles: []string{"agent"}}, "project.read")
	require.Equal(t, "access.rule.wide", fault.All(err)[0].Code)
}

func TestWhenTimeIsUpNothingIsAllowed(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	d, err := load(t).Decide(ctx, access.Request{Action: "catalogue.read"})
	require.Error(t, err)
	require.False(t, d.Allowed)
}

func BenchmarkDecide(b *testing.B) {
	r := load(b)
	q := access.Request{
		Account: access.Account{ID: "me", Roles: []string{"agent"}}, Action: "project.read",
		Object: &access.Object{
			Kind: "project", ID: "p1", Owner: "her", Agent: "me", Departments: []string{"housing", "fire"}, Street: "cicheng", State: "active",
		},
	}
	b.ReportAllocs()
	for b.Loop() {
		if d, err := r.Decide(context.Background(), q); err != nil || !d.Allowed {
			b.Fatal(d, err)
		}
	}
}

func BenchmarkReach(b *testing.B) {
	r := load(b)
	who := access.Account{ID: "me", Roles: []string{"agent"}}
	for b.Loop() {
		if _, err := r.Reach(context.Background(), who, "project.read"); err != nil {
			b.Fatal(err)
		}
	}
}

// What a stranger is answered the second time is what the rules answer the first time.
func TestAStrangerIsAnsweredTheSameAgain(t *testing.T) {
	one, other := load(t), load(t)
	for _, action := range one.Actions() {
		first, err := one.Decide(t.Context(), access.Request{Action: action.ID})
		require.NoError(t, err)
		again, err := one.Decide(t.Context(), access.Request{Action: action.ID})
		require.NoError(t, err)
		anew, err := other.Decide(t.Context(), access.Request{Action: action.ID})
		require.NoError(t, err)
		require.Equal(t, first, again, action.ID)
		require.Equal(t, anew, again, action.ID)
	}
	d, err := one.Decide(t.Context(), access.Request{Action: "nothing.known"})
	require.NoError(t, err)
	require.False(t, d.Allowed)
}
