package diff

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// input is one thing in which the recipes of the two sides differ, and which can be put from one
// into the other by itself.
type input struct {
	kind, id string // as of a Cause
	name     string
	a, b     profile.Value // what each side has
}

// mixer makes plans out of two recipes.
type mixer struct {
	a, b   *recipe
	inputs []input
}

// newMixer finds all in which two recipes differ: facts in asking order, then what was done and
// fixed, then how it is planned, the rules last. Alike tells facts that both plans rest on alike.
func newMixer(a, b *recipe, alike func(fact string) bool, l lang.Lang) *mixer {
	m := &mixer{a: a, b: b}
	add := func(kind, id, name string, x, y profile.Value) {
		m.inputs = append(m.inputs, input{kind, id, name, x, y})
	}
	facts, others := a.set.Facts(), b.set.Facts()
	for slot := range facts.List {
		f := &facts.List[slot]
		other, both := others.Slot(f.ID)
		if !both || f.ID == profile.ReferenceDate && !states(&a.profile, slot) && !states(&b.profile, other) {
			continue // a rule set that does not ask is another rule set; a date nobody states follows the start
		}
		x, y := statedOf(&a.profile, slot), statedOf(&b.profile, other)
		if x.value == y.value && x != y && alike(f.ID) {
			continue // called unknown by one and left out by the other, which a plan does not tell
		}
		if x != y {
			add("fact", f.ID, f.Name.In(l), x.value, y.value)
		}
	}
	for _, id := range unionKeys(a.profile.Progress, b.profile.Progress, func(p profile.Progress) string { return p.Key }) {
		x, y := progressOf(&a.profile, id), progressOf(&b.profile, id)
		y.On = factsWithin(facts, others, y.On)
		if !x.Equal(y) {
			add("progress", id, nameOf(a.set, b.set, id, l), textValue(progressValue(x, facts)), textValue(progressValue(y, facts)))
		}
	}
	for _, id := range unionKeys(a.profile.Constraints, b.profile.Constraints, func(c profile.Constraint) string { return c.Key }) {
		x, y := constraintOf(&a.profile, id), constraintOf(&b.profile, id)
		if x != y {
			add("constraint", id, nameOf(a.set, b.set, id, l), textValue(constraintValue(x)), textValue(constraintValue(y)))
		}
	}
	if x := withRest(a.profile, b.profile); !bytes.Equal(profile.Encode(a.profile, facts), profile.Encode(x, facts)) {
		name := lang.Text{ZH: "人为增减的事项", EN: "what was added or dropped by hand"}
		if len(a.profile.Parts)+len(b.profile.Parts) > 0 {
			name = lang.Text{ZH: "各部分（分期、标段、单体），或者人为增减的事项", EN: "the parts (phases, lots, buildings), or what was added or dropped by hand"}
		}
		add("others", "", name.In(l), profile.Unknown, profile.Unknown)
	}
	for _, s := range settingsOf(a, b) {
		if s.a != s.b {
			add(s.what, "", settingName(s.what, l), textValue(s.a), textValue(s.b))
		}
	}
	return m
}

// settingTexts is how both sides were planned, in one respect.
type settingTexts struct{ what, a, b string }

func settingsOf(a, b *recipe) []settingTexts {
	return []settingTexts{
		{"start", dateText(a.profile.Start), dateText(b.profile.Start)},
		{"as_of", dateText(a.profile.AsOf), dateText(b.profile.AsOf)},
		{"site", siteText(a.profile.Plot), siteText(b.profile.Plot)},
		{"variant", a.opt.Variant.String(), b.opt.Variant.String()},
		{"commitments", a.commitments(b), b.commitments(a)},
		{"assume", string(a.opt.Assume), string(b.opt.Assume)},
		{"law", a.opt.Law.String(), b.opt.Law.String()},
		{"rules", a.set.Revision(), b.set.Revision()},
	}
}

// commits reports whether both recipes are of the variant in which commitments are taken.
func commits(a, b *recipe) bool {
	return a.opt.Variant == route.Commitment && b.opt.Variant == route.Commitment
}

// commitments says which were asked for, where that can differ: with one variant in which none is
// taken the variant says all.
func (r *recipe) commitments(other *recipe) string {
	switch {
	case !commits(r, other):
		return ""
	case r.opt.Commit == nil:
		return "all"
	case len(r.opt.Commit) == 0:
		return "none"
	}
	ids := slices.Clone(r.opt.Commit)
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), ", ")
}

