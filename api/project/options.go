package project

import (
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
)

// Options say how a plan is made, as they are asked for and as an issued plan keeps them. What is left
// out is as on the command line.
type Options struct {
	// Variant is the route variant; parallel where none is named.
	Variant string `json:"variant,omitempty" oneof:"sequential customary parallel commitment"`
	// Commit are the items that are taken on commitment in the variant commitment, by id or as item@part;
	// without it all that are offered are taken.
	Commit        []string      `json:"commit,omitzero" most:"500"`
	Start         calendar.Date `json:"start,omitzero"`           // in place of the profile's
	ReferenceDate calendar.Date `json:"reference_date,omitzero"`  // whose rules apply, in place of the profile's
	Part          string        `json:"part,omitempty" most:"64"` // a part to plan alone
	// Assume says what becomes of facts that nobody states: defaults or none.
	Assume string `json:"assume,omitempty" oneof:"defaults none"`
	// Law is that of the reference date, or planned: that of each item's own day.
	Law  string    `json:"law,omitempty" oneof:"reference planned"`
	Lang lang.Lang `json:"lang,omitempty" oneof:"zh en"`
	// Between are pairs of points that are measured beside those of the rule set.
	Between [][2]string `json:"between,omitempty" most:"50"`
	// WithoutPreparation leaves out the dates with design and reports, and what may be begun early.
	WithoutPreparation bool `json:"without_preparation,omitempty"`
}

// mostBetween is how many pairs of points may be measured.
const mostBetween = 50

// Planner gives the options as the planner takes them. Nothing else of the server reads them.
//
// It returns a fault.List of Invalid.
func (o Options) Planner() (planner.Options, error) {
	opt := planner.Default()
	var faults fault.List
	choice := func(at, value string, choices ...string) {
		faults.Add(fault.New(fault.Invalid, "project.option", at, value, choices, fault.Nearest(value, choices)))
	}
	var ok bool
	if o.Variant != "" {
		if opt.Variant, ok = route.ParseVariant(o.Variant); !ok {
			choice("/options/variant", o.Variant, "sequential", "customary", "parallel", "commitment")
		}
	}
	switch profile.Assume(o.Assume) {
	case "":
	case profile.Defaults, profile.None:
		opt.Assume = profile.Assume(o.Assume)
	default:
		choice("/options/assume", o.Assume, "defaults", "none")
	}
	if o.Law != "" {
		if opt.Law, ok = planner.ParseLaw(o.Law); !ok {
			choice("/options/law", o.Law, "reference", "planned")
		}
	}
	if o.Lang != "" {
		if opt.Lang, ok = lang.Parse(string(o.Lang)); !ok {
			choice("/options/lang", string(o.Lang), "zh", "en")
		}
	}
	if len(o.Between) > mostBetween {
		faults.Add(fault.New(fault.Invalid, "project.between", "/options/between", mostBetween))
	}
	opt.Commit, opt.Part, opt.Between = o.Commit, o.Part, o.Between
	opt.Start, opt.ReferenceDate = o.Start, o.ReferenceDate
	opt.Preparation = !o.WithoutPreparation
	return opt, faults.Err()
}
