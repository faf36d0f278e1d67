package schemas_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"sevenlists/planner"
	"sevenlists/planner/change"
	"sevenlists/planner/lang"
	"sevenlists/planner/money"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/policies"
	"sevenlists/schemas"
	"sevenlists/schemas/reflected"
)

var update = flag.Bool("update", false, "write the schemas anew")

// planEnums are the values of those texts of a plan that Go, and not a rule set, names.
var planEnums = map[string][]string{
	"planner.Plan.variant":              {"sequential", "customary", "parallel", "commitment"},
	"planner.Plan.assume":               {string(profile.Defaults), string(profile.None)},
	"planner.FactRow.origin":            {"stated", "site", "derived", "assumed", "summed", "unknown"},
	"planner.SiteRow.confidence":        confidences,
	"planner.ItemRow.status":            {"required", "possible"},
	"planner.ItemRow.confidence":        confidences,
	"planner.CommitmentRow.mode":        {rules.InformedCommitment, rules.CommitmentAccess},
	"planner.LawEnded.what":             {"item", "regime"},
	"planner.FinishBy.risk":             confidences,
	"planner.EdgeRow.relaxed_by":        {"commitment", "deferral"},
	"planner.TargetRow.clock":           {"approval", "elapsed"},
	"planner.TargetRow.measure":         {"before_start", "completion", "total"},
	"planner.TargetRow.confidence":      confidences,
	"planner.ProblemRow.severity":       {"stop", "delay", "cost"},
	"planner.ProblemRow.status":         {"found", "open"},
	"planner.ProblemRow.confidence":     confidences,
	"planner.ResultRow.counts_from":     {"issued", "accepted"},
	"planner.ResultRow.renewal":         {rules.Prolong, rules.Anew},
	"planner.ResultRow.lead_from":       {"stated", "default", "duration"},
	"planner.ResultRow.confidence":      confidences,
	"planner.ProgressRow.rework":        {rules.Amend, rules.Redo},
	"change.Row.verdict":                verdicts(),
	"change.Row.status":                 {"required", "possible", "not_required"},
	"change.Row.confidence":             confidences,
	"change.FactRow.outcome":            {change.Within, change.Beyond, change.Open},
	"change.FactRow.direction":          {rules.Up, rules.Down},
	"change.FactRow.then":               {rules.Amend, rules.Redo},
	"change.FactRow.confidence":         confidences,
	"planner.VisitRow.status":           {"required", "possible"},
	"planner.VisitRow.confidence":       confidences,
	"planner.ResultRow.lead_confidence": confidences,
	"lists.Duty.mode":                   {rules.InformedCommitment, rules.CommitmentAccess},
	"words.LawRef.confidence":           confidences,
	"rules.Comparison.op":               {"==", "!=", "<", "<=", ">", ">=", "in", "not in"},
	"rules.Days.unit":                   units,
	"planner.ChargeRow.category":        {money.Service, money.Fee},
	"planner.ChargeRow.status":          {"required", "possible"},
	"planner.ChargeRow.payer":           rules.Payers,
	"planner.MoneyLine.confidence":      confidences,
}

// itemEnums are the same of an item's data.
var itemEnums = map[string][]string{
	"rules.Item.confidence":         confidences,
	"rules.Regime.confidence":       confidences,
	"rules.Material.source":         {"applicant", "intermediary", "shared_data", "prior_approval"},
	"rules.CommitmentTerms.risk":    confidences,
	"rules.CommitmentTerms.mode":    {rules.InformedCommitment, rules.CommitmentAccess, rules.Deferral},
	"rules.Days.unit":               units,
	"rules.Fee.payer":               rules.Payers,
	"rules.Service.commissioned_by": {"owner", "government"},
	"rules.Price.payer":             rules.Payers,
	"rules.Price.confidence":        confidences,
	"rules.Ground.direction":        {rules.Up, rules.Down},
	"rules.Ground.then":             {rules.Amend, rules.Redo},
	"rules.Ground.confidence":       confidences,
	"rules.Exemption.confidence":    confidences,
	"rules.Test.op":                 {"==", "!=", "<", "<=", ">", ">=", "in"},
}

var units = []string{"working", "calendar", "immediate", "months", "years"}

var confidences = []string{"low", "medium", "high"}

// ruleNames are the names of an item's rules: a key of its data may not have one of them.
var ruleNames = []string{"applies", "prerequisites", "may_commit", "may_defer", "refused", "refusals", "duration"}

func planSchema(t *testing.T) []byte {
	s := reflected.New(t, "#/$defs/", planEnums, "../planner/rules", "../planner/words", "../planner/change", "../planner/lists", "../planner/money", "../planner")
	return s.Document("plan", "Plan", reflect.TypeFor[planner.Plan]())
}

