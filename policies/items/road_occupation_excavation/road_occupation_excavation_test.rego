package items.road_occupation_excavation_test

import data.items.road_occupation_excavation
import data.lib.cases

default applies(_) := false

applies(facts) if road_occupation_excavation.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"works on a city road need it": {"facts": {"needs_road_works": true}, "want": true},
		"works off the road need none": {"facts": {}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := road_occupation_excavation.refusals with input as cases.project(facts)

test_refusals[note] if {
	some note, tc in {
		"a plain project may commit": {"facts": {}, "want": set()},
		"a blacklisted applicant may not": {
			"facts": {"credit_blacklisted": true},
			"want": {"credit_blacklisted"},
		},
		"nor municipal works": {"facts": {"building_category": "municipal-utility"}, "want": {"municipal_works"}},
	}
	got := refusals(tc.facts)
	got == tc.want
}

default may_commit(_) := false

may_commit(facts) if road_occupation_excavation.may_commit with input as cases.project(facts)

test_may_commit_only_without_a_reason_against_it if {
	may_commit({})
	not may_commit({"credit_blacklisted": true})
}

test_waits_for_no_more_and_no_less if {
	road_occupation_excavation.prerequisites == {
		{"id": "engineering_planning_permit", "kind": "hard"},
		{"id": "rural_planning_permit", "kind": "hard"},
	}
}
