package docx

import (
	"regexp"
	"strings"
)

// paragraph is the text of a paragraph and the pieces in which Word keeps it: it cuts a text into runs as
// it likes, in the middle of a field too.
type paragraph struct {
	text   string
	pieces []piece
}

// piece is one w:t with the place of its text in that of the paragraph.
type piece struct {
	at   *node
	in   *node // what it lies in
	from int
}

// tag is a field or a mark of a section: {{name}}, {{#name}}, {{?name}}, {{^name}} or {{/name}}.
type tag struct {
	mark     byte // 0 for a field
	name     string
	from, to int // place in the text of the paragraph
}

// Braces may be those of a Chinese keyboard.
var tagForm = regexp.MustCompile(`[{｛]{2}\s*([#?^/＃？]?)\s*([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*)\s*[}｝]{2}`)

// braces are what is left of a field that is none.
var braces = regexp.MustCompile(`[{｛]{2}|[}｝]{2}`)

func paragraphOf(n *node) *paragraph {
	p := &paragraph{}
	var b strings.Builder
	p.gather(n, false, &b)
	p.text = b.String()
	return p
}

// gather collects the pieces in order; breaks and tabs stand for themselves, so that no field goes over
// them, and boxes have paragraphs of their own.
func (p *paragraph) gather(n *node, inRun bool, b *strings.Builder) {
	for _, k := range n.kids {
		switch k.name {
		case "w:r":
			p.gather(k, true, b)
		case "w:t":
			if inRun {
				p.pieces = append(p.pieces, piece{k, n, b.Len()})
				b.WriteString(k.content())
			}
		case "w:br", "w:cr":
			b.WriteByte('\n')
		case "w:tab":
			if inRun {
				b.WriteByte('\t')
			}
		case "", "w:pPr", "w:rPr", "w:txbxContent", "w:p":
		default:
			p.gather(k, inRun, b)
		}
	}
}

// opens reports whether it begins a section.
func (t tag) opens() bool { return t.mark != 0 && t.mark != '/' }

func (p *paragraph) tags() []tag {
	var tags []tag
	for _, m := range tagForm.FindAllStringSubmatchIndex(p.text, -1) {
		t := tag{name: p.text[m[4]:m[5]], from: m[0], to: m[1]}
		if mark := p.text[m[2]:m[3]]; mark != "" {
			t.mark = mark[0]
			switch mark {
			case "＃":
				t.mark = '#'
			case "？":
				t.mark = '?'
			}
		}
		tags = append(tags, t)
	}
	return tags
}

// replace puts a text in the place of a tag: into the piece in which the tag begins, with the looks of its
// run. Lines of the text become lines of the paragraph.
func (p *paragraph) replace(t tag, text string) {
	written := false
	for i := len(p.pieces) - 1; i >= 0; i-- {
		x := &p.pieces[i]
		content := x.at.content()
		from, to := max(t.from-x.from, 0), min(t.to-x.from, len(content))
		if from >= to {
			continue
		}
		begins := t.from >= x.from
		if !begins {
			x.at.say(content[:from] + content[to:])
			continue
		}
		written = true
		x.put(content[:from], text, content[to:])
	}
	if !written {
		return
	}
	*p = p.again(t, text)
}

// again is the paragraph with new places after a tag was replaced.
func (p *paragraph) again(t tag, text string) paragraph {
	changed := paragraph{text: p.text[:t.from] + text + p.text[t.to:], pieces: p.pieces}
	for i := range changed.pieces {
		x := &changed.pieces[i]
		switch {
		case x.from >= t.to:
			x.from += len(text) - (t.to - t.from)
		case x.from > t.from:
			x.from = t.from + len(text)
		}
	}
	return changed
}

// put writes a text between what stands before and after it in the same piece.
func (x *piece) put(before, text, after string) {
	lines := strings.Split(strings.ReplaceAll(plain(text), "\r\n", "\n"), "\n")
	if len(lines) == 1 {
		x.at.say(before + lines[0] + after)
		return
	}
	var kids []*node
	for _, k := range x.in.kids {
		if k != x.at {
			kids = append(kids, k)
			continue
		}
		for i, line := range lines {
			t := x.at
			if i > 0 {
				kids = append(kids, &node{name: "w:br"})
				t = &node{name: "w:t"}
			}
			if i == 0 {
				line = before + line
			}
			if i == len(lines)-1 {
				line += after
			}
			t.say(line)
			kids = append(kids, t)
		}
	}
	x.in.kids = kids
}

// plain leaves out what XML cannot hold.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
