package track

import (
	"encoding/json"
	"fmt"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/commitments"
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
)

// kindCommitment is the kind of the views of commitments, commitmentEvents begins the types of their events.
const (
	kindCommitment   = "commitment"
	commitmentEvents = "commitment_"
)

// commitmentKey is how a commitment stands among what was touched. No key of an item has a colon.
func commitmentKey(key string) string { return kindCommitment + ":" + key }

// commitmentOf gives the commitment of such a key, nil where it is none.
func (s *State) commitmentOf(key string) *commitments.Commitment {
	rest, found := strings.CutPrefix(key, kindCommitment+":")
	if !found {
		return nil
	}
	return s.Commitments[rest]
}

// noCommitment is the commitment of an item about which nothing was entered: it is as the project was made.
func noCommitment(id, key string) *commitments.Commitment {
	return &commitments.Commitment{Project: id, Key: key, Version: 1, State: commitments.None, Entries: []commitments.Entry{}}
}

// commitment is that of an item, whether anything was entered about it or not.
func (s *State) commitment(key string) *commitments.Commitment {
	if c := s.Commitments[key]; c != nil {
		return c
	}
	return noCommitment(s.Project, key)
}

// foldCommitment folds an entry about a commitment, or the correction of one.
func (s *State) foldCommitment(ev store.Event, e *store.Entry, t touched) error {
	var c *commitments.Commitment
	if strings.HasSuffix(ev.Type, corrected) {
		var x commitments.Correction
		if err := json.Unmarshal(ev.Body, &x); err != nil {
			return err
		}
		if c = s.Commitments[x.Case]; c == nil || x.Number < 1 || x.Number > len(c.Entries) {
			return fmt.Errorf("no entry %d of the commitment of %s", x.Number, x.Case)
		}
		x.By, x.At = e.Actor, e.RecordedAt
		c.Entries[x.Number-1].Undone = &x
	} else {
		entry := commitments.Entry{At: e.RecordedAt, By: e.Actor, Sequence: e.Sequence}
		if err := json.Unmarshal(ev.Body, &entry.Step); err != nil {
			return err
		}
		c = s.commitment(entry.Case)
		entry.On, entry.Number = ev.OccurredOn, len(c.Entries)+1
		c.Entries = append(c.Entries, entry)
	}
	c.Version = e.Sequence
	c.Replay()
	if s.Commitments == nil {
		s.Commitments = map[string]*commitments.Commitment{}
	}
	s.Commitments[c.Key] = c
	c.Certified = 0
	if granted := s.Cases[c.Terms.After]; granted != nil {
		c.Certified = certifiedOn(granted)
	}
	t[commitmentKey(c.Key)] = e.Sequence
	return nil
}

// certify tells the commitments whose check follows the certificate of a case of it.
func (s *State) certify(of *handling.Case, e *store.Entry, t touched) {
	for key, c := range s.Commitments {
		if on := certifiedOn(of); c.Terms.After == of.Key && c.Certified != on {
			c.Certified = on
			t[commitmentKey(key)] = e.Sequence
		}
	}
}

// commitmentView is by which a commitment is listed, those chosen first first. It holds what follows from
// the entries and not the entries.
func (s *State) commitmentView(c *commitments.Commitment, version int64) (store.Record, error) {
	shown := *c
	shown.Entries = nil
	body, err := json.Marshal(&shown)
	return store.Record{
		Kind: kindCommitment, ID: c.Project + "/" + c.Key, Version: version, Sort: c.Chosen.String(), Body: body,
		Search: strings.Join(concernedBy(c), " "), Fields: map[string]string{
			"project": c.Project, "case": c.Key, "department": c.Terms.Department, "state": c.State, "open": flag(c.Open() && !s.Archived),
			"broken": flag(len(c.Breaches) > 0), "agent": s.Agent, "owner": s.Owner, "adviser": s.Adviser, "street": s.Street,
		},
	}, err
}

// concernedBy are the departments that lead or help, as words of a view.
func concernedBy(c *commitments.Commitment) []string {
	words := []string{departmentWord(c.Terms.Department)}
	for _, id := range c.Terms.Helpers {
		words = append(words, departmentWord(id))
	}
	return words
}

// CommitmentObject is what the rules of access ask of a commitment; departments are those of its item.
func CommitmentObject(p *project.Project, c *commitments.Commitment, departments []string) project.Object {
	o := p.Object()
	o.Kind, o.ID, o.Departments = kindCommitment, p.ID+"/"+c.Key, departments
	if !p.Archived() {
		o.State = c.State
	}
	return o
}

// certifiedOn is the day on which a case was granted; 0 where it was not.
func certifiedOn(c *handling.Case) calendar.Date {
	if c.Outcome != handling.Granted {
		return 0
	}
	return c.Decided
}
