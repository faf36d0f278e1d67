package rules

import (
	"slices"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// Preparation is design or a service that must be done before an item can be handed in
// (policies/preparation). Its days enter neither clock.
type Preparation struct {
	ID         string              `json:"id"`
	When       map[string][]string `json:"when,omitempty"` // fact: allowed values, as text
	After      []PreparationEdge   `json:"after,omitempty"`
	Before     []string            `json:"before"`          // items that wait for it
	Makes      []string            `json:"makes,omitempty"` // papers of those items
	Confidence string              `json:"confidence" oneof:"low medium high"`
	Note       lang.Text           `json:"note,omitzero"`

	Name        lang.Text `json:"-" data:"-"` // of a service that by which items call it
	WorkingDays *int      `json:"-" data:"-"` // typical; nil where none are stated
	Bearer      string    `json:"-" data:"-"` // who pays for it: owner or government
	Service     string    `json:"-" data:"-"` // the intermediary service that it is; empty for design
	CountedIn   string    `json:"-" data:"-"` // special procedure of the items that has its days already
	Accompanies bool      `json:"-" data:"-"` // goes along with the works: nothing waits for it
}

// PreparationEdge is something that a preparation waits for.
type PreparationEdge struct {
	Item   string     `json:"item"` // an item, or the works
	AtRisk *EarlyRisk `json:"at_risk,omitempty"`
}

// EarlyRisk says that a preparation may begin before what it waits for, and what that risks.
type EarlyRisk struct {
	Draft string `json:"draft,omitempty"` // the design activity on whose draft it then begins
	Risk
}

// Risk says who bears it when something was begun too early, and what is lost.
type Risk struct {
	Bears string    `json:"bears" oneof:"owner government"`
	Lost  lang.Text `json:"lost"`
}

// Early is what is said of everything that is begun before it must be.
type Early struct {
	SureAfter   []string `json:"sure_after"`  // items after which the land and the project are sure
	Preparation Risk     `json:"preparation"` // of design and services without a risk of their own
	Items       Risk     `json:"items"`       // of items that do not wait for what custom puts first
	Confidence  string   `json:"confidence" oneof:"low medium high"`
}

// activity is a row of preparation/design, service one of preparation/services.
type (
	activity struct {
		Preparation
		Title  lang.Text `json:"name"`
		Days   *int      `json:"working_days,omitempty"`
		PaidBy string    `json:"paid_by" oneof:"owner government"`
	}
	service struct {
		Preparation
		ServiceID string `json:"service,omitempty"` // where it is not the row's own id
		Counted   string `json:"counted_in,omitempty"`
		Along     bool   `json:"accompanies_works,omitempty"`
	}
)

// preparationFolders are the parts of preparation, all of which a district may leave out.
var preparationFolders = []string{"design", "services", "early_start"}

// Preparations are the design activities and then the services, in the order of the files.
func (s *Set) Preparations() []*Preparation { return s.preparations }

// Early says what is risked by beginning early; the zero Early where the rule set does not say.
func (s *Set) Early() Early { return s.early }

// readPreparation reads what comes before the items, where a rule set has it.
func (s *Set) readPreparation(src *files, faults *fault.List) {
	var design struct {
		Activities []activity `json:"activities"`
	}
	var services struct {
		Services []service `json:"services"`
	}
	optional(src, "preparation/design", &design, faults)
	optional(src, "preparation/services", &services, faults)
	optional(src, "preparation/early_start", &s.early, faults)
	for i := range design.Activities {
		a := &design.Activities[i]
		a.Name, a.WorkingDays, a.Bearer = a.Title, a.Days, a.PaidBy
		s.preparations = append(s.preparations, &a.Preparation)
	}
	for i := range services.Services {
		v := &services.Services[i]
		v.Service, v.CountedIn, v.Accompanies = v.ServiceID, v.Counted, v.Along
		if v.Service == "" {
			v.Service = v.ID
		}
		s.preparations = append(s.preparations, &v.Preparation)
	}
}

// describeServices takes over what the items say of the services that are prepared for them: name,
// who commissions them, and days; of several items the longest.
func (s *Set) describeServices() {
	for _, p := range s.preparations {
		for _, id := range p.Before {
			n := s.byID[id].ServiceOf(p.Service)
			if n == nil {
				continue
			}
			if p.Name.IsZero() {
				p.Name, p.Bearer = n.Name, n.CommissionedBy
			}
			if days := n.WorkingDays; days != nil && (p.WorkingDays == nil || *p.WorkingDays < *days) {
				p.WorkingDays = days
			}
		}
	}
}

// ServiceOf gives the service of that id which an item names; nil where it names none.
func (i *Item) ServiceOf(id string) *Service {
	if i == nil {
		return nil
	}
	for k := range i.Intermediaries {
		if i.Intermediaries[k].ID == id {
			return &i.Intermediaries[k]
		}
	}
	return nil
}

// optional reads the data of one folder that a rule set may do without.
func optional[T any](src *files, folder string, into *T, faults *fault.List) {
	if t := src.trees[folder]; t != nil {
		*faults = append(*faults, t.decode(into, func(key string) bool { return src.reads(folder, key) })...)
	}
}

// preparation checks what the rows of preparation say of the items, papers and facts.
func (c *checker) preparation() {
	places := map[string]int{"preparation/design": 0, "preparation/services": 0}
	for i, id := range c.set.early.SureAfter {
		c.exists(id, "preparation/early_start", "/sure_after/"+itoa(i))
	}
	seen := map[string]bool{}
	for _, p := range c.set.preparations {
		folder, list := "preparation/design", "/activities/"
		if p.Service != "" {
			folder, list = "preparation/services", "/services/"
		}
		at := list + itoa(places[folder])
		places[folder]++
		if seen[p.ID] || c.set.byID[p.ID] != nil || p.ID == c.set.vocabulary.Milestones.Works.ID {
			c.add("rules.preparation.id", folder, at+"/id", p.ID)
		}
		seen[p.ID] = true
		if !c.set.faultyFacts {
			c.when(p.When, folder, at+"/when")
		}
		c.prepared(p, folder, at)
	}
}

// prepared checks one row against the items that it comes before and after.
func (c *checker) prepared(p *Preparation, folder, at string) {
	for i, e := range p.After {
		place := at + "/after/" + itoa(i)
		if e.Item != c.set.vocabulary.Milestones.Works.ID {
			c.exists(e.Item, folder, place+"/item")
		}
		if e.AtRisk != nil && e.AtRisk.Draft != "" {
			c.draft(p, e, folder, place+"/at_risk/draft")
		}
	}
	var papers []string
	for i, id := range p.Before {
		place := at + "/before/" + itoa(i)
		c.exists(id, folder, place)
		item := c.set.byID[id]
		if item == nil || item.faulty {
			return // its papers are not known: more would only repeat it
		}
		for k := range item.Materials {
			papers = append(papers, item.Materials[k].ID)
		}
		if p.Service != "" {
			c.serves(p, item, folder, at)
		}
	}
	if len(p.Before) == 0 {
		c.add("rules.data.missing", folder, at+"/before", "before")
	}
	for i, id := range p.Makes {
		if !contains(papers, id) {
			c.add("rules.preparation.paper", folder, at+"/makes/"+itoa(i), id, p.ID, fault.Nearest(id, papers))
		}
	}
}

// serves checks that an item names the service, and the procedure that has its days.
func (c *checker) serves(p *Preparation, item *Item, folder, at string) {
	if item.ServiceOf(p.Service) == nil {
		ids := make([]string, len(item.Intermediaries))
		for k := range item.Intermediaries {
			ids[k] = item.Intermediaries[k].ID
		}
		c.add("rules.preparation.service", folder, at, item.ID, p.Service, fault.Nearest(p.Service, ids))
	}
	if p.CountedIn == "" {
		return
	}
	procedures := make([]string, len(item.Procedures))
	for k := range item.Procedures {
		procedures[k] = item.Procedures[k].ID
	}
	if !contains(procedures, p.CountedIn) {
		c.add("rules.preparation.counted", folder, at+"/counted_in", item.ID, p.CountedIn, fault.Nearest(p.CountedIn, procedures))
	}
}

// draft checks that a draft comes before the item whose end is not waited for: else beginning on it
// would begin later.
func (c *checker) draft(p *Preparation, e PreparationEdge, folder, at string) {
	ids := []string{}
	for _, d := range c.set.preparations {
		if d != p && contains(d.Before, e.Item) {
			ids = append(ids, d.ID)
		}
	}
	if !contains(ids, e.AtRisk.Draft) {
		c.add("rules.preparation.draft", folder, at, e.AtRisk.Draft, e.Item, fault.Nearest(e.AtRisk.Draft, ids))
	}
}

// Fits says whether a project is one of those that facts and their allowed values choose:
// NotRequired where a fact says otherwise, Possible where one that decides is not known, with those
// facts.
func (s *Set) Fits(when map[string][]string, of *profile.Profile) (Verdict, []string) {
	var missing []string
	for _, id := range sortedKeys(when) {
		slot, _ := s.facts.Slot(id)
		v := of.Value(slot)
		switch {
		case !v.IsKnown():
			missing = append(missing, id)
		case !slices.Contains(when[id], v.String()):
			return NotRequired, nil
		}
	}
	if len(missing) > 0 {
		return Possible, missing
	}
	return Required, nil
}

// Removed says whether a regional result makes a service of an item needless for such a project:
// Required where it does, Possible where facts that are not known decide, with those facts.
func (s *Set) Removed(v *Service, of *profile.Profile) (Verdict, []string) {
	if v.RemovedBy == nil || len(v.RemovedBy.When) == 0 {
		return NotRequired, nil
	}
	return s.Fits(v.RemovedBy.When, of)
}
