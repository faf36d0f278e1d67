package serve

import (
	"reflect"
	"slices"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// decisionField asks for verdicts in place of a plan.
const decisionField = "decision"

// planKeys are the keys of a plan and the fields that hold them.
var planKeys = func() map[string]int {
	keys := map[string]int{}
	t := reflect.TypeFor[planner.Plan]()
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		keys[name] = i
	}
	return keys
}()

// fieldNames are all that may be asked for, in the order of the alphabet.
var fieldNames = func() []string {
	names := []string{decisionField}
	for key := range planKeys {
		names = append(names, key)
	}
	slices.Sort(names)
	return names
}()

// checkFields refuses keys that no plan has.
func checkFields(fields []string) error {
	var faults fault.List
	for _, field := range fields {
		if !slices.Contains(fieldNames, field) {
			faults.Add(fault.New(fault.Invalid, "usage.flag.choice", "fields", "fields", shortened(field), fieldNames, fault.Nearest(field, fieldNames)))
		}
	}
	if len(fields) > 1 && slices.Contains(fields, decisionField) {
		faults.Add(fault.New(fault.Invalid, "usage.flag.both", "fields", decisionField, "fields"))
	}
	return faults.Err()
}

// naming are the keys that name a plan and always stand in an answer.
var naming = []string{"project", "start", "reference_date", "variant", "lang", "assume", "rules"}

// only keeps the keys asked for, and those that name the plan.
func only(p *planner.Plan, fields []string) map[string]any {
	lean, from := map[string]any{}, reflect.ValueOf(p).Elem()
	for _, name := range append(slices.Clone(naming), fields...) {
		lean[name] = from.Field(planKeys[name]).Interface()
	}
	return lean
}

// figuresOnly reports whether no word of the plan is asked for, so that none need be written.
func figuresOnly(fields []string) bool {
	return !slices.ContainsFunc(fields, func(f string) bool {
		return f != "totals" && f != "critical_path" && f != "paths" && !glanced(f)
	})
}

// glanced reports whether a key is one of those that planner.Glance gives.
func glanced(field string) bool { return field == "variants" || field == "range" }

// figures answers what figuresOnly reports.
func figures(set *rules.Set, p profile.Profile, opt planner.Options, fields []string) (map[string]any, error) {
	o, err := planner.Sketch(set, p, opt)
	if err != nil {
		return nil, err
	}
	f := o.Figures()
	plan := &planner.Plan{
		Project: planner.ProjectName{ID: o.Decision.Profile.ID, Name: o.Decision.Profile.Name},
		Start:   o.Decision.Profile.Start, ReferenceDate: o.Decision.ReferenceDate, Variant: opt.Variant.String(),
		Lang: opt.Lang, Assume: string(opt.Assume), Rules: planner.RulesName{Revision: set.Revision()},
		Totals: f.Totals, CriticalPath: f.CriticalPath, Paths: f.Paths,
	}
	if slices.ContainsFunc(fields, glanced) {
		if plan.Variants, plan.Range, err = planner.Glance(set, p, opt); err != nil {
			return nil, err
		}
	}
	return only(plan, fields), nil
}
