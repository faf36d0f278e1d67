package planner

import (
	"slices"
	"strings"

	"sevenlists/planner/change"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// ChangeOf says what a change of a project means for what it has obtained: was is the project as it was when
// all of that was obtained, is the project now, with its progress. Of opt it reads Assume, Lang, Start and
// ReferenceDate.
//
// It returns the faults of Check for either profile, and RuleBroken where a derivation fails.
func ChangeOf(set *rules.Set, was, is profile.Profile, opt Options) (*change.Document, error) {
	faults := append(fault.All(opt.Check(set, was)), fault.All(opt.Check(set, is))...)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	before, err := DecideBriefly(set, was, opt)
	if err != nil {
		return nil, err
	}
	now, err := DecideBriefly(set, is, opt)
	if err != nil {
		return nil, err
	}
	return change.Make(set, &now, change.HeldOf(&now, &before), opt.Lang)
}

// DecideBriefly decides a project that was checked, without grounds: what a change is weighed by.
func DecideBriefly(set *rules.Set, p profile.Profile, opt Options) (rules.Decision, error) {
	d, err := set.Outline(opt.Overlay(set, p), opt.Assume)
	if err == nil {
		Adjust(set, &d)
	}
	return d, err
}

// weigh finds out what has come of the facts that have changed since something was obtained.
func (m *maker) weigh() error {
	list, err := change.OfDecision(m.set, m.decision)
	if err == nil && len(list) > 0 {
		m.changes = change.Rows(m.writer, m.set, m.decision, list)
	}
	return err
}

// verdictOf names what is to be done about something once more; empty where nothing is.
func verdictOf(r profile.Rework) change.Verdict {
	switch {
	case r.Anew:
		return change.Redo
	case r.Amended:
		return change.Amend
	}
	return ""
}

// changed gives what a change asks for of an item; nil where it asks for nothing.
func (m *maker) changed(key string) *change.Row {
	at := slices.IndexFunc(m.changes, func(r change.Row) bool {
		return r.ID == key && (r.Verdict == change.Amend || r.Verdict == change.Redo)
	})
	if at < 0 {
		return nil
	}
	return &m.changes[at]
}

// changedFacts says which facts ask for it.
func (m *maker) changedFacts(row *change.Row) string {
	var texts []string
	for i := range row.Facts {
		if row.Facts[i].Outcome == change.Beyond {
			texts = append(texts, row.Facts[i].Text)
		}
	}
	return strings.Join(texts, lang.Text{ZH: "；", EN: "; "}.In(m.opt.Lang))
}

// after reports whether something that was obtained once was so only after a node had ended: even the
// first time it came too late for it.
func after(before *profile.Progress, n *route.Node) bool {
	return n.Settled && before.Finished != 0 && before.Finished > n.Ended
}

// keptTo reports whether something was obtained within a deadline, though a change makes it work again.
func (s standing) keptTo(c *profile.Constraint) bool {
	return s.progress != nil && s.progress.Rework.Due() && s.progress.Finished != 0 && s.progress.Finished <= c.MustFinishBy
}

// changeWarnings say of which change it cannot be told what it asks for.
func (m *maker) changeWarnings(add func(code, item, zh, en string)) {
	for i := range m.changes {
		row := &m.changes[i]
		if row.Verdict == change.CannotTell || len(row.Missing) > 0 {
			add("change_open", row.ID, "“"+row.Name+"”取得后项目有改变："+row.Text, row.Name+" was obtained on other facts: "+row.Text)
		}
	}
}
