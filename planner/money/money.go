// Package money computes what a project costs at the counter and with intermediaries: the fees and
// services of its items, by the prices that hold on its reference date. It knows no approval and no
// price; policies/items has them.
//
// All amounts are in fen. An amount is rounded half up to the fen. What is not known is a range where
// the rule set bounds it, else it is not priced, with the reason and the facts that would settle
// it; it is never 0.
package money

import (
	"maps"
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Amount is the least and the most of an amount, in fen.
type Amount [2]int64

// The two categories of a line.
const (
	Service = "service"
	Fee     = "fee"
)

// Line is what one fee or service of one item costs one payer.
type Line struct {
	Key      string // item, or item@part
	Item     *rules.Item
	Part     string
	Category string // service or fee
	Charge   *rules.Charge
	// Status is that of the item. A service that a regional result removes is not required, one
	// that it may remove only possible.
	Status  rules.Verdict
	Payer   string
	Priced  bool
	Amount  Amount           // where it is priced
	Why     lang.Text        // where it is not: the reason
	Missing []int            // facts that are not known and would settle it
	Facts   []int            // facts that the amount rests on, in the order they are read
	Assumed []int            // those of them that are assumed
	Price   *rules.Price     // that holds; nil where none does, or which one is open
	Spared  *rules.Exemption // that lowers it for sure, or by a range
	Waived  bool             // the authority has waived the item: nothing is due
	Removal *rules.Removal   // regional result that removes the service, or may; nil for all others
	// CountedWith is the line that is the same money, and that is counted in place of this one.
	CountedWith *Line
}

// Bill is what a project costs, line by line, in catalogue order.
type Bill struct {
	Lines []Line
	// Commitments: some price depends on what is taken on commitment.
	Commitments bool
}

// Make computes the bill of a decision. Committed tells which items, by their keys, are taken on
// commitment.
func Make(set *rules.Set, d *rules.Decision, committed func(key string) bool) *Bill {
	b := &Bill{Lines: make([]Line, 0, 2*len(d.Items))}
	for i := range d.Items {
		row := &d.Items[i]
		if row.Verdict == rules.NotRequired {
			continue
		}
		p := pricer{
			set: set, day: d.LawDay(row.Day), profile: d.ProfileOf(row.Part), row: row, key: row.Key(), bill: b, committed: committed,
		}
		done := d.Profile.ProgressOf(p.key)
		p.waived = done != nil && done.State == profile.Waived
		for k := range row.Item.Intermediaries {
			p.service(&row.Item.Intermediaries[k])
		}
		for k := range row.Item.Fees {
			f := &row.Item.Fees[k]
			p.charge(Fee, &f.Charge, f.Payer)
		}
	}
	b.join()
	return b
}

// pricer prices the charges of one item.
type pricer struct {
	set       *rules.Set
	day       calendar.Date
	profile   *profile.Profile
	row       *rules.ItemDecision
	key       string
	bill      *Bill
	committed func(key string) bool
	waived    bool

	line *Line // at hand
}

// service adds the lines of a service. One that a regional result removes costs nothing.
func (p *pricer) service(s *rules.Service) {
	first := len(p.bill.Lines)
	verdict, open := p.set.Removed(s, p.profile)
	if verdict == rules.Required && !p.waived {
		p.bill.Lines = append(p.bill.Lines, p.removed(s))
		return
	}
	p.charge(Service, &s.Charge, s.Payer())
	if verdict != rules.Possible || p.waived {
		return
	}
	for i := range p.bill.Lines[first:] {
		line := &p.bill.Lines[first+i]
		line.Status, line.Removal = rules.Possible, s.RemovedBy
		for _, id := range open {
			slot, _ := p.set.Facts().Slot(id)
			line.Missing = with(line.Missing, slot)
		}
	}
}

// removed is the line of a service that a regional result makes needless, with the facts that say so.
func (p *pricer) removed(s *rules.Service) Line {
	line := Line{
		Key: p.key, Item: p.row.Item, Part: p.row.Part, Category: Service, Charge: &s.Charge, Status: rules.NotRequired,
		Payer: s.Payer(), Removal: s.RemovedBy,
	}
	p.line = &line
	for _, id := range slices.Sorted(maps.Keys(s.RemovedBy.When)) {
		slot, _ := p.set.Facts().Slot(id)
		p.read(slot)
	}
	return line
}

// charge adds the lines of one charge: one, or one for each payer where the payer is open.
func (p *pricer) charge(category string, c *rules.Charge, payer string) {
	base := Line{
		Key: p.key, Item: p.row.Item, Part: p.row.Part, Category: category, Charge: c, Status: p.row.Verdict, Payer: payer, Waived: p.waived,
	}
	if p.waived {
		base.Priced = true
		p.bill.Lines = append(p.bill.Lines, base)
		return
	}
	p.line = &base
	prices := p.prices(p.set.PricesOn(p.row.Item, c, p.day))
	payers := p.payers(prices, payer)
	open := slices.Clone(base.Missing)
	outcomes := p.exemptions(c)
	for _, who := range payers {
		line := base
		line.Payer, line.Missing = who, slices.Clone(base.Missing)
		line.Facts, line.Assumed = slices.Clone(base.Facts), slices.Clone(base.Assumed)
		p.line = &line
		p.amount(of(prices, who, payer), outcomes)
		if line.Priced && len(payers) > 1 {
			line.Amount[0] = 0 // another may have to pay it
			line.Missing = with(line.Missing, open...)
		}
		p.bill.Lines = append(p.bill.Lines, line)
	}
}

// prices gives the prices that may hold, nil for none of them. Only one is left where everything
// that decides is known.
func (p *pricer) prices(list []rules.Price) []*rules.Price {
	var may []*rules.Price
	for i := range list {
		price := &list[i]
		if !price.Holds(p.day) {
			continue
		}
		switch p.all(price.When) {
		case rules.Required:
			return append(may, price)
		case rules.Possible:
			may = append(may, price)
		}
	}
	return append(may, nil)
}

// payers gives who may have to pay, in the order of the prices.
func (p *pricer) payers(prices []*rules.Price, usual string) []string {
	var payers []string
	for _, price := range prices {
		if who := payerOf(price, usual); !slices.Contains(payers, who) {
			payers = append(payers, who)
		}
	}
	return payers
}

func payerOf(price *rules.Price, usual string) string {
	if price == nil || price.Payer == "" {
		return usual
	}
	return price.Payer
}

// of gives the prices that one payer pays.
func of(prices []*rules.Price, payer, usual string) []*rules.Price {
	var list []*rules.Price
	for _, price := range prices {
		if payerOf(price, usual) == payer {
			list = append(list, price)
		}
	}
	return list
}

// exemptions gives the exemptions that may hold, nil for none of them.
func (p *pricer) exemptions(c *rules.Charge) []*rules.Exemption {
	var may []*rules.Exemption
	for i := range c.Exemptions {
		e := &c.Exemptions[i]
		if !e.Holds(p.day) {
			continue
		}
		if e.Committed {
			p.bill.Commitments = true
			if p.committed == nil || !p.committed(p.key) {
				continue
			}
		}
		verdict := p.all(e.When)
		switch {
		case verdict == rules.NotRequired:
		case verdict == rules.Possible || e.CaseByCase:
			may = append(may, e)
		default:
			return append(may, e)
		}
	}
	return append(may, nil)
}

// all says whether all tests fit, and notes the facts that were read: of a test that fails only it.
func (p *pricer) all(tests []rules.Test) rules.Verdict {
	for i := range tests {
		if tests[i].Holds(p.profile) == rules.NotRequired {
			p.read(tests[i].Slot())
			return rules.NotRequired
		}
	}
	verdict := rules.Required
	for i := range tests {
		p.read(tests[i].Slot())
		if tests[i].Holds(p.profile) == rules.Possible {
			verdict = rules.Possible
			p.line.Missing = with(p.line.Missing, tests[i].Slot())
		}
	}
	return verdict
}

// read notes that the line rests on a fact.
func (p *pricer) read(slot int) {
	p.line.Facts = with(p.line.Facts, slot)
	if p.profile.Origin[slot] == profile.Assumed {
		p.line.Assumed = with(p.line.Assumed, slot)
	}
}

// with adds to a list what is not in it.
func with(list []int, more ...int) []int {
	for _, n := range more {
		if !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}
