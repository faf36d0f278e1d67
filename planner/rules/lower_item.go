package rules

import (
	"context"
	"encoding/json"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// refusal is one reason against a commitment.
type refusal struct {
	condition
}

// length is one body of `duration`: so many promised working days, under a condition.
type length struct {
	condition
	days int
}

// edgeObject is what a member of `prerequisites` says.
type edgeObject struct {
	ID         string        `json:"id"`
	Kind       EdgeKind      `json:"kind"`
	RelaxedBy  string        `json:"relaxed_by"`
	HardBefore calendar.Date `json:"hard_before"`
	HardFrom   calendar.Date `json:"hard_from"`
}

var edgeKeys = []string{"id", "kind", "relaxed_by", "hard_before", "hard_from"}

// edge reads one prerequisite, which must be written out as an object, and lowers its condition.
func (l *lowerer) edge(ctx context.Context, item *Item, r *ast.Rule, faults *fault.List) {
	place := placeOf(r.Location)
	if r.Head.Key == nil || !r.Head.Key.IsGround() {
		faults.Add(fault.New(fault.RuleBroken, "rules.edge.literal", place, item.ID))
		return
	}
	content, err := ast.JSON(r.Head.Key.Value)
	object, isObject := content.(map[string]any)
	if err != nil || !isObject {
		faults.Add(fault.New(fault.RuleBroken, "rules.edge.literal", place, item.ID))
		return
	}
	for _, key := range sortedKeys(object) {
		if !contains(edgeKeys, key) {
			faults.Add(fault.New(fault.RuleBroken, "rules.edge.key", place, key, fault.Nearest(key, edgeKeys)))
			return
		}
	}
	var o edgeObject
	raw, err := json.Marshal(object)
	if err == nil {
		err = json.Unmarshal(raw, &o)
	}
	if err != nil {
		faults.Add(fault.New(fault.RuleBroken, "rules.edge.value", place, err.Error()))
		return
	}
	switch {
	case o.Kind != Hard && o.Kind != Soft && o.Kind != Physical:
		faults.Add(fault.New(fault.RuleBroken, "rules.edge.kind", place, string(o.Kind)))
		return
	case o.RelaxedBy != "" && o.RelaxedBy != "commitment" && o.RelaxedBy != "deferral":
		faults.Add(fault.New(fault.RuleBroken, "rules.edge.relaxed_by", place, o.RelaxedBy))
		return
	case (o.HardBefore != 0 || o.HardFrom != 0) && o.Kind != Soft:
		faults.Add(fault.New(fault.RuleBroken, "rules.edge.dates", place, o.ID))
		return
	}
	c := l.clauseOf(r)
	item.prerequisites = append(item.prerequisites, Edge{
		From: o.ID, To: item.ID, Kind: o.Kind, RelaxedBy: o.RelaxedBy, HardBefore: o.HardBefore, HardFrom: o.HardFrom,
		Reason: c.title, Basis: c.basis, Place: place,
		when: newCondition([]body{{clause: c, alternatives: l.bodyOf(ctx, r, faults)}}, l.facts),
	})
}

// refusalsOf lowers the set of refusals, whose members may come from the shared rules.
func (l *lowerer) refusalsOf(ctx context.Context, pkg, place string, faults *fault.List) []refusal {
	members, err := l.query(ctx, place, rego.Query(pkg+".refusals[reason]"))
	if err != nil {
		addAll(faults, err)
		return nil
	}
	grouped := map[string][]body{}
	for _, m := range members {
		code, ok := m.key.(ast.String)
		if !ok {
			faults.Add(fault.New(fault.RuleBroken, "rules.refusal.code", place))
			continue
		}
		c := l.clauses.of(pkg, string(code))
		if c == nil {
			faults.Add(fault.New(fault.RuleBroken, "rules.refusal.title", place, string(code)))
			continue
		}
		named := *c
		named.code = string(code)
		grouped[named.code] = append(grouped[named.code], body{clause: &named, alternatives: m.alternatives})
	}
	var refusals []refusal
	for _, code := range sortedKeys(grouped) {
		// The alternatives of one reason are one body: they share its title.
		merged := grouped[code][0]
		for _, b := range grouped[code][1:] {
			merged.alternatives = append(merged.alternatives, b.alternatives...)
		}
		refusals = append(refusals, refusal{newCondition([]body{merged}, l.facts)})
	}
	return refusals
}

// of finds the clause that adds a literal member: in the package itself, else in a shared one.
func (c *clauses) of(pkg, code string) *clause {
	if own := c.codes[pkg+" "+code]; own != nil {
		return own
	}
	for _, key := range sortedKeys(c.codes) {
		if len(key) > len(code) && key[len(key)-len(code)-1:] == " "+code && hasPrefix(key, "data.lib.") {
			return c.codes[key]
		}
	}
	return nil
}

func hasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

// length reads one body of `duration`.
func (l *lowerer) length(ctx context.Context, item *Item, r *ast.Rule, faults *fault.List) {
	place := placeOf(r.Location)
	if r.Head.Value == nil {
		return
	}
	number, ok := r.Head.Value.Value.(ast.Number)
	days, isInt := number.Int()
	if !ok || !isInt || days < 0 || days > 3660 {
		faults.Add(fault.New(fault.RuleBroken, "rules.duration", place, r.Head.String()))
		return
	}
	c := newCondition([]body{{clause: l.clauseOf(r), alternatives: l.bodyOf(ctx, r, faults)}}, l.facts)
	item.lengths = append(item.lengths, length{condition: c, days: days})
}
