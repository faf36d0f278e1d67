package absence

import (
	"context"
	"errors"
	"maps"
	"slices"

	"sevenlists/api/account"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// formed finds what is wrong with an absence by itself.
func (s *Service) formed(w *written) fault.List {
	var faults fault.List
	invalid := func(code, at string, args ...any) { faults.Add(fault.New(fault.Invalid, code, at, args...)) }
	switch {
	case w.From.IsZero() || w.To.IsZero() || w.To < w.From:
		invalid("absence.order", "/to", w.From, w.To)
	case int(w.To-w.From)+1 > s.book.Longest:
		invalid("absence.long", "/to", s.book.Longest)
	}
	if last := s.today().AddDays(s.book.Ahead); w.From > last {
		invalid("absence.far", "/from", s.book.Ahead)
	}
	if _, known := s.book.Reasons[w.Reason]; !known {
		ids := slices.Sorted(maps.Keys(s.book.Reasons))
		invalid("absence.reason", "/reason", w.Reason, ids, fault.Nearest(w.Reason, ids))
	}
	return faults
}

// judged adds what stands against an absence beside itself: the deputy, and what other absences say. It
// gives an error only where nothing was found and something could not be read.
func (s *Service) judged(ctx context.Context, all *standing, w *written, faults fault.List) error {
	more, err := s.fits(ctx, w)
	if err != nil {
		return err
	}
	faults = append(faults, more...)
	faults = append(faults, all.against(w, max(w.From, s.today()))...)
	return faults.Err()
}

// fits finds what is wrong with a deputy. Whoever stands in has every role of the absent one in which
// deputies stand in, and the department or street by which that role is bounded.
func (s *Service) fits(ctx context.Context, w *written) (fault.List, error) {
	var faults fault.List
	who, err := s.Account(ctx, w.Account)
	if err != nil {
		return nil, err
	}
	if w.Deputy == w.Account {
		faults.Add(fault.New(fault.Invalid, "absence.oneself", "/deputy"))
		return faults, nil
	}
	deputy, err := account.Account{Disabled: true}, error(nil)
	if w.Deputy != "" {
		deputy, err = s.Account(ctx, w.Deputy)
	}
	var one *fault.Error
	switch {
	case errors.As(err, &one) && one.Kind == fault.NotFound, err == nil && deputy.Disabled:
		faults.Add(fault.New(fault.Invalid, "absence.deputy.unknown", "/deputy", w.Deputy))
		return faults, nil
	case err != nil:
		return nil, err
	}
	some := false
	for _, id := range who.Roles {
		role, ok := s.Access().Role(id)
		if !ok || !role.StoodIn {
			continue
		}
		some = true
		if !slices.Contains(deputy.Roles, id) || bound(who, role.Needs) != bound(deputy, role.Needs) {
			faults.Add(fault.New(fault.Invalid, "absence.deputy.role", "/deputy", role.Name))
		}
	}
	if !some {
		faults.Add(fault.New(fault.Invalid, "absence.nobody", "/account"))
	}
	return faults, nil
}

// bound is what bounds a role of an account; empty where nothing does.
func bound(a account.Account, by string) string {
	switch by {
	case "department":
		return a.Department
	case "street":
		return a.Street
	}
	return ""
}

// against finds the absences that a new or changed one contradicts; of the deputies only from a day on.
func (s *standing) against(w *written, from calendar.Date) fault.List {
	var faults fault.List
	conflict := func(code, at string, a *Absence) {
		faults.Add(fault.New(fault.Conflict, code, at, a.From, a.To))
	}
	for _, a := range s.Absences {
		if a.ID == w.ID {
			continue
		}
		if a.Account == w.Account && a.meets(w.From, w.To) {
			conflict("absence.overlap", "/from", a)
		}
		if a.Account == w.Deputy && a.meets(from, w.To) {
			conflict("absence.deputy.absent", "/deputy", a)
		}
		if a.Deputy == w.Account && a.meets(from, w.To) {
			conflict("absence.chain", "/from", a)
		}
	}
	return faults
}
