package docx

import (
	"strconv"
	"strings"
)

// Style is how a paragraph looks, after the form of official letters (GB/T 9704).
type Style string

// The styles of paragraphs.
const (
	Title   Style = "title"   // of the letter, in the middle
	Number  Style = "number"  // its number, in the middle under the title
	Heading Style = "heading" // of a section
	Address Style = "address" // to whom it goes: without indentation
	Text    Style = "text"    // two signs in
	Sign    Style = "sign"    // who signs and when, at the right
	Note    Style = "note"    // small print
)

// Styles are all of them.
func Styles() []Style { return []Style{Title, Number, Heading, Address, Text, Sign, Note} }

// Block is a paragraph or a table of a template. Its texts hold fields.
type Block struct {
	Style Style
	Text  string
	When  string // a field: the block stands only where it is not empty
	Each  string // a list: the paragraph, or the row under the head of the table, stands once for every row
	// Columns make it a table.
	Columns []Column
}

// Column is one column of a table.
type Column struct {
	Title string
	Text  string
	Width int // as a share of those of all columns
}

// Sheet says how a template is laid out.
type Sheet struct {
	Title    string // of the document
	Language string // such as zh-CN
	Across   bool   // A4 across
}

// Measures of A4 in twentieths of a point, with the margins of official letters.
const (
	paperShort, paperLong      = 11906, 16838
	marginTop, marginBottom    = 2098, 1984
	marginLeft, marginRight    = 1587, 1474
	across                     = paperLong - marginTop - marginBottom
	upright                    = paperShort - marginLeft - marginRight
	cellMargin                 = 80
	eastern, western, titleing = "仿宋", "Times New Roman", "宋体"
)

// Build makes a template of blocks, which Word can open and the district may change: it has every field
// that the texts of the blocks have. The same blocks give the same bytes.
func Build(sheet Sheet, blocks []Block) ([]byte, error) {
	p := &pack{}
	add := func(name string, root *node) {
		p.parts = append(p.parts, &part{name: name, content: render(root)})
	}
	add(typesPart, el("Types", "xmlns", typesSpace).with(
		el("Default", "Extension", "rels", "ContentType", relsType),
		el("Default", "Extension", "xml", "ContentType", "application/xml"),
		el("Override", "PartName", "/word/document.xml", "ContentType", mainType),
		el("Override", "PartName", "/word/styles.xml", "ContentType", typePrefix+"styles+xml"),
		el("Override", "PartName", "/word/settings.xml", "ContentType", typePrefix+"settings+xml"),
		el("Override", "PartName", "/word/footer1.xml", "ContentType", typePrefix+"footer+xml"),
		el("Override", "PartName", "/docProps/core.xml", "ContentType", "application/vnd.openxmlformats-package.core-properties+xml"),
	))
	add("_rels/.rels", el("Relationships", "xmlns", relsSpace).with(
		el("Relationship", "Id", "rId1", "Type", officeSpace+"/officeDocument", "Target", "word/document.xml"),
		el("Relationship", "Id", "rId2", "Type", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "Target", "docProps/core.xml"),
	))
	add("docProps/core.xml", el("cp:coreProperties", "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/").with(
		el("dc:title").saying(sheet.Title), el("dc:creator").saying("sevenlists"), el("dc:language").saying(sheet.Language)))
	add("word/_rels/document.xml.rels", el("Relationships", "xmlns", relsSpace).with(
		el("Relationship", "Id", "rId1", "Type", officeSpace+"/styles", "Target", "styles.xml"),
		el("Relationship", "Id", "rId2", "Type", officeSpace+"/footer", "Target", "footer1.xml"),
		el("Relationship", "Id", "rId3", "Type", officeSpace+"/settings", "Target", "settings.xml"),
	))
	add("word/styles.xml", styles(sheet.Language))
	// Without it Word would lay the letter out as its versions before 2013 did.
	add("word/settings.xml", el("w:settings", "xmlns:w", wordSpace).with(el("w:compat").with(
		el("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15"))))
	add("word/footer1.xml", footer())
	add("word/document.xml", document(sheet, blocks))
	return p.write()
}

// el makes an element with attributes by pairs.
func el(name string, attrs ...string) *node {
	n := &node{name: name}
	for i := 0; i+1 < len(attrs); i += 2 {
		n.attrs = append(n.attrs, attribute{attrs[i], attrs[i+1]})
	}
	return n
}

func (n *node) with(kids ...*node) *node {
	n.kids = append(n.kids, kids...)
	return n
}

func (n *node) saying(text string) *node { return n.with(&node{text: plain(text)}) }

// val is an element whose one attribute is its value.
func val(name, value string) *node { return el(name, "w:val", value) }

