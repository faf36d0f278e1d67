package storetest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
)

// fixture is what the listings are asked of: forty records with two fields that cut it differently.
func fixture(p *place) {
	for i := range 40 {
		r := record(fmt.Sprintf("%02d", i), "owner", []string{"li", "wang"}[i%2], "state", []string{"draft", "open", "done", "archived"}[i%4])
		r.Sort = fmt.Sprintf("%d", i/10) // ten share each place, so that the id decides
		r.Search = fmt.Sprintf("%s号标准厂房 project-%02d", []string{"一", "二", "三", "四", "五"}[i%5], i)
		p.putAll(r)
	}
	p.putAll(store.Record{Kind: "other", ID: "x", Version: 1, Search: "标准厂房", Fields: map[string]string{"owner": "li", "state": "open"}, Body: []byte("{}")})
}

// ids gives the ids of the fixture's records that a test admits.
func ids(admits func(i int) bool) []string {
	var out []string
	for i := range 40 {
		if admits(i) {
			out = append(out, fmt.Sprintf("%02d", i))
		}
	}
	return out
}

var listCases = []test{
	{"a query finds the records that meet all it asks", func(p *place) {
		fixture(p)
		for _, tc := range []struct {
			name   string
			query  store.Query
			admits func(i int) bool
		}{
			{"all", store.Query{}, func(int) bool { return true }},
			{"one value", store.Query{Where: map[string][]string{"owner": {"li"}}}, func(i int) bool { return i%2 == 0 }},
			{"one of two values", store.Query{Where: map[string][]string{"state": {"open", "draft"}}}, func(i int) bool { return i%4 < 2 }},
			{"the same value twice", store.Query{Where: map[string][]string{"state": {"open", "open"}}}, func(i int) bool { return i%4 == 1 }},
			{"two fields", store.Query{Where: map[string][]string{"owner": {"li"}, "state": {"draft", "open"}}}, func(i int) bool { return i%4 == 0 }},
			{"two fields that exclude each other", store.Query{Where: map[string][]string{"owner": {"li"}, "state": {"open"}}}, func(int) bool { return false }},
			{"a value that nobody has", store.Query{Where: map[string][]string{"owner": {"zhao"}}}, func(int) bool { return false }},
			{"a value in other letters", store.Query{Where: map[string][]string{"owner": {"Li"}}}, func(int) bool { return false }},
			{"a field that nobody has", store.Query{Where: map[string][]string{"street": {"li"}}}, func(int) bool { return false }},
			{"an empty value", store.Query{Where: map[string][]string{"owner": {""}}}, func(int) bool { return false }},
			{"no value at all", store.Query{Where: map[string][]string{"owner": {}}}, func(int) bool { return false }},
			{"one character", store.Query{Search: "三"}, func(i int) bool { return i%5 == 2 }},
			{"two characters", store.Query{Search: "厂房"}, func(int) bool { return true }},
			{"a longer word", store.Query{Search: "二号标准"}, func(i int) bool { return i%5 == 1 }},
			{"characters that stand apart", store.Query{Search: "二标"}, func(int) bool { return false }},
			{"characters in another order", store.Query{Search: "准标"}, func(int) bool { return false }},
			{"part of a number", store.Query{Search: "t-1"}, func(i int) bool { return i/10 == 1 }},
			{"two words", store.Query{Search: "project 二号"}, func(i int) bool { return i%5 == 1 }},
			{"two words, one unknown", store.Query{Search: "project 九号"}, func(int) bool { return false }},
			{"spaces only", store.Query{Search: "  "}, func(int) bool { return true }},
			{"a search and a field", store.Query{Search: "二号", Where: map[string][]string{"owner": {"li"}}}, func(i int) bool { return i%5 == 1 && i%2 == 0 }},
			{"signs that a pattern would read", store.Query{Search: "%"}, func(int) bool { return false }},
			{"signs that a search language would read", store.Query{Search: `" OR *`}, func(int) bool { return false }},
			{"signs that a regular expression would read", store.Query{Search: ".号"}, func(int) bool { return false }},
		} {
			want := ids(tc.admits)
			tc.query.Kind = "thing"
			require.Equal(p, want, nilIfNone(p.listed(tc.query)), tc.name)
			n, err := p.Count(p.ctx, tc.query, 100)
			require.NoError(p, err)
			require.Equal(p, len(want), n, tc.name)
			tc.query.Reverse = true
			slices.Reverse(want)
			require.Equal(p, want, nilIfNone(p.listed(tc.query)), "%s, the last first", tc.name)
		}
	}},
	{"a listing goes on where its last page ended", func(p *place) {
		fixture(p)
		for _, q := range []store.Query{
			{}, {Where: map[string][]string{"owner": {"li"}}}, {Where: map[string][]string{"state": {"open", "done", "draft"}}},
			{Where: map[string][]string{"owner": {"wang"}, "state": {"open", "archived"}}}, {Search: "project"}, {Search: "号 t-3"},
		} {
			for _, reverse := range []bool{false, true} {
				q.Kind, q.Reverse, q.Limit, q.After = "thing", reverse, 100, store.Cursor{}
				want := p.listed(q)
				var got []string
				for q.Limit = 3; ; {
					page, err := p.List(p.ctx, q)
					require.NoError(p, err)
					if len(page) == 0 {
						break
					}
					require.LessOrEqual(p, len(page), 3)
					for _, r := range page {
						got = append(got, r.ID)
					}
					last := page[len(page)-1]
					q.After = store.Cursor{Sort: last.Sort, ID: last.ID}
				}
				require.Equal(p, want, got, "%+v", q)
			}
		}
	}},
	{"a listing goes on although its last record is gone", func(p *place) {
		fixture(p)
		require.NoError(p, p.Delete(p.ctx, "thing", "17", 0))
		require.Equal(p, []string{"18", "19", "20"}, p.listed(store.Query{After: store.Cursor{Sort: "1", ID: "17"}, Limit: 3}))
		require.Equal(p, []string{"16", "15", "14"}, p.listed(store.Query{After: store.Cursor{Sort: "1", ID: "17"}, Limit: 3, Reverse: true}))
	}},
	{"records are ordered as bytes and not as a language would", func(p *place) {
		for i, sort := range []string{"b", "a", "B", "ä", "", "10", "9", "a b", "标"} {
			r := record(fmt.Sprint(i))
			r.Sort = sort
			p.putAll(r)
		}
		require.Equal(p, []string{"4", "5", "6", "2", "1", "7", "0", "3", "8"}, p.listed(store.Query{}))
	}},
	{"a listing without a limit gives a hundred and never more than a thousand", func(p *place) {
		for i := range 1010 {
			p.putAll(record(fmt.Sprintf("%04d", i), "owner", "li"))
		}
		require.Len(p, p.listed(store.Query{}), 100)
		require.Len(p, p.listed(store.Query{Limit: 5000}), store.MaxListed)
	}},
	{"counting stops at its limit", func(p *place) {
		fixture(p)
		for _, q := range []store.Query{{Kind: "thing"}, {Kind: "thing", Search: "project"}, {Kind: "thing", Where: map[string][]string{"owner": {"li", "wang"}}}} {
			n, err := p.Count(p.ctx, q, 7)
			require.NoError(p, err)
			require.Equal(p, 7, n)
		}
		n, err := p.Count(p.ctx, store.Query{Kind: "thing", After: store.Cursor{Sort: "3", ID: "38"}, Limit: 1}, 7)
		require.NoError(p, err)
		require.Equal(p, 7, n, "wherever the listing goes on")
	}},
	{"a query that asks too much is refused", func(p *place) {
		for name, q := range map[string]store.Query{
			"no kind":          {},
			"a field by force": {Kind: "thing", Where: map[string][]string{"a') OR 1=1 --": {"x"}}},
			"too long a word":  {Kind: "thing", Search: strings.Repeat("a", store.MaxAsked+1)},
			"too many values":  {Kind: "thing", Where: map[string][]string{"owner": make([]string, store.MaxValues+1)}},
		} {
			_, err := p.List(p.ctx, q)
			require.Error(p, err, name)
			_, err = p.Count(p.ctx, q, 1)
			require.Error(p, err, name)
		}
	}},
}

func nilIfNone(s []string) []string {
	if len(s) == 0 {
		return nil
	}
	return s
}
