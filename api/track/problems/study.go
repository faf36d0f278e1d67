package problems

import (
	"encoding/json"
	"slices"

	"sevenlists/planner/calendar"
)

// The most matters of each class that one project may have: each is a view of its own that a hand-over
// rewrites, and one document may rewrite only so many.
const (
	MostProblems  = 150
	MostQuestions = 100
	MostRounds    = 40
)

// Most is how many matters of a class a project may have.
func Most(class string) int {
	return map[string]int{ClassProblem: MostProblems, ClassQuestion: MostQuestions, ClassOpinion: MostRounds}[class]
}

// Sight is what early study sees of a project as it stands.
type Sight struct {
	Found []Seen // what the rules find, the gravest first
	// Open are the keys of problems that depend on a fact that is not known: neither there nor gone.
	Open    map[string]bool
	Unknown []Fact                                  // facts that nobody knows and a department can tell
	Value   func(part, fact string) json.RawMessage // null where it is not known
	Rules   string                                  // revision by which it is seen
	Profile string                                  // hash of the profile
}

// Seen is one problem that the rules find.
type Seen struct {
	Finding Finding
	Lead    Lead
}

// Entered is a step that early study enters, of a matter of some class.
type Entered struct {
	Class string
	Dated
}

// Study compares what the rules find with what is on record: what is not there yet is opened, what is
// there again or touches further items is found again, what is gone is proposed for closing with the facts
// that changed, and facts that nobody knows become questions. Repeated on the same project it enters
// nothing. LeftOut is how much there was no room for.
func (b *Book) Study(r *Register, sight *Sight, w Circumstances) (steps []Entered, leftOut int) {
	found := map[string]bool{}
	room := MostProblems - len(r.Problems)
	number := len(r.Problems)
	for i := range sight.Found {
		seen := &sight.Found[i]
		found[seen.Finding.Key] = true
		s := Dated{On: w.Today, Step: Step{Source: SourceStudy, Finding: &seen.Finding}}
		switch p := r.ofKey(seen.Finding.Key); {
		case p == nil && room == 0:
			leftOut++
			continue
		case p == nil:
			room--
			number++
			s.Number, s.Name, s.Lead = number, Open, &seen.Lead
		case p.wider(&seen.Finding):
			s.Number, s.Name = p.Number, FoundAgain
			if p.Closed || p.Gone != nil {
				s.Lead = &Lead{Due: seen.Lead.Due}
			}
		default:
			continue
		}
		steps = append(steps, Entered{ClassProblem, s})
	}
	for _, p := range r.Problems {
		if p.By != ByRule || p.Closed || p.State == None || p.Gone != nil || found[p.Key] || sight.Open[p.Key] {
			continue
		}
		steps = append(steps, Entered{ClassProblem, Dated{On: w.Today, Step: Step{
			Number: p.Number, Name: Propose, Source: SourceStudy, Gone: sight.gone(p),
		}}})
	}
	asked, more := b.ask(r, sight, w)
	return append(steps, asked...), leftOut + more
}

// ofKey is the latest problem of a key that was not entered by mistake; nil where there is none.
func (r *Register) ofKey(key string) *Problem {
	for _, p := range slices.Backward(r.Problems) {
		if p.Key == key && p.State != None {
			return p
		}
	}
	return nil
}

// wider reports whether what is found now is more than what is on record, or there again.
func (p *Problem) wider(now *Finding) bool {
	if p.Gone != nil || now.Severity != p.Severity {
		return true
	}
	return slices.ContainsFunc(now.Items, func(key string) bool { return !slices.Contains(p.Items, key) })
}

// gone says by which facts the cause of a problem is gone.
func (s *Sight) gone(p *Problem) *Gone {
	return &Gone{Changed: slices.Concat([]Change{}, p.ChangedSince(s.Value)), Rules: s.Rules, Profile: s.Profile}
}

// ChangedSince are the facts on which a problem rests that are no longer as they were when it was found.
func (p *Problem) ChangedSince(value func(part, fact string) json.RawMessage) []Change {
	var list []Change
	for _, f := range p.Facts {
		if is := value(p.Part, f.Fact); !sameValue(is, f.Value) {
			list = append(list, Change{Fact: f.Fact, Was: f.Value, Is: is})
		}
	}
	return list
}

// mayBeAskedAgain reports whether the fact was known once: what a person has withdrawn stays so.
func (q *Question) mayBeAskedAgain() bool {
	return q.State == Taken || q.State == Withdrawn && q.Known != nil
}

// sameValue compares two scalars however they are written.
func sameValue(a, b json.RawMessage) bool {
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && x == y
}

// ask opens a question for each fact that nobody knows and that is not asked about yet, and withdraws
// those of its own whose fact has become known.
func (b *Book) ask(r *Register, sight *Sight, w Circumstances) (steps []Entered, leftOut int) {
	room, number := MostQuestions-len(r.Questions), len(r.Questions)
	unknown := map[[2]string]bool{}
	for i := range sight.Unknown {
		f := &sight.Unknown[i]
		unknown[[2]string{f.Fact, f.Part}] = true
		if q := r.ofFact(f.Fact, f.Part); q != nil && !q.mayBeAskedAgain() {
			continue
		}
		if room == 0 {
			leftOut++
			continue
		}
		room--
		number++
		steps = append(steps, Entered{ClassQuestion, Dated{On: w.Today, Step: Step{
			Number: number, Name: Ask, Source: SourceStudy, Question: f, Due: b.QuestionDue(w, w.Today),
		}}})
	}
	for _, q := range r.Questions {
		if q.State != Asked || q.Source != SourceStudy || unknown[[2]string{q.Fact.Fact, q.Part}] {
			continue
		}
		steps = append(steps, Entered{ClassQuestion, Dated{On: w.Today, Step: Step{
			Number: q.Number, Name: Withdraw, Source: SourceStudy, Gone: &Gone{
				Changed: []Change{{Fact: q.Fact.Fact, Was: json.RawMessage("null"), Is: sight.Value(q.Part, q.Fact.Fact)}},
				Rules:   sight.Rules, Profile: sight.Profile,
			},
		}}})
	}
	return steps, leftOut
}

// ofFact is the latest question about a fact of a part.
func (r *Register) ofFact(fact, part string) *Question {
	for _, q := range slices.Backward(r.Questions) {
		if q.Fact.Fact == fact && q.Part == part && q.State != None {
			return q
		}
	}
	return nil
}

// QuestionDue is the day until which a question of a day is answered.
func (b *Book) QuestionDue(w Circumstances, asked calendar.Date) calendar.Date {
	return After(w.Set.Calendar(), asked, b.Questions.Days)
}
