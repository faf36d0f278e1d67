package compare

import (
	"sevenlists/planner/lang"
)

// errandFigures say what an applicant has to do in person: visits, with those for items that are
// only possible at the upper end, and papers to hand in.
var errandFigures = []figure{
	{"visits", GroupErrands, UnitCount, lang.Text{ZH: "须到窗口的次数", EN: "Visits to the office"}, less, func(p sheet) Value {
		if p.Visits == nil {
			return Value{}
		}
		v, most := number(p.Visits.Total[0]), int64(p.Visits.Total[1])
		if most > *v.Number {
			v.UpTo = &most
		}
		return v
	}},
	{"visits_least", GroupErrands, UnitCount, lang.Text{ZH: "用上各种办法后的次数", EN: "Visits left when every way to need none is taken"}, less, func(p sheet) Value {
		if p.Visits == nil {
			return Value{}
		}
		return number(p.Visits.Least)
	}},
	{"papers_asked", GroupErrands, UnitCount, lang.Text{ZH: "要申请人提交的材料", EN: "Papers asked of the applicant"}, less, papersAsked},
}

// papersAsked counts list 3 where the district shows of which papers the applicant is asked.
func papersAsked(p sheet) Value {
	n := 0
	for _, row := range p.Lists["materials"] {
		asked, shown := row["asked"]
		switch {
		case !shown:
			return Value{}
		case asked == true && row["status"] == "required":
			n++
		}
	}
	return number(n)
}
