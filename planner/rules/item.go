package rules

import (
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// Period is the time between two dates, both inclusive. A zero date leaves that side open.
type Period struct {
	From calendar.Date `json:"from,omitzero"`
	To   calendar.Date `json:"to,omitzero"`
}

// Holds reports whether the day lies in the period.
func (p Period) Holds(day calendar.Date) bool {
	return (p.From == 0 || p.From <= day) && (p.To == 0 || day <= p.To)
}

// Basis refers to an article of a document of law (policies/law).
type Basis struct {
	Law     string    `json:"law"`
	Article string    `json:"article,omitempty"` // "38, 40"; Chinese section marks as they are
	Note    lang.Text `json:"note,omitzero"`
	Period
}

// Days is a count of days and the kind of days counted.
type Days struct {
	N    int    `json:"n"`
	Unit string `json:"unit" oneof:"working calendar immediate days months years"` // working, calendar, immediate, months or years
}

// StatutoryDays is the longest time the law allows, between the dates at which it holds.
type StatutoryDays struct {
	Period
	Days
	Basis Basis `json:"legal_basis"`
}

// Procedure is a special procedure (公示, 专家评审, 招标 …) whose time the promised days leave
// out and the elapsed clock counts (行政许可法 art. 45).
type Procedure struct {
	ID          string    `json:"id"`
	Name        lang.Text `json:"name"`
	WorkingDays int       `json:"working_days"`
	Basis       *Basis    `json:"legal_basis,omitempty"`
	Note        lang.Text `json:"note,omitzero"`
}

// Material is a paper that an item asks for. The same paper has the same id in every item.
type Material struct {
	ID         string    `json:"id"`
	Name       lang.Text `json:"name"`
	Source     string    `json:"source" oneof:"applicant intermediary shared_data prior_approval"` // applicant, intermediary, shared_data or prior_approval
	Deferrable bool      `json:"deferrable"`                                                       // may follow later (容缺)
	// SuppliedBy are the items out of any one of which the paper comes, where their outputs have
	// another id. Items with an output of the paper's id supply it, too.
	SuppliedBy []string `json:"supplied_by,omitempty"`
	Dress
	Sample lang.Text `json:"sample,omitzero"` // where a sample or a template is found
}

// Offices says who handles an item between two dates.
type Offices struct {
	Period
	Lead    string   `json:"lead"`
	Helpers []string `json:"helpers,omitempty"`
}

// Deadline is a count of days after an item has ended, or after the works.
type Deadline struct {
	Days
	After string `json:"after"` // an item's id or "works"
}

// The modes of a commitment block.
const (
	InformedCommitment = "informed_commitment" // 告知承诺
	CommitmentAccess   = "commitment_access"   // 承诺准入
	Deferral           = "deferral"            // 容缺受理: no commitment, marked materials may follow
)

// CommitmentTerms is the commitment block of an item.
type CommitmentTerms struct {
	Period
	Mode string `json:"mode" oneof:"informed_commitment commitment_access deferral"`
	// Risk is how much an investor stands to lose who cannot keep the promise: a judgement of low
	// confidence, by which one of several equal choices of commitments is taken. Medium if absent.
	Risk         string    `json:"risk,omitempty" oneof:"low medium high"`
	Days         *int      `json:"days,omitempty"` // working days when taken on commitment, 1 if absent
	Conditions   lang.Text `json:"conditions"`
	Obligations  lang.Text `json:"obligations"`
	Verification lang.Text `json:"verification"`
	VerifyWithin *Deadline `json:"verify_within,omitempty"`
	Breach       lang.Text `json:"breach"`
	Never        lang.Text `json:"never"`
}

// DaysOrOne gives the working days of an item that is taken on commitment.
func (t *CommitmentTerms) DaysOrOne() int {
	if t == nil || t.Days == nil {
		return 1
	}
	return *t.Days
}

// Item is one approval, filing, review, service or acceptance: policies/items/<id>/data.yaml
// with what its Rego says, lowered.
type Item struct {
	ID         string    `json:"id" data:"-"`
	Name       lang.Text `json:"name"`
	Summary    lang.Text `json:"summary"`
	Phase      string    `json:"phase"`
	Kind       string    `json:"kind"`
	Level      string    `json:"level"`
	Per        string    `json:"per"` // project, phase, lot or building
	Confidence string    `json:"confidence" oneof:"low medium high"`
	Note       lang.Text `json:"note,omitzero"`
	Replaces   []string  `json:"replaces,omitempty"`
	Offices    []Offices `json:"departments"`
	Effective  struct {
		Period
		Successors []string `json:"successors,omitempty"`
	} `json:"effective"`
	Counts bool `json:"counts_in_approval_clock"`
	Days   struct {
		Promised  *Days           `json:"promised,omitempty"`
		Statutory []StatutoryDays `json:"statutory,omitempty"`
	} `json:"days"`
	Procedures     []Procedure      `json:"special_procedures,omitempty"`
	Ways           []Way            `json:"ways,omitempty"` // ways of handling other than the usual one
	Commitment     *CommitmentTerms `json:"commitment,omitempty"`
	Regimes        []Regime         `json:"regimes,omitempty"`
	OfProject      []OfProject      `json:"of_project,omitempty"`
	Materials      []Material       `json:"materials,omitempty"`
	Intermediaries []Service        `json:"intermediaries,omitempty"`
	Fees           []Fee            `json:"fees,omitempty"`
	Outputs        []Output         `json:"outputs,omitempty"`
	Steps          []GuideStep      `json:"steps,omitempty"` // as an applicant goes through it, where they are not those of its kind
	Visits         *Visits          `json:"visits,omitempty"`
	RestsOn        []Ground         `json:"rests_on,omitempty"` // the facts that its result rests on, and what follows where they change
	LegalBasis     []Basis          `json:"legal_basis"`
	ParallelWith   []string         `json:"parallel_with,omitempty"`

	register      []Published // what the district published of it, by the day on which it begins
	applies       condition   // when the item is needed, apart from its effective dates
	prerequisites []Edge      // what it waits for
	mayCommit     condition   // whether it may be taken on commitment, or deferred
	refusals      []refusal   // each reason against a commitment
	lengths       []length    // bodies of `duration`, where the days vary
	whole         []OfProject
	faulty        bool // while loading: its data could not be read
}

// Regime is the time between two changes of an item's thresholds. The numbers themselves are
// read by the item's Rego; here they are kept for dates, sources and display.
type Regime struct {
	Period
	Series     string         `json:"series,omitempty"`
	Numbers    map[string]any `json:"-" rest:"numbers"`
	Basis      Basis          `json:"legal_basis"`
	Confidence string         `json:"confidence,omitempty" oneof:"low medium high"`
	Note       lang.Text      `json:"note,omitzero"`
}

// OfProject names facts that an item reads of the whole project even where it is done for a part:
// the law sets the limit for the whole, so that splitting a project escapes nothing. Items whose
// rules read the limits of this one read the facts in the same way.
type OfProject struct {
	Facts []string `json:"facts"`
	Basis Basis    `json:"legal_basis"`
}

// EdgeKind says why one item waits for another.
type EdgeKind string

// The kinds of edge.
const (
	Hard     EdgeKind = "hard"     // the law forbids the later one first
	Soft     EdgeKind = "soft"     // custom, may be relaxed
	Physical EdgeKind = "physical" // the nature of the thing, never relaxed
)

// Edge says that one item waits for another.
type Edge struct {
	From, To   string   // the prerequisite, and the item that waits for it
	Kind       EdgeKind // as declared; KindOn gives what holds on a date
	RelaxedBy  string   // commitment, deferral or empty
	HardBefore calendar.Date
	HardFrom   calendar.Date
	Reason     lang.Text
	Basis      []Basis
	Place      string // file:line of the rule
	when       condition
}

// KindOn is the kind that holds on a reference date: a soft edge is hard before its
// HardBefore date and from its HardFrom date on.
func (e *Edge) KindOn(day calendar.Date) EdgeKind {
	if e.Kind == Soft && ((e.HardBefore != 0 && day < e.HardBefore) || (e.HardFrom != 0 && day >= e.HardFrom)) {
		return Hard
	}
	return e.Kind
}
