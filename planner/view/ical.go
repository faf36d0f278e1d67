package view

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// due is one day that somebody must not miss.
type due struct {
	id, what, more string // id tells it from all others of the plan
	on             calendar.Date
	sort           string // category: due, verification, deadline or renewal
}

// ICalendar writes the days of a plan that somebody must not miss as whole days of a calendar
// (RFC 5545): by when each item is due, when commitments are verified, what a person fixed, and until
// when a permit must be renewed. What has been done is left out. It returns the error of the writer.
func ICalendar(w io.Writer, p *planner.Plan, set RuleSet) error {
	pg := newPage(p, set)
	cal := ics.NewCalendar()
	cal.SetProductId("-//sevenlists//plan//" + strings.ToUpper(string(p.Lang)))
	cal.SetMethod(ics.MethodPublish)
	cal.SetCalscale("GREGORIAN")
	cal.SetXWRCalName(clean(pg.title()))
	cal.SetXWRTimezone("Asia/Shanghai")
	stamp := pg.stamp()
	for _, d := range pg.dues() {
		e := cal.AddEvent(d.id + "." + p.Project.ID + "@sevenlists")
		e.SetDtStampTime(stamp)
		e.SetAllDayStartAt(midnight(d.on))
		e.SetAllDayEndAt(midnight(d.on.AddDays(1)))
		e.SetSummary(clean(pg.title() + pg.say("colon") + d.what))
		if d.more != "" {
			e.SetDescription(clean(d.more))
		}
		e.AddProperty(ics.ComponentPropertyCategories, d.sort)
		e.SetTimeTransparency(ics.TransparencyTransparent)
	}
	return cal.SerializeTo(w, ics.WithNewLineWindows)
}

// stamp is when the calendar was made as far as the plan tells: the same plan gives the same bytes.
func (p *page) stamp() time.Time { return midnight(cmp.Or(p.AsOf, p.Start, p.ReferenceDate)) }

func midnight(d calendar.Date) time.Time { return time.Unix(int64(d)*24*60*60, 0).UTC() }

// dues are all such days, the earliest first.
func (p *page) dues() []due {
	tell := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(p.Lang) }
	var list []due
	add := func(d due) {
		if !d.on.IsZero() {
			list = append(list, d)
		}
	}
	for i := range p.Items {
		item := &p.Items[i]
		if item.Schedule == nil {
			continue
		}
		done := item.Progress != nil && item.Progress.State != "in_progress"
		for _, r := range item.Results {
			if !r.RenewBy.IsZero() {
				add(due{"renew." + item.ID + "." + r.ID, tell(r.Name+" 最迟申请延续", "renew "+r.Name), item.Department, r.RenewBy, "RENEWAL"})
			}
		}
		if done {
			continue
		}
		add(due{"due." + item.ID, item.Name + tell(" 到期", " due"), item.Department, item.Schedule.EarlyFinish, "DUE"})
		for _, m := range item.Marked {
			if m.What == "must_finish_by" {
				add(due{"deadline." + item.ID, item.Name + tell(" 限期", " deadline"), m.Text, m.Date, "DEADLINE"})
			}
		}
	}
	for _, d := range p.Checklist {
		if d.Chosen {
			add(due{"verify." + d.Item, orID(d.Name, d.Item) + tell(" 承诺核查", " commitment verified"),
				strings.TrimSpace(d.Verifier + "\n" + d.Verification), d.Deadline, "VERIFICATION"})
		}
	}
	slices.SortStableFunc(list, func(a, b due) int { return cmp.Or(cmp.Compare(a.on, b.on), strings.Compare(a.id, b.id)) })
	return list
}
