package guide

import "sevenlists/planner/rules"

// charge writes what a fee or a service costs on the day.
func (m *maker) charge(c *rules.Charge, payer string) Charge {
	row := Charge{
		Named: Named{c.ID, c.Name.In(m.Lang)}, Payer: Named{payer, m.terms.PayerName(payer, m.Lang)}, Note: c.Note.In(m.Lang), Prices: []Price{},
	}
	prices := c.Prices
	if m.item.FeeOn(c.ID, m.Day) != nil {
		prices = m.Set.PricesOn(m.item, c, m.Day)
	}
	for i := range prices {
		if p := &prices[i]; p.Holds(m.Day) {
			row.Prices = append(row.Prices, m.price(p))
		}
	}
	for i := range c.Exemptions {
		if e := &c.Exemptions[i]; e.Holds(m.Day) {
			row.Exemptions = append(row.Exemptions, e.Reason.In(m.Lang))
		}
	}
	return row
}

// price writes one price, or why there is none.
func (m *maker) price(p *rules.Price) Price {
	row := Price{Text: m.Price(p), Known: true, Conditional: len(p.When) > 0, Note: p.Note.In(m.Lang), Confidence: p.Confidence}
	if row.Text == "" {
		row.Text, row.Known = p.NotPriced.In(m.Lang), false
	}
	if row.Confidence == "" {
		row.Confidence = m.item.Confidence
	}
	if p.Basis != nil {
		row.Law = m.Quote([]rules.Basis{*p.Basis})
	}
	if by := p.SetBy.In(m.Lang); row.Note == "" {
		row.Note = by
	}
	return row
}

// service writes the work of an intermediary.
func (m *maker) service(s *rules.Service) Charge {
	row := m.charge(&s.Charge, s.Payer())
	row.WorkingDays = s.WorkingDays
	if s.RemovedBy != nil {
		row.NotNeeded = s.RemovedBy.Name.In(m.Lang)
	}
	return row
}
