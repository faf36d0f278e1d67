package track

import (
	"context"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/materials"
	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/letter"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Letter writes what is known of a case into a letter of a kind: what the plan of the project as it stands
// says of the item, and what was entered. Whom it goes to is for the caller to state.
//
// It returns what project.Service.Plan does, NotFound letter.kind of a kind about a plan, and what
// letter.Make does.
func (s *Service) Letter(ctx context.Context, p *project.Project, c *handling.Case, k *letter.Kind, l lang.Lang) (*letter.Letter, error) {
	if k.About == letter.AboutPlan {
		return nil, fault.New(fault.NotFound, "letter.kind", "", k.ID, []string{letter.AboutItem, letter.AboutCase}, "")
	}
	opt := planner.Default()
	opt.Lang = l
	plan, loaded, err := s.projects.Plan(ctx, p, opt)
	if err != nil {
		return nil, err
	}
	data, err := letter.Make(k, loaded.Set, plan, c.Key, s.Today())
	if isUnknownItem(err) { // what the plan needs no more was handled all the same
		data, err = &letter.Letter{Kind: k.ID, Lang: l, Date: s.Today(), Project: letter.ProjectFields{ID: p.ID, Name: plan.Project.Name}}, nil
		data.Item = formerItem(loaded.Set, c.Key, l)
	}
	if err != nil {
		return nil, err
	}
	data.Project.ID = p.ID
	s.ofCase(data, loaded.Set, c, k)
	return data, s.ofPapers(ctx, data, p, c, k)
}

func isUnknownItem(err error) bool {
	return slices.ContainsFunc(fault.All(err), func(f *fault.Error) bool { return f.Code == "letter.item_unknown" })
}

// formerItem is what the rules say of an item that a plan does not have.
func formerItem(set *rules.Set, key string, l lang.Lang) letter.ItemFields {
	if item := set.Item(itemOf(key)); item != nil {
		return letter.ItemFields{ID: key, Name: item.Name.In(l)}
	}
	return letter.ItemFields{ID: key, Name: key}
}

// ofCase says what was entered.
func (s *Service) ofCase(data *letter.Letter, set *rules.Set, c *handling.Case, k *letter.Kind) {
	data.Case = letter.CaseFields{Received: c.Received, Accepted: c.Accepted, Decided: c.Decided, Document: c.Document, ValidUntil: c.ValidUntil}
	if promised := s.Reading(c).Promised; promised != nil {
		data.Case.Due = promised.Due
	}
	if e := last(c, k.Steps...); e != nil {
		data.Date, data.Number = e.On, e.Document
	}
	if e := last(c, handling.NotRequired, handling.WrongAuthority); e != nil {
		data.Case.NotAccepted, data.Case.Authority = e.Reason, e.Authority
		if e.Reason == "" {
			data.Case.NotAccepted = s.book.Steps[e.Name].Name.In(data.Lang)
		}
	}
	if e := last(c, handling.Decide); e != nil {
		data.Case.Reason = e.Reason
		if e.Outcome == handling.Refused {
			data.Case.Refused = e.Reason
			if e.Reason == "" {
				data.Case.Refused = s.book.Outcomes[e.Outcome].In(data.Lang)
			}
		}
	}
	if n := len(c.Notices); n > 0 {
		for _, m := range c.Notices[n-1].Missing {
			data.Missing = append(data.Missing, letter.MissingFields{What: m.What, New: m.New})
		}
	}
	if n := len(c.Pauses); n > 0 {
		stop := c.Pauses[n-1]
		data.Pause = letter.PauseFields{
			Kind: s.book.Pauses[stop.Kind].Name.In(data.Lang), From: stop.From, PlannedEnd: stop.PlannedEnd,
			Days: s.Calendar().Between(stop.From, stop.PlannedEnd),
		}
	}
	if e := last(c, handling.AcceptWithGap); e != nil && c.Accepted == e.On {
		data.Gap = letter.GapFields{Papers: paperNames(set, c.Key, e.Materials, data.Lang), Due: e.Due}
	}
}

// ofPapers says which papers of an item are on hand and, in a notice of corrections that nobody has entered
// yet, everything that lacks. Of a project of which no paper was entered it says nothing.
func (s *Service) ofPapers(ctx context.Context, data *letter.Letter, p *project.Project, c *handling.Case, k *letter.Kind) error {
	if e := last(c, k.Steps...); e != nil && data.Number == "" {
		data.Number = k.NumberOf(data.Date, p.ID, e.Sequence)
	}
	rows, err := s.MaterialRows(ctx, p, c.Key, data.Lang)
	if err != nil || !slices.ContainsFunc(rows, func(r MaterialRow) bool { return r.Number != 0 }) {
		return err
	}
	notice := slices.Contains(k.Steps, handling.RequestCorrection) && last(c, handling.RequestCorrection) == nil
	for _, row := range rows {
		i := slices.IndexFunc(data.Papers, func(f letter.PaperFields) bool { return f.ID == row.Material })
		if i < 0 {
			continue
		}
		paper := &data.Papers[i]
		paper.Since, paper.Note = row.Since, row.Note
		switch {
		case row.Stands == materials.NoteOnHand, row.Stands == materials.NotePlanned:
			paper.Mark = letter.Ticked
			data.Handed = append(data.Handed, *paper)
		case !row.Lacking:
			paper.Mark = "" // nobody hands it in
		}
		if notice && row.Lacking && row.Status == rules.Required.String() {
			data.Missing = append(data.Missing, letter.MissingFields{What: row.Name + lang.Text{ZH: "：", EN: ": "}.In(data.Lang) + row.Note})
		}
	}
	return nil
}

// last is the last entry of one of the steps that counts; nil where there is none.
func last(c *handling.Case, steps ...string) *handling.Entry {
	for i := len(c.Entries) - 1; i >= 0; i-- {
		if e := &c.Entries[i]; e.Undone == nil && slices.Contains(steps, e.Name) {
			return e
		}
	}
	return nil
}

// paperNames are what papers of an item are called.
func paperNames(set *rules.Set, key string, ids []string, l lang.Lang) []string {
	id, _ := profile.CutKey(key)
	item := set.Item(id)
	names := make([]string, len(ids))
	for i, paper := range ids {
		names[i] = paper
		if item == nil {
			continue
		}
		for k := range item.Materials {
			if item.Materials[k].ID == paper {
				names[i] = item.Materials[k].Name.In(l)
			}
		}
	}
	return names
}
