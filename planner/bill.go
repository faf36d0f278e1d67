package planner

import (
	"sevenlists/planner/money"
	"sevenlists/planner/route"
)

// MoneyRow is what the project costs, in fen. A payer or stage is absent where nothing of it is
// priced, which does not say that it costs nothing: not_priced names what else is due.
type MoneyRow struct {
	ByPayer   map[string]money.Amount            `json:"by_payer"` // investor, government, refundable_deposit
	ByStage   map[string]map[string]money.Amount `json:"by_stage"` // by phase, then payer
	Lines     []MoneyLine                        `json:"lines"`    // what is priced, in catalogue order
	NotPriced []NotPricedRow                     `json:"not_priced"`
}

// ChargeRow names one fee or service of one item.
type ChargeRow struct {
	Item     string `json:"item"`     // item, or item@part
	ID       string `json:"id"`       // of the fee or service
	Name     string `json:"name"`     // its name
	Category string `json:"category"` // service or fee
	Stage    string `json:"stage"`    // phase of the item
	// Status is that of the item; possible, too, where a regional result may remove the service.
	// What is only possible raises the upper end of a total alone.
	Status string `json:"status"`
	Payer  string `json:"payer"`
	// Facts are those that the amount rests on, Assumed those of them that nobody has stated.
	Facts   []string `json:"facts,omitempty"`
	Assumed []string `json:"assumed,omitempty"`
	Missing []string `json:"missing,omitempty"` // facts that are not known and would narrow the amount
}

// MoneyLine is a fee or service with its amount.
type MoneyLine struct {
	ChargeRow
	Amount    *money.Amount `json:"amount"`              // null where it is counted with another one
	Standard  string        `json:"standard,omitempty"`  // the price in words
	Exemption string        `json:"exemption,omitempty"` // that lowers it, or may
	// CountedWith is the item whose charge of the same money stands in the totals.
	CountedWith string `json:"counted_with,omitempty"`
	Waived      bool   `json:"waived,omitempty"`
	Confidence  string `json:"confidence"`
}

// NotPricedRow is a fee or service whose amount nobody here knows.
type NotPricedRow struct {
	ChargeRow
	Reason string `json:"reason"`
}

// makeBill computes what the project costs in the variant asked for, and in each of the others.
func (m *maker) makeBill() {
	m.bill = money.Make(m.set, m.decision, m.committed(&m.route))
	usual := m.bill.Totals().ByPayer
	for _, v := range []route.Variant{route.Sequential, route.Customary, route.Parallel, route.Commitment} {
		row := m.variants[v.String()]
		row.Money = usual
		if m.bill.Commitments {
			r := m.in(v, nil)
			row.Money = money.Make(m.set, m.decision, m.committed(&r)).Totals().ByPayer
		}
		m.variants[v.String()] = row
	}
}

// committed tells which items a route takes on commitment.
func (m *maker) committed(r *route.Route) func(key string) bool {
	return func(key string) bool {
		n, ok := m.node[key]
		return ok && r.Committed[n]
	}
}

// money writes what the project costs.
func (m *maker) money() MoneyRow {
	totals := m.bill.Totals()
	row := MoneyRow{ByPayer: totals.ByPayer, ByStage: totals.ByStage, Lines: []MoneyLine{}, NotPriced: []NotPricedRow{}}
	for i := range m.bill.Lines {
		l := &m.bill.Lines[i]
		if l.Removed() {
			continue // list 5 says which regional result makes it needless
		}
		charge := m.charge(l)
		if l.Open() {
			row.NotPriced = append(row.NotPriced, NotPricedRow{ChargeRow: charge, Reason: l.Why.In(m.opt.Lang)})
			continue
		}
		line := MoneyLine{ChargeRow: charge, Standard: m.writer.Price(l.Price), Waived: l.Waived, Confidence: l.Confidence()}
		if l.Spared != nil {
			line.Exemption = l.Spared.Reason.In(m.opt.Lang)
		}
		if l.CountedWith != nil {
			line.CountedWith = l.CountedWith.Key
		} else {
			amount := l.Amount
			line.Amount = &amount
		}
		row.Lines = append(row.Lines, line)
	}
	return row
}

// charge writes what a line is about.
func (m *maker) charge(l *money.Line) ChargeRow {
	return ChargeRow{
		Item: l.Key, ID: l.Charge.ID, Name: l.Charge.Name.In(m.opt.Lang), Category: l.Category, Stage: l.Item.Phase,
		Status: l.Status.String(), Payer: l.Payer,
		Facts: m.factIDs(l.Facts), Assumed: m.factIDs(l.Assumed), Missing: m.factIDs(l.Missing),
	}
}

func (m *maker) factIDs(slots []int) []string {
	if len(slots) == 0 {
		return nil
	}
	ids := make([]string, len(slots))
	for i, slot := range slots {
		ids[i] = m.set.Facts().List[slot].ID
	}
	return ids
}
