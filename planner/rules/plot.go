package rules

import (
	"cmp"
	"path"
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/source"
)

// Plot is a plot with all its versions: policies/plots/<id>/data.yaml.
type Plot struct {
	ID         string    `json:"id"`
	Name       lang.Text `json:"name"`
	Kind       string    `json:"kind"`
	Confidence string    `json:"confidence"`
	Note       lang.Text `json:"note,omitzero"`
	// Versions are all that were ever published, the oldest first: a plan that was made on an earlier
	// one can be made again.
	Versions []profile.Plot `json:"versions"`
}

// Newest gives the latest version.
func (p *Plot) Newest() *profile.Plot { return &p.Versions[len(p.Versions)-1] }

// Version gives the version of that number; nil where there is none.
func (p *Plot) Version(n int) *profile.Plot {
	at := slices.IndexFunc(p.Versions, func(v profile.Plot) bool { return v.Version == n })
	if at < 0 {
		return nil
	}
	return &p.Versions[at]
}

// Plots are the plots that the rule set publishes, by id.
func (s *Set) Plots() []*Plot { return s.plots }

// PlotKinds are the ids of the kinds of plot.
func (s *Set) PlotKinds() []string {
	ids := make([]string, len(s.vocabulary.PlotKinds))
	for i, t := range s.vocabulary.PlotKinds {
		ids[i] = t.ID
	}
	return ids
}

// Plot gives the plot of that id; nil where there is none.
func (s *Set) Plot(id string) *Plot {
	at, found := slices.BinarySearchFunc(s.plots, id, func(p *Plot, id string) int { return cmp.Compare(p.ID, id) })
	if !found {
		return nil
	}
	return s.plots[at]
}

// plotFile is a plot as it is written.
type plotFile struct {
	ID         string        `json:"id,omitempty"` // of a file by itself; a folder of a rule set has its own name
	Name       lang.Text     `json:"name"`
	Kind       string        `json:"kind"`
	Confidence string        `json:"confidence" oneof:"low medium high"`
	Note       lang.Text     `json:"note,omitzero"`
	Versions   []plotVersion `json:"versions"`
}

// plotVersion is one version as it is written.
type plotVersion struct {
	Version     int              `json:"version" least:"1"`
	Date        calendar.Date    `json:"date"`
	Source      lang.Text        `json:"source"`
	VouchedBy   string           `json:"vouched_by"`
	Facts       *source.Node     `json:"facts"`
	Assessments []plotAssessment `json:"assessments,omitempty"`
}

// plotAssessment is an assessment as it is written.
type plotAssessment struct {
	Name      lang.Text     `json:"name"`
	Date      calendar.Date `json:"date"`
	Until     calendar.Date `json:"until,omitzero"`
	VouchedBy string        `json:"vouched_by"`
	Document  string        `json:"document,omitempty"`
	Facts     []string      `json:"facts,omitempty"`
}

// plotFact is a fact of a plot as it is written where it has more than its value.
type plotFact struct {
	Value     *source.Node  `json:"value"`
	Source    lang.Text     `json:"source,omitzero"`
	Date      calendar.Date `json:"date,omitzero"`
	VouchedBy string        `json:"vouched_by,omitempty"`
	Until     calendar.Date `json:"until,omitzero"`
}

// readPlots reads the plots of a rule set, each in its own folder.
func (c *checker) readPlots() {
	for _, folder := range sortedKeys(c.src.trees) {
		parent, name := path.Split(folder)
		if parent != "plots/" {
			continue
		}
		r := plotReader{set: c.set, t: c.src.trees[folder]}
		plot := r.read(name)
		if c.faults = append(c.faults, r.faults...); len(r.faults) == 0 {
			c.set.plots = append(c.set.plots, plot)
		}
	}
}

