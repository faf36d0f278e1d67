package project

import (
	"context"
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/compare"
	"sevenlists/planner/diff"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Pick names what is compared: a project as it stands, or one of its issued plans.
type Pick struct {
	Project string `json:"project"`
	Number  int    `json:"number"` // of the plan; 0 is the project as it stands
}

// ParsePick reads a pick that is written as the id of a project, with a colon and the number of an issued
// plan if one is meant.
//
// It returns Invalid project.pick.
func ParsePick(text string) (Pick, error) {
	id, number, numbered := strings.Cut(text, ":")
	n := 0
	if numbered {
		n, _ = strconv.Atoi(number)
	}
	if id == "" || numbered && n < 1 {
		return Pick{}, fault.New(fault.Invalid, "project.pick", "", clipped(text, 60))
	}
	return Pick{id, n}, nil
}

// Compare says what differs between two issued plans, and why.
//
// It returns what PlanBytes does, with the place of the one that is not there.
func (s *Service) Compare(ctx context.Context, a, b Pick, l lang.Lang) (*diff.Document, error) {
	var sides [2]diff.Side
	var by *Loaded
	for i, pick := range []Pick{a, b} {
		var err error
		if sides[i], by, err = s.frozen(ctx, pick); err != nil {
			return nil, at("/"+strconv.Itoa(i), err)
		}
	}
	return diff.Compare(sides[0], sides[1], by.Set, l)
}

// frozen gives an issued plan so that causes can be looked for: by planning it again, where that still
// leads to the same plan, else as it was written.
func (s *Service) frozen(ctx context.Context, pick Pick) (diff.Side, *Loaded, error) {
	issued, err := s.issued(ctx, pick.Project, pick.Number)
	if err != nil {
		return diff.Side{}, nil, err
	}
	l, p, opt, err := s.Recipe(ctx, issued)
	if err != nil {
		return diff.Side{}, nil, err
	}
	if _, bytes, err := planBytes(l.Set, p, opt); err == nil && sameBytes(bytes, issued.Plan) {
		side, err := diff.Make(l.Set, p, opt)
		return side, l, err
	}
	plan, l, err := s.PlanOf(ctx, pick.Project, pick.Number)
	if err != nil {
		return diff.Side{}, nil, err
	}
	return diff.Read(l.Set, plan), l, nil
}

// standing plans a project as it stands, by the rules by which it goes.
func (s *Service) standing(ctx context.Context, id string, opt planner.Options) (diff.Side, *Loaded, error) {
	p, err := s.Read(ctx, id)
	if err != nil {
		return diff.Side{}, nil, err
	}
	l, err := s.archive.Load(ctx, p.Rules)
	if err != nil {
		return diff.Side{}, nil, err
	}
	profile, err := s.stands(ctx, l, p.Profile, p.PlotAt)
	if err != nil {
		return diff.Side{}, nil, err
	}
	side, err := diff.Make(l.Set, profile, opt)
	return side, l, err
}

// SideBySide puts projects side by side, each as it stands or as one of its plans was issued, and gives
// the rule set of the first besides. The options are for those that are planned as they stand; an issued
// plan keeps its own. Few are made at a time, since each takes seconds.
//
// It returns compare.number, what Compare and Revise do, with the place of the pick, and the error of ctx.
func (s *Service) SideBySide(ctx context.Context, picks []Pick, opt planner.Options) (*compare.Document, *Loaded, error) {
	if err := compare.CheckNumber(len(picks)); err != nil {
		return nil, nil, err
	}
	select {
	case s.comparisons <- struct{}{}:
		defer func() { <-s.comparisons }()
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	columns := make([]compare.Column, len(picks))
	var first *Loaded
	for i, pick := range picks {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		side, l, err := s.picked(ctx, pick, opt)
		if err != nil {
			return nil, nil, at("project/"+strconv.Itoa(i), err)
		}
		if i == 0 {
			first = l
		}
		columns[i] = compare.Column{Side: side, Set: l.Set, Stored: pick.Project, Plan: pick.Number}
	}
	document, err := compare.Of(ctx, columns, opt.Lang)
	return document, first, err
}

func (s *Service) picked(ctx context.Context, pick Pick, opt planner.Options) (diff.Side, *Loaded, error) {
	if pick.Number == 0 {
		return s.standing(ctx, pick.Project, opt)
	}
	return s.frozen(ctx, pick)
}
