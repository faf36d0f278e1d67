package view

import (
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/lang"
)

// paperPhrases are those of results, their validity, and visits.
var paperPhrases = map[string]lang.Text{
	"results":      {ZH: "批文、证照的有效期", EN: "How long results are valid"},
	"results.note": {ZH: "有期限的办理结果：自何时起算、到何时为止、最迟何时申请续期。未列入的，没有查到期限规定。", EN: "Results with an end: from when it counts, until when it lasts, and by when it must be asked for again. Of what is not listed no end was found."},
	"results.none": {ZH: "没有查到有期限的办理结果。", EN: "No result with an end was found."},
	"result":       {ZH: "办理结果", EN: "Result"},
	"valid":        {ZH: "有效期", EN: "Valid for"},
	"valid_from":   {ZH: "起算日", EN: "From"},
	"valid_to":     {ZH: "届满日", EN: "Valid to"},
	"renewal":      {ZH: "届满前", EN: "Before the end"},
	"renew_by":     {ZH: "最迟申请日", EN: "Ask by"},
	"document":     {ZH: "文号", EN: "Document"},
	"confidence":   {ZH: "把握程度", EN: "Confidence"},

	"counts_from.accepted": {ZH: "自受理起", EN: "from acceptance"},
	"renewal.prolong":      {ZH: "申请延续", EN: "have it prolonged"},
	"renewal.anew":         {ZH: "重新办理", EN: "get it anew"},
	"renewal.":             {ZH: "未写明", EN: "not stated"},
	"lead.stated":          {ZH: "按规定", EN: "as its law says"},
	"lead.default":         {ZH: "按一般规定，待核", EN: "general rule, to be checked"},
	"lead.duration":        {ZH: "按办理天数倒推", EN: "by the days it takes"},
	"confidence.high":      {ZH: "高", EN: "high"},
	"confidence.medium":    {ZH: "中", EN: "medium"},
	"confidence.low":       {ZH: "低", EN: "low"},

	"visits":                {ZH: "跑动次数（最多跑一次）", EN: "Visits to the office"},
	"visits.note":           {ZH: "申请人须到窗口的次数，及怎样一次不跑。", EN: "How often the applicant must come, and how to need none."},
	"visits.none":           {ZH: "尚待办理的事项都不用跑。", EN: "Nothing that is still ahead needs a visit."},
	"visits.count":          {ZH: "%d 次", EN: "%d {visit|visits}"},
	"visits.up_to":          {ZH: "待定事项全部需要时 %d 次", EN: "%d with all that is possible"},
	"visits.goal":           {ZH: "目标不超过 %d 次", EN: "the goal is %d at most"},
	"visits.online":         {ZH: "另有 %d 项不用跑", EN: "%d {item needs|items need} none"},
	"visits.way":            {ZH: "%s，可少跑 %d 次", EN: "%s: %d {visit|visits} less"},
	"visits.least":          {ZH: "都用上，剩 %d 次", EN: "with all of these %d {is|are} left"},
	"visits.low":            {ZH: "次数多按事项类型取通用值，把握程度低", EN: "most counts are those of a whole kind of item, of low confidence"},
	"visits.silent":         {ZH: "未写明次数的 %d 项没有计入", EN: "%d {item|items} of which nothing is stated {is|are} not counted"},
	"compare.group.errands": {ZH: "跑动与材料", EN: "Visits and papers"},

	"how_none":      {ZH: "怎样不跑", EN: "How to need none"},
	"visit_count":   {ZH: "跑动次数", EN: "Visits"},
	"status":        {ZH: "是否需要", EN: "Needed"},
	"required_item": {ZH: "需办理", EN: "required"},
	"visit_short":   {ZH: "须到窗口", EN: "Visits"},
}

// results lists what items give for a limited time.
func (p *page) results() grid {
	g := p.newGrid("results", "results", "results.note", "results.none", text("result"), text("valid"),
		column{ID: "valid_from", Type: "date"}, column{ID: "valid_to", Type: "date"}, text("renewal"),
		column{ID: "renew_by", Type: "date"}, text("document"), text("legal_basis"))
	for i := range p.Items {
		item := &p.Items[i]
		for k := range item.Results {
			r := &item.Results[k]
			name := r.Name
			if item.Part != "" {
				name += p.say("bracket", item.Part)
			}
			g.Rows = append(g.Rows, gridRow{Item: item.ID, Cells: []cell{
				textCell(name), textCell(p.validity(r)), dateCell(r.From), dateCell(r.ValidTo),
				textCell(p.renewal(r)), dateCell(r.RenewBy), textCell(r.Document), textCell(p.validBasis(r)),
			}})
		}
	}
	return g
}

