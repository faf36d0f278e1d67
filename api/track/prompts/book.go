package prompts

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// folder is where the rules of prompts stand below those of the district.
const folder = "supervision/prompts"

// Book is which prompts arise, as the district words it (policies/supervision/prompts).
type Book struct {
	At          string                `json:"at"` // hour and minute in China from which a day's run is made
	Roles       map[string]Role       `json:"roles"`
	Else        []string              `json:"else"` // roles, the first of which somebody has is told where nobody has one of a step's
	Escalations map[string]Escalation `json:"escalations"`
	About       lang.Text             `json:"about"` // below each text, for those who may follow the project
	Kinds       map[string]Kind       `json:"kinds"`
	Follows     []Follow              `json:"follows"`

	at time.Duration // after midnight
}

// Where the accounts of a role are found.
const (
	OfOwner      = "owner"
	OfAgent      = "agent"
	OfAdviser    = "adviser"
	OfDepartment = "department"
	OfDistrict   = "district"
)

// Role is to whom a prompt goes.
type Role struct {
	Name    lang.Text `json:"name"`
	Of      string    `json:"of" oneof:"owner agent adviser department district"`
	Account string    `json:"account,omitempty"` // id of the role of accounts, in a department or the district
	Named   bool      `json:"named,omitempty"`   // where the matter names somebody, that one alone
}

// Escalation is how a prompt goes up while nobody acts.
type Escalation struct {
	Unacknowledged int       `json:"unacknowledged" least:"1"` // working days
	Unsettled      int       `json:"unsettled" least:"1"`      // working days
	To             []string  `json:"to"`                       // roles, one after the other
	Text           lang.Text `json:"text"`
}

// Kind is one kind of matter.
type Kind struct {
	Name lang.Text `json:"name"`
	// Within is when a matter is due that has no day of its own, counted from its beginning.
	Within *rules.Span `json:"within,omitempty"`
	// LegalBasis is what sets the day; without it the district does.
	LegalBasis *rules.Basis `json:"legal_basis,omitempty"`
	Confidence string       `json:"confidence" oneof:"low medium high"`
	Steps      []Step       `json:"steps"`
}

// Step is one prompt of a kind.
type Step struct {
	ID         string    `json:"id"`
	When       When      `json:"when"`
	To         []string  `json:"to"` // roles
	Severity   string    `json:"severity" oneof:"info warning red"`
	Escalation string    `json:"escalation,omitempty"`
	Text       lang.Text `json:"text"`
}

// When is the day of a step: one of these.
type When struct {
	Begun   bool   `json:"begun,omitempty"`
	Percent int    `json:"percent,omitempty"` // of its working days that were used
	Before  int    `json:"before,omitempty"`  // working days
	OnDay   bool   `json:"on_day,omitempty"`
	After   int    `json:"after,omitempty"` // working days
	Every   int    `json:"every,omitempty"` // with After: again, in working days
	Light   string `json:"light,omitempty"` // id of a light of policies/supervision/lights
}

// Follow is what has to follow a certificate.
type Follow struct {
	Kind   string     `json:"kind"`
	After  string     `json:"after"`           // id of the item that was granted
	Until  string     `json:"until,omitempty"` // id of the item that is to have been handed in
	Within rules.Span `json:"within"`
}

// Red is the severity of what is told on every day.
const Red = "red"

// mostText is how many characters a text may have: fewer than a text message.
const mostText = 69

// ReadBook reads which prompts arise from the rules of supervision. It returns a fault.List of RuleBroken
// that names everything that the program would not know what to do with, with file and line.
func ReadBook(b *rules.Beside) (*Book, error) {
	book := &Book{}
	if err := b.Decode(folder, book); err != nil {
		return nil, err
	}
	r := reader{b: b, book: book}
	at, err := time.Parse("15:04", book.At)
	if book.at = time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute; err != nil {
		r.wrong("prompt.book.hour", "/at", book.At)
	}
	for _, id := range slices.Sorted(maps.Keys(book.Roles)) {
		role := book.Roles[id]
		if wide := role.Of == OfDepartment || role.Of == OfDistrict; wide != (role.Account != "") {
			r.wrong("prompt.book.role", "/roles/"+id, id)
		}
	}
	r.roles("/else", book.Else)
	for _, id := range slices.Sorted(maps.Keys(book.Escalations)) {
		e := book.Escalations[id]
		r.roles("/escalations/"+id+"/to", e.To)
		r.text("/escalations/"+id+"/text", e.Text)
	}
	for _, id := range slices.Sorted(maps.Keys(book.Kinds)) {
		r.kind("/kinds/"+id, book.Kinds[id])
	}
	for i, f := range book.Follows {
		r.known("/follows/"+strconv.Itoa(i)+"/kind", f.Kind, slices.Sorted(maps.Keys(book.Kinds)))
	}
	return book, r.faults.Err()
}

