// Package schemas holds the JSON Schemas (2020-12) of what crosses a boundary of the program.
//
// The files are generated and committed: those of plans, items and answers from the Go types that
// are written and read, profile.json, plot.json and input.json from the facts of the embedded rules. A test
// fails when one of them is stale, and writes them anew with -update. A profile is validated
// against the schema of the rule set in use, which planner/profile makes itself, so that another
// district's facts hold there; the three files of facts are for editors and for stock OPA.
package schemas

import (
	"embed"
	"slices"
)

// Plan describes a plan as `sevenlists plan --format json` prints it: the public contract.
//
//go:embed plan.json
var Plan []byte

// Item describes the data.yaml of one item under policies/items.
//
//go:embed item.json
var Item []byte

//go:embed ask.json changes.json compare.json diff.json front.json guide.json letter.json lowered_item.json lowered_problem.json start.json whatif.json
var answers embed.FS

// answerNames are the answers of the commands of these names, in alphabetical order; changes is that of
// `change`, lowered_item and lowered_problem are those of `items ID --lowered` and `problems ID --lowered`,
// and front is that of `plan --commit pareto`.
var answerNames = []string{"ask", "changes", "compare", "diff", "front", "guide", "letter", "lowered_item", "lowered_problem", "start", "whatif"}

// Answers names the documents, other than plans, that commands write as JSON.
func Answers() []string { return slices.Clone(answerNames) }

// Answer describes one of them; false where there is none of that name.
func Answer(name string) ([]byte, bool) {
	if !slices.Contains(answerNames, name) {
		return nil, false
	}
	content, err := answers.ReadFile(name + ".json")
	return content, err == nil
}
