package change

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// Row says of one result what a change asks for.
type Row struct {
	ID      string  `json:"id"`   // item, or item@part
	Name    string  `json:"name"` // with that of the part behind it
	Verdict Verdict `json:"verdict"`
	Status  string  `json:"status"` // whether the project, as it is now, still needs the item: required, possible or not_required
	// Days are the working days of the amendment, or of the item done anew; null where nothing is to be
	// done or nobody can tell.
	Days         *int          `json:"days"`
	Department   string        `json:"department"` // that decides, by its name on the day of the change
	DepartmentID string        `json:"department_id"`
	Document     string        `json:"document,omitempty"` // number of what was obtained
	Finished     calendar.Date `json:"finished,omitzero"`  // when it was
	Facts        []FactRow     `json:"facts"`              // that it rests on and that are not as they were, in asking order
	Missing      []string      `json:"missing,omitempty"`  // facts to state before all of it can be told
	// NotCompared are facts that were not known then and are not now.
	NotCompared []string       `json:"not_compared,omitempty"`
	LegalBasis  []words.LawRef `json:"legal_basis"`
	Confidence  string         `json:"confidence,omitempty"` // the lowest of what decides
	Text        string         `json:"text"`                 // the verdict as a sentence
}

// FactRow is one fact as it was and as it is.
type FactRow struct {
	Fact    string        `json:"fact"`
	Name    string        `json:"name"`
	Unit    string        `json:"unit,omitempty"`
	Was     profile.Value `json:"was"`              // null where it was not known
	Is      profile.Value `json:"is"`               // null where it is not known
	By      profile.Value `json:"by,omitzero"`      // of a number: how much it has grown; negative where it has shrunk
	Percent profile.Value `json:"percent,omitzero"` // the same of what it was, to two places
	Outcome string        `json:"outcome"`          // within, beyond, or open where one of the two is not known
	// What the rule set tolerates; left out where any change counts.
	Tolerance  *Tolerance `json:"tolerance,omitempty"`
	Direction  string     `json:"direction,omitempty"`  // the way in which a change counts, where only one does
	Then       string     `json:"then,omitempty"`       // what follows from going beyond
	Assumed    bool       `json:"assumed,omitempty"`    // one of the two values is a default that nobody stated
	Confidence string     `json:"confidence,omitempty"` // of the tolerance and the days
	Note       string     `json:"note,omitempty"`
	Text       string     `json:"text"` // all of it as a sentence
}

// Tolerance is how far a number may move: in percent of what it was, or in its own unit.
type Tolerance struct {
	Percent profile.Value `json:"percent,omitzero"`
	Amount  profile.Value `json:"amount,omitzero"`
	Below   bool          `json:"below,omitempty"` // only less than that is tolerated
}

// toleranceOf writes what a ground tolerates; nil where any change counts.
func toleranceOf(g *rules.Ground) *Tolerance {
	t := g.Tolerance
	if t == nil {
		return nil
	}
	row := &Tolerance{Below: t.Below}
	if t.Percent != nil {
		row.Percent = profile.NumberValue(int64(*t.Percent))
	}
	if t.Amount != nil {
		row.Amount = profile.NumberValue(int64(*t.Amount))
	}
	return row
}

// scribe writes rows in one language as of the day of the change.
type scribe struct {
	words.Writer
	set *rules.Set
	d   *rules.Decision // of the project as it is
}

func (s scribe) say(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(s.Lang) }

// Rows writes what OfDecision gives.
func Rows(w words.Writer, set *rules.Set, d *rules.Decision, list []Recorded) []Row {
	s := scribe{w.On(d.Profile.Today()), set, d}
	rows := make([]Row, 0, len(list))
	for i := range list {
		r := &list[i]
		rows = append(rows, s.row(r.Progress, r.Item, r.Part, &r.Finding))
	}
	return rows
}

func (s scribe) row(done *profile.Progress, item *rules.Item, part string, f *Finding) Row {
	office := item.Office(s.Day)
	row := Row{
		ID: done.Key, Name: s.d.Named(item.Name, part).In(s.Lang), Verdict: f.Verdict, Status: rules.NotRequired.String(),
		Department: s.Department(office.Lead), DepartmentID: office.Lead, Document: done.Document, Finished: done.Finished,
		Facts: []FactRow{}, LegalBasis: []words.LawRef{}, Confidence: lowest(f.Grounds()),
	}
	if at := slices.IndexFunc(s.d.Items, func(d rules.ItemDecision) bool { return d.Key() == done.Key }); at >= 0 {
		row.Status = s.d.Items[at].Verdict.String()
		if days := s.d.Items[at].Elapsed; f.Verdict == Redo && row.Status != rules.NotRequired.String() {
			row.Days = &days
		}
	}
	if days := f.Days; f.Verdict == Amend {
		row.Days = &days
	}
	for i := range f.Moved {
		row.Facts = append(row.Facts, s.moved(&f.Moved[i]))
	}
	for _, slot := range f.Missing() {
		row.Missing = append(row.Missing, s.set.Facts().List[slot].ID)
	}
	for _, slot := range f.Silent {
		row.NotCompared = append(row.NotCompared, s.set.Facts().List[slot].ID)
	}
	for _, g := range f.Grounds() {
		for _, ref := range s.Quote(g.Basis) {
			if !slices.Contains(row.LegalBasis, ref) {
				row.LegalBasis = append(row.LegalBasis, ref)
			}
		}
	}
	row.Text = s.sentence(&row, f)
	return row
}

