package items.fit_out_structure_consent_test

import data.items.fit_out_structure_consent
import data.lib.cases

default applies(_) := false

applies(facts) if fit_out_structure_consent.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a fit-out that moves a bearing wall": {
			"facts": {"project_nature": "fit-out", "changes_structure": true},
			"want": true,
		},
		"not one that leaves the structure": {
			"facts": {"project_nature": "fit-out", "changes_structure": false},
			"want": false,
		},
		"not an alteration, which has its own design": {
			"facts": {"project_nature": "alteration", "changes_structure": true},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}
