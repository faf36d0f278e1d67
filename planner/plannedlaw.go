package planner

import (
	"maps"
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/schedule"
)

// Law says by which law items are decided.
type Law uint8

// The two laws.
const (
	ReferenceLaw Law = iota // that of the reference date, for all of them
	// PlannedLaw decides each by the law of the day on which it is handed in: of what is accepted or
	// done, the day of acceptance; of all else, its planned day.
	PlannedLaw
)

var lawNames = [...]string{"reference", "planned"}

// String gives the law as it stands on the command line.
func (l Law) String() string { return lawNames[l] }

// recorded is the law as a plan has it, which says nothing of the reference date's.
func (l Law) recorded() string {
	if l == ReferenceLaw {
		return ""
	}
	return l.String()
}

// ParseLaw reads a law's name and reports whether there is one of that name.
func ParseLaw(name string) (Law, bool) {
	at := slices.Index(lawNames[:], name)
	return Law(max(at, 0)), at >= 0
}

// lawFound says how the law of each item's own day was found.
type lawFound struct {
	reference rules.Decision // what the law of the reference date says
	swings    []swing
}

// decide decides a project under the law asked for, with all that its profile adjusts.
func decide(set *rules.Set, p profile.Profile, opt Options) (rules.Decision, *lawFound, error) {
	decision, err := set.Decide(p, opt.Assume)
	if err != nil {
		return decision, nil, err
	}
	Adjust(set, &decision)
	if opt.Law != PlannedLaw {
		return decision, nil, nil
	}
	s := newLawSearch(set, p, opt)
	if _, err := s.settle(); err != nil {
		return decision, nil, err
	}
	own, err := s.whole(s.days)
	if err != nil {
		return decision, nil, err
	}
	// What is the same by the law of its own day keeps that of the reference date: a plan in whose
	// time no law changes is the same plan.
	found := &lawFound{reference: decision, swings: s.swings}
	days := rules.LawDays{}
	for _, key := range s.changed(&decision, &own) {
		days[key] = s.days[key]
	}
	if len(days) == 0 {
		return decision, found, nil
	}
	decision, err = s.whole(days)
	return decision, found, err
}

// swing is an item whose law moves its own planned day: decided by the law of either day it is
// planned on the other one.
type swing struct {
	key  string
	days [2]calendar.Date
}

// The search for planned days ends when they no longer move; after so many rounds what still moves is
// held at the reference date's law.
const lawRounds = 8

// lawSearch finds the days by whose law items are decided, which depend on what is decided.
type lawSearch struct {
	set    *rules.Set
	p      profile.Profile
	opt    Options
	fixed  rules.LawDays   // of what is accepted or done
	held   map[string]bool // keys that keep the reference date's law
	days   rules.LawDays
	swings []swing
	// placed are the days on which items stood when they last had a date. One after another an item
	// has its place in the row, which nothing but the row tells: what drops out keeps that day.
	placed rules.LawDays
}

func newLawSearch(set *rules.Set, p profile.Profile, opt Options) *lawSearch {
	s := &lawSearch{set: set, p: p, opt: opt, fixed: rules.LawDays{}, held: map[string]bool{}, placed: rules.LawDays{}}
	for i := range p.Progress {
		done := &p.Progress[i]
		switch {
		case done.Accepted != 0:
			s.fixed[done.Key] = done.Accepted
		case done.Finished != 0:
			s.fixed[done.Key] = done.Finished
		default:
			s.held[done.Key] = true // nobody knows its day
		}
	}
	for i := range p.Dropped {
		s.held[p.Dropped[i].Item] = true
	}
	return s
}

// brief decides without grounds, whole with them.
func (s *lawSearch) brief(days rules.LawDays) (rules.Decision, error) {
	d, err := s.set.OutlineOn(s.p, s.opt.Assume, days)
	Adjust(s.set, &d)
	return d, err
}

func (s *lawSearch) whole(days rules.LawDays) (rules.Decision, error) {
	d, err := s.set.DecideOn(s.p, s.opt.Assume, days)
	Adjust(s.set, &d)
	return d, err
}

// settle decides and dates in turn until the days stay as they are. What swings is held at the
// reference date's law, and the search goes on; as each time something more is held, it ends.
func (s *lawSearch) settle() (rules.Decision, error) {
	s.days = maps.Clone(s.fixed)
	decision, err := s.brief(s.days)
	for err == nil {
		var before rules.Decision
		var last rules.LawDays
		for range lawRounds {
			var next rules.LawDays
			if next, err = s.planned(&decision); err != nil || maps.Equal(next, s.days) {
				return decision, err
			}
			before, last = decision, s.days
			s.days = next
			if decision, err = s.brief(s.days); err != nil {
				return decision, err
			}
		}
		s.hold(&before, &decision, last)
		decision, err = s.brief(s.days)
	}
	return decision, err
}

