// Package docx fills templates that were made in Word: documents (ISO/IEC 29500) in which fields such as
// {{project.name}} stand, and paragraphs or rows of tables that are repeated or left out. It also makes
// such templates of plain paragraphs and tables, and knows nothing of what the fields mean.
//
// A template is a stranger's file. What is larger, deeper or more than a letter needs is refused, and so
// is everything by which a document could run something or fetch something: macros, embedded objects,
// relations to the outside, fields other than those of pages, dates and references.
package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"sevenlists/planner/fault"
)

// What a template may hold at most.
const (
	MostBytes    = 4 << 20  // of the file
	mostUnpacked = 32 << 20 // of all parts together
	mostPart     = 8 << 20  // of a part of XML
	mostParts    = 400
	mostDepth    = 120
	mostNodes    = 400_000 // of a part, and of what it becomes
	mostFindings = 50      // mistakes that are listed one by one
)

const (
	typesPart   = "[Content_Types].xml"
	mainType    = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	typePrefix  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relsType    = "application/vnd.openxmlformats-package.relationships+xml"
	typesSpace  = "http://schemas.openxmlformats.org/package/2006/content-types"
	relsSpace   = "http://schemas.openxmlformats.org/package/2006/relationships"
	officeSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	wordSpace   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
)

// filledTypes are the parts in which fields are looked for, by the end of their content type.
var filledTypes = []string{"document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml"}

// part is one file of the archive.
type part struct {
	name    string
	content []byte
	kind    string // content type
	root    *node  // of XML; nil of anything else
}

// pack is an opened template.
type pack struct{ parts []*part }

func refused(code, place string, args ...any) *fault.Error {
	return fault.New(fault.Invalid, "docx."+code, place, args...)
}

// open unpacks a template within the limits and refuses what no letter needs.
func open(content []byte) (*pack, error) {
	switch {
	case len(content) > MostBytes:
		return nil, refused("too_large", "", MostBytes>>20)
	case bytes.HasPrefix(content, []byte{0xd0, 0xcf, 0x11, 0xe0}):
		return nil, refused("old", "")
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, refused("form", "").Because(err)
	}
	if len(archive.File) > mostParts {
		return nil, refused("too_many", "", mostParts)
	}
	p, seen, left := &pack{}, map[string]bool{}, int64(mostUnpacked)
	for _, f := range archive.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if key := strings.ToLower(f.Name); !sound(f.Name) || seen[key] || f.Flags&1 != 0 {
			return nil, refused("part", f.Name)
		} else {
			seen[key] = true
		}
		raw, err := unpack(f, left)
		if err != nil {
			return nil, err
		}
		left -= int64(len(raw))
		p.parts = append(p.parts, &part{name: f.Name, content: raw})
	}
	return p, p.read()
}

// sound reports whether a name stays inside the archive and is one that every program reads alike.
func sound(name string) bool {
	return name != "" && len(name) <= 200 && !strings.ContainsAny(name, "\\:\x00") && !strings.HasPrefix(name, "/") && path.Clean(name) == name &&
		name != ".." && !strings.HasPrefix(name, "../")
}

// unpack reads a part, however long its header says that it is.
func unpack(f *zip.File, left int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, refused("form", f.Name).Because(err)
	}
	defer r.Close()
	most := left
	if isXML(f.Name) {
		most = min(left, mostPart)
	}
	raw, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case int64(len(raw)) > most:
		return nil, refused("unpacked", f.Name, mostUnpacked>>20, mostPart>>20)
	case err != nil:
		return nil, refused("form", f.Name).Because(err)
	}
	return raw, nil
}

func isXML(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".xml" || ext == ".rels"
}

func (p *pack) named(name string) *part {
	i := slices.IndexFunc(p.parts, func(x *part) bool { return x.name == name })
	if i < 0 {
		return nil
	}
	return p.parts[i]
}

// read parses every part of XML, gives each part its content type and refuses what is dangerous.
func (p *pack) read() error {
	var faults fault.List
	for _, x := range p.parts {
		if !isXML(x.name) {
			continue
		}
		root, err := parse(x.content)
		if err != nil {
			return placed(err, x.name)
		}
		x.root = root
	}
	types := p.named(typesPart)
	if types == nil || types.root.local() != "Types" {
		return refused("form", typesPart)
	}
	p.name(types.root)
	for _, x := range p.parts {
		faults = append(faults, x.dangers()...)
	}
	if err := faults.Err(); err != nil {
		return err
	}
	if main := p.named(p.mainPart()); main == nil || main.kind != mainType || main.root == nil {
		return refused("form", "word/document.xml")
	}
	return nil
}

// name gives each part its content type.
func (p *pack) name(types *node) {
	byExtension, byName := map[string]string{}, map[string]string{}
	for _, n := range types.kids {
		switch n.local() {
		case "Default":
			byExtension[strings.ToLower(n.attr("Extension"))] = n.attr("ContentType")
		case "Override":
			byName[strings.TrimPrefix(n.attr("PartName"), "/")] = n.attr("ContentType")
		}
	}
	for _, x := range p.parts {
		x.kind = byName[x.name]
		if x.kind == "" {
			x.kind = byExtension[strings.ToLower(strings.TrimPrefix(path.Ext(x.name), "."))]
		}
	}
}

// mainPart is the name of the document itself.
func (p *pack) mainPart() string {
	if rels := p.named("_rels/.rels"); rels != nil && rels.root != nil {
		for _, n := range rels.root.kids {
			if n.local() == "Relationship" && n.attr("Type") == officeSpace+"/officeDocument" {
				return strings.TrimPrefix(n.attr("Target"), "/")
			}
		}
	}
	return ""
}

// fillable are the parts in which fields are looked for.
func (p *pack) fillable() []*part {
	var list []*part
	for _, x := range p.parts {
		if rest, ours := strings.CutPrefix(x.kind, typePrefix); ours && x.root != nil && slices.Contains(filledTypes, rest) {
			list = append(list, x)
		}
	}
	return list
}

// write packs the parts again. The same parts give the same bytes.
func (p *pack) write() ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, x := range p.parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: x.name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(x.content); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

// placed puts a place on a fault that has none.
func placed(err error, place string) error {
	var one *fault.Error
	if errors.As(err, &one) && one.Path == "" {
		c := *one
		c.Path = place
		return &c
	}
	return err
}
