package planner

import (
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/change"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// Check refuses what a profile says of items that the rule set does not have, and a milestone that
// is dropped. Make and Sketch check it, too.
//
// It returns a fault.List of Invalid profile.item.unknown and profile.adjustment.milestone with the
// JSON Pointers of what is wrong.
func Check(set *rules.Set, p profile.Profile) error {
	k := keyChecker{set: set, p: &p}
	if p.Plot == nil {
		_, err := PlotOf(set, p.Site)
		k.faults = append(k.faults, fault.All(err)...)
	}
	if !p.UnderWay() {
		return k.faults.Err()
	}
	for _, item := range set.Items() {
		k.items = append(k.items, item.ID)
	}
	for i := range p.Own {
		k.others = append(k.others, p.Own[i].ID)
	}
	k.others = append(k.others, set.Vocabulary().Milestones.Works.ID)
	for i := range p.Progress {
		done := &p.Progress[i]
		k.checkDone(done.Key, "/progress/"+done.Key, done.Line)
		if id, _ := profile.CutKey(done.Key); len(done.On) > 0 && set.Item(id) == nil {
			k.faults.Add(fault.New(fault.Invalid, "profile.progress.rests", "/progress/"+done.Key+"/facts").OnLine(done.Line))
		}
	}
	for i := range p.Constraints {
		k.checkDone(p.Constraints[i].Key, "/constraints/"+p.Constraints[i].Key, p.Constraints[i].Line)
	}
	for i := range p.Own {
		own := &p.Own[i]
		for name, list := range map[string][]string{"after": own.After, "before": own.Before} {
			for at, key := range list {
				k.check(key, pointer("add", i, name, at), own.Line, true)
			}
		}
	}
	milestones := set.Vocabulary().Milestones
	for i := range p.Dropped {
		d := &p.Dropped[i]
		k.check(d.Item, pointer("drop", i, "item", -1), d.Line, false)
		if id, _ := profile.CutKey(d.Item); id == milestones.StartOfWorks || slices.Contains(milestones.Completion, id) {
			k.faults.Add(fault.New(fault.Invalid, "profile.adjustment.milestone", pointer("drop", i, "item", -1), set.Item(id).Name).OnLine(d.Line))
		}
	}
	return k.faults.Err()
}

// keyChecker looks whether a project has what its profile speaks of.
type keyChecker struct {
	set           *rules.Set
	p             *profile.Profile
	items, others []string // ids: of the catalogue; of what a person added, and of the works
	faults        fault.List
}

// checkDone is check of what may be done or fixed: also what is prepared before items, for the
// project or for any part.
func (k *keyChecker) checkDone(key, pointer string, line int) {
	id, part := profile.CutKey(key)
	if preparationOf(k.set, id) == nil {
		k.check(key, pointer, line, true)
	} else if part != "" && k.p.Part(part) == nil {
		k.faults.Add(fault.New(fault.Invalid, "profile.part.parent", pointer, part, fault.Nearest(part, k.p.PartIDs())).OnLine(line))
	}
}

// preparationOf gives what is prepared before items by its id, nil where there is no such thing.
func preparationOf(set *rules.Set, id string) *rules.Preparation {
	for _, row := range set.Preparations() {
		if row.ID == id {
			return row
		}
	}
	return nil
}

// check refuses a key that the project has not: no such item, or not in that place.
func (k *keyChecker) check(key, pointer string, line int, any bool) {
	id, part := profile.CutKey(key)
	known := k.items
	if any {
		known = append(slices.Clone(k.others), k.items...)
	}
	switch keys := Keys(k.set, k.p, id); {
	case !slices.Contains(known, id):
		k.faults.Add(fault.New(fault.Invalid, "profile.item.unknown", pointer, key, fault.Nearest(id, known)).OnLine(line))
	case keys == nil && part != "":
		k.faults.Add(fault.New(fault.Invalid, "profile.part.key", pointer, key, []string{id}).OnLine(line))
	case keys != nil && !slices.Contains(keys, key):
		k.faults.Add(fault.New(fault.Invalid, "profile.part.key", pointer, key, keys).OnLine(line))
	}
}

// pointer is the JSON Pointer of a place in the adjustments; k is the place in a list, −1 for none.
func pointer(list string, i int, key string, k int) string {
	at := "/adjustments/" + list + "/" + strconv.Itoa(i) + "/" + key
	if k >= 0 {
		at += "/" + strconv.Itoa(k)
	}
	return at
}

// Adjust puts what has been done and what a person added or dropped into a decision: what a change makes
// work again is marked as such, nothing that is done or in progress is offered on commitment, dropped items are not required, and items of
// one's own are. Make and Redraw do it, too; doing it twice changes nothing more. What the decision
// shares with others is not changed.
func Adjust(set *rules.Set, d *rules.Decision) {
	change.Mark(set, &d.Profile, d.ProfileOf)
	p := &d.Profile
	withdraw(d)
	for i := range p.Dropped {
		drop(d, &p.Dropped[i])
	}
	if len(p.Own) == 0 || d.Item(p.Own[0].ID) != nil {
		return
	}
	d.Items, d.Edges = slices.Clip(d.Items), slices.Clip(d.Edges)
	for i := range p.Own {
		own := &p.Own[i]
		d.Items = append(d.Items, rules.ItemDecision{
			Item: ownItem(set, own), Elapsed: own.Duration,
			Answer: rules.Answer{Verdict: rules.Required, Because: []rules.Reason{{Condition: ownReason(own), Code: "own", Tests: []rules.Comparison{}}}},
		})
		for _, from := range own.After {
			d.Edges = append(d.Edges, ownEdge(own, from, own.ID))
		}
		for _, to := range own.Before {
			d.Edges = append(d.Edges, ownEdge(own, own.ID, to))
		}
	}
}

// drop takes an item out of a decision.
func drop(d *rules.Decision, dropped *profile.Dropped) {
	for i := range d.Items {
		if d.Items[i].Key() == dropped.Item && d.Items[i].Verdict != rules.NotRequired {
			d.Items[i].Dropped = d.Items[i].Verdict == rules.Required
			d.Items[i].Answer = rules.Answer{Verdict: rules.NotRequired, Because: []rules.Reason{{
				Condition: lang.Text{
					ZH: "经主管部门同意不办：" + dropped.Reason + "（" + dropped.Document + "）",
					EN: "Dropped on the authority's paper: " + dropped.Reason + " (" + dropped.Document + ")",
				},
				Code: rules.Dropped, Tests: []rules.Comparison{},
			}}}
		}
	}
}

func ownReason(own *profile.OwnItem) lang.Text {
	return lang.Text{ZH: "由" + own.By + "自行增加：" + own.Reason, EN: "Added by " + own.By + ": " + own.Reason}
}

// ownItem is an item of one's own as the catalogue would have it. It stands in the phase of what it
// comes before, else of what it comes after.
func ownItem(set *rules.Set, own *profile.OwnItem) *rules.Item {
	item := &rules.Item{
		ID: own.ID, Name: lang.Text{ZH: own.Name, EN: own.Name}, Kind: rules.OwnKind, Per: "project", Confidence: "high",
		Offices: []rules.Offices{{Lead: "investor"}},
	}
	for _, key := range append(slices.Clone(own.Before), own.After...) {
		id, _ := profile.CutKey(key)
		if known := set.Item(id); known != nil && item.Phase == "" {
			item.Phase = known.Phase
		}
	}
	if phases := set.Vocabulary().Phases; item.Phase == "" && len(phases) > 0 {
		item.Phase = phases[0].ID
	}
	return item
}

func ownEdge(own *profile.OwnItem, from, to string) rules.EdgeDecision {
	e := rules.EdgeDecision{Edge: &rules.Edge{Kind: rules.Physical, Reason: ownReason(own)}, Verdict: rules.Required}
	e.From, e.FromPart = profile.CutKey(from)
	e.To, e.ToPart = profile.CutKey(to)
	return e
}

// ringOfOwn turns a ring that items of one's own close into a fault of the profile.
func ringOfOwn(err error, p *profile.Profile) error {
	faults := fault.All(err)
	if len(p.Own) == 0 || len(faults) != 1 || faults[0].Code != "route.cycle" {
		return err
	}
	ring, _ := faults[0].Args[0].(lang.Text)
	keys := strings.Split(ring.EN, " → ")
	at := max(0, slices.IndexFunc(p.Own, func(own profile.OwnItem) bool { return slices.Contains(keys, own.ID) }))
	return fault.List{fault.New(fault.Invalid, "profile.adjustment.cycle", "/adjustments/add/"+strconv.Itoa(at), ring).OnLine(p.Own[at].Line)}
}

// ownNode is an item of one's own in a horizon.
func ownNode(set *rules.Set, own *profile.OwnItem) route.Node {
	return route.Node{Key: own.ID, Item: own.ID, Phase: ownItem(set, own).Phase, Elapsed: own.Duration, Ref: ownRef, Own: true}
}

// ownRef marks nodes and links of items of one's own where they have no place in a rule set.
const ownRef = -2
