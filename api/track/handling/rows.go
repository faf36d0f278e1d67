package handling

import (
	"maps"
	"slices"

	"sevenlists/planner/fault"
	"sevenlists/planner/rules"
)

// Rows are the states and steps of something that goes on by steps, as a district words them.
type Rows struct {
	States map[string]StateRow `json:"states"`
	Steps  map[string]StepRow  `json:"steps"`
}

// Known are the states and steps that the program knows how to take in, and what a step may have to state.
type Known struct {
	States, Steps, Needs []string
}

// Check names everything in rows of a folder that the program would not know what to do with.
func (r Rows) Check(b *rules.Beside, folder string, set *rules.Set, known Known) fault.List {
	v := Vetting{Block: b, Folder: folder, Set: set}
	v.All("/steps", slices.Sorted(maps.Keys(r.Steps)), known.Steps)
	v.All("/states", slices.Sorted(maps.Keys(r.States)), known.States)
	for _, id := range slices.Sorted(maps.Keys(r.Steps)) {
		row, at := r.Steps[id], "/steps/"+id
		v.Among(at, append(slices.Sorted(maps.Keys(row.Because)), row.From...), known.States)
		v.Among(at+"/needs", row.Needs, known.Needs)
		v.Law(at, row.Basis)
	}
	return v.Faults
}

// Next are the steps that are possible after a state, in a given order.
func (r Rows) Next(state string, order []string) []string {
	next := []string{}
	for _, id := range order {
		if slices.Contains(r.Steps[id].From, state) {
			next = append(next, id)
		}
	}
	return next
}

// Vetting collects what is wrong with a folder of rules of supervision, each with file and line.
type Vetting struct {
	Block  *rules.Beside
	Folder string
	Set    *rules.Set
	Faults fault.List
}

// Add notes a fault at a place.
func (v *Vetting) Add(at, code string, args ...any) {
	v.Faults.Add(fault.New(fault.RuleBroken, code, v.Block.Place(v.Folder, at), args...))
}

// Among says what is written and unknown.
func (v *Vetting) Among(at string, got, want []string) {
	for _, id := range got {
		if !slices.Contains(want, id) {
			v.Add(at, "case.book.unknown", id, fault.Nearest(id, want))
		}
	}
}

// All says what is missing, too.
func (v *Vetting) All(at string, got, want []string) {
	for _, id := range want {
		if !slices.Contains(got, id) {
			v.Add(at, "case.book.missing", id)
		}
	}
	v.Among(at, got, want)
}

// Law says that there is no such law.
func (v *Vetting) Law(at string, basis rules.Basis) {
	if v.Set.Law(basis.Law) == nil {
		v.Add(at, "rules.law.unknown", basis.Law, fault.Nearest(basis.Law, v.Set.LawIDs()))
	}
}
