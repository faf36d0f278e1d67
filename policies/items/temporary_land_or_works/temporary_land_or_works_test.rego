package items.temporary_land_or_works_test

import data.items.temporary_land_or_works
import data.lib.cases

default applies(_) := false

applies(facts) if temporary_land_or_works.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"works that need land outside the site need it": {
			"facts": {"needs_temporary_land_or_works": true},
			"want": true,
		},
		"works inside the site need none": {"facts": {}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_nothing if not temporary_land_or_works.prerequisites
