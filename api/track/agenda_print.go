package track

import (
	"embed"
	"html/template"
	"io"
	"slices"
	"sync"

	"sevenlists/api/track/problems"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

//go:embed template/agenda.html
var templates embed.FS

var agendaPage = sync.OnceValues(func() (*template.Template, error) {
	return template.ParseFS(templates, "template/agenda.html")
})

// agendaColumns are those of the printed agenda, from left to right, by the ids of the rules.
var agendaColumns = []string{"number", "project", "title", "severity", "items", "options", "level", "state", "due", "decision"}

// WriteAgenda writes an agenda as a page to print, in the language in which it was gathered, with room for
// what the meeting decides.
func (s *Service) WriteAgenda(w io.Writer, a *Agenda, l lang.Lang) error {
	page, err := agendaPage()
	if err != nil {
		return err
	}
	words := &s.matters.Agenda
	head := make([]string, len(agendaColumns))
	for i, id := range agendaColumns {
		head[i] = words.Columns[id].In(l)
	}
	html := "zh-CN"
	if l == lang.EN {
		html = "en"
	}
	return page.Execute(w, map[string]any{
		"Lang": html, "Title": words.Title.In(l), "On": a.On, "Head": head, "Departments": s.worded(a, l),
		"Overdue": words.Overdue.In(l), "QuestionsTitle": words.Questions.In(l), "Nothing": words.Nothing.In(l),
	})
}

// worded is the agenda with names in place of ids.
func (s *Service) worded(a *Agenda, l lang.Lang) []AgendaDepartment {
	severities := map[string]string{}
	for _, term := range s.projects.Rules().Vocabulary().Severities {
		severities[term.ID] = term.Name.In(l)
	}
	list := slices.Clone(a.Departments)
	for i := range list {
		list[i].Problems = slices.Clone(list[i].Problems)
		for j := range list[i].Problems {
			p := &list[i].Problems[j]
			p.Severity = severities[p.Severity]
			p.Level = s.matters.LevelName(p.Level).In(l)
			p.State = s.matters.Class(problems.ClassProblem).States[p.State].Name.In(l)
			p.Items = s.itemNames(p.Items, l)
		}
	}
	return list
}

// itemNames are the names of items by their keys; of one that the rules in use do not have, its key.
func (s *Service) itemNames(keys []string, l lang.Lang) []string {
	names := make([]string, len(keys))
	for i, key := range keys {
		id, part := profile.CutKey(key)
		names[i] = key
		if item := s.projects.Rules().Item(id); item != nil {
			names[i] = item.Name.In(l)
			if part != "" {
				names[i] += " @" + part
			}
		}
	}
	return names
}

// day is a day that was asked for, else today.
func (s *Service) day(asked calendar.Date) calendar.Date {
	if asked == 0 {
		return s.Today()
	}
	return asked
}
