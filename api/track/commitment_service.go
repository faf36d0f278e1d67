package track

import (
	"cmp"
	"context"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/commitments"
	"sevenlists/api/track/handling"
	"sevenlists/planner/fault"
	"sevenlists/planner/rules"
)

// Commitments is how commitments go on.
func (s *Service) Commitments() *commitments.Book { return s.promises }

// Commitment gives the commitment of an item of a project that has been read, and the departments that have
// to do with it; in the state none where nothing was entered.
//
// It returns NotFound commitment.unknown_item where the plan knows no commitment of that item.
func (s *Service) Commitment(ctx context.Context, p *project.Project, key string) (*commitments.Commitment, []string, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, nil, err
	}
	if c := state.Commitments[key]; c != nil {
		return c, append([]string{c.Terms.Department}, c.Terms.Helpers...), nil
	}
	offer, err := s.offer(ctx, p, state, key)
	if err != nil {
		return nil, nil, err
	}
	return noCommitment(p.ID, key), append([]string{offer.office.Lead}, offer.office.Helpers...), nil
}

// EnterCommitment enters a step into the commitment of an item; where it is only tried, everything is checked
// and nothing is entered, and the answer is as it would be. The signer is of the step sign. The version is
// that of the commitment; 0 asks for none.
//
// It returns the commitment; NotFound project.unknown and commitment.unknown_item; Conflict request.stale,
// commitment.refused, commitment.barred and commitment.accepted; and what commitments.Book.Check returns.
func (s *Service) EnterCommitment(ctx context.Context, id string, call project.Call, version int64, step commitments.Dated, signer *Person, try bool) (*commitments.Commitment, error) {
	step.Signer, step.Terms, step.Cost, step.Content = nil, nil, nil, ""
	if faults := commitmentLines(&step, signer); len(faults) > 0 {
		return nil, faults
	}
	step.On = cmp.Or(step.On, s.Today())
	kept := keeping{s: s, person: signer}
	var tried *commitments.Commitment
	state, d, err := s.changed(ctx, id, call, "commitment_step", step, func(ctx context.Context, p *project.Project, state *State) ([]store.Event, error) {
		c := state.commitment(step.Case)
		if err := unchanged(c.Version, version); err != nil {
			return nil, err
		}
		entered, err := s.completeCommitment(ctx, p, state, c, step, signer)
		if err != nil {
			return nil, err
		}
		if err := s.promises.Check(c, entered, s.circumstances()); err != nil {
			return nil, err
		}
		if err := s.nowPossible(ctx, p, state, c, entered); err != nil {
			return nil, err
		}
		if try {
			tried = c.Then(entered, call.Account)
			return nil, nil
		}
		if err := s.keepOf(ctx, p, state, c, &entered, &kept); err != nil {
			return nil, err
		}
		ev, err := event(commitmentEvents+entered.Name, entered.On, entered.Step)
		return []store.Event{ev}, err
	})
	if err != nil || d.Sequence == 0 {
		kept.forget(ctx)
	}
	switch {
	case err != nil:
		return nil, err
	case tried != nil:
		return tried, nil
	}
	return state.commitment(step.Case), nil
}

