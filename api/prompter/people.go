package prompter

import (
	"context"
	"maps"
	"slices"

	"sevenlists/api/account"
	"sevenlists/api/store"
	"sevenlists/api/track/prompts"
	"sevenlists/planner/calendar"
)

// people are those whom a day's prompts may be told, read once a run.
type people struct {
	book *prompts.Book
	// holders are the accounts by their role and department, in order; of the whole district under "".
	holders map[string]map[string][]string
	away    map[string]string // by account: who stands in
}

// pageOfAccounts is how many accounts are read at a time.
const pageOfAccounts = 500

// people reads who has which role today.
func (s *Service) people(ctx context.Context, day calendar.Date) (*people, error) {
	p := &people{book: s.book, holders: map[string]map[string][]string{}}
	for _, id := range slices.Sorted(maps.Keys(s.book.Roles)) {
		role := s.book.Roles[id].Account
		if role == "" || p.holders[role] != nil {
			continue
		}
		of := map[string][]string{}
		p.holders[role] = of
		for after := (store.Cursor{}); ; {
			page, next, err := s.Accounts.List(ctx, account.Listed{Role: role, After: after, Limit: pageOfAccounts})
			if err != nil {
				return nil, err
			}
			for _, a := range page {
				if a.Disabled {
					continue
				}
				of[""] = append(of[""], a.ID)
				if a.Department != "" {
					of[a.Department] = append(of[a.Department], a.ID)
				}
			}
			if after = next; after == (store.Cursor{}) {
				break
			}
		}
	}
	if s.StandIns != nil {
		away, err := s.StandIns(ctx, day)
		if err != nil {
			return nil, err
		}
		p.away = away
	}
	return p, nil
}

// deputies is how often one who stands in may be absent, too.
const deputies = 5

// present is who is told instead of an account: itself where it is there.
func (p *people) present(account string) string {
	for range deputies {
		other, away := p.away[account]
		if !away || other == "" {
			return account
		}
		account = other
	}
	return account
}

// of are the accounts that have a role in a matter, in order.
func (p *people) of(role string, m *prompts.Matter) []string {
	r := p.book.Roles[role]
	one := func(account string) []string {
		if account == "" {
			return nil
		}
		return []string{account}
	}
	switch r.Of {
	case prompts.OfOwner:
		return one(m.Owner)
	case prompts.OfAgent:
		return one(m.Agent)
	case prompts.OfAdviser:
		return one(m.Adviser)
	case prompts.OfDistrict:
		return p.holders[r.Account][""]
	}
	if r.Named && m.Person != "" {
		return one(m.Person)
	}
	if m.Department == "" {
		return nil
	}
	return p.holders[r.Account][m.Department]
}

// told are those who have one of several roles in a matter, at a level, each once and none of those who were
// told before.
func (p *people) told(roles []string, m *prompts.Matter, level int, before []Told) []Told {
	seen := map[string]bool{}
	for i := range before {
		seen[before[i].Account] = true
	}
	var list []Told
	for _, role := range roles {
		for _, account := range p.of(role, m) {
			t := Told{Account: p.present(account), Role: role, Level: level}
			if t.Account != account {
				t.For = account
			}
			if !seen[t.Account] {
				seen[t.Account] = true
				list = append(list, t)
			}
		}
	}
	return list
}

// first are those whom a prompt is told: who has its roles, else the first role that somebody has.
func (p *people) first(step *prompts.Step, m *prompts.Matter) []Told {
	list := p.told(step.To, m, 0, nil)
	for i := 0; len(list) == 0 && i < len(p.book.Else); i++ {
		list = p.told(p.book.Else[i:i+1], m, 0, nil)
	}
	return list
}
