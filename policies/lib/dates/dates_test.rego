package lib.dates_test

import data.lib.dates

test_in_force[note] if {
	some note, tc in {
		"the day before the first day is out": {"row": {"from": "2017-01-01", "to": "2025-08-31"}, "date": "2016-12-31", "want": false},
		"the first day is in": {"row": {"from": "2017-01-01", "to": "2025-08-31"}, "date": "2017-01-01", "want": true},
		"the last day is in": {"row": {"from": "2017-01-01", "to": "2025-08-31"}, "date": "2025-08-31", "want": true},
		"the day after the last day is out": {"row": {"from": "2017-01-01", "to": "2025-08-31"}, "date": "2025-09-01", "want": false},
		"a row of one day holds on that day": {"row": {"from": "2020-02-29", "to": "2020-02-29"}, "date": "2020-02-29", "want": true},
		"without a last day the day before is out": {"row": {"from": "2025-09-01"}, "date": "2025-08-31", "want": false},
		"without a last day the first day is in": {"row": {"from": "2025-09-01"}, "date": "2025-09-01", "want": true},
		"without a last day any later day is in": {"row": {"from": "2025-09-01"}, "date": "2999-12-31", "want": true},
		"without a first day any earlier day is in": {"row": {"to": "2016-12-31"}, "date": "1949-10-01", "want": true},
		"without a first day the last day is in": {"row": {"to": "2016-12-31"}, "date": "2016-12-31", "want": true},
		"without a first day the day after is out": {"row": {"to": "2016-12-31"}, "date": "2017-01-01", "want": false},
		"a row without bounds is always in": {"row": {}, "date": "2026-06-01", "want": true},
		"other keys of the row do not matter": {"row": {"from": "2017-01-01", "energy_tce": 1000}, "date": "2017-01-01", "want": true},
	}
	got := in_force(tc.row, tc.date)
	got == tc.want
}

# Neighbouring rows of one series hand over without a day in both or in neither.
test_one_row_a_day[date] if {
	series := [
		{"name": "first", "to": "2016-12-31"},
		{"name": "second", "from": "2017-01-01", "to": "2025-08-31"},
		{"name": "third", "from": "2025-09-01"},
	]
	some date, want in {
		"2016-12-31": {"first"},
		"2017-01-01": {"second"},
		"2025-08-31": {"second"},
		"2025-09-01": {"third"},
	}
	got := {row.name | some row in series; dates.in_force(row, date)}
	got == want
}

default in_force(_, _) := false

in_force(row, date) if dates.in_force(row, date)
