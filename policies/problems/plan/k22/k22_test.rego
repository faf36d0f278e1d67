package problems.plan.k22_test

import data.problems.plan.k22

plan := {"start_of_works": "commencement_check"}

# A certificate that is good until one day, and the works that start on another.
found(tc) := {finding.item | some finding in findings} if {
	items := {tc.id: {"item": tc.id, "valid_to": tc.valid_to, "works_start": tc.works_start}}
	findings := k22.findings with input as {"facts": {}, "items": items, "plan": plan}
}

test_until_the_start_of_works[note] if {
	some note, tc in {
		"a construction permit on its last day": {"id": "construction_permit", "valid_to": "2026-09-10", "works_start": "2026-09-10", "want": set()},
		"a construction permit on the day after": {
			"id": "construction_permit",
			"valid_to": "2026-09-10",
			"works_start": "2026-09-11",
			"want": {"construction_permit"},
		},
		"a discharge permit, which the works do not need": {
			"id": "pollutant_discharge_permit",
			"valid_to": "2026-09-10",
			"works_start": "2036-09-11",
			"want": set(),
		},
	}
	found(tc) == tc.want
}

test_every_certificate_that_the_works_need[note] if {
	some note, id in {
		"the planning permit": "engineering_planning_permit",
		"the construction permit": "construction_permit",
		"the energy opinion": "energy_review",
		"the environmental report": "eia_report_book",
		"the environmental table": "eia_report_table",
		"the soil and water report": "soil_water_report_book",
		"the soil and water table": "soil_water_report_table",
	}
	found({"id": id, "valid_to": "2026-09-10", "works_start": "2026-09-10"}) == set()
	found({"id": id, "valid_to": "2026-09-10", "works_start": "2026-09-11"}) == {id}
}

# A siting opinion that is good until 10 June 2029, and the item that needs it.
siting(user, from) := {finding.used_by | some finding in findings} if {
	items := {
		"land_preexam_and_siting": {"item": "land_preexam_and_siting", "valid_to": "2029-06-10"},
		user: {"item": user, "early_start": from},
	}
	findings := k22.findings with input as {"facts": {}, "items": items, "plan": plan}
}

test_until_it_is_used[note] if {
	some note, tc in {
		"a land permit on the last day of the siting opinion": {"user": "land_use_planning_permit", "from": "2029-06-10", "want": set()},
		"a land permit on the day after": {
			"user": "land_use_planning_permit",
			"from": "2029-06-11",
			"want": {"land_use_planning_permit"},
		},
		"a conversion on the day after": {"user": "farmland_conversion", "from": "2029-06-11", "want": {"farmland_conversion"}},
		"an item that does not need it": {"user": "tendering", "from": "2036-06-11", "want": set()},
	}
	siting(tc.user, tc.from) == tc.want
}

test_the_planned_start_counts_where_it_is_later[note] if {
	some note, tc in {
		"a planned start within the year of the planning permit": {"facts": {"planned_start": "2027-06-10"}, "want": set()},
		"a planned start after it": {
			"facts": {"planned_start": "2027-06-11"},
			"want": {{
				"item": "engineering_planning_permit",
				"used_by": "commencement_check",
				"used_on": "2027-06-11",
				"valid_to": "2027-06-10",
			}},
		},
		"a planned start before the schedule allows it": {"facts": {"planned_start": "2026-01-01"}, "want": set()},
	}
	items := {
		"engineering_planning_permit": {"item": "engineering_planning_permit", "valid_to": "2027-06-10", "works_start": "2026-06-11"},
		"construction_permit": {"item": "construction_permit", "valid_to": "2026-09-10", "works_start": "2026-06-11"},
	}
	got := k22.findings with input as {"facts": tc.facts, "items": items, "plan": plan}
	got == tc.want
}

test_what_is_not_dated_is_not_judged[note] if {
	some note, certificate in {
		"without an end": {"item": "construction_permit", "works_start": "2036-06-01"},
		"without works": {"item": "construction_permit", "valid_to": "2026-09-10"},
	}
	k22.findings == set() with input as {"facts": {}, "items": {"construction_permit": certificate}, "plan": plan}
}

# Each lot has a permit of its own, for works of its own.
test_a_lot_is_judged_by_its_own_works if {
	permit := {"item": "construction_permit", "valid_to": "2026-09-10"}
	items := {
		"construction_permit@lot1": object.union(permit, {"works_start": "2026-09-10"}),
		"construction_permit@lot2": object.union(permit, {"works_start": "2026-09-11"}),
	}
	findings := k22.findings with input as {"facts": {}, "items": items, "plan": plan}
	{finding.item | some finding in findings} == {"construction_permit@lot2"}
}

# Every row names an item whose output says how long it lasts.
test_every_lifetime_stands_with_its_item if {
	every table in [data.problems.plan.k22.until_start_of_works, data.problems.plan.k22.until_used] {
		every limit in table {
			count([output | some output in data.items[limit.item].outputs; output.valid]) == 1
		}
	}
}

# A siting opinion of one lot, and the item of another place that needs it later.
elsewhere(part, within) := {finding.item | some finding in findings} if {
	items := {
		"land_preexam_and_siting@lot1": {"item": "land_preexam_and_siting", "part": "lot1", "within": ["lot1", "phase1", ""], "valid_to": "2029-06-10"},
		"user": {"item": "farmland_conversion", "part": part, "within": within, "early_start": "2029-06-11"},
	}
	findings := k22.findings with input as {"facts": {}, "items": items, "plan": plan}
}

test_a_certificate_serves_its_own_part[note] if {
	some note, tc in {
		"the same lot": {"part": "lot1", "within": ["lot1", "phase1", ""], "want": {"land_preexam_and_siting@lot1"}},
		"its phase": {"part": "phase1", "within": ["phase1", ""], "want": {"land_preexam_and_siting@lot1"}},
		"the whole project": {"part": "", "within": [""], "want": {"land_preexam_and_siting@lot1"}},
		"the lot beside it": {"part": "lot2", "within": ["lot2", "phase1", ""], "want": set()},
	}
	elsewhere(tc.part, tc.within) == tc.want
}

test_a_lot_is_held_against_its_own_works if {
	items := {"construction_permit@lot1": {"item": "construction_permit", "works_start": "2026-09-11", "valid_to": "2026-09-10"}}
	count(k22.findings) == 1 with input as {"facts": {}, "items": items, "plan": plan}
}
