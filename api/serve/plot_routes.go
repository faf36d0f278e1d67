package serve

import (
	"net/http"

	"sevenlists/planner"
	"sevenlists/planner/compare"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// mostSites is on how many plots one design is compared at once: each is planned over and over to find
// what makes the difference, and anybody may ask.
const mostSites = 4

// plotRoutes are those of one design on several published plots.
func (s *Server) plotRoutes() []Route {
	return []Route{
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
		on, err := onSite(set, p, name)
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
func onSite(set *rules.Set, p profile.Profile, name string) (profile.Profile, error) {
	plot, err := planner.PlotOf(set, profile.SiteOf(name))
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
