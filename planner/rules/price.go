package rules

import (
	"reflect"

	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/source"
)

// Who pays a fee or a service. A refundable deposit is the investor's, too, but comes back.
const (
	Investor          = "investor"
	Government        = "government"
	RefundableDeposit = "refundable_deposit"
)

// Payers are all who may pay, in the order in which they are told.
var Payers = []string{Investor, Government, RefundableDeposit}

// Charge is what a fee and a service have in common: its name, and what it costs whom.
type Charge struct {
	ID   string    `json:"id"`
	Name lang.Text `json:"name"`
	Note lang.Text `json:"note,omitzero"`
	// Prices are tried in their order: the first that holds on the reference date and whose facts
	// fit is the price. Where none does, the charge is not priced.
	Prices []Price `json:"prices,omitempty"`
	// Exemptions are tried in their order, too; the first that holds lowers the price.
	Exemptions []Exemption `json:"exemptions,omitempty"`
	// CountedWith names the charge that is the same money, so that it is counted once.
	CountedWith *ChargeRef `json:"counted_with,omitempty"`
}

// Fee is what an item costs at the counter.
type Fee struct {
	Charge
	Payer string `json:"payer" oneof:"investor government refundable_deposit"`
}

// Service is the work of an intermediary (中介服务) that an item asks for.
type Service struct {
	Charge
	CommissionedBy string   `json:"commissioned_by" oneof:"owner government"`
	WorkingDays    *int     `json:"working_days,omitempty"` // usual time of the service, of low confidence; absent where it is not known
	RemovedBy      *Removal `json:"removed_by,omitempty"`
}

// Removal is the regional result (区域评估成果) that makes a service needless.
type Removal struct {
	Name lang.Text `json:"name"`
	// When says for which projects it does: facts that must all fit. Without it nobody can tell
	// from the facts, and the service stays needed.
	When map[string][]string `json:"when,omitempty"`
	Note lang.Text           `json:"note,omitzero"`
}

// Payer is who pays a service unless its price says otherwise: who commissions it.
func (s *Service) Payer() string {
	if s.CommissionedBy == Government {
		return Government
	}
	return Investor
}

// ChargeRef names a charge of the same item, or of another one.
type ChargeRef struct {
	Item string `json:"item,omitempty"`
	ID   string `json:"id"`
}

// Price is what a charge costs between two dates and for some projects. It has one of: fixed, rate,
// percent, steps, or the reason why nobody here knows it.
type Price struct {
	Period
	When []Test `json:"when,omitempty"` // facts that must all fit
	// Payer is who pays in this case, in place of the usual one.
	Payer   string    `json:"payer,omitempty" oneof:"investor government refundable_deposit"`
	Fixed   *Interval `json:"fixed,omitempty"`   // yuan
	Rate    *Interval `json:"rate,omitempty"`    // yuan for each unit
	Percent *Interval `json:"percent,omitempty"` // of a sum of money
	Steps   []Step    `json:"steps,omitempty"`   // by the size of the fact
	// Sliced: each step prices only what lies in it (超额累进), and not the whole.
	Sliced bool   `json:"sliced,omitempty"`
	Of     string `json:"of,omitempty"` // the fact that is multiplied
	// Times is how many units of the price one unit of the fact is, 1 if absent: 10000 from
	// hectares to square metres, or from 万元 to yuan.
	Times     *Number   `json:"times,omitempty"`
	Unit      lang.Text `json:"unit,omitzero"`         // what the amount is for, as 元/平方米
	NotPriced lang.Text `json:"not_priced,omitzero"`   // why there is no amount
	Basis     *Basis    `json:"legal_basis,omitempty"` // by what the price was set
	SetBy     lang.Text `json:"set_by,omitzero"`       // who sets it, where no document does: the market, a tender
	// Confidence is that of the item if absent.
	Confidence string    `json:"confidence,omitempty" oneof:"low medium high"`
	Note       lang.Text `json:"note,omitzero"`

	slot int // of the fact Of; −1 where there is none
}

// Step is the price up to a size of the fact, counted in units of the price.
type Step struct {
	UpTo    *Number   `json:"up_to,omitempty"` // inclusive; the last step may leave it out
	Fixed   *Interval `json:"fixed,omitempty"`
	Rate    *Interval `json:"rate,omitempty"`
	Percent *Interval `json:"percent,omitempty"`
}

