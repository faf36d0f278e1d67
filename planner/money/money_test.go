package money_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/lang"
	"sevenlists/planner/money"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// sound is the rule set of testdata/rules that has a price of every form.
func sound(t testing.TB) *rules.Set {
	t.Helper()
	set, err := rules.Load(os.DirFS("../../testdata/rules/sound"))
	require.NoError(t, err)
	return set
}

// bill computes the bill of a project with those facts, one a line.
func bill(t testing.TB, set *rules.Set, facts string, committed ...string) *money.Bill {
	t.Helper()
	var text strings.Builder
	text.WriteString("id: x\nstart: 2026-06-01\nfacts:\n  reference_date: 2026-06-01\n")
	for _, fact := range strings.Split(facts, ",") {
		if strings.HasPrefix(strings.TrimSpace(fact), "reference_date") {
			replaced := strings.Replace(text.String(), "  reference_date: 2026-06-01\n", "", 1)
			text.Reset()
			text.WriteString(replaced)
		}
		if fact != "" {
			text.WriteString("  " + strings.TrimSpace(fact) + "\n")
		}
	}
	p, err := profile.Decode([]byte(text.String()), set.Facts(), set.Schema())
	require.NoError(t, err)
	d, err := set.Decide(p, profile.Defaults)
	require.NoError(t, err)
	return money.Make(set, &d, func(key string) bool { return slices.Contains(committed, key) })
}

// told writes the lines of one charge: who pays how much, or why nobody can tell.
func told(set *rules.Set, b *money.Bill, charge string) []string {
	var lines []string
	for i := range b.Lines {
		l := &b.Lines[i]
		if l.Charge.ID != charge {
			continue
		}
		text := l.Payer + ": "
		switch {
		case l.CountedWith != nil:
			text += "with " + l.CountedWith.Charge.ID
		case l.Priced && l.Amount[0] == l.Amount[1]:
			text += fmt.Sprint(l.Amount[0])
		case l.Priced:
			text += fmt.Sprint(l.Amount[0], " to ", l.Amount[1])
		default:
			text += l.Why.In(lang.EN)
		}
		for _, slot := range l.Missing {
			text += " ?" + set.Facts().List[slot].ID
		}
		lines = append(lines, text)
	}
	return lines
}

// Amounts are in fen, worked out by hand.
func TestWhatEachFormOfPriceComesTo(t *testing.T) {
	set := sound(t)
	for _, tc := range []struct {
		what, facts, charge string
		want                []string
	}{
		{"a range that is fixed", "investment_mode: enterprise", "certificate_fee", []string{"investor: 55000 to 55055"}},
		{"the first price whose facts fit", "investment_mode: joint", "certificate_fee", []string{"investor: 8000"}},
		{"either price where the fact that decides is not known", "", "certificate_fee", []string{"investor: 8000 to 55055 ?investment_mode"}},
		{"the day before a price", "reference_date: 2019-12-31", "certificate_fee", []string{"investor: the rate of that time is not known"}},
		{"the day on which it begins", "reference_date: 2020-01-01, investment_mode: government", "certificate_fee", []string{"investor: 8000"}},

		{"a rate times a fact", "investment_mode: enterprise, in_energy_zone: false, floor_area_m2: 1234.56", "area_fee", []string{"investor: 98765"}},
		{"an exemption that holds", "investment_mode: government, floor_area_m2: 1234.56", "area_fee", []string{"investor: 0"}},
		{"free whatever the rate would come to", "investment_mode: government", "area_fee", []string{"investor: 0"}},
		{"half at the limit", "investment_mode: enterprise, in_energy_zone: true, floor_area_m2: 1000", "area_fee", []string{"investor: 40000"}},
		{"all above it", "investment_mode: enterprise, in_energy_zone: true, floor_area_m2: 1000.1", "area_fee", []string{"investor: 80008"}},
		{"nothing to all where the exemption is open", "floor_area_m2: 2000", "area_fee", []string{"investor: 0 to 160000 ?investment_mode"}},
		{"a fact of no bounds that is not known is no zero", "investment_mode: enterprise", "area_fee", []string{"investor: not known: Floor area ?floor_area_m2"}},

		{"a percentage of a sum in another unit", "far_limit: 6", "deposit", []string{"refundable_deposit: 60000 to 180000"}},
		{"the bounds of a fact bound the amount", "", "deposit", []string{"refundable_deposit: 0 to 300000 ?far_limit"}},

		{"the first step at its end", "storeys: 3", "storey_fee", []string{"investor: 10000"}},
		{"the second step prices the whole", "storeys: 4", "storey_fee", []string{"investor: 16000"}},
		{"the second step at its end", "storeys: 10", "storey_fee", []string{"investor: 40000"}},
		{"the last step, a range", "storeys: 11", "storey_fee", []string{"investor: 33000 to 38500"}},
		{"every step where the fact is not known", "", "storey_fee", []string{"investor: 10000 to 350000 ?storeys"}},

		{"the first slice alone", "floor_area_m2: 1000", "sliced_fee", []string{"government: 100000"}},
		{"two slices", "floor_area_m2: 3000", "sliced_fee", []string{"government: 200000"}},
		{"three slices", "floor_area_m2: 9000", "sliced_fee", []string{"government: 400000"}},
		{"nothing of nothing", "floor_area_m2: 0", "sliced_fee", []string{"government: 0"}},
		{"beyond the last slice", "floor_area_m2: 100000.1", "sliced_fee", []string{"government: beyond the steps of the catalogue"}},

		{"one of two payers", "contract_date: 2024-12-31", "survey_fee", []string{"investor: 200000"}},
		{"the other one", "contract_date: 2025-01-01", "survey_fee", []string{"government: bought by the government"}},
		{"both where nobody knows", "", "survey_fee", []string{"government: bought by the government ?contract_date", "investor: 0 to 200000 ?contract_date"}},
		{"the work behind a fee", "contract_date: 2024-12-31", "survey", []string{"investor: with survey_fee"}},
		{"a service without a price", "", "report", []string{"government: the catalogue states no price"}},
		{"half a fen and more counts as one", "", "often_waived", []string{"investor: 0 to 1001"}},
		{"more than can be computed", "investment_mode: enterprise, floor_area_m2: 1000000000000", "area_fee", []string{"investor: 80000000000000"}},
	} {
		t.Run(tc.what, func(t *testing.T) {
			require.Equal(t, tc.want, told(set, bill(t, set, tc.facts), tc.charge))
		})
	}
}