// reader gathers what is wrong with a book.
type reader struct {
	b      *rules.Beside
	book   *Book
	faults fault.List
}

func (r *reader) wrong(code, at string, args ...any) {
	r.faults.Add(fault.New(fault.RuleBroken, code, r.b.Place(folder, at), args...))
}

func (r *reader) known(at, id string, known []string) {
	if !slices.Contains(known, id) {
		r.wrong("prompt.book.unknown", at, id, fault.Nearest(id, known))
	}
}

func (r *reader) roles(at string, ids []string) {
	if len(ids) == 0 {
		r.wrong("prompt.book.nobody", at)
	}
	for i, id := range ids {
		r.known(at+"/"+strconv.Itoa(i), id, slices.Sorted(maps.Keys(r.book.Roles)))
	}
}

func (r *reader) kind(at string, k Kind) {
	if len(k.Steps) == 0 {
		r.wrong("prompt.book.steps", at)
	}
	seen := map[string]bool{}
	for i := range k.Steps {
		s, at := &k.Steps[i], at+"/steps/"+strconv.Itoa(i)
		if s.ID == "" || seen[s.ID] {
			r.wrong("prompt.book.step_id", at+"/id", s.ID)
		}
		seen[s.ID] = true
		if !s.When.single() {
			r.wrong("prompt.book.when", at+"/when", s.ID)
		}
		r.roles(at+"/to", s.To)
		if s.Escalation != "" {
			r.known(at+"/escalation", s.Escalation, slices.Sorted(maps.Keys(r.book.Escalations)))
		}
		r.text(at+"/text", s.Text)
	}
}

// single reports whether exactly one day is asked for, and one that can be.
func (w *When) single() bool {
	n := 0
	for _, is := range []bool{w.Begun, w.Percent != 0, w.Before != 0, w.OnDay, w.After != 0, w.Light != ""} {
		if is {
			n++
		}
	}
	return n == 1 && 0 <= w.Percent && w.Percent <= 100 && 0 <= w.Before && 0 <= w.After && 0 <= w.Every && (w.Every == 0 || w.After > 0)
}

// text refuses a text that is too long at its longest, or that could name somebody.
func (r *reader) text(at string, t lang.Text) {
	for _, text := range []string{t.ZH, t.EN} {
		longest := fill(text, "2026-12-31", "999")
		switch {
		case utf8.RuneCountInString(longest) > mostText:
			r.wrong("prompt.book.text_long", at, text, mostText)
		case strings.ContainsAny(fill(text, "", ""), "{}0123456789０１２３４５６７８９@"):
			r.wrong("prompt.book.text_private", at, text)
		}
	}
}

// fill puts day and number of days into a text.
func fill(text, due, days string) string {
	return strings.NewReplacer("{due}", due, "{days}", days).Replace(text)
}

// Begins is how long after midnight in China a day's run is made.
func (b *Book) Begins() time.Duration { return b.at }

// Step gives a step of a kind by its id, nil where there is none.
func (b *Book) Step(kind, id string) *Step {
	steps := b.Kinds[kind].Steps
	for i := range steps {
		if steps[i].ID == id {
			return &steps[i]
		}
	}
	return nil
}

// Up gives the role that is told next, after so many levels, and whether there is one.
func (e *Escalation) Up(level int) (string, bool) {
	if level < 0 || level >= len(e.To) {
		return "", false
	}
	return e.To[level], true
}

// Wait is how many working days pass before a prompt goes up.
func (e *Escalation) Wait(acknowledged bool) int {
	if acknowledged {
		return cmp.Or(e.Unsettled, 1)
	}
	return cmp.Or(e.Unacknowledged, 1)
}
