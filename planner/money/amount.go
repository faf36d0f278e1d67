package money

import (
	"math/big"

	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// most is the largest amount of a line, 10^14 fen, or a million million yuan: sums of any plan stay
// within an int64. What would be more is not priced.
const most = 100_000_000_000_000

// The reasons that no rule gives.
var (
	noPrice    = lang.Text{ZH: "目录未载明价格", EN: "the catalogue states no price"}
	noSuch     = lang.Text{ZH: "目录所载价格不适用于本情形", EN: "none of the prices of the catalogue fits this case"}
	beyond     = lang.Text{ZH: "超出目录分档", EN: "beyond the steps of the catalogue"}
	outOfBound = lang.Text{ZH: "金额超出可计算的范围", EN: "the amount is too large to be computed"}
)

// amount prices the line at hand: all prices that may hold, under all exemptions that may.
func (p *pricer) amount(prices []*rules.Price, outcomes []*rules.Exemption) {
	for _, e := range outcomes {
		if e != nil {
			p.line.Spared = e
			break
		}
	}
	if len(prices) == 1 {
		p.line.Price = prices[0]
	}
	if free(outcomes) {
		p.line.Priced = true
		return
	}
	base, ok := p.base(prices)
	if !ok {
		return
	}
	first := true
	for _, e := range outcomes {
		r := base
		if e != nil {
			r = reduced(base, e)
		}
		if first {
			p.line.Amount, first = r, false
		} else {
			p.line.Amount = hull(p.line.Amount, r)
		}
	}
	p.line.Priced = true
}

// free reports whether nothing is due, whichever of the exemptions holds.
func free(outcomes []*rules.Exemption) bool {
	for _, e := range outcomes {
		if e == nil || e.Pays != nil && e.Pays.To > 0 {
			return false
		}
	}
	return true
}

// reduced is what an exemption leaves of an amount.
func reduced(r Amount, e *rules.Exemption) Amount {
	if e.Pays == nil {
		return Amount{}
	}
	return Amount{share(r[0], e.Pays.From), share(r[1], e.Pays.To)}
}

// share takes a percentage of an amount.
func share(fen int64, percent rules.Number) int64 {
	n := new(big.Int).Mul(big.NewInt(fen), big.NewInt(int64(percent)))
	return rounded(n, big.NewInt(100*profile.Scale)).Int64()
}

// base spans what all prices that may hold come to, before any exemption. Where one of them has no
// amount there is none.
func (p *pricer) base(prices []*rules.Price) (Amount, bool) {
	var all Amount
	for i, price := range prices {
		r, why := p.price(price)
		if !why.IsZero() {
			p.line.Why = why
			return Amount{}, false
		}
		if i == 0 {
			all = r
		} else {
			all = hull(all, r)
		}
	}
	return all, true
}

func hull(a, b Amount) Amount { return Amount{min(a[0], b[0]), max(a[1], b[1])} }

// price computes one price; why is the reason where it has no amount.
func (p *pricer) price(price *rules.Price) (r Amount, why lang.Text) {
	switch {
	case price == nil && len(p.set.PricesOn(p.row.Item, p.line.Charge, p.day)) == 0:
		return r, noPrice
	case price == nil:
		return r, noSuch
	case !price.NotPriced.IsZero():
		return r, price.NotPriced
	case price.Fixed != nil:
		return priced(form{fixed: price.Fixed}, nil, nil)
	}
	slot := price.Slot()
	p.read(slot)
	if v := p.profile.Value(slot); v.IsKnown() {
		q := quantity(v, price)
		return at(price, q, q)
	}
	p.line.Missing = with(p.line.Missing, slot)
	fact := &p.set.Facts().List[slot]
	if !fact.Min.IsKnown() || !fact.Max.IsKnown() {
		return r, lang.Text{ZH: "不知道" + fact.Name.ZH, EN: "not known: " + fact.Name.EN}
	}
	return at(price, quantity(fact.Min, price), quantity(fact.Max, price))
}

// quantity is the fact in units of the price, in millionths of millionths.
func quantity(v profile.Value, price *rules.Price) *big.Int {
	return new(big.Int).Mul(big.NewInt(v.Micro()), big.NewInt(int64(price.Scale())))
}

// form is one of the ways in which an amount follows from a quantity.
type form struct{ fixed, rate, percent *rules.Interval }

// at prices every quantity from low to high.
func at(price *rules.Price, low, high *big.Int) (Amount, lang.Text) {
	if len(price.Steps) == 0 {
		return priced(form{rate: price.Rate, percent: price.Percent}, low, high)
	}
	if price.Sliced {
		return sliced(price.Steps, low, high)
	}
	var all Amount
	first, from := true, new(big.Int)
	for _, s := range price.Steps {
		end := high
		if s.UpTo != nil {
			end = smaller(high, square(*s.UpTo))
		}
		begin := larger(low, from)
		if begin.Cmp(end) <= 0 && (first || end.Cmp(from) > 0) {
			r, why := priced(form{s.Fixed, s.Rate, s.Percent}, begin, end)
			if !why.IsZero() {
				return r, why
			}
			if first {
				all, first = r, false
			} else {
				all = hull(all, r)
			}
		}
		if s.UpTo == nil || high.Cmp(square(*s.UpTo)) <= 0 {
			return all, lang.Text{}
		}
		from = square(*s.UpTo)
	}
	return all, beyond
}

// sliced adds up what each step prices of a quantity. No step has a negative price, so that more
// costs no less.
func sliced(steps []rules.Step, low, high *big.Int) (Amount, lang.Text) {
	var ends Amount
	for side, q := range []*big.Int{low, high} {
		from := new(big.Int)
		for i, s := range steps {
			if i > 0 && q.Cmp(from) <= 0 {
				break
			}
			end := q
			if s.UpTo != nil {
				end = smaller(q, square(*s.UpTo))
			}
			part := new(big.Int).Sub(end, from)
			r, why := priced(form{s.Fixed, s.Rate, s.Percent}, part, part)
			if !why.IsZero() {
				return ends, why
			}
			if ends[side] += r[side]; ends[side] > most {
				return ends, outOfBound
			}
			if from = end; i == len(steps)-1 && s.UpTo != nil && q.Cmp(end) > 0 {
				return ends, beyond
			}
		}
	}
	return ends, lang.Text{}
}

func square(n rules.Number) *big.Int {
	return new(big.Int).Mul(big.NewInt(int64(n)), big.NewInt(profile.Scale))
}

func smaller(a, b *big.Int) *big.Int {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func larger(a, b *big.Int) *big.Int {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

// priced computes one form for the quantities from low to high.
func priced(f form, low, high *big.Int) (Amount, lang.Text) {
	one, span, by := big.NewInt(1), f.fixed, int64(profile.Scale)/100 // yuan in millionths to fen
	if span == nil {
		// Yuan, quantity and factor are each in millionths.
		scale := new(big.Int).Exp(big.NewInt(profile.Scale), big.NewInt(2), nil)
		span = f.rate
		if f.percent != nil {
			span = f.percent
			scale.Mul(scale, big.NewInt(100))
		}
		return bounded(times(span.From, low, scale, by), times(span.To, high, scale, by))
	}
	return bounded(times(span.From, one, one, by), times(span.To, one, one, by))
}

// times is price × quantity in fen.
func times(price rules.Number, quantity, scale *big.Int, by int64) *big.Int {
	n := new(big.Int).Mul(big.NewInt(int64(price)), quantity)
	return rounded(n, new(big.Int).Mul(scale, big.NewInt(by)))
}

// rounded divides, half up; both are not negative.
func rounded(n, by *big.Int) *big.Int {
	n.Mul(n, big.NewInt(2)).Add(n, by)
	return n.Quo(n, new(big.Int).Mul(by, big.NewInt(2)))
}

func bounded(low, high *big.Int) (Amount, lang.Text) {
	if high.Cmp(big.NewInt(most)) > 0 || low.Cmp(big.NewInt(most)) > 0 {
		return Amount{}, outOfBound
	}
	return Amount{low.Int64(), high.Int64()}, lang.Text{}
}
