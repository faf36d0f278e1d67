package diff

import (
	"slices"
	"strconv"

	"sevenlists/planner"
	"sevenlists/planner/money"
	"sevenlists/planner/rules"
)

// Money is what one payer pays in the two plans, where that differs. Amounts are in fen.
type Money struct {
	Payer string        `json:"payer"`
	A     *money.Amount `json:"a"` // null where nothing of it is priced
	B     *money.Amount `json:"b"`
	Moved money.Amount  `json:"moved"` // by how much both ends move from A to B; what is not priced counts nothing here
	// What the payer has to pay in one plan only and nobody can price.
	NotPricedAdded   []Charge `json:"not_priced_added,omitempty"`
	NotPricedDropped []Charge `json:"not_priced_dropped,omitempty"`
	Why              *Why     `json:"why,omitempty"` // of the amounts
}

// Charge names a fee or service of an item.
type Charge struct {
	Item string `json:"item"`
	ID   string `json:"id"`
	Name string `json:"name"`
}

// moneyMeasure is the figure that holds what a payer pays.
const moneyMeasure = "money "

// moneyFigures gives what each payer pays, as figures whose causes are looked for.
func moneyFigures(p *planner.Plan) []figure {
	var all []figure
	for _, payer := range rules.Payers {
		text := ""
		if amount, ok := p.Money.ByPayer[payer]; ok {
			text = strconv.FormatInt(amount[0], 10) + "–" + strconv.FormatInt(amount[1], 10)
		}
		all = append(all, figure{"asked", "", moneyMeasure + payer, text, 0})
	}
	return all
}

// money lists what is not paid alike, by payer.
func (c *comparison) money() []Money {
	rows := []Money{}
	for _, payer := range rules.Payers {
		row := Money{Payer: payer, A: amountOf(c.a.Plan, payer), B: amountOf(c.b.Plan, payer)}
		var a, b money.Amount
		if row.A != nil {
			a = *row.A
		}
		if row.B != nil {
			b = *row.B
		}
		row.Moved = money.Amount{b[0] - a[0], b[1] - a[1]}
		openA, openB := openCharges(c.a.Plan, payer), openCharges(c.b.Plan, payer)
		row.NotPricedAdded, row.NotPricedDropped = missingIn(openB, openA), missingIn(openA, openB)
		k := key{ofFigure, "asked ", moneyMeasure + payer}
		if _, differs := c.number[k]; differs {
			why := c.why(k, true)
			row.Why = &why
		} else if len(row.NotPricedAdded)+len(row.NotPricedDropped) == 0 {
			continue
		}
		rows = append(rows, row)
	}
	return rows
}

func amountOf(p *planner.Plan, payer string) *money.Amount {
	if amount, ok := p.Money.ByPayer[payer]; ok {
		return &amount
	}
	return nil
}

// openCharges are what a payer has to pay that is not priced.
func openCharges(p *planner.Plan, payer string) []Charge {
	var charges []Charge
	for i := range p.Money.NotPriced {
		if r := &p.Money.NotPriced[i]; r.Payer == payer {
			charges = append(charges, Charge{r.Item, r.ID, r.Name})
		}
	}
	return charges
}

// missingIn gives what of a list another lacks, in order.
func missingIn(list, other []Charge) []Charge {
	var rest []Charge
	for _, c := range list {
		if !slices.ContainsFunc(other, func(o Charge) bool { return o.Item == c.Item && o.ID == c.ID }) {
			rest = append(rest, c)
		}
	}
	return rest
}
