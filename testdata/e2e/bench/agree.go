package main

import (
	"fmt"

	"sevenlists/planner/rules"
)

// agree makes sure that all that is compared gives the same answers on the reference projects. OPA
// answers the rules alone; the dates between which an item exists are laid over its answer here,
// outside of what is measured.
func (b *bench) agree() error {
	var byHand verdicts
	for i := range b.projects {
		p := &b.projects[i]
		decide(&p.facts, &byHand)
		inProcess, err := b.opa.decide(p.input)
		if err != nil {
			return err
		}
		served, err := b.server.decide(p.body)
		if err != nil {
			return err
		}
		here, there := members(inProcess), members(served)
		for n, verdict := range b.ours.Of(&p.complete) {
			item := b.set.Items()[n]
			in := item.Effective.Holds(p.complete.ReferenceDate(b.set.Facts()))
			want := verdict == rules.Required
			if verdict == rules.Possible || byHand[n] != want || (in && here[item.ID]) != want || (in && there[item.ID]) != want {
				return fmt.Errorf("%s: %s: ours %v, by hand %t, OPA %t, its server %t",
					p.name, item.ID, verdict, byHand[n], here[item.ID], there[item.ID])
			}
		}
	}
	return nil
}

func members(ids []any) map[string]bool {
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		if text, ok := id.(string); ok {
			set[text] = true
		}
	}
	return set
}
