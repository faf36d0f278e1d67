package profile

import (
	"math"
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// The kinds of part, from the widest to the narrowest.
const (
	Phase    = "phase"
	Lot      = "lot"
	Building = "building"
)

// partKinds are all of them in that order; a part lies only in a wider one.
var partKinds = []string{Phase, Lot, Building}

// KindRank orders what an item is done for: 0 for the project, then phase, lot and building.
func KindRank(kind string) int { return slices.Index(partKinds, kind) + 1 }

// Part is a phase, lot or building of a project (`parts`).
type Part struct {
	ID     string
	Name   string // its id where the profile gives none
	Kind   string
	Parent string        // the part that it lies in; empty for the project
	Start  calendar.Date // first working day on which its items may begin; 0: as its parent
	Facts  []PartFact    // what it states itself, in slot order
	Line   int           // of the profile
}

// PartFact is one fact that a part states; Unknown where it calls it unknown.
type PartFact struct {
	Slot  int
	Value Value
}

// States gives what a part says of a fact, and whether it says anything.
func (p *Part) States(slot int) (Value, bool) {
	at, found := slices.BinarySearchFunc(p.Facts, slot, func(f PartFact, slot int) int { return f.Slot - slot })
	if !found {
		return Unknown, false
	}
	return p.Facts[at].Value, true
}

// Part gives the part of that id; nil where there is none.
func (p *Profile) Part(id string) *Part {
	if at := p.PartPlace(id); at >= 0 {
		return &p.Parts[at]
	}
	return nil
}

// Named gives a name with that of the part for which it stands; the name alone for the project.
func (p *Profile) Named(name lang.Text, part string) lang.Text {
	inner := p.Part(part)
	if inner == nil {
		return name
	}
	return lang.Text{ZH: name.ZH + "（" + inner.Name + "）", EN: name.EN + " (" + inner.Name + ")"}
}

// PartPlace is the place of a part in Parts; −1 for the project and for what there is not.
func (p *Profile) PartPlace(id string) int {
	if id == "" {
		return -1
	}
	for i := range p.Parts {
		if p.Parts[i].ID == id {
			return i
		}
	}
	return -1
}

// PartIDs are the ids of all parts in order.
func (p *Profile) PartIDs() []string { return idsOf(p.Parts) }

// StartOf gives the first working day on which the items of a part may begin: its own, else that of
// what it lies in; the project's for the empty id.
func (p *Profile) StartOf(id string) calendar.Date {
	for part := p.Part(id); part != nil; part = p.Part(part.Parent) {
		if part.Start != 0 {
			return part.Start
		}
	}
	return p.Start
}

// Within reports whether a part is another or lies in it, through however many; everything lies in
// the project, which is the empty id.
func (p *Profile) Within(part, outer string) bool {
	for outer != part && part != "" {
		found := p.Part(part)
		if found == nil {
			return false
		}
		part = found.Parent
	}
	return outer == part
}

// Around gives a part and all in which it lies, the project as the empty id last.
func (p *Profile) Around(id string) []string {
	ids := []string{id}
	for part := p.Part(id); part != nil; part = p.Part(part.Parent) {
		ids = append(ids, part.Parent)
	}
	return ids
}

// Related reports whether one of two parts lies in the other, or both are the same: whether their
// items may wait for each other. The project is the empty id.
func (p *Profile) Related(a, b string) bool { return p.Within(a, b) || p.Within(b, a) }

// wholeProject is the place of what is done once a project.
var wholeProject = []string{""}

// Places gives the parts for which an item of a kind (`per`) is done: each part of that kind, and
// where something lies outside all of these the nearest part above it, or the project (the empty
// id). They come in the order of the profile, the project first, in a slice that is not to be changed.
func (p *Profile) Places(per string) []string {
	rank := KindRank(per)
	if rank == 0 || len(p.Parts) == 0 {
		return wholeProject
	}
	var places []string
	if p.holds("", rank) {
		places = append(places, "")
	}
	for i := range p.Parts {
		part := &p.Parts[i]
		if own := KindRank(part.Kind); own == rank || own < rank && p.holds(part.ID, rank) {
			places = append(places, part.ID)
		}
	}
	return places
}

// holds reports whether a wider part does an item of a rank for itself: it has no part, or one
// that is too narrow to do it.
func (p *Profile) holds(id string, rank int) bool {
	parts := 0
	for i := range p.Parts {
		if p.Parts[i].Parent == id {
			if parts++; KindRank(p.Parts[i].Kind) > rank {
				return true
			}
		}
	}
	return parts == 0
}

// Scopes gives the profile of the project and after it that of each part, in order: what is stated
// of it, filled in by nothing yet. A part has the facts of what it lies in where it states none of
// its own. A fact that sums and that a project or part with parts does not state is the sum over
// its nearest parts (origin Summed), each counting with its default where assume allows; unknown
// if one of them is. The profiles of parts have no parts.
func (p Profile) Scopes(facts *Facts, assume Assume) []Profile {
	if len(p.Parts) == 0 {
		return []Profile{p}
	}
	scopes := make([]Profile, 0, len(p.Parts)+1)
	root := p.Clone()
	a := adder{&p, facts, assume}
	a.put(&root, "", nil)
	scopes = append(scopes, root)
	for i := range p.Parts {
		part := &p.Parts[i]
		outer := &scopes[p.PartPlace(part.Parent)+1] // parents come first
		scope := outer.Clone()
		scope.Parts = nil
		if part.Start != 0 {
			scope.Start = part.Start
		}
		a.put(&scope, part.ID, part)
		scopes = append(scopes, scope)
	}
	return scopes
}

// adder finds what a project and its parts state, sums included.
type adder struct {
	p      *Profile
	facts  *Facts
	assume Assume
}

// put writes into a scope, which holds what its parent knows, what the part states or sums up to.
func (a adder) put(scope *Profile, id string, part *Part) {
	for slot := range scope.Values {
		if part != nil {
			if v, says := part.States(slot); says {
				scope.state(slot, v, Stated)
				continue
			}
		} else if scope.Origin[slot].Given() || scope.Origin[slot] == Summed || scope.IsStatedUnknown(slot) {
			continue // also a sum that parts were taken out of
		}
		if !a.facts.List[slot].Sums {
			continue
		}
		if v, summed := a.sum(id, slot); summed {
			scope.state(slot, v, Summed)
		} else if scope.Origin[slot] == Summed { // a part is not the sum of all
			scope.Values[slot], scope.Origin[slot] = Unknown, Missing
			scope.StatedUnknown = slices.DeleteFunc(scope.StatedUnknown, func(s int) bool { return s == slot })
		}
	}
}

// sum adds a fact up over the parts that lie next in a part; false where none of them, nor what
// lies in it, states it.
func (a adder) sum(id string, slot int) (Value, bool) {
	total, states, known := int64(0), false, true
	for i := range a.p.Parts {
		part := &a.p.Parts[i]
		if part.Parent != id {
			continue
		}
		v, says := part.States(slot)
		if !says {
			v, says = a.sum(part.ID, slot)
		}
		if states = states || says; !says && a.assume == Defaults {
			v = a.facts.List[slot].Default
		}
		if v.Kind() != NumberKind {
			known = false
			continue
		}
		total = addUp(total, v.Micro())
	}
	if !states || !known || total == math.MaxInt64 {
		return Unknown, states
	}
	return NumberValue(total), true
}

// Parted gives what the parts of a project or part state of a fact that sums, added up over those
// that are known, and whether any is; 0 where none states it.
func (p *Profile) Parted(facts *Facts, id string, slot int) (total int64, states bool) {
	for i := range p.Parts {
		part := &p.Parts[i]
		if part.Parent != id {
			continue
		}
		v, says := part.States(slot)
		if says && v.IsKnown() {
			total, states = addUp(total, v.Micro()), true
		} else if !says {
			inner, does := p.Parted(facts, part.ID, slot)
			total, states = addUp(total, inner), states || does
		}
	}
	return total, states
}

// With gives a copy in which a part, or the project for the empty id, states a fact so.
func (p Profile) With(part string, slot int, v Value) Profile {
	p = p.Clone()
	at := p.PartPlace(part)
	if at < 0 {
		p.state(slot, v, Stated)
		return p
	}
	inner := &p.Parts[at]
	inner.Facts = slices.DeleteFunc(slices.Clone(inner.Facts), func(f PartFact) bool { return f.Slot == slot })
	inner.Facts = append(inner.Facts, PartFact{slot, v})
	slices.SortFunc(inner.Facts, func(a, b PartFact) int { return a.Slot - b.Slot })
	return p
}

// Take makes a fact what another profile knows of it.
func (p *Profile) Take(from *Profile, slot int) {
	p.state(slot, from.Value(slot), from.Origin[slot])
	if !from.Value(slot).IsKnown() && !from.IsStatedUnknown(slot) {
		p.StatedUnknown = slices.DeleteFunc(p.StatedUnknown, func(s int) bool { return s == slot })
	}
}

// addUp adds two quantities, of which none is negative; more than can be held is the most that can.
func addUp(a, b int64) int64 {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}

// state gives a fact a value as if it were stated, also that it is unknown.
func (p *Profile) state(slot int, v Value, origin Origin) {
	at, unknown := slices.BinarySearch(p.StatedUnknown, slot)
	switch {
	case v.IsKnown() && unknown:
		p.StatedUnknown = slices.Delete(p.StatedUnknown, at, at+1)
	case !v.IsKnown() && !unknown:
		p.StatedUnknown = slices.Insert(p.StatedUnknown, at, slot)
	}
	p.Values[slot], p.Origin[slot] = v, origin
	if !v.IsKnown() && origin != Summed {
		p.Origin[slot] = Missing
	}
}

// Only gives the profile of one part alone: what lies beside it is left out, with what is recorded
// and fixed about it. Sums stay those of the whole.
func (p Profile) Only(facts *Facts, id string, assume Assume) Profile {
	scopes := p.Scopes(facts, assume)
	whole := scopes[0]
	kept := func(key string) bool {
		_, part := CutKey(key)
		return part == "" || p.Related(part, id)
	}
	whole.Parts = nil
	for i, part := range p.Parts {
		if !p.Related(part.ID, id) {
			continue
		}
		part.Facts = slices.Clone(part.Facts)
		for slot := range facts.List {
			if part.ID != id && p.Within(id, part.ID) && scopes[i+1].Origin[slot] == Summed {
				part.Facts = append(part.Facts, PartFact{slot, scopes[i+1].Values[slot]})
			}
		}
		slices.SortFunc(part.Facts, func(a, b PartFact) int { return a.Slot - b.Slot })
		whole.Parts = append(whole.Parts, part)
	}
	whole.Progress = slices.DeleteFunc(whole.Progress, func(e Progress) bool { return !kept(e.Key) })
	whole.Constraints = slices.DeleteFunc(whole.Constraints, func(c Constraint) bool { return !kept(c.Key) })
	return whole
}

// CutKey parts the key of a row into the item and the part that it is done for, empty for the
// project.
func CutKey(key string) (item, part string) {
	item, part, _ = strings.Cut(key, "@")
	return item, part
}
