package track

import (
	"cmp"
	"context"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/materials"
	"sevenlists/planner"
	"sevenlists/planner/fault"
)

// Papers is how papers go through the window.
func (s *Service) Papers() *materials.Book { return s.window.papers }

// Paper gives a paper of a project that has been read.
//
// It returns NotFound material.none.
func (s *Service) Paper(ctx context.Context, p *project.Project, number int) (*materials.Paper, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	return paperOf(state, number)
}

func paperOf(state *State, number int) (*materials.Paper, error) {
	if paper := state.Papers.Find(number); paper != nil {
		return paper, nil
	}
	return nil, fault.New(fault.NotFound, "material.none", "", number)
}

// EnterMaterial enters a step about a paper of a project; the number 0 hands in a new one. Where it is only
// tried, everything is checked and nothing is entered. The version is that of the paper; 0 asks for none.
//
// It returns the paper, nil where a new one was only tried; NotFound project.unknown, material.none and
// material.unknown; Invalid material.item; Conflict request.stale and material.many; and what
// materials.Book.Allowed returns.
func (s *Service) EnterMaterial(ctx context.Context, id string, call project.Call, version int64, step materials.Dated, try bool) (*materials.Paper, error) {
	if faults := paperLines(&step); len(faults) > 0 {
		return nil, faults
	}
	step.On = cmp.Or(step.On, s.Today())
	number := step.Number
	state, d, err := s.changed(ctx, id, call, "material_step", step, func(ctx context.Context, p *project.Project, state *State) ([]store.Event, error) {
		step := step
		paper, err := s.begunPaper(state, number)
		if err != nil {
			return nil, err
		}
		if err := unchanged(paper.Version, version); err != nil {
			return nil, err
		}
		step.Number = paper.Number
		if err := s.asksFor(ctx, p, &step); err != nil {
			return nil, err
		}
		if err := s.window.papers.Allowed(state.Papers, paper, step, s.circumstances()); err != nil || try {
			return nil, err
		}
		ev, err := event(materialEvents+step.Name, step.On, step.Step)
		return []store.Event{ev}, err
	})
	if err != nil {
		return nil, err
	}
	if number == 0 {
		for _, paper := range state.Papers { // that of this document, or of the same request before
			if d.Sequence != 0 && len(paper.Entries) > 0 && paper.Entries[0].Sequence == d.Sequence {
				return paper, nil
			}
		}
		return nil, nil
	}
	return state.Papers.Find(number), nil
}

// begunPaper is the paper that a step is entered about: a new one for the number 0.
func (s *Service) begunPaper(state *State, number int) (*materials.Paper, error) {
	if number != 0 {
		return paperOf(state, number)
	}
	if len(state.Papers) >= s.window.papers.Most {
		return nil, fault.New(fault.Conflict, "material.many", "", s.window.papers.Most)
	}
	return &materials.Paper{Project: state.Project, Number: len(state.Papers) + 1, State: materials.None, Version: 1}, nil
}

// CorrectMaterial says that an entry about a paper was wrong, and what is true instead.
//
// It returns what EnterMaterial and materials.Book.AllowedCorrection return.
func (s *Service) CorrectMaterial(ctx context.Context, id string, call project.Call, version int64, x materials.Correction) (*materials.Paper, error) {
	var faults fault.List
	faults.Add(line("/reason", x.Reason))
	if x.Instead != nil {
		instead := *x.Instead
		instead.Number, instead.On = x.Number, cmp.Or(instead.On, s.Today())
		x.Instead = &instead
		faults = append(faults, paperLines(&instead)...)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	state, err := s.change(ctx, id, call, materialEvents+corrected, x, func(ctx context.Context, p *project.Project, state *State) ([]store.Event, error) {
		paper, err := paperOf(state, x.Number)
		if err != nil {
			return nil, err
		}
		if err := unchanged(paper.Version, version); err != nil {
			return nil, err
		}
		if x.Instead != nil {
			if err := s.asksFor(ctx, p, x.Instead); err != nil {
				return nil, err
			}
		}
		if err := s.window.papers.AllowedCorrection(state.Papers, paper, x, s.circumstances()); err != nil {
			return nil, err
		}
		ev, err := event(materialEvents+corrected, s.Today(), x)
		return []store.Event{ev}, err
	})
	if err != nil {
		return nil, err
	}
	return state.Papers.Find(x.Number), nil
}

// asksFor refuses a paper that the plan of a project does not know, or not for the items that are named.
func (s *Service) asksFor(ctx context.Context, p *project.Project, step *materials.Dated) error {
	if step.Name != materials.HandIn || step.Material == "" {
		return nil
	}
	plan, _, err := s.projects.Plan(ctx, p, planner.Default())
	if err != nil {
		return err
	}
	var ids, parts []string
	for _, w := range wanted(plan) {
		if ids = append(ids, w.Material); w.Material != step.Material {
			continue
		}
		if parts = append(parts, w.Part); w.Part != step.Part {
			continue
		}
		var faults fault.List
		for _, key := range step.For {
			if !slices.Contains(w.items, key) {
				faults.Add(fault.New(fault.Invalid, "material.item", "/for", key, step.Material, w.items))
			}
		}
		return faults.Err()
	}
	if len(parts) > 0 {
		return fault.List{fault.New(fault.Invalid, "material.part", "/part", step.Material, step.Part, parts)}
	}
	return fault.List{fault.New(fault.NotFound, "material.unknown", "/material", step.Material, fault.Nearest(step.Material, ids))}
}

// paperLines refuses what no line of text may hold.
func paperLines(s *materials.Dated) fault.List {
	var faults fault.List
	for _, one := range [][2]string{
		{"/material", s.Material}, {"/part", s.Part}, {"/document", s.Document}, {"/window", s.Window}, {"/reason", s.Reason}, {"/late", s.Late}, {"/source", s.Source},
	} {
		faults.Add(line(one[0], one[1]))
	}
	for _, key := range s.For {
		faults.Add(line("/for", key))
	}
	return faults
}

// timed fills in the time of day of what is timed between window and department and is entered on its day.
func (s *Service) timed(step handling.Dated) handling.Dated {
	if step.Time == "" && step.On == s.Today() && handling.Timed(step.Name) {
		step.Time = handling.TimeOf(s.now())
	}
	return step
}
