package derived.energy_intensity_tce_per_wan_test

import data.derived.energy_intensity_tce_per_wan as derived
import data.lib.cases

test_value[note] if {
	some note, tc in {
		"1,500 t for 50,000 are three hundredths": {"energy": 1500, "output": 50000, "want": 0.03},
		"a third ends at the sixth place": {"energy": 1, "output": 3, "want": 0.333333},
		"output without energy is zero": {"energy": 0, "output": 50000, "want": 0},
		"neither is zero": {"energy": 0, "output": 0, "want": 0},
	}
	got := derived.value with input as cases.project({"annual_energy_tce": tc.energy, "annual_output_wan": tc.output})
	got == tc.want
}

test_energy_without_output_tells_nothing if {
	not derived.value with input as cases.project({"annual_energy_tce": 1500, "annual_output_wan": 0})
}
