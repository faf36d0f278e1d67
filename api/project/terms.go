package project

import (
	"io/fs"
	"slices"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

// termsBlock is the folder of the terms below the rules.
const termsBlock = "entrusting"

// Terms are on what terms previews are kept and projects entrusted (policies/entrusting).
type Terms struct {
	LinkDays   int          `json:"link_days"`  // calendar days for which a preview stays under its link
	ReplyDays  int          `json:"reply_days"` // working days within which something entrusted is answered
	Streets    []rules.Term `json:"streets"`    // in which a project may lie
	Confidence string       `json:"confidence"` // of the streets
	Consent    lang.Text    `json:"consent"`    // what whoever entrusts agrees to
	Letter     Letter       `json:"letter"`
}

// Letter is the letter of entrustment, as the district words it.
type Letter struct {
	Title      lang.Text    `json:"title"`
	To         lang.Text    `json:"to"`
	Paragraphs []lang.Text  `json:"paragraphs"`
	Labels     LetterLabels `json:"labels"`
}

// LetterLabels name what stands in the letter.
type LetterLabels struct {
	Project    lang.Text `json:"project"`
	Company    lang.Text `json:"company"`
	CreditCode lang.Text `json:"credit_code"`
	Contact    lang.Text `json:"contact"`
	Telephone  lang.Text `json:"telephone"`
	Street     lang.Text `json:"street"`
	Number     lang.Text `json:"number"`
	Date       lang.Text `json:"date"`
	Plan       lang.Text `json:"plan"`
	Items      lang.Text `json:"items"`
	Finish     lang.Text `json:"finish"`
	Rules      lang.Text `json:"rules"`
	Seal       lang.Text `json:"seal"`
	Signature  lang.Text `json:"signature"`
	Consent    lang.Text `json:"consent"`
}

// The most days that terms may give.
const (
	mostLinkDays  = 3650
	mostReplyDays = 250
)

// readTerms reads the terms of a folder of rules; one without them has those that the program ships.
//
// It returns a fault.List of RuleBroken.
func readTerms(folder fs.FS) (*Terms, error) {
	if _, err := fs.Stat(folder, termsBlock); err != nil {
		folder = policies.FS
	}
	b, err := rules.LoadBeside(folder, termsBlock)
	if err != nil {
		return nil, err
	}
	t := &Terms{}
	if err := b.Decode(termsBlock, t); err != nil {
		return nil, err
	}
	var faults fault.List
	days := func(at string, n, most int) {
		if n < 1 || n > most {
			faults.Add(fault.New(fault.RuleBroken, "entrusting.days", b.Place(termsBlock, at), n, most))
		}
	}
	days("/link_days", t.LinkDays, mostLinkDays)
	days("/reply_days", t.ReplyDays, mostReplyDays)
	return t, faults.Err()
}

// StreetIDs are the ids of the streets and towns that a folder of rules knows. It returns a fault.List of
// RuleBroken.
func StreetIDs(folder fs.FS) ([]string, error) {
	t, err := readTerms(folder)
	if err != nil {
		return nil, err
	}
	return t.streetIDs(), nil
}

// street reports whether a project may lie there, and what the place is called.
func (t *Terms) street(id string) (lang.Text, bool) {
	i := slices.IndexFunc(t.Streets, func(s rules.Term) bool { return s.ID == id })
	if i < 0 {
		return lang.Text{}, false
	}
	return t.Streets[i].Name, true
}

// streetIDs are the ids of all streets, in order.
func (t *Terms) streetIDs() []string {
	ids := make([]string, len(t.Streets))
	for i, s := range t.Streets {
		ids[i] = s.ID
	}
	return ids
}
