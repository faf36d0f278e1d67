package lists

import (
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/words"
)

// phrases of this package; everything else is written by the rule set or by words.
var (
	bracketOpen  = lang.Text{ZH: "（", EN: " ("}
	bracketClose = lang.Text{ZH: "）", EN: ")"}
	clause       = lang.Text{ZH: "；", EN: "; "}
	open         = lang.Text{ZH: "待定", EN: "possible"}
)

// bracketed writes a text with remarks in brackets: 用地规划许可（法定；城乡规划法 第38条）.
func (m *maker) bracketed(text string, remarks []string) string {
	l := m.Writer.Lang
	if len(remarks) == 0 {
		return text
	}
	return text + bracketOpen.In(l) + strings.Join(remarks, clause.In(l)) + bracketClose.In(l)
}

// reasons writes reasons with the values that decide them: 年用能达到限额（年用电量：8000000 ≥ 5000000）.
func (m *maker) reasons(rows []words.Reason) []string {
	texts := make([]string, 0, len(rows))
	for i := range rows {
		texts = addOnce(texts, m.bracketed(rows[i].Condition, rows[i].Sentences(m.Writer.Lang)))
	}
	return texts
}

// evidence writes what meets a condition, a text a comparison.
func (m *maker) evidence(rows []words.Reason) []string {
	texts := []string{}
	for i := range rows {
		each := rows[i].Sentences(m.Writer.Lang)
		if len(each) == 0 {
			each = []string{rows[i].Condition}
		}
		texts = addOnce(texts, each...)
	}
	return texts
}

// places are the rules that gave the reasons, as file and line.
func places(rows []words.Reason) []string {
	texts := []string{}
	for i := range rows {
		texts = addOnce(texts, rows[i].Place)
	}
	return texts
}

// articles writes the articles of reasons, then further ones, each once.
func articles(rows []words.Reason, more []words.LawRef) []string {
	texts := []string{}
	for i := range rows {
		texts = addArticles(texts, rows[i].LegalBasis)
	}
	return addArticles(texts, more)
}

func addArticles(texts []string, refs []words.LawRef) []string {
	for _, ref := range refs {
		texts = addOnce(texts, ref.String())
	}
	return texts
}

// addOnce appends what is neither empty nor there yet.
func addOnce(texts []string, more ...string) []string {
	for _, text := range more {
		if text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts
}

// date makes a cell of a date that may be missing.
func date(d calendar.Date) any {
	if d.IsZero() {
		return nil
	}
	return d
}

// text makes a cell of a text that may be missing.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}
