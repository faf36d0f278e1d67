package diff

import (
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/words"
)

// index finds rows of a plan by id.
type index struct {
	*planner.Plan
	items    map[string]*planner.ItemRow
	none     map[string]*planner.NotRequiredRow
	facts    map[string]*planner.FactRow
	problems map[string]*planner.ProblemRow
	edges    map[string]*planner.EdgeRow // by "from to"
}

func indexOf(p *planner.Plan) *index {
	x := &index{
		Plan: p, items: map[string]*planner.ItemRow{}, none: map[string]*planner.NotRequiredRow{}, facts: map[string]*planner.FactRow{},
		problems: map[string]*planner.ProblemRow{}, edges: map[string]*planner.EdgeRow{},
	}
	for i := range p.Items {
		x.items[p.Items[i].ID] = &p.Items[i]
	}
	for i := range p.NotRequired {
		x.none[p.NotRequired[i].ID] = &p.NotRequired[i]
	}
	for i := range p.Facts {
		x.facts[p.Facts[i].Fact] = &p.Facts[i]
	}
	for i := range p.Problems {
		x.problems[p.Problems[i].ID] = &p.Problems[i]
	}
	for i := range p.Edges {
		x.edges[p.Edges[i].From+" "+p.Edges[i].To] = &p.Edges[i]
	}
	return x
}

// grounds are what a plan rests one of its answers on.
type grounds struct {
	reasons []words.Reason
	facts   []string // missing and assumed ones
}

// grounds gives those of a difference, as one side tells them.
func (x *index) grounds(k key) grounds {
	var g grounds
	row := x.items[k.id]
	switch {
	case k.kind == ofItem && k.what == "status":
		if row != nil {
			g.reasons, g.facts = row.Because, slices.Concat(row.Missing, row.Assumed)
		} else if none := x.none[k.id]; none != nil {
			g.reasons, g.facts = none.Because, none.Assumed
		}
	case k.kind == ofItem && row != nil && (k.what == "offered" || k.what == "chosen") && row.Commitment != nil:
		g.reasons, g.facts = row.Commitment.RefusedBecause, slices.Concat(row.Commitment.Missing, row.Commitment.Assumed)
		for i := range x.Checklist {
			if x.Checklist[i].Item == k.id {
				g.reasons = slices.Concat(g.reasons, x.Checklist[i].Evidence)
			}
		}
	case k.kind == ofItem && row != nil && row.Kind == "works":
		g.reasons = row.Because
	case k.kind == ofProblem:
		if p := x.problems[k.id]; p != nil {
			g.reasons, g.facts = p.Because, slices.Concat(p.Missing, p.Assumed)
		}
	}
	return g
}

// named gives the facts that the grounds of a difference speak of on either side.
func named(a, b *index, k key) map[string]bool {
	facts := map[string]bool{}
	for _, g := range []grounds{a.grounds(k), b.grounds(k)} {
		for _, f := range g.facts {
			facts[f] = true
		}
		for _, r := range g.reasons {
			for f := range r.Facts {
				facts[f] = true
			}
			for _, t := range r.Tests {
				facts[t.Fact] = true
				if t.Fact2 != "" {
					facts[t.Fact2] = true
				}
			}
		}
	}
	return facts
}

// laws gives the articles behind a difference: those of B's reasons, else of A's.
func laws(a, b *index, k key) []words.LawRef {
	var refs []words.LawRef
	for _, g := range []grounds{b.grounds(k), a.grounds(k)} {
		for _, r := range g.reasons {
			for _, ref := range r.LegalBasis {
				if !slices.ContainsFunc(refs, func(o words.LawRef) bool { return o.Law == ref.Law && o.Article == ref.Article }) {
					refs = append(refs, ref)
				}
			}
		}
		if len(refs) > 0 {
			return refs
		}
	}
	return nil
}

// factDiffers reports whether two plans do not rest on the same value of a fact.
func factDiffers(a, b *planner.FactRow) bool {
	if a == nil || b == nil {
		return (a == nil) != (b == nil)
	}
	return a.Value.String() != b.Value.String() || a.Value.IsKnown() != b.Value.IsKnown() ||
		a.Origin != b.Origin || a.Proposed.String() != b.Proposed.String()
}

// factCause gives a fact as a cause.
func factCause(a, b *index, fact string) Cause {
	c := Cause{Kind: "fact", ID: fact, Name: fact}
	for _, x := range []*index{a, b} {
		if row := x.facts[fact]; row != nil && row.Name != "" {
			c.Name = row.Name
		}
	}
	c.A, c.B = valueOf(a.facts[fact]), valueOf(b.facts[fact])
	return c
}

func valueOf(row *planner.FactRow) profile.Value {
	if row == nil {
		return profile.Unknown
	}
	return row.Value
}

// byReasons reads the causes of a difference off the plans: the facts that its reasons name and
// that differ, the rules whose comparisons do, else the settings that do.
func (c *comparison) byReasons(k key) Why {
	why := Why{How: Named, Causes: []Cause{}}
	facts := named(c.a, c.b, k)
	for _, id := range c.factIDs {
		if facts[id] && factDiffers(c.a.facts[id], c.b.facts[id]) {
			why.Causes = append(why.Causes, factCause(c.a, c.b, id))
		}
	}
	if c.a.Rules.Revision != c.b.Rules.Revision {
		why.Causes = append(why.Causes, c.ruleCauses(k, false, false)...)
		if len(why.Causes) == 0 {
			why.Causes = append(why.Causes, c.ruleOf(k)...)
		}
	}
	if len(why.Causes) == 0 && k.kind == ofItem && k.what != "status" || k.kind == ofEdge {
		for _, s := range c.doc.Settings {
			switch s.What {
			case "variant", "start", "as_of":
				why.Causes = append(why.Causes, Cause{Kind: s.What, Name: settingName(s.What, c.lang), A: textValue(s.A), B: textValue(s.B)})
			case "reference_date":
				if k.kind == ofEdge {
					why.Causes = append(why.Causes, Cause{Kind: s.What, Name: settingName(s.What, c.lang), A: textValue(s.A), B: textValue(s.B)})
				}
			}
		}
		if a, b := c.statesA[key{k.kind, k.id, "progress"}], c.statesB[key{k.kind, k.id, "progress"}]; a != b && k.what != "progress" {
			why.Causes = append(why.Causes, Cause{Kind: "progress", ID: k.id, Name: c.itemName(k.id), A: textValue(a), B: textValue(b)})
		}
	}
	if len(why.Causes) == 0 {
		why.How = NotFound
	}
	return why
}

// compares gives what the reasons of a difference compare facts with on one side, by fact and
// operator: what a changed threshold changes.
func compares(x *index, k key) map[string]words.Test {
	found := map[string]words.Test{}
	for _, r := range x.grounds(k).reasons {
		for _, t := range r.Tests {
			found[t.Fact+t.Op+t.Fact2] = t
		}
	}
	return found
}

func wanted(t words.Test) string {
	text := ""
	for i, v := range t.Want {
		if i > 0 {
			text += ", "
		}
		text += v.String()
	}
	if t.Fact2 != "" {
		text = t.Fact2
		if t.Factor.IsKnown() {
			text += " × " + t.Factor.String()
		}
	}
	return t.Op + " " + text
}
