package serve

import (
	"strconv"

	"sevenlists/api/project"
	"sevenlists/planner/fault"
)

func issuePlan(c *Call) error {
	var order project.Order
	if err := c.Decode(&order); err != nil {
		return err
	}
	if order.Options.Lang == "" {
		order.Options.Lang = c.Lang
	}
	p, issued, err := c.Server.Projects.Issue(c.Context(), c.project().ID, c.as(), order)
	if err != nil {
		return err
	}
	c.ETag(p.Sequence)
	c.Location("/api/v1/projects/" + p.ID + "/plans/" + strconv.Itoa(issued.Number))
	return c.JSON(issued)
}

// number reads the number of a plan in a path.
func (c *Call) number() (int, error) {
	n, err := strconv.Atoi(c.Path("number"))
	if err != nil || n < 1 {
		return 0, fault.New(fault.NotFound, "request.path", "")
	}
	return n, nil
}

func readPlan(c *Call) error {
	number, err := c.number()
	if err != nil {
		return err
	}
	issued, content, err := c.Server.Projects.PlanBytes(c.Context(), c.project().ID, number)
	if err != nil {
		return err
	}
	if c.otherFormat() {
		return c.writeIssued(number)
	}
	// What was issued never changes: its hash is its version.
	c.Response().Header().Set("ETag", `"`+issued.Plan+`"`)
	c.Response().Header().Set("Cache-Control", "private, max-age=31536000, immutable")
	return c.Bytes("application/json; charset=utf-8", content)
}

// standingPlan plans a project as it stands.
func standingPlan(c *Call) error {
	opt, err := c.options()
	if err != nil {
		return err
	}
	plan, l, err := c.Server.Projects.Plan(c.Context(), c.project(), opt)
	if err != nil {
		return err
	}
	if !c.otherFormat() {
		return c.JSON(plan)
	}
	return c.write(plan, l.Set, c.project().ID)
}

// writeIssued answers with an issued plan in another format, with the names of the rules that it was
// issued by.
func (c *Call) writeIssued(number int) error {
	plan, l, err := c.Server.Projects.PlanOf(c.Context(), c.project().ID, number)
	if err != nil {
		return err
	}
	return c.write(plan, l.Set, c.project().ID+"-"+strconv.Itoa(number))
}

func recomputePlan(c *Call) error {
	number, err := c.number()
	if err != nil {
		return err
	}
	made, err := c.Server.Projects.Recompute(c.Context(), c.project().ID, number)
	if err != nil {
		return err
	}
	return c.JSON(made)
}

func comparePlans(c *Call) error {
	a := project.Pick{Project: c.project().ID, Number: int(c.whole("a"))}
	b := project.Pick{Project: a.Project, Number: int(c.whole("b"))}
	if other := c.Query("with"); other != "" && other != a.Project {
		if err := c.mayCompare(other); err != nil {
			return err
		}
		b.Project = other
	}
	doc, err := c.Server.Projects.Compare(c.Context(), a, b, c.Lang)
	if err != nil {
		return err
	}
	return c.JSON(doc)
}
