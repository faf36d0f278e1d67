// Package districts holds the figures of other districts of the city: how a table of them is read, and which
// place our own district has beside them. They never enter our own figures. Which districts there are is data
// (policies/supervision/districts).
package districts

import (
	"cmp"
	"maps"
	"slices"

	"sevenlists/api/track/rates"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// folder is where the districts stand below the rules of supervision.
const folder = "supervision/districts"

// The rates by which districts are ranked.
const (
	Promise = "promise"
	Actual  = "actual"
)

var knownRates = []string{Promise, Actual}

// Rate is one rate by which districts are ranked.
type Rate struct {
	Name lang.Text `json:"name"`
	Ours string    `json:"ours" oneof:"weighted unweighted"` // which of our own stands beside it
}

// Book is which districts there are, and by what they are ranked.
type Book struct {
	Own       string               `json:"own"` // id of ours
	Districts map[string]lang.Text `json:"districts"`
	Rates     map[string]Rate      `json:"rates"`
	Goal      int                  `json:"goal" least:"1"` // the place that is aimed at
}

// ReadBook reads the districts. It returns a fault.List of RuleBroken that names everything that the program
// would not know what to do with, with file and line.
func ReadBook(b *rules.Beside) (*Book, error) {
	book := &Book{}
	if err := b.Decode(folder, book); err != nil {
		return nil, err
	}
	var faults fault.List
	among := func(at, id string, known []string) {
		if !slices.Contains(known, id) {
			faults.Add(fault.New(fault.RuleBroken, "case.book.unknown", b.Place(folder, at), id, fault.Nearest(id, known)))
		}
	}
	among("/own", book.Own, slices.Sorted(maps.Keys(book.Districts)))
	for _, id := range slices.Sorted(maps.Keys(book.Rates)) {
		among("/rates/"+id, id, knownRates)
	}
	return book, faults.Err()
}

// Figure is what another district published of one month, in per cent and in numbers; what it did not publish
// is absent.
type Figure struct {
	Month    string   `json:"month"`              // such as 2026-06
	District string   `json:"district"`           // id
	Promise  *float64 `json:"promise,omitempty"`  // 承诺办理提前率, per cent
	Actual   *float64 `json:"actual,omitempty"`   // 实际办理提前率, per cent
	Accepted *int     `json:"accepted,omitempty"` // cases
	Decided  *int     `json:"decided,omitempty"`  // cases
	Source   string   `json:"source"`             // where it was published
}

// Same reports whether another figure says the same.
func (f *Figure) Same(other *Figure) bool {
	return f.Month == other.Month && f.District == other.District && f.Source == other.Source &&
		same(f.Promise, other.Promise) && same(f.Actual, other.Actual) && same(f.Accepted, other.Accepted) && same(f.Decided, other.Decided)
}

func same[T comparable](a, b *T) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// rate is one of its rates; nil where it did not publish it.
func (f *Figure) rate(id string) *float64 {
	if id == Promise {
		return f.Promise
	}
	return f.Actual
}

// Rank is which place our district has by one rate in one month.
type Rank struct {
	Rate string `json:"rate" oneof:"promise actual"`
	Name string `json:"name"`
	// Place is ours from 1, absent where we have no such rate; equal rates share a place. Of is how many are
	// ranked, ours among them, and Goal the place that is aimed at.
	Place int      `json:"place,omitempty"`
	Of    int      `json:"of"`
	Goal  int      `json:"goal"`
	Rows  []Ranked `json:"rows"` // the largest first
}

// Ranked is one district in a rank.
type Ranked struct {
	Place    int     `json:"place"`
	District string  `json:"district"` // id
	Name     string  `json:"name"`
	Percent  float64 `json:"percent"`
	// Source is where it was published; of our own district absent, for it is counted here.
	Source string `json:"source,omitempty"`
	Own    bool   `json:"own,omitempty"`
}

// Ranks rank our district among others in one month: by each rate of which some other figure is known.
func (b *Book) Ranks(ours rates.Lead, others []Figure, l lang.Lang) []Rank {
	list := []Rank{}
	for _, id := range knownRates {
		rate, known := b.Rates[id]
		if !known {
			continue
		}
		r := Rank{Rate: id, Name: rate.Name.In(l), Goal: b.Goal}
		for i := range others {
			if percent := others[i].rate(id); percent != nil {
				r.Rows = append(r.Rows, Ranked{
					District: others[i].District, Name: b.Districts[others[i].District].In(l), Percent: *percent, Source: others[i].Source,
				})
			}
		}
		if len(r.Rows) == 0 {
			continue
		}
		if own := rate.of(id, ours); own != nil {
			r.Rows = append(r.Rows, Ranked{District: b.Own, Name: b.Districts[b.Own].In(l), Percent: *own * 100, Own: true})
		}
		r.order()
		list = append(list, r)
	}
	return list
}

// of is our own rate that stands beside those of others.
func (r Rate) of(id string, ours rates.Lead) *float64 {
	of := ours.Actual
	if id == Promise {
		of = ours.Promise
	}
	if r.Ours == "unweighted" {
		return of.Unweighted.Rate
	}
	return of.Weighted.Rate
}

// order gives each its place.
func (r *Rank) order() {
	slices.SortStableFunc(r.Rows, func(a, b Ranked) int {
		return cmp.Or(-cmp.Compare(a.Percent, b.Percent), cmp.Compare(a.District, b.District))
	})
	r.Of = len(r.Rows)
	for i := range r.Rows {
		row := &r.Rows[i]
		if row.Place = i + 1; i > 0 && row.Percent == r.Rows[i-1].Percent {
			row.Place = r.Rows[i-1].Place
		}
		if row.Own {
			r.Place = row.Place
		}
	}
}
