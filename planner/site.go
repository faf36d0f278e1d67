package planner

import (
	"strconv"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Stand gives a copy of a profile that stands on the plot it names, as the rule set publishes it: at
// the version that it names, else at the newest. A profile that stands on a plot already, names none,
// or one that the rule set does not have, stays as it is; Check refuses the last.
func Stand(set *rules.Set, p profile.Profile) profile.Profile {
	if p.Plot != nil {
		return p
	}
	plot, _ := PlotOf(set, p.Site)
	if plot == nil {
		return p
	}
	return p.On(set.Facts(), plot)
}

// PlotOf finds the version of a plot that a profile names, in the rule set; nil where it names none.
//
// It returns a *fault.Error of NotFound where there is no such plot or version.
func PlotOf(set *rules.Set, site profile.Site) (*profile.Plot, error) {
	if site.Plot == "" {
		return nil, nil
	}
	plot := set.Plot(site.Plot)
	if plot == nil {
		ids := make([]string, 0, len(set.Plots()))
		for _, p := range set.Plots() {
			ids = append(ids, p.ID)
		}
		return nil, UnknownPlot(site, ids)
	}
	return VersionOf(plot, site)
}

// UnknownPlot says that none of the plots of those ids is the one that a profile names.
func UnknownPlot(site profile.Site, ids []string) *fault.Error {
	return fault.New(fault.NotFound, "plot.unknown", "/site", site.Plot, fault.Nearest(site.Plot, ids)).OnLine(site.Line)
}

// VersionOf gives the version of a plot that a profile names, the newest where it names none.
//
// It returns a *fault.Error of NotFound where there is no such version.
func VersionOf(plot *rules.Plot, site profile.Site) (*profile.Plot, error) {
	if site.Version == 0 {
		return plot.Newest(), nil
	}
	version := plot.Version(site.Version)
	if version == nil {
		numbers := make([]string, len(plot.Versions))
		for i := range plot.Versions {
			numbers[i] = strconv.Itoa(plot.Versions[i].Version)
		}
		return nil, fault.New(fault.NotFound, "plot.version", "/site/version", site.Plot, site.Version, numbers).OnLine(site.Line)
	}
	return version, nil
}

// SiteRow names the plot that a plan stands on, at the version with which it was made.
type SiteRow struct {
	ID            string           `json:"id"`
	Name          string           `json:"name"`
	Kind          string           `json:"kind"` // id of one of the rule set's kinds of plot
	KindName      string           `json:"kind_name"`
	Version       int              `json:"version"`
	Newest        int              `json:"newest"` // the newest version when the plan was made
	Date          calendar.Date    `json:"date"`   // of the version
	Source        string           `json:"source"`
	VouchedBy     string           `json:"vouched_by"` // id of a department
	VouchedByName string           `json:"vouched_by_name"`
	Confidence    string           `json:"confidence"`
	Note          string           `json:"note,omitempty"`
	Assessments   []SiteAssessment `json:"assessments,omitempty"` // finished for the whole area
}

// SiteAssessment is a regional assessment that is finished for the area of the plot.
type SiteAssessment struct {
	Name          string        `json:"name"`
	Date          calendar.Date `json:"date"`
	Until         calendar.Date `json:"until,omitzero"` // last day on which its result may be used
	VouchedBy     string        `json:"vouched_by"`
	VouchedByName string        `json:"vouched_by_name"`
	Document      string        `json:"document,omitempty"`
	Facts         []string      `json:"facts,omitempty"` // that rest on it
}

// SiteFact is what the plot says of a fact.
type SiteFact struct {
	Value         profile.Value `json:"value"`
	Source        string        `json:"source"`
	Date          calendar.Date `json:"date"`
	VouchedBy     string        `json:"vouched_by"` // id of a department
	VouchedByName string        `json:"vouched_by_name"`
	Until         calendar.Date `json:"until,omitzero"` // last day on which it may be relied on
	// Overridden: the project states another value, and the plan goes by that.
	Overridden bool `json:"overridden,omitempty"`
}

// site writes the plot that the plan stands on; nil where there is none.
func (m *maker) site() *SiteRow {
	plot := m.decision.Profile.Plot
	if plot == nil {
		return nil
	}
	l := m.opt.Lang
	row := &SiteRow{
		ID: plot.ID, Name: plot.Name.In(l), Kind: plot.Kind, KindName: rules.NameOf(m.set.Vocabulary().PlotKinds, plot.Kind, l),
		Version: plot.Version, Newest: plot.Newest, Date: plot.Date, Source: plot.Source.In(l), VouchedBy: plot.VouchedBy,
		VouchedByName: m.writer.Department(plot.VouchedBy), Confidence: plot.Confidence, Note: plot.Note.In(l),
	}
	for _, a := range plot.Assessments {
		row.Assessments = append(row.Assessments, SiteAssessment{
			Name: a.Name.In(l), Date: a.Date, Until: a.Until, VouchedBy: a.VouchedBy, VouchedByName: m.writer.Department(a.VouchedBy),
			Document: a.Document, Facts: a.Facts,
		})
	}
	return row
}

// sited writes what the plot says of a fact for which the plan has a value; nil where it says nothing.
func (m *maker) sited(fact string, value profile.Value) *SiteFact {
	of := m.decision.Profile.Plot.Fact(fact)
	if of == nil {
		return nil
	}
	return &SiteFact{
		Value: of.Value, Source: of.Source.In(m.opt.Lang), Date: of.Date, VouchedBy: of.VouchedBy,
		VouchedByName: m.writer.Department(of.VouchedBy), Until: of.Until, Overridden: of.Value != value,
	}
}

// siteWarnings says where the project answers otherwise than its plot, what of the plot no longer
// holds on the day of the plan, and whether there is a newer version.
func (m *maker) siteWarnings(p *Plan, add func(code, item, zh, en string)) {
	if p.Site == nil {
		return
	}
	own := func(f *FactRow, of lang.Text) {
		if f.Site == nil || !f.Site.Overridden {
			return
		}
		value, plot := m.writer.Value(f.Fact, f.Value), m.writer.Value(f.Fact, f.Site.Value)
		who := f.Site.VouchedByName
		add("site_overridden", "", "“"+f.Name+"”"+of.ZH+"按项目自己填写的"+value+"，地块为"+plot+"，请与"+who+"核实",
			f.Name+of.EN+" is taken as the project states it, "+value+"; the plot says "+plot+": check with "+who)
	}
	for i := range p.Facts {
		f := &p.Facts[i]
		own(f, lang.Text{})
		if f.Site != nil && f.Origin == originText[profile.Sited] && f.Site.Until != 0 && f.Site.Until < m.decision.Profile.Today() {
			until := f.Site.Until.String()
			add("site_expired", "", "地块的“"+f.Name+"”有效期止于"+until+"，须重新确认", f.Name+" of the plot held until "+until+" and has to be confirmed again")
		}
	}
	for i := range p.Parts {
		for k := range p.Parts[i].Facts {
			own(&p.Parts[i].Facts[k], lang.Text{ZH: "（" + p.Parts[i].Name + "）", EN: " (" + p.Parts[i].Name + ")"})
		}
	}
	if s := p.Site; s.Newest > s.Version {
		version, newest := strconv.Itoa(s.Version), strconv.Itoa(s.Newest)
		add("site_revised", "", "地块已有第"+newest+"版，本方案仍按第"+version+"版", "The plot has a version "+newest+"; this plan still goes by version "+version)
	}
	if p.Site.Confidence == "low" {
		add("site_unsure", "", "地块“"+p.Site.Name+"”的要素尚未确认。"+p.Site.Note, "The facts of "+p.Site.Name+" are not confirmed. "+p.Site.Note)
	}
}
