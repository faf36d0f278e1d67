package view

import (
	"fmt"
	"io"
	"strings"

	"sevenlists/planner/lang"
	"sevenlists/planner/whatif"
)

// Saving says what a supposition about one item would have saved over projects. It returns the error of the
// writer.
func Saving(w io.Writer, s *whatif.Saving) error {
	tell := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(s.Lang) }
	var b strings.Builder
	what := tell("承诺时限", "promised days")
	if s.Way != "" {
		what = s.WayName
	}
	fmt.Fprintf(&b, "%s (%s): %s", s.Name, s.Item, what)
	if s.Days != nil {
		fmt.Fprintf(&b, tell(" %d 个工作日", " %d working days"), *s.Days)
	}
	fmt.Fprintf(&b, tell("\n%d 个项目中 %d 个要办该事项，其中 %d 个提前、%d 个推后办结，合计少用 %d 个工作日；审批时限合计少 %d 天。\n",
		"\nOf %d projects %d need it; %d of them would have ended earlier and %d later: %d working days saved in all, %d days of approval.\n"),
		s.Projects, s.Needed, s.Saved, s.Later, s.SavedDays, s.ApprovalDays)
	if s.Failed > 0 {
		fmt.Fprintf(&b, tell("%d 个项目无法编制，未计入。\n", "%d projects could not be planned and are left out.\n"), s.Failed)
	}
	if r := s.Rate; r != nil {
		fmt.Fprintf(&b, tell("承诺办理提前率（法定%d、承诺%d→%d个工作日）：%s → %s\n", "Promise lead rate (by law %d, promised %d → %d working days): %s → %s\n"),
			r.Statutory, r.Before, r.After, percent(r.RateBefore), percent(r.RateAfter))
	}
	for _, row := range s.Rows {
		if row.Days != 0 {
			fmt.Fprintf(&b, "  %s  %s → %s  %+d\n", row.Project, row.FinishBefore, row.FinishAfter, -row.Days)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// percent writes thousandths as per cent.
func percent(thousandths int) string {
	sign := ""
	if thousandths < 0 {
		sign, thousandths = "-", -thousandths
	}
	return fmt.Sprintf("%s%d.%d%%", sign, thousandths/10, thousandths%10)
}
