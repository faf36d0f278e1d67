// Package whatif answers what would make a plan another one: the smallest changes of facts that
// spare an approval or bring the finish forward, the fewest commitments that meet a date. Every
// answer is planned again before it is given. It knows no approval by name.
package whatif

import (
	"cmp"
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/money"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// Goal says what changes of facts are looked for.
type Goal string

// The goals. The zero Goal asks for whatever drops an item or brings the finish forward.
const (
	Anything      Goal = ""
	FewerItems    Goal = "fewer-items"
	EarlierFinish Goal = "earlier-finish"
)

// Goals are the goals that can be asked for by name.
var Goals = []string{string(FewerItems), string(EarlierFinish)}

// Query says which changes are asked for: those that spare one item, or those that serve a goal.
type Query struct {
	Item string // an item's id or, of a part, its key; empty asks for the goal
	Goal Goal
}

// Changes are the smallest changes of facts that were found, the best first.
type Changes struct {
	Project planner.ProjectName `json:"project"`
	Lang    lang.Lang           `json:"lang"`
	Variant string              `json:"variant"`
	Item    string              `json:"item,omitempty"`
	Name    string              `json:"item_name,omitempty"`
	Goal    Goal                `json:"goal,omitempty"`
	// Status is what the plan says of the item asked for: required, possible or not_required.
	Status      string        `json:"status,omitempty"`
	Items       int           `json:"items"` // required items of the plan as it is
	Finish      calendar.Date `json:"finish"`
	BeforeStart int           `json:"before_start"` // elapsed working days to the start of works
	Changes     []Change      `json:"changes"`
	// Exact is false where the search was cut short: what was found holds, but a smaller change may exist.
	Exact bool `json:"exact"`
}

// Change is one or more facts moved together, with what the plan is then.
type Change struct {
	Text    string                   `json:"text"`
	Set     map[string]profile.Value `json:"set"`   // by fact, of a part by fact@part
	Facts   []FactChange             `json:"facts"` // the same in asking order, in words
	Dropped []string                 `json:"dropped"`
	Added   []string                 `json:"added"`
	// Open are items that were required and are now possible only: other facts decide.
	Open             []string `json:"open,omitempty"`
	FinishMoved      int      `json:"finish_moved_days"`       // working days; negative is earlier
	BeforeStartMoved int      `json:"before_start_moved_days"` // elapsed working days; negative is less
	DaysMoved        int      `json:"all_days_moved"`          // sum of the elapsed working days of all items
	// MoneyMoved is by how much both ends of what each payer pays move, in fen; negative is less. What
	// has no price is in none of it: it is named beside.
	MoneyMoved        map[string]money.Amount `json:"money_moved,omitempty"`
	NotPricedAdded    []string                `json:"not_priced_added,omitempty"`   // item/charge
	NotPricedDropped  []string                `json:"not_priced_dropped,omitempty"` // item/charge
	CommitmentsGained []string                `json:"commitments_gained,omitempty"`
	CommitmentsLost   []string                `json:"commitments_lost,omitempty"`
	ProblemsFound     []string                `json:"problems_found,omitempty"`
	ProblemsSettled   []string                `json:"problems_settled,omitempty"`
}

// FactChange is one fact of a change.
type FactChange struct {
	Fact  string        `json:"fact"`
	Part  string        `json:"part,omitempty"` // that is to state it
	Name  string        `json:"name"`
	From  profile.Value `json:"from"` // null where it is not known
	To    profile.Value `json:"to"`
	Limit profile.Value `json:"limit,omitzero"` // of a number or date: the constant at or beside which To lies
	Text  string        `json:"text"`
	Cost  string        `json:"cost_hint,omitempty"` // what the change costs, where that is known
}

// Find looks for the smallest changes of facts that serve a query. Only facts that are the
// investor's to decide are moved, in the direction in which they may be, and never to unknown; a
// derived fact moves by those it is derived from. The same arguments give the same answer.
//
// It returns the errors of planner.Sketch, and *fault.Error NotFound item.unknown where the
// query names an item that the rule set does not have.
func Find(set *rules.Set, p profile.Profile, opt planner.Options, q Query) (*Changes, error) {
	e, err := explore(set, p, opt)
	if err != nil {
		return nil, err
	}
	answer := &Changes{
		Project: planner.ProjectName{ID: p.ID, Name: p.Name}, Lang: opt.Lang, Variant: opt.Variant.String(),
		Item: q.Item, Goal: q.Goal, Items: e.base.required(), Finish: e.base.Finish(), BeforeStart: e.base.Totals.Elapsed.BeforeStart,
	}
	if q.Item != "" {
		n, known := e.number[q.Item]
		if !known {
			return nil, unknownItem(set, q.Item, e.keys())
		}
		answer.Name = e.nameOf(n).In(opt.Lang)
		answer.Status = e.base.Decision.Items[n].Verdict.String()
		err = e.spare(n)
	} else {
		err = e.serve(q.Goal)
	}
	if err != nil {
		return nil, err
	}
	answer.Exact = !e.cutShort
	w := writer{Writer: words.NewWriter(set, opt.Lang, e.base.Decision.ReferenceDate)}
	answer.Changes = make([]Change, 0, len(e.found))
	base := e.costsOf(&e.base.Outline)
	for i := range e.found {
		change, err := w.change(e, &e.found[i], base)
		if err != nil {
			return nil, err
		}
		answer.Changes = append(answer.Changes, change)
	}
	return answer, nil
}

// keys are the keys that the decision has.
func (e *explorer) keys() []string {
	keys := make([]string, len(e.base.Decision.Items))
	for n := range keys {
		keys[n] = e.base.Decision.Items[n].Key()
	}
	return keys
}

// unknownItem says that an item does not exist or, where it does, under which keys it is done.
func unknownItem(set *rules.Set, key string, keys []string) error {
	id, _ := profile.CutKey(key)
	if set.Item(id) == nil {
		return fault.New(fault.NotFound, "item.unknown", "", key, fault.Nearest(key, keys))
	}
	places := slices.DeleteFunc(keys, func(k string) bool { other, _ := profile.CutKey(k); return other != id })
	return fault.New(fault.NotFound, "profile.part.key", "", key, places)
}

// spare finds the changes that spare one item.
func (e *explorer) spare(item int) error {
	if e.base.Decision.Items[item].Verdict == rules.NotRequired {
		return nil
	}
	sets, err := e.minimal(item)
	if err != nil {
		return err
	}
	for _, moves := range sets {
		o, err := e.outcome(moves)
		if err != nil {
			return err
		}
		e.found = append(e.found, o)
	}
	e.rank(func(*outcome) [2]int { return [2]int{} })
	return nil
}

// serve finds the changes that serve a goal: what spares an item of the plan, and for the finish
// single facts and pairs.
func (e *explorer) serve(goal Goal) error {
	var all []outcome
	for n := range e.base.Decision.Items {
		if e.base.Decision.Items[n].Verdict == rules.NotRequired || e.tired() {
			continue
		}
		sets, err := e.minimal(n)
		if err != nil {
			return err
		}
		for _, moves := range sets {
			o, err := e.outcome(moves)
			if err != nil {
				return err
			}
			all = append(all, o)
		}
	}
	if e.parts != nil {
		singles, err := e.partSingles()
		e.cutShort = true // pairs of facts are not tried
		return e.best(append(all, singles...), goal, err)
	}
	if err := e.singles(); err != nil {
		return err
	}
	for _, moves := range e.moves {
		for i := range moves {
			if moves[i].first() {
				all = append(all, *moves[i].alone)
			}
		}
	}
	pairs, err := e.pairs()
	return e.best(append(all, pairs...), goal, err)
}

// best keeps the outcomes that serve a goal best, ranked by it.
func (e *explorer) best(all []outcome, goal Goal, err error) error {
	if err != nil {
		return err
	}
	e.found = keepBest(all, goal)
	e.rank(func(o *outcome) [2]int {
		if goal == FewerItems {
			return [2]int{o.fewer(), -o.finishMoved}
		}
		return [2]int{-o.finishMoved, o.fewer()}
	})
	return nil
}

// rank orders what was found: by gain, then by the number of facts, by how far they move, and by
// the order in which they are asked. What leads to a problem that stops a project comes last.
func (e *explorer) rank(gain func(*outcome) [2]int) {
	slices.SortStableFunc(e.found, func(a, b outcome) int {
		x, y := gain(&a), gain(&b)
		return cmp.Or(cmp.Compare(a.stops, b.stops), cmp.Compare(y[0], x[0]), cmp.Compare(y[1], x[1]),
			cmp.Compare(len(a.moves), len(b.moves)), cmp.Compare(a.effort, b.effort), compareSlots(a.moves, b.moves))
	})
}

func compareSlots(a, b []move) int {
	return slices.CompareFunc(a, b, func(x, y move) int {
		return cmp.Or(cmp.Compare(x.slot, y.slot), cmp.Compare(x.part, y.part))
	})
}
