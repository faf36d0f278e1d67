package money

import "sevenlists/planner/rules"

// join finds the lines that are the same money as another one. A line that is counted with another
// gives way to it, unless only the line itself is sure to be needed: then the other gives way.
func (b *Bill) join() {
	for i := range b.Lines {
		line := &b.Lines[i]
		ref := line.Charge.CountedWith
		if ref == nil || line.Removed() {
			continue
		}
		item := ref.Item
		if item == "" {
			item = line.Item.ID
		}
		other, sure := b.find(item, ref.ID, line.Part)
		switch {
		case other == nil:
		case sure || line.Status == rules.Possible:
			line.CountedWith = other
		default:
			for k := range b.Lines {
				if l := &b.Lines[k]; l.Item.ID == item && l.Charge.ID == ref.ID {
					l.CountedWith = line
				}
			}
		}
	}
}

// find gives a line of a charge, that of the part where there is one, and whether some line of the
// charge is of a required item.
func (b *Bill) find(item, id, part string) (found *Line, sure bool) {
	for k := range b.Lines {
		l := &b.Lines[k]
		if l.Item.ID != item || l.Charge.ID != id || l.Removed() {
			continue
		}
		better := found == nil || l.Status == rules.Required && found.Status != rules.Required ||
			l.Status == found.Status && l.Part == part && found.Part != part
		if better {
			found = l
		}
		sure = sure || l.Status == rules.Required
	}
	return found, sure
}

// Removed reports whether a regional result makes a service needless, so that nothing is due.
func (l *Line) Removed() bool { return l.Status == rules.NotRequired }

// Counts reports whether a line has an amount that stands in the totals.
func (l *Line) Counts() bool { return l.Priced && l.CountedWith == nil }

// Open reports whether something is due, and is no part of another line, that has no amount.
func (l *Line) Open() bool { return !l.Priced && l.CountedWith == nil && !l.Removed() }

// Totals are the sums of what is priced. A payer or stage of whose lines none is priced is absent,
// which does not say that it costs nothing.
type Totals struct {
	ByPayer map[string]Amount
	ByStage map[string]map[string]Amount // by phase, then payer
}

// Totals adds up the lines. What only a possible item costs raises the upper end alone.
func (b *Bill) Totals() Totals {
	t := Totals{ByPayer: map[string]Amount{}, ByStage: map[string]map[string]Amount{}}
	for i := range b.Lines {
		l := &b.Lines[i]
		if !l.Counts() {
			continue
		}
		add(t.ByPayer, l.Payer, l.share())
		stage := t.ByStage[l.Item.Phase]
		if stage == nil {
			stage = map[string]Amount{}
			t.ByStage[l.Item.Phase] = stage
		}
		add(stage, l.Payer, l.share())
	}
	return t
}

// share is what a line adds to a total.
func (l *Line) share() Amount {
	if l.Status == rules.Possible {
		return Amount{0, l.Amount[1]}
	}
	return l.Amount
}

func add(sums map[string]Amount, key string, r Amount) {
	sum := sums[key]
	sums[key] = Amount{sum[0] + r[0], sum[1] + r[1]}
}

// Confidence is how sure the amount is: that of its price, else of its item; low where an unsure
// exemption lowers it.
func (l *Line) Confidence() string {
	least := l.Item.Confidence
	if l.Price != nil && l.Price.Confidence != "" {
		least = l.Price.Confidence
	}
	if l.Spared != nil && l.Spared.Confidence == "low" {
		least = "low"
	}
	return least
}