// validity says how long a result holds, and from which day where that is not its issue.
func (p *page) validity(r *planner.ResultRow) string {
	text := p.say("days."+r.Valid.Unit, r.Valid.N)
	if r.CountsFrom != "issued" {
		text += p.say("bracket", p.say("counts_from."+r.CountsFrom))
	}
	return text
}

// renewal says what is to be done before the end, and on what the day rests by which to ask for it.
func (p *page) renewal(r *planner.ResultRow) string {
	text := p.say("renewal." + r.Renewal)
	if r.LeadFrom != "" {
		text += p.say("bracket", p.say("lead."+r.LeadFrom))
	}
	return text
}

// validBasis are the articles behind a validity, with a word where they are not sure.
func (p *page) validBasis(r *planner.ResultRow) string {
	var parts []string
	if len(r.LegalBasis) > 0 {
		parts = append(parts, p.laws(r.LegalBasis))
	}
	if r.Confidence != "high" {
		parts = append(parts, p.say("to_be_checked"))
	}
	return strings.Join(parts, p.say("clause"))
}

// visits lists the items for which one must come to the office.
func (p *page) visits() grid {
	g := p.newGrid("visits", "visits", "visits.note", "visits.none", text("item"), text("status"),
		column{ID: "visit_count", Type: "number"}, text("how_none"), text("confidence"))
	if p.Visits == nil {
		return g
	}
	g.Question = p.visitVerdict() + p.say("verdict.stop") + p.say("visits.note")
	for i := range p.Visits.Items {
		r := &p.Visits.Items[i]
		status := p.say("required_item")
		if r.Status != "required" {
			status = p.say("possible")
		}
		ways := make([]string, len(r.HowNone))
		for k, way := range r.HowNone {
			ways[k] = p.wayName(way)
		}
		g.Rows = append(g.Rows, gridRow{Item: r.ID, Cells: []cell{
			textCell(r.Name), textCell(status), numberCell(r.Visits), textCell(p.joinLong(ways)), textCell(p.say("confidence." + r.Confidence)),
		}})
	}
	return g
}

func (p *page) wayName(id string) string {
	for i := range p.Visits.Ways {
		if p.Visits.Ways[i].ID == id {
			return p.Visits.Ways[i].Name
		}
	}
	return id
}

// visitCount is the number of visits, up to how many where items are still possible.
func (p *page) visitCount() string {
	v := p.Visits
	text := p.say("visits.count", v.Total[0])
	if v.Total[1] > v.Total[0] {
		text += p.say("bracket", p.say("visits.up_to", v.Total[1]))
	}
	return text
}

// visitVerdict says how often one must come, and what would save it.
func (p *page) visitVerdict() string {
	v := p.Visits
	parts := []string{p.say("visit_short") + " " + p.visitCount(), p.say("visits.goal", v.Goal)}
	if v.NoneNeeded > 0 {
		parts = append(parts, p.say("visits.online", v.NoneNeeded))
	}
	for _, way := range v.Ways {
		if way.Saves > 0 {
			parts = append(parts, p.say("visits.way", way.Name, way.Saves))
		}
	}
	if len(v.Ways) > 1 && v.Total[0] > 0 {
		parts = append(parts, p.say("visits.least", v.Least))
	}
	low := 0
	for i := range v.Items {
		if v.Items[i].Confidence == "low" {
			low++
		}
	}
	if 2*low > len(v.Items) {
		parts = append(parts, p.say("visits.low"))
	}
	if n := len(v.Silent); n > 0 {
		parts = append(parts, p.say("visits.silent", n))
	}
	return strings.Join(parts, p.say("clause"))
}

// visitHead says in a few words how often one must come, and by which way that is least; empty
// where nobody must.
func (p *page) visitHead() string {
	if p.Visits == nil || p.Visits.Total[1] == 0 {
		return ""
	}
	text := p.say("visit_short") + " " + p.visitCount()
	if way := p.bestWay(); way != nil {
		text += p.say("clause") + p.say("visits.way", way.Name, way.Saves)
	}
	return text
}

// bestWay is the way that saves most visits; nil where none saves any.
func (p *page) bestWay() *planner.VisitWay {
	var best *planner.VisitWay
	for i := range p.Visits.Ways {
		if way := &p.Visits.Ways[i]; way.Saves > 0 && (best == nil || way.Saves > best.Saves) {
			best = way
		}
	}
	return best
}

// visitFigure is the number of visits for the summary card.
func (p *page) visitFigure() figure {
	f := figure{Label: p.say("visit_count"), Value: p.say("visits.count", p.Visits.Total[0])}
	if way := p.bestWay(); way != nil {
		f.Note = way.Name + p.say("colon") + "−" + strconv.Itoa(way.Saves)
	}
	return f
}
