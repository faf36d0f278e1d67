package serve_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/projecttest"
)

func TestServiceGuides(t *testing.T) {
	s := bare(t)
	for name, a := range map[string]asked{
		"of an item, in Chinese": {method: "GET", path: "/api/v1/items/construction_permit/guide", status: 200, contains: []string{`"id":"construction_permit"`, `"lang":"zh"`, `"steps":[`}},
		"in English, of a day":   {method: "GET", path: "/api/v1/items/construction_permit/guide?lang=en&reference_date=2017-06-01", status: 200, contains: []string{`"lang":"en"`, `"day":"2017-06-01"`}},
		"as a page":              {method: "GET", path: "/api/v1/items/construction_permit/guide?format=html", status: 200, contains: []string{"<!DOCTYPE html>"}},
		"of what is no item":     {method: "GET", path: "/api/v1/items/nothing/guide", status: 404, contains: []string{"item.unknown"}},
		"of a day that is none":  {method: "GET", path: "/api/v1/items/construction_permit/guide?reference_date=2017-02-29", status: 400, contains: []string{"usage.flag.date"}},
	} {
		t.Run(name, func(t *testing.T) { ask(t, s, a) })
	}
	page := ask(t, s, asked{method: "GET", path: "/api/v1/items/construction_permit/guide?format=html", status: 200})
	require.Contains(t, page.Header().Get("Content-Security-Policy"), "style-src 'unsafe-inline'")
	require.NotContains(t, page.Header().Get("Content-Security-Policy"), "script")
}

// Whoever previews is told whom to ask.
func TestEveryPreviewNamesTheAdviser(t *testing.T) {
	s, adviser := bare(t), projecttest.Shipped(t).Guide().Adviser
	ask(t, s, asked{method: "GET", path: "/api/v1/adviser", status: 200, contains: []string{adviser.Name.ZH, adviser.Telephone}})
	ask(t, s, asked{method: "POST", path: "/api/v1/preview/plan?lang=en", media: "application/yaml", body: workshop(t), status: 200,
		contains: []string{`"adviser":{"name":"` + adviser.Name.EN, adviser.Telephone, adviser.Hours.EN}})
}
