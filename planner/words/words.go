// Package words says what the rules decided in one language, as of one reference date: which
// text of a law may be quoted, what a department is called, how a comparison reads.
package words

import (
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Writer writes in one language as of one day. Make it with NewWriter; its copies share what was
// written once, and are for one goroutine.
type Writer struct {
	Set  *rules.Set
	Lang lang.Lang
	Day  calendar.Date // the plan's reference date

	written *written
}

// written keeps what a plan says in several places: the same articles, the same reasons. What is
// given twice must not be changed by who gets it.
type written struct {
	quotes  map[quoted][]LawRef
	reasons map[reasoned][]Reason
	others  map[calendar.Date]Writer // of other days, by day
}

// quoted and reasoned name a list by where it begins and how long it is.
type quoted struct {
	first *rules.Basis
	n     int
}

type reasoned struct {
	first *rules.Reason
	n     int
	quoted
}

// NewWriter gives a writer in one language; day is the plan's reference date.
func NewWriter(set *rules.Set, l lang.Lang, day calendar.Date) Writer {
	return Writer{Set: set, Lang: l, Day: day, written: &written{quotes: map[quoted][]LawRef{}, reasons: map[reasoned][]Reason{}}}
}

// On gives a writer as of another day, for what is decided by the law of a day of its own; itself
// for 0.
func (w Writer) On(day calendar.Date) Writer {
	if day == 0 || day == w.Day {
		return w
	}
	other, made := w.written.others[day]
	if !made {
		other = NewWriter(w.Set, w.Lang, day)
		other.written.others = map[calendar.Date]Writer{w.Day: w}
		if w.written.others == nil {
			w.written.others = map[calendar.Date]Writer{}
		}
		w.written.others[day] = other
	}
	return other
}

func nameOf(basis []rules.Basis) quoted {
	if len(basis) == 0 {
		return quoted{}
	}
	return quoted{&basis[0], len(basis)}
}

// LawRef is an article of law as it is quoted on the reference date.
type LawRef struct {
	Law     string `json:"law"`   // id in policies/law
	Title   string `json:"title"` // with number or version
	Article string `json:"article,omitempty"`
	Note    string `json:"note,omitempty"`
	// Confidence is that of the document and its dates: what is not high still needs an expert's eye.
	Confidence string `json:"confidence,omitempty"`
	Undated    bool   `json:"undated,omitempty"` // nobody here knows since when it holds
}

// String writes the reference as a reader sees it.
func (r LawRef) String() string {
	if r.Article == "" {
		return r.Title
	}
	return r.Title + " " + r.Article
}

// Reason says why a verdict holds.
type Reason struct {
	Condition  string                   `json:"condition"`
	Code       string                   `json:"code,omitempty"` // of a refusal; ended, not_yet
	Facts      map[string]profile.Value `json:"facts"`          // null where it is not known
	Tests      []Test                   `json:"tests,omitempty"`
	LegalBasis []LawRef                 `json:"legal_basis"`
	Place      string                   `json:"place,omitempty"` // file:line of the rule
	Successors []string                 `json:"successors,omitempty"`
}

// Test is one comparison with the sentence that says it.
type Test struct {
	rules.Comparison
	Text string `json:"text"` // 年用电量：420万千瓦时 < 500万千瓦时，差80万千瓦时
}

// Sentences says the comparisons of a reason, each once; those of which one would be enough to
// turn the answer come as one sentence joined by "or".
func (r Reason) Sentences(l lang.Lang) []string {
	or := lang.Text{ZH: "，或 ", EN: ", or "}.In(l)
	var out []string
	last := 0
	for _, t := range r.Tests {
		switch {
		case t.Text == "" || slices.Contains(out, t.Text):
			continue
		case t.OneOf > 0 && t.OneOf == last:
			out[len(out)-1] += or + t.Text
		default:
			out = append(out, t.Text)
		}
		last = t.OneOf
	}
	return out
}

// Quote gives the articles that may be quoted on the day, in the order given.
func (w Writer) Quote(basis []rules.Basis) []LawRef {
	name := nameOf(basis)
	if refs, ok := w.written.quotes[name]; ok {
		return refs
	}
	refs := make([]LawRef, 0, len(basis))
	for _, b := range basis {
		q, ok := w.Set.Quote(b, w.Day)
		if !ok {
			continue
		}
		refs = append(refs, LawRef{
			Law: b.Law, Title: w.title(q.Title), Article: w.article(b.Article),
			Note: b.Note.In(w.Lang), Confidence: q.Confidence, Undated: q.Undated,
		})
	}
	refs = slices.Clip(refs)
	w.written.quotes[name] = refs
	return refs
}

// title puts a Chinese title in its marks, unless it has them or is no title of a document.
func (w Writer) title(t lang.Text) string { return t.In(w.Lang) }

// article writes "38, 40" as 第38、40条 or as art. 38, 40. What does not begin with a digit is
// a section named in Chinese and stays as it is.
func (w Writer) article(a string) string {
	if a == "" || a[0] < '0' || a[0] > '9' {
		return a
	}
	if w.Lang == lang.EN {
		if strings.ContainsAny(a, ",-") {
			return "arts. " + a
		}
		return "art. " + a
	}
	return "第" + strings.ReplaceAll(a, ", ", "、") + "条"
}

// Reason writes one reason. A reason whose own articles are all younger than the day keeps an
// empty list; the caller may fall back on the item's.
func (w Writer) Reason(r rules.Reason) Reason {
	row := Reason{
		Condition: r.Condition.In(w.Lang), Code: r.Code, Facts: map[string]profile.Value{},
		LegalBasis: w.Quote(r.Basis), Place: r.Place, Successors: r.Successors,
	}
	for _, c := range r.Tests {
		row.Facts[c.Fact] = c.Actual
		if c.Fact2 != "" {
			row.Facts[c.Fact2] = c.Actual2
		}
		row.Tests = append(row.Tests, Test{Comparison: c, Text: w.Comparison(c)})
	}
	return row
}

// Reasons writes several reasons; fallback are the articles for those that have none of their own.
func (w Writer) Reasons(reasons []rules.Reason, fallback []rules.Basis) []Reason {
	if len(reasons) == 0 {
		return []Reason{}
	}
	name := reasoned{&reasons[0], len(reasons), nameOf(fallback)}
	if rows, ok := w.written.reasons[name]; ok {
		return rows
	}
	rows := make([]Reason, 0, len(reasons))
	for _, r := range reasons {
		row := w.Reason(r)
		if len(row.LegalBasis) == 0 {
			row.LegalBasis = w.Quote(fallback)
		}
		rows = append(rows, row)
	}
	w.written.reasons[name] = rows
	return rows
}

// Department gives a department's name on the day.
func (w Writer) Department(id string) string {
	if id == "investor" {
		return lang.Text{ZH: "投资人", EN: "the investor"}.In(w.Lang)
	}
	if id == "system" {
		return lang.Text{ZH: "系统", EN: "the system"}.In(w.Lang)
	}
	return w.Set.DepartmentName(id, w.Day).In(w.Lang)
}

// Departments gives several names.
func (w Writer) Departments(ids []string) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		out = append(out, w.Department(id))
	}
	return out
}

