// Package compare puts the plans of several projects side by side: designs of one project, or sites
// for it. It says what each has of items, days, problems and commitments, where one is better than
// the others, and what makes each differ from the first, proved as package diff proves it.
package compare

import (
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/diff"
	"sevenlists/planner/lang"
)

// Least and Most are how many projects can be put side by side.
const (
	Least = 2
	Most  = 10
)

// Document is a comparison. Every list of values, states or facts in it follows the order of
// Projects. Names are in the language of Lang, ids and codes in none.
type Document struct {
	Lang lang.Lang `json:"lang"`
	// Variant, Assume and Revision are those of the first project; Projects has those of each.
	Variant     string       `json:"variant"`
	Assume      string       `json:"assume"`
	Revision    string       `json:"revision"`
	Projects    []Project    `json:"projects"`
	Figures     []Figure     `json:"figures"`
	Facts       []Fact       `json:"facts"`       // on which the plans do not rest alike, in asking order
	Items       []Row        `json:"items"`       // that not all plans have alike: required, possible or not_required
	Problems    []Row        `json:"problems"`    // that some plan has: found, open or none
	Commitments []Row        `json:"commitments"` // of items that some plan has: offered, chosen, not_yet, refused or none
	Differences []Difference `json:"differences"` // each further project against the first
}

// Project is one of the projects that are compared.
type Project struct {
	ID            string        `json:"id"`
	Name          string        `json:"name"`
	Stored        string        `json:"stored,omitempty"` // id of the project that the server keeps
	Plan          int           `json:"plan,omitempty"`   // number of the issued plan; absent where it is planned as it stands
	Variant       string        `json:"variant"`
	Assume        string        `json:"assume"`
	Revision      string        `json:"revision"` // of the rule set by which it was planned
	Start         calendar.Date `json:"start"`
	ReferenceDate calendar.Date `json:"reference_date"`
	AsOf          calendar.Date `json:"as_of,omitzero"`
	Finish        calendar.Date `json:"finish"`
	// Site is the plot that it stands on, where it names one.
	Site *planner.SiteRow `json:"site,omitempty"`
	// WorksUnknown: the works take no days in this plan, because nobody said how long they take. Its
	// dates after them come too early, and no finish is called the best.
	WorksUnknown bool `json:"works_unknown"`
}

// The groups of figures, in the order in which they are told.
const (
	GroupItems       = "items"
	GroupDays        = "days"
	GroupMoney       = "money"
	GroupProblems    = "problems"
	GroupCommitments = "commitments"
	GroupErrands     = "errands"
)

// The units of figures.
const (
	UnitCount = "count"
	UnitDays  = "working_days"
	UnitDate  = "date"
	UnitFen   = "fen"
)

// Figure is one thing that is counted of every plan.
type Figure struct {
	ID     string  `json:"id"`
	Group  string  `json:"group"`
	Name   string  `json:"name"`
	Unit   string  `json:"unit"`
	Values []Value `json:"values"`
	Best   []int   `json:"best"` // places of the best in Projects; none where all are alike or nothing is better
}

// Value is what one plan has of a figure: a number or a date, up to another where it is a range; all
// absent where the plan does not know it.
type Value struct {
	Number *int64        `json:"number,omitempty"`
	UpTo   *int64        `json:"up_to,omitempty"`
	Date   calendar.Date `json:"date,omitzero"`
}

// Fact is a fact on which the plans do not rest alike.
type Fact struct {
	Fact   string        `json:"fact"`
	Name   string        `json:"name"`
	Unit   string        `json:"unit,omitempty"`
	Values []diff.Stated `json:"values"`
}

// Row says how each plan stands to one item or problem.
type Row struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	States []string `json:"states"`
}

// Difference says what makes a further project differ from the first.
type Difference struct {
	Project  int            `json:"project"` // its place in Projects
	Same     bool           `json:"same_plan"`
	Complete bool           `json:"complete"` // every cause that was looked for was found
	Moved    diff.Moved     `json:"moved"`
	Effects  []diff.Effect  `json:"effects"`  // what each difference in what they are made of does by itself
	Items    []diff.Item    `json:"items"`    // that come and go, with the causes
	Problems []diff.Problem `json:"problems"` // that are raised and settled, with the causes
	Whole    *diff.Document `json:"-"`        // the comparison of the two, with dates, edges and lists
}
