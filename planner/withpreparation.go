package planner

import (
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// WithPreparation is the third figure: the plan when the design and the reports that must exist
// before an item can be handed in are counted, too. It changes neither of the two clocks and no
// date of the plan. Its days are typical ones, of low confidence.
type WithPreparation struct {
	Finish       calendar.Date    `json:"finish,omitzero"`         // left out where it cannot be dated, which a warning says
	DaysLater    int              `json:"days_later"`              // working days by which it ends after the plan's own finish
	StartOfWorks calendar.Date    `json:"start_of_works,omitzero"` // when the works may begin
	CriticalPath []string         `json:"critical_path"`           // items and preparations, as in the plan
	Preparation  []PreparationRow `json:"preparation"`             // what is left to prepare, in the order of the rule set
	Items        []PreparedItem   `json:"items"`                   // the plan's items, dated with it
	Confidence   string           `json:"confidence"`
	Warnings     []Warning        `json:"warnings"`
}

// PreparationRow is one design activity or service that has to be done before items.
type PreparationRow struct {
	ID          string       `json:"id"` // preparation, or preparation@part
	Name        string       `json:"name"`
	Kind        string       `json:"kind"`   // design or service
	Status      string       `json:"status"` // required, possible, or not_required where a regional result removes it
	Part        string       `json:"part,omitempty"`
	Missing     []string     `json:"missing,omitempty"`    // the facts that would settle whether it is needed
	RemovedBy   string       `json:"removed_by,omitempty"` // regional result that makes it needless, or would if the missing facts say so
	WorkingDays *int         `json:"working_days"`         // typical; null where none are stated, which counts 0
	Service     string       `json:"service,omitempty"`    // the service of list 5 that it is
	CountedIn   string       `json:"counted_in,omitempty"` // special procedure of the item that has its days already
	PaidBy      string       `json:"paid_by"`              // owner or government
	PaidByName  string       `json:"paid_by_name"`
	After       []string     `json:"after"`
	MayWaitFor  []string     `json:"may_wait_for,omitempty"` // items it would wait for, which are only possible
	Before      []string     `json:"before"`
	Makes       []string     `json:"makes,omitempty"` // ids of papers
	Confidence  string       `json:"confidence"`
	Note        string       `json:"note,omitempty"`
	Progress    *ProgressRow `json:"progress,omitempty"`
	Marked      []Mark       `json:"marked,omitempty"`   // what a person fixed about it
	Schedule    *ScheduleRow `json:"schedule,omitempty"` // of required ones that take time of their own
}

// PreparedItem is an item of the plan with its dates when preparation comes first.
type PreparedItem struct {
	ID       string       `json:"id"`
	Schedule *ScheduleRow `json:"schedule"`
}

// preparationConfidence is that of the third figure: the days are judgements.
const preparationConfidence = "low"

// document dates the route with what is prepared before it and writes the third figure; nil where
// there is none.
func (p *preparation) document() *WithPreparation {
	if p == nil {
		return nil
	}
	p.schedule()
	w := &WithPreparation{
		Preparation: make([]PreparationRow, 0, len(p.all)), CriticalPath: []string{}, Items: []PreparedItem{},
		Confidence: preparationConfidence, Warnings: p.warnings(),
	}
	for _, one := range p.all {
		w.Preparation = append(w.Preparation, p.row(one))
	}
	if p.ring != nil {
		return w
	}
	w.Finish, w.StartOfWorks = p.dated.Finish, p.startOfWorks()
	w.DaysLater = p.set.Calendar().Between(p.dates.Finish, w.Finish)
	for _, n := range p.dated.CriticalPath {
		w.CriticalPath = append(w.CriticalPath, p.network.Nodes[n].Key)
	}
	for i := range p.network.Nodes {
		if n := &p.network.Nodes[i]; !n.Dropped && !p.isPreparation(i) {
			w.Items = append(w.Items, PreparedItem{n.Key, dated(&p.dated.Rows[i])})
		}
	}
	slices.SortFunc(w.Items, func(a, b PreparedItem) int { return strings.Compare(a.ID, b.ID) })
	return w
}

// row writes one preparation.
func (p *preparation) row(one *prepared) PreparationRow {
	l := p.opt.Lang
	row := PreparationRow{
		ID: one.key(), Name: p.named(one).In(l), Kind: one.kind(), Status: one.verdict.String(), Part: one.part, Missing: one.missing,
		WorkingDays: one.WorkingDays, Service: one.Service, CountedIn: one.CountedIn,
		PaidBy: one.Bearer, PaidByName: bearers[one.Bearer].In(l),
		After: append([]string{}, one.after...), MayWaitFor: one.maybe, Before: one.targets, Makes: one.Makes,
		Confidence: one.Confidence, Note: one.Note.In(l), Progress: p.progress(one.key()), Marked: p.marks(one.key()),
	}
	if one.removal != nil {
		row.RemovedBy = one.removal.Name.In(l)
	}
	if one.node >= 0 {
		row.Schedule = dated(&p.dated.Rows[one.node])
	}
	return row
}

// late reports whether a preparation misses the date by which a person wants it.
func (p *preparation) late(one *prepared) bool {
	c := p.decision.Profile.ConstraintOf(one.key())
	return c != nil && c.MustFinishBy != 0 && one.node >= 0 && p.dated.Rows[one.node].EarlyFinish > c.MustFinishBy
}

// bearers are those who pay for a preparation or bear a risk.
var bearers = map[string]lang.Text{"owner": {ZH: "建设单位", EN: "the owner"}, "government": {ZH: "政府", EN: "the government"}}

// fewNames are as many as a warning lists.
const fewNames = 8

// warnings say what a reader of the third figure must know.
func (p *preparation) warnings() []Warning {
	rows := []Warning{}
	add := func(code, zh, en string) {
		rows = append(rows, Warning{Code: code, Text: lang.Text{ZH: zh, EN: en}.In(p.opt.Lang)})
	}
	named := func(fits func(*prepared) bool) (zh, en string) {
		var names, englishNames []string
		for _, one := range p.all {
			if fits(one) {
				name := p.named(one)
				names, englishNames = append(names, name.ZH), append(englishNames, name.EN)
			}
		}
		if more := len(names) - fewNames; more > 0 {
			names, englishNames = names[:fewNames], englishNames[:fewNames]
			return strings.Join(names, "、") + "等，另" + strconv.Itoa(more) + "项", strings.Join(englishNames, ", ") + " and " + strconv.Itoa(more) + " more"
		}
		return strings.Join(names, "、"), strings.Join(englishNames, ", ")
	}
	if p.ring != nil {
		for _, f := range fault.All(p.ring) {
			add("preparation_ring", "前期准备与事项互相等待，无法排期："+f.Message(lang.ZH), "Preparation and items wait for each other and cannot be dated: "+f.Message(lang.EN))
		}
	}
	if zh, en := named(func(one *prepared) bool { return one.unstated && one.verdict == rules.Required }); zh != "" {
		add("preparation_not_stated", "未载明所需工作日，按0天计："+zh, "Working days not stated, counted as 0: "+en)
	}
	if zh, en := named(p.late); zh != "" {
		add("preparation_late", "不能如期完成："+zh, "They cannot finish by the date that was fixed: "+en)
	}
	if zh, en := named(func(one *prepared) bool { return one.verdict == rules.Possible }); zh != "" {
		add("preparation_possible", "要素未明，是否需要待定，未计入："+zh, "Not known yet whether they are needed, and not counted: "+en)
	}
	return rows
}
