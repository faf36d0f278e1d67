package track

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/track/materials"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/lists"
	"sevenlists/planner/rules"
)

// MaterialRow is one paper that items of a project ask for: whether it is on hand, comes from elsewhere or has
// to be handed in.
type MaterialRow struct {
	Material   string        `json:"material"` // id, as in the list of materials
	Part       string        `json:"part,omitempty"`
	Name       string        `json:"name"`
	Status     string        `json:"status"` // required or possible
	Items      []string      `json:"items"`  // keys of the items that ask for it
	From       []string      `json:"comes_from,omitempty"`
	NeededBy   calendar.Date `json:"needed_by,omitzero"`
	Form       string        `json:"form,omitempty"` // in which it is wanted at least
	Copies     int           `json:"copies,omitempty"`
	Deferrable bool          `json:"deferrable,omitempty"` // it may follow later
	// Stands says how it stands: on_hand, planned, other_form, copies, expired, given_back, withdrawn, from_item,
	// from_authority, depends or missing; Note says the same in words.
	Stands string `json:"stands"`
	Note   string `json:"note"`
	// Lacking: the applicant has still to hand it in.
	Lacking bool `json:"lacking"`
	// Number, Since, For and ValidUntil are of the paper that was handed in, where one was; Replaces is the
	// number of the one in whose place it came.
	Number     int           `json:"number,omitempty"`
	Since      calendar.Date `json:"since,omitzero"`
	For        []string      `json:"handed_in_for,omitempty"`
	ValidUntil calendar.Date `json:"valid_until,omitzero"`
	Replaces   int           `json:"replaces,omitempty"`
}

// want is a paper of list 3 of a plan.
type want struct {
	materials.Want
	name, status string
	items, from  []string
	needed       calendar.Date
	deferrable   bool
}

// wanted are the papers that a plan asks for, in its order.
func wanted(plan *planner.Plan) []want {
	var all []want
	for _, row := range plan.Lists["materials"] {
		w := want{
			Want: materials.Want{Material: cell[string](row, "id"), Part: cell[string](row, "part"), Form: cell[string](row, "form"), Copies: cell[int](row, "copies"), Obtain: cell[string](row, "obtain")},
			name: cell[string](row, "material"), status: cell[string](row, "status"), items: cell[[]string](row, "items"), from: cell[[]string](row, "supplied_by"),
			needed: cell[calendar.Date](row, "needed_by"), deferrable: cell[bool](row, "deferrable"),
		}
		all = append(all, w)
	}
	return all
}

// cell is what stands in a cell of a list; nothing where it is empty.
func cell[T any](row lists.Row, column string) T {
	v, _ := row[column].(T)
	return v
}

// MaterialRows are the papers that the plan of a project asks for and how each stands today, those first that
// are needed first; only those of one item where its key is given.
func (s *Service) MaterialRows(ctx context.Context, p *project.Project, key string, l lang.Lang) ([]MaterialRow, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	opt := planner.Default()
	opt.Lang = l
	plan, _, err := s.projects.Plan(ctx, p, opt)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for i := range plan.Items {
		names[plan.Items[i].ID] = plan.Items[i].Name
	}
	rows := []MaterialRow{}
	for _, w := range wanted(plan) {
		if key == "" || slices.Contains(w.items, key) {
			rows = append(rows, s.materialRow(state, &w, names, l))
		}
	}
	return rows, nil
}

// materialRow says how one paper stands.
func (s *Service) materialRow(state *State, w *want, names map[string]string, l lang.Lang) MaterialRow {
	var forms []string
	terms := s.projects.Rules().Vocabulary().Forms
	for _, f := range terms {
		forms = append(forms, f.ID)
	}
	row := MaterialRow{
		Material: w.Material, Part: w.Part, Name: w.name, Status: w.status, Items: w.items, From: w.from, NeededBy: w.needed,
		Form: w.Form, Copies: w.Copies, Deferrable: w.deferrable,
	}
	stands, paper := state.Papers.Stand(w.Want, s.Today(), forms)
	row.Stands, row.Lacking = stands, materials.Lacking(stands)
	day, items, wantedIs := "", w.from, ""
	if paper != nil {
		row.Number, row.Since, row.For, row.ValidUntil, row.Replaces = paper.Number, paper.Since, paper.For, paper.ValidUntil, paper.Replaces
		day, items = paper.Since.String(), paper.For
	}
	switch stands {
	case materials.NoteExpired:
		day = paper.ValidUntil.String()
	case materials.NoteForm:
		wantedIs = rules.NameOf(terms, w.Form, l)
	case materials.NoteCopies:
		wantedIs = strconv.Itoa(w.Copies)
	}
	row.Note = s.window.papers.Note(stands, l, day, named(items, names, l), wantedIs)
	return row
}

// named joins the names of items, by their keys where they have none.
func named(keys []string, names map[string]string, l lang.Lang) string {
	list := make([]string, len(keys))
	for i, key := range keys {
		if list[i] = names[key]; list[i] == "" {
			list[i] = key
		}
	}
	return strings.Join(list, lang.Text{ZH: "、", EN: ", "}.In(l))
}

// HandedIn are the papers of a project that were handed in, in the order in which they were entered.
func (s *Service) HandedIn(ctx context.Context, p *project.Project) (materials.Register, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	return state.Papers, nil
}
