package view

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// law writes a reference to an article with the doubts that an expert must still settle.
func (p *page) law(ref words.LawRef) string {
	var notes []string
	if ref.Note != "" {
		notes = append(notes, ref.Note)
	}
	if ref.Undated {
		notes = append(notes, p.say("undated"))
	}
	if ref.Confidence == "low" || ref.Confidence == "medium" {
		notes = append(notes, p.say("to_be_checked"))
	}
	if len(notes) == 0 {
		return ref.String()
	}
	return ref.String() + p.say("bracket", strings.Join(notes, p.say("clause")))
}

func (p *page) laws(refs []words.LawRef) string {
	texts := make([]string, len(refs))
	for i, r := range refs {
		texts[i] = p.law(r)
	}
	return strings.Join(texts, p.say("clause"))
}

// reason writes a ground with the values that decide it, without its articles.
func (p *page) reason(r words.Reason) string {
	tests := r.Sentences(p.Lang)
	if len(tests) == 0 {
		ids := make([]string, 0, len(r.Facts))
		for id := range r.Facts {
			ids = append(ids, id)
		}
		slices.SortFunc(ids, func(a, b string) int {
			return cmp.Or(cmp.Compare(p.slot(a), p.slot(b)), cmp.Compare(a, b))
		})
		for _, id := range ids {
			tests = append(tests, p.factName(id)+p.say("colon")+p.factValue(id, r.Facts[id]))
		}
	}
	text := r.Condition
	if text == "" {
		text = r.Code
	}
	if len(r.Successors) > 0 {
		tests = append(tests, p.say("followed_by", p.itemNames(r.Successors)))
	}
	if len(tests) == 0 {
		return text
	}
	if text == "" {
		return strings.Join(tests, p.say("clause"))
	}
	return text + p.say("bracket", strings.Join(tests, p.say("clause")))
}

// slot is the place of a fact in asking order; what the plan does not list comes last.
func (p *page) slot(fact string) int {
	if i, ok := p.facts[fact]; ok {
		return i
	}
	return len(p.Facts)
}

func (p *page) reasons(rs []words.Reason) []string {
	var texts []string
	for _, r := range rs {
		if text := p.reason(r); text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts
}

// basis are the articles behind some reasons and further ones, each once: of two references to
// one article the one with a note is kept.
func (p *page) basis(rs []words.Reason, more []words.LawRef) []string {
	var refs []words.LawRef
	add := func(refsOf []words.LawRef) {
		for _, ref := range refsOf {
			i := slices.IndexFunc(refs, func(r words.LawRef) bool { return r.String() == ref.String() })
			switch {
			case i < 0:
				refs = append(refs, ref)
			case refs[i].Note == "":
				refs[i] = ref
			}
		}
	}
	for _, r := range rs {
		add(r.LegalBasis)
	}
	add(more)
	texts := make([]string, len(refs))
	for i, r := range refs {
		texts[i] = p.law(r)
	}
	return texts
}

// any writes a value of any kind that a list may hold, fresh or read back from JSON.
func (p *page) any(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return p.value(profile.TruthValue(v))
	case float64:
		return number(v)
	case json.Number:
		return v.String()
	case profile.Value:
		return p.value(v)
	case calendar.Date:
		return date(v)
	case rules.Days:
		return p.days(v)
	case words.LawRef:
		return p.law(v)
	case words.Reason:
		return p.reason(v)
	}
	return fmt.Sprint(v)
}

// several takes apart a cell that holds a list; it reports false for one that holds one thing.
func (p *page) several(v any) ([]string, bool) {
	switch v := v.(type) {
	case []string:
		return v, true
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = p.any(e)
		}
		return parts, true
	case []words.LawRef:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = p.law(e)
		}
		return parts, true
	case []words.Reason:
		return p.reasons(v), true
	}
	return nil, false
}

// number writes a float as a plain decimal.
func number(f float64) string {
	if b, err := json.Marshal(f); err == nil {
		return string(b)
	}
	return fmt.Sprint(f)
}
