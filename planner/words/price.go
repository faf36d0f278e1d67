package words

import (
	"strings"

	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// Price writes the rate of a price: 0.8 元/平方米 × 扰动土地面积, 1–3% × 施工合同金额. It is empty
// where there is none.
func (w Writer) Price(p *rules.Price) string {
	if p == nil || !p.NotPriced.IsZero() {
		return ""
	}
	if len(p.Steps) > 0 {
		return w.steps(p)
	}
	text := w.rate(p.Fixed, p.Rate, p.Percent)
	if p.Percent == nil && !p.Unit.IsZero() {
		text += " " + p.Unit.In(w.Lang)
	}
	if p.Of != "" {
		text += " × " + w.FactName(p.Of)
	}
	return text
}

// rate writes the one of the three that is there.
func (w Writer) rate(fixed, rate, percent *rules.Interval) string {
	switch {
	case percent != nil:
		return percent.String() + "%"
	case rate != nil:
		return rate.String()
	case fixed != nil:
		return fixed.String()
	}
	return ""
}

// steps writes each step with its end.
func (w Writer) steps(p *rules.Price) string {
	parts := make([]string, 0, len(p.Steps))
	for i, s := range p.Steps {
		end := lang.Text{ZH: "以上", EN: "above"}.In(w.Lang)
		switch {
		case s.UpTo != nil:
			end = lang.Text{ZH: "至" + s.UpTo.String(), EN: "up to " + s.UpTo.String()}.In(w.Lang)
		case i > 0:
			before := p.Steps[i-1].UpTo.String()
			end = lang.Text{ZH: before + "以上", EN: "above " + before}.In(w.Lang)
		}
		parts = append(parts, end+lang.Text{ZH: "：", EN: ": "}.In(w.Lang)+w.rate(s.Fixed, s.Rate, s.Percent))
	}
	text := strings.Join(parts, lang.Text{ZH: "；", EN: "; "}.In(w.Lang))
	by := lang.Text{ZH: "按" + w.FactName(p.Of) + "分档", EN: "in steps of " + w.FactName(p.Of)}.In(w.Lang)
	if p.Sliced {
		by = lang.Text{ZH: "按" + w.FactName(p.Of) + "分档累进", EN: "in slices of " + w.FactName(p.Of)}.In(w.Lang)
	}
	return by + lang.Text{ZH: "：", EN: ": "}.In(w.Lang) + text + " " + p.Unit.In(w.Lang)
}
