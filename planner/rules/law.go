package rules

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// Law is one document of law (policies/law) with its versions.
type Law struct {
	ID         string    `json:"-"`
	Title      lang.Text `json:"title"`
	Number     string    `json:"number,omitempty"`
	Confidence string    `json:"confidence" oneof:"low medium high"`
	Versions   []Version `json:"versions"`
	Note       lang.Text `json:"note,omitzero"`
}

// Version is one text of a document of law and the time in which it held.
type Version struct {
	Period
	Name    lang.Text `json:"name,omitzero"`
	Number  string    `json:"number,omitempty"`
	Undated bool      `json:"undated,omitempty"` // nobody here knows since when it holds
	Note    lang.Text `json:"note,omitzero"`
}

// Quotation is an article as it may be quoted on a day.
type Quotation struct {
	Basis
	Title      lang.Text
	Confidence string
	Undated    bool
}

// Quote gives an article in the version that is in force on the day. A document that is
// younger than the day, or that no longer holds, is not quoted: ok is then false.
func (s *Set) Quote(b Basis, day calendar.Date) (Quotation, bool) {
	law := s.laws[b.Law]
	if law == nil || !b.Holds(day) {
		return Quotation{}, false
	}
	if len(law.Versions) == 0 {
		return Quotation{Basis: b, Title: law.Title, Confidence: law.Confidence, Undated: true}, true
	}
	for i := range law.Versions {
		v := &law.Versions[i]
		if v.Undated || v.Holds(day) {
			number := v.Number
			if number == "" {
				number = law.Number
			}
			return Quotation{Basis: b, Title: titleOf(law.Title, number, v.Name), Confidence: law.Confidence, Undated: v.Undated}, true
		}
	}
	return Quotation{}, false
}

// titleOf writes a document's title with its number or the name of its version.
func titleOf(title lang.Text, number string, version lang.Text) lang.Text {
	zh, en := title.ZH, title.EN
	switch {
	case !version.IsZero():
		zh += "（" + version.In(lang.ZH) + "）"
		en += " (" + version.In(lang.EN) + ")"
	case number != "" && number != title.ZH:
		zh += "（" + number + "）"
		en += " (" + number + ")"
	}
	return lang.Text{ZH: zh, EN: en}
}

// Department is an authority or another body that handles items or answers questions.
type Department struct {
	Names []struct {
		Period
		lang.Text
	} `json:"names"`
	Confidence string    `json:"confidence,omitempty" oneof:"low medium high"`
	Note       lang.Text `json:"note,omitzero"`
}

// NameOn gives a department's name on a day; its newest name where none holds.
func (d *Department) NameOn(day calendar.Date) lang.Text {
	for _, n := range d.Names {
		if n.Holds(day) {
			return n.Text
		}
	}
	if len(d.Names) == 0 {
		return lang.Text{}
	}
	return d.Names[len(d.Names)-1].Text
}

// Problem is a contradiction that early study looks for (policies/problems).
type Problem struct {
	ID         string    `json:"-"`
	Origin     string    `json:"-"` // profile, plan or raised
	Name       lang.Text `json:"name"`
	Severity   string    `json:"severity" oneof:"stop delay cost"` // stop, delay or cost
	Category   string    `json:"category,omitempty"`
	Solver     string    `json:"solver"`
	Helpers    []string  `json:"helpers,omitempty"`
	Affects    []string  `json:"affects,omitempty"`
	AffectsAll bool      `json:"affects_all,omitempty"`
	Suggestion lang.Text `json:"suggestion"`
	DueDays    int       `json:"due_days,omitempty"` // working days after the plan's start
	LegalBasis []Basis   `json:"legal_basis,omitempty"`
	Confidence string    `json:"confidence" oneof:"low medium high"`
	Note       lang.Text `json:"note,omitzero"`
	Regimes    []Regime  `json:"regimes,omitempty"`

	found  condition
	faulty bool // while loading: its data could not be read
}

// Target is a published time target (policies/targets).
type Target struct {
	Period
	ID         string              `json:"id"`
	Name       lang.Text           `json:"name"`
	When       map[string][]string `json:"when,omitempty"` // fact: allowed values, as text
	Limit      Days                `json:"limit"`
	Clock      string              `json:"clock" oneof:"approval elapsed"`                        // approval or elapsed
	Measure    string              `json:"measure" oneof:"before_start completion total between"` // before_start, completion, total or between
	Between    []string            `json:"between,omitempty"`                                     // of the measure between: its two points, as of a Stretch
	LegalBasis []Basis             `json:"legal_basis,omitempty"`
	Confidence string              `json:"confidence" oneof:"low medium high"`
	Note       lang.Text           `json:"note,omitzero"`
}

// Stretch is a length of time between two points of a plan that a district wants measured
// (policies/targets, `measures`).
type Stretch struct {
	ID   string    `json:"id"`
	Name lang.Text `json:"name"`
	// Between are the two points: ids of items, milestones by their role, or facts of type date.
	Between []string  `json:"between"`
	Note    lang.Text `json:"note,omitzero"`
}

// The points of a plan that are named by their role. The works are another, by their own id.
const (
	PointStart        = "start"          // the day on which the route begins
	PointStartOfWorks = "start_of_works" // when the works may begin
	PointCompletion   = "completion"     // the milestone with which completion ends
	PointFinish       = "finish"         // the end of the last required item
)

var pointRoles = []string{PointStart, PointStartOfWorks, PointCompletion, PointFinish}

// IsPoint reports whether a word names a point of a plan: a role, the works, an item or a fact of
// type date. Otherwise it gives the nearest word that does.
func (s *Set) IsPoint(word string) (nearest string, ok bool) {
	known := append(slices.Clone(pointRoles), s.vocabulary.Milestones.Works.ID)
	for _, item := range s.items {
		known = append(known, item.ID)
	}
	for i := range s.facts.List {
		if f := &s.facts.List[i]; f.Type == profile.DateType {
			known = append(known, f.ID)
		}
	}
	if slices.Contains(known, word) {
		return "", true
	}
	return fault.Nearest(word, known), false
}