// CorrectCommitment says that an entry about a commitment was wrong, and what is true instead.
//
// It returns what EnterCommitment and commitments.Book.CheckCorrection return, and NotFound
// commitment.none.
func (s *Service) CorrectCommitment(ctx context.Context, id string, call project.Call, version int64, x commitments.Correction, signer *Person) (*commitments.Commitment, error) {
	faults := fault.List{}
	faults.Add(line("/reason", x.Reason))
	if x.Instead != nil {
		instead := *x.Instead
		instead.Signer, instead.Terms, instead.Cost, instead.Content = nil, nil, nil, ""
		instead.Case, instead.On = x.Case, cmp.Or(instead.On, s.Today())
		x.Instead = &instead
		faults = append(faults, commitmentLines(&instead, signer)...)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	kept := keeping{s: s, person: signer}
	state, d, err := s.changed(ctx, id, call, commitmentEvents+corrected, x, func(ctx context.Context, p *project.Project, state *State) ([]store.Event, error) {
		c, x := state.Commitments[x.Case], x
		if c == nil {
			return nil, fault.New(fault.NotFound, "commitment.none", "", x.Case)
		}
		if err := unchanged(c.Version, version); err != nil {
			return nil, err
		}
		if x.Instead != nil {
			instead, err := s.completeCommitment(ctx, p, state, c, *x.Instead, signer)
			if err != nil {
				return nil, err
			}
			x.Instead = &instead
		}
		if err := s.promises.CheckCorrection(c, x, s.circumstances()); err != nil {
			return nil, err
		}
		if x.Instead != nil {
			if err := s.keepOf(ctx, p, state, c, x.Instead, &kept); err != nil {
				return nil, err
			}
		}
		ev, err := event(commitmentEvents+corrected, s.Today(), x)
		return []store.Event{ev}, err
	})
	if err != nil || d.Sequence == 0 {
		kept.forget(ctx)
	}
	if err != nil {
		return nil, err
	}
	return state.commitment(x.Case), nil
}

// completeCommitment fills in what the program says of a step: the terms, the end of a publication, the day
// by which a breach is put right and what it costs.
func (s *Service) completeCommitment(ctx context.Context, p *project.Project, state *State, c *commitments.Commitment, step commitments.Dated, signer *Person) (commitments.Dated, error) {
	switch step.Name {
	case commitments.Sign:
		if signer != nil && signer.Name != "" {
			step.Signer = &commitments.Signer{} // of the record that is kept once everything is checked
		}
	case commitments.Choose, commitments.TakeEffect:
		offer, err := s.offer(ctx, p, state, step.Case)
		if err != nil {
			return step, err
		}
		step.Terms = &offer.terms
		if step.Name == commitments.TakeEffect && c.Terms.Mode != "" { // what was chosen is what was signed
			step.Terms.Publicity, step.Terms.Days = c.Terms.Publicity, c.Terms.Days
		}
	case commitments.Publish:
		if days := c.Terms.Publicity; days != nil && step.Due == 0 {
			step.Due = commitments.After(s.Calendar(), step.On, *days)
		}
	case commitments.Breach:
		if step.Due == 0 {
			step.Due = commitments.After(s.Calendar(), step.On, s.promises.Repair.Days)
		}
		cost, err := s.cost(ctx, p, state, step.Case)
		if err != nil {
			return step, err
		}
		step.Cost = cost
	}
	return step, nil
}

// keepOf keeps what a step has beside the log: who signed, and the letter as it was written.
func (s *Service) keepOf(ctx context.Context, p *project.Project, state *State, c *commitments.Commitment, step *commitments.Dated, kept *keeping) error {
	var err error
	switch step.Name {
	case commitments.Sign:
		step.Signer, err = kept.signer(ctx)
	case commitments.WriteLetter:
		step.Content, err = s.keepLetter(ctx, p, state, c, step)
	}
	return err
}

// nowPossible refuses what the plan, the case of the item or earlier breaches stand against now.
func (s *Service) nowPossible(ctx context.Context, p *project.Project, state *State, c *commitments.Commitment, step commitments.Dated) error {
	of := state.Cases[c.Key]
	switch step.Name {
	case commitments.Choose:
		if of != nil && of.Accepted != 0 && of.Open() {
			return fault.List{fault.New(fault.Conflict, "commitment.accepted", "/step", of.Accepted)}
		}
		return s.mayChoose(ctx, p, state, c.Key)
	case commitments.TakeEffect:
		if of == nil || of.Accepted == 0 || step.On < of.Accepted {
			return fault.List{fault.New(fault.Conflict, "commitment.not_accepted", "/step", s.book.Steps[handling.Accept].Name)}
		}
	}
	return nil
}

// commitmentLines refuses what no line of text may hold.
func commitmentLines(s *commitments.Dated, signer *Person) fault.List {
	var faults fault.List
	at := []string{"/case", s.Case, "/document", s.Document, "/reason", s.Reason, "/late", s.Late, "/finding", s.Finding, "/source", s.Source}
	if signer != nil {
		at = append(at, "/signer/name", signer.Name, "/signer/capacity", signer.Capacity)
	}
	for i := 0; i < len(at); i += 2 {
		faults.Add(line(at[i], at[i+1]))
	}
	return faults
}

// committedDays are the days that are promised of an item that goes on commitment: at most those of the
// commitment.
func committedDays(promised *rules.Days, days int) *rules.Days {
	if promised != nil && promised.Unit == "working" && promised.N <= days {
		return promised
	}
	return &rules.Days{N: days, Unit: "working"}
}
