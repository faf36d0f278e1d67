package docx

import (
	"slices"
	"strings"
)

// each fills a run of siblings: paragraphs, tables, rows, cells and whatever else they lie in.
func (f *filler) each(kids []*node, s *scope) []*node {
	out := make([]*node, 0, len(kids))
	for i := 0; i < len(kids) && !f.overgrown; i++ {
		k := kids[i]
		switch {
		case k.name == "w:p":
			if t, alone := standsAlone(k); alone {
				end := -1
				if t.mark != '/' {
					end = f.closing(kids[i+1:], t)
				}
				if end < 0 {
					f.report("open", paragraphOf(k).text, string(t.mark)+t.name)
					continue
				}
				out = append(out, f.repeat(kids[i+1:i+1+end], t, paragraphOf(k).text, s)...)
				i += 1 + end
				continue
			}
			out = append(out, f.paragraph(k, s)...)
		case k.name == "w:tr":
			out = append(out, f.row(k, s)...)
		case k.name != "":
			k.kids = f.each(k.kids, s)
			if k.name == "w:tc" && !slices.ContainsFunc(k.kids, func(n *node) bool { return n.name == "w:p" }) {
				k.kids = append(k.kids, &node{name: "w:p"}) // a cell ends with a paragraph, or Word refuses the file
			}
			out = append(out, k)
		default:
			out = append(out, k)
		}
	}
	return out
}

// standsAlone finds the mark of a paragraph that holds nothing else.
func standsAlone(n *node) (tag, bool) {
	p := paragraphOf(n)
	tags := p.tags()
	if len(tags) != 1 || tags[0].mark == 0 || strings.TrimSpace(p.text) != p.text[tags[0].from:tags[0].to] {
		return tag{}, false
	}
	return tags[0], true
}

// closing finds the paragraph that closes a section, −1 where there is none.
func (f *filler) closing(kids []*node, opened tag) int {
	depth := 0
	for i, k := range kids {
		if k.name != "w:p" {
			continue
		}
		t, alone := standsAlone(k)
		if !alone || t.name != opened.name {
			continue
		}
		switch {
		case t.opens():
			depth++
		case depth == 0:
			return i
		default:
			depth--
		}
	}
	return -1
}

// repeat writes what a section holds, as often as its list has rows.
func (f *filler) repeat(kids []*node, t tag, paragraph string, s *scope) []*node {
	shape, value, known := f.lookUp(s, t, paragraph)
	if !known {
		return nil
	}
	var out []*node
	for _, in := range s.rows(t, shape, value, f.dry) {
		copies := make([]*node, len(kids))
		for i, k := range kids {
			if !f.grow(k.size()) {
				return nil
			}
			copies[i] = k.copy()
		}
		out = append(out, f.each(copies, in)...)
	}
	return out
}

// whole finds the section that encloses a text from its first mark to its last.
func whole(tags []tag) (opening, end tag, ok bool) {
	if len(tags) < 2 {
		return tag{}, tag{}, false
	}
	first, last := tags[0], tags[len(tags)-1]
	return first, last, first.opens() && last.mark == '/' && first.name == last.name
}

// paragraph fills a paragraph, which its own marks may repeat or leave out.
func (f *filler) paragraph(n *node, s *scope) []*node {
	p := paragraphOf(n)
	tags := p.tags()
	opening, end, enclosed := whole(tags)
	if enclosed && strings.TrimSpace(p.text[:opening.from]) == "" && strings.TrimSpace(p.text[end.to:]) == "" {
		p.replace(end, "")
		p.replace(opening, "")
		return f.repeat([]*node{n}, opening, p.text, s)
	}
	f.inside(n, s)
	f.fields(p, tags, s)
	return []*node{n}
}

// inside fills what lies in a paragraph and is a text of its own, such as a box.
func (f *filler) inside(n *node, s *scope) {
	for _, k := range n.kids {
		if k.name == "w:txbxContent" {
			k.kids = f.each(k.kids, s)
		} else if k.name != "" {
			f.inside(k, s)
		}
	}
}

// fields puts the values in the place of the fields of a paragraph, the last first, so that places stay.
func (f *filler) fields(p *paragraph, tags []tag, s *scope) {
	rest := p.text
	values := make([]string, len(tags))
	for i, t := range tags {
		switch t.mark {
		case 0:
			values[i] = f.text(s, t, p.text)
		default:
			f.report("misplaced", p.text, string(t.mark)+t.name)
		}
	}
	for _, t := range slices.Backward(tags) {
		rest = rest[:t.from] + rest[t.to:]
	}
	if braces.MatchString(rest) {
		f.report("malformed", p.text)
	}
	for i, t := range slices.Backward(tags) {
		p.replace(t, values[i])
	}
}

// row fills a row of a table. Where its first mark opens a section that its last one closes, the row is
// repeated; a section within one paragraph of several is that paragraph's own.
func (f *filler) row(n *node, s *scope) []*node {
	var paragraphs []*paragraph
	var tags []tag
	var owner []int
	ownParagraphs(n, func(k *node) {
		p := paragraphOf(k)
		for _, t := range p.tags() {
			tags, owner = append(tags, t), append(owner, len(paragraphs))
		}
		paragraphs = append(paragraphs, p)
	})
	opening, end, enclosed := whole(tags)
	cells := 0
	for _, k := range n.kids {
		if k.name == "w:tc" {
			cells++
		}
	}
	if enclosed && (owner[0] != owner[len(owner)-1] || cells == 1) && closesLast(tags) {
		first, last := paragraphs[owner[0]], paragraphs[owner[len(owner)-1]]
		text := first.text
		last.replace(end, "")
		first.replace(opening, "")
		return f.repeat([]*node{n}, opening, text, s)
	}
	n.kids = f.each(n.kids, s)
	return []*node{n}
}

// closesLast reports whether the section that the first mark opens is not closed before the last.
func closesLast(tags []tag) bool {
	depth := 0
	for i, t := range tags {
		if t.name != tags[0].name {
			continue
		}
		switch {
		case t.opens():
			depth++
		case t.mark == '/':
			depth--
		}
		if depth == 0 && i < len(tags)-1 && t.mark == '/' {
			return false
		}
	}
	return true
}

// ownParagraphs visits the paragraphs of a row in order, those of tables within it apart.
func ownParagraphs(n *node, each func(*node)) {
	for _, k := range n.kids {
		switch k.name {
		case "w:p":
			each(k)
		case "w:tbl", "":
		default:
			ownParagraphs(k, each)
		}
	}
}
