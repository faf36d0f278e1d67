package planner

import (
	"sevenlists/planner/calendar"
	"sevenlists/planner/change"
	"sevenlists/planner/lang"
	"sevenlists/planner/lists"
	"sevenlists/planner/money"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// Plan is everything computed for one profile, one rule set and one start date: the document
// that is printed, stored and compared. Its JSON keys are a public contract (schemas/plan.json);
// names and reasons in it are in the language of Lang, ids and codes in none.
type Plan struct {
	Project       ProjectName            `json:"project"`
	Start         calendar.Date          `json:"start"`
	ReferenceDate calendar.Date          `json:"reference_date"`
	AsOf          calendar.Date          `json:"as_of,omitzero"` // the day on which the profile stands, where it says so
	Variant       string                 `json:"variant"`
	Lang          lang.Lang              `json:"lang"`
	Assume        string                 `json:"assume"`        // defaults or none
	Law           string                 `json:"law,omitempty"` // planned, where each item is decided by the law of its own day
	Rules         RulesName              `json:"rules"`
	Site          *SiteRow               `json:"site,omitempty"` // the plot that the project stands on, where it names one
	Facts         []FactRow              `json:"facts"`          // what the plan rests on, in asking order
	Items         []ItemRow              `json:"items"`
	NotRequired   []NotRequiredRow       `json:"not_required"`
	Edges         []EdgeRow              `json:"edges"`
	CriticalPath  []string               `json:"critical_path"`
	Paths         Paths                  `json:"paths"`
	Totals        Totals                 `json:"totals"`
	Parts         []PartRow              `json:"parts,omitempty"` // of a project with parts: its figures by part
	Range         Range                  `json:"range"`
	Variants      map[string]VariantRow  `json:"variants"` // customary, parallel, commitment
	Targets       []TargetRow            `json:"targets"`
	Between       []BetweenRow           `json:"between,omitempty"` // stretches that the rule set measures, then those asked for
	Money         MoneyRow               `json:"money"`
	Lists         map[string][]lists.Row `json:"lists"`
	Assumptions   []AssumptionRow        `json:"assumptions"`
	Checklist     []lists.Duty           `json:"checklist"`
	// Changes are what has come of facts that have changed since an item was obtained, where the profile
	// says on which it was (progress, facts).
	Changes         []change.Row     `json:"changes,omitempty"`
	Problems        []ProblemRow     `json:"problems"`
	Visits          *Visits          `json:"visits,omitempty"` // how often one must come to the office
	Questions       []QuestionRow    `json:"questions"`
	Warnings        []Warning        `json:"warnings"`
	WithPreparation *WithPreparation `json:"with_preparation,omitempty"` // where the rule set has preparation
	EarlyStarts     []EarlyStart     `json:"early_starts,omitempty"`
	FinishBy        *FinishBy        `json:"finish_by,omitempty"`       // where a date was asked for and the commitments chosen by it
	Adviser         *Adviser         `json:"adviser,omitempty"`         // whom a person may ask about it, where the rule set names one
	ProvisionalFrom calendar.Date    `json:"provisional_from,omitzero"` // first date counted without an announced calendar
}

// ProjectName names the project of a plan.
type ProjectName struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// RulesName names the rule set of a plan.
type RulesName struct {
	Revision string `json:"revision"` // sha256:<hex of the rule set's content>
}

// FactRow is one fact that the plan rests on.
type FactRow struct {
	Fact   string        `json:"fact"`
	Name   string        `json:"name"`
	Value  profile.Value `json:"value"` // null where it is not known
	Unit   string        `json:"unit,omitempty"`
	Origin string        `json:"origin"` // stated, site (the plot says so), derived, assumed, summed (over the parts) or unknown
	From   string        `json:"derived_by,omitempty"`
	// Proposed is a value that a rule proposes and a person must confirm; it decides nothing.
	Proposed profile.Value `json:"proposed,omitzero"`
	Site     *SiteFact     `json:"site,omitempty"` // what the plot says of it
}

// ItemRow is one required or possible item.
type ItemRow struct {
	ID           string         `json:"id"`   // item, or item@part
	Name         string         `json:"name"` // with that of the part behind it
	Phase        string         `json:"phase"`
	Kind         string         `json:"kind"`
	Level        string         `json:"level"`
	Per          string         `json:"per"`
	Department   string         `json:"department"` // the lead's name on the reference date
	DepartmentID string         `json:"department_id"`
	Helpers      []string       `json:"helpers,omitempty"`
	Status       string         `json:"status"` // required or possible
	Because      []words.Reason `json:"because"`
	Missing      []string       `json:"missing,omitempty"`
	Assumed      []string       `json:"assumed,omitempty"`
	Part         string         `json:"part,omitempty"`
	Confidence   string         `json:"confidence"`
	Promised     *int           `json:"promised_days"` // working days; null where none is promised
	// Register says where in the district's register the promised days stand; absent where they are the
	// catalogue's.
	Register     *RegisterRow   `json:"register,omitempty"`
	Way          *WayRow        `json:"way,omitempty"` // of handling, where it is not the usual one
	Statutory    *rules.Days    `json:"statutory_days"`
	ApprovalDays int            `json:"approval_days"` // in the variant asked for
	Procedures   []ProcedureRow `json:"special_procedures,omitempty"`
	Outputs      []string       `json:"outputs,omitempty"`
	Results      []ResultRow    `json:"results,omitempty"` // those whose validity has an end
	Commitment   *CommitmentRow `json:"commitment,omitempty"`
	Deferral     *DeferralRow   `json:"deferral,omitempty"`
	LegalBasis   []words.LawRef `json:"legal_basis"`
	LawDay       calendar.Date  `json:"law_day,omitzero"`    // by whose law it is decided, where that is not the reference date's
	LawEnded     *LawEnded      `json:"law_ended,omitempty"` // planned after the item or its regime ends
	Progress     *ProgressRow   `json:"progress,omitempty"`  // what has been done about it
	Marked       []Mark         `json:"marked,omitempty"`    // what a person fixed about it
	Schedule     *ScheduleRow   `json:"schedule,omitempty"`  // of required items only
}

// RegisterRow is what the district's register promises of an item, and the paper that says so.
type RegisterRow struct {
	Days     int           `json:"days"` // working days
	From     calendar.Date `json:"from"` // the day on which it began to hold
	Document string        `json:"document"`
	By       string        `json:"by"` // who published it
}

// WayRow is the way in which an item is handled.
type WayRow struct {
	ID         string         `json:"id"`
	Name       string         `json:"name"`
	From       calendar.Date  `json:"from,omitzero"` // since when
	To         calendar.Date  `json:"to,omitzero"`
	Days       *int           `json:"days,omitempty"`        // working days that it then takes at most
	MergedInto string         `json:"merged_into,omitempty"` // the item in whose form it is handled
	ReplacedBy string         `json:"replaced_by,omitempty"` // what takes the place of its own work
	LegalBasis []words.LawRef `json:"legal_basis"`
}

// ProcedureRow is a special procedure with its typical working days.
type ProcedureRow struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	WorkingDays int    `json:"working_days"`
}

