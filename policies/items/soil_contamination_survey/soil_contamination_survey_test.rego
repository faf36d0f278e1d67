package items.soil_contamination_survey_test

import data.items.soil_contamination_survey
import data.lib.cases

default applies(_) := false

applies(facts) if soil_contamination_survey.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a plot that changes to housing, on the first day of the law": {
			"facts": {"land_use_changed_to_sensitive": true, "reference_date": "2019-01-01"},
			"want": true,
		},
		"not the day before": {
			"facts": {"land_use_changed_to_sensitive": true, "reference_date": "2018-12-31"},
			"want": false,
		},
		"not an unchanged industrial plot": {"facts": {"land_use_changed_to_sensitive": false}, "want": false},
		"a suspected plot": {"facts": {"contaminated_site_status": "suspected"}, "want": true},
		"a suspected plot before the law": {
			"facts": {"contaminated_site_status": "suspected", "reference_date": "2018-12-31"},
			"want": true,
		},
		"a contaminated plot": {"facts": {"contaminated_site_status": "contaminated-untreated"}, "want": true},
		"not one that was cleaned up and accepted": {
			"facts": {"contaminated_site_status": "treated-accepted"},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}
