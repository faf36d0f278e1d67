package materials

import (
	"slices"

	"sevenlists/planner/calendar"
)

// How a paper that items ask for stands, and what is said of it: ids of Book.Notes.
const (
	NoteOnHand        = "on_hand"        // it is there and is used again
	NotePlanned       = "planned"        // the progress of the project says that it is there
	NoteForm          = "other_form"     // it is there in a form that does not serve
	NoteCopies        = "copies"         // it is there, and more copies are asked for
	NoteExpired       = "expired"        // what is there holds no more
	NoteGivenBack     = "given_back"     // it was given back, and no copy kept
	NoteWithdrawn     = "withdrawn"      // the applicant withdrew it
	NoteFromItem      = "from_item"      // an item of the project gives it
	NoteFromAuthority = "from_authority" // the authority fetches it
	NoteDepends       = "depends"        // an item gives it that may not be needed
	NoteMissing       = "missing"        // nobody has handed it in
)

// Lacking are those of them that the applicant has to hand in.
func Lacking(note string) bool {
	return slices.Contains([]string{NoteForm, NoteCopies, NoteExpired, NoteGivenBack, NoteWithdrawn, NoteMissing}, note)
}

// Want is a paper as items ask for it.
type Want struct {
	Material, Part string
	Form           string // in which it is wanted at least; empty: in any
	Copies         int    // 0: one
	Obtain         string // how the plan says that it is come by: in_hand, handed_in, from_item …
}

// Stand says how a paper that is wanted stands on a day, and the paper that was handed in, where one was. Forms
// are those in which papers come, the strictest first.
func (r Register) Stand(w Want, today calendar.Date, forms []string) (string, *Paper) {
	all := r.Of(w.Material, w.Part)
	for _, p := range all {
		if !p.Serves(today) {
			continue
		}
		form := p.Form
		if p.State == GivenBack && slices.Contains(forms, "copy") {
			form = "copy"
		}
		switch wanted := slices.Index(forms, w.Form); {
		case wanted >= 0 && slices.Index(forms, form) > wanted:
			return NoteForm, p
		case max(p.Copies, 1) < w.Copies:
			return NoteCopies, p
		}
		return NoteOnHand, p
	}
	switch w.Obtain {
	case "in_hand", "handed_in":
		return NotePlanned, nil
	case "from_item", "from_authority", "depends":
		return w.Obtain, nil
	}
	if len(all) == 0 {
		return NoteMissing, nil
	}
	switch last := all[0]; {
	case last.There():
		return NoteExpired, last
	case last.State == GivenBack:
		return NoteGivenBack, last
	case last.State == Withdrawn:
		return NoteWithdrawn, last
	}
	return NoteMissing, all[0]
}
