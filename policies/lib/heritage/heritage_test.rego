package lib.heritage_test

import data.lib.cases
import data.lib.heritage

default in_protection_zone(_) := false

in_protection_zone(level) if {
	heritage.in_protection_zone with input as cases.project({"heritage_protection_zone_level": level})
}

default in_control_zone(_) := false

in_control_zone(level) if {
	heritage.in_control_zone with input as cases.project({"heritage_control_zone_level": level})
}

levels := {
	"a national site counts": {"level": "national", "want": true},
	"a provincial site counts": {"level": "provincial", "want": true},
	"a site of city or county counts": {"level": "city-county", "want": true},
	"outside every zone nothing does": {"level": "none", "want": false},
}

test_in_protection_zone[note] if {
	some note, tc in levels
	got := in_protection_zone(tc.level)
	got == tc.want
}

test_in_control_zone[note] if {
	some note, tc in levels
	got := in_control_zone(tc.level)
	got == tc.want
}

test_one_zone_is_not_the_other if {
	not heritage.in_control_zone with input as cases.project({"heritage_protection_zone_level": "national"})
	not heritage.in_protection_zone with input as cases.project({"heritage_control_zone_level": "national"})
}
