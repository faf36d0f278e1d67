package track

import (
	"sevenlists/api/track/materials"
	"sevenlists/api/track/redress"
	"sevenlists/api/track/window"
	"sevenlists/planner/rules"
)

// windowBooks are the rules of the one window.
type windowBooks struct {
	papers  *materials.Book
	timing  *window.Book
	redress *redress.Book
}

func readWindow(loaded *rules.Beside, set *rules.Set) (b windowBooks, err error) {
	if b.papers, err = materials.ReadBook(loaded, set); err != nil {
		return b, err
	}
	if b.timing, err = window.ReadBook(loaded, set); err != nil {
		return b, err
	}
	b.redress, err = redress.ReadBook(loaded, set)
	return b, err
}
