// Package planner turns a profile into a plan: its own route through the approvals with real
// dates, its seven lists and its checklist. Make is the one function the rest of the program
// calls; it is pure, and each stage takes the value before it:
// facts → decision → route → schedule → lists.
package planner

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/change"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/lists"
	"sevenlists/planner/money"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/schedule"
	"sevenlists/planner/words"
)

// Options say how a plan is to be made. The zero Options give the customary route in Chinese
// with declared defaults; Default gives what the command line gives.
type Options struct {
	Variant route.Variant
	// Commit are the items to take on commitment in the variant Commitment, by id or by key, as
	// item@part; nil takes all that are offered.
	Commit        []string
	Start         calendar.Date // overrides the profile's; 0 keeps it
	ReferenceDate calendar.Date // overrides the profile's; 0 keeps it
	Part          string        // a part to plan alone, with what it lies in and what lies in it; empty plans all
	Assume        profile.Assume
	Lang          lang.Lang
	// Between are pairs of points that are measured beside those of the rule set: ids or keys of
	// items, roles of milestones, or facts of type date.
	Between [][2]string
	// Preparation asks for the third figure and for what need not wait: with_preparation and
	// early_starts. They take a twentieth of the time of a plan, and are left out where only the
	// two clocks are wanted.
	Preparation bool
	// Law says by which law an item is decided; the zero Law is that of the reference date.
	Law Law
}

// Default are the options that the command line starts from; plan adds Preparation.
func Default() Options {
	return Options{Variant: route.Parallel, Assume: profile.Defaults, Lang: lang.ZH}
}

// Make plans one project under one rule set. It reads no clock, file or database: the same
// arguments give the same plan.
//
// It returns a *fault.Error: NotFound where Commit names an item the rule set does not have,
// RuleBroken where a rule fails or prerequisites form a ring, with file and line.
func Make(set *rules.Set, p profile.Profile, opt Options) (*Plan, error) {
	if err := opt.Check(set, p); err != nil {
		return nil, err
	}
	p = opt.Overlay(set, p)
	decision, law, err := decide(set, p, opt)
	if err != nil {
		return nil, err
	}
	m := &maker{
		set: set, opt: opt, stated: p, decision: &decision, law: law,
		writer: words.NewWriter(set, opt.Lang, decision.ReferenceDate),
	}
	if err := m.weigh(); err != nil {
		return nil, err
	}
	if err := m.schedule(); err != nil {
		return nil, err
	}
	m.makeBill()
	return m.plan()
}

// Overlay puts the profile on the plot that it names, and the dates of the options over its own.
func (opt Options) Overlay(set *rules.Set, p profile.Profile) profile.Profile {
	p = Stand(set, p)
	if opt.Start != 0 {
		p = p.WithStart(set.Facts(), opt.Start)
	}
	if opt.ReferenceDate != 0 {
		p = p.WithReferenceDate(set.Facts(), opt.ReferenceDate)
	}
	if p.Part(opt.Part) != nil {
		p = p.Only(set.Facts(), opt.Part, opt.Assume)
	}
	return p
}

// Check refuses options and a profile that name what does not exist: an item, a part, or an item in
// a part where it is not done. Make and Sketch check it, too.
//
// It returns a fault.List of NotFound and Invalid.
func (opt Options) Check(set *rules.Set, p profile.Profile) error {
	faults := append(fault.All(checkCommit(set, &p, opt.Commit)), checkBetween(set, &p, opt.Between)...)
	faults = append(faults, opt.checkOutside(&p)...)
	if opt.Part != "" && p.Part(opt.Part) == nil {
		ids := p.PartIDs()
		faults = append(faults, fault.New(fault.NotFound, "part.unknown", "", opt.Part, fault.Nearest(opt.Part, ids), ids))
	}
	return append(faults, fault.All(Check(set, p))...).Err()
}

