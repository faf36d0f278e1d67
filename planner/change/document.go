package change

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// Document says what a change of a project means for all that it has obtained.
type Document struct {
	Project struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	} `json:"project"`
	Rules string        `json:"rules"` // revision of the rule set
	On    calendar.Date `json:"on"`    // the day by whose rules a change is weighed
	Lang  lang.Lang     `json:"lang"`
	// Changes are the results that a change touches, the gravest first, then in the order of the catalogue.
	Changes []Row `json:"changes"`
	// Untouched are the items obtained that rest on nothing that has changed.
	Untouched []string `json:"untouched"`
	// NotCompared are facts that some result rests on and that were not known then and are not now.
	NotCompared []NotCompared `json:"not_compared"`
}

// NotCompared is such a fact with those who would answer it and the items it would tell about.
type NotCompared struct {
	Fact    string   `json:"fact"`
	Name    string   `json:"name"`
	Ask     string   `json:"ask"` // department id, investor or system
	AskName string   `json:"ask_name"`
	Items   []string `json:"items"`
}

// Held is one thing that a project has obtained.
type Held struct {
	Progress profile.Progress // obtained; its own facts hold over those of Before
	// Before is the project as it was decided when the item was obtained; nil where nobody knows.
	Before *rules.Decision
}

// HeldOf lists what a decided project has obtained by its own profile, all as one decision had it.
func HeldOf(is, before *rules.Decision) []Held {
	var list []Held
	for _, done := range is.Profile.Progress {
		if done.State == profile.Obtained {
			list = append(list, Held{done, before})
		}
	}
	return list
}

// Make weighs everything that a project has obtained. Is is the project as it is decided now; what is no
// item of the catalogue is passed over.
//
// It returns a fault.Error of kind RuleBroken when a derivation fails.
func Make(set *rules.Set, is *rules.Decision, held []Held, l lang.Lang) (*Document, error) {
	day := is.Profile.Today()
	s := scribe{words.NewWriter(set, l, day), set, is}
	doc := &Document{Rules: set.Revision(), On: day, Lang: l, Changes: []Row{}, Untouched: []string{}, NotCompared: []NotCompared{}}
	doc.Project.ID, doc.Project.Name = is.Profile.ID, is.Profile.Name
	silent := make([][]string, len(set.Facts().List))
	held = slices.Clone(held)
	slices.SortStableFunc(held, func(a, b Held) int { return place(set, a.Progress.Key) - place(set, b.Progress.Key) })
	for i := range held {
		h := &held[i]
		id, part := profile.CutKey(h.Progress.Key)
		item := set.Item(id)
		if item == nil {
			continue
		}
		c, err := h.certificate(set, item, part, is)
		if err != nil {
			return nil, err
		}
		f := Weigh(set, c, day)
		for _, slot := range f.Silent {
			silent[slot] = append(silent[slot], h.Progress.Key)
		}
		f.Silent = nil // told once for all
		if f.Verdict == NoNeed && len(f.Moved) == 0 {
			doc.Untouched = append(doc.Untouched, h.Progress.Key)
			continue
		}
		doc.Changes = append(doc.Changes, s.row(&h.Progress, item, part, &f))
	}
	slices.SortStableFunc(doc.Changes, func(a, b Row) int {
		return slices.Index(Verdicts, b.Verdict) - slices.Index(Verdicts, a.Verdict)
	})
	for slot, keys := range silent {
		if len(keys) > 0 {
			fact := &set.Facts().List[slot]
			doc.NotCompared = append(doc.NotCompared, NotCompared{
				Fact: fact.ID, Name: fact.Name.In(l), Ask: fact.Ask, AskName: s.Department(fact.Ask), Items: keys,
			})
		}
	}
	return doc, nil
}

// place is where an item stands in the catalogue.
func place(set *rules.Set, key string) int {
	id, _ := profile.CutKey(key)
	return slices.IndexFunc(set.Items(), func(item *rules.Item) bool { return item.ID == id })
}

// certificate gives both sides of what was obtained. A part that there was not then is known by nothing.
func (h *Held) certificate(set *rules.Set, item *rules.Item, part string, is *rules.Decision) (c Certificate, err error) {
	now, err := set.Rederived(*is.ProfileOf(part))
	if err != nil {
		return c, err
	}
	n := len(set.Facts().List)
	was := profile.Profile{Values: make([]profile.Value, n), Origin: make([]profile.Origin, n)}
	if h.Before != nil && (part == "" || h.Before.Profile.Part(part) != nil) {
		was = *h.Before.ProfileOf(part)
	}
	for _, f := range h.Progress.On {
		was = was.With("", f.Slot, f.Value)
	}
	was, err = set.Rederived(was)
	return Certificate{item, &was, &now}, err
}

// ObtainedOn gives the facts that a result rests on and that are not as they were when it was obtained, as
// a profile records them under its progress: with them its plan has that work again. It is empty for what
// is no item of the catalogue, and where nobody knows how the project was.
//
// It returns a fault.Error of kind RuleBroken when a derivation fails.
func (h *Held) ObtainedOn(set *rules.Set, is *rules.Decision) ([]profile.PartFact, error) {
	id, part := profile.CutKey(h.Progress.Key)
	item := set.Item(id)
	if item == nil || h.Before == nil {
		return nil, nil
	}
	c, err := h.certificate(set, item, part, is)
	if err != nil {
		return nil, err
	}
	var on []profile.PartFact
	for _, m := range Weigh(set, c, is.Profile.Today()).Moved {
		on = append(on, profile.PartFact{Slot: m.Slot, Value: m.Was})
	}
	return on, nil
}
