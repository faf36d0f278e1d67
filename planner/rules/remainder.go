package rules

import (
	"slices"

	"sevenlists/planner/profile"
)

// Remainder is what the known facts of one project leave open: each condition of the rule set cut
// down to the facts that can still change it. Thousands of completions are tried on it while a
// person types, where a decision of the whole project would be too slow.
//
// Unknown facts vary independently within their declared types and ranges, as for Decide.
// A remainder may be used by one goroutine at a time.
type Remainder struct {
	Profile profile.Profile // filled as Decide fills it
	Open    []OpenFact      // what the open conditions turn on, in asking order
	Rows    []OpenRow       // the items in each place where they are done, in the order of Set.Items
	Items   []Root          // by row: whether it applies
	Offers  []Root          // by row: whether it may be entered on a commitment; deferrals are none
	Lengths [][]OpenLength  // by row: bodies of its duration that may still hold
	Edges   []OpenEdge      // whose condition may hold, between items that may apply
	Answers []OpenAnswer    // everything that is still open, by items, then problems

	profiles []profile.Profile // that of the project, then those of its parts, each filled
	nodes    []openNode        // 0 is no, 1 is yes
	branches []int32
	turns    []uint64 // of node n: a bit for each open fact, from n × words on
	words    int
	seen     []uint32
	round    uint32
	stack    []int32
}

// OpenRow is an item where it is done.
type OpenRow struct {
	Item int    // place in Set.Items
	Part string // empty for the project
}

// ProfileOf gives the profile of a part, filled; that of the project for the empty id.
func (r *Remainder) ProfileOf(part string) *profile.Profile {
	return &r.profiles[r.Profile.PartPlace(part)+1]
}

// Root is one condition of a remainder: where its diagram begins.
type Root int32

// The two answers that no open fact can change.
const (
	Never  Root = 0
	Always Root = 1
)

// IsOpen reports whether some open fact can still change the condition.
func (r Root) IsOpen() bool { return r > Always }

// OpenFact is a fact on which some condition still turns, or a comparison of two facts.
type OpenFact struct {
	Part string // whose fact it is: where a part says nothing of it, that of what it lies in
	Slot int    // the fact; −1 for a comparison of two, or for a condition too large to be answered exactly
	// About are the facts that have to be known: Slot, or the unknown ones of a comparison. Where
	// facts are asked for, those from which a rule derives a fact stand in its place.
	About []int
	// Values hold one value for each class of values that no open condition tells apart; nil
	// where Slot is −1, which has the two classes no and yes.
	Values  []profile.Value
	classes []int16 // by sample of the fact: its class
	samples []sample
	line    *partition
}

// Classes is the number of classes of values.
func (o *OpenFact) Classes() int {
	if o.Slot < 0 {
		return 2
	}
	return len(o.Values)
}

// Limits are the constants at or beside which the values of a number or a date begin to make
// another difference, in order.
func (o *OpenFact) Limits() []profile.Value {
	var limits []profile.Value
	for i, s := range o.samples {
		if s.region%2 == 0 || o.line.kind != profile.NumberType && o.line.kind != profile.DateType {
			continue
		}
		if i > 0 && o.classes[i-1] != o.classes[i] || i+1 < len(o.samples) && o.classes[i+1] != o.classes[i] {
			limits = append(limits, s.value)
		}
	}
	return limits
}

// Picks are a partial completion: for each open fact the class of its value, or Unpicked.
type Picks []int16

// Unpicked marks an open fact without a value.
const Unpicked int16 = -1

// OpenLength is one body of an item's duration: the days that it gives, and when.
type OpenLength struct {
	Days int // working days promised
	When Root
}

// OpenEdge is an edge with its items by row.
type OpenEdge struct {
	*Edge
	From, To int
	When     Root
}

// OpenAnswer is one answer that is not settled yet, together with all that it takes to matter: a
// commitment counts only where its item applies, an edge only where both of its items do.
type OpenAnswer struct {
	Item    *Item    // nil for a problem
	Problem *Problem // nil for an item
	Part    string   // where it is done, or in whose facts the problem lies
	Kind    AnswerKind
	When    Root
	asked   *condition
}

// AnswerKind says what an open answer is about.
type AnswerKind uint16

// The kinds of answer.
const (
	Applies AnswerKind = iota // whether the item is required
	Offered                   // whether it may be entered on a commitment or with a gap
	Lasts                     // how long it takes
	Waits                     // whether it waits for another item
	Found                     // whether a problem is found
)

// NewPicks gives picks with nothing picked.
func (r *Remainder) NewPicks() Picks {
	return slices.Repeat(Picks{Unpicked}, len(r.Open))
}

// Pick picks the class of the value of a fact of the project or of a part, where it is open.
func (r *Remainder) Pick(picks Picks, part string, slot int, v profile.Value) {
	for i := range r.Open {
		if o := &r.Open[i]; o.Slot == slot && o.Part == part && v.IsKnown() {
			picks[i] = o.class(v)
		}
	}
}

