package items.archaeology_survey_test

import data.items.archaeology_survey
import data.lib.cases

default applies(_) := false

applies(facts) if archaeology_survey.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"possible relics are surveyed": {"facts": {"in_underground_relics_area": true}, "want": true},
		"not twice": {"facts": {"in_underground_relics_area": true, "archaeology_done": true}, "want": false},
		"not for fitting out": {"facts": {"in_underground_relics_area": true, "project_nature": "fit-out"}, "want": false},
		"large capital construction is surveyed anywhere": {"facts": {"is_large_infrastructure": true}, "want": true},
		"and was under the old law": {
			"facts": {"is_large_infrastructure": true, "reference_date": "2025-02-28"},
			"want": true,
		},
		"possible relics were too": {
			"facts": {"in_underground_relics_area": true, "reference_date": "2025-02-28"},
			"want": true,
		},
		"a protection zone counts from 1 March 2025": {
			"facts": {"heritage_protection_zone_level": "city-county", "reference_date": "2025-03-01"},
			"want": true,
		},
		"but not the day before": {
			"facts": {"heritage_protection_zone_level": "city-county", "reference_date": "2025-02-28"},
			"want": false,
		},
		"a control zone counts from that day as well": {
			"facts": {"heritage_control_zone_level": "national", "reference_date": "2025-03-01"},
			"want": true,
		},
		"and not the day before": {
			"facts": {"heritage_control_zone_level": "national", "reference_date": "2025-02-28"},
			"want": false,
		},
		"a finished survey settles the zones too": {
			"facts": {"heritage_control_zone_level": "provincial", "archaeology_done": true},
			"want": false,
		},
		"a plain workshop needs none": {"facts": {}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
