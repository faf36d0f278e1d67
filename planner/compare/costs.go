package compare

import (
	"slices"

	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// costFigures say what each plan costs by who pays, and of how much nobody can tell.
var costFigures = []figure{
	cost(rules.Investor, lang.Text{ZH: "投资人承担", EN: "Paid by the investor"}),
	cost(rules.Government, lang.Text{ZH: "政府承担", EN: "Paid by the government"}),
	cost(rules.RefundableDeposit, lang.Text{ZH: "保证金（可退还）", EN: "Refundable deposits"}),
	{notPriced, GroupMoney, UnitCount, lang.Text{ZH: "尚不能计价的收费和服务", EN: "Fees and services not priced"}, neither, func(p sheet) Value {
		return number(len(p.Money.NotPriced))
	}},
}

// notPriced is the figure of what has no price in a plan.
const notPriced = "money_not_priced"

// cost is what one payer pays, in fen; unknown where nothing that this payer pays is priced.
func cost(payer string, name lang.Text) figure {
	return figure{"money_" + payer, GroupMoney, UnitFen, name, less, func(p sheet) Value {
		amount, priced := p.Money.ByPayer[payer]
		if !priced {
			return Value{}
		}
		low, high := amount[0], amount[1]
		if low == high {
			return Value{Number: &low}
		}
		return Value{Number: &low, UpTo: &high}
	}}
}

// pricedAlike reports whether all plans lack the price of the same charges: else the one of which
// less is priced would look the cheapest.
func pricedAlike(plans []sheet) bool {
	open := func(p sheet) []string {
		var charges []string
		for i := range p.Money.NotPriced {
			charges = append(charges, p.Money.NotPriced[i].Item+" "+p.Money.NotPriced[i].ID)
		}
		slices.Sort(charges)
		return slices.Compact(charges)
	}
	return !slices.ContainsFunc(plans, func(p sheet) bool { return !slices.Equal(open(p), open(plans[0])) })
}
