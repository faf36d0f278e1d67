package items.land_use_planning_permit_test

import data.items.land_use_planning_permit
import data.lib.cases

default applies(_) := false

applies(facts) if land_use_planning_permit.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"land at auction counts": {"facts": {"land_source": "granted-auction"}, "want": true},
		"so does standard land": {"facts": {"land_source": "granted-standard-land"}, "want": true},
		"and land granted by agreement": {"facts": {"land_source": "agreement"}, "want": true},
		"and allocated land": {"facts": {"land_source": "allocated"}, "want": true},
		"land that the owner already holds does not": {"facts": {"land_source": "existing-land"}, "want": false},
		"nor a leased building": {"facts": {"land_source": "leased-building"}, "want": false},
		"nor collective land": {"facts": {"land_source": "collective"}, "want": false},
		"fitting out does not": {"facts": {"project_nature": "fit-out"}, "want": false},
		"an extension on new land does": {"facts": {"project_nature": "extension"}, "want": true},
	}
	got := applies(tc.facts)
	got == tc.want
}

refusals(facts) := reasons if reasons := land_use_planning_permit.refusals with input as cases.project(facts)

test_refusals[note] if {
	some note, tc in {
		"an ordinary applicant may hand in papers later": {"facts": {}, "want": set()},
		"a blacklisted one may not": {"facts": {"credit_blacklisted": true}, "want": {"credit_blacklisted"}},
	}
	got := refusals(tc.facts)
	got == tc.want
}

default may_defer(_) := false

may_defer(facts) if land_use_planning_permit.may_defer with input as cases.project(facts)

test_may_defer_only_without_a_reason_against_it if {
	may_defer({})
	not may_defer({"credit_blacklisted": true})
}

test_waits_for_the_project_document_and_the_contract if {
	land_use_planning_permit.prerequisites == {
		{"id": "enterprise_filing", "kind": "hard"},
		{"id": "technical_renovation_filing", "kind": "hard"},
		{"id": "enterprise_verification", "kind": "hard"},
		{"id": "feasibility_study_approval", "kind": "hard"},
		{"id": "state_land_grant", "kind": "hard"},
	}
}
