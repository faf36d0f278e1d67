package items.mineral_overlay_test

import data.items.mineral_overlay
import data.lib.cases

default applies(_) := false

applies(facts) if mineral_overlay.applies with input as cases.project(facts)

# Over important minerals.
base := {"overlays_mineral": true}

test_applies[note] if {
	some note, tc in {
		"a new building needs it": {"facts": {}, "want": true},
		"an extension does": {"facts": {"project_nature": "extension"}, "want": true},
		"an alteration does": {"facts": {"project_nature": "alteration"}, "want": true},
		"fitting out does not": {"facts": {"project_nature": "fit-out"}, "want": false},
		"a regional assessment takes its place": {"facts": {"regional_mineral_done": true}, "want": false},
		"where nothing is overlaid none is needed": {"facts": {"overlays_mineral": false}, "want": false},
	}
	got := applies(object.union(base, tc.facts))
	got == tc.want
}
