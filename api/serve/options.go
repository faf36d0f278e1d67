package serve

import (
	"slices"
	"strings"

	"sevenlists/api/project"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

var variants = []string{"sequential", "customary", "parallel", "commitment"}

// planParams are the parameters that say how a plan is to be made, as the flags of `sevenlists plan`.
func planParams() []Param {
	return []Param{
		{Name: "variant", Values: variants, About: lang.Text{ZH: "路径方案，默认 parallel", EN: "route variant, default parallel"}},
		{Name: "commit", Many: true, About: lang.Text{
			ZH: "承诺方案采用的承诺：all（默认）、none 或事项编号（逗号分隔）", EN: "commitments taken in the variant commitment: all (default), none, or item ids with commas"}},
		{Name: "assume", Values: []string{"defaults", "none"}, About: lang.Text{
			ZH: "未填写的要素：defaults 取默认值，none 当作未知", EN: "facts nobody states: defaults takes their default, none leaves them unknown"}},
		{Name: "law", Values: []string{"reference", "planned"}, About: lang.Text{
			ZH: "按哪天的规定：reference 都按适用规则日，planned 各按其计划受理日", EN: "whose law: reference for that of the reference date, planned for that of each item's own planned day"}},
		{Name: "start", Type: "date", About: lang.Text{ZH: "开始日期，代替画像中的 start", EN: "start date in place of the profile's"}},
		{Name: "reference_date", Type: "date", About: lang.Text{ZH: "按哪一天的规定", EN: "the date whose rules apply"}},
		{Name: "part", About: lang.Text{ZH: "只编制一个部分（分期、标段、单体的编号）", EN: "plan one part alone: the id of a phase, lot or building"}},
		{Name: "between", Many: true, About: lang.Text{
			ZH: "另量一段时间：起点,终点，可写多次", EN: "measure from one point to another: A,B; may be repeated"}},
	}
}

// wanted reads those parameters as the options that a request asks for; what is malformed is reported at
// once.
func (c *Call) wanted() (project.Options, error) {
	var faults fault.List
	o := project.Options{
		Variant: c.Query("variant"), Assume: c.Query("assume"), Law: c.Query("law"), Part: c.Query("part"), Lang: c.Lang,
		Start: c.date("start", &faults), ReferenceDate: c.date("reference_date", &faults),
	}
	switch commit := c.QueryAll("commit"); {
	case len(commit) == 1 && commit[0] == "all":
	case len(commit) == 1 && commit[0] == "none":
		o.Commit = []string{}
	case len(commit) > 0:
		o.Commit = commit
	}
	for _, pair := range c.echo.QueryParams()["between"] {
		from, to, found := strings.Cut(pair, ",")
		from, to = strings.TrimSpace(from), strings.TrimSpace(to)
		if !found || from == "" || to == "" || strings.Contains(to, ",") {
			faults.Add(fault.New(fault.Invalid, "usage.flag.between", "between", shortened(pair)))
			continue
		}
		o.Between = append(o.Between, [2]string{from, to})
	}
	_, err := o.Planner()
	for _, e := range fault.All(err) {
		named := *e
		named.Path = strings.TrimPrefix(e.Path, "/options/")
		faults.Add(&named)
	}
	return o, faults.Err()
}

// options gives them as the planner takes them.
func (c *Call) options() (planner.Options, error) {
	o, wrong := c.wanted()
	opt, _ := o.Planner() // which wanted has tried
	return opt, wrong
}

// date reads a parameter that is a day; 0 where it is not given.
func (c *Call) date(name string, faults *fault.List) calendar.Date {
	given := c.Query(name)
	if given == "" {
		return 0
	}
	d, err := calendar.ParseDate(given)
	if err != nil {
		faults.Add(fault.New(fault.Invalid, "usage.flag.date", name, name, shortened(given)))
	}
	return d
}

// referenceDay is the day whose names and rules an answer has: that of the parameter reference_date, else today.
func (c *Call) referenceDay() (calendar.Date, error) {
	var faults fault.List
	day := c.date("reference_date", &faults)
	if day == 0 {
		day = c.Server.Today()
	}
	return day, faults.Err()
}

// without leaves out parameters that a route does not take.
func without(params []Param, names ...string) []Param {
	return slices.DeleteFunc(params, func(p Param) bool { return slices.Contains(names, p.Name) })
}
