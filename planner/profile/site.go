package profile

import (
	"strconv"
	"strings"

	"sevenlists/planner/source"
)

// Site is the plot that a profile names (`site`).
type Site struct {
	Plot    string // its id; empty where the profile names none
	Version int    // 0 for the newest that there is
	Line    int    // of the profile
}

// latestVersion is the highest number that a version of a plot may have.
const latestVersion = 100_000

// SiteOf reads a site that is written as one word: the id of a plot, with @ and a version if it has one.
// What is written behind the @ and is no version becomes one that no plot has.
func SiteOf(name string) Site {
	id, version, numbered := strings.Cut(name, "@")
	if !numbered {
		return Site{Plot: id}
	}
	n, err := strconv.Atoi(version)
	if err != nil || n < 1 {
		n = latestVersion + 1
	}
	return Site{Plot: id, Version: n}
}

// siteKeys are the keys of a site in the order in which they are written.
var siteKeys = []string{"plot", "version"}

// siteSchema describes the plot that a project stands on: its id, or its id with a version.
func siteSchema(say func(zh, en string) string) object {
	id := object{{"type", "string"}, {"pattern", idPattern}}
	return object{
		{"title", say("地块", "Plot")},
		{"description", say("项目所在的地块：编号，或者编号和版本（plot、version）；不写版本为最新一版",
			"The plot that the project stands on: its id, or its id with a version; the newest version where none is named")},
		{"type", []string{"string", "object", "null"}}, {"pattern", idPattern},
		{"properties", object{
			{"plot", id},
			{"version", object{{"type", "integer"}, {"minimum", 1}, {"maximum", latestVersion}}},
		}},
		{"required", []string{"plot"}}, {"additionalProperties", false},
	}
}

// saySite notes what is wrong with the plot that a profile names.
func (c *checker) saySite(place []string, n *source.Node, at, keyword string) {
	switch {
	case keyword == "additionalProperties":
		c.sayKeys(n, at, siteKeys)
	case keyword == "required":
		c.found.add(at, n.Line, "profile.site.missing")
	case len(place) == 2 && place[1] == "version":
		c.found.add(at, n.Line, "profile.site.version", n.Word(), latestVersion)
	case n.Kind == source.Text:
		c.found.add(at, n.Line, "profile.id.form", n.Text)
	default:
		c.found.add(at, n.Line, "profile.site.form", n.Word())
	}
}

// site reads the plot that a profile names.
func (c *checker) site() Site {
	n := c.root.Child("site")
	switch {
	case n == nil || n.Kind == source.Empty:
		return Site{}
	case n.Kind == source.Text:
		return Site{Plot: n.Text, Line: n.Line}
	}
	s := Site{Plot: n.Child("plot").Text, Line: n.Line}
	if version := n.Child("version"); version != nil {
		micro, _ := ParseMicro(version.Text) // that it can be held was checked
		s.Version = int(micro / Scale)
	}
	return s
}

// written gives a site as it stands in a profile.
func (s Site) written() any {
	if s.Version == 0 {
		return s.Plot
	}
	return object{{"plot", s.Plot}, {"version", s.Version}}
}
