package fault_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/fault"
)

func TestNearest(t *testing.T) {
	facts := []string{"land_area_m2", "floor_area_total_m2", "land_use", "annual_energy_tce", "规划条件"}
	cases := map[string]struct{ word, want string }{
		"two letters swapped":                  {"land_aera_m2", "land_area_m2"},
		"a letter dropped":                     {"lnd_use", "land_use"},
		"a letter too many":                    {"annual_energyy_tce", "annual_energy_tce"},
		"a letter replaced":                    {"land_uze", "land_use"},
		"capitals do not count":                {"LAND_USE", "land_use"},
		"Chinese counts by character":          {"规化条件", "规划条件"},
		"a third of the letters is still near": {"lxxd_use_", "land_use"},
		"more than a third is not":             {"xxxd_uss", ""},
		"nothing is like nothing":              {"", ""},
		"a short word finds nothing by chance": {"xy", ""},
		"a word of any length is refused fast": {strings.Repeat("land_use", 1_000_000), ""},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tc.want, fault.Nearest(tc.word, facts))
		})
	}
}

func TestNearestTakesTheFirstOfEquals(t *testing.T) {
	require.Equal(t, "lot_a", fault.Nearest("lot_x", []string{"lot_b", "lot_a", "lot_c"}))
	require.Equal(t, "lot_a", fault.Nearest("lot_x", []string{"lot_a", "lot_c", "lot_b"}))
	require.Empty(t, fault.Nearest("lot", nil))
}
