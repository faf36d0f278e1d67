package track

import (
	"cmp"
	"context"
	"encoding/json"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/commitments"
	"sevenlists/api/track/redress"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// mostLetters is the most letters of one project.
const mostLetters = 500

// Redress is how ratings and letters from point to point go on.
func (s *Service) Redress() *redress.Book { return s.window.redress }

// RedressLetter is a letter with what was said about it.
type RedressLetter struct {
	redress.Letter
	// Texts are what was said with each entry, as far as it is still kept.
	Texts []RedressText `json:"texts"`
	// Comment is what whoever rated said; only for who oversees.
	Comment string `json:"comment,omitempty"`
	// Overdue: no reply came by its day.
	Overdue bool `json:"overdue,omitempty"`
}

// RedressText is what was said with an entry.
type RedressText struct {
	Entry int    `json:"entry"`
	Text  string `json:"text"`
}

// Letters are the letters from point to point of a project that has been read.
func (s *Service) Letters(ctx context.Context, p *project.Project) ([]*redress.Letter, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	return state.Redress, nil
}

// RedressOf gives a letter of a project that has been read.
//
// It returns NotFound redress.none.
func (s *Service) RedressOf(ctx context.Context, p *project.Project, number int) (*redress.Letter, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	return letterOf(state, number)
}

func letterOf(state *State, number int) (*redress.Letter, error) {
	if l := state.letterOf(number); l != nil {
		return l, nil
	}
	return nil, fault.New(fault.NotFound, "redress.none", "", number)
}

// WithTexts gives a letter with what was said about it; the comment of who rated only where it is asked for.
func (s *Service) WithTexts(ctx context.Context, l *redress.Letter, comment bool) (RedressLetter, error) {
	full := RedressLetter{Letter: *l, Texts: []RedressText{}, Overdue: s.overdue(l)}
	for _, e := range l.Entries {
		text, err := s.textOf(ctx, e.Text)
		if err != nil {
			return full, err
		}
		if text != "" {
			full.Texts = append(full.Texts, RedressText{e.Entry, text})
		}
	}
	if !comment || l.From != redress.FromRating {
		return full, nil
	}
	state, err := s.State(ctx, l.Project)
	if err != nil {
		return full, err
	}
	rated := state.Ratings[l.Case]
	if rated.Attempt != l.Attempt {
		return full, nil
	}
	r, err := s.store.Get(ctx, kindRating, rated.Record)
	if err != nil {
		return full, nil // it was erased
	}
	var kept ratingKept
	err = json.Unmarshal(r.Body, &kept)
	full.Comment = kept.Comment
	return full, err
}

func (s *Service) overdue(l *redress.Letter) bool { return l.Waits() && s.Today() > l.Due }

// EnterRedress enters a step about a letter; the number 0 triggers a new one. The text is kept outside the log.
// Where it is only tried, everything is checked and nothing is entered. The version is that of the letter; 0 asks
// for none.
//
// It returns the letter, nil where a new one was only tried; NotFound project.unknown, redress.none and
// case.unknown_item; Conflict request.stale and redress.many; and what redress.Book.Allowed returns.
func (s *Service) EnterRedress(ctx context.Context, id string, call project.Call, version int64, step redress.Dated, text string, try bool) (*redress.Letter, error) {
	var faults fault.List
	for _, one := range [][2]string{{"/case", step.Case}, {"/document", step.Document}, {"/late", step.Late}, {"/text", text}} {
		faults.Add(line(one[0], one[1]))
	}
	if len(faults) > 0 {
		return nil, faults
	}
	step.On, step.Repeated, step.Department, step.Attempt, step.Text = cmp.Or(step.On, s.Today()), 0, "", 0, nil
	var kept *redress.Kept
	state, d, err := s.changed(ctx, id, call, "redress_step", step, func(ctx context.Context, p *project.Project, state *State) ([]store.Event, error) {
		step := step
		l, err := s.begunLetter(state, step.Number)
		if err != nil {
			return nil, err
		}
		if err := unchanged(l.Version, version); err != nil {
			return nil, err
		}
		step.Number = l.Number
		if text != "" {
			step.Text = &redress.Kept{} // of the record that is kept once everything is checked
		}
		if err := s.completeRedress(ctx, p, state, l, &step); err != nil {
			return nil, err
		}
		if err := s.window.redress.Allowed(l, step, s.circumstances()); err != nil || try {
			return nil, err
		}
		if kept == nil {
			if kept, err = s.keepText(ctx, text); err != nil {
				return nil, err
			}
		}
		step.Text = kept
		ev, err := event(redressEvents+step.Name, step.On, step.Step)
		return []store.Event{ev}, err
	})
	if err != nil || d.Sequence == 0 {
		s.forgetText(ctx, kept)
	}
	if err != nil {
		return nil, err
	}
	if step.Number != 0 {
		return state.letterOf(step.Number), nil
	}
	for _, l := range state.Redress {
		if d.Sequence != 0 && l.Entries[0].Sequence == d.Sequence {
			return l, nil
		}
	}
	return nil, nil
}

// begunLetter is the letter that a step is entered about: a new one for the number 0.
func (s *Service) begunLetter(state *State, number int) (*redress.Letter, error) {
	if number != 0 {
		return letterOf(state, number)
	}
	if len(state.Redress) >= mostLetters {
		return nil, fault.New(fault.Conflict, "redress.many", "", mostLetters)
	}
	return &redress.Letter{Project: state.Project, Number: len(state.Redress) + 1, State: redress.None, Version: 1}, nil
}

// completeRedress fills in what the program says of a step: whose the case is, the day for the reply, and how
// often the like was founded before.
func (s *Service) completeRedress(ctx context.Context, p *project.Project, state *State, l *redress.Letter, step *redress.Dated) error {
	switch step.Name {
	case redress.Trigger:
		c := state.Cases[step.Case]
		if c == nil {
			terms, err := s.terms(ctx, p, step.Case, s.Today())
			if err != nil {
				return err
			}
			step.Department, step.Attempt = terms.Department, 1
			return nil
		}
		step.Department, step.Attempt = c.Terms.Department, c.Attempt
	case redress.Send, redress.SendAgain:
		if step.Due == 0 {
			step.Due = commitments.After(s.Calendar(), step.On, s.window.redress.Reply.Days)
		}
	case redress.Verify:
		n, err := s.foundedBefore(ctx, l, step.On)
		if n >= s.window.redress.Repeated.Times {
			step.Repeated = n
		}
		return err
	}
	return nil
}

// foundedBefore counts the founded letters to the same department about the same item, of all projects, that were
// verified before a day and no longer before than the rules say.
func (s *Service) foundedBefore(ctx context.Context, l *redress.Letter, on calendar.Date) (int, error) {
	n := 0
	within := s.window.redress.Repeated.Within
	err := s.each(ctx, store.Query{Kind: kindRedress, Where: map[string][]string{
		"department": {l.Department}, "item": {itemOf(l.Case)}, "founded": {flag(true)},
	}}, func(r *store.Record) error {
		var before redress.Letter
		if err := json.Unmarshal(r.Body, &before); err != nil {
			return err
		}
		itself := before.Project == l.Project && before.Number == l.Number
		if !itself && before.Verified <= on && commitments.After(s.Calendar(), before.Verified, within) >= on {
			n++
		}
		return nil
	})
	return n, err
}

// CorrectRedress says that an entry about a letter was wrong and never happened.
//
// It returns what EnterRedress and redress.Book.AllowedCorrection return.
func (s *Service) CorrectRedress(ctx context.Context, id string, call project.Call, version int64, x redress.Correction) (*redress.Letter, error) {
	if f := line("/reason", x.Reason); f != nil {
		return nil, fault.List{f}
	}
	state, err := s.change(ctx, id, call, redressEvents+corrected, x, func(_ context.Context, _ *project.Project, state *State) ([]store.Event, error) {
		l, err := letterOf(state, x.Number)
		if err != nil {
			return nil, err
		}
		if err := unchanged(l.Version, version); err != nil {
			return nil, err
		}
		if err := s.window.redress.AllowedCorrection(l, x, s.circumstances()); err != nil {
			return nil, err
		}
		ev, err := event(redressEvents+corrected, s.Today(), x)
		return []store.Event{ev}, err
	})
	if err != nil {
		return nil, err
	}
	return state.letterOf(x.Number), nil
}
