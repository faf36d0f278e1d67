package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/docx"
	"sevenlists/planner/fault"
)

var shape = docx.Shape{
	"name": nil, "date": nil, "none": nil,
	"project": {"name": nil, "id": nil},
	"papers":  {"name": nil, "form": nil, "parts": {"text": nil}},
}

var values = docx.Record{
	"name": "厂房 <一> & “二”", "date": "2026年6月1日", "none": "",
	"project": docx.Record{"name": "标准地厂房", "id": "p1"},
	"papers": []docx.Record{
		{"name": "申请表", "form": "原件", "parts": []docx.Record{{"text": "甲"}, {"text": "乙"}}},
		{"name": "红线图", "form": "电子\n扫描", "parts": []docx.Record{}},
	},
}

// parts are the files of a document, each of XML read to its end.
func parts(t testing.TB, content []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	require.NoError(t, err)
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		raw, err := io.ReadAll(r)
		require.NoError(t, err)
		require.NotContains(t, files, f.Name)
		files[f.Name] = string(raw)
		if ext := path.Ext(f.Name); ext == ".xml" || ext == ".rels" {
			require.NoError(t, wellFormed(raw), f.Name)
		}
	}
	return files
}

func wellFormed(raw []byte) error {
	d := xml.NewDecoder(bytes.NewReader(raw))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// paragraphs are the texts of the paragraphs of a part, in order, lines of one joined by /.
func paragraphs(t testing.TB, part string) []string {
	t.Helper()
	var list []string
	d := xml.NewDecoder(strings.NewReader(part))
	inText := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return list
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "p":
				list = append(list, "")
			case "br":
				list[len(list)-1] += "/"
			}
			inText = token.Name.Local == "t"
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				list[len(list)-1] += string(token)
			}
		}
	}
}

// word wraps a body as Word does, in the fewest parts.
func word(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	files := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`,
	}
	order := []string{"[Content_Types].xml", "_rels/.rels", "word/document.xml"}
	for i := 0; i+1 < len(more); i += 2 {
		if _, there := files[more[i]]; !there {
			order = append(order, more[i])
		}
		files[more[i]] = more[i+1]
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range order {
		f, err := w.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(f, files[name])
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

// p is a paragraph whose runs are cut where the text has a bar.
func p(text string) string {
	var b strings.Builder
	b.WriteString(`<w:p><w:pPr><w:jc w:val="left"/></w:pPr>`)
	for run := range strings.SplitSeq(text, "|") {
		b.WriteString(`<w:r><w:rPr><w:b/></w:rPr><w:t>` + run + `</w:t></w:r><w:proofErr w:type="spellStart"/>`)
	}
	return b.String() + `</w:p>`
}

func row(cells ...string) string {
	return `<w:tr><w:tc>` + strings.Join(cells, `</w:tc><w:tc>`) + `</w:tc></w:tr>`
}

func TestFill(t *testing.T) {
	for name, tc := range map[string]struct {
		body string
		want []string
	}{
		"a field":                                    {p("致{{name}}："), []string{"致厂房 <一> & “二”："}},
		"a field cut into runs":                      {p("致{|{na|me}|}："), []string{"致厂房 <一> & “二”："}},
		"several, cut and beside each other":         {p("{{project|.name}}{{date}}|{{project.|id}}"), []string{"标准地厂房2026年6月1日p1"}},
		"spaces and Chinese braces":                  {p("｛｛ name ｝｝"), []string{"厂房 <一> & “二”"}},
		"an empty field":                             {p("[{{none}}]"), []string{"[]"}},
		"lines of a text":                            {p("{{#papers}}{{form}}。{{/papers}}"), []string{"原件。", "电子/扫描。"}},
		"a repeated paragraph":                       {p("{{#papers}}{{no}}. {|{name}} {{project.id}}{{/papers}}"), []string{"1. 申请表 p1", "2. 红线图 p1"}},
		"an optional paragraph that stands":          {p("{{#date}}日期{{date}}{{/date}}"), []string{"日期2026年6月1日"}},
		"one that does not":                          {p("a") + p("{{#none}}没有{{/none}}") + p("b"), []string{"a", "b"}},
		"one that stands once where a list has rows": {p("{{?papers}}有{{/papers}}") + p("{{?papers}}") + p("{{#papers}}{{name}}{{/papers}}") + p("{{/papers}}"), []string{"有", "申请表", "红线图"}},
		"one that stands where nothing is":           {p("{{^none}}无{{/none}}") + p("{{^date}}无{{/date}}"), []string{"无"}},
		"marks in paragraphs of their own": {
			p("{{#papers}}") + p("{{name}}") + p("{{#parts}}– {{text}}{{/parts}}") + p("{{/papers}}") + p("完"),
			[]string{"申请表", "– 甲", "– 乙", "红线图", "完"}},
		"a group as a condition": {p("{{#project}}{{id}}/{{name}}{{/project}}"), []string{"p1/标准地厂房"}},
		"a repeated row": {
			`<w:tbl>` + row(p("序号"), p("材料")) + row(p("{{#papers}}{{no}}"), p("{{name}}（{|{form}}）{{/pap|ers}}")) + `</w:tbl>`,
			[]string{"序号", "材料", "1", "申请表（原件）", "2", "红线图（电子/扫描）"}},
		"a list within a cell": {
			`<w:tbl>` + row(p("{{#papers}}{{name}}"), p("{{#parts}}{{text}}{{/parts}}"), p("{{/papers}}")) + `</w:tbl>`,
			[]string{"申请表", "甲", "乙", "", "红线图", "", ""}},
		"a row in which one cell repeats a paragraph": {
			`<w:tbl>` + row(p("材料"), p("{{#papers}}{{name}}{{/papers}}")) + `</w:tbl>`, []string{"材料", "申请表", "红线图"}},
		"fields of values are not filled again": {p("{{#papers}}{{name}}{{/papers}}"), []string{"申请表", "红线图"}},
	} {
		t.Run(name, func(t *testing.T) {
			template := word(t, tc.body)
			out, err := docx.Fill(template, shape, values)
			require.NoError(t, err)
			files := parts(t, out)
			require.Equal(t, tc.want, paragraphs(t, files["word/document.xml"]))
			again, err := docx.Fill(template, shape, values)
			require.NoError(t, err)
			require.Equal(t, out, again)
		})
	}
}

func TestWhatAValueHoldsIsNoTemplate(t *testing.T) {
	hostile := docx.Record{"name": "{{date}}{{#papers}}<w:t/>\x00\ufffe", "date": "x", "papers": []docx.Record{{"name": "{{name}}{{/papers}}"}}}
	out, err := docx.Fill(word(t, p("{{name}}")+p("{{#papers}}{{name}}{{/papers}}")), shape, hostile)
	require.NoError(t, err)
	require.Equal(t, []string{"{{date}}{{#papers}}<w:t/>", "{{name}}{{/papers}}"}, paragraphs(t, parts(t, out)["word/document.xml"]))
}

func TestHeadersAreFilledAndLooksStay(t *testing.T) {
	header := `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + p("{{project.name}}") + `</w:hdr>`
	out, err := docx.Fill(word(t, p("{|{name}|}x"), "word/header1.xml", header), shape, values)
	require.NoError(t, err)
	files := parts(t, out)
	require.Equal(t, []string{"标准地厂房"}, paragraphs(t, files["word/header1.xml"]))
	require.Equal(t, 3, strings.Count(files["word/document.xml"], "<w:b/>"), "no run loses its looks")
	require.Contains(t, files["word/document.xml"], `<w:jc w:val="left"/>`)
}

