package diff

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/money"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Money that moves is told by payer with the fact that moves it; what has no price stands beside it.
func TestMoneyMovesWithItsFact(t *testing.T) {
	p := project(t, "standard_land_workshop")
	dearer := p
	dearer.Values = append([]profile.Value{}, p.Values...)
	slot, ok := shipped(t).Facts().Slot("works_contract_wan")
	require.True(t, ok)
	dearer.Values[slot] = profile.NumberValue(7000 * profile.Scale)
	d := compared(t, side(t, p, english()), side(t, dearer, english()))
	require.Len(t, d.Money, 1)
	row := d.Money[0]
	require.Equal(t, rules.RefundableDeposit, row.Payer)
	require.Equal(t, []money.Amount{{60_000_000, 180_000_000}, {70_000_000, 210_000_000}, {10_000_000, 30_000_000}}, []money.Amount{*row.A, *row.B, row.Moved})
	require.Equal(t, Alone, row.Why.How)
	require.Equal(t, "works_contract_wan", row.Why.Causes[0].ID)
	require.Empty(t, row.NotPricedAdded)
	for _, f := range d.Figures {
		require.NotContains(t, f.Measure, "money", "money has rows of its own")
	}

	school := compared(t, side(t, p, english()), side(t, project(t, "government_school"), english()))
	require.Equal(t, []string{rules.Investor, rules.Government, rules.RefundableDeposit}, []string{school.Money[0].Payer, school.Money[1].Payer, school.Money[2].Payer})
	require.Contains(t, school.Money[0].NotPricedDropped, Charge{"state_land_grant", "deed_tax", "Deed tax"})
	require.Contains(t, school.Money[1].NotPricedAdded, Charge{"preliminary_design_approval", "budget_appraisal", "Budget appraisal, commissioned by the government"})
	require.Nil(t, school.Money[1].A, "nothing that the government pays is priced, which is not nothing")
}
