package rules_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Rules of one or more bodies, each on a line, over facts that are unknown or only partly known.
func TestUnknownFactsLeaveOpenOnlyWhatTheyCanChange(t *testing.T) {
	for name, c := range map[string]struct {
		bodies, facts, want string
		missing             []string
	}{
		"whatever a number is it lies on one side": {"input.storeys >= 5\ninput.storeys < 5", "", "required", nil},
		"no number lies on both sides":             {"input.far > 5; input.far < 5", "", "not_required", nil},
		"no number lies above its largest":         {"input.storeys > 100", "", "not_required", nil},
		"every number reaches its smallest":        {"input.storeys >= 1", "", "required", nil},
		"the largest itself may be":                {"input.storeys >= 100", "", "possible", []string{"storeys"}},
		"a quantity is not below zero":             {"input.far < 0", "", "not_required", nil},
		"no whole number between two neighbours":   {"input.storeys > 5; input.storeys < 6", "", "not_required", nil},
		"no whole number and a half":               {"input.storeys == 5.5", "", "not_required", nil},
		"a half parts whole numbers":               {"input.storeys < 5.5\ninput.storeys > 5.5", "", "required", nil},
		"a whole number between two halves":        {"input.storeys > 5.5; input.storeys < 6.5", "", "possible", []string{"storeys"}},
		"no decimal between two of six places":     {"input.far > 5; input.far < 5.000001", "", "not_required", nil},
		"a decimal between two of five places":     {"input.far > 5; input.far < 5.00001", "", "possible", []string{"far"}},
		"no day between two neighbours":            {`input.contract_date > "2020-02-28"; input.contract_date < "2020-02-29"`, "", "not_required", nil},
		"a leap day":                               {`input.contract_date > "2020-02-28"; input.contract_date < "2020-03-01"`, "", "possible", []string{"contract_date"}},
		"a date is on one side":                    {`input.contract_date > "2020-02-28"` + "\n" + `input.contract_date <= "2020-02-28"`, "", "required", nil},
		"one of all choices":                       {`input.investment_mode in {"enterprise", "government", "joint"}`, "", "required", nil},
		"none of all choices":                      {`not input.investment_mode in {"enterprise", "government", "joint"}`, "", "not_required", nil},
		"one of some choices":                      {`input.investment_mode in {"enterprise", "joint"}`, "", "possible", []string{"investment_mode"}},
		"two choices at once":                      {`input.investment_mode == "joint"; input.investment_mode == "government"`, "", "not_required", nil},
		"a truth or its opposite":                  {"input.in_energy_zone\nnot input.in_energy_zone", "in_energy_zone: unknown", "required", nil},
		"a number in a list":                       {"input.storeys in {1, 2}\nnot input.storeys in {2, 3}", "", "possible", []string{"storeys"}},
		"a number out of lists that meet nowhere":  {"input.storeys in {1, 2}; input.storeys in {3, 4}", "", "not_required", nil},
		"a text that no rule names":                {`input.trade_code != "a"` + "\n" + `input.trade_code == "a"`, "", "required", nil},
		"a known fact settles one alternative":     {"input.far > 2; input.storeys > 3\ninput.green_pct < 30", "far: 1", "possible", []string{"green_pct"}},
		"a fact that cannot matter is not asked":   {"input.far > 2; input.storeys > 3\ninput.far > 2; input.storeys <= 3", "", "possible", []string{"far"}},
		"above a limit that has a largest value":   {"input.far > input.far_limit", "far: 10.000001", "required", nil},
		"below a limit that may be as large":       {"input.far > input.far_limit", "far: 10", "possible", []string{"far_limit"}},
		"zero exceeds no limit":                    {"input.far > input.far_limit", "far: 0", "not_required", nil},
		"under no limit":                           {"input.far > input.far_limit", "far_limit: 0; far: 0.000001", "required", nil},
		"two facts, neither known":                 {"input.far > input.far_limit", "", "possible", []string{"far", "far_limit"}},
		"two facts, one way or the other":          {"input.far > input.far_limit\ninput.far <= input.far_limit", "", "required", nil},
		"two facts, both ways at once":             {"input.far > input.far_limit; input.far < input.far_limit", "", "not_required", nil},
		"two facts, held apart by constants":       {"input.far > input.far_limit; input.far < 3; input.far_limit > 4", "", "not_required", nil},
		"two facts, a factor between them":         {"input.far > input.far_limit * 2", "far: 20", "possible", []string{"far_limit"}},
		"two facts, beyond the factor":             {"input.far > input.far_limit * 2", "far: 20.000001", "required", nil},
		"two truths that are the same":             {"input.is_large == input.in_energy_zone", "is_large: true; in_energy_zone: true", "required", nil},
		"two truths that are not":                  {"input.is_large == input.in_energy_zone", "is_large: true; in_energy_zone: false", "not_required", nil},
		"a product is not rounded":                 {"input.far < input.storeys * 1.1", "far: 9.9; storeys: 9", "not_required", nil},
	} {
		t.Run(name, func(t *testing.T) {
			module := "# METADATA\n# title: 甲\n# custom:\n#   title_en: A\npackage problems.profile.k01\n"
			for body := range strings.SplitSeq(c.bodies, "\n") {
				module += "\n# METADATA\n# title: 甲\n# custom:\n#   title_en: A\nfound if {\n\t" + strings.ReplaceAll(body, "; ", "\n\t") + "\n}\n"
			}
			s, err := rules.Load(with(t, "problems/profile/k01/k01.rego", module))
			require.NoError(t, err)
			d := decided(t, s, profile.None, lines(c.facts)...)
			got, missing := "not_required", []string(nil)
			for _, p := range d.Problems {
				got, missing = p.Verdict.String(), p.Missing
			}
			require.Equal(t, c.want, got)
			require.Equal(t, c.missing, missing)
		})
	}
}
