package schemas_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/change"
	"sevenlists/planner/compare"
	"sevenlists/planner/diff"
	"sevenlists/planner/guide"
	"sevenlists/planner/lang"
	"sevenlists/planner/letter"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/whatif"
	"sevenlists/policies"
	"sevenlists/schemas"
	"sevenlists/schemas/reflected"
)

// answer is a document that a command other than plan writes.
type answer struct {
	title string
	root  reflect.Type
	enums map[string][]string // as planEnums
}

// whyEnums are the values of what a comparison of two plans says.
var whyEnums = map[string][]string{
	"diff.Item.change":        {diff.Added, diff.Dropped, diff.Changed},
	"diff.Problem.change":     {diff.Raised, diff.Settled, diff.Changed},
	"diff.Why.how":            {diff.Alone, diff.Each, diff.Together, diff.Mixed, diff.Follows, diff.Named, diff.NotFound},
	"words.LawRef.confidence": confidences,
}

var loweredEnums = map[string][]string{"rules.Limit.op": {"==", "!=", "<", "<=", ">", ">=", "in", "not in"}}

// answers are those documents by the name of their schema.
var answers = map[string]answer{
	"diff": {"Difference of two plans", reflect.TypeFor[diff.Document](), with(whyEnums, map[string][]string{
		"diff.Document.causes_from": {diff.ByPlanning, diff.ByReasons},
		"diff.Edge.change":          {diff.Added, diff.Dropped, diff.Changed},
		"diff.Row.change":           {diff.Added, diff.Dropped, diff.Changed},
		"diff.Money.payer":          rules.Payers,
	})},
	"compare": {"Comparison of projects", reflect.TypeFor[compare.Document](), with(whyEnums, map[string][]string{
		"compare.Figure.unit":  {compare.UnitCount, compare.UnitDays, compare.UnitDate, compare.UnitFen},
		"compare.Figure.group": {compare.GroupItems, compare.GroupDays, compare.GroupMoney, compare.GroupProblems, compare.GroupCommitments, compare.GroupErrands},
	})},
	"ask": {"Questions", reflect.TypeFor[whatif.Questions](), map[string][]string{
		"whatif.Questions.assume": {string(profile.Defaults), string(profile.None)},
	}},
	"whatif": {"Changes of facts", reflect.TypeFor[whatif.Changes](), map[string][]string{
		"whatif.Changes.variant": {"sequential", "customary", "parallel", "commitment"},
		"whatif.Changes.goal":    whatif.Goals,
		"whatif.Changes.status":  {"required", "possible", "not_required"},
	}},
	"changes": {"What a change asks for", reflect.TypeFor[change.Document](), map[string][]string{
		"change.Row.verdict": verdicts(), "change.Row.status": {"required", "possible", "not_required"}, "change.Row.confidence": confidences,
		"change.FactRow.outcome": {change.Within, change.Beyond, change.Open}, "change.FactRow.direction": {rules.Up, rules.Down},
		"change.FactRow.then": {rules.Amend, rules.Redo}, "change.FactRow.confidence": confidences, "words.LawRef.confidence": confidences,
	}},
	"front": {"Commitments against time", reflect.TypeFor[whatif.Front](), map[string][]string{
		"whatif.FrontRow.risk": confidences,
	}},
	"start": {"What may be begun", reflect.TypeFor[planner.Starting](), map[string][]string{
		"planner.EarlyStart.kind": {"design", "service", "item"},
	}},
	"guide": {"Service guide", reflect.TypeFor[guide.Document](), map[string][]string{
		"guide.Document.confidence": confidences, "guide.Valid.unit": units, "guide.Valid.counts_from": {"issued", "accepted"}, "guide.Valid.renewal": {rules.Prolong, rules.Anew},
		"words.LawRef.confidence": confidences, "rules.Days.unit": units,
	}},
	"letter": {"Letter", reflect.TypeFor[letter.Letter](), nil},

	"lowered_item":    {"What is evaluated of an item", reflect.TypeFor[rules.LoweredItem](), loweredEnums},
	"lowered_problem": {"What is evaluated of a problem", reflect.TypeFor[rules.LoweredProblem](), loweredEnums},
}

// verdicts are what may come of a change.
func verdicts() (words []string) {
	for _, v := range change.Verdicts {
		words = append(words, string(v))
	}
	return words
}

func with(maps ...map[string][]string) map[string][]string {
	all := map[string][]string{}
	for _, m := range maps {
		for at, values := range m {
			all[at] = values
		}
	}
	return all
}