func TestACommitmentMayMakeAFeeFree(t *testing.T) {
	set := sound(t)
	facts := "investment_mode: enterprise, annual_energy_tce: 2000, in_energy_zone: false"
	require.Equal(t, []string{"investor: 400000"}, told(set, bill(t, set, facts), "review_fee"))
	require.Equal(t, []string{"investor: 0"}, told(set, bill(t, set, facts, "energy_review"), "review_fee"))
	require.True(t, bill(t, set, facts).Commitments)
	require.False(t, bill(t, set, "annual_energy_tce: 1").Commitments, "an item that is not needed has no price")
}

// A fee that two items name is counted once: where it is due, unless only the other item is sure.
func TestTheSameMoneyIsCountedOnce(t *testing.T) {
	set := sound(t)
	both := bill(t, set, "investment_mode: joint, annual_energy_tce: 2000, floor_area_m2: 500")
	require.Equal(t, []string{"investor: 30000"}, told(set, both, "paper_fee"))
	require.Equal(t, []string{"investor: with paper_fee"}, told(set, both, "permit_fee"))
	one := bill(t, set, "investment_mode: joint, annual_energy_tce: 1, floor_area_m2: 500")
	require.Equal(t, []string{"investor: 30000"}, told(set, one, "permit_fee"), "the review is not needed; its price holds")
	open := bill(t, set, "investment_mode: joint, floor_area_m2: 500")
	require.Equal(t, []string{"investor: 30000"}, told(set, open, "permit_fee"), "the review may be needed, the permit is")
	require.Equal(t, []string{"investor: with permit_fee"}, told(set, open, "paper_fee"))
}

// Totals are sums over the lines: what is required in both ends, what is possible in the upper one.
func TestTotalsKeepWhatIsSureFromWhatIsPossible(t *testing.T) {
	set := sound(t)
	known := "investment_mode: joint, floor_area_m2: 400, in_energy_zone: false, far_limit: 6, storeys: 3, contract_date: 2024-12-31"
	without := bill(t, set, known+", annual_energy_tce: 1").Totals()
	// 80 + 320 + 100 + 2,000 yuan, and 0 to 10.01
	require.Equal(t, money.Amount{250000, 251001}, without.ByPayer[rules.Investor])
	require.Equal(t, money.Amount{40000, 40000}, without.ByPayer[rules.Government])
	require.Equal(t, money.Amount{60000, 180000}, without.ByPayer[rules.RefundableDeposit])
	require.Equal(t, without.ByPayer, without.ByStage["completion_acceptance"])
	require.Len(t, without.ByStage, 1)

	sure := bill(t, set, known+", annual_energy_tce: 2000").Totals()
	require.Equal(t, money.Amount{680000, 681001}, sure.ByPayer[rules.Investor], "with 2,000 t at 2 yuan, and 300 for papers")
	require.Equal(t, money.Amount{430000, 430000}, sure.ByStage["pre"][rules.Investor])

	require.Empty(t, bill(t, set, "reference_date: 2019-01-01").Totals().ByPayer[rules.Government], "nothing of it is priced: it is absent and not nothing")
	_, priced := bill(t, set, "").Totals().ByPayer[rules.Government]
	require.False(t, priced)
}

// What only a possible item costs is not sure.
func TestAPossibleItemRaisesTheUpperEndAlone(t *testing.T) {
	set := sound(t)
	b := bill(t, set, "investment_mode: enterprise, annual_energy_tce: 1")
	at := slices.IndexFunc(b.Lines, func(l money.Line) bool { return l.Charge.ID == "permit_fee" })
	require.GreaterOrEqual(t, at, 0)
	require.Equal(t, rules.Possible, b.Lines[at].Status, "the floor area decides")
	require.Equal(t, money.Amount{30000, 30000}, b.Lines[at].Amount)
	require.Equal(t, money.Amount{0, 30000}, b.Totals().ByStage["construction_permit"][rules.Investor])
	sure := bill(t, set, "investment_mode: enterprise, annual_energy_tce: 1, floor_area_m2: 500")
	require.Equal(t, money.Amount{30000, 30000}, sure.Totals().ByStage["construction_permit"][rules.Investor])
}

// An amount says what it rests on, and what of that nobody has stated.
func TestAnAmountNamesItsFactsAndAssumptions(t *testing.T) {
	set := sound(t)
	b := bill(t, set, "investment_mode: enterprise, floor_area_m2: 500")
	names := func(slots []int) (ids []string) {
		for _, slot := range slots {
			ids = append(ids, set.Facts().List[slot].ID)
		}
		return ids
	}
	for i := range b.Lines {
		if l := &b.Lines[i]; l.Charge.ID == "area_fee" {
			require.Equal(t, []string{"investment_mode", "in_energy_zone", "floor_area_m2"}, names(l.Facts))
			require.Equal(t, []string{"in_energy_zone"}, names(l.Assumed))
			require.Equal(t, "high", l.Confidence())
		}
	}
}
