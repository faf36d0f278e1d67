package profile

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// Plot is one version of a plot (地块): what a district has published of a piece of land, with its
// source, its date and the department that vouches for it. It never changes; a revision is another
// version. It stands for the whole of a project, not for a part.
type Plot struct {
	ID        string        `json:"id"`
	Name      lang.Text     `json:"name"`
	Kind      string        `json:"kind"` // such as plot, standard_land or bundled_area: an id of the rule set's plot kinds
	Version   int           `json:"version"`
	Date      calendar.Date `json:"date"` // on which this version was published
	Source    lang.Text     `json:"source"`
	VouchedBy string        `json:"vouched_by"` // id of a department
	Facts     []PlotFact    `json:"facts"`      // in asking order
	// Assessments are what was assessed for the whole area, so that a project need not.
	Assessments []Assessment `json:"assessments,omitempty"`
	Confidence  string       `json:"confidence"` // low, medium or high
	Note        lang.Text    `json:"note,omitzero"`
	Newest      int          `json:"newest"` // the newest version that is known of the plot
}

// PlotFact is one fact of a plot. Source, date and voucher are those of the plot where it has none
// of its own.
type PlotFact struct {
	Fact      string        `json:"fact"`
	Value     Value         `json:"value"` // always known
	Source    lang.Text     `json:"source"`
	Date      calendar.Date `json:"date"`
	VouchedBy string        `json:"vouched_by"`
	Until     calendar.Date `json:"until,omitzero"` // last day on which it may be relied on; 0 where no end is set
}

// Assessment is a regional assessment (区域评估) that is finished for the area of a plot.
type Assessment struct {
	Name      lang.Text     `json:"name"`
	Date      calendar.Date `json:"date"`
	Until     calendar.Date `json:"until,omitzero"` // last day on which its result may be used; 0 where no end is set
	VouchedBy string        `json:"vouched_by"`
	Document  string        `json:"document,omitempty"` // number of the approval
	Facts     []string      `json:"facts,omitempty"`    // facts of the plot that rest on it
}

// Fact gives what the plot says of a fact; nil where it says nothing, also of no plot.
func (p *Plot) Fact(id string) *PlotFact {
	if p == nil {
		return nil
	}
	at := slices.IndexFunc(p.Facts, func(f PlotFact) bool { return f.Fact == id })
	if at < 0 {
		return nil
	}
	return &p.Facts[at]
}

// Given reports whether somebody says so: the profile itself, or the plot that it stands on.
func (o Origin) Given() bool { return o == Stated || o == Sited }

// On gives a copy that stands on a plot: what the plot knows fills in what the profile does not
// state, or calls unknown. What the profile states holds against it. A fact that the rule set does
// not have, or has in another type, is passed over.
func (p Profile) On(facts *Facts, plot *Plot) Profile {
	p = p.Clone()
	for slot := range p.Origin {
		if p.Origin[slot] == Sited { // by another plot
			p.Values[slot], p.Origin[slot] = Unknown, Missing
		}
	}
	if p.Site.Plot != plot.ID || p.Site.Version != 0 && p.Site.Version != plot.Version {
		p.Site = Site{Plot: plot.ID, Version: plot.Version}
	}
	p.Plot = plot
	for i := range plot.Facts {
		slot, ok := facts.Slot(plot.Facts[i].Fact)
		if !ok || p.Origin[slot] == Stated || !facts.List[slot].Holds(plot.Facts[i].Value) {
			continue
		}
		p.state(slot, plot.Facts[i].Value, Sited)
	}
	return p
}

// Holds reports whether a value is of the fact's type, in its range and among its choices.
func (f *Fact) Holds(v Value) bool {
	low, high := f.limits()
	switch f.Type {
	case NumberType:
		return v.Kind() == NumberKind && low.Micro() <= v.Micro() && v.Micro() <= high.Micro() && (!f.Integer || v.Micro()%Scale == 0)
	case BooleanType:
		return v.Kind() == TruthKind
	case DateType:
		return v.Kind() == DateKind
	case EnumType:
		return v.Kind() == TextKind && slices.Contains(f.ids(), v.Text())
	}
	return v.Kind() == TextKind
}

// PlotChange is one fact in which two versions of a plot differ.
type PlotChange struct {
	Fact   string `json:"fact"`
	Before Value  `json:"before"` // null where the earlier version says nothing
	After  Value  `json:"after"`  // null where the later version says nothing
}

// Revised gives the facts in whose values two versions of a plot differ: those of the earlier one in
// its order, then those that are new. A value that only has another source or date is no difference.
func Revised(before, after *Plot) []PlotChange {
	changes := []PlotChange{}
	for i := range before.Facts {
		f := &before.Facts[i]
		change := PlotChange{Fact: f.Fact, Before: f.Value}
		if other := after.Fact(f.Fact); other != nil {
			change.After = other.Value
		}
		if change.Before != change.After {
			changes = append(changes, change)
		}
	}
	for i := range after.Facts {
		if f := &after.Facts[i]; before.Fact(f.Fact) == nil {
			changes = append(changes, PlotChange{Fact: f.Fact, After: f.Value})
		}
	}
	return changes
}

// Touch says how a revision of a plot concerns one profile.
type Touch struct {
	Profile int `json:"profile"` // its place among those that were given
	// Pinned: the profile names an earlier version by its number and goes on with it, until somebody
	// lets it name another.
	Pinned  bool     `json:"pinned"`
	Changed []string `json:"changed"` // facts whose value it takes from the plot, and which change
	Own     []string `json:"own"`     // facts that change, but of which the project states its own value
}

// Touched gives of a list of profiles those that name a plot of which there is a new version, in
// their order, with what changes for each. A profile may have been resolved before or not.
func Touched(facts *Facts, before, after *Plot, profiles []Profile) []Touch {
	changes := Revised(before, after)
	touched := []Touch{}
	for i := range profiles {
		p := &profiles[i]
		if p.Site.Plot != after.ID {
			continue
		}
		t := Touch{Profile: i, Pinned: p.Site.Version != 0 && p.Site.Version != after.Version, Changed: []string{}, Own: []string{}}
		for _, c := range changes {
			slot, ok := facts.Slot(c.Fact)
			switch {
			case !ok:
			case slot < len(p.Origin) && p.Origin[slot] == Stated:
				t.Own = append(t.Own, c.Fact)
			default:
				t.Changed = append(t.Changed, c.Fact)
			}
		}
		touched = append(touched, t)
	}
	return touched
}
