package letter

import (
	"bytes"
	"embed"
	"encoding/json"
	"html/template"
	"io"
	"strings"
	"sync"

	"sevenlists/planner/docx"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Media types of what letters are written as.
const (
	DocxMedia = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	HTMLMedia = "text/html; charset=utf-8"
)

// Formats are what letters are written as.
var Formats = []string{"docx", "html", "json"}

// Template is the document of Word that a kind of letter is filled into: the district's own, else one
// made of the blocks, which may be edited in Word and put beside them.
func (b *Book) Template(k *Kind, l lang.Lang) ([]byte, error) {
	if own := k.templates[l]; own != nil {
		return own, nil
	}
	language := "zh-CN"
	if l == lang.EN {
		language = "en"
	}
	return docx.Build(docx.Sheet{Title: k.Name.In(l), Language: language, Across: k.Across}, k.blocks(l))
}

// Docx writes a letter as a document of Word, into a template where one is given in place of the kind's.
//
// It returns what Ready and docx.Fill do.
func (b *Book) Docx(k *Kind, l *Letter, own []byte) ([]byte, error) {
	if err := b.Ready(k, l); err != nil {
		return nil, err
	}
	if own == nil {
		var err error
		if own, err = b.Template(k, l.Lang); err != nil {
			return nil, err
		}
	}
	return docx.Fill(own, b.shape, l.values())
}

//go:embed template
var files embed.FS

var page = sync.OnceValues(func() (*template.Template, error) {
	css, err := files.ReadFile("template/letter.css")
	if err != nil {
		return nil, err
	}
	return template.New("letter.html").Funcs(template.FuncMap{
		"css":   func() template.CSS { return template.CSS(css) },
		"lines": func(s string) []string { return strings.Split(strings.TrimRight(s, "\n"), "\n") },
	}).ParseFS(files, "template/letter.html")
})

// HTML writes a letter as a page to print that needs nothing else: the same texts as the document of
// Word made of the blocks. It returns what Ready does, or the error of the writer.
func (b *Book) HTML(w io.Writer, k *Kind, l *Letter) error {
	if err := b.Ready(k, l); err != nil {
		return err
	}
	filled, err := docx.Expand(k.blocks(l.Lang), b.shape, l.values())
	if err != nil {
		return err
	}
	t, err := page()
	if err != nil {
		return err
	}
	language := "zh-CN"
	if l.Lang == lang.EN {
		language = "en"
	}
	var out bytes.Buffer
	if err := t.Execute(&out, map[string]any{"Lang": language, "Title": k.Name.In(l.Lang), "Blocks": filled, "Across": k.Across}); err != nil {
		return err
	}
	_, err = w.Write(out.Bytes())
	return err
}

// Overlay lays what a person states over what is known of a letter. It returns Invalid letter.data where
// it is not JSON of the form of Letter.
func (l *Letter) Overlay(stated []byte) error {
	kind := l.Kind
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(stated, []byte("\uFEFF"))))
	d.DisallowUnknownFields()
	if err := d.Decode(l); err != nil {
		return fault.New(fault.Invalid, "letter.data", "", err.Error())
	}
	l.Kind = kind
	return nil
}
