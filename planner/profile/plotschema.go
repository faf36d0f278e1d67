package profile

import "sevenlists/planner/lang"

// PlotSchemaJSON writes the JSON Schema (2020-12) of a plot as it stands in policies/plots/<id>/data.yaml,
// or in a file by itself with its id: for editors. kinds are the ids of the rule set's kinds of plot. The
// same facts, kinds and language give the same bytes.
func PlotSchemaJSON(facts *Facts, kinds []string, l lang.Lang) []byte {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(l) }
	both := object{
		{"type", "object"}, {"properties", object{{"zh", object{{"type", "string"}, {"minLength", 1}}}, {"en", object{{"type", "string"}, {"minLength", 1}}}}},
		{"required", []string{"zh", "en"}}, {"additionalProperties", false},
	}
	ref := func(name string) object { return object{{"$ref", "#/$defs/" + name}} }
	department := object{{"type", "string"}, {"minLength", 1}}
	stated := object{}
	for _, fact := range facts.unique() {
		if !fact.OfSite {
			continue
		}
		stated = append(stated, member{fact.ID, object{
			{"title", fact.Name.In(l)}, {"description", describe(fact, l)},
			{"anyOf", []any{
				valueSchema(fact),
				object{
					{"type", "object"},
					{"properties", object{
						{"value", valueSchema(fact)}, {"source", ref("text")}, {"date", dateSchema()}, {"vouched_by", department}, {"until", dateSchema()},
					}},
					{"required", []string{"value"}}, {"additionalProperties", false},
				},
			}},
		}})
	}
	assessment := object{
		{"type", "object"},
		{"properties", object{
			{"name", ref("text")}, {"date", dateSchema()}, {"until", dateSchema()}, {"vouched_by", department},
			{"document", object{{"type", "string"}}},
			{"facts", object{{"type", "array"}, {"items", object{{"type", "string"}}},
				{"description", say("由这项评估支撑的要素，须在 facts 里", "Facts that rest on the assessment; they stand under facts, too")}}},
		}},
		{"required", []string{"name", "date", "vouched_by"}}, {"additionalProperties", false},
	}
	version := object{
		{"type", "object"},
		{"properties", object{
			{"version", object{{"type", "integer"}, {"minimum", 1}, {"maximum", latestVersion}}},
			{"date", dateSchema()}, {"source", ref("text")}, {"vouched_by", department},
			{"facts", object{{"type", "object"}, {"properties", stated}, {"additionalProperties", false}}},
			{"assessments", object{{"type", "array"}, {"items", assessment}}},
		}},
		{"required", []string{"version", "date", "source", "vouched_by", "facts"}}, {"additionalProperties", false},
	}
	return document(object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "urn:sevenlists:schema:plot"},
		{"title", say("地块", "Plot")},
		{"description", say("一块土地的已知要素，按版本发布；旧版保留不动，新版写在最后。", "What is known of a piece of land, published by version: earlier ones stay as they are, a new one comes last.")},
		{"type", "object"},
		{"properties", object{
			{"id", object{{"type", "string"}, {"pattern", `^[a-z0-9][a-z0-9_]{0,79}$`}, {"description", say("单独的文件须写；文件夹中的以文件夹名为准", "Of a file by itself; a folder of a rule set has its own name")}}},
			{"name", ref("text")}, {"kind", object{{"enum", kinds}}}, {"confidence", object{{"enum", []string{"low", "medium", "high"}}}}, {"note", ref("text")},
			{"versions", object{{"type", "array"}, {"minItems", 1}, {"items", version}}},
		}},
		{"required", []string{"name", "kind", "confidence", "versions"}}, {"additionalProperties", false},
		{"$defs", object{{"text", both}}},
	})
}