var settingNames = map[string]lang.Text{
	"start": {ZH: "开始日期", EN: "start"}, "as_of": {ZH: "画像日期", EN: "as of"}, "site": {ZH: "地块", EN: "plot"}, "variant": {ZH: "路径方案", EN: "route variant"},
	"commitments": {ZH: "采用的承诺", EN: "commitments taken"}, "assume": {ZH: "未填要素的处理", EN: "facts not stated"},
	"law":   {ZH: "按哪天的规定", EN: "by the law of"},
	"rules": {ZH: "规则集", EN: "rule set"}, "reference_date": {ZH: "适用规则日", EN: "rules of"}, "lang": {ZH: "语言", EN: "language"},
}

// siteText names a plot with its version.
func siteText(p *profile.Plot) string {
	if p == nil {
		return ""
	}
	return p.ID + "@" + strconv.Itoa(p.Version)
}

func settingName(what string, l lang.Lang) string { return settingNames[what].In(l) }

func textValue(s string) profile.Value {
	if s == "" {
		return profile.Unknown
	}
	return profile.TextValue(s)
}

// statement is what a profile itself says of a fact.
type statement struct {
	value   profile.Value
	sited   bool // the plot that it stands on says so
	unknown bool // it calls the fact unknown
}

func statedOf(p *profile.Profile, slot int) statement {
	if p.Origin[slot].Given() {
		return statement{value: p.Values[slot], sited: p.Origin[slot] == profile.Sited}
	}
	return statement{unknown: p.IsStatedUnknown(slot)}
}

func states(p *profile.Profile, slot int) bool { return p.Origin[slot].Given() }

// state writes into a profile what another says of a fact.
func state(p *profile.Profile, slot int, s statement) {
	p.Values[slot], p.Origin[slot] = profile.Unknown, profile.Missing
	p.StatedUnknown = slices.DeleteFunc(p.StatedUnknown, func(at int) bool { return at == slot })
	switch {
	case s.value.IsKnown():
		p.Values[slot], p.Origin[slot] = s.value, profile.Stated
		if s.sited {
			p.Origin[slot] = profile.Sited
		}
	case s.unknown:
		p.StatedUnknown = append(p.StatedUnknown, slot)
		slices.Sort(p.StatedUnknown)
	}
}

