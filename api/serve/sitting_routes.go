package serve

import (
	"net/http"

	"sevenlists/api/track"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// ReviewBodies are the bodies that sit on days of their own.
type ReviewBodies struct {
	Bodies []track.ReviewBody `json:"bodies"`
}

// sittingRoutes are those of the sittings of review bodies.
func (s *Server) sittingRoutes() []Route {
	return []Route{
		{
			Name: "sitting_list", Method: http.MethodGet, Path: "/api/v1/sittings", Group: "sittings", Action: "sitting.list",
			Summary: lang.Text{ZH: "评审机构和会期：哪些事项要等哪次会", EN: "Review bodies and their sittings, and which items wait for them"},
			Answer:  ReviewBodies{}, Handle: followed(listSittings),
		},
		{
			Name: "sitting_set", Method: http.MethodPost, Path: "/api/v1/sittings/{body}", Group: "sittings", Action: "sitting.set", Object: bodyObject,
			Summary: lang.Text{ZH: "录入或者取消评审机构的会期；预测随之变化，已出具的方案不变", EN: "Enter or call off sittings of a body; forecasts follow, issued plans stay"},
			Once:    true, Body: track.SittingChange{}, Answer: ReviewBodies{}, Handle: followed(setSittings),
		},
	}
}

// bodyObject finds the review body that a path names.
func bodyObject(c *Call) (Object, error) {
	if err := c.follows(); err != nil {
		return Object{}, err
	}
	id := c.Path("body")
	body, ok := c.Server.Track.SittingBook().Bodies[id]
	if !ok {
		return Object{}, fault.New(fault.NotFound, "sitting.body", "", id)
	}
	return Object{Kind: "review_body", ID: id, Departments: inDepartment(body.Department)}, nil
}

func listSittings(c *Call) error {
	bodies, err := c.Server.Track.Bodies(c.Context())
	if err != nil {
		return err
	}
	return c.JSON(ReviewBodies{Bodies: bodies})
}

func setSittings(c *Call) error {
	var change track.SittingChange
	if err := c.Decode(&change); err != nil {
		return err
	}
	if err := c.Server.Track.SetSittings(c.Context(), c.asCase(), c.Path("body"), change); err != nil {
		return err
	}
	return listSittings(c)
}
