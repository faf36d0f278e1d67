package items.technical_renovation_filing_test

import data.items.technical_renovation_filing
import data.lib.cases

default applies(_) := false

applies(facts) if technical_renovation_filing.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"technical renovation is filed": {"facts": {"technical_renovation": true}, "want": true},
		"by a foreign enterprise too": {
			"facts": {"technical_renovation": true, "investment_mode": "foreign-enterprise"},
			"want": true,
		},
		"a new plant is filed elsewhere": {"facts": {}, "want": false},
		"the catalogue is verified instead": {
			"facts": {"technical_renovation": true, "in_verification_catalogue": true},
			"want": false,
		},
		"what is forbidden is not filed": {
			"facts": {"technical_renovation": true, "industry_prohibited": true},
			"want": false,
		},
		"the government does not file": {
			"facts": {"technical_renovation": true, "investment_mode": "government"},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_the_project_code if {
	technical_renovation_filing.prerequisites == {{"id": "project_code", "kind": "hard"}}
}
