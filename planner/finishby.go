package planner

import "sevenlists/planner/calendar"

// FinishBy is the answer to the question by which commitments a project ends in time. It stands
// in a plan whose commitments were chosen for it.
type FinishBy struct {
	Wanted      calendar.Date `json:"wanted"`
	Met         bool          `json:"met"`
	Commitments []string      `json:"commitments"` // the fewest that meet the date; where none do, that come nearest
	Finish      calendar.Date `json:"finish"`      // with them
	DaysShort   int           `json:"days_short"`  // working days by which the date is missed; 0 where it is met
	// Risk is the highest risk of those commitments: low, medium or high; empty where there are none.
	Risk string `json:"risk,omitempty"`
	// Chain are the items that decide the finish with those commitments, works included.
	Chain []string `json:"chain"`
	Text  string   `json:"text"` // the answer as a sentence, in the language of the plan
}
