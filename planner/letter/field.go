package letter

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"sevenlists/planner/calendar"
	"sevenlists/planner/docx"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// lineField is the one field of the rows of a list of texts.
const lineField = "text"

// ShapeOf says which fields a letter has under the lists of a rule set.
func ShapeOf(v *rules.Vocabulary) docx.Shape {
	shape := shapeOf(reflect.TypeFor[Letter]())
	lists := docx.Shape{}
	for _, l := range v.Lists {
		lists[l.ID] = docx.Shape{}
		for _, c := range l.Columns {
			lists[l.ID][c.ID] = nil
		}
	}
	shape["lists"] = lists
	return shape
}

func shapeOf(t reflect.Type) docx.Shape {
	shape := docx.Shape{}
	for i := range t.NumField() {
		f := t.Field(i)
		switch ft := f.Type; {
		case ft.Kind() == reflect.Struct:
			shape[key(f)] = shapeOf(ft)
		case ft.Kind() == reflect.Slice && ft.Elem().Kind() == reflect.Struct:
			shape[key(f)] = shapeOf(ft.Elem())
		case ft.Kind() == reflect.Slice:
			shape[key(f)] = docx.Shape{lineField: nil}
		case ft.Kind() != reflect.Map:
			shape[key(f)] = nil
		}
	}
	return shape
}

func key(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// values are what stands in the fields, in words of the letter's language.
func (l *Letter) values() docx.Record {
	values := record(reflect.ValueOf(*l), l.Lang)
	lists := docx.Record{}
	for id, rows := range l.Lists {
		records := make([]docx.Record, len(rows))
		for i, row := range rows {
			records[i] = docx.Record{}
			for column, text := range row {
				records[i][column] = text
			}
		}
		lists[id] = records
	}
	values["lists"] = lists
	applicant := values["applicant"].(docx.Record)
	for _, field := range []string{"name", "credit_code"} {
		if applicant[field] == "" {
			applicant[field] = toFillIn
		}
	}
	return values
}

// toFillIn stands where the applicant fills in who they are.
const toFillIn = "＿＿＿＿＿＿＿＿"

// The marks of a paper in a receipt: to be ticked by hand, and on hand.
const (
	toTick = "□"
	Ticked = "√"
)

func record(v reflect.Value, l lang.Lang) docx.Record {
	r := docx.Record{}
	for i := range v.NumField() {
		f, name := v.Field(i), key(v.Type().Field(i))
		switch {
		case f.Kind() == reflect.Struct:
			r[name] = record(f, l)
		case f.Kind() == reflect.Slice:
			rows := make([]docx.Record, f.Len())
			for n := range rows {
				if e := f.Index(n); e.Kind() == reflect.Struct {
					rows[n] = record(e, l)
				} else {
					rows[n] = docx.Record{lineField: e.String()}
				}
			}
			r[name] = rows
		case f.Kind() != reflect.Map:
			r[name] = inWords(f.Interface(), l)
		}
	}
	return r
}

// inWords writes a value as a letter does. Numbers and truths that are nothing are empty, so that a
// paragraph may hang on them.
func inWords(v any, l lang.Lang) string {
	switch v := v.(type) {
	case calendar.Date:
		return dateInWords(v, l)
	case int:
		if v == 0 {
			return ""
		}
		return strconv.Itoa(v)
	case bool:
		if !v {
			return ""
		}
		return lang.Text{ZH: "是", EN: "yes"}.In(l)
	}
	return fmt.Sprint(v)
}

// dateInWords writes a day as official letters do: 2026年6月1日.
func dateInWords(d calendar.Date, l lang.Lang) string {
	if d.IsZero() {
		return ""
	}
	year, month, day := time.Unix(int64(d)*24*60*60, 0).UTC().Date()
	if l == lang.EN {
		return fmt.Sprintf("%d %s %d", day, month, year)
	}
	return fmt.Sprintf("%d年%d月%d日", year, int(month), day)
}
