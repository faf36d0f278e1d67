package rules

import (
	"context"

	"github.com/open-policy-agent/opa/v1/ast"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

var (
	edgeKeys   = []string{"id", "kind", "relaxed_by", "hard_before", "hard_from"}
	edgeKinds  = []string{string(Hard), string(Soft), string(Physical)}
	relaxedBys = []string{"commitment", "deferral"}
)

// edge reads one prerequisite, which must be written out as an object, and lowers its condition.
func (l *lowerer) edge(ctx context.Context, item *Item, r *ast.Rule, faults *fault.List) {
	e := Edge{To: item.ID, Place: placeOf(r.Location)}
	report := func(code string, args ...any) {
		faults.Add(fault.New(fault.RuleBroken, code, e.Place, args...))
	}
	words, ok := literalObject(r)
	if !ok || r.Else != nil {
		report("rules.edge.literal", item.ID)
		return
	}
	before := len(*faults)
	for _, key := range sortedKeys(words) {
		word := words[key]
		switch key {
		case "id":
			e.From = word
		case "kind":
			e.Kind = EdgeKind(word)
		case "relaxed_by":
			if e.RelaxedBy = word; !contains(relaxedBys, word) {
				report("rules.edge.relaxed_by", word)
			}
		case "hard_before", "hard_from":
			day, err := calendar.ParseDate(word)
			if err != nil {
				report("rules.data.date", key, word)
			}
			if key == "hard_before" {
				e.HardBefore = day
			} else {
				e.HardFrom = day
			}
		default:
			report("rules.edge.key", key, fault.Nearest(key, edgeKeys))
		}
	}
	switch {
	case e.From == "":
		report("rules.data.missing", "id")
	case !contains(edgeKinds, string(e.Kind)):
		report("rules.edge.kind", string(e.Kind), fault.Nearest(string(e.Kind), edgeKinds))
	case (e.HardBefore != 0 || e.HardFrom != 0) && e.Kind != Soft:
		report("rules.edge.dates", e.From)
	case e.HardBefore != 0 && e.HardFrom != 0 && e.HardBefore >= e.HardFrom:
		report("rules.edge.always_hard", e.From)
	}
	if len(*faults) > before {
		return
	}
	c := l.clauseOf(r)
	e.Reason, e.Basis = c.title, c.basis
	e.when = newCondition([]body{{clause: c, alternatives: l.orAsked(ctx, r, faults)}}, l.facts)
	item.prerequisites = append(item.prerequisites, e)
}

// literalObject gives the member that a body adds, where it is an object of texts written out.
func literalObject(r *ast.Rule) (map[string]string, bool) {
	if r.Head.Key == nil {
		return nil, false
	}
	object, ok := r.Head.Key.Value.(ast.Object)
	if !ok {
		return nil, false
	}
	words := make(map[string]string, object.Len())
	object.Foreach(func(k, v *ast.Term) {
		key, isText := k.Value.(ast.String)
		word, isWord := v.Value.(ast.String)
		ok = ok && isText && isWord
		words[string(key)] = string(word)
	})
	return words, ok
}
