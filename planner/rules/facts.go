package rules

import (
	"path"
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/source"
)

// factGroup is policies/facts/<group>/data.yaml.
type factGroup struct {
	Title lang.Text      `json:"title"`
	Order int            `json:"order"`
	Facts []*source.Node `json:"facts"`

	id string
	t  *tree
}

// readFacts reads the groups of questions, each in its own folder, in their order.
func (s *Set) readFacts(src *files) fault.List {
	var faults fault.List
	var groups []*factGroup
	for _, folder := range sortedKeys(src.trees) {
		if parent, name := path.Split(folder); parent == "facts/" {
			g := &factGroup{id: name, t: src.trees[folder]}
			s.faultyFacts = addTo(&faults, g.t.decode(g, nil)) || s.faultyFacts
			groups = append(groups, g)
		}
	}
	for folder := range src.broken {
		s.faultyFacts = s.faultyFacts || strings.HasPrefix(folder, "facts/")
	}
	slices.SortStableFunc(groups, func(a, b *factGroup) int { return a.Order - b.Order })
	var titles []profile.Group
	var list []profile.Fact
	seen := map[string]string{}
	for _, g := range groups {
		titles = append(titles, profile.Group{ID: g.id, Title: g.Title})
		for _, n := range g.Facts {
			fact, factFaults := readFact(g.t, n)
			fact.Group = g.id
			place := g.t.line(n.Line)
			if first, twice := seen[fact.ID]; twice && fact.ID != "" {
				factFaults.Add(fault.New(fault.RuleBroken, "rules.fact.twice", place, fact.ID, first))
			}
			seen[fact.ID] = place
			s.faultyFacts = addTo(&faults, factFaults) || s.faultyFacts
			list = append(list, fact)
		}
	}
	if len(list) == 0 && !s.faultyFacts {
		s.faultyFacts = true
		faults.Add(fault.New(fault.RuleBroken, "rules.folder.missing", "facts", "facts"))
	}
	s.facts = profile.NewFacts(titles, list)
	return faults
}

// typed are the keys of a fact whose value is written in the fact's own type.
var typed = []string{"default", "min", "max"}

// readFact reads one question.
func readFact(t *tree, n *source.Node) (profile.Fact, fault.List) {
	var fact profile.Fact
	rest := *n
	rest.Entries = slices.DeleteFunc(slices.Clone(n.Entries), func(e source.Entry) bool { return contains(typed, e.Key) })
	faults := t.decodeNode(&rest, &fact)
	if len(faults) > 0 {
		return fact, faults
	}
	report := func(key, code string, args ...any) {
		line := n.Line
		if e := n.Entry(key); e != nil {
			line = e.Line
		}
		faults.Add(fault.New(fault.RuleBroken, code, t.line(line), args...))
	}
	if !factID.MatchString(fact.ID) {
		report("id", "rules.fact.id", fact.ID)
	}
	checkChoices(&fact, report)
	for _, key := range typed {
		e := n.Entry(key)
		if e == nil {
			continue
		}
		v, ok := factValue(&fact, plain(e.Value, func(source.Finding) {}))
		if !ok || key != "default" && fact.Type != profile.NumberType {
			report(key, "rules.fact.value", fact.ID, key)
			continue
		}
		switch key {
		case "default":
			fact.Default = v
		case "min":
			fact.Min = v
		case "max":
			fact.Max = v
		}
	}
	if fact.Type == profile.NumberType && !fact.Min.IsKnown() {
		// A quantity is not negative unless its fact says that it may be.
		fact.Min = profile.NumberValue(0)
	}
	switch {
	case fact.Max.IsKnown() && order(fact.Min, fact.Max) > 0:
		report("max", "rules.fact.range", fact.ID)
	case fact.Default.IsKnown() && !fits(&fact, fact.Default):
		report("default", "rules.fact.value", fact.ID, "default")
	}
	return fact, faults
}

// factID is what a fact may be called: `input.<fact>` must be a plain reference.
var factID = plainName

// checkChoices sees to it that an enum offers values, each once, and that nothing else does.
func checkChoices(fact *profile.Fact, report func(key, code string, args ...any)) {
	if (fact.Type == profile.EnumType) != (len(fact.Values) > 0) {
		report("values", "rules.fact.values", fact.ID)
	}
	for i, c := range fact.Values {
		for _, earlier := range fact.Values[:i] {
			if earlier.ID == c.ID {
				report("values", "rules.data.duplicate_key", c.ID)
			}
		}
	}
	if fact.Type != profile.NumberType && (fact.Integer || fact.Sums) {
		report("type", "rules.fact.whole", fact.ID)
	}
}

// fits reports whether a value of the fact's type lies in its declared range.
func fits(fact *profile.Fact, v profile.Value) bool {
	if v.Kind() != profile.NumberKind {
		return true
	}
	return (!fact.Min.IsKnown() || order(v, fact.Min) >= 0) && (!fact.Max.IsKnown() || order(v, fact.Max) <= 0) &&
		(!fact.Integer || v.Micro()%profile.Scale == 0)
}

// factValue reads a constant of rule data as a value of the fact's type.
func factValue(fact *profile.Fact, raw any) (profile.Value, bool) {
	switch v := raw.(type) {
	case bool:
		return profile.TruthValue(v), fact.Type == profile.BooleanType
	case string:
		switch fact.Type {
		case profile.DateType:
			return dateOf(v)
		case profile.TextType:
			return profile.TextValue(v), true
		case profile.EnumType:
			return profile.TextValue(v), slices.ContainsFunc(fact.Values, func(c profile.Choice) bool { return c.ID == v })
		}
	case interface{ String() string }:
		micro, err := profile.ParseMicro(v.String())
		return profile.NumberValue(micro), err == nil && fact.Type == profile.NumberType
	}
	return profile.Unknown, false
}

// dateOf is the value of a text that is a date.
func dateOf(s string) (profile.Value, bool) {
	d, err := calendar.ParseDate(s)
	return profile.DateValue(d), err == nil
}