func TestAllMistakesOfATemplateAreSaidAtOnce(t *testing.T) {
	body := p("致{{nme}}：") + p("{{#papers}}{{wight}}{{/papers}}") + p("前{{#papers}}中{{/papers}}后") + p("{{name") +
		p("{{#project}}") + p("{{project}}") + p("{{/papers}}")
	err := docx.Check(word(t, body), shape)
	codes := map[string]int{}
	for _, f := range fault.All(err) {
		require.Equal(t, "word/document.xml", f.Path)
		codes[f.Code]++
	}
	require.Equal(t, map[string]int{"docx.unknown": 2, "docx.misplaced": 2, "docx.malformed": 1, "docx.open": 2, "docx.no_text": 1}, codes)
	said := err.Error()
	require.Contains(t, said, "致{{nme}}：", "the paragraph is named")
	require.Contains(t, said, "{{wight}}")
	_, filled := docx.Fill(word(t, body), shape, values)
	require.Equal(t, err, filled)
}

func TestWhatIsBuiltIsFilled(t *testing.T) {
	template, err := docx.Build(docx.Sheet{Title: "告知书", Language: "zh-CN"}, []docx.Block{
		{Style: docx.Title, Text: "一次性告知书"},
		{Style: docx.Text, Text: "{{name}}", When: "name"},
		{Style: docx.Text, Text: "没有", When: "none"},
		{Style: docx.Text, Text: "{{no}}、{{name}}", Each: "papers", When: "papers"},
		{When: "papers", Each: "papers", Columns: []docx.Column{{"序号", "{{no}}", 1}, {"材料", "{{name}}", 4}}},
		{Style: docx.Sign, Text: "{{project.name}}\n{{date}}"},
	})
	require.NoError(t, err)
	require.NoError(t, docx.Check(template, shape))
	out, err := docx.Fill(template, shape, values)
	require.NoError(t, err)
	files := parts(t, out)
	require.Equal(t, []string{
		"一次性告知书", "厂房 <一> & “二”", "1、申请表", "2、红线图", "序号", "材料", "1", "申请表", "2", "红线图", "", "标准地厂房/2026年6月1日",
	}, paragraphs(t, files["word/document.xml"]))
	requirePackage(t, files)
}

// requirePackage checks that every part has a content type and that every relation leads to a part.
func requirePackage(t testing.TB, files map[string]string) {
	t.Helper()
	var types struct {
		Default []struct {
			Extension string `xml:"Extension,attr"`
		}
		Override []struct {
			PartName string `xml:"PartName,attr"`
		}
	}
	require.NoError(t, xml.Unmarshal([]byte(files["[Content_Types].xml"]), &types))
	known := map[string]bool{}
	for _, d := range types.Default {
		known[d.Extension] = true
	}
	for _, o := range types.Override {
		require.Contains(t, files, strings.TrimPrefix(o.PartName, "/"))
	}
	for name := range files {
		require.True(t, known[strings.TrimPrefix(path.Ext(name), ".")], "%s has no content type", name)
	}
	for name, content := range files {
		if path.Ext(name) != ".rels" {
			continue
		}
		var rels struct {
			Relationship []struct {
				ID     string `xml:"Id,attr"`
				Target string `xml:"Target,attr"`
				Mode   string `xml:"TargetMode,attr"`
			}
		}
		require.NoError(t, xml.Unmarshal([]byte(content), &rels))
		require.NotEmpty(t, rels.Relationship)
		for _, r := range rels.Relationship {
			require.Empty(t, r.Mode)
			require.Contains(t, files, path.Join(path.Dir(path.Dir(name)), r.Target))
		}
	}
}