// FactName gives a fact's short label, and its id where the rule set has no such fact.
func (w Writer) FactName(id string) string {
	if f := w.Set.Facts().Fact(id); f != nil {
		return f.Name.In(w.Lang)
	}
	return id
}

// FactNames gives several labels.
func (w Writer) FactNames(ids []string) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		out = append(out, w.FactName(id))
	}
	return out
}

// Value writes a value of a fact as a person reads it: an enum by its name, a number with its
// unit, a truth as yes or no.
func (w Writer) Value(id string, v profile.Value) string {
	f := w.Set.Facts().Fact(id)
	switch {
	case !v.IsKnown():
		return lang.Text{ZH: "未知", EN: "not known"}.In(w.Lang)
	case v.Kind() == profile.TruthKind && v.Truth():
		return lang.Text{ZH: "是", EN: "yes"}.In(w.Lang)
	case v.Kind() == profile.TruthKind:
		return lang.Text{ZH: "否", EN: "no"}.In(w.Lang)
	case f == nil:
		return v.String()
	}
	if f.Type == profile.EnumType {
		for _, c := range f.Values {
			if c.ID == v.Text() {
				return c.Name.In(w.Lang)
			}
		}
	}
	return Amount(v, f.Unit.In(w.Lang), w.Lang)
}