// Exemption lowers a price for some projects (减免).
type Exemption struct {
	Period
	When       []Test    `json:"when,omitempty"`         // facts that must all fit
	Committed  bool      `json:"committed,omitempty"`    // only where the item is taken on commitment
	CaseByCase bool      `json:"case_by_case,omitempty"` // no fact tells: it may hold or not
	Pays       *Interval `json:"pays_percent,omitempty"` // what is still paid, of the price; nothing if absent
	Reason     lang.Text `json:"reason"`
	Basis      *Basis    `json:"legal_basis,omitempty"`
	Confidence string    `json:"confidence,omitempty" oneof:"low medium high"`
}

// Test compares one fact with what is written beside it.
type Test struct {
	Fact  string  `json:"fact"`
	Op    string  `json:"op" oneof:"== != < <= > >= in"`
	Value Literal `json:"value"`

	test test
}

// Number is a decimal of at most six places, in millionths and not negative.
type Number int64

// Interval is a number, or all numbers from one to another.
type Interval struct{ From, To Number }

// Literal is a constant of rule data: a number, text or truth, or a list of them.
type Literal struct{ raw []any }

// Holds says whether the fact fits; Possible where it is not known.
func (t *Test) Holds(p *profile.Profile) Verdict {
	switch t.test.value(p) {
	case yes:
		return Required
	case no:
		return NotRequired
	}
	return Possible
}

// Slot is the place of the fact that is compared.
func (t *Test) Slot() int { return t.test.slot }

// Wanted are the constants that it is compared with.
func (t *Test) Wanted() []profile.Value { return t.test.want }

// Slot is the place of the fact that is multiplied; −1 where there is none.
func (p *Price) Slot() int { return p.slot }

// Scale is how many units of the price one unit of the fact is.
func (p *Price) Scale() Number {
	if p.Times == nil {
		return profile.Scale
	}
	return *p.Times
}

// String writes a number as rule data has it.
func (n Number) String() string { return profile.FormatMicro(int64(n)) }

// String writes a span: 1, or 1–3.
func (s *Interval) String() string {
	if s.From == s.To {
		return s.From.String()
	}
	return s.From.String() + "–" + s.To.String()
}

// MarshalJSON writes it as a plain decimal.
func (n Number) MarshalJSON() ([]byte, error) { return []byte(n.String()), nil }

func (n *Number) read(d *decoder, node *source.Node, key string) {
	if node.Kind != source.Number {
		d.report("rules.data.type", node.Line, key, node.Word())
		return
	}
	micro, err := profile.ParseMicro(node.Text)
	switch {
	case err != nil:
		d.report("rules.data.number", node.Line, node.Text)
	case micro < 0:
		d.report("rules.price.negative", node.Line, key, node.Text)
	default:
		*n = Number(micro)
	}
}

// read takes a number, or a mapping of from and to.
func (s *Interval) read(d *decoder, node *source.Node, key string) {
	if node.Kind == source.Number {
		s.From.read(d, node, key)
		s.To = s.From
		return
	}
	if node.Kind != source.Mapping {
		d.report("rules.data.type", node.Line, key, node.Word())
		return
	}
	var ends struct {
		From Number `json:"from"`
		To   Number `json:"to"`
	}
	before := len(d.faults)
	d.mapping(node, node.Line, key, reflect.ValueOf(&ends).Elem(), nil)
	if len(d.faults) == before && ends.From > ends.To {
		d.report("rules.price.reversed", node.Line, key, ends.From.String(), ends.To.String())
	}
	s.From, s.To = ends.From, ends.To
}

func (l *Literal) read(d *decoder, node *source.Node, key string) {
	parts := []*source.Node{node}
	if node.Kind == source.List {
		parts = node.Items
	}
	for _, part := range parts {
		if !part.IsScalar() {
			d.report("rules.data.type", part.Line, key, part.Word())
			continue
		}
		l.raw = append(l.raw, plain(part, func(source.Finding) {}))
	}
	if len(parts) == 0 {
		d.report("rules.data.missing", node.Line, key)
	}
}
