package items.pipeline_protection_test

import data.items.pipeline_protection
import data.lib.cases

default applies(_) := false

applies(facts) if pipeline_protection.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"works near a pipeline need it": {"facts": {"near_oil_gas_pipeline": true}, "want": true},
		"works away from pipelines do not": {"facts": {"near_oil_gas_pipeline": false}, "want": false},
	}
	got := applies(tc.facts)
	got == tc.want
}
