package change

import (
	"cmp"
	"slices"

	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Recorded is what a profile under way records of one item that was obtained, with what has come of it.
type Recorded struct {
	Progress *profile.Progress
	Item     *rules.Item
	Part     string
	Finding
}

// OfDecision weighs all of which a profile says on what facts it was obtained
// (`progress: {<item>: {facts: …}}`), in the order of the catalogue. What such a record leaves out is as it is
// now; what rules derive follows from what it says.
//
// It returns a fault.Error of kind RuleBroken when a derivation fails.
func OfDecision(set *rules.Set, d *rules.Decision) ([]Recorded, error) {
	return ofRecord(set, &d.Profile, d.ProfileOf, d.Item)
}

// ofRecord is OfDecision over the profiles of a project and its parts.
func ofRecord(set *rules.Set, p *profile.Profile, of func(part string) *profile.Profile, item func(key string) *rules.Item) ([]Recorded, error) {
	var list []Recorded
	for i := range p.Progress {
		done := &p.Progress[i]
		found := item(done.Key)
		if len(done.On) == 0 || done.State != profile.Obtained || found == nil {
			continue
		}
		_, part := profile.CutKey(done.Key)
		was, is, err := sides(set, of(part), done.On)
		if err != nil {
			return nil, err
		}
		f := Weigh(set, Certificate{found, &was, &is}, p.Today())
		f.Silent = slices.DeleteFunc(f.Silent, func(slot int) bool { // of the others the record says that they are as they were
			return !slices.ContainsFunc(done.On, func(on profile.PartFact) bool { return on.Slot == slot })
		})
		list = append(list, Recorded{done, found, part, f})
	}
	slices.SortFunc(list, func(a, b Recorded) int {
		return cmp.Or(place(set, a.Progress.Key)-place(set, b.Progress.Key), p.PartPlace(a.Part)-p.PartPlace(b.Part))
	})
	return list, nil
}

// sides gives a filled profile as it was when other facts held, and as it is, both with what follows
// from their facts.
func sides(set *rules.Set, now *profile.Profile, on []profile.PartFact) (was, is profile.Profile, err error) {
	if is, err = set.Rederived(*now); err != nil {
		return was, is, err
	}
	was = is.Clone()
	for _, f := range on {
		was = was.With("", f.Slot, f.Value)
	}
	was, err = set.Rederived(was)
	return was, is, err
}

// Mark writes into the progress of a filled profile what changes ask for, so that the route has it as
// work again. Of gives the filled profile of a part. A profile that records no change stays as it is,
// and what it shares with others is not changed. Where a derivation fails nothing is marked: OfDecision
// says so.
func Mark(set *rules.Set, p *profile.Profile, of func(part string) *profile.Profile) {
	if !slices.ContainsFunc(p.Progress, func(done profile.Progress) bool { return len(done.On) > 0 }) {
		return
	}
	item := func(key string) *rules.Item {
		id, _ := profile.CutKey(key)
		return set.Item(id)
	}
	list, err := ofRecord(set, p, of, item)
	if err != nil {
		return
	}
	rework := map[string]profile.Rework{}
	for i := range list {
		rework[list[i].Progress.Key] = list[i].rework()
	}
	p.Progress = slices.Clone(p.Progress)
	for i := range p.Progress {
		p.Progress[i].Rework = rework[p.Progress[i].Key]
	}
}

// rework is what a finding asks to be done.
func (f *Finding) rework() profile.Rework {
	return profile.Rework{Amended: f.Verdict == Amend, Days: f.Days, Anew: f.Verdict == Redo}
}
