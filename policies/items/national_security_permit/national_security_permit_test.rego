package items.national_security_permit_test

import data.items.national_security_permit
import data.lib.cases

default applies(_) := false

applies(facts) if national_security_permit.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a site inside a control area needs it": {"facts": {"in_national_security_zone": true}, "want": true},
		"a site outside does not": {"facts": {"in_national_security_zone": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
