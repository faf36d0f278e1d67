package project

import (
	"context"
	"errors"

	"sevenlists/api/store"
	"sevenlists/planner"
	"sevenlists/planner/diff"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// mostPlans is how many plans may be issued for one project.
const mostPlans = 500

// Order is what a plan is issued by.
type Order struct {
	Options Options `json:"options,omitzero"`
	// Rules is the revision to plan by: that of the project where it is empty.
	Rules string `json:"rules,omitempty"`
	Note  string `json:"note,omitempty" most:"500"` // why it is issued
}

// Issue makes a plan of a project and freezes it (一项目一方案): its bytes, and everything it was made
// of, are kept for ever under the next number.
//
// It returns the project and the plan's entry, or what Revise returns.
func (s *Service) Issue(ctx context.Context, id string, call Call, order Order) (*Project, *Issued, error) {
	if err := text("/note", order.Note, 500); err != nil {
		return nil, nil, err
	}
	opt, err := order.Options.Planner()
	if err != nil {
		return nil, nil, err
	}
	request, err := call.requestHash("issue", order)
	if err != nil {
		return nil, nil, err
	}
	p, err := s.change(ctx, id, call, request, func(p *Project) ([]store.Event, error) {
		if len(p.Plans) >= mostPlans {
			return nil, fault.New(fault.Conflict, "project.plans.many", "", mostPlans)
		}
		issued, err := s.freeze(ctx, p, order, opt)
		if err != nil {
			return nil, err
		}
		ev, err := event(EventIssued, s.today(), issued)
		return []store.Event{ev}, err
	})
	if err != nil {
		return nil, nil, err
	}
	return p, p.Plan(len(p.Plans)), nil
}

// freeze plans a project as it stands and keeps the bytes.
func (s *Service) freeze(ctx context.Context, p *Project, order Order, opt planner.Options) (Issued, error) {
	revision := order.Rules
	if revision == "" {
		revision = p.Rules
	}
	l, err := s.archive.Load(ctx, revision)
	if err != nil {
		return Issued{}, err
	}
	prof, err := s.stands(ctx, l, p.Profile, p.PlotAt)
	if err != nil {
		return Issued{}, err
	}
	plan, bytes, err := planBytes(l.Set, prof, opt)
	if err != nil {
		return Issued{}, err
	}
	hash, err := s.store.Keep(ctx, bytes)
	if err != nil {
		return Issued{}, err
	}
	return Issued{
		Number: len(p.Plans) + 1, Plan: hash, Profile: p.Profile, Plot: p.PlotAt, Rules: l.Revision(), Files: l.Content, Calendar: l.Calendar,
		Options: order.Options, Program: s.program, Finish: plan.Totals.Finish, Items: plan.Totals.Items, Note: order.Note,
	}, nil
}

// stands reads a kept profile and puts it on the plot that it stood on, as its file was then.
func (s *Service) stands(ctx context.Context, l *Loaded, hash, plot string) (profile.Profile, error) {
	raw, err := s.store.Content(ctx, hash)
	if err != nil {
		return profile.Profile{}, err
	}
	if plot == "" {
		p, _, err := readStanding(ctx, l.Set, nil, raw)
		return p, err
	}
	p, err := profile.Decode(raw, l.Facts(), l.Schema())
	if err != nil {
		return p, err
	}
	file, err := s.plots.file(ctx, l.Set, plot)
	if err != nil {
		return p, err
	}
	version, err := planner.VersionOf(file, p.Site)
	if err != nil {
		return p, err
	}
	p = on(l.Set, p, version)
	return p, held(l.Set, p)
}

// PlanBytes gives an issued plan byte for byte.
//
// It returns NotFound project.unknown and project.plan.unknown.
func (s *Service) PlanBytes(ctx context.Context, id string, number int) (*Issued, []byte, error) {
	issued, err := s.issued(ctx, id, number)
	if err != nil {
		return nil, nil, err
	}
	bytes, err := s.store.Content(ctx, issued.Plan)
	return issued, bytes, err
}

// PlanOf gives an issued plan with the rule set that it was issued by.
//
// It returns what PlanBytes does, and NotFound project.rules.unknown where that rule set is not kept.
func (s *Service) PlanOf(ctx context.Context, id string, number int) (*planner.Plan, *Loaded, error) {
	issued, bytes, err := s.PlanBytes(ctx, id, number)
	if err != nil {
		return nil, nil, err
	}
	l, err := s.archive.Load(ctx, issued.Rules)
	if err != nil {
		return nil, nil, err
	}
	plan, err := diff.Decode(bytes)
	return plan, l, err
}

// issued finds an issued plan.
func (s *Service) issued(ctx context.Context, id string, number int) (*Issued, error) {
	p, err := s.Read(ctx, id)
	if err != nil {
		return nil, err
	}
	if issued := p.Plan(number); issued != nil {
		return issued, nil
	}
	return nil, fault.New(fault.NotFound, "project.plan.unknown", "", id, number, len(p.Plans))
}

// Recomputed says whether a frozen plan can be made again.
type Recomputed struct {
	Number int  `json:"number"`
	Same   bool `json:"same"` // to the byte
	// Program is the version that issued it; another program may write a plan in another form.
	Program string `json:"program"`
	Bytes   []byte `json:"-"`
}

// Recompute makes an issued plan once more of what it was made of.
//
// It returns what PlanBytes does, and NotFound project.rules.unknown where its rule set is not kept.
func (s *Service) Recompute(ctx context.Context, id string, number int) (Recomputed, error) {
	issued, err := s.issued(ctx, id, number)
	if err != nil {
		return Recomputed{}, err
	}
	bytes, err := s.remake(ctx, issued)
	return Recomputed{Number: number, Program: issued.Program, Same: err == nil && sameBytes(bytes, issued.Plan), Bytes: bytes}, err
}

// remake makes the bytes of an issued plan of what it was made of.
func (s *Service) remake(ctx context.Context, issued *Issued) ([]byte, error) {
	l, p, opt, err := s.Recipe(ctx, issued)
	if err != nil {
		return nil, err
	}
	_, bytes, err := planBytes(l.Set, p, opt)
	return bytes, err
}

// Recipe is what an issued plan was made of.
func (s *Service) Recipe(ctx context.Context, issued *Issued) (*Loaded, profile.Profile, planner.Options, error) {
	var p profile.Profile
	opt, err := issued.Options.Planner()
	if err != nil {
		return nil, p, opt, err
	}
	l, err := s.archive.Load(ctx, issued.Rules)
	if err != nil {
		return nil, p, opt, err
	}
	p, err = s.stands(ctx, l, issued.Profile, issued.Plot)
	return l, p, opt, err
}

// at puts a place before those of an error.
func at(place string, err error) error {
	var one *fault.Error
	if !errors.As(err, &one) {
		return err
	}
	var list fault.List
	for _, e := range fault.All(err) {
		c := *e
		c.Path = place + c.Path
		list.Add(&c)
	}
	return list.Err()
}
