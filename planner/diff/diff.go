// Package diff compares two plans: what differs between them, and why. The two may be of two
// profiles, of one profile under two rule sets, or read back from files.
//
// Causes are found in one of two ways. Where both sides can be planned again, everything in which
// they differ is put from one side into the other, thing by thing, and planned: what then comes
// out like the other side is proof. Where a side is only known as a written plan, the facts and
// rules that its reasons name and that differ are given, and the document says so.
//
// Comparing B with A gives the mirror image of comparing A with B.
package diff

import (
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/words"
)

// The ways in which causes were found.
const (
	ByPlanning = "planning" // both sides were planned again and again with single differences exchanged
	ByReasons  = "reasons"  // read off the reasons that the plans give
)

// Document is what differs between two plans. Names are in the language of Lang, ids and codes in
// none; the same two sides give the same bytes.
type Document struct {
	Lang  lang.Lang `json:"lang"`
	A     End       `json:"a"`
	B     End       `json:"b"`
	Equal bool      `json:"equal"`     // nothing differs, apart from the names of the two projects
	Same  bool      `json:"same_plan"` // the plans are the same, whatever differs in what they are made of
	// CausesFrom is planning or reasons.
	CausesFrom string `json:"causes_from"`
	// Complete: every cause that was looked for was found. It is false where the search was broken
	// off, or where causes are only read off reasons.
	Complete bool `json:"complete"`
	// Untold: the two are in different languages, so that texts in the lists were not compared.
	Untold bool `json:"texts_not_compared,omitempty"`

	Moved    Moved        `json:"moved"`
	Settings []Setting    `json:"settings"`
	Facts    []Fact       `json:"facts"`
	Effects  []Effect     `json:"effects"`
	Rules    []RuleChange `json:"rules"`
	Items    []Item       `json:"items"`
	Edges    []Edge       `json:"edges"`
	Problems []Problem    `json:"problems"`
	Figures  []Figure     `json:"figures"`
	Money    []Money      `json:"money"`
	Lists    []List       `json:"lists"`
}

// End is one of the two sides.
type End struct {
	ID            string        `json:"id"`
	Name          string        `json:"name"`
	Start         calendar.Date `json:"start"`
	ReferenceDate calendar.Date `json:"reference_date"`
	Variant       string        `json:"variant"`
	Assume        string        `json:"assume"`
	Revision      string        `json:"revision"`
	Items         int           `json:"items"` // required ones
	Finish        calendar.Date `json:"finish"`
	BeforeStart   int           `json:"before_start"` // working days in the elapsed clock
}

// Moved says how far B is from A; what is earlier or fewer is negative. Why is that of the finish.
type Moved struct {
	Finish      int  `json:"finish_days"`       // working days
	BeforeStart int  `json:"before_start_days"` // working days in the elapsed clock
	Approval    int  `json:"approval_days"`     // before start and completion together, in the approval clock
	Items       int  `json:"items"`
	Why         *Why `json:"why,omitempty"` // nil where the finish does not move
}

// Setting is a difference in how the two were planned: start, reference_date, as_of, variant,
// assume, law, commitments, rules, lang.
type Setting struct {
	What string `json:"what"`
	A    string `json:"a"`
	B    string `json:"b"`
}

// Fact is a fact on which the two plans do not rest alike.
type Fact struct {
	Fact string `json:"fact"`
	Name string `json:"name"`
	Unit string `json:"unit,omitempty"`
	A    Stated `json:"a"`
	B    Stated `json:"b"`
	Why  *Why   `json:"why,omitempty"` // of a fact that neither side states
}

// Stated is a value with its origin: stated, derived, assumed, unknown; absent where the side's
// rule set does not ask for the fact.
type Stated struct {
	Value    profile.Value `json:"value"`
	Origin   string        `json:"origin"`
	Proposed profile.Value `json:"proposed,omitzero"`
}

// Effect says what one difference between the sides does all by itself, in both directions.
type Effect struct {
	Kind string `json:"kind"` // as of a Cause
	ID   string `json:"id"`
	Name string `json:"name"`
	// Alone: put into A, how far it moves A. Without: put back in B, how far B stands from what
	// is then left. The two differ where differences act together. Nil where that cannot be planned.
	Alone   *Shift `json:"alone"`
	Without *Shift `json:"without"`
}

// Shift is how far a plan moves towards B, in working days.
type Shift struct {
	Finish      int `json:"finish_days"`
	BeforeStart int `json:"before_start_days"`
	Items       int `json:"items"`
}

// The ways in which causes bring a difference about.
const (
	Alone    = "alone"    // one cause: with it the difference is there, without it it is not
	Each     = "each"     // each of them is enough, so that putting a single one back does not undo it
	Together = "together" // only all of them
	Mixed    = "mixed"    // some of them are enough or needed, others only together
	Follows  = "follows"  // from other differences, which the causes name
	Named    = "named"    // the reasons of the plans name them; not proved
	NotFound = "not_found"
)

// Why says why one thing differs.
type Why struct {
	How    string  `json:"how"`
	Causes []Cause `json:"causes"`
}

