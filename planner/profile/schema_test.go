package profile

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/stretchr/testify/require"

	"sevenlists/planner/lang"
)

func TestSchemaIsTheSameEveryTimeAndKeepsTheOrderOfTheFacts(t *testing.T) {
	for _, l := range []lang.Lang{lang.ZH, lang.EN} {
		first := SchemaJSON(testFacts(), l)
		require.Equal(t, string(first), string(SchemaJSON(testFacts(), l)))
		at := -1
		for _, fact := range testFacts().List {
			next := strings.Index(string(first), `"`+fact.ID+`": {`)
			require.Greater(t, next, at, fact.ID)
			at = next
		}
	}
	require.Contains(t, string(SchemaJSON(testFacts(), lang.ZH)), "用地面积多少？（平方米）")
	require.Contains(t, string(SchemaJSON(testFacts(), lang.EN)), "How large is the plot? (m2)")
	require.Contains(t, string(SchemaJSON(testFacts(), lang.ZH)), `residential：住宅`)
}

func TestSchemaIsSoundJSONSchema(t *testing.T) {
	for _, raw := range [][]byte{SchemaJSON(testFacts(), lang.EN), InputSchemaJSON(testFacts())} {
		_, err := jsonschema.CompileString("urn:test", string(raw)) // it checks against the schema of schemas
		require.NoError(t, err)
		require.Equal(t, byte('\n'), raw[len(raw)-1])
	}
}

// The published schema must say by itself what Decode takes and refuses, for those who check
// a profile with another program.
func TestSchemaAgreesWithDecode(t *testing.T) {
	facts := testFacts()
	schema := testSchema(t, facts)
	values := []string{
		"null", `"unknown"`, "true", "false", "0", "-0.000001", "1.5", "1e3", "100", "100.000001", "1000000000000",
		"1000000000000.000001", "-1000000000000", "0.1234567", `""`, `"a"`, `"industrial"`, `"enterprise"`,
		`"2026-06-01"`, `"2026-02-30"`, `"1899-12-31"`, `"2200-01-01"`, `"a\nb"`, "[]", "{}",
	}
	for _, fact := range facts.List {
		for _, value := range values {
			input := `{"id":"a","start":"2026-06-01","facts":{"` + fact.ID + `":` + value + `}}`
			dec := json.NewDecoder(strings.NewReader(input))
			dec.UseNumber()
			var doc any
			require.NoError(t, dec.Decode(&doc))
			_, err := Decode([]byte(input), facts, schema)
			require.Equal(t, schema.compiled.Validate(doc) == nil, err == nil, input)
		}
	}
}

func TestInputSchemaHasPlainTypesOnly(t *testing.T) {
	var schema struct {
		Type                 string
		AdditionalProperties *bool
		Properties           map[string]struct {
			Type string
			Enum []string
		}
	}
	require.NoError(t, json.Unmarshal(InputSchemaJSON(testFacts()), &schema))
	require.Equal(t, "object", schema.Type)
	require.NotNil(t, schema.AdditionalProperties)
	require.False(t, *schema.AdditionalProperties)
	require.Len(t, schema.Properties, len(testFacts().List))
	require.Equal(t, "number", schema.Properties["works_duration_days"].Type)
	require.Equal(t, "boolean", schema.Properties["technical_renovation"].Type)
	require.Equal(t, "string", schema.Properties["contract_start"].Type)
	require.Equal(t, []string{"industrial", "residential", "hotel"}, schema.Properties["building_category"].Enum)
	require.NotContains(t, string(InputSchemaJSON(testFacts())), "null")
}

func TestSchemaOfFactsWithOneIDTwiceHasTheFirst(t *testing.T) {
	facts := NewFacts(nil, []Fact{{ID: "a", Type: BooleanType}, {ID: "a", Type: NumberType}})
	schema := testSchema(t, facts)
	p, err := Decode([]byte(`{"id":"x","start":"2026-06-01","facts":{"a":true}}`), facts, schema)
	require.NoError(t, err)
	require.Equal(t, []Value{TruthValue(true), Unknown}, p.Values)
	require.Equal(t, 1, strings.Count(string(InputSchemaJSON(facts)), `"a"`))
}
