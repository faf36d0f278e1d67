package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

// cases says how many generated projects the conditions are compared on.
func cases(few int) int {
	if n, err := strconv.Atoi(os.Getenv("SEVENLISTS_CASES")); err == nil {
		return max(n, few)
	}
	return few
}

// pair holds ours and the conditions written by hand, and counts what they answered.
type pair struct {
	set   *rules.Set
	ours  *rules.Verdicts
	hand  *reader
	facts facts
	found verdicts
	seen  [itemCount][2]int // by item: how often not needed, and needed
}

func newPair(t *testing.T) *pair {
	t.Helper()
	set, err := rules.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	hand, err := newReader(set.Facts())
	if err != nil {
		t.Fatal(err)
	}
	return &pair{set: set, ours: set.Verdicts(), hand: hand}
}

// compare fails the test where an item is answered differently.
func (c *pair) compare(t *testing.T, p *profile.Profile) {
	t.Helper()
	c.hand.read(p, &c.facts)
	decide(&c.facts, &c.found)
	for n, verdict := range c.ours.Of(p) {
		if verdict == rules.Possible || c.found[n] != (verdict == rules.Required) {
			t.Fatalf("%s on %v: ours %v, by hand %t\n%s",
				itemIDs[n], p.ReferenceDate(c.set.Facts()), verdict, c.found[n], profile.Encode(*p, c.set.Facts()))
		}
		if c.found[n] {
			c.seen[n][1]++
		} else {
			c.seen[n][0]++
		}
	}
}

func TestEveryItemIsWrittenByHandInTheOrderOfTheCatalogue(t *testing.T) {
	items := newPair(t).set.Items()
	if len(items) != itemCount {
		t.Fatalf("%d items by hand, %d in the catalogue", itemCount, len(items))
	}
	for n, item := range items {
		if itemIDs[n] != item.ID {
			t.Errorf("number %d is %s by hand, %s in the catalogue", n, itemIDs[n], item.ID)
		}
	}
}

func TestConditionsByHandAgreeOnTheReferenceProjects(t *testing.T) {
	c := newPair(t)
	projects := c.referenceProjects(t)
	for i := range projects {
		c.compare(t, &projects[i].complete)
	}
}

func (c *pair) referenceProjects(t *testing.T) []project {
	t.Helper()
	root, err := findRoot()
	if err != nil {
		t.Fatal(err)
	}
	projects, err := readProjects(root, c.set, c.hand)
	if err != nil {
		t.Fatal(err)
	}
	return projects
}

// Each number is put on and beside each limit of the law, in the reference projects and in
// generated ones whose other numbers are all 0, so that it alone decides.
func TestConditionsByHandAgreeOnAndBesideEveryLimit(t *testing.T) {
	c := newPair(t)
	random := rand.New(rand.NewPCG(16, 2017))
	limits, days := limitsOf(c.set), daysOf(c.set)
	all := c.set.Facts()
	var bases []profile.Profile
	for _, p := range c.referenceProjects(t) {
		bases = append(bases, p.complete)
	}
	for range 60 {
		p := generated(random, all, limits, days)
		for slot := range all.List {
			if all.List[slot].Type == profile.NumberType {
				p.Values[slot] = profile.NumberValue(max(0, all.List[slot].Min.Micro()))
			}
		}
		bases = append(bases, p)
	}
	for i := range bases {
		p := &bases[i]
		for _, id := range slices.Sorted(maps.Keys(numbers)) {
			slot, _ := all.Slot(id)
			was := p.Values[slot]
			for _, limit := range limits {
				for _, step := range []int64{-1, 0, 1} {
					p.Values[slot] = beside(&all.List[slot], limit, step)
					c.compare(t, p)
				}
			}
			p.Values[slot] = was
		}
	}
}

// Values on and beside the limits, and the days on which something begins or ends and the day
// before, are where answers change.
func TestConditionsByHandAgreeOnGeneratedProjects(t *testing.T) {
	c := newPair(t)
	random := rand.New(rand.NewPCG(113, 2026))
	limits, days := limitsOf(c.set), daysOf(c.set)
	all := c.set.Facts()
	for range cases(6000) {
		p := generated(random, all, limits, days)
		c.compare(t, &p)
		for range 10 {
			moved := p.WithReferenceDate(all, days[random.IntN(len(days))])
			c.compare(t, &moved)
		}
	}
	for n, seen := range c.seen {
		if seen[0] == 0 || seen[1] == 0 {
			t.Errorf("%s was not needed %d times and needed %d times: that proves little", itemIDs[n], seen[0], seen[1])
		}
	}
}

// generated makes a project of which everything is known.
func generated(random *rand.Rand, all *profile.Facts, limits []int64, days []calendar.Date) profile.Profile {
	n := len(all.List)
	p := profile.Profile{ID: "generated", Start: calendar.DateOf(2026, 6, 1), Values: make([]profile.Value, n), Origin: make([]profile.Origin, n)}
	for slot := range all.List {
		fact := &all.List[slot]
		p.Origin[slot] = profile.Stated
		switch fact.Type {
		case profile.BooleanType:
			p.Values[slot] = profile.TruthValue(random.IntN(2) == 0)
		case profile.EnumType:
			p.Values[slot] = profile.TextValue(fact.Values[random.IntN(len(fact.Values))].ID)
		case profile.DateType:
			p.Values[slot] = profile.DateValue(days[random.IntN(len(days))])
		case profile.TextType:
			p.Values[slot] = profile.TextValue("任意")
		case profile.NumberType:
			p.Values[slot] = beside(fact, limits[random.IntN(len(limits))], int64(random.IntN(3)-1))
		}
	}
	return p
}

// beside gives a limit, or a number one step from it, so far as the fact may have it.
func beside(fact *profile.Fact, limit, steps int64) profile.Value {
	micro := limit + steps*profile.Scale/10
	if fact.Integer {
		micro = (limit/profile.Scale + steps) * profile.Scale
	}
	if fact.Min.IsKnown() {
		micro = max(micro, fact.Min.Micro())
	}
	if fact.Max.IsKnown() {
		micro = min(micro, fact.Max.Micro())
	}
	return profile.NumberValue(micro)
}

// limitsOf gathers all numbers of the law, in millionths.
func limitsOf(set *rules.Set) []int64 {
	found := map[int64]bool{}
	for _, item := range set.Items() {
		for i := range item.Regimes {
			for _, value := range item.Regimes[i].Numbers {
				if micro, err := profile.ParseMicro(fmt.Sprint(value)); err == nil {
					found[micro] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// daysOf gathers the days on which an item or a limit begins or ends, with the days around them.
func daysOf(set *rules.Set) []calendar.Date {
	found := map[calendar.Date]bool{}
	add := func(day calendar.Date) {
		if day != 0 {
			found[day-1], found[day], found[day+1] = true, true, true
		}
	}
	for _, item := range set.Items() {
		add(item.Effective.From)
		add(item.Effective.To)
		for i := range item.Regimes {
			add(item.Regimes[i].From)
			add(item.Regimes[i].To)
		}
	}
	return slices.Sorted(maps.Keys(found))
}