func unionKeys[T any](a, b []T, of func(T) string) []string {
	var ids []string
	for _, x := range append(slices.Clone(a), b...) {
		ids = append(ids, of(x))
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// progressOf and constraintOf give what a profile says of an item, without the line on which it
// says so; the zero value where it says nothing.
func progressOf(p *profile.Profile, id string) profile.Progress {
	if x := p.ProgressOf(id); x != nil {
		unlined := *x
		unlined.Line, unlined.Rework = 0, profile.Rework{}
		return unlined
	}
	return profile.Progress{}
}

func constraintOf(p *profile.Profile, id string) profile.Constraint {
	if x := p.ConstraintOf(id); x != nil {
		unlined := *x
		unlined.Line = 0
		return unlined
	}
	return profile.Constraint{}
}

func progressValue(p profile.Progress, facts *profile.Facts) string {
	if p.Key == "" {
		return ""
	}
	return progressText(&planner.ItemRow{Progress: &planner.ProgressRow{
		State: p.State, Accepted: p.Accepted, Finished: p.Finished, Document: p.Document, Reason: p.Reason,
		Facts: p.ObtainedOn(facts),
	}})
}

func constraintValue(c profile.Constraint) string {
	if c.Key == "" {
		return ""
	}
	var marks []planner.Mark
	if c.NotBefore != 0 {
		marks = append(marks, planner.Mark{What: "not_before", Date: c.NotBefore})
	}
	if c.MustFinishBy != 0 {
		marks = append(marks, planner.Mark{What: "must_finish_by", Date: c.MustFinishBy})
	}
	if c.OwnDuration {
		marks = append(marks, planner.Mark{What: "duration_days", Days: &c.Duration})
	}
	text := progressText(&planner.ItemRow{Marked: marks})
	if c.Reason != "" {
		text += ", " + c.Reason
	}
	return text
}

// nameOf names an item that either rule set knows.
func nameOf(a, b *rules.Set, id string, l lang.Lang) string {
	for _, set := range []*rules.Set{a, b} {
		if item := set.Item(itemOf(id)); item != nil {
			return item.Name.In(l)
		}
		if works := set.Vocabulary().Milestones.Works; works.ID == id {
			return works.Name.In(l)
		}
	}
	return id
}

// recipe gives that of A with the inputs of a subset taken from B.
func (m *mixer) recipe(from subset) *recipe {
	r := &recipe{set: m.a.set, opt: m.a.opt}
	rest := m.a
	for i := range m.inputs {
		switch {
		case !from.has(i):
		case m.inputs[i].kind == "rules":
			r.set = m.b.set
		case m.inputs[i].kind == "others":
			rest = m.b
		}
	}
	facts := r.set.Facts()
	p, other := within(facts, m.a), within(facts, m.b)
	if rest == m.b {
		p = withRest(p, other)
	}
	start := m.a.profile.Start
	for i := range m.inputs {
		if !from.has(i) {
			continue
		}
		switch in := &m.inputs[i]; in.kind {
		case "fact":
			if slot, ok := facts.Slot(in.id); ok {
				state(&p, slot, statedOf(&other, slot))
			}
		case "progress":
			p.Progress = slices.DeleteFunc(p.Progress, func(x profile.Progress) bool { return x.Key == in.id })
			if x := progressOf(&m.b.profile, in.id); x.Key != "" {
				x.On = factsWithin(facts, m.b.set.Facts(), x.On)
				p.Progress = append(p.Progress, x)
			}
		case "constraint":
			p.Constraints = slices.DeleteFunc(p.Constraints, func(x profile.Constraint) bool { return x.Key == in.id })
			if x := constraintOf(&m.b.profile, in.id); x.Key != "" {
				p.Constraints = append(p.Constraints, x)
			}
		case "start":
			start = m.b.profile.Start
		case "as_of":
			p.AsOf = m.b.profile.AsOf
		case "site": // what it says of the facts is a difference of its own for each
			p.Site, p.Plot = m.b.profile.Site, m.b.profile.Plot
		case "variant":
			r.opt.Variant = m.b.opt.Variant
			if !commits(m.a, m.b) {
				r.opt.Commit = m.b.opt.Commit
			}
		case "commitments":
			r.opt.Commit = m.b.opt.Commit
		case "assume":
			r.opt.Assume = m.b.opt.Assume
		case "law":
			r.opt.Law = m.b.opt.Law
		}
	}
	r.profile = p.WithStart(facts, start)
	return r
}

// withRest gives a profile with everything from another that is no input of its own: what a
// person added or dropped.
func withRest(p, other profile.Profile) profile.Profile {
	other.ID, other.Name, other.Start, other.AsOf, other.Site, other.Plot = p.ID, p.Name, p.Start, p.AsOf, p.Site, p.Plot
	other.Values, other.Origin, other.StatedUnknown = p.Values, p.Origin, p.StatedUnknown
	other.Progress, other.Constraints = p.Progress, p.Constraints
	return other
}

// within gives the profile of a recipe as another rule set's facts hold it: what that does not ask
// for, or asks for in another type, is left out.
func within(facts *profile.Facts, r *recipe) profile.Profile {
	own := r.set.Facts()
	if own == facts {
		return r.profile.Clone()
	}
	p := r.profile.Clone()
	p.Values, p.Origin, p.StatedUnknown = make([]profile.Value, len(facts.List)), make([]profile.Origin, len(facts.List)), nil
	for slot := range facts.List {
		at, ok := own.Slot(facts.List[slot].ID)
		if !ok {
			continue
		}
		s := statedOf(&r.profile, at)
		if s.value.IsKnown() {
			v, fits := fitting(&facts.List[slot], s.value)
			if !fits {
				continue
			}
			s.value = v
		}
		state(&p, slot, s)
	}
	for i := range p.Parts {
		p.Parts[i].Facts = factsWithin(facts, own, p.Parts[i].Facts)
	}
	for i := range p.Progress {
		p.Progress[i].On = factsWithin(facts, own, p.Progress[i].On)
	}
	return p
}

// factsWithin gives what a part, or what was obtained, states as another rule set's facts hold it.
func factsWithin(facts, own *profile.Facts, stated []profile.PartFact) []profile.PartFact {
	if own == facts {
		return stated
	}
	var held []profile.PartFact
	for slot := range facts.List {
		for _, f := range stated {
			if own.List[f.Slot].ID != facts.List[slot].ID {
				continue
			}
			if v, fits := fitting(&facts.List[slot], f.Value); fits || !f.Value.IsKnown() {
				held = append(held, profile.PartFact{Slot: slot, Value: v})
			}
		}
	}
	return held
}
