package project

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"sevenlists/api/sheet"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// truths are the words for yes and no, in small letters, as people and spreadsheets write them.
var truths = map[string]any{
	"是": true, "有": true, "yes": true, "true": true, "1": true,
	"否": false, "无": false, "no": false, "false": false, "0": false,
}

// unknowns are the words that say that something is not known.
var unknowns = map[string]bool{"unknown": true, "未知": true, "不清楚": true, "不详": true, "待定": true}

// value turns a cell into what a profile says of a fact. What does not fit stays text, for the reader
// of profiles to refuse in its words; but a choice is refused here, in those of the template.
func (r *rowReader) value(fact *profile.Fact, cell string) (any, *fault.Error) {
	if unknowns[strings.ToLower(cell)] {
		return "unknown", nil
	}
	switch fact.Type {
	case profile.EnumType:
		if id, ok := choices(fact)[strings.ToLower(cell)]; ok {
			return id, nil
		}
		names := offered(fact, cell)
		return nil, fault.New(fault.Invalid, "profile.fact.enum", "/facts/"+fact.ID, cell, names, fault.Nearest(cell, names))
	case profile.BooleanType:
		if b, ok := truths[strings.ToLower(cell)]; ok {
			return b, nil
		}
	case profile.NumberType:
		return numberValue(cell), nil
	case profile.DateType:
		return dateValue(cell), nil
	}
	return cell, nil
}

// offered are the names of the values of an enum in the language in which a cell is written.
func offered(fact *profile.Fact, cell string) []string {
	l := lang.EN
	if strings.ContainsFunc(cell, func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
		l = lang.ZH
	}
	names := make([]string, len(fact.Values))
	for i, c := range fact.Values {
		names[i] = c.Name.In(l)
	}
	return names
}

// choices are the values of an enum by all they are called, in small letters. An id goes before a name.
func choices(fact *profile.Fact) map[string]string {
	known := make(map[string]string, 3*len(fact.Values))
	for _, c := range fact.Values {
		known[strings.ToLower(c.Name.ZH)], known[strings.ToLower(c.Name.EN)] = c.ID, c.ID
	}
	for _, c := range fact.Values {
		known[strings.ToLower(c.ID)] = c.ID
	}
	return known
}

// thousands matches a number in groups of three digits, which a spreadsheet may show and a csv then has.
var thousands = regexp.MustCompile(`^-?\d{1,3}([,，]\d{3})+(\.\d+)?$`)

// numberValue reads a number. Spreadsheets store what somebody typed with an error in the sixteenth digit;
// they show fifteen, and so many count.
func numberValue(cell string) any {
	if thousands.MatchString(cell) {
		cell = strings.NewReplacer(",", "", "，", "").Replace(cell)
	}
	micro, err := profile.ParseMicro(cell)
	if err == nil {
		return json.Number(profile.FormatMicro(micro))
	}
	n, failed := strconv.ParseFloat(cell, 64)
	if failed != nil || !json.Valid([]byte(cell)) {
		return cell
	}
	if micro, err := profile.ParseMicro(strconv.FormatFloat(n, 'g', 15, 64)); err == nil {
		return json.Number(profile.FormatMicro(micro))
	}
	return json.Number(cell)
}

// dateValue reads a day.
func dateValue(cell string) any {
	if d, ok := sheet.Date(cell); ok {
		return d.String()
	}
	return cell
}