// checkOutside refuses what lies beside the part that is planned alone.
func (opt Options) checkOutside(p *profile.Profile) (faults fault.List) {
	if p.Part(opt.Part) == nil {
		return nil
	}
	named := slices.Clone(opt.Commit)
	for _, pair := range opt.Between {
		named = append(named, pair[0], pair[1])
	}
	for _, key := range named {
		if _, part := profile.CutKey(key); p.Part(part) != nil && !p.Related(part, opt.Part) {
			faults.Add(fault.New(fault.NotFound, "part.outside", "", key, opt.Part))
		}
	}
	return faults
}

// checkCommit refuses a commitment for an item that does not exist, or not in that place.
func checkCommit(set *rules.Set, p *profile.Profile, ids []string) error {
	var faults fault.List
	for _, id := range ids {
		item, part := profile.CutKey(id)
		if keys := Keys(set, p, item); part != "" && keys != nil && !slices.Contains(keys, id) {
			faults.Add(fault.New(fault.NotFound, "profile.part.key", "", id, keys))
			continue
		}
		if set.Item(item) == nil {
			known := make([]string, 0, len(set.Items()))
			for _, item := range set.Items() {
				known = append(known, item.ID)
			}
			faults.Add(fault.New(fault.NotFound, "item.unknown", "", id, fault.Nearest(item, known)))
		}
	}
	return faults.Err()
}

// maker holds what the stages of one plan have made so far.
type maker struct {
	set      *rules.Set
	opt      Options
	stated   profile.Profile // before it is filled
	decision *rules.Decision
	changes  []change.Row // of what was obtained on other facts
	law      *lawFound    // under planned law: how it was found; else nil
	writer   words.Writer

	graph    *route.Graph
	route    route.Route       // in the variant asked for
	totals   route.Totals      // of that variant
	dates    schedule.Schedule // of that variant
	node     map[string]int    // key to node
	variants map[string]VariantRow
	bill     *money.Bill
}

// build makes the graph of the route.
func (m *maker) build() error {
	milestones := m.set.Vocabulary().Milestones
	graph, err := route.FromDecision(m.decision, milestones, m.slot(milestones.Works.DurationFact))
	if err != nil {
		return ringOfOwn(err, &m.decision.Profile)
	}
	resume(graph, &m.decision.Profile, m.set.Calendar())
	m.graph = graph
	return nil
}

// schedule builds the route and dates it in every variant.
func (m *maker) schedule() error {
	if err := m.build(); err != nil {
		return err
	}
	m.node = make(map[string]int, len(m.graph.Nodes))
	for i := range m.graph.Nodes {
		m.node[m.graph.Nodes[i].Key] = i
	}
	m.variants = make(map[string]VariantRow, len(route.Networks)+1)
	for _, v := range []route.Variant{route.Sequential, route.Customary, route.Parallel, route.Commitment} {
		r := m.in(v, nil)
		totals, dates := r.Totals(), schedule.CriticalPath(&r, m.set.Calendar(), m.decision.Profile.Start)
		m.variants[v.String()] = VariantRow{Approval: Clock(totals.Approval), Elapsed: Clock(totals.Elapsed), Finish: dates.Finish}
		if v == m.opt.Variant {
			m.route, m.totals, m.dates = r, totals, dates
		}
	}
	if m.opt.Variant == route.Commitment && m.opt.Commit != nil {
		m.route = m.in(route.Commitment, m.chosen(m.graph))
		m.totals = m.route.Totals()
		m.dates = schedule.CriticalPath(&m.route, m.set.Calendar(), m.decision.Profile.Start)
	}
	return nil
}

// in gives the route in one variant; the sequence follows the customary dates.
func (m *maker) in(v route.Variant, chosen []bool) route.Route {
	if v == route.Sequential {
		return schedule.Sequence(m.graph, m.set.Calendar(), m.decision.Profile.Start)
	}
	return m.graph.In(v, chosen)
}

