// Package lists makes a project's seven lists (七张清单) and its commitment-based access
// checklist out of what was decided, routed and dated. Titles, order and columns of the lists
// are the district's (policies/lists); this package fills the columns it knows.
package lists

import (
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/money"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/schedule"
	"sevenlists/planner/words"
)

// Row is one row of one of the seven lists: column id to cell, with exactly the columns of its
// list. A cell is text, a whole number, a truth, a date, money in fen, or a list of text; nil where
// only a case can tell, or where the column does not fit the row. Items, phases and the like stand in
// it by id, everything else in the language of the plan.
type Row map[string]any

// Duty is one row of the commitment-based access checklist: what an offered commitment asks.
type Duty struct {
	Item         string         `json:"item"` // item, or item@part
	Name         string         `json:"name"`
	Status       string         `json:"status"` // of the item: required or possible
	Mode         string         `json:"mode"`
	ModeName     string         `json:"mode_name"`
	Chosen       bool           `json:"chosen"`
	Promise      string         `json:"promise"`    // what the investor undertakes
	Conditions   string         `json:"conditions"` // under which it is offered
	Evidence     []words.Reason `json:"evidence"`   // the facts that meet them
	HandIn       []string       `json:"hand_in_on_day_one"`
	Deadline     calendar.Date  `json:"deadline,omitzero"` // by when the promise is checked
	Verifier     string         `json:"verifier"`
	Verification string         `json:"verification"`
	Breach       string         `json:"breach"`
	Never        string         `json:"never"`
	LegalBasis   []words.LawRef `json:"legal_basis"`
}

// Problem is what early study found, as the sixth list tells it.
type Problem struct {
	ID         string
	Name       string
	Severity   string // stop, delay or cost
	State      string // found, or open where a fact is not known
	Because    []words.Reason
	Missing    []string // facts
	Assumed    []string // facts
	Items      []string // affected items that the plan has
	Solver     string   // name of who leads
	Helpers    []string // names
	Suggestion string
	Due        calendar.Date // 0 where there is no date
	LegalBasis []words.LawRef
}

// Input is what the lists are made of. All of it belongs to one plan in one variant.
type Input struct {
	Writer   words.Writer
	Decision *rules.Decision
	Route    *route.Route // tells which commitments are taken and which links bind
	Schedule *schedule.Schedule
	Money    *money.Bill
	Problems []Problem // in the order of the plan
	// Marks say, by item, what has been done about it and what a person fixed.
	Marks map[string][]string
	// Making are the working days that it takes to make a paper, by item and then paper; a paper of
	// which nobody says so is not in it.
	Making map[string]map[string]int
}

// Made is everything this package makes.
type Made struct {
	Lists     map[string][]Row // by the id of the list
	Checklist []Duty           // in catalogue order
	Late      []LatePaper      // in the order of list 3
}

// LatePaper is a paper that items of the plan give only after others have begun that ask for it.
type LatePaper struct {
	Name      string
	Users     []string      // keys of items that begin before it is there
	Suppliers []string      // keys of the items that give it
	On        calendar.Date // when the first of these does
}

// Make writes the seven lists and the checklist. What is only possible stands in every list,
// marked so and without dates. The order of the rows, which hangs on nothing but the plan:
//
// In a project with parts the rows of the project come first, then those of each part:
//
//   - items, commitments, intermediaries and fees, checklist: the catalogue's, by phase and then
//     id; items that nearly apply stand below all others;
//   - route, responsibilities: by parallel group, which follows the early start, then phase, then
//     id; possible items, which have no dates, stand below;
//   - materials: by the day on which they are first needed, then id, undated ones below;
//   - problems: the plan's.
//
// A list of another id has no rows, and a column that is not known here stays nil in all rows.
func Make(in Input) Made {
	m := newMaker(in)
	made := Made{Lists: make(map[string][]Row), Checklist: m.checklist(), Late: m.latePapers()}
	for _, l := range m.vocabulary.Lists {
		t := &table{columns: l.Columns, rows: []Row{}}
		switch l.ID {
		case "items":
			m.items(t)
		case "route":
			m.route(t)
		case "materials":
			m.materials(t)
		case "commitments":
			m.commitments(t)
		case "intermediaries_and_fees":
			m.services(t)
		case "problems":
			m.problems(t)
		case "responsibilities":
			m.responsibilities(t)
		}
		m.mark(t.rows)
		made.Lists[l.ID] = t.rows
	}
	return made
}

