package track

import (
	"sevenlists/api/track/materials"
	"sevenlists/planner/rules"
)

// windowBooks are the rules of the one window.
type windowBooks struct {
	papers *materials.Book
}

func readWindow(loaded *rules.Beside, set *rules.Set) (b windowBooks, err error) {
	b.papers, err = materials.ReadBook(loaded, set)
	return b, err
}
