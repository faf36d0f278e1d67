package whatif

import (
	"strconv"

	"sevenlists/planner"
	"sevenlists/planner/money"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// costs are what a project costs: the totals by payer, and what is due without a price.
type costs struct {
	byPayer map[string]money.Amount
	open    []string // item/charge, in catalogue order
}

// costsOf adds up the bill of an outline.
func (e *explorer) costsOf(o *planner.Outline) costs {
	bill := o.Bill(e.set)
	c := costs{byPayer: bill.Totals().ByPayer}
	for i := range bill.Lines {
		if l := &bill.Lines[i]; l.Open() {
			c.open = append(c.open, l.Key+"/"+l.Charge.ID)
		}
	}
	return c
}

// moveMoney notes by how much the change moves what is paid, and which charges without a price come
// and go. Base is what the plan costs as it is.
func (e *explorer) moveMoney(c *Change, o *outcome, base costs) error {
	decision, err := e.with(o.moves)
	if err != nil {
		return err
	}
	drawn, err := planner.Redraw(e.set, decision, e.opt)
	if err != nil {
		return err
	}
	now := e.costsOf(&drawn)
	for _, payer := range rules.Payers {
		was, is := base.byPayer[payer], now.byPayer[payer]
		if was == is {
			continue
		}
		if c.MoneyMoved == nil {
			c.MoneyMoved = map[string]money.Amount{}
		}
		c.MoneyMoved[payer] = money.Amount{is[0] - was[0], is[1] - was[1]}
	}
	c.NotPricedAdded, c.NotPricedDropped = without(now.open, base.open), without(base.open, now.open)
	return nil
}

// paid says how what is paid moves: 投资人少付5.5万元.
func (w writer) paid(c *Change) []string {
	var parts []string
	for _, payer := range rules.Payers {
		moved, ok := c.MoneyMoved[payer]
		if !ok {
			continue
		}
		name := w.Set.Vocabulary().PayerName(payer, w.Lang)
		low, high := min(moved[0], moved[1]), max(moved[0], moved[1])
		switch {
		case high <= 0:
			parts = append(parts, w.say(name+"少付"+words.YuanRange(-high, -low, w.Lang), name+" pays "+words.YuanRange(-high, -low, w.Lang)+" less"))
		case low >= 0:
			parts = append(parts, w.say(name+"多付"+words.YuanRange(low, high, w.Lang), name+" pays "+words.YuanRange(low, high, w.Lang)+" more"))
		default:
			parts = append(parts, w.say(
				name+"少付"+words.Yuan(-low, w.Lang)+"至多付"+words.Yuan(high, w.Lang),
				name+" pays from "+words.Yuan(-low, w.Lang)+" less to "+words.Yuan(high, w.Lang)+" more"))
		}
	}
	if n := len(c.NotPricedDropped); n > 0 {
		parts = append(parts, w.say("省去"+strconv.Itoa(n)+"项未定价的收费和服务", "spares "+strconv.Itoa(n)+" fees or services that are not priced"))
	}
	if n := len(c.NotPricedAdded); n > 0 {
		parts = append(parts, w.say("增加"+strconv.Itoa(n)+"项未定价的收费和服务", "adds "+strconv.Itoa(n)+" fees or services that are not priced"))
	}
	return parts
}
