// Package schemas holds the JSON Schemas (2020-12) of what crosses a boundary of the program.
//
// The files are generated and committed: plan.json and item.json from the Go types that are
// written and read, profile.json and input.json from the facts of the embedded rules. A test
// fails when one of them is stale, and writes them anew with -update. A profile is validated
// against the schema of the rule set in use, which planner/profile makes itself, so that another
// district's facts hold there; the two files of facts are for editors and for stock OPA.
package schemas

import _ "embed"

// Plan describes a plan as `sevenlists plan --format json` prints it: the public contract.
//
//go:embed plan.json
var Plan []byte

// Item describes the data.yaml of one item under policies/items.
//
//go:embed item.json
var Item []byte
