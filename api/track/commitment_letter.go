package track

import (
	"context"
	"encoding/json"

	"sevenlists/api/project"
	"sevenlists/api/track/commitments"
	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/letter"
	"sevenlists/planner/route"
)

// CommitmentLetter gives the letter of a commitment: as it was written, so that what is printed after it was
// signed is what was signed; before, what the plan says of it with all commitments that the project holds.
//
// It returns what project.Service.Plan and letter.Make do.
func (s *Service) CommitmentLetter(ctx context.Context, p *project.Project, c *commitments.Commitment, k *letter.Kind, l lang.Lang) (*letter.Letter, error) {
	if c.Content == "" {
		state, err := upTo(ctx, s.store, p.ID, p.Sequence)
		if err != nil {
			return nil, err
		}
		return s.writeCommitment(ctx, p, state, c.Key, k, l)
	}
	raw, err := s.store.Content(ctx, c.Content)
	if err != nil {
		return nil, err
	}
	var written map[lang.Lang]*letter.Letter
	if err := json.Unmarshal(raw, &written); err != nil {
		return nil, err
	}
	if written[l] == nil {
		return nil, fault.New(fault.NotFound, "commitment.none", "", c.Key)
	}
	return written[l], nil
}

// writeCommitment writes the letter of a commitment anew.
func (s *Service) writeCommitment(ctx context.Context, p *project.Project, state *State, key string, k *letter.Kind, l lang.Lang) (*letter.Letter, error) {
	opt := planner.Default()
	opt.Variant, opt.Commit, opt.Lang = route.Commitment, append(state.held(), key), l
	plan, loaded, err := s.projects.Plan(ctx, p, opt)
	if err != nil {
		return nil, err
	}
	data, err := letter.Make(k, loaded.Set, plan, key, s.Today())
	if err != nil {
		return nil, err
	}
	data.Project.ID = p.ID
	return data, nil
}

// keepLetter keeps the letter of a commitment in both languages and gives its hash; empty where this service
// has no letters. Of no person anything is kept: what names one is written in by hand.
func (s *Service) keepLetter(ctx context.Context, p *project.Project, state *State, c *commitments.Commitment, step *commitments.Dated) (string, error) {
	if s.letters == nil {
		return "", nil
	}
	kind, err := s.letters.Kind(s.promises.Letter)
	if err != nil {
		return "", err
	}
	written := map[lang.Lang]*letter.Letter{}
	for _, l := range []lang.Lang{lang.ZH, lang.EN} {
		data, err := s.writeCommitment(ctx, p, state, c.Key, kind, l)
		if err != nil {
			return "", err
		}
		data.Applicant, data.Agent, data.Sender = letter.PartyFields{}, letter.PartyFields{}, letter.PartyFields{}
		data.Number, data.Date = step.Document, step.On
		written[l] = data
	}
	raw, err := json.Marshal(written)
	if err != nil {
		return "", err
	}
	return s.store.Keep(ctx, raw)
}