// CommitmentRow says whether the item may be entered on a commitment.
type CommitmentRow struct {
	Mode           string         `json:"mode"`
	ModeName       string         `json:"mode_name"`
	Offered        bool           `json:"offered"`
	Chosen         bool           `json:"chosen"`
	RefusedBecause []words.Reason `json:"refused_because"`
	Missing        []string       `json:"missing,omitempty"`
	Assumed        []string       `json:"assumed,omitempty"`
	Days           int            `json:"days_when_committed"`
}

// DeferralRow says which papers may follow later (容缺受理).
type DeferralRow struct {
	Offered        bool           `json:"offered"`
	Materials      []string       `json:"materials"` // ids of the papers that may follow
	RefusedBecause []words.Reason `json:"refused_because"`
	Missing        []string       `json:"missing,omitempty"`
}

// LawEnded says that a row is dated after its item, or the threshold it rests on, ends.
type LawEnded struct {
	What       string        `json:"what"` // item or regime
	On         calendar.Date `json:"on"`   // last day on which it holds
	Successors []string      `json:"successors,omitempty"`
	Names      []string      `json:"successor_names,omitempty"`
}

// ProgressRow is what the profile records of one item.
type ProgressRow struct {
	State    profile.State `json:"state"` // obtained, in_progress or waived
	Accepted calendar.Date `json:"accepted,omitzero"`
	Finished calendar.Date `json:"finished,omitzero"`
	Document string        `json:"document,omitempty"`
	Reason   string        `json:"reason,omitempty"`
	Overdue  bool          `json:"overdue,omitempty"` // in progress, and its days have passed
	// Facts are those on which it was obtained, where they have changed since.
	Facts map[string]profile.Value `json:"facts,omitempty"`
	// Rework says that a change since asks for more: amend or redo; changes says why.
	Rework string `json:"rework,omitempty"`
}

