package problems.plan.k22_test

import data.problems.plan.k22

plan(works_start) := {"reference_date": "2026-06-01", "start_of_works": "commencement_check", "works_start": works_start}

# A certificate given on one day and the works that start on another.
found(tc) := {finding.item | some finding in findings} if {
	items := {tc.id: {"id": tc.id, "early_finish": tc.done_on}}
	findings := k22.findings with input as {"facts": {}, "items": items, "plan": plan(tc.works_start)}
}

test_until_the_start_of_works[note] if {
	some note, tc in {
		"a construction permit on its last day": {"id": "construction_permit", "done_on": "2026-06-10", "works_start": "2026-09-10", "want": set()},
		"a construction permit on the day after": {
			"id": "construction_permit",
			"done_on": "2026-06-10",
			"works_start": "2026-09-11",
			"want": {"construction_permit"},
		},
		"three months from the last of November end with February": {
			"id": "construction_permit",
			"done_on": "2026-11-30",
			"works_start": "2027-02-28",
			"want": set(),
		},
		"and not in March": {
			"id": "construction_permit",
			"done_on": "2026-11-30",
			"works_start": "2027-03-01",
			"want": {"construction_permit"},
		},
		"a planning permit after a year": {
			"id": "engineering_planning_permit",
			"done_on": "2026-06-10",
			"works_start": "2027-06-10",
			"want": set(),
		},
		"a planning permit after a year and a day": {
			"id": "engineering_planning_permit",
			"done_on": "2026-06-10",
			"works_start": "2027-06-11",
			"want": {"engineering_planning_permit"},
		},
		"an energy opinion after two years": {"id": "energy_review", "done_on": "2026-06-10", "works_start": "2028-06-10", "want": set()},
		"an energy opinion after two years and a day": {
			"id": "energy_review",
			"done_on": "2026-06-10",
			"works_start": "2028-06-11",
			"want": {"energy_review"},
		},
		"an environmental report after five years": {"id": "eia_report_book", "done_on": "2026-06-10", "works_start": "2031-06-10", "want": set()},
		"an environmental report after five years and a day": {
			"id": "eia_report_book",
			"done_on": "2026-06-10",
			"works_start": "2031-06-11",
			"want": {"eia_report_book"},
		},
		"an environmental table after five years": {"id": "eia_report_table", "done_on": "2026-06-10", "works_start": "2031-06-10", "want": set()},
		"an environmental table after five years and a day": {
			"id": "eia_report_table",
			"done_on": "2026-06-10",
			"works_start": "2031-06-11",
			"want": {"eia_report_table"},
		},
		"a soil and water report after three years": {"id": "soil_water_report_book", "done_on": "2026-06-10", "works_start": "2029-06-10", "want": set()},
		"a soil and water report after three years and a day": {
			"id": "soil_water_report_book",
			"done_on": "2026-06-10",
			"works_start": "2029-06-11",
			"want": {"soil_water_report_book"},
		},
		"a soil and water table after three years": {"id": "soil_water_report_table", "done_on": "2026-06-10", "works_start": "2029-06-10", "want": set()},
		"a soil and water table after three years and a day": {
			"id": "soil_water_report_table",
			"done_on": "2026-06-10",
			"works_start": "2029-06-11",
			"want": {"soil_water_report_table"},
		},
		"a filing never ends": {"id": "enterprise_filing", "done_on": "2016-06-10", "works_start": "2036-06-10", "want": set()},
	}
	found(tc) == tc.want
}

# A siting opinion given on 10 June 2026, and the item that needs it.
siting(user, from) := {finding.used_by | some finding in findings} if {
	items := {
		"land_preexam_and_siting": {"id": "land_preexam_and_siting", "early_finish": "2026-06-10"},
		user: {"id": user, "early_start": from},
	}
	findings := k22.findings with input as {"facts": {}, "items": items, "plan": plan("2026-12-01")}
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
		"engineering_planning_permit": {"id": "engineering_planning_permit", "early_finish": "2026-06-10"},
		"construction_permit": {"id": "construction_permit", "early_finish": "2026-06-10"},
	}
	got := k22.findings with input as {"facts": tc.facts, "items": items, "plan": plan("2026-06-11")}
	got == tc.want
}

# The law of soil and water sets its three years since March 2023, that of energy its two since 2017.
test_the_date_of_the_rules_decides[note] if {
	some note, tc in {
		"soil and water on the last day without a limit": {"id": "soil_water_report_book", "day": "2023-02-28", "want": set()},
		"soil and water from March 2023 on": {"id": "soil_water_report_book", "day": "2023-03-01", "want": {"soil_water_report_book"}},
		"energy on the last day without a limit": {"id": "energy_review", "day": "2016-12-31", "want": set()},
		"energy from 2017 on": {"id": "energy_review", "day": "2017-01-01", "want": {"energy_review"}},
	}
	project := {
		"facts": {},
		"items": {tc.id: {"id": tc.id, "early_finish": "2017-06-01"}},
		"plan": {"reference_date": tc.day, "start_of_works": "commencement_check", "works_start": "2036-06-01"},
	}
	findings := k22.findings with input as project
	tc.want == {finding.item | some finding in findings}
}

test_what_is_not_dated_is_not_judged if {
	items := {"construction_permit": {"id": "construction_permit"}}
	k22.findings == set() with input as {"facts": {}, "items": items, "plan": plan("2036-06-01")}
	works_unknown := {"reference_date": "2026-06-01", "start_of_works": "commencement_check"}
	dated := {"construction_permit": {"id": "construction_permit", "early_finish": "2026-06-10"}}
	k22.findings == set() with input as {"facts": {}, "items": dated, "plan": works_unknown}
}

# Every row knows how long its certificate lasts, from one place only: the item's outputs say
# it, or the table does.
test_every_lifetime_stands_in_one_place if {
	every table in [data.problems.plan.k22.until_start_of_works, data.problems.plan.k22.until_used] {
		every limit in table {
			from_item := {output.valid | some output in data.items[limit.item].outputs}
			from_table := {valid | valid := limit.valid}
			count(from_item) + count(from_table) == 1
		}
	}
}
