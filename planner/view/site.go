package view

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// siteOf names the plot that the plan stands on, with its version and the day of that.
func siteOf(say func(string, ...any) string, s *planner.SiteRow) string {
	return say("site.of", s.Name, s.ID, s.Version, date(s.Date))
}

// originCell says where a fact's value comes from: of what the plot says, its source and who vouches
// for it; of what the project says otherwise, the plot's value.
func (p *page) originCell(f *planner.FactRow) string {
	text := p.say("origin." + f.Origin)
	switch {
	case f.Site == nil:
	case f.Site.Overridden:
		text += p.say("bracket", p.say("site.says", p.factValue(f.Fact, f.Site.Value), f.Site.VouchedByName))
	case f.Origin == "site":
		text += p.say("bracket", strings.Join([]string{f.Site.Source, date(f.Site.Date), f.Site.VouchedByName}, p.say("clause")))
	default:
		text += p.say("bracket", p.say("site.agrees"))
	}
	return text
}

// Where a plot is published.
const (
	InRules  = "rules"  // in the rule set
	OnServer = "server" // on the server that is asked
)

// ListedPlot is a plot with where it is published.
type ListedPlot struct {
	*rules.Plot
	Origin string `json:"origin"` // rules or server
	// PublishedAt is when its newest version was published on the server.
	PublishedAt time.Time `json:"published_at,omitzero"`
}

// plots are all plots that there are.
func (c Catalogue) plots() []ListedPlot {
	if c.AllPlots != nil {
		return c.AllPlots
	}
	all := make([]ListedPlot, len(c.Set.Plots()))
	for i, plot := range c.Set.Plots() {
		all[i] = ListedPlot{Plot: plot, Origin: InRules}
	}
	return all
}

// Plots lists the published plots whose id, name, kind or street holds the query.
func (c Catalogue) Plots(w io.Writer, query string) error {
	g := grid{Empty: c.tell("没有符合的地块", "no such plot"), Columns: []column{
		{ID: "id", Title: c.tell("编号", "id"), Type: "text"}, {ID: "name", Title: c.tell("名称", "name"), Type: "text"},
		{ID: "kind", Title: c.tell("类别", "kind"), Type: "text"}, {ID: "version", Title: c.tell("版本", "version"), Type: "number"},
		{ID: "date", Title: c.tell("日期", "date"), Type: "date"}, {ID: "vouched_by", Title: c.tell("由谁负责", "vouched for by"), Type: "text"},
		{ID: "facts", Title: c.tell("要素", "facts"), Type: "number"}, {ID: "confidence", Title: c.tell("可信度", "confidence"), Type: "text"},
	}}
	found := []ListedPlot{}
	for _, plot := range c.plots() {
		kind, newest := rules.NameOf(c.Set.Vocabulary().PlotKinds, plot.Kind, c.Lang), plot.Newest()
		texts := []string{plot.ID, plot.Name.ZH, plot.Name.EN, kind}
		for i := range newest.Facts {
			if v := newest.Facts[i].Value; v.Kind() == profile.TextKind {
				texts = append(texts, v.Text())
			}
		}
		if !matches(query, texts...) {
			continue
		}
		found = append(found, plot)
		g.Rows = append(g.Rows, gridRow{Cells: []cell{
			textCell(plot.ID), textCell(plot.Name.In(c.Lang)), textCell(kind), numberCell(newest.Version), dateCell(newest.Date),
			textCell(c.Department(newest.VouchedBy)), numberCell(len(newest.Facts)), textCell(say(c.Lang, "confidence."+plot.Confidence)),
		}})
	}
	return c.write(w, g, found)
}

// Plot shows the plot of that id, its newest version first, and reports whether there is one.
func (c Catalogue) Plot(w io.Writer, id string) (bool, error) {
	all := c.plots()
	at := slices.IndexFunc(all, func(p ListedPlot) bool { return p.ID == id })
	if at < 0 {
		return false, nil
	}
	plot, e := all[at], &entry{c: c}
	e.heading(plot.Name.In(c.Lang), plot.ID)
	e.line(c.tell("类别", "kind"), rules.NameOf(c.Set.Vocabulary().PlotKinds, plot.Kind, c.Lang))
	e.line(c.tell("可信度", "confidence"), say(c.Lang, "confidence."+plot.Confidence))
	e.line(c.tell("说明", "note"), plot.Note.In(c.Lang))
	for i := len(plot.Versions) - 1; i >= 0; i-- {
		c.version(e, &plot.Versions[i])
	}
	return e.write(w, plot)
}

// version writes one version of a plot: what it says, by whom and since when.
func (c Catalogue) version(e *entry, v *profile.Plot) {
	e.out = append(e.out, "")
	e.line(c.tell("版本", "version")+" "+strconv.Itoa(v.Version), strings.Join([]string{v.Date.String(), v.Source.In(c.Lang), c.Department(v.VouchedBy)}, " · "))
	for i := range v.Assessments {
		a := &v.Assessments[i]
		parts := []string{a.Name.In(c.Lang), a.Date.String()}
		if a.Until != 0 {
			parts = append(parts, c.tell("有效至", "until ")+a.Until.String())
		}
		if a.Document != "" {
			parts = append(parts, a.Document)
		}
		e.line(c.tell("区域评估", "assessment"), strings.Join(append(parts, c.Department(a.VouchedBy)), " · "))
	}
	for i := range v.Facts {
		f := &v.Facts[i]
		text := c.FactName(f.Fact) + c.tell("：", ": ") + c.Value(f.Fact, f.Value)
		var own []string
		if f.Source != v.Source {
			own = append(own, f.Source.In(c.Lang))
		}
		if f.Date != v.Date {
			own = append(own, f.Date.String())
		}
		if f.Until != 0 {
			own = append(own, c.tell("有效至", "until ")+f.Until.String())
		}
		if f.VouchedBy != v.VouchedBy {
			own = append(own, c.Department(f.VouchedBy))
		}
		if len(own) > 0 {
			text += c.tell("（", " (") + strings.Join(own, c.tell("，", ", ")) + c.tell("）", ")")
		}
		e.line(c.tell("要素", "fact"), text)
	}
}
