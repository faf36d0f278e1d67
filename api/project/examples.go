package project

import (
	"cmp"
	"encoding/json"
	"io/fs"
	"slices"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/source"
)

// examplesBlock is the folder of the examples below the rules.
const examplesBlock = "examples"

// Example is a kind of project with which whoever previews may begin (policies/examples).
type Example struct {
	ID      string          `json:"id"`
	Name    lang.Text       `json:"name"`
	About   lang.Text       `json:"about"`   // what is special about it
	Profile json.RawMessage `json:"profile"` // to be changed into one's own
}

// exampleFile is the file of an example.
type exampleFile struct {
	No      int          `json:"no"` // its place among them
	Name    lang.Text    `json:"name"`
	About   lang.Text    `json:"about"`
	Profile *source.Node `json:"profile"`
}

// readExamples reads the examples of a folder of rules, in their order; one without them has none.
//
// It returns a fault.List of RuleBroken for an example that the rule set would not plan.
func readExamples(folder fs.FS, set *rules.Set) ([]Example, error) {
	if _, err := fs.Stat(folder, examplesBlock); err != nil {
		return []Example{}, nil
	}
	b, err := rules.LoadBeside(folder, examplesBlock)
	if err != nil {
		return nil, err
	}
	data, _ := b.Data[examplesBlock].(map[string]any)
	examples, order, faults := make([]Example, 0, len(data)), map[string]int{}, fault.List{}
	for id, content := range data {
		at := examplesBlock + "/" + id
		var file exampleFile
		if err := b.Decode(at, &file); err != nil {
			faults = append(faults, fault.All(err)...)
			continue
		}
		raw, err := json.Marshal(content.(map[string]any)["profile"])
		if err == nil {
			_, err = profile.Decode(raw, set.Facts(), set.Schema())
		}
		for _, e := range fault.All(err) {
			broken := *e
			broken.Kind, broken.Path = fault.RuleBroken, b.Place(at, "/profile"+e.Path)
			faults.Add(&broken)
		}
		order[id] = file.No
		examples = append(examples, Example{ID: id, Name: file.Name, About: file.About, Profile: raw})
	}
	slices.SortFunc(examples, func(a, b Example) int {
		return cmp.Or(cmp.Compare(order[a.ID], order[b.ID]), cmp.Compare(a.ID, b.ID))
	})
	return examples, faults.Err()
}

// Examples are the kinds of project with which whoever previews may begin, in order.
func (s *Service) Examples() []Example { return s.examples }
