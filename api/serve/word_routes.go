package serve

import (
	"maps"
	"net/http"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// Words are the names of what projects and cases speak of by id, in both languages, so that a page can
// change its language without asking again.
type Words struct {
	Today       calendar.Date `json:"today"`  // in China
	Lights      []LightWord   `json:"lights"` // the most severe first
	States      []StateWord   `json:"states"` // of a case
	Steps       []StepWord    `json:"steps"`  // of a case, in the order in which one usually goes
	Outcomes    []Word        `json:"outcomes"`
	Pauses      []PauseWord   `json:"pauses"`
	Breaches    []Word        `json:"breaches"`
	Causes      []Word        `json:"causes"` // to whom lost days are put down
	Limits      CaseLimits    `json:"limits"`
	Commitments StepWords     `json:"commitments"` // states and steps of a commitment
	Reminders   []StateWord   `json:"reminders"`   // states of a reminder
	// ReminderSteps are what happens to a reminder.
	ReminderSteps []Word `json:"reminder_steps"`
	Departments   []Word `json:"departments"`
	Streets       []Word `json:"streets"`
	Kinds         []Word `json:"kinds"` // of project
	Roles         []Word `json:"roles"`
}

// Word is an id and its name.
type Word struct {
	ID   string    `json:"id"`
	Name lang.Text `json:"name"`
}

// LightWord is a light, and the card that goes with it where one does.
type LightWord struct {
	Word
	Card lang.Text `json:"card,omitzero"`
}

// StateWord is a state; closed where nothing is left to do in it.
type StateWord struct {
	Word
	Closed bool `json:"closed,omitempty"`
}

// StepWord is a step, what has to be stated with it, and the article of law that it rests on.
type StepWord struct {
	Word
	Needs []string `json:"needs"`
	Law   LawWord  `json:"legal_basis"`
}

// StepWords are the states and steps of something that goes on by steps.
type StepWords struct {
	States []StateWord `json:"states"`
	Steps  []StepWord  `json:"steps"`
}

// PauseWord is something that stops the clocks; some do so for certain items only.
type PauseWord struct {
	Word
	OnlyIfSpecial bool    `json:"only_if_special,omitempty"`
	Law           LawWord `json:"legal_basis"`
}

// LawWord is an article of a law.
type LawWord struct {
	Law     lang.Text `json:"law"`
	Article string    `json:"article,omitempty"`
}

// CaseLimits are the working days that the law leaves.
type CaseLimits struct {
	Correction      DayLimit `json:"correction"` // to say everything that is missing
	Extension       DayLimit `json:"extension"`  // the most of one extension
	ExtensionJoint  DayLimit `json:"extension_joint"`
	ExtensionsTimes int      `json:"extension_times"`
	Delivery        DayLimit `json:"delivery"`
}

// DayLimit is a count of days and the article that sets it.
type DayLimit struct {
	Days int     `json:"days"`
	Unit string  `json:"unit"`
	Law  LawWord `json:"legal_basis"`
}

// wordRoutes are those of the words that pages speak in.
func (s *Server) wordRoutes() []Route {
	return []Route{{
		Name: "words", Method: http.MethodGet, Path: "/api/v1/words", Group: "catalogue", Action: "catalogue.read",
		Summary: lang.Text{
			ZH: "项目和办件的用语（中英文）：亮灯、状态、步骤及其法律依据、暂停事由、部门、街道（镇）",
			EN: "The words of projects and cases in both languages: lights, states, steps with their law, pauses, departments, streets"},
		Answer: Words{}, Handle: followed(readWords),
	}}
}

func readWords(c *Call) error {
	set, clocks, book, matters := c.Server.Rules(), c.Server.Track.Clocks(), c.Server.Track.Book(), c.Server.Track.Commitments()
	today := project.DateOf(c.Server.Now())
	w := Words{
		Today: today, Outcomes: wordsOf(book.Outcomes), Causes: wordsOf(clocks.Causes),
		Lights: []LightWord{}, Pauses: []PauseWord{}, Departments: []Word{}, Breaches: []Word{}, Kinds: []Word{}, Streets: []Word{}, Roles: []Word{},
		States: statesOf(book.States), Steps: c.stepsOf(book.Steps, handling.StepNames()),
		Commitments: StepWords{statesOf(matters.States), c.stepsOf(matters.Steps, slices.Sorted(maps.Keys(matters.Steps)))},
		Reminders:   statesOf(c.Server.Track.Reminders().States),
		Limits: CaseLimits{
			Correction: c.dayLimit(book.Correction), Extension: c.dayLimit(book.Extension.Most), ExtensionJoint: c.dayLimit(book.Extension.Joint),
			ExtensionsTimes: book.Extension.Times, Delivery: c.dayLimit(book.Delivery),
		},
	}
	steps := map[string]lang.Text{}
	for id, row := range c.Server.Track.Reminders().Steps {
		steps[id] = row.Name
	}
	w.ReminderSteps = wordsOf(steps)
	for _, l := range clocks.Lights {
		w.Lights = append(w.Lights, LightWord{Word{l.ID, l.Name}, l.Card})
	}
	for _, id := range slices.Sorted(maps.Keys(book.Pauses)) {
		p := book.Pauses[id]
		w.Pauses = append(w.Pauses, PauseWord{Word{id, p.Name}, p.OnlyIfSpecial, c.law(p.Basis)})
	}
	for _, id := range slices.Sorted(maps.Keys(book.Breaches)) {
		w.Breaches = append(w.Breaches, Word{id, book.Breaches[id].Name})
	}
	for _, id := range set.Departments() {
		w.Departments = append(w.Departments, Word{id, set.DepartmentName(id, today)})
	}
	for _, s := range c.Server.Projects.Terms().Streets {
		w.Streets = append(w.Streets, Word(s))
	}
	if kind := set.Facts().Fact(set.Vocabulary().ProjectKind); kind != nil {
		for _, v := range kind.Values {
			w.Kinds = append(w.Kinds, Word(v))
		}
	}
	if c.Server.Access != nil {
		for _, r := range c.Server.Access().Roles() {
			w.Roles = append(w.Roles, Word{r.ID, r.Name})
		}
	}
	return c.JSON(w)
}

// wordsOf are names by their ids, in order of the ids.
func wordsOf(names map[string]lang.Text) []Word {
	list := make([]Word, 0, len(names))
	for _, id := range slices.Sorted(maps.Keys(names)) {
		list = append(list, Word{id, names[id]})
	}
	return list
}

func statesOf(rows map[string]handling.StateRow) []StateWord {
	list := make([]StateWord, 0, len(rows))
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		list = append(list, StateWord{Word{id, rows[id].Name}, rows[id].Closed})
	}
	return list
}

func (c *Call) stepsOf(rows map[string]handling.StepRow, order []string) []StepWord {
	list := make([]StepWord, 0, len(order))
	for _, id := range order {
		row := rows[id]
		list = append(list, StepWord{Word{id, row.Name}, append([]string{}, row.Needs...), c.law(row.Basis)})
	}
	return list
}

func (c *Call) dayLimit(l handling.Limit) DayLimit {
	return DayLimit{Days: l.N, Unit: l.Unit, Law: c.law(l.Basis)}
}

// law is an article with the name of its law.
func (c *Call) law(b rules.Basis) LawWord {
	word := LawWord{Law: lang.Text{ZH: b.Law, EN: b.Law}, Article: b.Article}
	if law := c.Server.Rules().Law(b.Law); law != nil {
		word.Law = law.Title
	}
	return word
}
