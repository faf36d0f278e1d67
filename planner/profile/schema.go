package profile

import (
	"bytes"
	"encoding/json"
	"strings"

	"sevenlists/planner/lang"
)

// ReferenceDate is the id of the fact that says which date's rules apply. It is the one fact
// that the program knows by name: it is never unknown, and is the start where nobody states it.
const ReferenceDate = "reference_date"

// What a profile's own keys and free texts may look like. The pattern keeps out line breaks,
// control characters and the sign of a damaged character; it is written for the regular
// expressions of Go and of ECMAScript alike.
const (
	longestText = 200
	idPattern   = `^[a-z0-9][a-z0-9_-]{0,63}$`
	keyPattern  = `^[a-z0-9][a-z0-9_-]{0,63}(@[a-z0-9][a-z0-9_-]{0,63})?$`
	textPattern = `^[^\x00-\x1f\x7f-\x9f` + "\uFFFD" + `]*$`
	datePattern = `^(19|20|21)[0-9]{2}-`
)

// object is a JSON object that keeps the order in which its members were added, so that a
// schema lists the facts as they are asked.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		for j, part := range []any{m.key, m.value} {
			if j > 0 {
				b.WriteByte(':')
			}
			enc := json.NewEncoder(&b)
			enc.SetEscapeHTML(false)
			if err := enc.Encode(part); err != nil {
				return nil, err
			}
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// SchemaJSON writes the JSON Schema (2020-12) of a profile for these facts, with titles and
// questions in the language asked for. Every input is validated against it. The same facts and
// language give the same bytes.
func SchemaJSON(facts *Facts, l lang.Lang) []byte {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(l) }
	properties := object{}
	for _, fact := range facts.unique() {
		properties = append(properties, member{fact.ID, factSchema(fact, l)})
	}
	return document(object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", schemaURL},
		{"title", say("项目画像", "Project profile")},
		{"description", say(
			"对一个项目所知的一切：每个要素或已知，或未知；未填写的要素按其默认值推定。",
			"What is known of one project: each fact is known or unknown; a fact that is left out takes its default.")},
		{"type", "object"},
		{"properties", object{
			{"id", object{
				{"title", say("项目编号", "Project id")}, {"type", "string"}, {"pattern", idPattern}}},
			{"name", object{
				{"title", say("项目名称", "Name of the project")}, {"type", []string{"string", "null"}},
				{"maxLength", longestText}, {"pattern", textPattern}}},
			{"start", append(object{
				{"title", say("开始日期", "Start")},
				{"description", say("路径可以开始的第一个工作日", "First working day on which the route may begin")},
			}, dateSchema()...)},
			{"site", siteSchema(say)},
			{"facts", object{
				{"title", say("要素", "Facts")}, {"type", []string{"object", "null"}},
				{"properties", properties}, {"additionalProperties", false}}},
			{"as_of", append(object{
				{"title", say("画像日期", "As of")},
				{"description", say("画像是哪一天的；没有办结的事项都不早于这一天开始",
					"The day on which the profile stands: nothing unfinished begins before it")},
			}, optional(dateSchema())...)},
			{"progress", block(say("办理进度", "Progress"), object{
				{"state", object{{"enum", states}}},
				{"accepted", dateSchema()}, {"finished", dateSchema()}, {"document", textSchema()}, {"reason", textSchema()},
				{"facts", object{
					{"description", say("取得时的要素，只写此后有改变的；没有写的视同现状",
						"The facts on which it was obtained, only those that have changed since: what is left out is as it is now")},
					{"$ref", "#/properties/facts"}}},
			}, "state")},
			{"constraints", block(say("人为限定", "What a person has fixed"), object{
				{"not_before", dateSchema()}, {"must_finish_by", dateSchema()},
				{"duration_days", daysSchema()}, {"reason", textSchema()},
			})},
			{"adjustments", adjustmentSchema(say)},
			{"parts", partSchema(facts, say)},
		}},
		{"required", []string{"id", "start"}},
		{"additionalProperties", false},
		{"$defs", object{
			{"unknown", object{
				{"title", say("未知", "Unknown")},
				{"description", say("还不清楚，也不按默认值推定", "Not known yet, and not to be assumed")},
				{"enum", []any{"unknown", nil}}}},
		}},
	})
}

// schemaURL names the schema; nothing is ever fetched from it.
const schemaURL = "urn:sevenlists:schema:profile"