// class gives the class of a value, Unpicked for a value that the fact may not have.
func (o *OpenFact) class(v profile.Value) int16 {
	region := o.line.region(v)
	for i, s := range o.samples {
		if s.region == region {
			return o.classes[i]
		}
	}
	return Unpicked
}

// Answer gives the verdict on a condition under picks.
func (r *Remainder) Answer(root Root, picks Picks) Verdict {
	at := int32(root)
	for at > 1 {
		n := &r.nodes[at]
		pick := picks[n.variable]
		if pick == Unpicked {
			return r.explore(at, picks)
		}
		at = r.branches[int32(pick)+n.first]
	}
	return verdictOf(truth(at + 1))
}

// explore follows every branch that is not picked until both answers are seen.
func (r *Remainder) explore(root int32, picks Picks) Verdict {
	if r.round++; r.round == 0 { // the counter went once round
		clear(r.seen)
		r.round = 1
	}
	var answers [2]bool
	r.stack = append(r.stack[:0], root)
	for len(r.stack) > 0 {
		at := r.stack[len(r.stack)-1]
		r.stack = r.stack[:len(r.stack)-1]
		if at <= 1 {
			if answers[at] = true; answers[1-at] {
				return Possible
			}
			continue
		}
		if r.seen[at] == r.round {
			continue
		}
		r.seen[at] = r.round
		n := &r.nodes[at]
		if pick := picks[n.variable]; pick != Unpicked {
			r.stack = append(r.stack, r.branches[int32(pick)+n.first])
			continue
		}
		r.stack = append(r.stack, r.branches[n.first:int(n.first)+r.Open[n.variable].Classes()]...)
	}
	return verdictOf(truthOf(answers[1]))
}

// Turns reports whether a condition turns on an open fact.
func (r *Remainder) Turns(root Root, open int) bool {
	return r.turns[int(root)*r.words+open/64]>>(open%64)&1 == 1
}

// Top gives the first open fact without a pick on which a condition turns under picks, −1 where
// none is left.
func (r *Remainder) Top(root Root, picks Picks) int {
	for at := int32(root); at > 1; {
		n := &r.nodes[at]
		if picks[n.variable] == Unpicked {
			return int(n.variable)
		}
		at = r.branches[int32(picks[n.variable])+n.first]
	}
	return -1
}

// Steer picks values for open facts until a condition has the wanted answer, and reports whether
// it has. Of the values that can lead there it takes the one with the least cost, which is asked
// for by open fact and class.
func (r *Remainder) Steer(root Root, wanted Verdict, picks Picks, cost func(open, class int) int) bool {
	at := int32(root)
	for at > 1 {
		n := &r.nodes[at]
		if picks[n.variable] == Unpicked {
			best, least := Unpicked, 0
			for class := range r.Open[n.variable].Classes() {
				if a := r.Answer(Root(r.branches[int(n.first)+class]), picks); a != wanted && a != Possible {
					continue
				}
				if c := cost(int(n.variable), class); best == Unpicked || c < least {
					best, least = int16(class), c
				}
			}
			if best == Unpicked {
				return false
			}
			picks[n.variable] = best
		}
		at = r.branches[int32(picks[n.variable])+n.first]
	}
	return verdictOf(truth(at+1)) == wanted
}

// Sensitive changes picks so that the value of one open fact decides a condition, and reports
// whether it could: it could for every fact on which the condition turns. Values picked already
// are kept where they allow it.
func (r *Remainder) Sensitive(root Root, open int, picks Picks) bool {
	if !r.Turns(root, open) {
		return false
	}
	at := int32(root)
	for int(r.nodes[at].variable) != open {
		n := &r.nodes[at]
		next := r.branches[n.first : int(n.first)+r.Open[n.variable].Classes()]
		class := picks[n.variable]
		if class == Unpicked || !r.Turns(Root(next[class]), open) {
			for c, b := range next {
				if r.Turns(Root(b), open) {
					class = int16(c)
					break
				}
			}
		}
		picks[n.variable] = class
		at = next[class]
	}
	n := &r.nodes[at]
	next := r.branches[n.first : int(n.first)+r.Open[n.variable].Classes()]
	for _, b := range next[1:] {
		if b != next[0] {
			return r.part(next[0], b, picks)
		}
	}
	return false
}

// part picks values for which two different conditions have different answers.
func (r *Remainder) part(a, b int32, picks Picks) bool {
	for a > 1 || b > 1 {
		top := a
		if a <= 1 || b > 1 && r.nodes[b].variable < r.nodes[a].variable {
			top = b
		}
		variable := r.nodes[top].variable
		way := func(n int32, class int) int32 {
			if n <= 1 || r.nodes[n].variable != variable {
				return n
			}
			return r.branches[int(r.nodes[n].first)+class]
		}
		class := int(picks[variable])
		if class < 0 || way(a, class) == way(b, class) {
			for class = 0; way(a, class) == way(b, class); class++ { // different nodes differ somewhere
			}
		}
		picks[variable] = int16(class)
		a, b = way(a, class), way(b, class)
	}
	return a != b
}