func document(sheet Sheet, blocks []Block) *node {
	body, width := el("w:body"), upright
	page := el("w:pgSz", "w:w", strconv.Itoa(paperShort), "w:h", strconv.Itoa(paperLong))
	margins := []int{marginTop, marginRight, marginBottom, marginLeft}
	if sheet.Across {
		width = across
		page = el("w:pgSz", "w:w", strconv.Itoa(paperLong), "w:h", strconv.Itoa(paperShort), "w:orient", "landscape")
		margins = []int{marginLeft, marginBottom, marginRight, marginTop}
	}
	for _, b := range blocks {
		body.with(b.nodes(width)...)
	}
	m := el("w:pgMar")
	for i, side := range []string{"top", "right", "bottom", "left"} {
		m.attrs = append(m.attrs, attribute{"w:" + side, strconv.Itoa(margins[i])})
	}
	for _, rest := range []string{"header", "footer", "gutter"} {
		size := "850"
		if rest == "gutter" {
			size = "0"
		}
		m.attrs = append(m.attrs, attribute{"w:" + rest, size})
	}
	body.with(el("w:sectPr").with(el("w:footerReference", "w:type", "default", "r:id", "rId2"), page, m))
	return el("w:document", "xmlns:w", wordSpace, "xmlns:r", officeSpace).with(body)
}

// nodes are the paragraphs or the table of a block, with the marks of its sections.
func (b Block) nodes(width int) []*node {
	if len(b.Columns) == 0 {
		text := b.Text
		if b.Each != "" {
			text = "{{#" + b.Each + "}}" + text + "{{/" + b.Each + "}}"
		}
		if b.When == "" {
			return []*node{styled(b.Style, text)}
		}
		if b.Each == "" {
			return []*node{styled(b.Style, "{{?"+b.When+"}}"+text+"{{/"+b.When+"}}")}
		}
		return []*node{styled(Note, "{{?"+b.When+"}}"), styled(b.Style, text), styled(Note, "{{/"+b.When+"}}")}
	}
	list := []*node{b.table(width), styled(Note, "")}
	if b.When != "" {
		list = append(append([]*node{styled(Note, "{{?"+b.When+"}}")}, list...), styled(Note, "{{/"+b.When+"}}"))
	}
	return list
}

func styled(s Style, text string) *node {
	p := el("w:p").with(el("w:pPr").with(val("w:pStyle", string(s))))
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		run := el("w:r")
		if i > 0 {
			run.with(el("w:br"))
		}
		if line != "" {
			run.with(el("w:t", "xml:space", "preserve").saying(line))
		}
		p.with(run)
	}
	return p
}

func (b Block) table(width int) *node {
	total := 0
	for _, c := range b.Columns {
		total += max(c.Width, 1)
	}
	borders := el("w:tblBorders")
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		borders.with(el("w:"+side, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "808080"))
	}
	margins := el("w:tblCellMar")
	for _, side := range []string{"left", "right"} {
		margins.with(el("w:"+side, "w:w", strconv.Itoa(cellMargin), "w:type", "dxa"))
	}
	grid := el("w:tblGrid")
	head, row := el("w:tr").with(el("w:trPr").with(el("w:cantSplit"), el("w:tblHeader"))), el("w:tr").with(el("w:trPr").with(el("w:cantSplit")))
	for i, c := range b.Columns {
		w := strconv.Itoa(width * max(c.Width, 1) / total)
		grid.with(el("w:gridCol", "w:w", w))
		text := c.Text
		if b.Each != "" && i == 0 {
			text = "{{#" + b.Each + "}}" + text
		}
		if b.Each != "" && i == len(b.Columns)-1 {
			text += "{{/" + b.Each + "}}"
		}
		head.with(cellOf(w, "head", c.Title))
		row.with(cellOf(w, "cell", text))
	}
	return el("w:tbl").with(
		el("w:tblPr").with(el("w:tblW", "w:w", strconv.Itoa(width), "w:type", "dxa"), borders, el("w:tblLayout", "w:type", "fixed"), margins),
		grid, head, row)
}

func cellOf(width, style, text string) *node {
	return el("w:tc").with(el("w:tcPr").with(el("w:tcW", "w:w", width, "w:type", "dxa")), styled(Style(style), text))
}

// footer has the number of the page.
func footer() *node {
	run := func(kid *node) *node { return el("w:r").with(kid) }
	return el("w:ftr", "xmlns:w", wordSpace).with(el("w:p").with(
		el("w:pPr").with(val("w:pStyle", "foot")),
		run(el("w:t", "xml:space", "preserve").saying("— ")),
		run(el("w:fldChar", "w:fldCharType", "begin")), run(el("w:instrText", "xml:space", "preserve").saying(" PAGE ")),
		run(el("w:fldChar", "w:fldCharType", "separate")), run(el("w:t").saying("1")), run(el("w:fldChar", "w:fldCharType", "end")),
		run(el("w:t", "xml:space", "preserve").saying(" —")),
	))
}
