package rules

import (
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// checker looks at a rule set as a whole: references, dates and cycles. It runs on every load,
// so that a broken rule set never plans anything.
type checker struct {
	set    *Set
	src    *files
	named  map[string]*namedPaper // by the paper's id
	faults fault.List
}

// add reports a finding at a key of the data of a folder.
func (c *checker) add(code, folder, pointer string, args ...any) {
	place := folder
	if t := c.src.trees[folder]; t != nil {
		place = t.place(pointer)
	}
	if len(c.faults) < maxFindings {
		c.faults.Add(fault.New(fault.RuleBroken, code, place, args...))
	}
}

// data checks what the data files say of each other. What could not be read is passed over, and
// so are references to a register that could not be.
func (c *checker) data() {
	for _, item := range c.set.items {
		if !item.faulty {
			c.item(item)
		}
	}
	for _, p := range c.set.problems {
		if !p.faulty {
			c.problem(p)
		}
	}
	for _, folder := range sortedKeys(c.src.trees) {
		if strings.HasPrefix(folder, "derived/") {
			c.derivation(folder)
		}
	}
	if !c.set.faultyFacts {
		c.asked()
		c.targets()
		c.readPlots()
		c.telling()
	}
	c.preparation()
	c.guide()
	c.district()
	if c.src.trees["route"] != nil {
		c.milestones()
		c.defaults()
	}
}

func (c *checker) exists(id, folder, pointer string) {
	if c.set.byID[id] == nil && !c.src.broken["items/"+id] {
		c.add("rules.item.unknown", folder, pointer, id, fault.Nearest(id, sortedKeys(c.set.byID)))
	}
}

func (c *checker) department(id, folder, pointer string) {
	if c.src.trees["departments"] != nil && c.set.departments[id] == nil {
		c.add("rules.department.unknown", folder, pointer, id, fault.Nearest(id, sortedKeys(c.set.departments)))
	}
}

func (c *checker) law(id, folder, pointer string) {
	if c.src.trees["law"] != nil && c.set.laws[id] == nil {
		c.add("rules.law.unknown", folder, pointer+"/law", id, fault.Nearest(id, sortedKeys(c.set.laws)))
	}
}

func (c *checker) basis(rows []Basis, folder, pointer string) {
	for i, b := range rows {
		c.law(b.Law, folder, pointer+"/"+itoa(i))
	}
}

func (c *checker) term(terms []Term, id, folder, pointer string) {
	if c.src.trees["route"] == nil {
		return
	}
	ids := make([]string, len(terms))
	for i, t := range terms {
		ids[i] = t.ID
	}
	if !contains(ids, id) {
		c.add("rules.term.unknown", folder, pointer, id, fault.Nearest(id, ids))
	}
}

func (c *checker) item(item *Item) {
	folder := "items/" + item.ID
	v := &c.set.vocabulary
	c.term(v.Phases, item.Phase, folder, "/phase")
	c.term(v.Kinds, item.Kind, folder, "/kind")
	c.term(v.Levels, item.Level, folder, "/level")
	c.term(v.Pers, item.Per, folder, "/per")
	c.offices(item, folder)
	for i, id := range item.Effective.Successors {
		c.exists(id, folder, "/effective/successors/"+itoa(i))
	}
	for i, id := range item.Replaces {
		c.exists(id, folder, "/replaces/"+itoa(i))
	}
	for i, id := range item.ParallelWith {
		c.exists(id, folder, "/parallel_with/"+itoa(i))
	}
	c.basis(item.LegalBasis, folder, "/legal_basis")
	periods := make([]Period, len(item.Days.Statutory))
	for i, d := range item.Days.Statutory {
		c.law(d.Basis.Law, folder, "/days/statutory/"+itoa(i)+"/legal_basis")
		periods[i] = d.Period
	}
	c.once(periods, folder, "/days/statutory")
	for i, p := range item.Procedures {
		if p.Basis != nil {
			c.law(p.Basis.Law, folder, "/special_procedures/"+itoa(i)+"/legal_basis")
		}
	}
	if t := item.Commitment; t != nil {
		c.term(v.CommitmentModes, t.Mode, folder, "/commitment/mode")
		if t.VerifyWithin != nil && t.VerifyWithin.After != v.Milestones.Works.ID {
			c.exists(t.VerifyWithin.After, folder, "/commitment/verify_within/after")
		}
	}
	c.charges(item, folder)
	c.regimes(item.Regimes, &item.Effective.Period, folder)
	c.ofProject(item, folder)
	c.papers(item)
	c.grounds(item)
	c.guideSteps(item.Steps, folder, "/steps")
}

// ofProject checks that an item reads facts of the whole project that there are, and why.
func (c *checker) ofProject(item *Item, folder string) {
	for i, w := range item.OfProject {
		c.law(w.Basis.Law, folder, "/of_project/"+itoa(i)+"/legal_basis")
		for k, id := range w.Facts {
			if !c.set.faultyFacts && c.set.facts.Fact(id) == nil {
				c.add("rules.fact.unknown", folder, "/of_project/"+itoa(i)+"/facts/"+itoa(k), id, c.set.likelyFact(id))
			}
		}
	}
}

// offices checks that somebody handles the item on each of its days, and only one as the lead.
func (c *checker) offices(item *Item, folder string) {
	if len(item.Offices) == 0 {
		c.add("rules.data.missing", folder, "/departments", "departments")
	}
	periods := make([]Period, len(item.Offices))
	for i, o := range item.Offices {
		at := "/departments/" + itoa(i)
		c.department(o.Lead, folder, at+"/lead")
		for k, id := range o.Helpers {
			c.department(id, folder, at+"/helpers/"+itoa(k))
		}
		periods[i] = o.Period
	}
	c.once(periods, folder, "/departments")
}

// once reports days on which two rows of a dated list hold: only the first would count.
func (c *checker) once(periods []Period, folder, pointer string) {
	for i, p := range periods {
		for _, earlier := range periods[:i] {
			if day, both := commonDay(earlier, p); both {
				c.add("rules.period.overlap", folder, pointer+"/"+itoa(i), day)
			}
		}
	}
}

func (c *checker) problem(p *Problem) {
	folder := "problems/" + p.Origin + "/" + p.ID
	c.department(p.Solver, folder, "/solver")
	for i, id := range p.Helpers {
		c.department(id, folder, "/helpers/"+itoa(i))
	}
	for i, id := range p.Affects {
		c.exists(id, folder, "/affects/"+itoa(i))
	}
	c.basis(p.LegalBasis, folder, "/legal_basis")
	c.term(c.set.vocabulary.Severities, p.Severity, folder, "/severity")
	c.regimes(p.Regimes, nil, folder)
}

// derivation checks the dated numbers of a derived fact.
func (c *checker) derivation(folder string) {
	var rows struct {
		Regimes []Regime `json:"regimes,omitempty"`
	}
	t := c.src.trees[folder]
	if faults := t.decode(&rows, func(string) bool { return true }); len(faults) > 0 {
		c.faults = append(c.faults, faults...)
		return
	}
	c.regimes(rows.Regimes, nil, folder)
}

// asked checks whom a fact is asked of.
func (c *checker) asked() {
	for i := range c.set.facts.List {
		f := &c.set.facts.List[i]
		if f.Ask == "investor" || f.Ask == "system" {
			continue
		}
		folder := "facts/" + f.Group
		for k, n := range c.src.trees[folder].root.Child("facts").Items {
			if id := n.Child("id"); id != nil && id.Text == f.ID {
				c.department(f.Ask, folder, "/facts/"+itoa(k)+"/ask")
			}
		}
	}
}

func (c *checker) targets() {
	for i, t := range c.set.targets {
		at := "/targets/" + itoa(i)
		c.basis(t.LegalBasis, "targets", at+"/legal_basis")
		c.when(t.When, "targets", at+"/when")
		if t.Measure == "between" || t.Between != nil {
			c.points(t.Between, at)
		}
	}
	for i, s := range c.set.stretches {
		c.points(s.Between, "/measures/"+itoa(i))
	}
}

// when checks the facts and values that choose the projects a row speaks of.
func (c *checker) when(when map[string][]string, folder, at string) {
	for _, id := range sortedKeys(when) {
		fact := c.set.facts.Fact(id)
		if fact == nil {
			c.add("rules.fact.unknown", folder, at+"/"+id, id, c.set.likelyFact(id))
			continue
		}
		for k, word := range when[id] {
			if _, ok := textValue(fact, word); !ok {
				c.add("rules.fact.enum", folder, at+"/"+id+"/"+itoa(k), id, word, "")
			}
		}
	}
}

// points checks the two ends of a stretch.
func (c *checker) points(words []string, at string) {
	if len(words) != 2 {
		c.add("rules.target.between", "targets", at)
		return
	}
	for i, word := range words {
		if nearest, ok := c.set.IsPoint(word); !ok {
			c.add("rules.target.point", "targets", at+"/between/"+itoa(i), word, nearest)
		}
	}
}

// textValue reads a value of a fact that is written as a text.
func textValue(fact *profile.Fact, word string) (profile.Value, bool) {
	switch fact.Type {
	case profile.BooleanType:
		return profile.TruthValue(word == "true"), word == "true" || word == "false"
	case profile.NumberType:
		micro, err := profile.ParseMicro(word)
		return profile.NumberValue(micro), err == nil
	}
	return factValue(fact, word)
}

// likelyFact gives the fact whose id is nearest to a misspelt one.
func (s *Set) likelyFact(id string) string {
	ids := make([]string, len(s.facts.List))
	for i := range s.facts.List {
		ids[i] = s.facts.List[i].ID
	}
	return fault.Nearest(id, ids)
}

// milestones checks the items that Go knows by their role.
func (c *checker) milestones() {
	m := &c.set.vocabulary.Milestones
	c.exists(m.StartOfWorks, "route", "/milestones/start_of_works")
	for i, id := range m.Completion {
		c.exists(id, "route", "/milestones/completion/"+itoa(i))
	}
	if id := m.Works.DurationFact; !c.set.faultyFacts && c.set.facts.Fact(id) == nil {
		c.add("rules.fact.unknown", "route", "/milestones/works/duration_fact", id, c.set.likelyFact(id))
	}
	if c.set.byID[m.Works.ID] != nil || m.Works.ID == "" {
		c.add("rules.works.id", "route", "/milestones/works/id", m.Works.ID)
	}
	c.term(c.set.vocabulary.Phases, m.Works.BeforePhase, "route", "/milestones/works/before_phase")
	if id := c.set.vocabulary.ProjectKind; id != "" && !c.set.faultyFacts && c.set.facts.Fact(id) == nil {
		c.add("rules.fact.unknown", "route", "/project_kind", id, c.set.likelyFact(id))
	}
	if id := c.set.vocabulary.Splitting; id != "" && !slices.ContainsFunc(c.set.problems, func(p *Problem) bool { return p.ID == id }) {
		c.add("rules.problem.unknown", "route", "/splitting", id)
	}
}

// telling checks the facts by which projects are told apart.
func (c *checker) telling() {
	for i, id := range c.set.vocabulary.TellingFacts {
		switch fact := c.set.facts.Fact(id); {
		case fact == nil:
			c.add("rules.fact.unknown", "route", "/telling_facts/"+itoa(i), id, c.set.likelyFact(id))
		case fact.Type != profile.EnumType:
			c.add("rules.telling", "route", "/telling_facts/"+itoa(i), id)
		}
	}
}

// commonDay gives a day that lies in both periods.
func commonDay(a, b Period) (calendar.Date, bool) {
	day := max(first(a), first(b))
	return day, day <= min(last(a), last(b))
}

func first(p Period) calendar.Date {
	if p.From == 0 {
		return calendar.MinDate
	}
	return p.From
}

func last(p Period) calendar.Date {
	if p.To == 0 {
		return calendar.MaxDate
	}
	return p.To
}

// regimes reports days on which no regime of a series is in force, or two are. With none the
// rule would be undefined and the item would drop out in silence. life is the time of the item
// that needs them, nil where they may begin late.
func (c *checker) regimes(regimes []Regime, life *Period, folder string) {
	series := map[string][]int{}
	for i := range regimes {
		at := "/regimes/" + itoa(i)
		c.law(regimes[i].Basis.Law, folder, at+"/legal_basis")
		for _, key := range sortedKeys(regimes[i].Numbers) {
			if !c.src.read.names[key] {
				c.add("rules.data.unknown_key", folder, at+"/"+key, key, fault.Nearest(key, sortedKeys(c.src.read.names)))
			}
		}
		series[regimes[i].Series] = append(series[regimes[i].Series], i)
	}
	for _, name := range sortedKeys(series) {
		c.series(regimes, series[name], life, folder)
	}
}

// series checks the regimes of one series, given by their places in the list.
func (c *checker) series(regimes []Regime, rows []int, life *Period, folder string) {
	slices.SortStableFunc(rows, func(a, b int) int {
		return sign(int64(first(regimes[a].Period)), int64(first(regimes[b].Period)))
	})
	until := calendar.MinDate // the first day that no row so far covers
	if life != nil {
		until = first(*life)
	}
	for i, row := range rows {
		p := regimes[row].Period
		at := "/regimes/" + itoa(row)
		if i > 0 {
			if day, both := commonDay(regimes[rows[i-1]].Period, p); both {
				c.add("rules.regime.overlap", folder, at, day)
			}
		}
		if (i > 0 || life != nil) && first(p) > until {
			from := any(until)
			if until == calendar.MinDate {
				from = ""
			}
			c.add("rules.regime.gap", folder, at, from, p.From.AddDays(-1))
		}
		until = max(until, last(p).AddDays(1))
	}
	end := rows[len(rows)-1]
	if to := until.AddDays(-1); life != nil && to < last(*life) && until < calendar.MaxDate {
		lives := any(life.To)
		if life.To == 0 {
			lives = ""
		}
		c.add("rules.regime.end", folder, "/regimes/"+itoa(end), to, lives)
	}
}