// Mark is one thing that a person fixed about an item, by hand and not by rule.
type Mark struct {
	What   string        `json:"what"`         // added, waived, amend, redo, not_before, must_finish_by or duration_days
	By     string        `json:"by,omitempty"` // who added it
	Date   calendar.Date `json:"date,omitzero"`
	Days   *int          `json:"days,omitempty"` // working days, of the works calendar days
	Reason string        `json:"reason,omitempty"`
	Text   string        `json:"text"` // all of it as a sentence, in the language of the plan
}

// ScheduleRow holds the dates of one required item in the variant asked for.
type ScheduleRow struct {
	Duration    int           `json:"duration_days"` // working days in the elapsed clock
	EarlyStart  calendar.Date `json:"early_start"`
	EarlyFinish calendar.Date `json:"early_finish"`
	LateStart   calendar.Date `json:"late_start"`
	LateFinish  calendar.Date `json:"late_finish"`
	TotalFloat  int           `json:"total_float_days"`
	FreeFloat   int           `json:"free_float_days"`
	Critical    bool          `json:"critical"`
}

// NotRequiredRow is an item that is not needed, with the nearest comparisons that fail.
type NotRequiredRow struct {
	ID      string         `json:"id"` // item, or item@part
	Name    string         `json:"name"`
	Part    string         `json:"part,omitempty"`
	Because []words.Reason `json:"because"`
	Assumed []string       `json:"assumed,omitempty"`
	LawDay  calendar.Date  `json:"law_day,omitzero"` // by whose law it is not, where that is not the reference date's
}

// EdgeRow is one edge between two required items.
type EdgeRow struct {
	From       string         `json:"from"`
	To         string         `json:"to"`
	Kind       rules.EdgeKind `json:"kind"`    // as it holds on the reference date
	Relaxed    bool           `json:"relaxed"` // does not bind in the variant asked for
	RelaxedBy  string         `json:"relaxed_by,omitempty"`
	Past       bool           `json:"past,omitempty"` // leads to what is done or in progress, which waits for nothing any more
	LagDays    int            `json:"lag_days"`
	Reason     string         `json:"reason"`
	LegalBasis []words.LawRef `json:"legal_basis"`
}

// Paths are the chains behind the two totals.
type Paths struct {
	BeforeStart []string `json:"before_start"`
	Completion  []string `json:"completion"`
}

// Clock holds the working days of one clock.
type Clock struct {
	SequentialAll int `json:"sequential_all"`
	BeforeStart   int `json:"before_start"`
	Completion    int `json:"completion"`
}

// Adviser is the one (咨询专员) whom a person may ask about a plan without an account.
type Adviser struct {
	Name       string `json:"name"`
	Telephone  string `json:"telephone"`
	Hours      string `json:"hours"`
	Confidence string `json:"confidence"` // low: a placeholder that the district has yet to fill in
}

// Totals are the figures of the variant asked for.
type Totals struct {
	Items    int           `json:"items"`
	Approval Clock         `json:"approval"`
	Elapsed  Clock         `json:"elapsed"`
	Finish   calendar.Date `json:"finish"`
}

// VariantRow are the figures of one variant.
type VariantRow struct {
	Approval Clock                   `json:"approval"`
	Elapsed  Clock                   `json:"elapsed"`
	Finish   calendar.Date           `json:"finish"`
	Money    map[string]money.Amount `json:"money"` // in fen, by payer
}

