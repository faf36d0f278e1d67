package docx

import "strconv"

// look is how a style of paragraph is set: sizes in half points, distances in twentieths of a point.
type look struct {
	id, name      string
	size          int
	bold          bool
	font          string // of Chinese signs; empty is that of the text
	align         string
	before, after int
	indent        int // of the first line, in hundredths of a sign
	line          int // distance of the lines; 0 leaves it to the fonts
	keep          bool
}

var looks = []look{
	{id: string(Title), name: "Letter title", size: 44, bold: true, font: titleing, align: "center", before: 240, after: 240, keep: true},
	{id: string(Number), name: "Letter number", size: 28, align: "center", after: 240, keep: true},
	{id: string(Heading), name: "Letter heading", size: 30, bold: true, font: titleing, before: 240, after: 120, keep: true},
	{id: string(Address), name: "Letter address", size: 28, after: 60, line: 480},
	{id: string(Text), name: "Letter text", size: 28, indent: 200, after: 60, line: 480, align: "both"},
	{id: string(Sign), name: "Letter signature", size: 28, align: "right", before: 120, line: 480},
	{id: string(Note), name: "Letter note", size: 18, after: 40},
	{id: "head", name: "Table head", size: 20, bold: true, font: titleing},
	{id: "cell", name: "Table cell", size: 20},
	{id: "foot", name: "Page number", size: 24, align: "center"},
}

// styles is the part with all of them.
func styles(language string) *node {
	fonts := func(chinese string) *node {
		return el("w:rFonts", "w:ascii", western, "w:hAnsi", western, "w:eastAsia", chinese, "w:cs", western)
	}
	root := el("w:styles", "xmlns:w", wordSpace).with(
		el("w:docDefaults").with(
			el("w:rPrDefault").with(el("w:rPr").with(fonts(eastern), val("w:sz", "28"), val("w:szCs", "28"),
				el("w:lang", "w:val", "en-GB", "w:eastAsia", "zh-CN"))),
			el("w:pPrDefault").with(el("w:pPr")),
		),
		el("w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal").with(val("w:name", "Normal"), el("w:qFormat")),
	)
	for _, l := range looks {
		p, r := el("w:pPr"), el("w:rPr")
		if l.keep {
			p.with(el("w:keepNext"))
		}
		if l.before+l.after+l.line > 0 {
			space := el("w:spacing", "w:before", strconv.Itoa(l.before), "w:after", strconv.Itoa(l.after))
			if l.line > 0 {
				space.attrs = append(space.attrs, attribute{"w:line", strconv.Itoa(l.line)}, attribute{"w:lineRule", "atLeast"})
			}
			p.with(space)
		}
		if l.indent > 0 && language != "en" {
			p.with(el("w:ind", "w:firstLineChars", strconv.Itoa(l.indent), "w:firstLine", strconv.Itoa(l.indent*l.size/20)))
		}
		if l.align != "" {
			p.with(val("w:jc", l.align))
		}
		if l.font != "" {
			r.with(fonts(l.font))
		}
		if l.bold {
			r.with(el("w:b"))
		}
		size := strconv.Itoa(l.size)
		r.with(val("w:sz", size), val("w:szCs", size))
		root.with(el("w:style", "w:type", "paragraph", "w:customStyle", "1", "w:styleId", l.id).with(
			val("w:name", l.name), val("w:basedOn", "Normal"), el("w:qFormat"), p, r))
	}
	return root
}