// Cause is something that differs between the sides and that brings another difference about.
type Cause struct {
	// Kind is fact, rule, item, edge, progress, constraint, or one of the settings.
	Kind string        `json:"kind"`
	ID   string        `json:"id,omitempty"` // of the fact or item; of a rule the folder
	Name string        `json:"name"`         // of the fact or item; the title of the rule, or the place of a value in its data
	A    profile.Value `json:"a"`
	B    profile.Value `json:"b"`
	// Enough: put into A by itself it gives what B has. Needed: put back in B by itself it gives
	// what A has. Only where causes are from planning.
	Enough bool `json:"enough,omitempty"`
	Needed bool `json:"needed,omitempty"`
	// Place is file:line of the rule, in B where it stands there.
	Place string         `json:"place,omitempty"`
	Law   []words.LawRef `json:"legal_basis,omitempty"`
}

// The changes of an item, an edge, a problem or a row.
const (
	Added   = "added"   // in B only; of an item: required or possible there
	Dropped = "dropped" // in A only
	Changed = "changed"
	Raised  = "raised"  // a problem, in B only
	Settled = "settled" // a problem, in A only
)

// Item is an item that the two plans do not have alike.
type Item struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Change  string     `json:"change"`
	A       *ItemState `json:"a"` // nil where the side's rule set does not know the item
	B       *ItemState `json:"b"`
	Changed []string   `json:"changed"` // status, days, offered, chosen, progress, dates, critical
	// StartMoved and FinishMoved are working days from A to B, where both are dated.
	StartMoved  *int           `json:"early_start_moved_days,omitempty"`
	FinishMoved *int           `json:"early_finish_moved_days,omitempty"`
	Why         map[string]Why `json:"why"` // by what is changed
	// DrivenBy are the differences along the chain that makes the item start later on the side
	// where it does, the nearest first.
	DrivenBy []Driver `json:"driven_by,omitempty"`
}

// ItemState is what one plan has of an item.
type ItemState struct {
	Status      string        `json:"status"` // required, possible, not_required
	Days        *int          `json:"duration_days,omitempty"`
	Offered     bool          `json:"offered"`
	Chosen      bool          `json:"chosen"`
	Progress    string        `json:"progress,omitempty"`
	EarlyStart  calendar.Date `json:"early_start,omitzero"`
	EarlyFinish calendar.Date `json:"early_finish,omitzero"`
	Critical    bool          `json:"critical"`
}

// Driver is one difference in the chain of items behind a date.
type Driver struct {
	// What: only_here, the item is required on that side only; longer, it takes more days there;
	// edge, the next one waits for it there only; start, it is held by a date and no item;
	// before, in the sequential variant: it comes earlier in the row.
	What string `json:"what"`
	Item string `json:"item"`
	Name string `json:"name"`
	Side string `json:"side"`           // a or b: where the item that is driven starts later
	Days int    `json:"days,omitempty"` // working days that it adds there
}

// Edge is an edge that the two routes do not have alike.
type Edge struct {
	From    string   `json:"from"`
	To      string   `json:"to"`
	Change  string   `json:"change"`
	A       *EdgeEnd `json:"a"`
	B       *EdgeEnd `json:"b"`
	Follows []string `json:"follows,omitempty"` // its items that only one plan requires
	Why     Why      `json:"why"`
}

// EdgeEnd is an edge on one side.
type EdgeEnd struct {
	Kind    string `json:"kind"`
	Relaxed bool   `json:"relaxed"`
	Past    bool   `json:"past,omitempty"`
}

// Problem is a problem that only one plan has, or that is found in one and open in the other.
type Problem struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Severity string `json:"severity"`
	Change   string `json:"change"` // raised, settled or changed
	A        string `json:"a"`      // found, open or empty
	B        string `json:"b"`
	Why      Why    `json:"why"`
}

// Figure is a total that differs: of the variant asked for, or of one of the others.
type Figure struct {
	Variant string `json:"variant"` // asked, customary, parallel or commitment
	Clock   string `json:"clock"`   // approval, elapsed or empty
	Measure string `json:"measure"` // items, finish, sequential_all, before_start or completion
	A       string `json:"a"`
	B       string `json:"b"`
	Moved   int    `json:"moved"` // B − A; of the finish in working days
}

// List is what differs in one of the seven lists.
type List struct {
	List string `json:"list"`
	Rows []Row  `json:"rows"`
}

// Row is a row that the two lists do not have alike. Running numbers and the name of the rule set
// are not compared.
type Row struct {
	Key     string   `json:"key"`
	Name    string   `json:"name"`
	Change  string   `json:"change"`
	Columns []Column `json:"columns,omitempty"` // of a changed row
	About   []string `json:"about"`             // items and problems of this document that the row is about
	Why     *Why     `json:"why,omitempty"`     // of a row that is about none of them
}

// Column is one cell that differs, as JSON has it.
type Column struct {
	Column string `json:"column"`
	A      any    `json:"a"`
	B      any    `json:"b"`
}

// RuleChange is a difference between the two rule sets.
type RuleChange struct {
	Folder string `json:"folder"`
	Name   string `json:"name"` // of the rule, or the JSON Pointer of a value in data.yaml
	Title  string `json:"title,omitempty"`
	PlaceA string `json:"place_a,omitempty"`
	PlaceB string `json:"place_b,omitempty"`
	A      string `json:"a"`
	B      string `json:"b"`
}
