package track

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"sevenlists/api/answerlink"
	"sevenlists/api/project"
	"sevenlists/api/track/problems"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/words"
)

// LinkSource is the source of what came by a one-time link.
const LinkSource = "link"

// linked is what a link asks about: a party of a round, or a question.
type linked struct {
	project string
	number  int
	party   string
}

func (k linked) id() string { return k.project + "/" + strconv.Itoa(k.number) + "/" + k.party }

func linkedOf(id string) linked {
	parts := append(strings.SplitN(id, "/", 3), "", "")
	return linked{parts[0], number(parts[1]), parts[2]}
}

// OpinionLink is what a party of a round without an account is asked by a one-time link, until the day
// until which the round asks.
//
// It returns Conflict opinion.party where it is not asked, Conflict opinion.spoken where it has said
// something already.
func (s *Service) OpinionLink(p *project.Project, r *problems.Round, party string) (answerlink.Question, error) {
	if err := mayStillSpeak(r, party); err != nil {
		return answerlink.Question{}, err
	}
	text := p.Summary.Name + "：" + r.Text
	q := answerlink.Question{
		Kind: problems.ClassOpinion, ID: linked{p.ID, r.Number, party}.id(), Project: p.ID, Text: lang.Text{ZH: text, EN: text}, Until: r.Due,
		Choices: s.matters.Opinions.Answers,
	}
	return q, nil
}

func mayStillSpeak(r *problems.Round, party string) error {
	switch v := r.Voice(party); {
	case v == nil:
		return fault.New(fault.Conflict, "opinion.party", "/party", party)
	case r.State != problems.Asked || v.State != problems.Waiting:
		return fault.New(fault.Conflict, "opinion.spoken", "/party", party)
	}
	return nil
}

// QuestionLink is what a department is asked about a fact by a one-time link, until the day on which its
// answer is due, or until another day.
//
// It returns Conflict problem.answered where there is an answer already.
func (s *Service) QuestionLink(p *project.Project, q *problems.Question, until calendar.Date) (answerlink.Question, error) {
	if q.State != problems.Asked {
		return answerlink.Question{}, fault.New(fault.Conflict, "problem.answered", "")
	}
	text := lang.Text{ZH: p.Summary.Name + "：" + q.Text.ZH, EN: p.Summary.Name + ": " + q.Text.EN}
	asked := answerlink.Question{
		Kind: problems.ClassQuestion, ID: linked{p.ID, q.Number, ""}.id(), Project: p.ID, Text: text, Until: cmp.Or(until, q.Due),
	}
	switch f := s.projects.Rules().Facts().Fact(q.Fact.Fact); {
	case f == nil:
	case f.Type == profile.BooleanType:
		asked.Choices = map[string]lang.Text{}
		for _, yes := range []bool{true, false} {
			in := func(l lang.Lang) string {
				return words.NewWriter(s.projects.Rules(), l, asked.Until).Value(f.ID, profile.TruthValue(yes))
			}
			asked.Choices[strconv.FormatBool(yes)] = lang.Text{ZH: in(lang.ZH), EN: in(lang.EN)}
		}
	case f.Type == profile.EnumType:
		asked.Choices = map[string]lang.Text{}
		for _, v := range f.Values {
			asked.Choices[v.ID] = v.Name
		}
	}
	return asked, nil
}

// Hear lets people without an account give opinions, tell facts and rate deliveries by links.
func (s *Service) Hear(links *answerlink.Links) {
	links.Register(problems.ClassOpinion, byLink{s})
	links.Register(problems.ClassQuestion, byLink{s})
	links.Register(kindRating, byRatingLink{s})
}

// byLink takes what they answer.
type byLink struct{ *Service }

var _ answerlink.Taker = byLink{}

// Open gives an error once the question is to be answered no more.
func (b byLink) Open(ctx context.Context, q answerlink.Question) error {
	k := linkedOf(q.ID)
	p, err := b.projects.Read(ctx, k.project)
	if err != nil {
		return err
	}
	if p.Archived() {
		return fault.New(fault.Conflict, "project.archived", "", p.ID)
	}
	m, err := b.Matter(ctx, p, q.Kind, k.number)
	if err != nil {
		return err
	}
	switch m := m.(type) {
	case *problems.Round:
		return mayStillSpeak(m, k.party)
	case *problems.Question:
		if m.State != problems.Asked {
			return fault.New(fault.Conflict, "problem.answered", "")
		}
	}
	return nil
}

// Take enters an answer as a step of its matter, once for each key.
func (b byLink) Take(ctx context.Context, q answerlink.Question, a answerlink.Answer, key string) error {
	k := linkedOf(q.ID)
	s := problems.Step{Number: k.number, Source: LinkSource, Document: a.Paper}
	said := strings.ReplaceAll(a.Text, "\n", " ")
	if q.Kind == problems.ClassOpinion {
		o := problems.Position{Party: k.party, Opinion: a.Choice, Text: said}
		if o.Opinion == problems.WithConditions && said != "" {
			o.Conditions = []string{said}
		}
		s.Name, s.Opinion = problems.Give, &o
	} else {
		value, err := b.valueOf(ctx, k, a)
		if err != nil {
			return err
		}
		s.Name, s.Answer = problems.Answer, &problems.Reply{Value: value}
		if a.Choice != "" {
			s.Answer.Note = said
		}
	}
	_, err := b.EnterMatter(ctx, k.project, project.Call{Key: key}, 0, q.Kind, problems.Dated{Step: s}, Who{link: true}, false)
	if faults := fault.All(err); len(faults) > 0 && faults[0].Kind == fault.Invalid {
		return at("/text", err)
	}
	return err
}

// valueOf reads the value of a fact from an answer.
func (b byLink) valueOf(ctx context.Context, k linked, a answerlink.Answer) (json.RawMessage, error) {
	p, err := b.projects.Read(ctx, k.project)
	if err != nil {
		return nil, err
	}
	m, err := b.Matter(ctx, p, problems.ClassQuestion, k.number)
	if err != nil {
		return nil, err
	}
	f := b.projects.Rules().Facts().Fact(m.(*problems.Question).Fact.Fact)
	text := cmp.Or(a.Choice, strings.TrimSpace(a.Text))
	if f != nil && slices.Contains([]profile.Type{profile.BooleanType, profile.NumberType}, f.Type) && json.Valid([]byte(text)) {
		return json.RawMessage(text), nil
	}
	return json.Marshal(text)
}
