// Package register changes the district's register of items (policies/register): it reads tables of promised
// days, fees and windows, says what they would change, and writes the register anew. It opens no file.
package register

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/rules"
)

// The things that a register may say of an item.
const (
	Days   = "days"
	Fee    = "fee"
	Window = "window"
)

// subject is what something is said of: the days, the window, or one fee of an item.
type subject struct{ item, what, fee string }

func (a subject) compare(b subject) int {
	return cmp.Or(strings.Compare(a.item, b.item), strings.Compare(a.what, b.what), strings.Compare(a.fee, b.fee))
}

// value is what is said: days, or yuan, or the id of a window.
type value struct {
	number rules.Number
	text   string
}

// statement is what one paper says of a subject for a time.
type statement struct {
	rules.Period
	value
	document, by string
	row          int // of the table that it was read from; 0 where it stood in the register before
}

// timeline are the statements about each subject, in the order in which they begin.
type timeline map[subject][]statement

// timelineOf takes versions of a register apart.
func timelineOf(versions []rules.RegisterVersion) timeline {
	t := timeline{}
	for i := range versions {
		v := &versions[i]
		for _, item := range slices.Sorted(maps.Keys(v.Items)) {
			row := v.Items[item]
			say := func(what, fee string, said value) {
				t.put(subject{item, what, fee}, statement{Period: v.Period, value: said, document: v.Document, by: v.By})
			}
			if row.Days != nil {
				say(Days, "", value{number: rules.Number(*row.Days)})
			}
			for _, fee := range slices.Sorted(maps.Keys(row.Fees)) {
				say(Fee, fee, value{number: row.Fees[fee]})
			}
			if row.Window != "" {
				say(Window, "", value{text: row.Window})
			}
		}
	}
	return t
}

// put takes a statement in; it takes the place of one that begins on the same day.
func (t timeline) put(of subject, s statement) {
	i, found := slices.BinarySearchFunc(t[of], s.From, func(x statement, from calendar.Date) int { return cmp.Compare(x.From, from) })
	if found {
		t[of][i] = s
		return
	}
	t[of] = slices.Insert(t[of], i, s)
}

// on gives the statement in force on a day: of several the one that began last; nil where there is none.
func (t timeline) on(of subject, day calendar.Date) *statement {
	for i := len(t[of]) - 1; i >= 0; i-- {
		if t[of][i].Holds(day) {
			return &t[of][i]
		}
	}
	return nil
}

// versions puts the statements together again: a version for each time and paper, in the order in which
// they begin.
func (t timeline) versions() []rules.RegisterVersion {
	type paper struct {
		rules.Period
		document, by string
	}
	byPaper := map[paper]map[string]rules.Register{}
	for of, all := range t {
		for _, s := range all {
			p := paper{s.Period, s.document, s.by}
			if byPaper[p] == nil {
				byPaper[p] = map[string]rules.Register{}
			}
			row := byPaper[p][of.item]
			switch of.what {
			case Days:
				n := int(s.number)
				row.Days = &n
			case Fee:
				if row.Fees == nil {
					row.Fees = map[string]rules.Number{}
				}
				row.Fees[of.fee] = s.number
			default:
				row.Window = s.text
			}
			byPaper[p][of.item] = row
		}
	}
	list := make([]rules.RegisterVersion, 0, len(byPaper))
	for p, items := range byPaper {
		list = append(list, rules.RegisterVersion{Period: p.Period, Document: p.document, By: p.by, Items: items})
	}
	slices.SortFunc(list, func(a, b rules.RegisterVersion) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), strings.Compare(a.Document, b.Document), strings.Compare(a.By, b.By))
	})
	return list
}

// Merge puts the versions of one register over those of another: where both say something of a subject from
// the same day on, the later one counts.
func Merge(earlier, later []rules.RegisterVersion) []rules.RegisterVersion {
	t := timelineOf(earlier)
	for of, all := range timelineOf(later) {
		for _, s := range all {
			t.put(of, s)
		}
	}
	return t.versions()
}

// Fitting leaves out of versions what a rule set refuses, such as what is said of an item that it has no
// more.
func Fitting(set *rules.Set, versions []rules.RegisterVersion) []rules.RegisterVersion {
	for range 3 { // what is left out may let another promise hold for longer
		faults := set.CheckRegister(versions)
		if len(faults) == 0 {
			return versions
		}
		for _, f := range faults {
			versions[f.Version].Items = maps.Clone(versions[f.Version].Items)
		}
		for _, f := range faults {
			delete(versions[f.Version].Items, f.Item)
		}
		versions = slices.DeleteFunc(versions, func(v rules.RegisterVersion) bool { return len(v.Items) == 0 })
	}
	return nil
}
