package items.drainage_permit_test

import data.items.drainage_permit
import data.lib.cases

default applies(_) := false

applies(facts) if drainage_permit.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a workshop that discharges": {"facts": {"discharges_to_municipal_sewer": true}, "want": true},
		"not one that does not": {"facts": {"discharges_to_municipal_sewer": false}, "want": false},
		"a warehouse": {
			"facts": {"discharges_to_municipal_sewer": true, "building_category": "warehouse"},
			"want": true,
		},
		"a mall": {
			"facts": {"discharges_to_municipal_sewer": true, "building_category": "commercial"},
			"want": true,
		},
		"a hospital": {
			"facts": {"discharges_to_municipal_sewer": true, "building_category": "hospital"},
			"want": true,
		},
		"a hotel": {
			"facts": {"discharges_to_municipal_sewer": true, "building_category": "hotel"},
			"want": true,
		},
		"not housing": {
			"facts": {"discharges_to_municipal_sewer": true, "building_category": "residential"},
			"want": false,
		},
		"not an office": {
			"facts": {"discharges_to_municipal_sewer": true, "building_category": "office"},
			"want": false,
		},
		"not a road": {
			"facts": {"discharges_to_municipal_sewer": true, "building_category": "municipal-road"},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := drainage_permit.refusals with input as cases.project(facts)

test_refusals[note] if {
	some note, tc in {
		"an honest applicant may commit": {"facts": {}, "want": set()},
		"a blacklisted one may not": {"facts": {"credit_blacklisted": true}, "want": {"credit_blacklisted"}},
	}
	got := refusals(tc.facts)
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if drainage_permit.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit({})
	not may_commit({"credit_blacklisted": true})
}

test_waits_for_the_connection_and_the_works if {
	drainage_permit.prerequisites == {
		{"id": "drainage_connection", "kind": "hard"},
		{"id": "commencement_check", "kind": "physical"},
	}
}
