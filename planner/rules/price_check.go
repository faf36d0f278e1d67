package rules

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// mostPercent is the largest percentage of a price, in millionths.
const mostPercent = 100 * profile.Scale

// charges checks what the fees and services of an item cost, and finds the facts they read.
func (c *checker) charges(item *Item, folder string) {
	seen := map[string]bool{}
	check := func(charge *Charge, pointer string) {
		if seen[charge.ID] {
			c.add("rules.data.duplicate_key", folder, pointer+"/id", charge.ID)
		}
		seen[charge.ID] = true
		c.counted(item, charge, folder, pointer+"/counted_with")
		for i := range charge.Prices {
			c.price(&charge.Prices[i], folder, pointer+"/prices/"+itoa(i))
		}
		for i := range charge.Exemptions {
			c.exemption(&charge.Exemptions[i], folder, pointer+"/exemptions/"+itoa(i))
		}
	}
	for i := range item.Intermediaries {
		check(&item.Intermediaries[i].Charge, "/intermediaries/"+itoa(i))
		if by := item.Intermediaries[i].RemovedBy; by != nil && !c.set.faultyFacts {
			c.when(by.When, folder, "/intermediaries/"+itoa(i)+"/removed_by/when")
		}
	}
	for i := range item.Fees {
		check(&item.Fees[i].Charge, "/fees/"+itoa(i))
	}
}

// counted checks that the charge with which another is counted exists and is counted itself.
func (c *checker) counted(item *Item, charge *Charge, folder, pointer string) {
	ref := charge.CountedWith
	if ref == nil {
		return
	}
	if ref.Item != "" {
		if c.exists(ref.Item, folder, pointer+"/item"); c.set.byID[ref.Item] == nil || c.set.byID[ref.Item].faulty {
			return
		}
		item = c.set.byID[ref.Item]
	}
	other := item.Charge(ref.ID)
	switch {
	case other == nil:
		c.add("rules.charge.unknown", folder, pointer+"/id", ref.ID, fault.Nearest(ref.ID, item.chargeIDs()))
	case other == charge || other.CountedWith != nil:
		c.add("rules.charge.counted", folder, pointer+"/id", ref.ID)
	}
}

// price checks that a price has one form, and what that form needs.
func (c *checker) price(p *Price, folder, pointer string) {
	p.slot = -1
	c.tests(p.When, folder, pointer+"/when")
	if p.Basis != nil {
		c.law(p.Basis.Law, folder, pointer+"/legal_basis")
	}
	forms := formsOf(p.Fixed, p.Rate, p.Percent)
	if len(p.Steps) > 0 {
		forms = append(forms, "steps")
	}
	if !p.NotPriced.IsZero() {
		forms = append(forms, "not_priced")
	}
	if len(forms) != 1 {
		c.add("rules.price.form", folder, pointer, forms)
		return
	}
	form := forms[0]
	c.most(p.Percent, folder, pointer+"/percent")
	if needs := form != "fixed" && form != "not_priced"; needs != (p.Of != "") {
		if needs {
			c.add("rules.data.missing", folder, pointer, "of")
		} else {
			c.add("rules.price.of", folder, pointer+"/of", form)
		}
	}
	if form != "not_priced" && p.Unit.IsZero() {
		c.add("rules.data.missing", folder, pointer, "unit")
	}
	if p.Times != nil && (p.Of == "" || *p.Times == 0) {
		c.add("rules.price.times", folder, pointer+"/times")
	}
	if p.Of != "" {
		p.slot = c.quantity(p.Of, folder, pointer+"/of")
	}
	c.steps(p, folder, pointer)
}

// formsOf names the forms of a price that are there.
func formsOf(fixed, rate, percent *Interval) []string {
	forms := []string{}
	for _, f := range []struct {
		name string
		span *Interval
	}{{"fixed", fixed}, {"rate", rate}, {"percent", percent}} {
		if f.span != nil {
			forms = append(forms, f.name)
		}
	}
	return forms
}

// steps checks that steps rise, each with one form, and that only the last one is open.
func (c *checker) steps(p *Price, folder, pointer string) {
	if p.Sliced && len(p.Steps) == 0 {
		c.add("rules.price.sliced", folder, pointer+"/sliced")
	}
	var before Number
	for i, s := range p.Steps {
		at := pointer + "/steps/" + itoa(i)
		if forms := formsOf(s.Fixed, s.Rate, s.Percent); len(forms) != 1 {
			c.add("rules.price.form", folder, at, forms)
		}
		c.most(s.Percent, folder, at+"/percent")
		switch {
		case s.UpTo == nil && i < len(p.Steps)-1:
			c.add("rules.data.missing", folder, at, "up_to")
		case s.UpTo != nil && *s.UpTo <= before:
			c.add("rules.price.steps", folder, at+"/up_to", s.UpTo.String(), before.String())
		}
		if s.UpTo != nil {
			before = *s.UpTo
		}
	}
}

