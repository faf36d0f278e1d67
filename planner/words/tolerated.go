package words

import (
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Tolerated says how far a fact may move before what rests on it must be amended or done anew; empty
// where any change counts, in the direction of the ground if it has one. Unit is that of the fact.
func (w Writer) Tolerated(g *rules.Ground, unit string) string {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(w.Lang) }
	t, amount := g.Tolerance, ""
	switch {
	case t == nil:
		return ""
	case t.Percent != nil:
		amount = t.Percent.String() + "%"
	case t.Amount != nil:
		amount = Amount(profile.NumberValue(int64(*t.Amount)), unit, w.Lang)
	}
	if t.Below {
		amount = say("不到", "less than ") + amount
	}
	switch g.Direction {
	case rules.Up:
		return say("增加", "growth of ") + amount
	case rules.Down:
		return say("减少", "a decrease of ") + amount
	}
	return amount
}
