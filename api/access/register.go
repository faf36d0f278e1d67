package access

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// Role is a role that an account may have.
type Role struct {
	ID   string
	Name lang.Text
	// Needs is what an account with this role must state besides, because it bounds the role's rights:
	// department or street; empty where nothing does.
	Needs string
	// StoodIn says that a deputy takes over while an account with it is absent.
	StoodIn bool
	// Carries says that projects are given to its holders.
	Carries bool
}

// Action is something that one may do in the program.
type Action struct {
	ID     string // dotted, such as project.read
	Name   lang.Text
	Object string   // kind of the object that it is done to; empty where there is none
	To     []string // grants, one of which must hold
	Unless []string // bars, none of which may hold
}

// Roles are all roles, in the order of their ids.
func (r *Rules) Roles() []Role { return r.roles }

// FirstRoles are the ids of the roles that the first account gets.
func (r *Rules) FirstRoles() []string { return slices.Clone(r.firstRoles) }

// Role gives a role by its id.
func (r *Rules) Role(id string) (Role, bool) {
	if role := r.byRole[id]; role != nil {
		return *role, true
	}
	return Role{}, false
}

// Actions are all actions, in the order of their ids.
func (r *Rules) Actions() []Action { return r.actions }

// Action gives an action by its id.
func (r *Rules) Action(id string) (Action, bool) {
	if action := r.byAction[id]; action != nil {
		return *action, true
	}
	return Action{}, false
}

// IsScope reports whether a scope of an access token reaches any action: it is the id of one, or the
// beginning of one's up to a point and a star, such as project.*.
func (r *Rules) IsScope(scope string) bool {
	return slices.ContainsFunc(r.actions, func(a Action) bool { return reaches(scope, a.ID) })
}

// reaches reports whether a scope reaches an action, as bars.beyond_scope has it.
func reaches(scope, action string) bool {
	group, isGroup := strings.CutSuffix(scope, ".*")
	return scope == action || isGroup && strings.HasPrefix(action, group+".")
}

// registers is policies/access/data.yaml.
type registers struct {
	Roles map[string]struct {
		Name    lang.Text `json:"name"`
		Needs   string    `json:"needs,omitempty" oneof:"department street"`
		StoodIn bool      `json:"stood_in,omitempty"`
		Carries bool      `json:"carries,omitempty"`
	} `json:"roles"`
	FirstRoles   []string `json:"first_roles"`
	AlwaysUnless []string `json:"always_unless"`
	Actions      map[string]struct {
		Name   lang.Text `json:"name"`
		Object string    `json:"object,omitempty"`
		To     []string  `json:"to"`
		Unless []string  `json:"unless,omitempty"`
	} `json:"actions"`
}

// read takes in the roles and actions, and checks that the rules which they name exist and that every
// rule of a reason has a title.
func (r *Rules) read(b *rules.Beside) error {
	var data registers
	if err := b.Decode(block, &data); err != nil {
		return err
	}
	for path, titles := range b.Titles {
		if name, ok := strings.CutPrefix(path, block+"."); ok {
			r.titles[name] = joined(titles)
		}
	}
	var faults fault.List
	check := func(kind, pointer string, names []string) {
		for i, name := range names {
			if _, known := r.titles[kind+"."+name]; !known {
				place := b.Place(block, pointer+"/"+strconv.Itoa(i))
				faults.Add(fault.New(fault.RuleBroken, "access.rule.unknown", place, name, kind, fault.Nearest(name, r.rulesOf(kind))))
			}
		}
	}
	check("bars", "/always_unless", data.AlwaysUnless)
	for _, id := range slices.Sorted(maps.Keys(data.Roles)) {
		role := data.Roles[id]
		r.roles = append(r.roles, Role{ID: id, Name: role.Name, Needs: role.Needs, StoodIn: role.StoodIn, Carries: role.Carries})
	}
	for _, id := range slices.Sorted(maps.Keys(data.Actions)) {
		action := data.Actions[id]
		check("grants", "/actions/"+id+"/to", action.To)
		check("bars", "/actions/"+id+"/unless", action.Unless)
		r.actions = append(r.actions, Action{ID: id, Name: action.Name, Object: action.Object, To: action.To, Unless: action.Unless})
	}
	for i := range r.roles {
		r.byRole[r.roles[i].ID] = &r.roles[i]
	}
	for i, id := range data.FirstRoles {
		if r.byRole[id] == nil {
			place := b.Place(block, "/first_roles/"+strconv.Itoa(i))
			faults.Add(fault.New(fault.RuleBroken, "access.role.unknown", place, id, fault.Nearest(id, slices.Sorted(maps.Keys(r.byRole)))))
		}
	}
	r.firstRoles = data.FirstRoles
	for i := range r.actions {
		r.byAction[r.actions[i].ID] = &r.actions[i]
	}
	return faults.Err()
}

// rulesOf are the names of the rules of one kind.
func (r *Rules) rulesOf(kind string) []string {
	var names []string
	for path := range r.titles {
		if name, ok := strings.CutPrefix(path, kind+"."); ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// joined is the title of a rule with several bodies: any of them may be what held.
func joined(titles []lang.Text) lang.Text {
	zh, en := make([]string, len(titles)), make([]string, len(titles))
	for i, t := range titles {
		zh[i], en[i] = t.ZH, t.EN
	}
	return lang.Text{ZH: strings.Join(zh, "，或者"), EN: strings.Join(en, ", or ")}
}
