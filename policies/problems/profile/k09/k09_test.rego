package problems.profile.k09_test

import data.lib.cases
import data.problems.profile.k09

default found(_) := false

found(facts) if k09.found with input as cases.project(facts)

test_found[note] if {
	some note, tc in {
		"a clean plot": {"facts": {}, "want": false},
		"farmland at auction": {"facts": {"occupies_farmland": true}, "want": true},
		"forest at auction": {"facts": {"occupies_forest": true}, "want": true},
		"land not yet taken at auction": {"facts": {"involves_expropriation": true}, "want": true},
		"farmland as standard land": {
			"facts": {"land_source": "granted-standard-land", "occupies_farmland": true},
			"want": true,
		},
		"farmland by agreement": {"facts": {"land_source": "agreement", "occupies_farmland": true}, "want": true},
		"farmland to be allocated is converted on the way": {
			"facts": {"land_source": "allocated", "occupies_farmland": true},
			"want": false,
		},
		"land that one already has is not granted": {
			"facts": {"land_source": "existing-land", "involves_expropriation": true},
			"want": false,
		},
		"nor is collective land": {"facts": {"land_source": "collective", "occupies_forest": true}, "want": false},
	}
	got := found(tc.facts)
	got == tc.want
}
