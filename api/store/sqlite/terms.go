package sqlite

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sevenlists/api/store"
)

// Terms are what the full-text index knows of a record: each character of its search text, each two
// that stand side by side, and each of its fields. Two characters and not words, because Chinese does
// not part them and because a search may begin within one. What the index finds holds every pair of
// the word that is searched, but perhaps not side by side, so that the text itself is looked at last.
//
// A term is written in letters, digits and _ alone, with the kind before it, so that the terms of one
// kind lie together and no sign of the index's own language occurs in it.

// terms gives the text for the index: empty for a record that no query can need it for.
func terms(r store.Record) string {
	if r.Search == "" && len(r.Fields) < 2 {
		return ""
	}
	var all []string
	for _, word := range strings.Fields(r.Search) {
		all = append(all, characters(r.Kind, word)...)
		all = append(all, pairs(r.Kind, word)...)
	}
	for name, value := range r.Fields {
		all = append(all, fieldTerm(r.Kind, name, value))
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), " ")
}

func characters(kind, word string) []string {
	var all []string
	for _, r := range word {
		all = append(all, kind+"_c"+strconv.FormatInt(int64(r), 36))
	}
	return all
}

func pairs(kind, word string) []string {
	var all []string
	var before rune
	for i, r := range word {
		if i > 0 {
			all = append(all, kind+"_p"+strconv.FormatInt(int64(before), 36)+"_"+strconv.FormatInt(int64(r), 36))
		}
		before = r
	}
	return all
}

func fieldTerm(kind, name, value string) string {
	sum := sha256.Sum256([]byte(name + "=" + value))
	return kind + "_f" + hex.EncodeToString(sum[:12])
}

// matching gives what to ask the index for a query: every term of every word, and of every field one
// of its values.
func matching(q store.Query) string {
	var all []string
	for _, word := range strings.Fields(q.Search) {
		found := pairs(q.Kind, word)
		if len(found) == 0 {
			found = characters(q.Kind, word)
		}
		all = append(all, found...)
	}
	for _, name := range slices.Sorted(maps.Keys(q.Where)) {
		values := make([]string, len(q.Where[name]))
		for i, value := range q.Where[name] {
			values[i] = quoted(fieldTerm(q.Kind, name, value))
		}
		all = append(all, "("+strings.Join(values, " OR ")+")")
	}
	for i, term := range all {
		if !strings.HasPrefix(term, "(") {
			all[i] = quoted(term)
		}
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), " AND ")
}

func quoted(term string) string { return `"` + term + `"` }