// most refuses more than the whole.
func (c *checker) most(percent *Interval, folder, pointer string) {
	if percent != nil && percent.To > mostPercent {
		c.add("rules.price.percent", folder, pointer, percent.To.String())
	}
}

// exemption checks when an exemption holds, and what is then paid.
func (c *checker) exemption(e *Exemption, folder, pointer string) {
	c.tests(e.When, folder, pointer+"/when")
	if e.Basis != nil {
		c.law(e.Basis.Law, folder, pointer+"/legal_basis")
	}
	if len(e.When) == 0 && !e.Committed && !e.CaseByCase {
		c.add("rules.exemption.when", folder, pointer)
	}
	c.most(e.Pays, folder, pointer+"/pays_percent")
}

// quantity finds a fact that a price is multiplied with.
func (c *checker) quantity(id, folder, pointer string) int {
	slot, known := c.set.facts.Slot(id)
	switch {
	case c.set.faultyFacts:
	case !known:
		c.add("rules.fact.unknown", folder, pointer, id, c.set.likelyFact(id))
	case c.set.facts.List[slot].Type != profile.NumberType || order(c.set.facts.List[slot].Min, profile.NumberValue(0)) < 0:
		c.add("rules.price.quantity", folder, pointer, id)
	}
	return slot
}

// tests finds the facts of conditions and reads their constants.
func (c *checker) tests(list []Test, folder, pointer string) {
	if c.set.faultyFacts {
		return
	}
	for i := range list {
		c.test(&list[i], folder, pointer+"/"+itoa(i))
	}
}

func (c *checker) test(t *Test, folder, pointer string) {
	slot, known := c.set.facts.Slot(t.Fact)
	if !known {
		c.add("rules.fact.unknown", folder, pointer+"/fact", t.Fact, c.set.likelyFact(t.Fact))
		return
	}
	fact := &c.set.facts.List[slot]
	ordinal := fact.Type == profile.NumberType || fact.Type == profile.DateType
	if slices.Contains([]string{"<", "<=", ">", ">="}, t.Op) && !ordinal {
		c.add("rules.price.order", folder, pointer+"/op", t.Fact, t.Op)
		return
	}
	if (t.Op != "in" || len(t.Value.raw) == 0) && len(t.Value.raw) != 1 {
		c.add("rules.price.values", folder, pointer+"/value", t.Op)
		return
	}
	t.test = test{slot: slot, other: -1, op: operator(slices.Index(operatorText[:], t.Op))}
	for _, raw := range t.Value.raw {
		want, ok := factValue(fact, raw)
		if !ok {
			c.add("rules.price.value", folder, pointer+"/value", t.Fact, wordOf(raw))
			return
		}
		t.test.want = append(t.test.want, want)
	}
}

// wordOf writes a constant of rule data.
func wordOf(raw any) string {
	switch v := raw.(type) {
	case string:
		return v
	case bool:
		return profile.TruthValue(v).String()
	case interface{ String() string }:
		return v.String()
	}
	return ""
}

// Charge gives the service or fee of that id, or nil.
func (i *Item) Charge(id string) *Charge {
	if s := i.ServiceOf(id); s != nil {
		return &s.Charge
	}
	for k := range i.Fees {
		if i.Fees[k].ID == id {
			return &i.Fees[k].Charge
		}
	}
	return nil
}

func (i *Item) chargeIDs() []string {
	var ids []string
	for k := range i.Intermediaries {
		ids = append(ids, i.Intermediaries[k].ID)
	}
	for k := range i.Fees {
		ids = append(ids, i.Fees[k].ID)
	}
	return ids
}

// PricesOn are the prices of a charge of an item: that of the district's register, where it has one on that
// day, else those of the catalogue; those of the charge that it is counted with where it has none of its
// own.
func (s *Set) PricesOn(item *Item, c *Charge, day calendar.Date) []Price {
	if row := item.FeeOn(c.ID, day); row != nil {
		return []Price{row.price(c.ID)}
	}
	ref := c.CountedWith
	if len(c.Prices) > 0 || ref == nil {
		return c.Prices
	}
	if ref.Item != "" {
		item = s.byID[ref.Item]
	}
	return s.PricesOn(item, item.Charge(ref.ID), day)
}
