package serve

import (
	"cmp"
	"net/http"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/api/track/joint"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// NewJointStep is a step that is entered for all members of a joint handling.
type NewJointStep struct {
	NewStep
	// Members are the items that are received together, by their keys; of receive only. None are all that the
	// plan needs and that were not granted before.
	Members []string `json:"members,omitempty" most:"100"`
}

// NewOpinion is what one department says in a joint handling.
type NewOpinion struct {
	Department string        `json:"department" most:"100"`
	Stance     string        `json:"stance" oneof:"for against"`
	Text       string        `json:"text,omitempty" most:"2000"`    // conditions, or why it objects
	Document   string        `json:"document,omitempty" most:"200"` // number of its paper
	On         calendar.Date `json:"on,omitzero"`                   // today where it is not given
}

// JointAnswer is a joint handling and what the caller may enter next for all its members.
type JointAnswer struct {
	track.JointState
	Next []NextStep `json:"next"`
}

// JointRows are the joint handlings of a project.
type JointRows struct {
	Joint []track.JointState `json:"joint"`
}

// jointRoutes are those of joint handling.
func (s *Server) jointRoutes() []Route {
	const at = "/api/v1/projects/{project}/joint"
	one := func(r Route) Route {
		r.Group = "joint"
		return r
	}
	return []Route{
		one(Route{
			Name: "joint_list", Method: http.MethodGet, Path: at, Action: "joint.list", Object: projectObject,
			Summary: lang.Text{ZH: "项目的联办", EN: "The joint handlings of a project"}, Answer: JointRows{}, Handle: followed(listJoint),
		}),
		one(Route{
			Name: "joint_read", Method: http.MethodGet, Path: at + "/{joint}", Action: "joint.read", Object: jointObject,
			Summary: lang.Text{ZH: "一个联办：事项、时限、各部门意见和下一步", EN: "One joint handling: its items, clock, opinions and what may be entered next"},
			Answer:  JointAnswer{}, Handle: func(c *Call) error { return c.answerJoint(c.theJoint(), nil) },
		}),
		one(Route{
			Name: "joint_enter", Method: http.MethodPost, Path: at + "/{joint}/steps", Action: "joint.enter", Object: jointLead,
			Summary: lang.Text{ZH: "对联办的全部事项一次录入进展", EN: "Enter a step for all items of a joint handling at once"},
			Revises: true, Once: true, Body: NewJointStep{}, Answer: JointAnswer{}, Handle: enterJoint,
		}),
		one(Route{
			Name: "joint_opine", Method: http.MethodPost, Path: at + "/{joint}/opinions", Action: "joint.opine", Object: jointObject,
			Summary: lang.Text{ZH: "录入一个部门的联办意见", EN: "Record the opinion of a department in a joint handling"},
			Revises: true, Once: true, Body: NewOpinion{}, Answer: JointAnswer{}, Handle: opine,
		}),
	}
}

// jointObject finds the joint handling that a path names, as what concerns all its departments.
func jointObject(c *Call) (Object, error) { return c.joint(false) }

// jointLead finds it as what concerns its lead department only.
func jointLead(c *Call) (Object, error) { return c.joint(true) }

func (c *Call) joint(leadOnly bool) (Object, error) {
	if _, err := projectObject(c); err != nil {
		return Object{}, err
	}
	if err := c.follows(); err != nil {
		return Object{}, err
	}
	p := c.project()
	found, err := c.Server.Track.Joint(c.Context(), p, c.Path("joint"), c.Lang)
	if err != nil {
		return Object{}, err
	}
	c.Found = foundJoint{project: p, joint: found}
	return c.Found.(foundJoint).object(leadOnly), nil
}

// foundJoint is what Object found.
type foundJoint struct {
	project *project.Project
	joint   *track.JointState
}

// object is what the rules of access ask of it: as what concerns all its departments, or the lead's only.
func (f foundJoint) object(leadOnly bool) Object {
	o := Object(f.project.Object())
	o.Kind, o.ID = "joint", f.project.ID+"/"+f.joint.Key
	o.Departments = []string{f.joint.Department}
	for _, h := range f.joint.Hearings {
		if !leadOnly {
			o.Departments = append(o.Departments, h.Department)
		}
	}
	return o
}

func (c *Call) theJoint() *track.JointState { return c.Found.(foundJoint).joint }

func (c *Call) jointProject() *project.Project { return c.Found.(foundJoint).project }

// allowJointStep asks whether the caller may enter that step of the lead's case.
func (c *Call) allowJointStep(step string) error {
	if _, known := c.Server.Track.Book().Steps[step]; !known {
		return nil // which is said with everything else that is wrong
	}
	o := c.Found.(foundJoint).object(true)
	o.Kind = "case"
	return c.Allow("case."+step, o)
}

// answerJoint answers with a joint handling and with what the caller may enter next.
func (c *Call) answerJoint(found *track.JointState, err error) error {
	if err != nil {
		return err
	}
	answer := JointAnswer{JointState: *found, Next: []NextStep{}}
	steps, err := c.Server.Track.NextJointly(c.Context(), c.jointProject().ID, found)
	if err != nil {
		return err
	}
	book := c.Server.Track.Book()
	for _, id := range steps {
		if c.allowJointStep(id) != nil {
			continue
		}
		row := book.Steps[id]
		answer.Next = append(answer.Next, c.nextStep(id, row.Name, row.Needs))
	}
	c.ETag(found.Version)
	return c.JSON(answer)
}

func listJoint(c *Call) error {
	list, err := c.Server.Track.Joints(c.Context(), c.project(), c.Lang)
	if err != nil {
		return err
	}
	return c.JSON(JointRows{Joint: list})
}

func enterJoint(c *Call) error {
	var body NewJointStep
	if err := c.Decode(&body); err != nil {
		return err
	}
	if err := c.allowJointStep(body.Step); err != nil {
		return err
	}
	found := c.theJoint()
	return c.answerJoint(c.Server.Track.EnterJoint(c.Context(), c.jointProject(), c.asCase(), found.Key, c.Version(), body.dated(""), body.Members))
}

func opine(c *Call) error {
	var body NewOpinion
	if err := c.Decode(&body); err != nil {
		return err
	}
	object := c.Found.(foundJoint).object(true)
	object.Departments = []string{body.Department} // a department speaks for itself
	if allowed, _, err := c.Server.Gate.Allow(c.Context(), c.Account, "joint.opine", object); err != nil || !allowed {
		return cmp.Or(err, error(fault.New(fault.Invalid, "request.forbidden", "/department", "joint.opine")))
	}
	o := joint.Opinion{Joint: c.theJoint().Key, Department: body.Department, Stance: body.Stance, Text: body.Text, Document: body.Document, On: body.On}
	return c.answerJoint(c.Server.Track.Opine(c.Context(), c.jointProject(), c.asCase(), c.Version(), o))
}
