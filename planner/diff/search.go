package diff

import "sevenlists/planner/calendar"

// subset marks inputs by number.
type subset [8]uint64

// mostInputs is how many a subset can mark. Sides that differ in more are not searched.
const mostInputs = 8 * 64

// How many mixtures a search tries beside those with a single input exchanged: as sketches, and as
// whole plans.
const (
	mostSketches = 2000
	mostPlans    = 200
)

// manyInputs is how many inputs are too many to plan wholly with each of them exchanged.
const manyInputs = 40

func (s subset) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

func (s subset) with(i int) subset {
	s[i/64] |= 1 << (i % 64)
	return s
}

// but gives what is not marked, of the first n.
func (s subset) but(n int) subset {
	var t subset
	for i := range n {
		if !s.has(i) {
			t = t.with(i)
		}
	}
	return t
}

// reached is what the plan with some inputs exchanged has in common with either side.
type reached struct {
	likeA, likeB       []bool // by number of the difference
	finish             calendar.Date
	beforeStart, items int
	planned            bool // false where the mixture cannot be planned
}

// search finds the causes of differences by planning mixtures.
type search struct {
	mix      *mixer
	keys     []key // what differs
	a, b     map[key]string
	sketchy  []bool // by number of the difference: a sketch tells it
	sketches tried
	plans    tried
	broken   bool // some search was broken off
}

// tried are the mixtures planned in one way.
type tried struct {
	made map[subset]*reached
	left int // that may still be planned
	plan func(*recipe) (map[key]string, reached, error)
}

func newSearch(mix *mixer, keys []key, a, b map[key]string) *search {
	singles := 2 * len(mix.inputs)
	s := &search{
		mix: mix, keys: keys, a: a, b: b, sketchy: make([]bool, len(keys)),
		sketches: tried{made: map[subset]*reached{}, left: mostSketches + singles, plan: sketched},
		plans:    tried{made: map[subset]*reached{}, left: mostPlans, plan: whole},
	}
	// A sketch is trusted where it tells of both sides what their plans do.
	was, is := s.tryBy(&s.sketches, subset{}), s.tryBy(&s.sketches, subset{}.but(len(mix.inputs)))
	for i := range keys {
		s.sketchy[i] = was.likeA[i] && is.likeB[i]
	}
	return s
}

// tryBy plans A with the inputs of a subset from B, once. It gives nil where no more may be.
func (s *search) tryBy(t *tried, from subset) *reached {
	if r, ok := t.made[from]; ok {
		return r
	}
	if t.left == 0 {
		s.broken = true
		return nil
	}
	t.left--
	states, r, err := t.plan(s.mix.recipe(from))
	r.likeA, r.likeB = make([]bool, len(s.keys)), make([]bool, len(s.keys))
	t.made[from] = &r
	for i, k := range s.keys { // what cannot be planned is like neither side
		r.likeA[i], r.likeB[i] = err == nil && states[k] == s.a[k], err == nil && states[k] == s.b[k]
	}
	return &r
}

// try plans a mixture in the way that tells a difference.
func (s *search) try(from subset, k int) *reached {
	if s.sketchy[k] {
		return s.tryBy(&s.sketches, from)
	}
	return s.tryBy(&s.plans, from)
}

// spent reports whether no more mixtures may be planned for a difference.
func (s *search) spent(k int) bool {
	if s.sketchy[k] {
		return s.sketches.left == 0
	}
	return s.plans.left == 0
}

// enough reports whether the inputs of a subset, put into A, give what B has.
func (s *search) enough(of subset, k int) bool {
	r := s.try(of, k)
	return r != nil && r.likeB[k]
}

// needed reports whether B without the inputs of a subset has what A has.
func (s *search) needed(of subset, k int) bool {
	r := s.try(of.but(len(s.mix.inputs)), k)
	return r != nil && r.likeA[k]
}

// both reports whether a subset accounts for a difference wholly, in both directions.
func (s *search) both(of subset, k int) bool { return s.enough(of, k) && s.needed(of, k) }

// found are the inputs behind one difference.
type found struct {
	inputs         []int
	enough, needed []bool // by place in inputs
	whole          bool   // they account for all of it
}

// causes finds the inputs behind the difference k: those that act by themselves in one direction
// or the other, and if these do not account for it wholly, the fewest further ones with which
// they do. Of those that hint names the search begins; without deep it ends with the first kind.
func (s *search) causes(k int, deep bool, hint func(int) bool) found {
	n := len(s.mix.inputs)
	var chosen subset
	var f found
	marks := map[int][2]bool{}
	for i := range n {
		if !s.sketchy[k] && n > manyInputs && !hint(i) {
			continue
		}
		one := subset{}.with(i)
		marks[i] = [2]bool{s.enough(one, k), s.needed(one, k)}
		if marks[i][0] || marks[i][1] {
			chosen = chosen.with(i)
		}
	}
	f.whole = chosen != subset{} && s.both(chosen, k)
	if !f.whole && deep {
		chosen, f.whole = s.complete(chosen, k, hint)
	}
	for i := range n {
		if chosen.has(i) {
			f.inputs = append(f.inputs, i)
			f.enough, f.needed = append(f.enough, marks[i][0]), append(f.needed, marks[i][1])
		}
	}
	return f
}

// complete adds the fewest further inputs with which a subset accounts for a difference, trying
// the hinted ones first. All together always do, since they make one side out of the other.
func (s *search) complete(chosen subset, k int, hint func(int) bool) (subset, bool) {
	var rest, hinted []int
	for i := range s.mix.inputs {
		switch {
		case chosen.has(i):
		case hint(i):
			hinted = append(hinted, i)
		default:
			rest = append(rest, i)
		}
	}
	join := func(more []int) subset {
		all := chosen
		for _, i := range more {
			all = all.with(i)
		}
		return all
	}
	further := hinted
	if len(hinted) == 0 || !s.both(join(hinted), k) {
		further = append(hinted, rest...)
	}
	for size := (len(further) + 1) / 2; size > 0; {
		dropped := false
		for at := 0; at < len(further); {
			end := min(at+size, len(further))
			fewer := append(append([]int{}, further[:at]...), further[end:]...)
			if s.both(join(fewer), k) {
				further, dropped = fewer, true
			} else {
				at = end
			}
			if s.spent(k) {
				return join(further), s.both(join(further), k)
			}
		}
		if size == 1 && !dropped {
			break
		}
		if size > 1 {
			size = (size + 1) / 2
		}
	}
	return join(further), s.both(join(further), k)
}
