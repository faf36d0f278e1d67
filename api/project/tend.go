package project

import (
	"context"
	"encoding/json"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// Inspect gives what store.Verify asks of a document that issued a plan: whether the plan, made again of
// the profile, rules and options that are kept with it, comes to the same bytes. Another version of
// the program may write a plan in another form; of its plans the hash alone is compared, by Verify.
func Inspect(s store.Store, program string) store.Inspect {
	service := &Service{store: s, archive: newArchive(s), program: program}
	return func(ctx context.Context, _ store.Store, d store.Document, e store.Entry) fault.List {
		var found fault.List
		for _, event := range e.Events {
			if event.Type == EventIssued {
				found.Add(service.inspect(ctx, d, event.Body))
			}
		}
		return found
	}
}

func (s *Service) inspect(ctx context.Context, d store.Document, body json.RawMessage) *fault.Error {
	var issued Issued
	if err := json.Unmarshal(body, &issued); err != nil {
		return fault.New(fault.Unavailable, "store.verify.form", d.ID()).Because(err)
	}
	if issued.Program != s.program {
		return nil
	}
	bytes, err := s.remake(ctx, &issued)
	switch {
	case err != nil:
		return fault.New(fault.Unavailable, "store.verify.plan_lost", d.ID(), issued.Number).Because(err)
	case !sameBytes(bytes, issued.Plan):
		return fault.New(fault.Unavailable, "store.verify.plan", d.ID(), issued.Number)
	}
	return nil
}

// Fold folds the view of a project anew, for store.Rebuild.
func Fold(ctx context.Context, s store.Store, stream string, first store.Entry) ([]store.Record, bool, error) {
	if first.Events[0].Type != EventCreated {
		return nil, false, nil
	}
	last, err := s.Last(ctx, stream)
	if err != nil {
		return nil, true, err
	}
	p := &Project{ID: stream}
	if err := (&Service{store: s}).forward(ctx, p, last.Sequence); err != nil {
		return nil, true, err
	}
	view, err := p.view()
	return []store.Record{view}, true, err
}

var _ store.Folding = Fold
