package profile

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/source"
)

// State says how far an item of a project under way has come.
type State string

// The states that a profile records.
const (
	Obtained   State = "obtained"    // its result is there
	InProgress State = "in_progress" // accepted, and not yet decided
	Waived     State = "waived"      // the authority has said that it is not needed
)

// states are all of them, as messages list them.
var states = []string{string(Obtained), string(InProgress), string(Waived)}

// Progress is what has been done about one item (`progress`).
type Progress struct {
	Key      string // item, or item@part
	State    State
	Accepted calendar.Date // in progress: always; 0 where it is not known
	Finished calendar.Date // of what is obtained; 0 where it is not known
	Document string        // number of the document; may be empty
	Reason   string        // of what is waived: always
	On       []PartFact    // of what is obtained: the facts on which it was, where they have changed since, in slot order
	Line     int           // of the profile

	// Rework is what is to be done about it once more, because what it rests on has changed; empty
	// where nothing is. No profile states it: the planner finds it out.
	Rework Rework
}

// Rework is what a change makes of something that was obtained (变更).
type Rework struct {
	Amended bool // the authority amends it
	Days    int  // working days of the amendment
	Anew    bool // it is done anew, in its own days
}

// Due reports whether there is anything to do.
func (r Rework) Due() bool { return r.Amended || r.Anew }

// Settled reports whether nothing is left to do.
func (p *Progress) Settled() bool {
	return (p.State == Obtained || p.State == Waived) && !p.Rework.Due()
}

// InHand reports whether its result is there and stays, be it to be amended.
func (p *Progress) InHand() bool { return p.State == Obtained && !p.Rework.Anew }

// ObtainedOn gives by their ids the facts on which an item was obtained, where the profile says so; nil
// where it does not.
func (p *Progress) ObtainedOn(facts *Facts) map[string]Value {
	if len(p.On) == 0 {
		return nil
	}
	on := make(map[string]Value, len(p.On))
	for _, f := range p.On {
		on[facts.List[f.Slot].ID] = f.Value
	}
	return on
}

// Equal reports whether two profiles say the same of an item, wherever they say it.
func (p Progress) Equal(other Progress) bool {
	return p.Key == other.Key && p.State == other.State && p.Accepted == other.Accepted && p.Finished == other.Finished &&
		p.Document == other.Document && p.Reason == other.Reason && slices.Equal(p.On, other.On)
}

// Constraint is what a person has fixed about one item (`constraints`).
type Constraint struct {
	Key          string
	NotBefore    calendar.Date // it cannot begin earlier; 0 for none
	MustFinishBy calendar.Date // a promise or a deadline, for the reader: it moves no date; 0 for none
	OwnDuration  bool          // Duration stands for what the catalogue gives
	Duration     int           // working days, of the works calendar days, ≥ 0
	Reason       string        // always there with a duration of its own
	Line         int
}

// longestDuration is the most days that a person may give an item: ten years.
const longestDuration = 3660

// ProgressOf gives what has been done about an item; nil where nothing is recorded.
func (p *Profile) ProgressOf(key string) *Progress {
	for i := range p.Progress {
		if p.Progress[i].Key == key {
			return &p.Progress[i]
		}
	}
	return nil
}

// ConstraintOf gives what a person has fixed about an item; nil where nothing is.
func (p *Profile) ConstraintOf(key string) *Constraint {
	for i := range p.Constraints {
		if p.Constraints[i].Key == key {
			return &p.Constraints[i]
		}
	}
	return nil
}

// Today is the day on which the profile stands (`as_of`): nothing unfinished begins before it. It
// is the start where the profile does not say.
func (p *Profile) Today() calendar.Date {
	if p.AsOf != 0 {
		return p.AsOf
	}
	return p.Start
}

// UnderWay reports whether anything has been done, fixed or adjusted, or time has passed.
func (p *Profile) UnderWay() bool {
	return p.AsOf != 0 || len(p.Progress) > 0 || len(p.Constraints) > 0 || len(p.Own) > 0 || len(p.Dropped) > 0
}

// blockKeys are the keys of one entry of a block, in the order in which it is written.
var blockKeys = map[string][]string{
	"progress":    {"state", "accepted", "finished", "document", "reason", "facts"},
	"constraints": {"not_before", "must_finish_by", "duration_days", "reason"},
}

// underWay reads the blocks of a project under way.
func (c *checker) underWay(p *Profile) {
	if n := c.root.Child("as_of"); n != nil && n.Kind != source.Empty {
		p.AsOf = c.date(n, "/as_of")
	}
	for _, e := range c.root.Child("progress").Pairs() {
		p.Progress = append(p.Progress, c.progress(e, p))
	}
	for _, e := range c.root.Child("constraints").Pairs() {
		p.Constraints = append(p.Constraints, c.constraint(e))
	}
	c.adjustments(p)
	c.parts(p)
}

// entry reads the fields of one entry of a block.
type entry struct {
	c  *checker
	at string
	n  *source.Node
}

