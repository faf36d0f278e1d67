package sheet

import (
	"bytes"
	"encoding/xml"
	"path"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// formulaTag finds what may be the element of a formula; most sheets have none and are read no further.
var formulaTag = regexp.MustCompile(`<(\w+:)?f[\s/>]`)

// formulas names the cells of a sheet that hold a formula. They are looked for in the file itself,
// because rows show what a formula came to and not that there is one.
func formulas(book *excelize.File, sheet string) []string {
	content := part(book, partOf(book, sheet))
	if !formulaTag.Match(content) {
		return nil
	}
	var cells []string
	d := xml.NewDecoder(bytes.NewReader(content))
	at := ""
	for len(cells) < MostFormulas {
		token, err := d.RawToken()
		if err != nil {
			return cells
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "c":
			at = attribute(start, "r")
		case "f":
			cells = append(cells, at)
		}
	}
	return cells
}

// partOf gives the name of the part of a workbook in which a sheet lies.
func partOf(book *excelize.File, sheet string) string {
	id := ""
	elements(part(book, "xl/workbook.xml"), "sheet", func(e xml.StartElement) {
		if attribute(e, "name") == sheet {
			id = attribute(e, "id")
		}
	})
	target := ""
	elements(part(book, "xl/_rels/workbook.xml.rels"), "Relationship", func(e xml.StartElement) {
		if attribute(e, "Id") == id {
			target = attribute(e, "Target")
		}
	})
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(target, "/")
	}
	return path.Join("xl", target)
}

// part gives the bytes of a part of a workbook.
func part(book *excelize.File, name string) []byte {
	content, _ := book.Pkg.Load(name)
	raw, _ := content.([]byte)
	return raw
}

// elements calls a function for every element of that name.
func elements(content []byte, name string, each func(xml.StartElement)) {
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		token, err := d.RawToken()
		if err != nil {
			return
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == name {
			each(start)
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