func itemSchema(t *testing.T) []byte {
	s := reflected.New(t, "#/$defs/", itemEnums, "../planner/rules")
	s.Skip["rules.Item.id"] = true // the folder's name
	other := reflected.Pair("type", `["number","string","boolean","array"]`)
	s.Open[reflect.TypeFor[rules.Regime]()] = reflected.Pair("additionalProperties", "{"+other+"}")
	s.Open[reflect.TypeFor[rules.Item]()] = reflected.Pair("propertyNames", `{"not":`+reflected.List("enum", ruleNames)+"}") +
		"," + reflected.Pair("additionalProperties", "{"+reflected.Pair("description", reflected.Quote("A number, mark or table that the item's own rules read."))+"}")
	return s.Document("item", "Item", reflect.TypeFor[rules.Item]())
}

// TestSchemasAreFresh compares every schema with what the types and the embedded facts give.
func TestSchemasAreFresh(t *testing.T) {
	want := map[string][]byte{"plan.json": planSchema(t), "item.json": itemSchema(t)}
	for name := range answers {
		want[name+".json"] = answerSchema(t, name)
	}
	set, err := rules.Load(policies.FS)
	if err == nil {
		want["profile.json"] = profile.SchemaJSON(set.Facts(), lang.ZH)
		want["plot.json"] = profile.PlotSchemaJSON(set.Facts(), set.PlotKinds(), lang.ZH)
		want["input.json"] = profile.InputSchemaJSON(set.Facts())
	}
	for name, content := range want {
		if *update {
			require.NoError(t, os.WriteFile(name, content, 0o644))
			continue
		}
		got, err := os.ReadFile(name)
		require.NoError(t, err)
		require.Empty(t, firstDifference(string(content), string(got)), "%s is stale: run make generate", name)
	}
	require.NoError(t, err)
}

// firstDifference gives the first line in which two texts differ; a whole schema tells nobody anything.
func firstDifference(want, got string) string {
	wanted, had := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(wanted), len(had)) {
		if wanted[i] != had[i] {
			return fmt.Sprintf("line %d: want %s, have %s", i+1, wanted[i], had[i])
		}
	}
	if len(wanted) != len(had) {
		return fmt.Sprintf("want %d lines, have %d", len(wanted), len(had))
	}
	return ""
}

func compile(t *testing.T, name string, content []byte) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.Draft, c.AssertFormat = jsonschema.Draft2020, true
	require.NoError(t, c.AddResource(name, bytes.NewReader(content)))
	s, err := c.Compile(name)
	require.NoError(t, err)
	return s
}

func TestCommittedSchemasCompile(t *testing.T) {
	files, err := filepath.Glob("*.json")
	require.NoError(t, err)
	require.Len(t, files, 5+len(answers))
	for _, name := range files {
		content, err := os.ReadFile(name)
		require.NoError(t, err)
		compile(t, name, content)
	}
}

// TestItemsValidate holds the published schema against every item, read as stock OPA reads it.
func TestItemsValidate(t *testing.T) {
	schema := compile(t, "item.json", schemas.Item)
	files, err := fs.Glob(policies.FS, "items/*/data.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(path.Base(path.Dir(file)), func(t *testing.T) {
			content, err := policies.FS.ReadFile(file)
			require.NoError(t, err)
			require.NoError(t, schema.Validate(asJSON(t, content)))
		})
	}
}

// TestPlotsValidate holds the published schema against every plot, read as stock OPA reads it.
func TestPlotsValidate(t *testing.T) {
	content, err := os.ReadFile("plot.json")
	require.NoError(t, err)
	schema := compile(t, "plot.json", content)
	files, err := fs.Glob(policies.FS, "plots/*/data.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		content, err := policies.FS.ReadFile(file)
		require.NoError(t, err)
		plot := asJSON(t, content).(map[string]any)
		require.NoError(t, schema.Validate(plot), file)
		first := plot["versions"].([]any)[0].(map[string]any)
		first["facts"].(map[string]any)["total_investment_wan"] = 5
		require.Error(t, schema.Validate(plot), "a fact that does not belong to the land")
		delete(first["facts"].(map[string]any), "total_investment_wan")
		first["facts"].(map[string]any)["in_flood_zone"] = "unknown"
		require.Error(t, schema.Validate(plot), "a plot does not say what it does not know")
	}
}

func TestItemSchemaRefuses(t *testing.T) {
	schema := compile(t, "item.json", schemas.Item)
	content, err := policies.FS.ReadFile("items/energy_review/data.yaml")
	require.NoError(t, err)
	for name, change := range map[string]func(item map[string]any){
		"a missing English name":     func(item map[string]any) { item["name"] = map[string]any{"zh": "节能审查"} },
		"a misspelt key of the days": func(item map[string]any) { item["days"] = map[string]any{"promissed": nil} },
		"a date that does not exist": func(item map[string]any) { item["effective"] = map[string]any{"from": "2025-02-30"} },
		"an unknown kind of days": func(item map[string]any) {
			item["days"] = map[string]any{"promised": map[string]any{"n": 7, "unit": "weeks"}}
		},
		"a key named like a rule":     func(item map[string]any) { item["duration"] = 7 },
		"a regime without its source": func(item map[string]any) { item["regimes"] = []any{map[string]any{"energy_tce": 1000}} },
		"no department":               func(item map[string]any) { delete(item, "departments") },
	} {
		item := asJSON(t, content).(map[string]any)
		require.NoError(t, schema.Validate(item))
		change(item)
		require.Error(t, schema.Validate(item), name)
	}
}

