package rules

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// readData takes everything out of the data files. It reports all that is wrong in them.
func (s *Set) readData(src *files) fault.List {
	faults := s.readFacts(src)
	s.readRegisters(src, &faults)
	for _, folder := range sortedKeys(src.trees) {
		t := src.trees[folder]
		parent, name := path.Split(folder)
		free := func(key string) bool { return src.reads(folder, key) }
		switch {
		case parent == "items/":
			item := &Item{ID: name}
			item.faulty = addTo(&faults, t.decode(item, free))
			s.items, s.byID[name] = append(s.items, item), item
		case strings.HasPrefix(parent, "problems/"):
			p := &Problem{ID: name, Origin: strings.Trim(strings.TrimPrefix(parent, "problems/"), "/")}
			p.faulty = addTo(&faults, t.decode(p, free))
			s.problems = append(s.problems, p)
		}
	}
	s.describeServices()
	s.readRegister(src, &faults)
	s.readCalendar(src, &faults)
	src.orphans(&faults)
	s.order()
	return faults
}

// addTo adds faults to a list and reports whether there were any.
func addTo(faults *fault.List, more fault.List) bool {
	*faults = append(*faults, more...)
	return len(more) > 0
}

// order sorts the items by phase, then id, and the problems by id.
func (s *Set) order() {
	phase := map[string]int{}
	for i, p := range s.vocabulary.Phases {
		phase[p.ID] = i + 1
	}
	slices.SortStableFunc(s.items, func(a, b *Item) int {
		if c := phase[a.Phase] - phase[b.Phase]; c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	slices.SortStableFunc(s.problems, func(a, b *Problem) int { return strings.Compare(a.ID, b.ID) })
}

// reads reports whether some rule reads that key of a folder's data. Of a key that is itself
// named like a rule more is said elsewhere.
func (src *files) reads(folder, key string) bool {
	at := "data." + strings.ReplaceAll(folder, "/", ".") + "." + key
	return src.read.paths[at] || src.read.rules[at]
}

// orphans reports folders of an item or a problem that have rules but no data: without it
// nobody would ask the rules.
func (src *files) orphans(faults *fault.List) {
	said := map[string]bool{}
	for _, file := range sortedKeys(src.modules) {
		folder := path.Dir(file)
		if !strings.HasPrefix(folder, "items/") && !strings.HasPrefix(folder, "problems/") {
			continue
		}
		if src.trees[folder] == nil && !src.broken[folder] && !said[folder] {
			said[folder] = true
			faults.Add(fault.New(fault.RuleBroken, "rules.folder.missing", folder, folder+"/data.yaml"))
		}
	}
}

// register reads the data of one folder that every rule set must have.
func register[T any](src *files, folder string, into *T, faults *fault.List) {
	t := src.trees[folder]
	switch {
	case t != nil:
		*faults = append(*faults, t.decode(into, func(key string) bool { return src.reads(folder, key) })...)
	case !src.broken[folder]:
		faults.Add(fault.New(fault.RuleBroken, "rules.folder.missing", folder, folder+"/data.yaml"))
	}
}

// readRegisters reads what the items refer to: laws, departments, names and targets.
func (s *Set) readRegisters(src *files, faults *fault.List) {
	var laws struct {
		Documents map[string]*Law `json:"documents"`
	}
	register(src, "law", &laws, faults)
	for id, l := range laws.Documents {
		if l == nil {
			l = &Law{} // reported already: what refers to it need not be
		}
		l.ID = id
		s.laws[id] = l
	}
	var departments struct {
		List map[string]*Department `json:"list"`
	}
	register(src, "departments", &departments, faults)
	for id, d := range departments.List {
		if d == nil {
			d = &Department{}
		}
		s.departments[id] = d
	}
	register(src, "route", &s.vocabulary, faults)
	var lists struct {
		Lists []List `json:"lists"`
	}
	register(src, "lists", &lists, faults)
	s.vocabulary.Lists = lists.Lists
	var targets struct {
		Targets   []Target  `json:"targets"`
		Stretches []Stretch `json:"measures,omitempty"`
	}
	register(src, "targets", &targets, faults)
	s.targets, s.stretches = targets.Targets, targets.Stretches
	s.readPreparation(src, faults)
	if src.trees["guide"] != nil {
		s.guide = &Guide{}
		optional(src, "guide", s.guide, faults)
	}
}

// readCalendar reads the years, each in its own folder.
func (s *Set) readCalendar(src *files, faults *fault.List) {
	var years []calendar.Year
	found, faulty := false, false
	for _, folder := range sortedKeys(src.trees) {
		parent, name := path.Split(folder)
		if parent != "calendar/" {
			continue
		}
		found = true
		year := calendar.Year{}
		faulty = addTo(faults, src.trees[folder].decode(&year, nil)) || faulty
		n, err := strconv.Atoi(name)
		if err != nil || len(name) != 4 {
			faults.Add(fault.New(fault.RuleBroken, "rules.calendar.folder", folder, name))
			faulty = true
		}
		year.Year = n
		years = append(years, year)
	}
	for folder := range src.broken {
		found = found || strings.HasPrefix(folder, "calendar/")
		faulty = faulty || found && strings.HasPrefix(folder, "calendar/")
	}
	switch {
	case !found:
		faults.Add(fault.New(fault.RuleBroken, "rules.folder.missing", "calendar", "calendar"))
	case !faulty:
		s.calendar = src.makeCalendar(years, faults)
	}
}

// makeCalendar joins the years; what it finds wrong is given its file and line.
func (src *files) makeCalendar(years []calendar.Year, faults *fault.List) *calendar.Calendar {
	c, err := calendar.New(years)
	for _, f := range fault.All(err) {
		g := *f
		if parts := strings.SplitN(g.Path, "/", 4); len(parts) > 2 {
			if t := src.trees[parts[1]+"/"+parts[2]]; t != nil {
				g.Path = t.place(strings.TrimPrefix(g.Path, "/"+parts[1]+"/"+parts[2]))
			}
		}
		g.Kind = fault.RuleBroken
		faults.Add(&g)
	}
	return c
}
