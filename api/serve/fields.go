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

// glanceField asks for what changes before one's eyes while one types.
const glanceField = "glance"

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
	names := []string{decisionField, glanceField}
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
	for _, alone := range []string{decisionField, glanceField} {
		if len(fields) > 1 && slices.Contains(fields, alone) {
			faults.Add(fault.New(fault.Invalid, "usage.flag.both", "fields", alone, "fields"))
		}
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

// Glance is what `?fields=glance` answers: which items a project needs, how long it takes and what it
// costs in every variant, without a word.
type Glance struct {
	Verdicts
	// Firm are the items that are required, and Maybe those that are possible, where nothing is assumed.
	Firm     []string                      `json:"firm"`
	Maybe    []string                      `json:"maybe"`
	Variants map[string]planner.VariantRow `json:"variants"`
	Range    planner.Range                 `json:"range"`
}

// glance answers in one what the preview shows beside the questions.
func (s *Server) glance(set *rules.Set, p profile.Profile, opt planner.Options) (*Glance, error) {
	verdicts, err := s.decide(set, p, opt)
	if err != nil {
		return nil, err
	}
	bare := opt
	bare.Assume = profile.None
	unassumed, err := s.decide(set, p, bare)
	if err != nil {
		return nil, err
	}
	g := &Glance{Verdicts: *verdicts, Firm: unassumed.Required, Maybe: unassumed.Possible}
	g.Variants, g.Range, err = planner.Glance(set, p, opt)
	return g, err
}
