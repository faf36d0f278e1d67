package view

import (
	"io"
	"strings"

	"sevenlists/planner/compare"
	"sevenlists/planner/lang"
)

// compareView is what the template of a comparison reads.
type compareView struct {
	Lang, Title, Subtitle string
	Projects              []legend
	Figures, Matrices     []grid
	Differences           []differenceView
	Footer                []string
}

// legend says which project a letter stands for.
type legend struct{ Letter, Name, Note string }

// differenceView is what makes one project differ from the first.
type differenceView struct {
	Title    string
	Sections []markedLines
}

// markedLines are sentences under a title, each behind a mark.
type markedLines struct {
	Title string
	Lines []markedLine
}

type markedLine struct{ Mark, Text string }

// CompareHTML writes several projects side by side as one file that needs nothing else. It returns
// the error of the writer.
func CompareHTML(w io.Writer, d *compare.Document, set RuleSet) error {
	c := newComparison(d, set, TextOptions{Full: true})
	return writeHTML(w, "compare.html", c.say, c.html())
}

func (c *comparison) html() compareView {
	v := compareView{
		Lang: "zh-CN", Title: c.title(), Subtitle: c.madeHow(), Figures: c.figures(), Matrices: c.matrices(),
		Footer: []string{c.say("compare.best"), c.say("footer.days"), c.say("footer.law")},
	}
	if c.Lang == lang.EN {
		v.Lang = "en"
	}
	for i := range c.d.Projects {
		v.Projects = append(v.Projects, legend{letter(i), c.name(i), strings.TrimPrefix(c.who(i), c.name(i)+" · ")})
	}
	for i := range c.d.Differences {
		d := &c.d.Differences[i]
		t := c.pair(d)
		view := differenceView{Title: c.against(d)}
		t.kept = &view.Sections
		t.told()
		v.Differences = append(v.Differences, view)
	}
	return v
}