// mark tells in every row what is marked about its items.
func (m *maker) mark(rows []Row) {
	for _, row := range rows {
		if _, has := row[markedColumn]; !has || len(m.Marks) == 0 {
			continue
		}
		var keys []string
		for _, column := range []string{"id", "item", "step", "items"} {
			switch cell := row[column].(type) {
			case string:
				keys = append(keys, cell)
			case []string:
				keys = append(keys, cell...)
			}
		}
		var texts []string
		for _, key := range keys {
			for _, text := range m.Marks[key] {
				if len(keys) > 1 {
					text = m.nameOf(key) + lang.Text{ZH: "：", EN: ": "}.In(m.Writer.Lang) + text
				}
				texts = append(texts, text)
			}
		}
		if len(texts) > 0 {
			row[markedColumn] = texts
		}
	}
}

// nameOf is the name of an item, one of one's own included, and the id of anything else.
func (m *maker) nameOf(id string) string {
	_, part := profile.CutKey(id)
	if item := m.Decision.Item(id); item != nil {
		return m.Decision.Named(item.Name, part).In(m.Writer.Lang)
	}
	return id
}

// markedColumn is the column of every list for what was done or fixed by hand.
const markedColumn = "marked"

// table gathers the rows of one list.
type table struct {
	columns []rules.Column
	rows    []Row
}

// add takes a row in: columns that it lacks become nil, cells without a column are dropped.
func (t *table) add(row Row) {
	for i := range t.columns {
		if _, filled := row[t.columns[i].ID]; !filled {
			row[t.columns[i].ID] = nil
		}
	}
	if len(row) > len(t.columns) {
		for id := range row {
			if !slices.ContainsFunc(t.columns, func(c rules.Column) bool { return c.ID == id }) {
				delete(row, id)
			}
		}
	}
	t.rows = append(t.rows, row)
}

// entry is an item that the lists speak of.
type entry struct {
	key  string // item, or item@part
	node int    // its place in the route; −1 for a possible item
	*rules.ItemDecision
}

// maker holds what several lists need.
type maker struct {
	Input
	vocabulary *rules.Vocabulary
	entries    []entry        // required and possible items, in catalogue order
	nodes      map[string]int // key to place in the route
	verdicts   map[string]rules.Verdict
	papers     []*paper          // of list 3, in its order; made when they are first asked for
	byPaper    map[string]*paper // the same by paper and part
}

func newMaker(in Input) *maker {
	m := &maker{
		Input: in, vocabulary: in.Writer.Set.Vocabulary(),
		nodes:    make(map[string]int, len(in.Route.Nodes)),
		verdicts: make(map[string]rules.Verdict, len(in.Decision.Items)),
	}
	// An item that is done once a part has several nodes.
	of := make([][]int, len(in.Decision.Items))
	for i := range in.Route.Nodes {
		n := &in.Route.Nodes[i]
		m.nodes[n.Key] = i
		if n.Ref >= 0 && !n.Dropped {
			of[n.Ref] = append(of[n.Ref], i)
		}
	}
	for i := range in.Decision.Items {
		d := &in.Decision.Items[i]
		m.verdicts[d.Key()] = d.Verdict
		if d.Verdict == rules.Possible {
			m.entries = append(m.entries, entry{key: d.Key(), node: -1, ItemDecision: d})
		}
		slices.SortFunc(of[i], func(a, b int) int { return strings.Compare(in.Route.Nodes[a].Key, in.Route.Nodes[b].Key) })
		for _, n := range of[i] {
			m.entries = append(m.entries, entry{key: in.Route.Nodes[n].Key, node: n, ItemDecision: d})
		}
	}
	if len(in.Decision.Parts) > 0 {
		slices.SortStableFunc(m.entries, func(a, b entry) int { return m.partOrder(a.Part) - m.partOrder(b.Part) })
	}
	return m
}

// partOrder is the place of a part among those of the project, which comes first.
func (m *maker) partOrder(id string) int {
	return slices.IndexFunc(m.Decision.Parts, func(p rules.PartDecision) bool { return p.ID == id })
}

// partCell is a part as a cell: nil for the project.
func partCell(id string) any {
	if id == "" {
		return nil
	}
	return id
}

// dates gives the dates of an entry, nil for a possible one.
func (m *maker) dates(e *entry) *schedule.Row {
	if e.node < 0 {
		return nil
	}
	return &m.Schedule.Rows[e.node]
}

// office says who handles an item on the day by whose law it is decided.
func (m *maker) office(d *rules.ItemDecision) (lead string, helpers []string) {
	w := m.Writer.On(d.Day)
	o := d.Item.Office(w.Day)
	return w.Department(o.Lead), w.Departments(o.Helpers)
}
