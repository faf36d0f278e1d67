package track

import (
	"encoding/json"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/materials"
)

// materialEvents begins the types of the events of papers that were handed in, kindMaterial is their kind
// among the objects of the rules of access.
const (
	materialEvents = "material_"
	kindMaterial   = "material"
)

// foldMaterial folds an entry about a paper, or the correction of one.
func (s *State) foldMaterial(ev store.Event, e *store.Entry) error {
	if strings.HasSuffix(ev.Type, corrected) {
		var x materials.Correction
		if err := json.Unmarshal(ev.Body, &x); err != nil {
			return err
		}
		x.By, x.At = e.Actor, e.RecordedAt
		s.Came = s.Came || x.Instead != nil && x.Instead.InPerson
		_, err := s.Papers.Correct(x, e.Sequence)
		return err
	}
	entry := materials.Entry{At: e.RecordedAt, By: e.Actor, Sequence: e.Sequence}
	if err := json.Unmarshal(ev.Body, &entry.Step); err != nil {
		return err
	}
	entry.On = ev.OccurredOn
	s.Came = s.Came || entry.InPerson
	_, err := s.Papers.Enter(s.Project, entry)
	return err
}

// MaterialObject is what the rules of access ask of a paper of a project. It concerns all departments of the
// project, since it serves whichever asks for it.
func MaterialObject(p *project.Project, paper *materials.Paper) project.Object {
	o := p.Object()
	o.Kind, o.ID = kindMaterial, p.ID+"/"+matterKey(kindMaterial, paper.Number)
	if !p.Archived() {
		o.State = paper.State
	}
	return o
}
