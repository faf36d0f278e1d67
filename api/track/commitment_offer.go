package track

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/commitments"
	"sevenlists/api/track/handling"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// offered is what plan and catalogue say of the commitment of an item.
type offered struct {
	row    *planner.CommitmentRow
	office rules.Offices
	terms  commitments.Terms
}

// held are the keys of the items that go on commitment, in order.
func (s *State) held() []string {
	keys := []string{}
	for _, key := range slices.Sorted(maps.Keys(s.Commitments)) {
		if s.Commitments[key].Held() {
			keys = append(keys, key)
		}
	}
	return keys
}

// promised makes plans go by the commitments that a project holds, and leave out those that it lost. Chosen
// are those of the plan that it goes by.
func (s *State) promised(opt *planner.Options, chosen []string) {
	held, lost := s.held(), []string{}
	for key, c := range s.Commitments {
		if c.State == commitments.Breached || c.State == commitments.Withdrawn || c.State == commitments.GivenUp {
			lost = append(lost, key)
		}
	}
	switch {
	case len(held)+len(lost) == 0:
	case opt.Variant == route.Parallel && len(held) > 0:
		opt.Variant, opt.Commit = route.Commitment, held
	case opt.Variant == route.Commitment:
		keys := slices.Concat(chosen, held)
		slices.Sort(keys)
		opt.Commit = slices.DeleteFunc(slices.Compact(keys), func(key string) bool { return slices.Contains(lost, key) })
	}
}

// chosenIn are the keys of the items that a plan takes on commitment.
func chosenIn(plan *planner.Plan) []string {
	keys := []string{}
	for i := range plan.Items {
		if c := plan.Items[i].Commitment; c != nil && c.Chosen {
			keys = append(keys, plan.Items[i].ID)
		}
	}
	return keys
}

// promisePlan plans a project as it stands with the commitments that it holds, in a language.
func (s *Service) promisePlan(ctx context.Context, p *project.Project, state *State, l lang.Lang) (*planner.Plan, *project.Loaded, error) {
	opt := planner.Default()
	opt.Variant, opt.Commit, opt.Lang = route.Commitment, state.held(), l
	return s.projects.Plan(ctx, p, opt)
}

// offer is what the plan says of the commitment of an item.
//
// It returns NotFound commitment.unknown_item where it knows none.
func (s *Service) offer(ctx context.Context, p *project.Project, state *State, key string) (*offered, error) {
	plan, l, err := s.promisePlan(ctx, p, state, lang.ZH)
	if err != nil {
		return nil, err
	}
	var keys []string
	for i := range plan.Items {
		row := &plan.Items[i]
		if row.Commitment == nil {
			continue
		}
		if keys = append(keys, row.ID); row.ID == key {
			return s.termsOf(plan, l, row), nil
		}
	}
	return nil, fault.New(fault.NotFound, "commitment.unknown_item", "/case", key, fault.Nearest(key, keys))
}

// termsOf puts together what is kept of an offer with the commitment.
func (s *Service) termsOf(plan *planner.Plan, l *project.Loaded, row *planner.ItemRow) *offered {
	id, part := profile.CutKey(row.ID)
	item := l.Item(id)
	office := item.Office(s.Today())
	o := &offered{row: row.Commitment, office: office, terms: commitments.Terms{
		Rules: l.Revision(), Mode: row.Commitment.Mode, Department: office.Lead, Helpers: office.Helpers, Days: row.Commitment.Days,
		Publicity: s.promises.PublicFor(row.ID, row.Commitment.Mode),
	}}
	within := item.Commitment.VerifyWithin
	if within == nil {
		return o
	}
	for _, key := range []string{rules.Key(within.After, part), within.After} {
		i := slices.IndexFunc(plan.Items, func(r planner.ItemRow) bool { return r.ID == key })
		if i < 0 {
			continue
		}
		days := within.Days
		o.terms.After, o.terms.Within = key, &days
		if planned := plan.Items[i].Schedule; planned != nil {
			o.terms.Planned = commitments.After(s.Calendar(), planned.EarlyFinish, days)
		}
		break
	}
	return o
}

// mayChoose refuses a commitment that is not offered, or that earlier breaches bar.
func (s *Service) mayChoose(ctx context.Context, p *project.Project, state *State, key string) error {
	var faults fault.List
	offer, err := s.offer(ctx, p, state, key)
	if err != nil {
		return err
	}
	if !offer.row.Offered {
		why, err := s.refusedBecause(ctx, p, state, key)
		if err != nil {
			return err
		}
		faults.Add(fault.New(fault.Conflict, "commitment.refused", "/step", why))
	}
	past, err := s.past(ctx, state)
	if err != nil {
		return err
	}
	for _, hit := range s.promises.Against(past, p.ID, key, s.Today(), s.Calendar()) {
		faults.Add(fault.New(fault.Conflict, "commitment.barred", "/step", hit.Name, s.circumstances().Article(hit.Basis, s.Today()), hit.On, hit.Project, untilText(hit.Until)))
	}
	return faults.Err()
}

func untilText(day calendar.Date) lang.Text {
	if day == 0 {
		return lang.Text{ZH: "直至消除", EN: "as long as that stays so"}
	}
	return lang.Text{ZH: "至" + day.String(), EN: "until " + day.String()}
}