// lowest is the lowest confidence of several grounds.
func lowest(grounds []*rules.Ground) string {
	for _, word := range []string{"low", "medium", "high"} {
		if slices.ContainsFunc(grounds, func(g *rules.Ground) bool { return g.Confidence == word }) {
			return word
		}
	}
	return ""
}

// sentence says the verdict.
func (s scribe) sentence(row *Row, f *Finding) string {
	days := ""
	if row.Days != nil {
		n := strconv.Itoa(*row.Days)
		days = s.say("（"+n+"个工作日）", " ("+n+" working days)")
	}
	text := s.say("不需办理", "nothing to do")
	switch {
	case f.Undeclared:
		return s.say("规则集没有写明该事项的结果依据哪些要素，请与主管部门核对", "the rule set does not say what its result rests on: ask the department")
	case f.Verdict == Redo && row.Status == rules.NotRequired.String():
		return s.say("原结果不再适用，项目现状也不再需要该事项", "its result no longer holds, and the project as it is does not need the item any more")
	case f.Verdict == Redo:
		text = s.say("须重新办理", "to be done anew") + days
	case f.Verdict == Amend:
		text = s.say("须办理变更", "to be amended") + days
	case f.Verdict == CannotTell:
		text = s.say("尚不能判断，请先填明：", "cannot be told before this is stated: ") + s.names(row.Missing)
	}
	if len(row.Missing) > 0 && f.Verdict != CannotTell {
		text += s.say("；还须填明：", "; still to be stated: ") + s.names(row.Missing)
	}
	if len(row.NotCompared) > 0 {
		text += s.say("；取得时和现在都未知，无从比较：", "; known neither then nor now, so not compared: ") + s.names(row.NotCompared)
	}
	return text
}

func (s scribe) names(ids []string) string { return strings.Join(s.FactNames(ids), s.say("、", ", ")) }

// compared writes two values of a fact.
func (s scribe) compared(slot int, was, is profile.Value) FactRow {
	fact := &s.set.Facts().List[slot]
	row := FactRow{Fact: fact.ID, Name: fact.Name.In(s.Lang), Unit: fact.Unit.In(s.Lang), Was: was, Is: is}
	row.Text = row.Name + s.say("：", ": ") + s.Value(fact.ID, was) + " → " + s.Value(fact.ID, is)
	if was.Kind() != profile.NumberKind || is.Kind() != profile.NumberKind {
		return row
	}
	by := is.Micro() - was.Micro()
	row.By = profile.NumberValue(by)
	if percent, ok := percentOf(by, was.Micro()); ok {
		row.Percent = profile.NumberValue(percent)
		row.Text += s.say("（", " (") + signed(percent) + "%" + s.say("）", ")")
	} else {
		row.Text += s.say("（", " (") + signed(by) + s.say("）", ")")
	}
	return row
}

func (s scribe) moved(m *Moved) FactRow {
	row := s.compared(m.Slot, m.Was, m.Is)
	g := m.Ground
	row.Outcome, row.Tolerance, row.Direction, row.Then = m.Outcome, toleranceOf(g), g.Direction, g.Then
	row.Assumed, row.Confidence, row.Note = m.Assumed, g.Confidence, g.Note.In(s.Lang)
	limit := s.Tolerated(g, row.Unit)
	switch {
	case m.Outcome == Open && !m.Was.IsKnown():
		row.Text += s.say("，取得时的情况未知", ", it is not known how it was")
	case m.Outcome == Open:
		row.Text += s.say("，现状未知", ", it is not known how it is")
	case m.Outcome == Within && limit == "":
		row.Text += s.say("，这一方向的改变不影响", ", a change that way does not matter")
	case m.Outcome == Within:
		row.Text += s.say("，在容许以内：", ", within what is tolerated: ") + limit
	case limit == "":
		row.Text += s.say("，任何改变都须办理", ", any change counts")
	default:
		row.Text += s.say("，超出容许：", ", beyond what is tolerated: ") + limit
	}
	return row
}

// percentOf gives a change in percent of what it was, to two places, half away from zero; false where that
// was nothing, or the answer cannot be held.
func percentOf(by, was int64) (int64, bool) {
	if was == 0 {
		return 0, false
	}
	const hundredths = 100 * 100
	n := new(big.Int).Mul(big.NewInt(by), big.NewInt(2*hundredths))
	d := new(big.Int).Abs(big.NewInt(was))
	half := new(big.Int).Set(d)
	if n.Sign() < 0 {
		half.Neg(half)
	}
	n.Add(n, half).Quo(n, d.Mul(d, big.NewInt(2)))
	n.Mul(n, big.NewInt(profile.Scale/100))
	if !n.IsInt64() || n.CmpAbs(big.NewInt(profile.MaxNumber)) > 0 {
		return 0, false
	}
	return n.Int64(), true
}

// signed writes a number with its sign in front.
func signed(micro int64) string {
	if micro > 0 {
		return "+" + profile.FormatMicro(micro)
	}
	return profile.FormatMicro(micro)
}
