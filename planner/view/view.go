// Package view writes a plan for those who read it: text for a terminal, one HTML file to look
// at and print, an xlsx workbook, CSV, a calendar, the XML of MS Project, JSON and NDJSON, each to an
// io.Writer. Formats names them all.
//
// It computes nothing that the plan does not say; it only sorts, names and draws. The plan's own
// language decides the language of everything written, the vocabulary of the rule set how lists,
// phases and variants are called. The same plan gives the same bytes in every form.
package view

import (
	"encoding/json"
	"io"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// WorkingDays tells working days from weekends and holidays; *calendar.Calendar does.
type WorkingDays interface {
	IsWorkingDay(calendar.Date) bool
}

// RuleSet is what a reader needs of the rule set that made the plan, beside the plan itself.
type RuleSet struct {
	Vocabulary rules.Vocabulary
	Calendar   WorkingDays    // nil leaves weekends and holidays without shading
	Facts      *profile.Facts // names the values of enum facts; nil shows their ids
}

// RuleSetOf reads it off a rule set.
func RuleSetOf(set *rules.Set) RuleSet {
	return RuleSet{Vocabulary: *set.Vocabulary(), Calendar: set.Calendar(), Facts: set.Facts()}
}

// JSON writes a plan as a document of many lines, in the order of keys that DESIGN fixes, with
// characters such as < written as they are. It returns the error of the writer.
func JSON(w io.Writer, p *planner.Plan) error { return Document(w, p, true) }

// NDJSON writes a plan as one line, so that many plans can follow each other in one stream.
// It returns the error of the writer.
func NDJSON(w io.Writer, p *planner.Plan) error { return Document(w, p, false) }

// Document writes an answer that is no plan in the same way: over many lines, or as one. It
// returns the error of the writer.
func Document(w io.Writer, answer any, manyLines bool) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if manyLines {
		e.SetIndent("", "  ")
	}
	return e.Encode(answer)
}
