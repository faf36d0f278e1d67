// Package lists makes a project's seven lists (七张清单) and its commitment-based access
// checklist out of what was decided, routed and dated. Titles, order and columns of the lists
// are the district's (policies/lists); this package fills the columns it knows.
package lists

import (
	"sevenlists/planner/calendar"
	"sevenlists/planner/words"
)

// Row is one row of one of the seven lists: column id to cell. Cells are text, numbers,
// truths, dates as text, or lists of text.
type Row map[string]any

// Duty is one row of the commitment-based access checklist: what an offered commitment asks.
type Duty struct {
	Item         string         `json:"item"`
	Name         string         `json:"name"`
	Mode         string         `json:"mode"`
	ModeName     string         `json:"mode_name"`
	Chosen       bool           `json:"chosen"`
	Promise      string         `json:"promise"`    // what the investor undertakes
	Conditions   string         `json:"conditions"` // under which it is offered
	Evidence     []words.Reason `json:"evidence"`   // the facts that meet them
	HandIn       []string       `json:"hand_in_on_day_one"`
	Deadline     calendar.Date  `json:"deadline,omitzero"` // by when the promise is checked
	Verifier     string         `json:"verifier"`
	Verification string         `json:"verification"`
	Breach       string         `json:"breach"`
	Never        string         `json:"never"`
	LegalBasis   []words.LawRef `json:"legal_basis"`
}
