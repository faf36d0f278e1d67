package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// node is an element of a part, or a text between elements, which has no name. Names keep the prefix
// that the template gave them.
type node struct {
	name  string
	attrs []attribute
	kids  []*node
	text  string
}

type attribute struct{ name, value string }

func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// local is the name without its prefix.
func (n *node) local() string {
	if _, rest, found := strings.Cut(n.name, ":"); found {
		return rest
	}
	return n.name
}

// content is the text directly in an element.
func (n *node) content() string {
	var b strings.Builder
	for _, k := range n.kids {
		if k.name == "" {
			b.WriteString(k.text)
		}
	}
	return b.String()
}

// say gives an element a text in place of what is in it; spaces at its ends stay.
func (n *node) say(text string) {
	n.kids = []*node{{text: text}}
	for i := range n.attrs {
		if n.attrs[i].name == "xml:space" {
			n.attrs[i].value = "preserve"
			return
		}
	}
	n.attrs = append(n.attrs, attribute{"xml:space", "preserve"})
}

func (n *node) walk(each func(*node)) {
	each(n)
	for _, k := range n.kids {
		k.walk(each)
	}
}

func (n *node) copy() *node {
	c := &node{name: n.name, text: n.text, attrs: append([]attribute(nil), n.attrs...), kids: make([]*node, len(n.kids))}
	for i, k := range n.kids {
		c.kids[i] = k.copy()
	}
	return c
}

func (n *node) size() int {
	count := 0
	n.walk(func(*node) { count++ })
	return count
}

// parse reads a part as it stands: prefixes are not resolved and nothing is fetched. A declaration of a
// document type, by which entities could be defined, is refused.
func parse(content []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(content))
	top := &node{}
	open, count := []*node{top}, 0
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, refused("xml", "").Because(err)
		}
		if count++; count > mostNodes || len(open) > mostDepth {
			return nil, refused("too_deep", "", mostNodes, mostDepth)
		}
		in := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: full(token.Name)}
			for _, a := range token.Attr {
				n.attrs = append(n.attrs, attribute{full(a.Name), a.Value})
			}
			in.kids = append(in.kids, n)
			open = append(open, n)
		case xml.EndElement:
			if in.name != full(token.Name) || len(open) == 1 {
				return nil, refused("xml", "")
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 1 {
				in.kids = append(in.kids, &node{text: string(token)})
			} else if len(bytes.TrimSpace(bytes.TrimPrefix(token, []byte("\uFEFF")))) > 0 {
				return nil, refused("xml", "")
			}
		case xml.Directive:
			return nil, refused("doctype", "")
		}
	}
	if len(open) != 1 || len(top.kids) != 1 {
		return nil, refused("xml", "")
	}
	return top.kids[0], nil
}

func full(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// render writes a part.
func render(n *node) []byte {
	var b bytes.Buffer
	b.WriteString(declaration)
	n.render(&b)
	return b.Bytes()
}

func (n *node) render(b *bytes.Buffer) {
	if n.name == "" {
		_ = xml.EscapeText(b, []byte(n.text)) // a buffer takes everything
		return
	}
	b.WriteString("<" + n.name)
	for _, a := range n.attrs {
		b.WriteString(" " + a.name + `="`)
		_ = xml.EscapeText(b, []byte(a.value))
		b.WriteString(`"`)
	}
	if len(n.kids) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteString(">")
	for _, k := range n.kids {
		k.render(b)
	}
	b.WriteString("</" + n.name + ">")
}
