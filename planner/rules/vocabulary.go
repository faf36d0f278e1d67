package rules

import "sevenlists/planner/lang"

// Term is an id with the name a reader sees.
type Term struct {
	ID   string    `json:"id"`
	Name lang.Text `json:"name"`
}

// Column is one column of one of the seven lists.
type Column struct {
	ID    string    `json:"id"`
	Title lang.Text `json:"title"`
	Type  string    `json:"type" oneof:"text number date boolean money"` // text, number, date, boolean, or money in fen
	// Values name the codes that a cell may hold, where no term of the vocabulary does.
	Values []Term `json:"values,omitempty"`
}

// List is one of the seven lists as the district names it (policies/lists).
type List struct {
	ID       string    `json:"id"`
	No       int       `json:"no"`
	Title    lang.Text `json:"title"`
	Question lang.Text `json:"question"`
	Columns  []Column  `json:"columns"`
}

// Milestones names the items that Go knows by their role (policies/route).
type Milestones struct {
	StartOfWorks string   `json:"start_of_works"`
	Completion   []string `json:"completion"` // in order of preference
	Works        struct {
		ID           string    `json:"id"`
		Name         lang.Text `json:"name"`
		DurationFact string    `json:"duration_fact"` // calendar days
		BeforePhase  string    `json:"before_phase"`  // the works stand before its items
	} `json:"works"`
}

// Vocabulary is everything a district may name its own way, in its order.
type Vocabulary struct {
	Milestones      Milestones `json:"milestones"`
	Phases          []Term     `json:"phases"`
	Kinds           []Term     `json:"kinds"`
	Levels          []Term     `json:"levels"`
	Pers            []Term     `json:"pers"`
	EdgeKinds       []Term     `json:"edge_kinds"`
	Variants        []Term     `json:"variants"`
	CommitmentModes []Term     `json:"commitment_modes"`
	Ways            []Term     `json:"ways,omitempty"` // of handling an item
	Sources         []Term     `json:"material_sources"`
	Severities      []Term     `json:"severities"`
	// ProjectKind is the fact by whose value projects are told apart in listings.
	ProjectKind string `json:"project_kind,omitempty"`
	// TellingFacts are the facts by whose values projects are told apart: a project of which none makes
	// any difference fits no rule.
	TellingFacts []string `json:"telling_facts,omitempty"`
	PlotKinds    []Term   `json:"plot_kinds,omitempty"`
	// Splitting is the problem as which a plan shows that a part escapes what the whole project needs.
	Splitting string `json:"splitting,omitempty"`
	Forms     []Term `json:"material_forms,omitempty"`
	Seals     []Term `json:"material_seals,omitempty"`
	// Dresses, Renewals and Visits say what holds in the whole district where an item does not say.
	Dresses  []DressDefault   `json:"material_defaults,omitempty"`
	Renewals []RenewalDefault `json:"renewal_defaults,omitempty"`
	Visits   VisitRules       `json:"visits,omitzero"`
	Lists    []List           `json:"-"`
}

// NameOf gives the name of an id among the terms, and the id itself where there is none.
func NameOf(terms []Term, id string, l lang.Lang) string {
	for _, t := range terms {
		if t.ID == id {
			return t.Name.In(l)
		}
	}
	return id
}

// Payers are those who may pay, with their names, as the column of payers in the lists has them.
func (v *Vocabulary) Payers() []Term {
	for i := range v.Lists {
		for _, c := range v.Lists[i].Columns {
			if c.ID == "payer" && len(c.Values) > 0 {
				return c.Values
			}
		}
	}
	return nil
}

// PayerName names who pays; its id where nobody does.
func (v *Vocabulary) PayerName(id string, l lang.Lang) string { return NameOf(v.Payers(), id, l) }
