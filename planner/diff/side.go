package diff

import (
	"bytes"
	"encoding/json"
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// Side is one of the two plans, with how it can be planned again, where that is known.
type Side struct {
	Plan  *planner.Plan
	again *recipe
}

// recipe is what a plan was made of. The dates of the options stand in the profile.
type recipe struct {
	set     *rules.Set
	profile profile.Profile
	opt     planner.Options
}

// Make plans one side. The same errors as planner.Make.
func Make(set *rules.Set, p profile.Profile, opt planner.Options) (Side, error) {
	r := &recipe{set: set, profile: opt.Overlay(set, p), opt: opt}
	r.opt.Start, r.opt.ReferenceDate = 0, 0
	plan, err := r.make()
	return Side{Plan: plan, again: r}, err
}

func (r *recipe) make() (*planner.Plan, error) { return planner.Make(r.set, r.profile, r.opt) }

// Read takes a plan that was written earlier. Where the rule set is the one that made it, and the
// profile that can be read off the plan leads to the very same plan, the side can be planned
// again; otherwise its causes are those that its reasons name.
func Read(set *rules.Set, plan *planner.Plan) Side {
	side := Side{Plan: plan}
	if plan.Rules.Revision != set.Revision() {
		return side
	}
	want := canonical(plan)
	for _, allUnknown := range []bool{false, true} {
		r, ok := recipeOf(set, plan, allUnknown)
		if !ok {
			return side
		}
		if again, err := r.make(); err == nil {
			// How its commitments were chosen, and what was measured, is no part of the recipe.
			again.FinishBy, again.Warnings, again.Between = plan.FinishBy, plan.Warnings, plan.Between
			if bytes.Equal(canonical(again), want) {
				side.again = r
				return side
			}
		}
	}
	return side
}

// Repeats reports whether a side can be planned again.
func (s Side) Repeats() bool { return s.again != nil }

// canonical gives the bytes of a plan whatever it was read from.
func canonical(p *planner.Plan) []byte {
	b, _ := json.Marshal(p)
	return b
}

// In gives the side in one language, if it can be planned again.
//
// It returns the errors of planner.Make.
func (s Side) In(l lang.Lang) (Side, error) {
	if s.again == nil || s.Plan.Lang == l {
		return s, nil
	}
	r := *s.again
	r.opt.Lang = l
	plan, err := r.make()
	return Side{Plan: plan, again: &r}, err
}

// OptionsOf gives the options that a plan was made with, as far as it tells: variant,
// commitments, assumptions, law, language and whether preparation was asked for.
func OptionsOf(p *planner.Plan) (planner.Options, bool) {
	variant, ok := route.ParseVariant(p.Variant)
	law := planner.ReferenceLaw
	if p.Law != "" {
		known := false
		law, known = planner.ParseLaw(p.Law)
		ok = ok && known
	}
	opt := planner.Options{Law: law, Variant: variant, Assume: profile.Assume(p.Assume), Lang: p.Lang, Preparation: p.WithPreparation != nil}
	if opt.Assume != profile.Defaults && opt.Assume != profile.None {
		return opt, false
	}
	if variant != route.Commitment {
		return opt, ok
	}
	chosen, all := []string{}, true
	for i := range p.Items {
		c := p.Items[i].Commitment
		switch {
		case c == nil || p.Items[i].Schedule == nil:
		case c.Chosen:
			chosen = append(chosen, p.Items[i].ID)
		case c.Offered:
			all = false
		}
	}
	if !all {
		slices.Sort(chosen)
		opt.Commit = chosen
	}
	return opt, ok
}

// itemOf drops the part from a key.
func itemOf(key string) string {
	item, _ := profile.CutKey(key)
	return item
}

// recipeOf reads off a plan what it was made of. Whether a fact that is unknown was called so or
// left out a plan does not always tell: allUnknown takes the first for all.
func recipeOf(set *rules.Set, plan *planner.Plan, allUnknown bool) (*recipe, bool) {
	opt, ok := OptionsOf(plan)
	if !ok {
		return nil, false
	}
	facts := set.Facts()
	p := profile.Profile{
		ID: plan.Project.ID, Name: plan.Project.Name, AsOf: plan.AsOf,
		Values: make([]profile.Value, len(facts.List)), Origin: make([]profile.Origin, len(facts.List)),
	}
	for i := range plan.Facts {
		row := &plan.Facts[i]
		slot, known := facts.Slot(row.Fact)
		if !known {
			return nil, false
		}
		fact := &facts.List[slot]
		switch {
		case row.Origin == "stated" || row.Origin == "site":
			v, fits := fitting(fact, row.Value)
			if !fits {
				return nil, false
			}
			p.Values[slot], p.Origin[slot] = v, profile.Stated
			if row.Origin == "site" {
				p.Origin[slot] = profile.Sited
			}
		case row.Origin == "unknown" && (allUnknown || opt.Assume == profile.Defaults && fact.Default.IsKnown()):
			p.StatedUnknown = append(p.StatedUnknown, slot)
		}
	}
	slices.Sort(p.StatedUnknown)
	readSite(&p, set, plan)
	for i := range plan.Items {
		if !underWay(&p, facts, &plan.Items[i]) {
			return nil, false
		}
	}
	for i := range plan.Parts {
		part, fits := readPart(facts, plan, &plan.Parts[i])
		if !fits {
			return nil, false
		}
		p.Parts = append(p.Parts, part)
	}
	return &recipe{set: set, profile: p.WithStart(facts, plan.Start), opt: opt}, true
}

// readSite reads off a plan the plot that it stands on: as the rule set has it, where it does, since a
// plan tells its texts in one language only.
func readSite(p *profile.Profile, set *rules.Set, plan *planner.Plan) {
	row := plan.Site
	if row == nil {
		return
	}
	p.Site = profile.Site{Plot: row.ID, Version: row.Version}
	if plot := set.Plot(row.ID); plot != nil {
		if p.Plot = plot.Version(row.Version); p.Plot != nil {
			return
		}
	}
	told := func(s string) lang.Text { return lang.Text{ZH: s, EN: s} }
	p.Plot = &profile.Plot{
		ID: row.ID, Name: told(row.Name), Kind: row.Kind, Version: row.Version, Newest: row.Newest, Date: row.Date, Source: told(row.Source),
		VouchedBy: row.VouchedBy, Confidence: row.Confidence, Note: told(row.Note),
	}
	for _, a := range row.Assessments {
		p.Plot.Assessments = append(p.Plot.Assessments, profile.Assessment{
			Name: told(a.Name), Date: a.Date, Until: a.Until, VouchedBy: a.VouchedBy, Document: a.Document, Facts: a.Facts,
		})
	}
	for i := range plan.Facts {
		said := plan.Facts[i].Site
		fact := set.Facts().Fact(plan.Facts[i].Fact)
		if said == nil || fact == nil {
			continue
		}
		v, _ := fitting(fact, said.Value)
		p.Plot.Facts = append(p.Plot.Facts, profile.PlotFact{
			Fact: fact.ID, Value: v, Source: told(said.Source), Date: said.Date, VouchedBy: said.VouchedBy, Until: said.Until,
		})
	}
}

// readPart reads off a plan what a part states.
func readPart(facts *profile.Facts, plan *planner.Plan, row *planner.PartRow) (profile.Part, bool) {
	part := profile.Part{ID: row.ID, Name: row.Name, Kind: row.Kind, Parent: row.Parent}
	outer := plan.Start
	for i := range plan.Parts {
		if plan.Parts[i].ID == row.Parent {
			outer = plan.Parts[i].Start
		}
	}
	if row.Start != outer {
		part.Start = row.Start
	}
	for _, f := range row.Facts {
		slot, known := facts.Slot(f.Fact)
		if !known {
			return part, false
		}
		v, fits := fitting(&facts.List[slot], f.Value)
		if !fits && f.Value.IsKnown() {
			return part, false
		}
		part.Facts = append(part.Facts, profile.PartFact{Slot: slot, Value: v})
	}
	return part, true
}

// fitting gives a value in the type of its fact: in JSON a date and a text look alike.
func fitting(fact *profile.Fact, v profile.Value) (profile.Value, bool) {
	switch fact.Type {
	case profile.NumberType:
		return v, v.Kind() == profile.NumberKind
	case profile.BooleanType:
		return v, v.Kind() == profile.TruthKind
	case profile.DateType:
		return v, v.Kind() == profile.DateKind
	case profile.EnumType:
		return v, slices.ContainsFunc(fact.Values, func(c profile.Choice) bool { return c.ID == v.Text() && v.Kind() == profile.TextKind })
	}
	if v.Kind() == profile.DateKind {
		v = profile.TextValue(v.String())
	}
	return v, v.Kind() == profile.TextKind
}

// underWay reads off an item what was done about it and what a person fixed; false where it was obtained
// on facts that there are not.
func underWay(p *profile.Profile, facts *profile.Facts, row *planner.ItemRow) bool {
	if done := row.Progress; done != nil {
		made := profile.Progress{
			Key: row.ID, State: done.State, Accepted: done.Accepted, Finished: done.Finished, Document: done.Document, Reason: done.Reason,
		}
		for id, v := range done.Facts {
			slot, known := facts.Slot(id)
			if !known {
				return false
			}
			held, fits := fitting(&facts.List[slot], v)
			if !fits && v.IsKnown() {
				return false
			}
			made.On = append(made.On, profile.PartFact{Slot: slot, Value: held})
		}
		slices.SortFunc(made.On, func(a, b profile.PartFact) int { return a.Slot - b.Slot })
		p.Progress = append(p.Progress, made)
	}
	c := profile.Constraint{Key: row.ID}
	fixed := false
	for _, mark := range row.Marked {
		switch mark.What {
		case "not_before":
			c.NotBefore = mark.Date
		case "must_finish_by":
			c.MustFinishBy = mark.Date
		case "duration_days":
			if mark.Days != nil {
				c.OwnDuration, c.Duration = true, *mark.Days
			}
		default:
			continue
		}
		c.Reason, fixed = mark.Reason, true
	}
	if fixed {
		p.Constraints = append(p.Constraints, c)
	}
	return true
}