// TargetRow compares a published time target with the plan, in the target's own clock.
type TargetRow struct {
	ID         string         `json:"id"`
	Name       string         `json:"name"`
	Clock      string         `json:"clock"`             // approval or elapsed
	Measure    string         `json:"measure"`           // before_start, completion, total or between
	Between    []string       `json:"between,omitempty"` // of the measure between: its two points
	Limit      rules.Days     `json:"limit"`
	LimitDays  int            `json:"limit_days"`
	Days       int            `json:"days"` // the plan's, in the limit's unit
	Met        bool           `json:"met"`
	Margin     int            `json:"margin_days"` // limit − days; negative where it is missed
	LegalBasis []words.LawRef `json:"legal_basis"`
	Confidence string         `json:"confidence"`
	Note       string         `json:"note,omitempty"` // what is unsure about it
	// Provisional: items are still possible, which could add days; met is then only so far.
	Provisional bool `json:"provisional,omitempty"`
}

// BetweenRow measures the time from the end of one point of the plan to the end of another, in dates
// and in both clocks.
type BetweenRow struct {
	ID       string        `json:"id,omitempty"` // of a measure of the rule set; empty where somebody asked for it
	Name     string        `json:"name"`
	From     string        `json:"from"` // key of an item or of the works, start, finish, or a fact of type date
	To       string        `json:"to"`
	FromName string        `json:"from_name"`
	ToName   string        `json:"to_name"`
	FromDate calendar.Date `json:"from_date,omitzero"`
	ToDate   calendar.Date `json:"to_date,omitzero"`
	// From the one date to the other, the first day not counted; negative where To comes first, null
	// where one of the two has no date.
	WorkingDays  *int `json:"working_days"`
	CalendarDays *int `json:"calendar_days"`
	// How much farther from the beginning of the route To ends than From, in each clock: working days,
	// works not counted. Null where a point is a fact and stands in no route.
	ApprovalDays *int     `json:"approval_days"`
	ElapsedDays  *int     `json:"elapsed_days"`
	Waits        bool     `json:"waits"`             // To waits for From, directly or not; else the two run side by side
	Missing      []string `json:"missing,omitempty"` // points that the plan has no date for
	Note         string   `json:"note,omitempty"`
}

// AssumptionRow is a default that a verdict rests on.
type AssumptionRow struct {
	Fact     string        `json:"fact"`
	Name     string        `json:"name"`
	Value    profile.Value `json:"value"`
	Ask      string        `json:"ask"` // whom to ask: department id, investor or system
	AskName  string        `json:"ask_name"`
	Question string        `json:"question"`
	Items    []string      `json:"items"` // whose verdict rests on it
	// SettledBy are the facts to state where a rule derives the fact from them.
	SettledBy []string `json:"settled_by,omitempty"`
}

// QuestionRow is an open fact that can still change the plan.
type QuestionRow struct {
	Fact     string   `json:"fact"`
	Name     string   `json:"name"`
	Question string   `json:"question"`
	Ask      string   `json:"ask"`
	AskName  string   `json:"ask_name"`
	Items    []string `json:"items"` // items (needed, or committed) and problems that it can change
}

// ProblemRow is a contradiction that early study finds.
type ProblemRow struct {
	ID         string         `json:"id"` // of a part: problem@part
	Name       string         `json:"name"`
	Part       string         `json:"part,omitempty"` // in whose facts it lies
	Severity   string         `json:"severity"`       // stop, delay or cost
	Status     string         `json:"status"`         // found, or open where a fact is not known
	Because    []words.Reason `json:"because"`
	Missing    []string       `json:"missing,omitempty"`
	Assumed    []string       `json:"assumed,omitempty"`
	Items      []string       `json:"items"` // affected items that the plan has
	Solver     string         `json:"solver"`
	SolverName string         `json:"solver_name"`
	Helpers    []string       `json:"helpers,omitempty"`
	Suggestion string         `json:"suggestion"`
	Due        calendar.Date  `json:"due,omitzero"`
	LegalBasis []words.LawRef `json:"legal_basis"`
	Confidence string         `json:"confidence"`
}

// Warning is something a reader of the plan must know.
type Warning struct {
	Code string `json:"code"`
	Text string `json:"text"`
	Item string `json:"item,omitempty"`
}
