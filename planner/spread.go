package planner

import (
	"sevenlists/planner/rules"
)

// Spreads gives, for each of some open facts, the working days between the earliest and the latest
// finish of the plan over the classes of its values, the picks being as they are and everything
// else that is open left out as in a plan. Works of unknown length take no day. It is nil where
// what is possible has no one graph.
func (h *Horizon) Spreads(picks rules.Picks, open []int) []int {
	if h.graph == nil {
		return nil
	}
	base := h.world(picks)
	spreads := make([]int, len(open))
	for k, fact := range open {
		first, last := 0, 0
		for class := range h.Rest.Open[fact].Classes() {
			finish := h.walk(h.with(base, fact, int16(class)), asPlanned, shortestWorks).finish
			if class == 0 {
				first, last = finish, finish
			}
			first, last = min(first, finish), max(last, finish)
		}
		spreads[k] = last - first
	}
	return spreads
}
