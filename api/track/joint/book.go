package joint

import (
	"maps"
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// folder is where the rules of joint handling stand.
const folder = "supervision/joint"

// Opinions says how the departments are heard.
type Opinions struct {
	rules.Days             // after acceptance, within which each answers
	Silence    bool        `json:"silence"` // who says nothing within them does not object
	Basis      rules.Basis `json:"legal_basis"`
}

// Row is one kind of joint handling.
type Row struct {
	rules.Period
	Name    lang.Text `json:"name"`
	Lead    string    `json:"lead"`    // item whose department leads
	Members []string  `json:"members"` // the other items
	Asked   []string  `json:"asked"`   // departments that are heard and have no item of their own
	// Days is the one statutory clock; Promised, where it is said, the one promise in working days.
	Days       rules.Days  `json:"days"`
	Promised   *rules.Days `json:"promised,omitempty"`
	Basis      rules.Basis `json:"legal_basis"`
	Opinions   Opinions    `json:"opinions"`
	Confidence string      `json:"confidence" oneof:"low medium high"`
}

// Items are the lead and all members.
func (r *Row) Items() []string { return append([]string{r.Lead}, r.Members...) }

// Statutory is the one clock as the statutory days of every member.
func (r *Row) Statutory() *rules.StatutoryDays {
	return &rules.StatutoryDays{Period: r.Period, Days: r.Days, Basis: r.Basis}
}

// Book is how items are handled jointly, as the district words it (policies/supervision/joint).
type Book struct {
	Handlings map[string]Row `json:"handlings"`
	Alone     []string       `json:"alone"` // steps that a member's case may take by itself
}

// Read reads the rules of joint handling of a block of supervision; one without them handles nothing
// jointly. The steps are those that there are of cases.
//
// It returns a fault.List of RuleBroken that names, with file and line, what the rule set does not know.
func Read(b *rules.Beside, set *rules.Set, steps []string) (*Book, error) {
	book := &Book{}
	if err := b.Decode(folder, book); err != nil {
		if all := fault.All(err); all[0].Code == "rules.folder.missing" {
			return book, nil
		}
		return nil, err
	}
	var faults fault.List
	add := func(at, code string, args ...any) {
		faults.Add(fault.New(fault.RuleBroken, code, b.Place(folder, at), args...))
	}
	items := map[string]string{}
	for _, id := range slices.Sorted(maps.Keys(book.Handlings)) {
		row, at := book.Handlings[id], "/handlings/"+id
		for _, item := range row.Items() {
			switch {
			case set.Item(item) == nil:
				add(at, "rules.item.unknown", item, "")
			case items[item] != "":
				add(at, "joint.twice", item, items[item])
			}
			items[item] = id
		}
		for _, department := range row.Asked {
			if !set.HasDepartment(department) {
				add(at+"/asked", "rules.department.unknown", department, "")
			}
		}
		for _, basis := range []rules.Basis{row.Basis, row.Opinions.Basis} {
			if set.Law(basis.Law) == nil {
				add(at, "rules.law.unknown", basis.Law, fault.Nearest(basis.Law, set.LawIDs()))
			}
		}
	}
	for _, step := range book.Alone {
		if !slices.Contains(steps, step) {
			add("/alone", "case.book.unknown", step, fault.Nearest(step, steps))
		}
	}
	return book, faults.Err()
}

// Hearing says where the opinion of one department stands.
type Hearing struct {
	Department string        `json:"department"`
	State      string        `json:"state" oneof:"for against silent waiting"`
	Until      calendar.Date `json:"until,omitzero"` // the last day for it; none before acceptance
	Opinion    *Opinion      `json:"opinion,omitempty"`
}

// The further states of a hearing.
const (
	Silent  = "silent"  // it said nothing in time, which is no objection
	Waiting = "waiting" // it is still to answer
)

// Hearings says for each department that is heard where its opinion stands on a day, in the order given.
// Accepted is the day of acceptance, 0 before it.
func (r *Row) Hearings(h *Handling, departments []string, accepted, today calendar.Date, days *calendar.Calendar) []Hearing {
	list := make([]Hearing, 0, len(departments))
	for _, id := range departments {
		one := Hearing{Department: id, State: Waiting, Opinion: h.Opinion(id)}
		if accepted != 0 {
			one.Until = accepted.AddDays(r.Opinions.N)
			if r.Opinions.Unit == "working" {
				one.Until = days.Add(accepted, r.Opinions.N)
			}
		}
		switch {
		case one.Opinion != nil:
			one.State = one.Opinion.Stance
		case r.Opinions.Silence && one.Until != 0 && today > one.Until:
			one.State = Silent
		}
		list = append(list, one)
	}
	return list
}

// MayGrant says whether the lead may grant: every department has been heard, and none objects.
//
// It returns a fault.List of Conflict joint.waiting and joint.against.
func MayGrant(hearings []Hearing, name func(department string) lang.Text) error {
	var waiting, against []any
	for _, h := range hearings {
		switch h.State {
		case Waiting:
			waiting = append(waiting, name(h.Department))
		case Against:
			against = append(against, name(h.Department))
		}
	}
	var faults fault.List
	for _, f := range []struct {
		code string
		who  []any
	}{{"joint.against", against}, {"joint.waiting", waiting}} {
		for _, who := range f.who {
			faults.Add(fault.New(fault.Conflict, f.code, "/outcome", who))
		}
	}
	return faults.Err()
}