// refusedBecause says why a commitment is not offered, in both languages.
func (s *Service) refusedBecause(ctx context.Context, p *project.Project, state *State, key string) (lang.Text, error) {
	var why lang.Text
	for l, to := range map[lang.Lang]*string{lang.ZH: &why.ZH, lang.EN: &why.EN} {
		plan, loaded, err := s.promisePlan(ctx, p, state, l)
		if err != nil {
			return why, err
		}
		for i := range plan.Items {
			if row := &plan.Items[i]; row.ID == key && row.Commitment != nil {
				*to = strings.Join(reasonsAgainst(row.Commitment, words.NewWriter(loaded.Set, l, plan.ReferenceDate)), "; ")
			}
		}
	}
	return why, nil
}

// reasonsAgainst are the sentences against a commitment: what the rules say, and what has to be known first.
func reasonsAgainst(row *planner.CommitmentRow, w words.Writer) []string {
	var list []string
	for i := range row.RefusedBecause {
		list = append(list, row.RefusedBecause[i].Condition)
	}
	if len(row.Missing) > 0 {
		names := strings.Join(w.FactNames(row.Missing), lang.Text{ZH: "、", EN: ", "}.In(w.Lang))
		list = append(list, lang.Text{ZH: "尚未知道：" + names, EN: "not known yet: " + names}.In(w.Lang))
	}
	return list
}

// past are the breaches of a project and of the other projects of its investor.
func (s *Service) past(ctx context.Context, state *State) ([]commitments.Past, error) {
	var list []commitments.Past
	add := func(c *commitments.Commitment) {
		for _, x := range c.Breaches {
			list = append(list, commitments.Past{Broken: x, Project: c.Project, Case: c.Key})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(state.Commitments)) {
		add(state.Commitments[key])
	}
	if state.Owner == "" {
		return list, nil
	}
	q := store.Query{Kind: kindCommitment, Where: map[string][]string{"owner": {state.Owner}, "broken": {flag(true)}}, Limit: pageOfViews}
	for {
		records, err := s.store.List(ctx, q)
		if err != nil {
			return nil, err
		}
		for i := range records {
			var c commitments.Commitment
			if err := json.Unmarshal(records[i].Body, &c); err != nil {
				return nil, err
			}
			if c.Project != state.Project {
				add(&c)
			}
		}
		if len(records) < pageOfViews {
			return list, nil
		}
		last := records[len(records)-1]
		q.After = store.Cursor{Sort: last.Sort, ID: last.ID}
	}
}

// cost is what it costs a project that the commitment of an item was broken: it is planned from today with
// everything that was done, once as if the commitment were kept and once without it, when the item has to be
// gone through anew.
func (s *Service) cost(ctx context.Context, p *project.Project, state *State, key string) (*commitments.Cost, error) {
	l, stands, err := s.projects.Standing(ctx, p)
	if err != nil {
		return nil, err
	}
	held := state.held()
	if !slices.Contains(held, key) {
		held = append(held, key)
	}
	plan := func(commit []string, without string) (*planner.Plan, error) {
		opt := planner.Default()
		opt.Variant, opt.Commit = route.Commitment, commit
		now, err := s.projects.Recall(ctx, p, l, s.doneSoFar(stands, state, held, without), opt)
		if err != nil {
			return nil, err
		}
		return planner.Make(l.Set, now, opt)
	}
	before, err := plan(held, "")
	if err != nil {
		return nil, err
	}
	after, err := plan(slices.DeleteFunc(slices.Clone(held), func(k string) bool { return k == key }), key)
	if err != nil {
		return nil, err
	}
	cal := s.Calendar()
	cost := &commitments.Cost{
		AsOf: s.Today(), FinishBefore: before.Totals.Finish, FinishAfter: after.Totals.Finish,
		Days: cal.Between(before.Totals.Finish, after.Totals.Finish), Items: []commitments.Moved{},
	}
	was := map[string]calendar.Date{}
	for i := range before.Items {
		if row := before.Items[i].Schedule; row != nil {
			was[before.Items[i].ID] = row.EarlyFinish
		}
	}
	for i := range after.Items {
		row := after.Items[i].Schedule
		if row == nil || was[after.Items[i].ID] == row.EarlyFinish {
			continue
		}
		one := commitments.Moved{Case: after.Items[i].ID, FinishBefore: was[after.Items[i].ID], FinishAfter: row.EarlyFinish}
		if one.FinishBefore != 0 {
			one.Days = cal.Between(one.FinishBefore, one.FinishAfter)
		}
		cost.Items = append(cost.Items, one)
	}
	return cost, nil
}

// doneSoFar is a profile as of today with what its cases say of its progress. What goes on commitment and is
// not granted yet is left out, as its commitment would be withdrawn otherwise; without names an item of which
// nothing counts.
func (s *Service) doneSoFar(p profile.Profile, state *State, held []string, without string) profile.Profile {
	p = s.underWay(p, state)
	p.AsOf = max(s.Today(), p.Start)
	open := func(key string) bool {
		c := state.Cases[key]
		return key == without || slices.Contains(held, key) && (c == nil || c.Outcome != handling.Granted)
	}
	p.Progress = slices.DeleteFunc(p.Progress, func(x profile.Progress) bool { return open(x.Key) })
	// Those that underWay made give their key as the reason.
	p.Constraints = slices.DeleteFunc(p.Constraints, func(x profile.Constraint) bool { return x.Reason == x.Key && open(x.Key) })
	return p
}
