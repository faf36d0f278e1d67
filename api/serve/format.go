package serve

import (
	"bytes"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
)

// formatParams are the parameters of an answer that is a plan.
func formatParams() []Param {
	return []Param{
		{Name: "format", Values: view.FormatIDs(nil), About: lang.Text{
			ZH: "写成什么格式，默认 json", EN: "in which format, default json"}},
		{Name: "list", About: lang.Text{
			ZH: "只要一张清单（格式 text、json、html、xlsx、csv）", EN: "one list alone (in the formats text, json, html, xlsx and csv)"}},
	}
}

// formatMedia are the media types of the formats other than JSON.
func formatMedia() []string {
	var media []string
	for _, f := range view.Formats() {
		if f.ID != "json" {
			m, _, _ := strings.Cut(f.Media, ";")
			media = append(media, m)
		}
	}
	return media
}

// otherFormat says whether the caller asks for something else than the plan as JSON.
func (c *Call) otherFormat() bool {
	format := c.Query("format")
	return format != "" && format != "json" || c.Query("list") != ""
}

// write answers with a plan in the format and with the list that the query asks for; name is that of
// the file which a browser makes of it.
func (c *Call) write(p *planner.Plan, set *rules.Set, name string) error {
	format := view.FormatNamed(c.Query("format"))
	if format == nil {
		format = view.FormatNamed("json")
	}
	var b bytes.Buffer
	if err := format.Write(&b, p, view.RuleSetOf(set), view.TextOptions{List: c.Query("list"), Full: true}); err != nil {
		return err
	}
	if format.ID == "html" {
		return c.Page(b.Bytes())
	}
	if list := c.Query("list"); list != "" {
		name += "-" + list
	}
	c.attachment(name + "." + format.Extension)
	return c.Bytes(format.Media, b.Bytes())
}

// attachment names the file that a browser makes of an answer; other signs than those of ids are left
// out of the name.
func (c *Call) attachment(name string) {
	name = strings.Map(func(r rune) rune {
		if r < 0x80 && (r == '.' || r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			return r
		}
		return -1
	}, name)
	c.Response().Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
}
