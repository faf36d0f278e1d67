package main

import (
	"strings"

	"github.com/spf13/pflag"

	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// siteFlag is --site, of every command that plans a project. Where it may be given several times, how
// says what that means.
func (a *app) siteFlag(flags *pflag.FlagSet, f *planFlags, how string) {
	flags.StringArrayVar(&f.sites, "site", nil, a.say("项目所在的地块：文件，或者已发布地块的编号（可加 @版本），代替画像中的 site",
		"the plot that the project stands on: a file, or the id of a published one (with @VERSION if you like), in place of the profile's site")+how)
}

// plots reads what --site names, in the order given. Faults of one do not hide those of another.
func (a *app) plots(f planFlags, set *rules.Set) ([]*profile.Plot, error) {
	var faults fault.List
	plots := make([]*profile.Plot, 0, len(f.sites))
	for _, name := range f.sites {
		plot, err := a.plotNamed(name, set)
		faults = append(faults, fault.All(err)...)
		plots = append(plots, plot)
	}
	return plots, faults.Err()
}

// plot reads the one plot that --site names; nil where it names none.
func (a *app) plot(f planFlags, set *rules.Set) (*profile.Plot, error) {
	if len(f.sites) > 1 {
		return nil, fault.New(fault.Invalid, "usage.flag.once", "", "--site")
	}
	plots, err := a.plots(f, set)
	if err != nil || len(plots) == 0 {
		return nil, err
	}
	return plots[0], nil
}

// plotNamed gives the published plot of an id, else the newest version of that in a file.
func (a *app) plotNamed(name string, set *rules.Set) (*profile.Plot, error) {
	site := profile.SiteOf(name)
	if set.Plot(site.Plot) != nil {
		plot, err := planner.PlotOf(set, site)
		return plot, ofSite(err)
	}
	c, err := a.readContent(name, largestProfile)
	if err != nil {
		if !strings.ContainsAny(name, `./\`) { // it looks like an id
			_, unknown := planner.PlotOf(set, profile.Site{Plot: site.Plot})
			return nil, ofSite(unknown)
		}
		return nil, err
	}
	plot, err := set.ReadPlot(c.name, c.bytes)
	if err != nil {
		return nil, err
	}
	return plot.Newest(), nil
}

// ofSite puts the flag in place of the place in a profile.
func ofSite(err error) error {
	var named fault.List
	for _, e := range fault.All(err) {
		c := *e
		c.Path = "--site"
		named.Add(&c)
	}
	return named.Err()
}
