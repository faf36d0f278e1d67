// Package policies holds the district's rules, embedded so that the program needs no other
// file. What a rule set must hold is told in README.md beside this file.
package policies

import "embed"

// FS is the rule set that is used where no other is asked for.
//
//go:embed access calendar departments derived entrusting examples facts guide items law letters lib lists plots preparation problems register route supervision targets
var FS embed.FS
