package view

import (
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// The signs of a project under way before an item's name.
const (
	signDone   = "✓ "
	signBegun  = "▸ "
	signWaived = "– "
	signFixed  = "✎ "
	signAgain  = "↻ " // obtained, but to be amended or done anew
)

// ownKind names the kind of an item that a person added, which no district's vocabulary has.
var ownKind = rules.Term{ID: rules.OwnKind, Name: lang.Text{ZH: "自行增加", EN: "added by hand"}}

// markedName is an item's name with the sign of how far it has come, or that a person fixed something
// about it.
func markedName(item *planner.ItemRow) string {
	switch {
	case item.Progress != nil && item.Progress.Rework != "":
		return signAgain + item.Name
	case item.Progress != nil && item.Progress.State == profile.Obtained:
		return signDone + item.Name
	case item.Progress != nil && item.Progress.State == profile.InProgress:
		return signBegun + item.Name
	case item.Progress != nil:
		return signWaived + item.Name
	case len(item.Marked) > 0:
		return signFixed + item.Name
	}
	return item.Name
}

// underWay reports whether the plan is of a project under way.
func (p *page) underWay() bool {
	for i := range p.Items {
		if p.Items[i].Progress != nil || len(p.Items[i].Marked) > 0 {
			return true
		}
	}
	return !p.AsOf.IsZero()
}

// signs explains the signs.
func (p *page) signs() []string {
	signs := []string{
		signDone + p.say("state.obtained"), signBegun + p.say("state.in_progress"), signWaived + p.say("state.waived"), signFixed + p.say("state.fixed"),
	}
	if slices.ContainsFunc(p.Items, func(i planner.ItemRow) bool { return i.Progress != nil && i.Progress.Rework != "" }) {
		signs = append(signs, signAgain+p.say("state.again"))
	}
	return signs
}

// standing says how many items are done and how many are in progress; empty for a project that
// begins from nothing.
func (p *page) standing() string {
	if !p.underWay() {
		return ""
	}
	done, begun := 0, 0
	for i := range p.Items {
		switch s := p.Items[i].Progress; {
		case p.Items[i].Kind == "works" || s == nil || s.Rework != "":
		case s.State == profile.InProgress:
			begun++
		default:
			done++
		}
	}
	return p.say("state.counts", done, begun, p.required()-done-begun)
}

// stands says on which plot and as of which day the profile stands.
func (p *page) stands(parts []string) []string {
	if p.Site != nil {
		parts = append(parts, siteOf(p.say, p.Site))
	}
	if p.AsOf.IsZero() {
		return parts
	}
	return append(parts, p.say("as_of", date(p.AsOf)))
}