// factSchema describes what may stand under one fact: its value, or that it is unknown.
func factSchema(fact *Fact, l lang.Lang) object {
	o := object{{"title", fact.Name.In(l)}, {"description", describe(fact, l)}}
	if fact.Default.IsKnown() {
		o = append(o, member{"default", fact.Default})
	}
	if fact.ID == ReferenceDate {
		return append(o, valueSchema(fact)...)
	}
	return append(o, member{"anyOf", []any{
		valueSchema(fact),
		object{{"$ref", "#/$defs/unknown"}},
	}})
}

// valueSchema describes a known value of the fact.
func valueSchema(fact *Fact) object {
	switch fact.Type {
	case BooleanType:
		return object{{"type", "boolean"}}
	case DateType:
		return dateSchema()
	case EnumType:
		return object{{"type", "string"}, {"enum", fact.ids()}}
	case NumberType:
		low, high := fact.limits()
		o := object{{"type", "number"}, {"minimum", low}, {"maximum", high}}
		if fact.Integer {
			o[0].value = "integer"
			return o
		}
		return append(o, member{"multipleOf", NumberValue(1)})
	}
	return textSchema()
}

// block describes a mapping from items to entries with these properties.
func block(title string, properties object, required ...string) object {
	of := object{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
	if len(required) > 0 {
		of = append(of, member{"required", required})
	}
	return object{
		{"title", title}, {"type", []string{"object", "null"}},
		{"propertyNames", object{{"pattern", keyPattern}}}, {"additionalProperties", of},
	}
}

// optional allows a date to be left empty.
func optional(date object) object {
	date[0].value = []string{"string", "null"}
	return date
}

func textSchema() object {
	return object{{"type", "string"}, {"minLength", 1}, {"maxLength", longestText}, {"pattern", textPattern}}
}

func dateSchema() object {
	return object{{"type", "string"}, {"format", "date"}, {"pattern", datePattern}}
}

// InputSchemaJSON writes the JSON Schema of the facts as rules read them: the plain type of each
// and nothing else, no null, so that a mistyped fact in a rule does not compile.
func InputSchemaJSON(facts *Facts) []byte {
	properties := object{}
	for _, fact := range facts.unique() {
		o := object{{"type", "string"}}
		switch fact.Type {
		case NumberType, BooleanType:
			o[0].value = string(fact.Type)
		case EnumType:
			o = append(o, member{"enum", fact.ids()})
		}
		properties = append(properties, member{fact.ID, o})
	}
	return document(object{
		{"type", "object"},
		{"properties", properties},
		{"additionalProperties", false},
	})
}

// document writes a schema for people: indented, with a line's end.
func document(o object) []byte {
	raw, err := o.MarshalJSON()
	if err != nil {
		panic(err) // texts, numbers and lists of them always have a JSON form
	}
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", "  "); err != nil {
		panic(err)
	}
	return append(bytes.TrimSpace(b.Bytes()), '\n')
}

// describe gives a fact's question with its unit and the names of its values.
func describe(fact *Fact, l lang.Lang) string {
	var b strings.Builder
	b.WriteString(fact.Question.In(l))
	if unit := fact.Unit.In(l); unit != "" {
		b.WriteString(lang.Text{ZH: "（" + unit + "）", EN: " (" + unit + ")"}.In(l))
	}
	for _, choice := range fact.Values {
		b.WriteString("\n" + choice.ID + lang.Text{ZH: "：", EN: ": "}.In(l) + choice.Name.In(l))
	}
	return b.String()
}

// ids gives the ids of the allowed values of an enum fact, in the order they are offered.
func (f *Fact) ids() []string {
	ids := make([]string, len(f.Values))
	for i, choice := range f.Values {
		ids[i] = choice.ID
	}
	return ids
}

// limits gives the smallest and largest number of the fact: declared, or what a number can hold.
func (f *Fact) limits() (low, high Value) {
	low, high = NumberValue(-MaxNumber), NumberValue(MaxNumber)
	if f.Min.IsKnown() {
		low = f.Min
	}
	if f.Max.IsKnown() {
		high = f.Max
	}
	return low, high
}

// unique gives the facts in their order, of two with one id the first.
func (f *Facts) unique() []*Fact {
	list := make([]*Fact, 0, len(f.List))
	for i := range f.List {
		if slot, _ := f.Slot(f.List[i].ID); slot == i {
			list = append(list, &f.List[i])
		}
	}
	return list
}