// ReadPlot reads a plot from a file by itself, in the form of policies/plots/<id>/data.yaml with its
// id as a key of its own, in YAML or JSON. name stands in the place of each fault, before its line.
//
// It returns a fault.List of Invalid with everything that is wrong.
func (s *Set) ReadPlot(name string, content []byte) (*Plot, error) {
	if len(content) > maxDataBytes {
		return nil, fault.List{fault.New(fault.Invalid, "rules.data.too_large", name, maxDataBytes>>10)}
	}
	t, faults := parseTree(name, content)
	var plot *Plot
	if len(faults) == 0 {
		r := plotReader{set: s, t: t, alone: true}
		plot, faults = r.read(""), r.faults
	}
	if len(faults) == 0 {
		return plot, nil
	}
	for i, f := range faults {
		invalid := *f
		invalid.Kind = fault.Invalid
		faults[i] = &invalid
	}
	return nil, clipped(faults)
}

// plotReader reads one plot and checks it against the rule set.
type plotReader struct {
	set    *Set
	t      *tree
	alone  bool // it is a file by itself, which names its id
	faults fault.List
}

func (r *plotReader) report(place, code string, args ...any) {
	if len(r.faults) < maxFindings {
		r.faults.Add(fault.New(fault.RuleBroken, code, place, args...))
	}
}

// at gives the place of a key of the file.
func (r *plotReader) at(pointer string) string { return r.t.place(pointer) }

// read reads the plot; what it gives is whole only where it reports nothing.
func (r *plotReader) read(id string) *Plot {
	var file plotFile
	r.faults = r.t.decode(&file, nil)
	if len(r.faults) > 0 {
		return nil
	}
	if !r.alone {
		file.ID = id
	} else if !plainName.MatchString(file.ID) {
		r.report(r.at("/id"), "rules.plot.id", file.ID)
	}
	r.kind(file.Kind)
	plot := &Plot{ID: file.ID, Name: file.Name, Kind: file.Kind, Confidence: file.Confidence, Note: file.Note}
	if len(file.Versions) == 0 {
		r.report(r.at("/versions"), "rules.plot.empty")
		return plot
	}
	newest := file.Versions[len(file.Versions)-1].Version
	for i := range file.Versions {
		v, at := &file.Versions[i], "/versions/"+itoa(i)
		if i > 0 {
			if earlier := &file.Versions[i-1]; v.Version <= earlier.Version {
				r.report(r.at(at+"/version"), "rules.plot.version", v.Version, earlier.Version)
			} else if v.Date < earlier.Date {
				r.report(r.at(at+"/date"), "rules.plot.date", v.Date, earlier.Date)
			}
		}
		plot.Versions = append(plot.Versions, r.version(plot, v, newest, at))
	}
	return plot
}

// kind checks the kind against those of the rule set.
func (r *plotReader) kind(kind string) {
	ids := r.set.PlotKinds()
	if !contains(ids, kind) {
		r.report(r.at("/kind"), "rules.data.choice", "kind", kind, ids, fault.Nearest(kind, ids))
	}
}

// department checks who vouches.
func (r *plotReader) department(id, pointer string) {
	if len(r.set.departments) > 0 && r.set.departments[id] == nil {
		r.report(r.at(pointer), "rules.department.unknown", id, fault.Nearest(id, sortedKeys(r.set.departments)))
	}
}

// version reads one version.
func (r *plotReader) version(of *Plot, v *plotVersion, newest int, at string) profile.Plot {
	p := profile.Plot{
		ID: of.ID, Name: of.Name, Kind: of.Kind, Version: v.Version, Date: v.Date, Source: v.Source, VouchedBy: v.VouchedBy,
		Confidence: of.Confidence, Note: of.Note, Newest: newest, Facts: []profile.PlotFact{},
	}
	r.department(v.VouchedBy, at+"/vouched_by")
	if v.Facts.Kind != source.Mapping {
		r.report(r.at(at+"/facts"), "rules.data.type", "facts", v.Facts.Word())
		return p
	}
	rests := map[string]*plotAssessment{}
	for i := range v.Assessments {
		r.assessment(v, i, at+"/assessments/"+itoa(i), rests)
		p.Assessments = append(p.Assessments, profile.Assessment(v.Assessments[i]))
	}
	for _, e := range v.Facts.Entries {
		if f, ok := r.fact(e, v, rests[e.Key]); ok {
			p.Facts = append(p.Facts, f)
		}
	}
	slot := func(f profile.PlotFact) int {
		slot, _ := r.set.facts.Slot(f.Fact)
		return slot
	}
	slices.SortStableFunc(p.Facts, func(a, b profile.PlotFact) int { return slot(a) - slot(b) })
	return p
}

