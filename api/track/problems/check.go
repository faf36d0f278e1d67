package problems

import (
	"encoding/json"
	"slices"
	"strings"

	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Circumstances are what a check needs beside the matter: the day, the rule set by whose calendar days
// are counted and in which departments and items stand, and who enters it.
type Circumstances struct {
	Today      calendar.Date
	Set        *rules.Set
	Account    string
	Roles      []string
	Department string // of the account
	Street     string // of the account
	Automatic  bool   // the program enters it
}

// Check says whether a step may be entered: that everything is stated that it needs, and that it is
// possible after what was entered before. Paths of its faults are JSON Pointers into the step.
//
// It returns a fault.List: Invalid where something is missing or wrong with the step, Conflict
// problem.step.not_now where it is not possible in that state, Conflict problem.role where somebody else
// has to decide, and Conflict problem.paper where the paper of the competent authority is missing.
func (b *Book) Check(m Matter, s Dated, w Circumstances) error {
	if faults := b.stated(m, &s, w); len(faults) > 0 {
		return faults
	}
	steps := append(effective(m.Base().Entries), s)
	return b.possible(m, steps, w, len(steps)-1, true)
}

// CheckCorrection says whether an entry may be corrected so: the matter without it, and with what is true
// instead, must be possible.
//
// It returns what Check does, NotFound problem.entry.unknown and Conflict problem.entry.undone.
func (b *Book) CheckCorrection(m Matter, x Correction, w Circumstances) error {
	entries := m.Base().Entries
	switch {
	case x.Entry < 1 || x.Entry > len(entries):
		return fault.List{fault.New(fault.NotFound, "problem.entry.unknown", "/entry", x.Entry, len(entries))}
	case entries[x.Entry-1].Undone != nil:
		return fault.List{fault.New(fault.Conflict, "problem.entry.undone", "/entry", x.Entry)}
	case strings.TrimSpace(x.Reason) == "":
		return fault.List{fault.New(fault.Invalid, "problem.needs", "/reason", "reason")}
	}
	if x.Instead != nil {
		if faults := b.stated(m, x.Instead, w); len(faults) > 0 {
			return faults
		}
	}
	corrected := slices.Clone(entries)
	corrected[x.Entry-1].Undone = &x
	return b.possible(m, effective(corrected), w, len(effective(entries[:x.Entry-1])), x.Instead != nil)
}

// stated looks at what a step states by itself.
func (b *Book) stated(m Matter, s *Dated, w Circumstances) fault.List {
	var faults fault.List
	add := func(code, at string, args ...any) { faults.Add(fault.New(fault.Invalid, code, at, args...)) }
	row, ok := b.Class(m.Class()).Steps[s.Name]
	if !ok || row.Automatic && !w.Automatic {
		add("problem.step.unknown", "/step", s.Name, fault.Nearest(s.Name, b.byHand(m.Class())))
		return faults
	}
	for _, need := range row.Needs {
		if !needs[need](s) {
			add("problem.needs", "/"+need, need)
		}
	}
	faults = append(faults, handling.Timely(s.On, w.Today, s.Late, s.Source)...)
	b.names(s, w, add)
	return faults
}

// names looks up what a step names.
func (b *Book) names(s *Dated, w Circumstances, add func(code, at string, args ...any)) {
	department := func(at, id string) {
		if id != "" && !w.Set.HasDepartment(id) && !slices.Contains(b.Questions.NotAsked, id) {
			add("problem.word", at, id)
		}
	}
	department("/issued_by", s.Issuer)
	if f := s.Finding; f != nil {
		if _, ok := b.Severities[f.Severity]; !ok {
			add("problem.word", "/finding/severity", f.Severity)
		}
		if _, ok := b.Categories[f.Category]; !ok && f.Category != "" {
			add("problem.word", "/finding/category", f.Category)
		}
		for _, key := range f.Items {
			if id, _ := profile.CutKey(key); !w.Automatic && w.Set.Item(id) == nil {
				add("problem.word", "/finding/items", key)
			}
		}
	}
	if l := s.Lead; l != nil {
		department("/lead/department", l.Department)
		for _, id := range l.Helpers {
			department("/lead/helpers", id)
		}
		if l.Level != "" && b.level(l.Level) < 0 {
			add("problem.word", "/lead/level", l.Level)
		}
		if l.Due != 0 && l.Due < s.On {
			add("problem.due", "/lead/due", l.Due, s.On)
		}
	}
	if q := s.Question; q != nil {
		department("/question/department", q.Department)
	}
	if a := s.Answer; a != nil && (!json.Valid(a.Value) || string(a.Value) == "null") {
		add("problem.needs", "/answer/value", "value")
	}
	if r := s.Round; r != nil {
		b.asked(r, s, department, add)
	}
	if o := s.Opinion; o != nil {
		if _, ok := b.Opinions.Answers[o.Opinion]; !ok && o.Opinion != "" {
			add("problem.word", "/opinion/opinion", o.Opinion)
		}
		if o.Opinion == WithConditions && len(o.Conditions) == 0 {
			add("problem.needs", "/opinion/conditions", "conditions")
		}
	}
}

// asked looks at whom a round asks about what.
func (b *Book) asked(r *Asking, s *Dated, department func(at, id string), add func(code, at string, args ...any)) {
	if _, ok := b.Opinions.Matters[r.Matter]; !ok {
		add("problem.word", "/round/matter", r.Matter)
	}
	if r.Due != 0 && r.Due <= s.On {
		add("problem.due", "/round/due", r.Due, s.On)
	}
	seen := map[string]bool{}
	for _, p := range r.Parties {
		switch {
		case p.ID == "":
			add("problem.needs", "/round/parties", "id")
		case seen[p.ID]:
			add("opinion.twice", "/round/parties", p.ID)
		case p.Kind == PartyDepartment:
			department("/round/parties", p.ID)
		}
		if _, ok := b.Opinions.Parties[p.Kind]; !ok {
			add("problem.word", "/round/parties", p.Kind)
		}
		seen[p.ID] = true
	}
}

// possible goes through steps in order and refuses the first, from the one at first on, that is not possible
// where it stands: what was entered before stays what it is under whatever rules. Who may enter a step is
// asked only of the one at first, where it is entered now.
func (b *Book) possible(m Matter, steps []Dated, w Circumstances, first int, now bool) error {
	at := m.fresh()
	rows := b.Class(m.Class())
	for i := range steps {
		s := &steps[i]
		if i < first {
			at.apply(*s)
			continue
		}
		row := rows.Steps[s.Name]
		if state := at.Base().State; !slices.Contains(row.From, state) {
			return fault.List{fault.New(fault.Conflict, "problem.step.not_now", "/step", row.Name, rows.States[state].Name, row.Otherwise)}
		}
		if opened := at.Base().Opened; s.On < opened {
			return fault.List{fault.New(fault.Invalid, "problem.before", "/on", s.On, opened)}
		}
		err := b.held(at, s, w)
		if err == nil && now && i == first {
			err = b.allowed(at, s, w)
		}
		if err != nil {
			return fault.List{err}
		}
		at.apply(*s)
	}
	return nil
}

// held holds a step against what the rules ask of it whenever it was entered: so that no correction of an
// earlier entry leaves a decision that could not have been made.
func (b *Book) held(m Matter, s *Dated, w Circumstances) *fault.Error {
	p, ok := m.(*Problem)
	if !ok {
		return nil
	}
	severity := b.Severities[p.Severity]
	switch s.Name {
	case Settle:
		for _, need := range severity.SettledWith {
			if !needs[need](s) {
				return fault.New(fault.Invalid, "problem.needs", "/"+need, need)
			}
		}
	case AcceptRisk:
		if severity.Paper {
			return competent(p, s, w)
		}
	}
	return nil
}

// allowed asks whether who enters a step now may do so as it is.
func (b *Book) allowed(m Matter, s *Dated, w Circumstances) *fault.Error {
	switch m := m.(type) {
	case *Problem:
		return b.allowedProblem(m, s, w)
	case *Question:
		// Whoever answers in the name of another has its paper.
		if s.Name == Answer && s.Document == "" && !w.Automatic && w.Department != m.Department {
			return fault.New(fault.Invalid, "problem.needs", "/document", "document")
		}
	case *Round:
		return b.allowedRound(m, s, w)
	}
	return nil
}

func (b *Book) allowedProblem(p *Problem, s *Dated, w Circumstances) *fault.Error {
	switch s.Name {
	case Settle, Reject:
		if i := b.level(p.Level); i >= 0 {
			return b.Levels[i].decides(p, w)
		}
	case AcceptRisk:
		if accepts := b.Severities[p.Severity].Accepts; !anyOf(w.Roles, accepts) {
			return fault.New(fault.Conflict, "problem.signer", "/step", accepts)
		}
	case Escalate:
		if s.Lead == nil || b.level(s.Lead.Level) <= b.level(p.Level) {
			return fault.New(fault.Conflict, "problem.level", "/lead/level", b.LevelName(p.Level))
		}
	}
	return nil
}

// decides refuses a decision of whoever has no say at the level.
func (l *LevelRow) decides(p *Problem, w Circumstances) *fault.Error {
	ofLead := anyOf(w.Roles, l.OfLead)
	switch {
	case anyOf(w.Roles, l.Decides) || ofLead && w.Department == p.Department:
		return nil
	case ofLead:
		return fault.New(fault.Conflict, "problem.lead", "/step", l.Name, p.Department)
	}
	return fault.New(fault.Conflict, "problem.role", "/step", l.Name, slices.Concat(l.Decides, l.OfLead))
}

// competent refuses to accept the risk of what stops a project without the paper of an authority that
// has to do with it: one that leads or helps, or that handles an item which the problem affects.
func competent(p *Problem, s *Dated, w Circumstances) *fault.Error {
	if s.Document == "" || s.Issuer == "" {
		return fault.New(fault.Conflict, "problem.paper", "/document")
	}
	authorities := append([]string{p.Department}, p.Helpers...)
	for _, key := range p.Items {
		id, _ := profile.CutKey(key)
		if item := w.Set.Item(id); item != nil {
			office := item.Office(s.On)
			authorities = append(append(authorities, office.Lead), office.Helpers...)
		}
	}
	authorities = slices.DeleteFunc(unique(authorities), func(id string) bool { return !w.Set.HasDepartment(id) })
	if !slices.Contains(authorities, s.Issuer) {
		return fault.New(fault.Conflict, "problem.competent", "/issued_by", s.Issuer, authorities)
	}
	return nil
}

func (b *Book) allowedRound(r *Round, s *Dated, w Circumstances) *fault.Error {
	switch s.Name {
	case Give, GiveWay:
		if s.Opinion == nil {
			return fault.New(fault.Invalid, "problem.needs", "/opinion", "opinion")
		}
		v := r.Voice(s.Opinion.Party)
		switch {
		case v == nil:
			return fault.New(fault.Conflict, "opinion.party", "/opinion/party", s.Opinion.Party)
		case s.Name == GiveWay && v.Opinion == "":
			return fault.New(fault.Conflict, "opinion.unspoken", "/opinion/party", s.Opinion.Party)
		case w.Automatic || w.speaksFor(v):
		case !anyOf(w.Roles, b.Opinions.Clerks):
			return fault.New(fault.Conflict, "opinion.other", "/opinion/party", s.Opinion.Party)
		case s.Document == "":
			return fault.New(fault.Invalid, "problem.needs", "/document", "document")
		}
		if s.Name == Give && v.Opinion != "" && v.Opinion != For && s.Opinion.Opinion != v.Opinion {
			return fault.New(fault.Conflict, "opinion.gives_way", "/step", s.Opinion.Party)
		}
	case Close:
		if !r.Everyone() && s.On <= r.Due {
			return fault.New(fault.Conflict, "opinion.early", "/step", r.Due)
		}
	}
	return nil
}

// speaksFor reports whether the account is one of the party's own.
func (w *Circumstances) speaksFor(v *Voice) bool {
	return v.Kind == PartyDepartment && v.ID == w.Department || v.Kind == PartyStreet && v.ID == w.Street
}

func anyOf(have, want []string) bool {
	return slices.ContainsFunc(have, func(role string) bool { return slices.Contains(want, role) })
}

// byHand are the steps of a class that a person may enter.
func (b *Book) byHand(class string) []string {
	return slices.DeleteFunc(StepNames(class), func(id string) bool { return b.Class(class).Steps[id].Automatic })
}

// Next are the steps that a person may enter in the state of a matter, in the order in which it usually
// goes.
func (b *Book) Next(m Matter) []string {
	next := []string{}
	for _, id := range b.byHand(m.Class()) {
		if slices.Contains(b.Class(m.Class()).Steps[id].From, m.Base().State) {
			next = append(next, id)
		}
	}
	return next
}
