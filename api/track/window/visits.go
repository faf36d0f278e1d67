package window

import (
	"cmp"
	"slices"

	"sevenlists/planner/calendar"
)

// Deed is one thing for which an applicant came to the office.
type Deed struct {
	On     calendar.Date `json:"on"`
	Window string        `json:"window,omitempty"` // empty: the one of the district
	Case   string        `json:"case,omitempty"`   // key of the item, of a step of its case
	Step   string        `json:"step"`             // of a case, or of a paper
	Paper  int           `json:"paper,omitempty"`  // number of the paper
	For    []string      `json:"for,omitempty"`    // keys of the items for which a paper was handed in
	// Spared are the reasons for which nobody had to come for it, by id and in words.
	Spared []Spared `json:"spared,omitempty"`
}

// Spared is one reason for which nobody had to come.
type Spared struct {
	Reason string `json:"reason"`
	Text   string `json:"text"`
}

// Visit is what happened on one day at one window.
type Visit struct {
	On     calendar.Date `json:"on"`
	Window string        `json:"window,omitempty"`
	Deeds  []Deed        `json:"deeds"`
	// Spared: it could have been spared, because each of its deeds could, or because it could have been one visit
	// with another, which Text then says.
	Spared bool   `json:"spared,omitempty"`
	Text   string `json:"text,omitempty"`
}

// Visits gathers deeds into visits, the first first.
func Visits(deeds []Deed) []Visit {
	deeds = slices.Clone(deeds)
	slices.SortStableFunc(deeds, func(a, b Deed) int { return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Window, b.Window)) })
	visits := []Visit{}
	for _, d := range deeds {
		if n := len(visits); n > 0 && visits[n-1].On == d.On && visits[n-1].Window == d.Window {
			visits[n-1].Deeds = append(visits[n-1].Deeds, d)
			continue
		}
		visits = append(visits, Visit{On: d.On, Window: d.Window, Deeds: []Deed{d}})
	}
	return visits
}

// Judge marks the visits that could have been spared, by the reasons of their deeds and by how close they lie to
// the one before at the same window. Close says so in words.
func (b *Book) Judge(visits []Visit, cal *calendar.Calendar, close func(other calendar.Date) string) {
	last := map[string]calendar.Date{}
	for i := range visits {
		v := &visits[i]
		v.Spared = !slices.ContainsFunc(v.Deeds, func(d Deed) bool { return len(d.Spared) == 0 })
		before := last[v.Window]
		if before != 0 && v.On <= cal.Add(before, b.Visits.Together) {
			v.Spared, v.Text = true, close(before)
		}
		last[v.Window] = v.On
	}
}
