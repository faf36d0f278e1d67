package project

import (
	"embed"
	"html/template"
	"io"
	"strconv"
	"sync"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

//go:embed template/letter.html
var templates embed.FS

var letterPage = sync.OnceValues(func() (*template.Template, error) {
	return template.ParseFS(templates, "template/letter.html")
})

// letterRow is one line of the letter's table.
type letterRow struct{ Label, Value string }

// WriteLetter writes the letter of entrustment as a page to print, in one language.
//
// It returns NotFound entrusting.erased where nobody knows any more who entrusted it.
func (s *Service) WriteLetter(w io.Writer, e *Entrusting, l lang.Lang) error {
	if e.Person == nil {
		return fault.New(fault.NotFound, "entrusting.erased", "")
	}
	page, err := letterPage()
	if err != nil {
		return err
	}
	letter, labels, p := &s.terms.Letter, &s.terms.Letter.Labels, e.Person
	paragraphs := make([]string, len(letter.Paragraphs))
	for i, text := range letter.Paragraphs {
		paragraphs[i] = text.In(l)
	}
	street, _ := s.terms.street(e.Street)
	rows := []letterRow{
		{labels.Number.In(l), e.ID},
		{labels.Project.In(l), e.Name},
		{labels.Street.In(l), street.In(l)},
		{labels.Company.In(l), p.Company},
		{labels.CreditCode.In(l), p.CreditCode},
		{labels.Contact.In(l), p.Contact},
		{labels.Telephone.In(l), p.Telephone},
		{labels.Items.In(l), strconv.Itoa(e.Items)},
		{labels.Finish.In(l), e.Finish.String()},
		{labels.Plan.In(l), e.Plan},
		{labels.Rules.In(l), e.Rules},
		{labels.Date.In(l), DateOf(e.CreatedAt).String()},
	}
	colon := "："
	if l == lang.EN {
		colon = ": "
	}
	return page.Execute(w, map[string]any{
		"Lang": htmlLang(l), "Title": letter.Title.In(l), "To": letter.To.In(l), "Colon": colon, "Paragraphs": paragraphs, "Rows": rows,
		"Consent": labels.Consent.In(l), "ConsentText": p.Consent.In(l), "Seal": labels.Seal.In(l), "Signature": labels.Signature.In(l),
	})
}

// htmlLang is the language as a browser knows it.
func htmlLang(l lang.Lang) string {
	if l == lang.EN {
		return "en"
	}
	return "zh-CN"
}
