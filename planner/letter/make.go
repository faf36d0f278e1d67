package letter

import (
	"slices"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/guide"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
)

// Make writes what a plan says into a letter of a kind that is about a plan or an item; what only a
// person or a case knows is laid over it later. Item is the key of an item of the plan. It is pure: the
// same arguments give the same letter.
//
// It returns Invalid letter.item where a kind about an item is asked for without one, NotFound
// letter.item_unknown where the plan has no such item, and letter.commitment where the kind needs a
// commitment and the plan offers none for it.
func Make(k *Kind, set *rules.Set, p *planner.Plan, item string, on calendar.Date) (*Letter, error) {
	l := &Letter{Kind: k.ID, Lang: p.Lang, Date: on, Project: ProjectFields{ID: p.Project.ID, Name: p.Project.Name}}
	if a := p.Adviser; a != nil && a.Confidence != "low" { // a placeholder is no name for a letter
		l.Agent = PartyFields{Name: a.Name, Telephone: a.Telephone, Hours: a.Hours}
	}
	names := view.RuleSetOf(set)
	if k.About == AboutPlan {
		l.ofPlan(p, names)
		return l, nil
	}
	keys := make([]string, len(p.Items))
	for i := range p.Items {
		keys[i] = p.Items[i].ID
	}
	at := slices.Index(keys, item)
	switch {
	case item == "":
		return nil, fault.New(fault.Invalid, "letter.item", "", k.ID, keys)
	case at < 0:
		return nil, fault.New(fault.NotFound, "letter.item_unknown", "", item, fault.Nearest(item, keys))
	}
	l.ofItem(set, p, &p.Items[at], names)
	if k.About == AboutItem && strings.HasPrefix(k.Needs, "commitment") && l.Commitment.Promise == "" {
		var offered []string
		for _, d := range p.Checklist {
			offered = append(offered, d.Item)
		}
		return nil, fault.New(fault.NotFound, "letter.commitment", "", item, offered)
	}
	return l, nil
}

// ofPlan says what a plan says.
func (l *Letter) ofPlan(p *planner.Plan, names view.RuleSet) {
	brief := view.BriefOf(p, names)
	l.Project.Name = brief.Title
	l.Plan = PlanFields{
		Variant: brief.Variant, Start: p.Start, WorksStart: brief.WorksMayStart, Finish: p.Totals.Finish, Items: p.Totals.Items,
		ApprovalDays: p.Totals.Approval.BeforeStart + p.Totals.Approval.Completion,
		ElapsedDays:  p.Totals.Elapsed.BeforeStart + p.Totals.Elapsed.Completion,
		Verdict:      brief.Verdict, Rules: p.Rules.Revision, Reference: p.ReferenceDate, Notes: brief.Footer,
	}
	l.Lists = view.RowsOf(p, names)
}

// ofItem says what the plan and the service guide say of an item.
func (l *Letter) ofItem(set *rules.Set, p *planner.Plan, row *planner.ItemRow, names view.RuleSet) {
	l.Item = ItemFields{
		ID: row.ID, Name: row.Name, Department: row.Department, Law: view.LawOf(p, names, row.ID), Output: strings.Join(row.Outputs, "、"),
	}
	if row.Promised != nil {
		l.Item.Promised = view.DaysOf(rules.Days{N: *row.Promised, Unit: "working"}, p.Lang)
	}
	if row.Statutory != nil {
		l.Item.Statutory = view.DaysOf(*row.Statutory, p.Lang)
	}
	l.commitment(p, row.ID, names)
	day := row.LawDay
	if day.IsZero() {
		day = p.ReferenceDate
	}
	id, _ := profile.CutKey(row.ID)
	about, err := guide.Make(set, id, day, p.Lang)
	if err != nil {
		return // an item that a person added has no guide
	}
	if about.Window != nil && about.Window.Confidence != "low" {
		l.Item.Window = about.Window.Name
	}
	for _, paper := range about.Papers {
		one := PaperFields{ID: paper.ID, Mark: toTick, Name: paper.Name, Copies: paper.Copies, Source: paper.Source.Name, MayFollow: paper.MayFollow}
		if paper.Form != nil {
			one.Form = paper.Form.Name
		}
		l.Papers = append(l.Papers, one)
	}
}

// commitment says what is promised in place of a check, where the plan offers it.
func (l *Letter) commitment(p *planner.Plan, item string, names view.RuleSet) {
	for _, d := range p.Checklist {
		if d.Item == item {
			l.Commitment = CommitmentFields{
				Mode: d.ModeName, Conditions: d.Conditions, Promise: d.Promise, Evidence: view.ReasonsOf(p, names, d.Evidence), HandIn: d.HandIn,
				Deadline: d.Deadline, Verifier: d.Verifier, Verification: d.Verification, Breach: d.Breach, Never: d.Never,
			}
		}
	}
}
