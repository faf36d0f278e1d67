package lib.land_test

import data.lib.cases
import data.lib.land

default is(_, _) := false

is("newly provided", source) if land.newly_provided with input as cases.project({"land_source": source})

is("granted", source) if land.granted with input as cases.project({"land_source": source})

is("allocated", source) if land.allocated with input as cases.project({"land_source": source})

is("standard", source) if land.standard with input as cases.project({"land_source": source})

is("state-owned", source) if land.state_owned with input as cases.project({"land_source": source})

is("collective", source) if land.collective with input as cases.project({"land_source": source})

classes_of(source) := {class |
	some class in {"newly provided", "granted", "allocated", "standard", "state-owned", "collective"}
	is(class, source)
}

test_classes[note] if {
	some note, tc in {
		"standard land is granted state land": {
			"source": "granted-standard-land",
			"want": {"newly provided", "granted", "standard", "state-owned"},
		},
		"land won at auction is granted": {
			"source": "granted-auction",
			"want": {"newly provided", "granted", "state-owned"},
		},
		"land granted by agreement is granted": {
			"source": "agreement",
			"want": {"newly provided", "granted", "state-owned"},
		},
		"allocated land is newly provided, but not granted": {
			"source": "allocated",
			"want": {"newly provided", "allocated", "state-owned"},
		},
		"a site the owner already has is state land and nothing more": {"source": "existing-land", "want": {"state-owned"}},
		"so is a leased building": {"source": "leased-building", "want": {"state-owned"}},
		"collective land is by itself": {"source": "collective", "want": {"collective"}},
	}
	got := classes_of(tc.source)
	got == tc.want
}

sources contains choice.id if {
	some fact in data.facts.land.facts
	fact.id == "land_source"
	some choice in fact.values
}

# A source that nobody placed would fall out of every item in silence.
test_every_source_is_state_or_collective[source] if {
	some source in sources
	count(classes_of(source) & {"state-owned", "collective"}) == 1
}

test_there_are_sources_to_look_at if count(sources) > 5