// hold holds what still changes from one round to the next at the reference date's law.
func (s *lawSearch) hold(before, now *rules.Decision, last rules.LawDays) {
	was, is := rulings(before), rulings(now)
	turning := []string{}
	for key := range s.days {
		if was[key] != is[key] && s.fixed[key] == 0 {
			turning = append(turning, key)
		}
	}
	if len(turning) == 0 { // what turns waits for something else that does: all that moves is held
		for key, day := range s.days {
			if last[key] != day {
				turning = append(turning, key)
			}
		}
	}
	slices.Sort(turning)
	for _, key := range turning {
		s.held[key] = true
		between := [2]calendar.Date{min(last[key], s.days[key]), max(last[key], s.days[key])}
		s.swings = append(s.swings, swing{key, between})
	}
	for _, key := range turning {
		delete(s.days, key)
	}
}

// ruling is what a decision says of a key that can move a date.
type ruling struct {
	verdict           rules.Verdict
	approval, elapsed int
	offered           bool
	edges             string // that bind it
}

// rulings gives the rulings of a decision by key.
func rulings(d *rules.Decision) map[string]ruling {
	all := make(map[string]ruling, len(d.Items))
	for i := range d.Items {
		row := &d.Items[i]
		all[row.Key()] = ruling{
			verdict: row.Verdict, approval: row.Approval, elapsed: row.Elapsed, offered: row.Commitment != nil && row.Commitment.Offered,
		}
	}
	for i := range d.Edges {
		e := &d.Edges[i]
		from, to := e.Ends()
		r := all[to]
		r.edges += from + " " + string(e.KindOn(d.LawDay(e.Day))) + " " + e.Verdict.String() + "\n"
		all[to] = r
	}
	return all
}

// planned gives the day on which each key would be handed in: what is required as it is dated; what
// is not, as soon as what it would wait for is done.
func (s *lawSearch) planned(d *rules.Decision) (rules.LawDays, error) {
	m := &maker{set: s.set, opt: s.opt, decision: d}
	if err := m.build(); err != nil {
		return nil, err
	}
	var chosen []bool
	if s.opt.Variant == route.Commitment && s.opt.Commit != nil {
		chosen = m.chosen(m.graph)
	}
	m.route = m.in(s.opt.Variant, chosen)
	m.dates = schedule.CriticalPath(&m.route, s.set.Calendar(), d.Profile.Start)
	m.node = make(map[string]int, len(m.graph.Nodes))
	days := maps.Clone(s.fixed)
	for n := range m.graph.Nodes {
		node := &m.graph.Nodes[n]
		m.node[node.Key] = n
		if node.Ref >= 0 && !node.Own && !s.kept(node.Key) {
			days[node.Key] = m.dates.Rows[n].EarlyStart
			s.placed[node.Key] = days[node.Key]
		}
	}
	waits := m.ahead()
	for i := range d.Items {
		row := &d.Items[i]
		key := row.Key()
		if _, dated := m.node[key]; !dated && row.Item.Kind != rules.OwnKind && !s.kept(key) {
			days[key] = m.wouldBegin(row, waits[key])
			if day, stood := s.placed[key]; stood && s.opt.Variant == route.Sequential {
				days[key] = day
			}
		}
	}
	return days, nil
}

// kept reports whether the day of a key is not to be planned.
func (s *lawSearch) kept(key string) bool {
	_, fixed := s.fixed[key]
	return fixed || s.held[key]
}

// ahead gives the edges that would bind what is not required, or is not certain to be, by key.
func (m *maker) ahead() map[string][]*rules.EdgeDecision {
	waits := map[string][]*rules.EdgeDecision{}
	for _, edges := range [][]rules.EdgeDecision{m.decision.Ahead, m.decision.Edges} {
		for i := range edges {
			if _, to := edges[i].Ends(); edges[i].Verdict == rules.Required {
				waits[to] = append(waits[to], &edges[i])
			}
		}
	}
	return waits
}

// wouldBegin gives the day on which an item without dates could be handed in if it were required:
// after all that it would wait for, and after the works where it follows their start and stands in
// the phase that waits for them.
func (m *maker) wouldBegin(d *rules.ItemDecision, waits []*rules.EdgeDecision) calendar.Date {
	p := &m.decision.Profile
	day := m.set.Calendar().OnOrAfter(max(p.StartOf(d.Part), p.Today()))
	if c := p.ConstraintOf(d.Key()); c != nil {
		day = max(day, m.set.Calendar().OnOrAfter(c.NotBefore))
	}
	after := false
	for _, e := range waits {
		from, _ := e.Ends()
		n, dated := m.node[from]
		if !dated {
			continue
		}
		after = after || m.graph.Follows(n) || m.graph.Nodes[n].Role == route.StartOfWorks
		relaxed := m.opt.Variant > route.Customary &&
			(e.KindOn(m.decision.LawDay(e.Day)) == rules.Soft || e.RelaxedBy == route.ByCommitment && m.route.Committed[n])
		if !relaxed {
			day = max(day, m.dates.Rows[n].EarlyFinish)
		}
	}
	if !after || d.Item.Phase != m.set.Vocabulary().Milestones.Works.BeforePhase {
		return day
	}
	for n := range m.graph.Nodes {
		if node := &m.graph.Nodes[n]; node.Role == route.Works && p.Related(node.Part, d.Part) {
			day = max(day, m.dates.Rows[n].EarlyFinish)
		}
	}
	return day
}