// chosen marks the nodes whose items are to be taken on commitment.
func (m *maker) chosen(g *route.Graph) []bool {
	marks := make([]bool, len(g.Nodes))
	for i := range g.Nodes {
		marks[i] = m.opt.commits(&g.Nodes[i])
	}
	return marks
}

// commits reports whether a node is among those to be taken on commitment, by its key or, for all
// parts at once, by its item.
func (opt *Options) commits(n *route.Node) bool {
	return slices.Contains(opt.Commit, n.Key) || slices.Contains(opt.Commit, n.Item)
}

// asked reports whether a commitment was asked for by name.
func (m *maker) asked(key string) bool {
	item, part := profile.CutKey(key)
	return m.opt.Variant == route.Commitment && m.opt.commits(&route.Node{Key: key, Item: item, Part: part})
}

// plan writes the document.
func (m *maker) plan() (*Plan, error) {
	d := m.decision
	p := &Plan{
		Project: ProjectName{ID: d.Profile.ID, Name: d.Profile.Name},
		Start:   d.Profile.Start, ReferenceDate: d.ReferenceDate, AsOf: d.Profile.AsOf,
		Variant: m.opt.Variant.String(), Lang: m.opt.Lang, Assume: string(m.opt.Assume), Law: m.opt.Law.recorded(),
		Rules:    RulesName{Revision: m.set.Revision()},
		Site:     m.site(),
		Facts:    m.facts(),
		Items:    m.items(),
		Edges:    m.edges(),
		Variants: m.variants,
		Paths:    m.chains(m.totals),
		Totals: Totals{
			Items: m.required(), Approval: Clock(m.totals.Approval), Elapsed: Clock(m.totals.Elapsed), Finish: m.dates.Finish,
		},
		CriticalPath: m.keys(m.dates.CriticalPath),
		NotRequired:  m.notRequired(),
		Targets:      m.targets(),
		Between:      m.stretches(),
		Parts:        m.parts(),
		Visits:       m.visits(),
		Money:        m.money(),
		Adviser:      m.adviser(),
		Changes:      m.changes,
	}
	problems, err := m.problems()
	if err != nil {
		return nil, err
	}
	p.Problems = problems
	p.Assumptions, p.Questions = m.assumptions(), m.questions()
	p.Range = m.span()
	prep := m.prepare()
	if m.opt.Preparation {
		p.WithPreparation, p.EarlyStarts = prep.document(), prep.early()
	}
	made := lists.Make(m.listInput(p, prep.making()))
	p.Lists, p.Checklist = made.Lists, made.Checklist
	p.ProvisionalFrom = m.provisionalFrom()
	p.Warnings = m.warnings(p, made.Late)
	return p, nil
}

// adviser names the one to ask, as the rule set does.
func (m *maker) adviser() *Adviser {
	g := m.set.Guide()
	if g == nil {
		return nil
	}
	c := &g.Adviser
	return &Adviser{Name: c.Name.In(m.opt.Lang), Telephone: c.Telephone, Hours: c.Hours.In(m.opt.Lang), Confidence: c.Confidence}
}

// chains names the nodes behind the totals.
func (m *maker) chains(t route.Totals) Paths {
	return Paths{BeforeStart: m.keys(t.ElapsedChains.BeforeStart), Completion: m.keys(t.ElapsedChains.Completion)}
}

// keys names nodes.
func (m *maker) keys(nodes []int) []string {
	keys := make([]string, len(nodes))
	for i, n := range nodes {
		keys[i] = m.graph.Nodes[n].Key
	}
	return keys
}

// required counts the required items; the works are none.
func (m *maker) required() int {
	n := 0
	for i := range m.graph.Nodes {
		if isItem(&m.graph.Nodes[i]) {
			n++
		}
	}
	return n
}

// isItem reports whether a node counts as a required item.
func isItem(n *route.Node) bool { return n.Role != route.Works && !n.Dropped }