func answerSchema(t *testing.T, name string) []byte {
	a := answers[name]
	s := reflected.New(t, "#/$defs/", a.enums, "../planner/rules", "../planner/words", "../planner/money", "../planner", "../planner/diff",
		"../planner/change", "../planner/compare", "../planner/whatif", "../planner/guide", "../planner/letter")
	return s.Document(name, a.title, a.root)
}

// answerSchemas compiles the schema of every answer, as it is published.
func answerSchemas(t *testing.T) map[string]*jsonschema.Schema {
	compiled := map[string]*jsonschema.Schema{}
	for _, name := range schemas.Answers() {
		content, ok := schemas.Answer(name)
		require.True(t, ok, name)
		compiled[name] = compile(t, name+".json", content)
	}
	require.Len(t, compiled, len(answers))
	return compiled
}

// TestEveryAnswerValidates holds what the commands write of every project of testdata against the
// published schemas.
func TestEveryAnswerValidates(t *testing.T) {
	published := answerSchemas(t)
	set := projecttest.Shipped(t)
	met := map[string]bool{}
	holds := func(t *testing.T, name string, document any, err error) {
		t.Helper()
		require.NoError(t, err, name)
		raw, err := json.Marshal(document)
		require.NoError(t, err)
		require.NoError(t, published[name].Validate(decoded(t, raw)), name)
		met[name] = true
	}
	var projects []profile.Profile
	for _, name := range projecttest.Names(t) {
		projects = append(projects, projecttest.Project(t, name))
	}
	for i, p := range projects {
		if i > 1 && i%4 != 0 && os.Getenv("SEVENLISTS_PROVE") == "" { // what all of them are asked takes a minute
			continue
		}
		opt := planner.Default()
		opt.Preparation = true
		if i%2 == 1 {
			opt.Lang, opt.Variant, opt.Assume = lang.EN, route.Commitment, profile.None
		}
		next := projects[(i+1)%len(projects)]
		t.Run(p.ID, func(t *testing.T) {
			a, err := diff.Make(set, p, opt)
			require.NoError(t, err)
			b, err := diff.Make(set, next, opt)
			require.NoError(t, err)
			if i < 2 { // these plan over and over
				d, err := diff.Compare(a, b, set, opt.Lang)
				holds(t, "diff", d, err)
				for _, query := range []whatif.Query{{}, {Goal: whatif.FewerItems}, {Item: a.Plan.Items[0].ID}} {
					changes, err := whatif.Find(set, p, opt, query)
					holds(t, "whatif", changes, err)
				}
			}
			of, err := diff.Compare(diff.Read(set, a.Plan), diff.Read(set, b.Plan), set, opt.Lang)
			holds(t, "diff", of, err)
			questions, err := whatif.Ask(set, p, opt)
			holds(t, "ask", questions, err)
			front, err := whatif.FrontOf(set, p, opt)
			holds(t, "front", front, err)
			change, err := planner.ChangeOf(set, next, p, opt)
			holds(t, "changes", change, err)
			start, err := planner.Start(set, p, opt)
			holds(t, "start", start, err)
		})
	}
	for i, l := range []lang.Lang{lang.ZH, lang.EN} {
		opt := planner.Default()
		opt.Lang, opt.Preparation = l, true
		document, err := compare.Make(set, projects[i:i+2], opt)
		holds(t, "compare", document, err)
	}
	for _, item := range set.Items() {
		lowered, ok := set.Lowered(item.ID)
		require.True(t, ok, item.ID)
		holds(t, "lowered_item", lowered, nil)
		told, err := guide.Make(set, item.ID, calendar.DateOf(2026, 6, 1), lang.EN)
		holds(t, "guide", told, err)
	}
	book, err := letter.Read(policies.FS, set.Vocabulary())
	require.NoError(t, err)
	plan, err := planner.Make(set, projects[0], planner.Default())
	require.NoError(t, err)
	for _, kind := range book.Kinds() {
		if kind.ID != "commitment" { // offered for some items only
			told, err := letter.Make(kind, set, plan, plan.Items[0].ID, calendar.DateOf(2026, 6, 1))
			holds(t, "letter", told, err)
		}
	}
	for _, problem := range set.Problems() {
		if lowered, ok := set.LoweredProblem(problem.ID); ok {
			holds(t, "lowered_problem", lowered, nil)
		}
	}
	require.Len(t, met, len(answers), "every schema is held against something")
}

// Every schema in this folder can be asked for by the name of its file.
func TestEveryAnswerIsPublished(t *testing.T) {
	var names []string
	for name := range answers {
		names = append(names, name)
	}
	slices.Sort(names)
	require.Equal(t, names, schemas.Answers())
	for _, name := range names {
		require.FileExists(t, filepath.Join(".", name+".json"))
	}
	_, ok := schemas.Answer("plans")
	require.False(t, ok)
}
