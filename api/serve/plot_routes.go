package serve

import (
	"io"
	"net/http"

	"sevenlists/api/project"
	"sevenlists/planner/compare"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
)

// mostSites is on how many plots one design is compared at once: each is planned over and over to find
// what makes the difference, and anybody may ask.
const mostSites = 4

// plotRoutes are those of the plots that there are, and of one design on several of them.
func (s *Server) plotRoutes() []Route {
	search, day := catalogueParams()
	return []Route{
		{
			Name: "plots", Method: http.MethodGet, Path: "/api/v1/plots", Group: "catalogue", Action: "catalogue.read",
			Summary: lang.Text{
				ZH: "已发布的地块、标准地和打包审批区域，各带全部版本；origin 为 rules 的在规则集里，为 server 的在本平台发布",
				EN: "The published plots, standard land and areas approved as a whole, each with all its versions; origin is rules for those of the rule set, server for those that were published here"},
			Query: search, Other: []string{"application/json"}, Handle: listPlots,
		},
		{
			Name: "plot", Method: http.MethodGet, Path: "/api/v1/plots/{plot}", Group: "catalogue", Action: "catalogue.read",
			Summary: lang.Text{ZH: "一个地块的各版本：要素、来源、日期、由谁负责", EN: "One plot by version: its facts, their source, date and who vouches for them"},
			Query:   day, Other: []string{"application/json"}, Handle: showPlot,
		},
		{
			Name: "preview_compare", Method: http.MethodPost, Path: "/api/v1/preview/compare", Group: "preview", Action: "preview.compare",
			Summary: lang.Text{ZH: "把一个设计放在几个地块上并列比较：事项、天数、费用、问题、承诺", EN: "Put one design on several plots: items, days, money, problems, commitments"},
			Query: append(without(planParams(), "between"), Param{Name: "site", Many: true, Required: true, About: lang.Text{
				ZH: "地块编号，可加 @版本；二至四个，写多次或者用逗号分隔", EN: "id of a plot, with @VERSION if you like; two to four of them, repeated or with commas"}}),
			BodyIs: "profile", AnswerIs: "compare", Handle: previewCompare,
		},
	}
}

// previewCompare plans one design on every plot that is asked for, and compares.
func previewCompare(c *Call) error {
	set := c.Server.Rules()
	opt, wrong := c.options()
	faults := fault.All(wrong)
	sites := c.QueryAll("site")
	if len(sites) < compare.Least || len(sites) > mostSites {
		faults.Add(fault.New(fault.Invalid, "compare.number", "site", compare.Least, mostSites, len(sites)))
		sites = nil
	}
	p, err := profile.Decode(c.Raw, set.Facts(), set.Schema())
	if err != nil {
		return append(faults, fault.All(err)...).Err()
	}
	designs := make([]profile.Profile, 0, len(sites))
	for _, name := range sites {
		on, err := c.onSite(set, p, name)
		if err == nil {
			err = opt.Check(set, on)
		}
		faults = append(faults, fault.All(err)...)
		designs = append(designs, on)
	}
	if err := faults.Err(); err != nil {
		return err
	}
	document, err := compare.Make(set, designs, opt)
	if err != nil {
		return err
	}
	return c.JSON(document)
}

// onSite puts a design on a published plot, in place of the one that it names.
func (c *Call) onSite(set *rules.Set, p profile.Profile, name string) (profile.Profile, error) {
	plot, _, err := c.Server.plots().At(c.Context(), set, profile.SiteOf(name))
	if err != nil {
		return p, shortPath(err, "site")
	}
	return p.On(set.Facts(), plot), nil
}

// shortPath puts a parameter in place of the place in a profile.
func shortPath(err error, parameter string) error {
	var named fault.List
	for _, e := range fault.All(err) {
		f := *e
		f.Path = parameter
		named.Add(&f)
	}
	return named.Err()
}

// plots is where a plot is found; on a server that keeps nothing in the rule set alone.
func (s *Server) plots() *project.Plots {
	if s.Projects == nil {
		return nil
	}
	return s.Projects.Plots()
}

// listed is a plot as the catalogue shows it.
func listed(p *project.Plot) view.ListedPlot {
	if p.File == "" {
		return view.ListedPlot{Plot: p.Plot, Origin: view.InRules}
	}
	return view.ListedPlot{Plot: p.Plot, Origin: view.OnServer, PublishedAt: p.At}
}

func listPlots(c *Call) error {
	all, err := c.Server.plots().All(c.Context(), c.Server.Rules())
	if err != nil {
		return err
	}
	known := plotsKnown{all: make([]view.ListedPlot, len(all))}
	for i := range all {
		known.all[i] = listed(&all[i])
		known.version += all[i].File
	}
	return c.catalogueWith(known, "plots", c.Query("q"), func(v view.Catalogue, w io.Writer, q string) (bool, error) { return true, v.Plots(w, q) })
}

func showPlot(c *Call) error {
	plot, err := c.Server.plots().Find(c.Context(), c.Server.Rules(), c.Path("plot"))
	if err != nil {
		return shortPath(err, "plot")
	}
	known := plotsKnown{all: []view.ListedPlot{listed(plot)}, version: plot.File}
	return c.catalogueWith(known, "plot", plot.ID, view.Catalogue.Plot)
}
