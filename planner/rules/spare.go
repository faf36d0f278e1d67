package rules

import "slices"

// Sparable reports whether an item might be done without by moving some of these facts. It is
// generous: a yes may still come to nothing, a no is certain.
func (t *Trial) Sparable(item int, levers []Lever) bool {
	c := &t.set.items[item].applies
	if c.root < 0 {
		return true
	}
	w := walk{t: t, levers: levers, answers: map[int32]bool{}}
	for i := range t.set.derivations {
		if dv := &t.set.derivations[i]; t.derives(i, item) &&
			slices.ContainsFunc(levers, func(l Lever) bool { return slices.Contains(dv.reads, l.Slot) }) {
			w.free = append(w.free, dv.slot)
		}
	}
	return w.avoids(c.root)
}

// walk looks for a way through a condition to its no: at a lever any reachable branch will do, at
// what is derived from one any branch, at a fact that stays unknown every branch must lead there.
type walk struct {
	t       *Trial
	levers  []Lever
	free    []int // derived facts that move with the levers
	answers map[int32]bool
}

func (w *walk) avoids(root int32) bool {
	if root <= 1 {
		return root == 0
	}
	if answer, known := w.answers[root]; known {
		return answer
	}
	pr := w.t.set.program
	n := pr.nodes[root]
	branches := pr.branches[n.first : n.first+int32(pr.width(n.variable))]
	answer := false
	switch reachable, moves := w.moves(n.variable); {
	case moves:
		for i, next := range branches {
			if (reachable == nil || reachable[i]) && w.avoids(next) {
				answer = true
				break
			}
		}
	case w.t.d.known.regions[n.variable] != unknownRegion:
		answer = w.avoids(branches[w.t.d.known.regions[n.variable]])
	default:
		answer = !slices.ContainsFunc(branches, func(next int32) bool { return !w.avoids(next) })
	}
	w.answers[root] = answer
	return answer
}

// moves reports whether a fact or a comparison of two moves with the levers, and to which regions;
// nil stands for all.
func (w *walk) moves(variable int32) ([]bool, bool) {
	pr := w.t.set.program
	if int(variable) >= len(pr.facts) {
		pair := pr.pairs[int(variable)-len(pr.facts)]
		moves := false
		pair.eachFact(func(slot int) {
			_, one := w.moves(int32(slot))
			moves = moves || one
		})
		return nil, moves
	}
	if slices.Contains(w.free, int(variable)) {
		return nil, true
	}
	for i := range w.levers {
		if w.levers[i].Slot == int(variable) {
			return w.levers[i].reachable, true
		}
	}
	return nil, false
}
