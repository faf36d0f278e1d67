package view

import (
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/rules"
)

// notes are the warnings of the plan, each once, with the item they speak of.
func (p *page) notes() []string {
	var notes []string
	seen := map[string]bool{}
	for _, w := range p.Warnings {
		text := orID(w.Text, w.Code)
		if name := p.names[w.Item]; name != "" && !strings.Contains(text, name) {
			text = name + p.say("colon") + text
		}
		if !seen[text] {
			seen[text] = true
			notes = append(notes, text)
		}
	}
	return notes
}

// footer is what must stand under every plan that leaves the house.
func (p *page) footer() []string {
	lines := []string{
		p.say("revision") + " " + p.Rules.Revision + " · " + p.rulesOf(),
	}
	if p.Assume != "" {
		lines[0] += " · " + p.say("assume."+p.Assume)
	}
	if !p.ProvisionalFrom.IsZero() {
		lines = append(lines, p.say("footer.provis", date(p.ProvisionalFrom)))
	}
	if a := p.Adviser; a != nil {
		lines = append(lines, p.say("footer.adviser", a.Name, a.Telephone, a.Hours))
	}
	return append(lines, p.say("footer.days"), p.say("footer.law"))
}

// rulesOf says of which day the rules are.
func (p *page) rulesOf() string {
	if p.Law != "" {
		return p.say("law_planned", date(p.ReferenceDate))
	}
	return p.say("reference_on", date(p.ReferenceDate))
}

// short is a revision as it is read aloud: the first digits of its hash.
func short(revision string) string {
	const prefix, digits = "sha256:", 12
	if hash, ok := strings.CutPrefix(revision, prefix); ok && len(hash) > digits {
		return prefix + hash[:digits]
	}
	return revision
}

// daysOf is a target's figure in the unit of its limit.
func daysOf(t planner.TargetRow) rules.Days {
	return rules.Days{N: t.Days, Unit: t.Limit.Unit}
}

// targetFigures sets a target's figure beside its limit, in the limit's unit: 26 / 120 working days.
func (p *page) targetFigures(t planner.TargetRow) string {
	return strings.Replace(p.days(t.Limit), strconv.Itoa(t.Limit.N), strconv.Itoa(t.Days)+" / "+strconv.Itoa(t.Limit.N), 1)
}
