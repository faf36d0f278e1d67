package docx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/docx"
	"sevenlists/planner/fault"
)

const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`

func TestHostileTemplatesAreRefused(t *testing.T) {
	types := func(extra string) string {
		return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` + extra + `</Types>`
	}
	field := func(instruction ...string) string {
		var b strings.Builder
		b.WriteString(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>`)
		for _, s := range instruction {
			b.WriteString(`<w:r><w:instrText>` + s + `</w:instrText></w:r>`)
		}
		return b.String() + `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
	}
	for name, tc := range map[string]struct {
		content []byte
		code    string
	}{
		"no package":                  {[]byte("hello"), "docx.form"},
		"the old format":              {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "docx.old"},
		"too long":                    {make([]byte, docx.MostBytes+1), "docx.too_large"},
		"no document":                 {zipped(t, map[string]string{"a.txt": "x"}), "docx.form"},
		"another kind of document":    {word(t, p("x"), "[Content_Types].xml", types(`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`)), "docx.form"},
		"a document with macros":      {word(t, p("x"), "[Content_Types].xml", types(`<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>`)), "docx.active"},
		"a macro project":             {word(t, p("x"), "word/vbaProject.bin", "x"), "docx.active"},
		"an embedded object":          {word(t, p("x"), "word/embeddings/a.xlsx", "x"), "docx.active"},
		"a chunk of another document": {word(t, `<w:altChunk/>`), "docx.active"},
		"an object in the text":       {word(t, `<w:p><w:r><w:object/></w:r></w:p>`), "docx.active"},
		"a picture from outside": {word(t, p("x"), "word/_rels/document.xml.rels",
			relations+`<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://evil/a.png" TargetMode="External"/></Relationships>`), "docx.outside"},
		"the same with a prefix": {word(t, p("x"), "word/_rels/document.xml.rels",
			`<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"><r:Relationship Id="a" Type="x/image" Target="file:///etc/passwd" TargetMode="external"/></r:Relationships>`), "docx.outside"},
		"an attached template": {word(t, p("x"), "word/_rels/settings.xml.rels",
			relations+`<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="t.dotm"/></Relationships>`), "docx.active"},
		"a field that starts a program":       {word(t, field("DDEAUTO c:\\\\cmd.exe")), "docx.field_code"},
		"the same cut into pieces":            {word(t, field(" D", "DE", "AUTO x")), "docx.field_code"},
		"a field that fetches a file":         {word(t, `<w:p><w:fldSimple w:instr=" includetext &quot;\\\\h\\x&quot;"/></w:p>`), "docx.field_code"},
		"a field that is never ended":         {word(t, `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>LINK x</w:instrText></w:r></w:p>`), "docx.field_code"},
		"another prefix for Word's elements":  {word(t, `<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:fldSimple x:instr="DDE x"/></x:p>`), "docx.prefix"},
		"the prefix of Word for something":    {word(t, `<w:p xmlns:w="urn:x"/>`), "docx.prefix"},
		"an entity":                           {word(t, p("x"), "word/document.xml", `<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document>&a;</w:document>`), "docx.doctype"},
		"XML that ends too early":             {word(t, `<w:p>`), "docx.xml"},
		"XML in another encoding":             {word(t, p("x"), "word/document.xml", `<?xml version="1.0" encoding="UTF-7"?><w:document/>`), "docx.xml"},
		"elements nested without end":         {word(t, strings.Repeat("<w:p>", 5000)+strings.Repeat("</w:p>", 5000)), "docx.too_deep"},
		"elements without number":             {word(t, strings.Repeat("<w:p/>", 500_000)), "docx.too_deep"},
		"a bomb of XML":                       {word(t, p(strings.Repeat(" ", 9<<20))), "docx.unpacked"},
		"a bomb of pictures":                  {word(t, p("x"), "word/media/a.png", strings.Repeat("\x00", 33<<20)), "docx.unpacked"},
		"a name that leads out":               {word(t, p("x"), "../evil.xml", "<a/>"), "docx.part"},
		"a name of another system":            {word(t, p("x"), `word\evil.xml`, "<a/>"), "docx.part"},
		"two files that some programs mix up": {word(t, p("x"), "Word/Document.xml", "<a/>"), "docx.part"},
		"too many files":                      {many(t, 500), "docx.too_many"},
	} {
		t.Run(name, func(t *testing.T) {
			err := docx.Check(tc.content, shape)
			require.Error(t, err)
			require.Equal(t, tc.code, fault.All(err)[0].Code, err)
			out, err := docx.Fill(tc.content, shape, values)
			require.Error(t, err)
			require.Nil(t, out)
		})
	}
	require.NoError(t, docx.Check(word(t, field(" PAGE ")+field("TOC \\o")), shape), "what tells of the document alone is taken")
}

func TestADocumentThatWouldGrowWithoutEndIsGivenUp(t *testing.T) {
	rows := make([]docx.Record, 2000)
	for i := range rows {
		rows[i] = docx.Record{"name": "x", "parts": rows[:0]}
	}
	body := p("{{#papers}}") + p("{{#papers}}") + p("{{#papers}}{{name}}{{/papers}}") + p("{{/papers}}") + p("{{/papers}}")
	_, err := docx.Fill(word(t, body), shape, docx.Record{"papers": rows})
	require.Error(t, err)
	require.Equal(t, "docx.too_deep", fault.All(err)[0].Code)
}

func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range files {
		f, err := w.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(f, content)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func many(t testing.TB, n int) []byte {
	files := map[string]string{}
	for i := range n {
		files["a"+strconv.Itoa(i)] = ""
	}
	return zipped(t, files)
}

// FuzzTemplates tries bytes as templates and texts as paragraphs of one: nothing panics, and what is
// filled is well formed and holds what it held before.
func FuzzTemplates(f *testing.F) {
	f.Add(word(f, p("{{name}}")), "{{#papers}}{{name}}{{/papers}}")
	f.Add([]byte("PK"), "{{#papers}}|{{#parts}}{{text}}|{{/parts}}{{/papers}}")
	f.Add([]byte{}, "{|{na|me}}{{^none}}x{{/none}}")
	f.Fuzz(func(t *testing.T, content []byte, text string) {
		_ = docx.Check(content, shape)
		if out, err := docx.Fill(content, shape, values); err == nil {
			parts(t, out)
		}
		clean := strings.Map(func(r rune) rune {
			if r < ' ' || r == '<' || r == '&' || r == '>' || r == 0xfffd || r == 0xfffe || r == 0xffff {
				return -1
			}
			return r
		}, strings.ToValidUTF8(text, ""))
		out, err := docx.Fill(word(t, p(clean)+p("end")), shape, values)
		if err != nil {
			return
		}
		got := paragraphs(t, parts(t, out)["word/document.xml"])
		require.Equal(t, "end", got[len(got)-1])
	})
}