// assessment checks an assessment and notes the facts that rest on it.
func (r *plotReader) assessment(v *plotVersion, i int, at string, rests map[string]*plotAssessment) {
	a := &v.Assessments[i]
	r.department(a.VouchedBy, at+"/vouched_by")
	if a.Until != 0 && a.Until < a.Date {
		r.report(r.at(at+"/until"), "rules.plot.until", a.Until, a.Date)
	}
	for k, fact := range a.Facts {
		switch {
		case v.Facts.Entry(fact) == nil:
			r.report(r.at(at+"/facts/"+itoa(k)), "rules.plot.assessment", fact)
		case rests[fact] != nil:
			r.report(r.at(at+"/facts/"+itoa(k)), "rules.plot.assessed_twice", fact)
		}
		rests[fact] = a
	}
}

// fact reads one fact: its value alone, or with a source, date or voucher of its own.
func (r *plotReader) fact(e source.Entry, v *plotVersion, rests *plotAssessment) (profile.PlotFact, bool) {
	f := profile.PlotFact{Fact: e.Key, Source: v.Source, Date: v.Date, VouchedBy: v.VouchedBy}
	fact := r.set.facts.Fact(e.Key)
	switch {
	case fact == nil:
		r.report(r.t.line(e.Line), "rules.fact.unknown", e.Key, r.set.likelyFact(e.Key))
		return f, false
	case !fact.OfSite:
		r.report(r.t.line(e.Line), "rules.plot.not_of_site", e.Key)
		return f, false
	}
	if rests != nil {
		f.Source, f.Date, f.VouchedBy, f.Until = sourceOf(rests), rests.Date, rests.VouchedBy, rests.Until
	}
	value := e.Value
	if value.Kind == source.Mapping {
		var own plotFact
		if faults := r.t.decodeNode(value, &own); len(faults) > 0 {
			r.faults = append(r.faults, faults...)
			return f, false
		}
		value = own.Value
		f.Source, f.Date = firstOf(own.Source, f.Source), firstOf(own.Date, f.Date)
		f.VouchedBy, f.Until = firstOf(own.VouchedBy, f.VouchedBy), firstOf(own.Until, f.Until)
		if r.set.departments[f.VouchedBy] == nil && own.VouchedBy != "" {
			r.report(r.t.line(value.Line), "rules.department.unknown", own.VouchedBy, fault.Nearest(own.VouchedBy, sortedKeys(r.set.departments)))
		}
		if f.Until != 0 && f.Until < f.Date {
			r.report(r.t.line(value.Line), "rules.plot.until", f.Until, f.Date)
		}
	}
	known, ok := factValue(fact, plain(value, func(source.Finding) {}))
	if !ok || !fact.Holds(known) {
		r.report(r.t.line(value.Line), "rules.plot.value", e.Key, value.Text)
		return f, false
	}
	f.Value = known
	return f, true
}

// sourceOf names an assessment as the source of a fact.
func sourceOf(a *plotAssessment) lang.Text {
	if a.Document == "" {
		return a.Name
	}
	return lang.Text{ZH: a.Name.ZH + "（" + a.Document + "）", EN: a.Name.EN + " (" + a.Document + ")"}
}

// firstOf gives the first of two values that is not zero.
func firstOf[T comparable](a, b T) T {
	var none T
	if a == none {
		return b
	}
	return a
}
