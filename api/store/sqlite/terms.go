package sqlite

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sevenlists/api/store"
)

// Terms are what the full-text index knows of a record: each character of its search text with the one
// that stands after it, and each of its fields. Two characters and not words, because Chinese does not
// part them and because a search may begin within one. What the index finds holds every pair of the
// word that is searched, but perhaps not side by side, so that of a longer word the text itself is
// looked at last.
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
		all = append(all, pairs(r.Kind, word, true)...)
	}
	for name, value := range r.Fields {
		all = append(all, fieldTerm(r.Kind, name, value))
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), " ")
}

// pairs gives every two characters of a word that stand side by side, and at its end, where it is asked
// for, the last one alone.
func pairs(kind, word string, end bool) []string {
	var all []string
	before := ""
	for _, r := range word {
		code := strconv.FormatInt(int64(r), 36)
		if before != "" {
			all = append(all, before+code)
		}
		before = kind + "_c" + code + "_"
	}
	if end {
		all = append(all, before)
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
		found := some(pairs(q.Kind, word, false))
		for _, term := range found {
			all = append(all, quoted(term))
		}
		if len(found) == 0 { // one character, whatever comes after it
			all = append(all, quoted(pairs(q.Kind, word, true)[0])+" *")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(q.Where)) {
		values := make([]string, len(q.Where[name]))
		for i, value := range q.Where[name] {
			values[i] = quoted(fieldTerm(q.Kind, name, value))
		}
		all = append(all, "("+strings.Join(values, " OR ")+")")
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), " AND ")
}

// enough is how many pairs of one word the index is asked for.
const enough = 8

// some gives enough of the pairs of a word, from its beginning to its end: further ones would cost more
// than they rule out.
func some(pairs []string) []string {
	if len(pairs) <= enough {
		return pairs
	}
	var chosen []string
	for i := range enough {
		chosen = append(chosen, pairs[i*(len(pairs)-1)/(enough-1)])
	}
	return chosen
}

// certain reports whether what the index finds for a word has the word in it.
func certain(word string) bool { return utf8.RuneCountInString(word) <= 2 }

func quoted(term string) string { return `"` + term + `"` }
