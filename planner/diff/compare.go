package diff

import (
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// comparison holds what the parts of one comparison share.
type comparison struct {
	lang             lang.Lang
	cal              *calendar.Calendar
	sideA, sideB     Side
	a, b             *index
	timeA, timeB     *timetable
	statesA, statesB map[key]string
	factIDs          []string
	keys             []key
	number           map[key]int
	search           *search        // nil where causes are read off reasons
	changes          []rules.Change // of the rule sets; nil where they are the same or not at hand
	whys             map[key]Why
	doc              *Document
}

// Compare gives what differs from a to b, in language l. By is the rule set whose calendar counts
// how far dates move.
//
// Sides that can be planned again are planned in l; of others the names stay in their language.
// The errors are those of planner.Make.
func Compare(a, b Side, by *rules.Set, l lang.Lang) (*Document, error) {
	a, errA := a.In(l)
	b, errB := b.In(l)
	if errA != nil || errB != nil {
		return nil, firstError(errA, errB)
	}
	if a.Plan.Lang != b.Plan.Lang { // one is only a written plan: the other takes its language
		a, errA = a.In(b.Plan.Lang)
		b, errB = b.In(a.Plan.Lang)
		if errA != nil || errB != nil {
			return nil, firstError(errA, errB)
		}
	}
	c := &comparison{
		lang: l, cal: by.Calendar(), sideA: a, sideB: b, a: indexOf(a.Plan), b: indexOf(b.Plan), whys: map[key]Why{}, number: map[key]int{},
	}
	c.timeA, c.timeB = timetableOf(c.a), timetableOf(c.b)
	texts := a.Plan.Lang == b.Plan.Lang
	c.statesA, c.statesB = statesOf(a.Plan, texts), statesOf(b.Plan, texts)
	c.factIDs = merged(factIDs(a.Plan), factIDs(b.Plan))
	c.doc = &Document{
		Lang: l, A: endOf(a.Plan), B: endOf(b.Plan), CausesFrom: ByReasons, Untold: !texts,
		Settings: settingRows(a, b), Rules: []RuleChange{}, Effects: []Effect{},
	}
	c.differences()
	c.prepare()
	c.write()
	return c.doc, nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func factIDs(p *planner.Plan) []string {
	ids := make([]string, len(p.Facts))
	for i := range p.Facts {
		ids[i] = p.Facts[i].Fact
	}
	return ids
}

func endOf(p *planner.Plan) End {
	return End{
		ID: p.Project.ID, Name: p.Project.Name, Start: p.Start, ReferenceDate: p.ReferenceDate, Variant: p.Variant, Assume: p.Assume,
		Revision: p.Rules.Revision, Items: p.Totals.Items, Finish: p.Totals.Finish, BeforeStart: p.Totals.Elapsed.BeforeStart,
	}
}

// settingRows gives how the two were planned, where that differs.
func settingRows(a, b Side) []Setting {
	rows := []Setting{}
	add := func(what, x, y string) {
		if x != y {
			rows = append(rows, Setting{what, x, y})
		}
	}
	p, q := a.Plan, b.Plan
	add("start", dateText(p.Start), dateText(q.Start))
	add("reference_date", dateText(p.ReferenceDate), dateText(q.ReferenceDate))
	add("as_of", dateText(p.AsOf), dateText(q.AsOf))
	add("site", siteRowText(p.Site), siteRowText(q.Site))
	add("variant", p.Variant, q.Variant)
	if a.again != nil && b.again != nil {
		add("commitments", a.again.commitments(b.again), b.again.commitments(a.again))
	}
	add("assume", p.Assume, q.Assume)
	add("law", p.Law, q.Law)
	add("rules", p.Rules.Revision, q.Rules.Revision)
	add("lang", string(p.Lang), string(q.Lang))
	return rows
}

// siteRowText names the plot of a plan as siteText does.
func siteRowText(row *planner.SiteRow) string {
	if row == nil {
		return ""
	}
	return siteText(&profile.Plot{ID: row.ID, Version: row.Version})
}

// differences lists everything that the plans do not have alike, in a fixed order.
func (c *comparison) differences() {
	for k, state := range c.statesA {
		if c.statesB[k] != state {
			c.keys = append(c.keys, k)
		}
	}
	for k := range c.statesB {
		if _, both := c.statesA[k]; !both {
			c.keys = append(c.keys, k)
		}
	}
	slices.SortFunc(c.keys, compareKeys)
	for i, k := range c.keys {
		c.number[k] = i
	}
}

// prepare readies the search for causes, where both sides can be planned again.
func (c *comparison) prepare() {
	x, y := c.sideA.again, c.sideB.again
	if x == nil || y == nil {
		return
	}
	if x.set.Revision() != y.set.Revision() {
		c.changes = rules.Changed(x.set, y.set)
		for _, change := range c.changes {
			c.doc.Rules = append(c.doc.Rules, RuleChange{
				Folder: change.Folder, Name: change.Name, Title: change.Title.In(c.lang), PlaceA: change.At[0], PlaceB: change.At[1], A: change.A, B: change.B,
			})
		}
	}
	mix := newMixer(x, y, func(fact string) bool { return !factDiffers(c.a.facts[fact], c.b.facts[fact]) }, c.lang)
	if len(mix.inputs) > mostInputs {
		return
	}
	c.search = newSearch(mix, c.keys, c.statesA, c.statesB)
	c.doc.CausesFrom = ByPlanning
}

// why gives the causes of one difference; deep looks for those that act only together.
func (c *comparison) why(k key, deep bool) Why {
	if w, ok := c.whys[k]; ok {
		return w
	}
	w := c.findWhy(k, deep)
	c.whys[k] = w
	return w
}

func (c *comparison) findWhy(k key, deep bool) Why {
	at, differs := c.number[k]
	if c.search == nil || !differs {
		return c.byReasons(k)
	}
	facts := named(c.a, c.b, k)
	f := c.search.causes(at, deep, func(i int) bool { return facts[c.search.mix.inputs[i].id] || c.search.mix.inputs[i].kind != "fact" })
	why := Why{How: how(f), Causes: []Cause{}}
	for i, n := range f.inputs {
		why.Causes = append(why.Causes, c.causesOf(k, &c.search.mix.inputs[n], f.enough[i], f.needed[i])...)
	}
	if deep && !f.whole {
		c.doc.Complete = false
	}
	return why
}

// how says in which way the inputs found bring a difference about.
func how(f found) string {
	enough, needed := 0, 0
	for i := range f.inputs {
		if f.enough[i] {
			enough++
		}
		if f.needed[i] {
			needed++
		}
	}
	switch n := len(f.inputs); {
	case n == 0:
		return NotFound
	case n == 1 && f.whole:
		return Alone
	case f.whole && enough == n && needed == 0:
		return Each
	case f.whole && enough == 0 && (needed == n || needed == 0):
		return Together
	}
	return Mixed
}

// causesOf gives an input as a cause; changed rules come one by one.
func (c *comparison) causesOf(k key, in *input, enough, needed bool) []Cause {
	if in.kind == "rules" {
		return c.ruleCauses(k, enough, needed)
	}
	return []Cause{{Kind: in.kind, ID: in.id, Name: in.name, A: in.a, B: in.b, Enough: enough, Needed: needed}}
}

// itemName names an item as either plan does.
func (c *comparison) itemName(id string) string {
	for _, x := range []*index{c.b, c.a} {
		if row := x.items[id]; row != nil {
			return row.Name
		}
		if row := x.none[id]; row != nil {
			return row.Name
		}
	}
	return id
}
