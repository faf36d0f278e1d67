package access

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Question asks what the rules say of an account, an action and an object, for somebody who wants to
// understand them.
type Question struct {
	Account Account
	Action  string
	// Object is looked at where the action is done to one. Its kind may be left out: then it is of the
	// kind that the action is done to.
	Object Object
}

// Explained is what the rules say, in words.
type Explained struct {
	Action  string `json:"action"`
	Name    string `json:"name"` // of the action
	Allowed bool   `json:"allowed"`
	// Sentence says all of it in one.
	Sentence string `json:"sentence"`
	// Because is what grants it, or what stands against it.
	Because []Point `json:"because"`
	// Needed are the reasons one of which would allow it, where none holds.
	Needed []Point `json:"needed"`
}

// Point is a reason in words.
type Point struct {
	Rule  string `json:"rule"` // its name in policies/access
	Title string `json:"title"`
}

// Explain answers a question in words. It returns a fault.List of kind Invalid where there is no such
// action or role.
func (r *Rules) Explain(ctx context.Context, q Question, l lang.Lang) (Explained, error) {
	var faults fault.List
	action, known := r.Action(q.Action)
	if !known {
		var all []string
		for _, a := range r.actions {
			all = append(all, a.ID)
		}
		faults.Add(fault.New(fault.Invalid, "access.action", "action", q.Action, fault.Nearest(q.Action, all)))
	}
	for _, id := range q.Account.Roles {
		if _, ok := r.Role(id); !ok {
			var all []string
			for _, role := range r.roles {
				all = append(all, role.ID)
			}
			faults.Add(fault.New(fault.Invalid, "account.role", "as", id, all, fault.Nearest(id, all)))
		}
	}
	if err := faults.Err(); err != nil {
		return Explained{}, err
	}
	ask := Request{Account: q.Account, Action: q.Action}
	if action.Object != "" || q.Object.Kind != "" {
		o := q.Object
		if o.Kind == "" {
			o.Kind = action.Object
		}
		ask.Object = &o
	}
	d, err := r.Decide(ctx, ask)
	if err != nil {
		return Explained{}, err
	}
	e := Explained{Action: q.Action, Name: action.Name.In(l), Allowed: d.Allowed, Because: points(d.Because, l), Needed: points(d.Needed, l)}
	e.Sentence = r.sentence(q.Account, e, l)
	return e, nil
}

func points(reasons []Reason, l lang.Lang) []Point {
	list := make([]Point, len(reasons))
	for i, reason := range reasons {
		list[i] = Point{Rule: reason.ID, Title: reason.Title.In(l)}
	}
	return list
}

// sentence says who may do what and why.
func (r *Rules) sentence(who Account, e Explained, l lang.Lang) string {
	said := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(l) }
	join := func(list []Point, zh, en string) string {
		titles := make([]string, len(list))
		for i, p := range list {
			titles[i] = p.Title
		}
		return strings.Join(slices.Compact(titles), said(zh, en))
	}
	name := r.described(who, l)
	switch {
	case e.Allowed:
		return fmt.Sprintf(said("%s可以“%s”：%s。", "%s may do “%s”: %s."), name, e.Name, join(e.Because, "；", "; "))
	case len(e.Because) > 0:
		return fmt.Sprintf(said("%s不能“%s”：%s。", "%s may not do “%s”: %s."), name, e.Name, join(e.Because, "；", "; "))
	}
	return fmt.Sprintf(said("%s不能“%s”，因为以下各项均不成立：%s。", "%s may not do “%s”, because none of this holds: %s."),
		name, e.Name, join(e.Needed, "；", "; "))
}

// described names an account by its roles.
func (r *Rules) described(who Account, l lang.Lang) string {
	said := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(l) }
	if who.Anonymous() {
		return said("未登录的人", "Somebody who is not logged in")
	}
	var names []string
	for _, id := range who.Roles {
		role, _ := r.Role(id)
		names = append(names, role.Name.In(l))
	}
	if len(names) == 0 {
		return said("没有角色的账户", "An account without a role")
	}
	return strings.Join(names, said("、", " and "))
}
