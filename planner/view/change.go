package view

import (
	"io"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/change"
)

// Change writes for a terminal what a change of a project means for all that it has obtained. It returns
// the error of the writer.
func Change(w io.Writer, d *change.Document, set RuleSet, o TextOptions) error {
	project := planner.ProjectName{ID: d.Project.ID, Name: d.Project.Name}
	t := newTerminal(&planner.Plan{Project: project, Lang: d.Lang}, set, o)
	t.heading(t.title())
	t.wrapped(strings.Join([]string{t.tell("变更 ", "change of ") + date(d.On), short(d.Rules)}, " · "), dim)
	t.section(t.say("change.title"))
	if len(d.Changes) == 0 {
		t.wrapped(t.say("change.none"), "")
	}
	t.changeRows(d.Changes)
	if len(d.Untouched) > 0 {
		t.section(t.say("change.untouched", len(d.Untouched)))
		t.wrapped(strings.Join(d.Untouched, t.say("clause")), dim)
	}
	if len(d.NotCompared) > 0 {
		t.section(t.say("change.not_compared"))
		for _, n := range d.NotCompared {
			t.bullet("?", yellow, n.Name+t.say("bracket", t.say("ask_of", orID(n.AskName, n.Ask)))+t.say("colon")+strings.Join(n.Items, t.say("clause")))
		}
	}
	return t.writeTo(w)
}

// changeLines tell of a plan what has come of the changes since something was obtained.
func (t *terminal) changeLines() {
	if len(t.Changes) > 0 {
		t.section(t.say("change.title"))
		t.changeRows(t.Changes)
	}
}

// changeRows write each result with the facts that are not as they were. Of several that ask for nothing
// and of which no fact has moved the names stand together.
func (t *terminal) changeRows(rows []change.Row) {
	var still []string
	for i := range rows {
		r := &rows[i]
		if r.Verdict == change.NoNeed && len(r.Facts)+len(r.NotCompared) == 0 {
			still = append(still, r.Name)
			continue
		}
		mark, code := "✓", green
		switch r.Verdict {
		case change.CannotTell:
			mark, code = "?", yellow
		case change.Amend:
			mark, code = signAgain[:len(signAgain)-1], yellow
		case change.Redo:
			mark, code = signAgain[:len(signAgain)-1], boldRed
		}
		t.bullet(mark, code, r.Name+t.say("colon")+r.Text)
		for k := range r.Facts {
			t.bullet(" ", dim, r.Facts[k].Text)
		}
		if len(r.LegalBasis) > 0 {
			laws := make([]string, len(r.LegalBasis))
			for k := range laws {
				laws[k] = r.LegalBasis[k].String()
			}
			t.bullet(" ", dim, strings.Join(laws, t.say("clause"))+t.say("bracket", t.say("change.confidence", r.Confidence)))
		}
	}
	if len(still) > 0 {
		t.bullet("✓", green, strings.Join(still, t.say("clause"))+t.say("colon")+t.say("change.same"))
	}
}
