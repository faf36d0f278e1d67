package whatif

import (
	"fmt"
	"slices"
	"strings"

	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// parted is what an explorer knows of a project with parts: each place in which an item is done is
// tried on the facts of its part, and every change is then planned for the whole project.
type parted struct {
	set    *rules.Set
	p      profile.Profile // as stated
	assume profile.Assume
	scopes []profile.Profile       // what is stated of the project and of each part
	trials map[string]*rules.Trial // by the key of an item that reads facts of the whole, else by part
	known  map[string]outcome      // what came of moves: items of many parts lead to the same ones
	asked  int                     // how many parts were decided anew
}

// mostAsked bounds the parts that are decided anew for one query: some seconds of work.
const mostAsked = 30_000

func newParted(set *rules.Set, p profile.Profile, assume profile.Assume) *parted {
	return &parted{set: set, p: p, assume: assume, scopes: p.Scopes(set.Facts(), assume), trials: map[string]*rules.Trial{}, known: map[string]outcome{}}
}

// allItems stands for the project as a whole where a row of its decision is asked for.
const allItems = -1

// trialOf gives the trial on which a row of the decision is tried.
func (e *explorer) trialOf(row int) (*rules.Trial, error) {
	if e.parts == nil || row == allItems || e.base.Decision.Items[row].Part == "" {
		return e.trial, nil
	}
	d := &e.base.Decision.Items[row]
	key := d.Part
	if len(d.Item.Whole()) > 0 {
		key = d.Key()
	}
	if made := e.parts.trials[key]; made != nil {
		return made, nil
	}
	made, err := e.set.Try(e.set.Judged(e.parts.scopes, d.Item, d.Part), e.opt.Assume)
	e.parts.trials[key] = made
	return made, err
}

// itemOf gives the place of a row's item in the rule set; −1 for one of one's own.
func (e *explorer) itemOf(row int) int {
	if e.parts == nil {
		if row < len(e.set.Items()) {
			return row
		}
		return -1
	}
	return slices.Index(e.set.Items(), e.base.Decision.Items[row].Item)
}

// owner gives the part that is to state a fact so that it moves for a row.
func (e *explorer) owner(row, slot int) string {
	if e.parts == nil || row == allItems {
		return ""
	}
	d := &e.base.Decision.Items[row]
	part, _ := e.set.OwnerOf(e.parts.scopes, d.Item, d.Part, slot)
	return part
}

// movable leaves out the facts that nobody can move because they are sums of parts.
func (e *explorer) movable(levers []rules.Lever, row int) []rules.Lever {
	if e.parts == nil {
		return levers
	}
	return slices.DeleteFunc(levers, func(l rules.Lever) bool {
		var item *rules.Item
		part := ""
		if row != allItems {
			item, part = e.base.Decision.Items[row].Item, e.base.Decision.Items[row].Part
		}
		_, moves := e.set.OwnerOf(e.parts.scopes, item, part, l.Slot)
		return !moves
	})
}

// with decides the project with the moves made.
func (e *explorer) with(moves []move) (rules.Decision, error) {
	if e.parts == nil {
		return e.trial.With(plain(moves)...)
	}
	return e.set.Outline(rules.Moved(e.parts.p, plain(moves)), e.opt.Assume)
}

// once gives what comes of moves in a project with parts, planned only once.
func (e *explorer) once(moves []move) (outcome, error) {
	var key strings.Builder
	for i := range moves {
		fmt.Fprintf(&key, "%s %d %s\n", moves[i].part, moves[i].slot, moves[i].Value)
	}
	if o, planned := e.parts.known[key.String()]; planned {
		return o, nil
	}
	e.parts.asked += len(e.parts.scopes)
	o, err := e.planned(moves)
	e.parts.known[key.String()] = o
	return o, err
}

// tired reports whether so many parts were decided anew that the search is cut short.
func (e *explorer) tired() bool {
	if e.parts != nil && e.parts.asked > mostAsked {
		e.cutShort = true
	}
	return e.cutShort
}

// ofProject gives those of some moves that the project itself makes.
func ofProject(moves []move) []move {
	return slices.DeleteFunc(slices.Clone(moves), func(m move) bool { return m.part != "" })
}

// partSingles tries every value of every movable fact that the project or a part states, and keeps
// what comes of each.
func (e *explorer) partSingles() ([]outcome, error) {
	var all []outcome
	for i := range e.parts.scopes {
		part, trial := "", e.trial
		if i > 0 {
			part = e.parts.p.Parts[i-1].ID
			made, err := e.set.Try(e.parts.scopes[i], e.opt.Assume)
			if err != nil {
				return nil, err
			}
			trial = made
		}
		for _, l := range trial.Levers(rules.AllItems) {
			if owner, moves := e.set.OwnerOf(e.parts.scopes, nil, part, l.Slot); !moves || owner != part {
				continue
			}
			from := e.base.Decision.ProfileOf(part).Value(l.Slot)
			for _, c := range l.Candidates {
				if e.spent() || e.tired() {
					return all, nil
				}
				o, err := e.outcome([]move{{part, l.Slot, c, effort(from, c.Value)}})
				if err != nil {
					return nil, err
				}
				all = append(all, o)
			}
		}
	}
	return all, nil
}
