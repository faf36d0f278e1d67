package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"
)

// formulas names the cells of a sheet that hold a formula. They are looked for in the file itself,
// because rows show what a formula came to and not that there is one. The same walk finds a sheet that
// is not well formed, of which the reader of rows would give the beginning and no error.
func formulas(book *excelize.File, sheet string) ([]string, error) {
	var cells []string
	d := xml.NewDecoder(bytes.NewReader(part(book, partOf(book, sheet))))
	at := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return cells, nil
		}
		if err != nil {
			return nil, broken(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "c":
			at = attribute(start, "r")
		case "f":
			if len(cells) < MostFormulas {
				cells = append(cells, at)
			}
		}
	}
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