func (e entry) text(key string) string {
	if n := e.n.Child(key); n != nil && n.Kind == source.Text {
		return n.Text
	}
	return ""
}

func (e entry) date(key string) calendar.Date {
	if n := e.n.Child(key); n != nil && n.Kind == source.Text {
		return e.c.date(n, source.Step(e.at, key))
	}
	return 0
}

// wrong notes a mistake at one key of the entry, or at the entry where it lacks that key.
func (e entry) wrong(key, code string, args ...any) {
	at, line := e.at, e.n.Line
	if n := e.n.Child(key); n != nil {
		at, line = source.Step(e.at, key), n.Line
	}
	e.c.found.add(at, line, code, args...)
}

func (c *checker) progress(pair source.Entry, p *Profile) Progress {
	e := entry{c, source.Step("/progress", pair.Key), pair.Value}
	made := Progress{
		Key: pair.Key, State: State(e.text("state")), Accepted: e.date("accepted"), Finished: e.date("finished"),
		Document: e.text("document"), Reason: e.text("reason"), On: c.factsOf(pair.Value), Line: pair.Line,
	}
	today := p.AsOf
	if today == 0 {
		today = c.date(c.root.Child("start"), "/start")
	}
	if made.Accepted > today {
		e.wrong("accepted", "profile.progress.future", made.Accepted.String(), today.String())
	}
	if made.Finished > today {
		e.wrong("finished", "profile.progress.future", made.Finished.String(), today.String())
	}
	switch {
	case made.State == InProgress && made.Accepted == 0:
		e.wrong("accepted", "profile.progress.accepted")
	case made.State == InProgress && made.Finished != 0:
		e.wrong("finished", "profile.progress.finished")
	case made.State == Waived && made.Reason == "":
		e.wrong("reason", "profile.progress.reason")
	case made.Finished != 0 && made.Finished < made.Accepted:
		e.wrong("finished", "profile.progress.order", made.Finished.String(), made.Accepted.String())
	case made.State != Obtained && len(made.On) > 0:
		e.wrong("facts", "profile.progress.facts")
	}
	return made
}

func (c *checker) constraint(pair source.Entry) Constraint {
	e := entry{c, source.Step("/constraints", pair.Key), pair.Value}
	made := Constraint{
		Key: pair.Key, NotBefore: e.date("not_before"), MustFinishBy: e.date("must_finish_by"), Reason: e.text("reason"), Line: pair.Line,
	}
	if n := e.n.Child("duration_days"); n != nil && n.Kind == source.Number {
		micro, _ := ParseMicro(n.Text) // that it can be held was checked
		made.OwnDuration, made.Duration = true, int(micro/Scale)
	}
	switch {
	case made.NotBefore == 0 && made.MustFinishBy == 0 && !made.OwnDuration:
		e.wrong("", "profile.constraint.empty")
	case made.OwnDuration && made.Reason == "":
		e.wrong("reason", "profile.constraint.reason")
	case made.MustFinishBy != 0 && made.MustFinishBy < made.NotBefore:
		e.wrong("must_finish_by", "profile.constraint.order", made.MustFinishBy.String(), made.NotBefore.String())
	}
	return made
}

// sayBlock notes what is wrong in one of these blocks: the schema's keyword that fails at a place.
func (c *checker) sayBlock(place []string, n *source.Node, at, keyword string) {
	keys := blockKeys[place[0]]
	switch {
	case place[0] == "as_of":
		c.sayDate(n, at)
	case keyword == "pattern" && len(place) == 2:
		c.found.add(at, n.Line, "profile.block.key", place[1])
	case len(place) < 3 && n.Kind != source.Mapping:
		c.found.add(at, n.Line, "profile.not_a_mapping", n.Word())
	case keyword == "required":
		c.found.add(at, n.Line, "profile.block.missing", "state", states)
	case len(place) < 3:
		c.sayKeys(n, at, keys)
	case place[2] == "facts" && len(place) > 3:
		c.sayFact(c.facts.Fact(place[3]), n, at, keyword)
	case place[2] == "facts" && keyword == "additionalProperties":
		c.sayUnknown(n, at)
	case place[2] == "facts":
		c.found.add(at, n.Line, "profile.not_a_mapping", n.Word())
	case place[2] == "state" && !n.IsScalar():
		c.found.add(at, n.Line, "profile.fact.type", "", fault.Word("text"))
	case place[2] == "state":
		c.found.add(at, n.Line, "profile.fact.enum", n.Text, states, fault.Nearest(n.Text, states))
	case place[2] == "duration_days":
		c.found.add(at, n.Line, "profile.block.days", n.Text, longestDuration)
	case place[2] == "document" || place[2] == "reason":
		c.sayText(n, at, keyword)
	default:
		c.sayDate(n, at)
	}
}

// sayDate notes that something is no date.
func (c *checker) sayDate(n *source.Node, at string) {
	if !n.IsScalar() {
		c.found.add(at, n.Line, "profile.fact.type", "", fault.Word("date"))
		return
	}
	c.found.add(at, n.Line, "profile.fact.date", n.Text)
}