// asJSON reads YAML into what encoding/json would have read.
func asJSON(t *testing.T, content []byte) any {
	t.Helper()
	var v any
	require.NoError(t, yaml.Unmarshal(content, &v))
	raw, err := json.Marshal(v)
	require.NoError(t, err)
	return decoded(t, raw)
}

func decoded(t *testing.T, raw []byte) any {
	t.Helper()
	var v any
	require.NoError(t, json.Unmarshal(raw, &v))
	return v
}

// TestRealPlansValidate plans every project of testdata in every variant, in both languages, with
// and without assumptions.
func TestRealPlansValidate(t *testing.T) {
	schema := compile(t, "plan.json", schemas.Plan)
	set, err := rules.Load(policies.FS)
	require.NoError(t, err)
	profiles, err := filepath.Glob("../testdata/projects/*/profile.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, profiles)
	for _, file := range profiles {
		name := filepath.Base(filepath.Dir(file))
		t.Run(name, func(t *testing.T) {
			content, err := os.ReadFile(file)
			require.NoError(t, err)
			p, err := profile.Decode(content, set.Facts(), set.Schema())
			require.NoError(t, err)
			for _, opt := range []planner.Options{
				{Variant: route.Sequential, Lang: lang.ZH, Assume: profile.Defaults},
				{Variant: route.Customary, Lang: lang.EN, Assume: profile.None},
				{Variant: route.Parallel, Lang: lang.ZH, Assume: profile.None},
				{Variant: route.Commitment, Lang: lang.EN, Assume: profile.Defaults},
			} {
				plan, err := planner.Make(set, p, opt)
				require.NoError(t, err)
				raw, err := json.Marshal(plan)
				require.NoError(t, err)
				require.NoError(t, schema.Validate(decoded(t, raw)), "%s %s", opt.Variant, opt.Lang)
			}
		})
	}
}

// TestSchemasHaveEveryKey writes each document with every field filled by encoding/json itself, and
// finds the same keys in it as in its schema: no more, no less.
func TestSchemasHaveEveryKey(t *testing.T) {
	documents := map[string]reflect.Type{"plan": reflect.TypeFor[planner.Plan]()}
	for name, a := range answers {
		if !strings.HasPrefix(name, "lowered_") { // a condition of theirs holds conditions: it cannot be filled
			documents[name] = a.root
		}
	}
	for name, root := range documents {
		t.Run(name, func(t *testing.T) {
			filled := reflect.New(root)
			fill(t, filled.Elem(), 0)
			raw, err := json.Marshal(filled.Interface())
			require.NoError(t, err)
			content, err := os.ReadFile(name + ".json")
			require.NoError(t, err)
			document := decoded(t, content).(map[string]any)
			keysMatch(t, document, document, decoded(t, raw), "")
		})
	}
}

// fill gives every field of a value something that JSON does not leave out.
func fill(t *testing.T, v reflect.Value, depth int) {
	t.Helper()
	require.Less(t, depth, 20, "a type that contains itself")
	if v.CanAddr() {
		switch p := v.Addr().Interface().(type) {
		case *profile.Value:
			*p = profile.TextValue("x")
			return
		}
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(20_000)
	case reflect.Float64:
		v.SetFloat(0.5)
	case reflect.Array:
		for i := range v.Len() {
			fill(t, v.Index(i), depth+1)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(t, v.Index(0), depth+1)
	case reflect.Map:
		element := reflect.New(v.Type().Elem()).Elem()
		fill(t, element, depth+1)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("x"), element)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), depth+1)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(t, v.Field(i), depth+1)
			}
		}
	case reflect.Interface:
		v.Set(reflect.ValueOf("x"))
	default:
		t.Fatalf("a field of %s", v.Type())
	}
}

// keysMatch walks a document beside its schema.
func keysMatch(t *testing.T, root, schema map[string]any, value any, at string) {
	if ref, ok := schema["$ref"].(string); ok {
		definition := root["$defs"].(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")]
		keysMatch(t, root, definition.(map[string]any), value, at)
		return
	}
	if alternatives, ok := schema["anyOf"].([]any); ok {
		keysMatch(t, root, alternatives[0].(map[string]any), value, at)
		return
	}
	switch v := value.(type) {
	case map[string]any:
		properties, closed := schema["properties"].(map[string]any)
		for key, inner := range v {
			next, known := properties[key].(map[string]any)
			if !closed {
				next, known = schema["additionalProperties"].(map[string]any)
			}
			if !known {
				t.Errorf("the schema lacks %s/%s", at, key)
				continue
			}
			keysMatch(t, root, next, inner, at+"/"+key)
		}
		for key := range properties {
			if _, written := v[key]; !written {
				t.Errorf("the schema has %s/%s, which nothing writes", at, key)
			}
		}
	case []any:
		items, ok := schema["items"].(map[string]any)
		if !ok || len(v) == 0 {
			t.Errorf("the schema has no list at %s", at)
			return
		}
		keysMatch(t, root, items, v[0], at+"/0")
	}
}
