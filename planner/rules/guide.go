package rules

import (
	"slices"

	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// Guide is what service guides say that no item says of itself (policies/guide): where papers are
// handed in, whom to ask, and the steps that items of one kind have in common.
type Guide struct {
	Confidence string       `json:"confidence" oneof:"low medium high"`
	Note       lang.Text    `json:"note,omitzero"`
	Adviser    Contact      `json:"adviser"`
	Windows    []Window     `json:"windows"`
	Samples    lang.Text    `json:"samples,omitzero"` // where a sample of a paper is found, where its paper does not say
	Steps      []KindsSteps `json:"steps,omitempty"`
}

// Contact is somebody who may be asked.
type Contact struct {
	Name       lang.Text `json:"name"`
	Telephone  string    `json:"telephone"`
	Hours      lang.Text `json:"hours"`
	Confidence string    `json:"confidence" oneof:"low medium high"`
}

// Window is where items are taken in.
type Window struct {
	ID string `json:"id"`
	Contact
	Address     lang.Text `json:"address"`
	Departments []string  `json:"departments,omitempty"` // that lead the items; none where it takes in those of all others
}

// KindsSteps are the steps of items of one kind.
type KindsSteps struct {
	Kind       string      `json:"kind"`
	Confidence string      `json:"confidence" oneof:"low medium high"`
	Steps      []GuideStep `json:"steps"`
}

// GuideStep is one step of an item as an applicant goes through it.
type GuideStep struct {
	Name       lang.Text `json:"name"`
	Text       lang.Text `json:"text"`
	LegalBasis []Basis   `json:"legal_basis,omitempty"`
}

// Guide is what the rule set says for service guides; nil where it says nothing.
func (s *Set) Guide() *Guide { return s.guide }

// WindowOf gives the window that takes in what a department leads; nil where there is none.
func (g *Guide) WindowOf(department string) *Window {
	if g == nil {
		return nil
	}
	var others *Window
	for i := range g.Windows {
		w := &g.Windows[i]
		if slices.Contains(w.Departments, department) {
			return w
		}
		if len(w.Departments) == 0 {
			others = w
		}
	}
	return others
}

// StepsOf gives the steps of an item, its own or those of its kind, and how sure we are of them.
func (g *Guide) StepsOf(item *Item) (steps []GuideStep, confidence string) {
	switch {
	case len(item.Steps) > 0:
		return item.Steps, item.Confidence
	case g != nil:
		for i := range g.Steps {
			if g.Steps[i].Kind == item.Kind {
				return g.Steps[i].Steps, g.Steps[i].Confidence
			}
		}
	}
	return nil, ""
}

// Asked gives the facts on which it rests whether an item applies, in asking order.
func (s *Set) Asked(item *Item) []string {
	var ids []string
	for slot := range s.facts.List {
		if id := s.facts.List[slot].ID; id != profile.ReferenceDate && item.applies.reads(slot) {
			ids = append(ids, id)
		}
	}
	return ids
}

// guide checks the windows and steps.
func (c *checker) guide() {
	g := c.set.guide
	if g == nil {
		return
	}
	others := 0
	seen := map[string]bool{}
	for i := range g.Windows {
		w, at := &g.Windows[i], "/windows/"+itoa(i)
		if len(w.Departments) == 0 {
			if others++; others > 1 {
				c.add("rules.guide.windows", "guide", at)
			}
		}
		if seen[w.ID] {
			c.add("rules.guide.twice", "guide", at+"/id", w.ID)
		}
		seen[w.ID] = true
		for k, id := range w.Departments {
			c.department(id, "guide", at+"/departments/"+itoa(k))
			if seen["department "+id] {
				c.add("rules.guide.twice", "guide", at+"/departments/"+itoa(k), id)
			}
			seen["department "+id] = true
		}
	}
	if others == 0 {
		c.add("rules.guide.windows", "guide", "/windows")
	}
	for i := range g.Steps {
		of, at := &g.Steps[i], "/steps/"+itoa(i)
		c.term(c.set.vocabulary.Kinds, of.Kind, "guide", at+"/kind")
		if seen["kind "+of.Kind] {
			c.add("rules.guide.twice", "guide", at+"/kind", of.Kind)
		}
		seen["kind "+of.Kind] = true
		c.guideSteps(of.Steps, "guide", at+"/steps")
	}
}

// guideSteps checks the law that steps quote.
func (c *checker) guideSteps(steps []GuideStep, folder, at string) {
	for i := range steps {
		c.basis(steps[i].LegalBasis, folder, at+"/"+itoa(i)+"/legal_basis")
	}
}
