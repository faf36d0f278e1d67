package prompter_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/outbox"
	"sevenlists/api/project"
	"sevenlists/api/prompter"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/prompts"
)

// TestACaseIsPromptedForUntilTheLeaderKnows lives through a case that nobody decides: promised in 5 working
// days, by law in 20. It is 19 to 21 June that are holidays.
func TestACaseIsPromptedForUntilTheLeaderKnows(t *testing.T) {
	h := newHouse(t)
	h.accepted()
	for day := date(t, "2026-06-01"); day < date(t, "2026-07-04"); day++ {
		h.on(day.String())
		h.turn()
		h.send()
	}
	officers := []string{
		"06-04 承诺期限已用一半，应于2026-06-08前办结。",
		"06-05 承诺期限已用八成，应于2026-06-08前办结。",
		"06-08 今天是承诺办结的最后一天。",
		"06-09 办件已亮黄灯，请抓紧办理并说明原因。",
		"06-16 承诺期限2026-06-08已过6个工作日，尚未办结。",
		"06-24 承诺期限2026-06-08已过11个工作日，尚未办结。",
		"07-01 办件已亮红灯，请立即办理并说明原因。",
		"07-01 承诺期限2026-06-08已过16个工作日，尚未办结。",
	}
	require.Equal(t, officers, h.told("officer1"))
	require.Equal(t, officers, h.told("officer2"))
	require.Equal(t, officers[2:], h.told("head"), "from the last day on")
	require.Equal(t, []string{officers[1], officers[2], officers[3], officers[6]}, h.told("agent"))
	up := "上报：事项应于2026-06-08前完成，至今未办结。"
	require.Equal(t, []string{"06-11 " + up, officers[4], officers[5], officers[6], officers[7]}, h.told("supervisor"), "two days after nobody said anything to the yellow light")
	require.Equal(t, []string{"06-15 " + up, "07-02 上报：办件亮红灯后仍未办结。"}, h.told("leader"), "in the end")
	for _, other := range []string{"investor", "elsewhere", "barred"} {
		require.Empty(t, h.told(other), other)
	}
}

// Whoever says that he has seen it has longer before it goes up.
func TestWhatWasSeenGoesUpLater(t *testing.T) {
	h := newHouse(t)
	h.accepted()
	h.live("2026-06-09")
	page, err := h.outbox.Messages(context.Background(), "officer1", outbox.Asked{Limit: 1})
	require.NoError(t, err)
	_, err = h.outbox.Acknowledge(context.Background(), page.Messages[0].ID)
	require.NoError(t, err)
	h.live("2026-06-10", "2026-06-11", "2026-06-12", "2026-06-15")
	require.Empty(t, h.told("supervisor"))
	h.live("2026-06-16")
	require.Contains(t, strings.Join(h.told("supervisor"), "\n"), "06-16 上报", "five working days, and it is still not settled")
}

// A day on which the program did not run is covered by the next one, and nothing is told twice.
func TestDaysWithoutARunAreCovered(t *testing.T) {
	h := newHouse(t)
	h.accepted()
	h.live("2026-06-04", "2026-06-10", "2026-06-10")
	require.Equal(t, []string{
		"06-04 承诺期限已用一半，应于2026-06-08前办结。", "06-10 今天是承诺办结的最后一天。", "06-10 办件已亮黄灯，请抓紧办理并说明原因。",
	}, sorted(h.told("officer1")))
}

// What is settled between the run and the digest is not told any more; what comes back is.
func TestWhatIsSettledBeforeItIsSentIsTakenBack(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.accepted()
	h.on("2026-06-08")
	h.turn()
	require.Len(t, h.told("officer1"), 1)
	h.clock.Move(10 * time.Minute)
	h.enter(id, permit, handling.Decide, func(s *handling.Dated) { s.Outcome = handling.Granted })
	h.turn()
	require.Empty(t, h.told("officer1"))
	require.Equal(t, []string{"06-08 case_decision/day settled: officer1 officer2 head agent"}, h.prompts())

	_, err := h.track.Correct(ctx, id, project.Call{Account: "agent"}, 0, handling.Correction{Case: permit, Number: 3, Reason: "录入错误"})
	require.NoError(t, err)
	h.turn()
	require.Equal(t, []string{"06-08 case_decision/day open: officer1 officer2 head agent"}, h.prompts())
	h.send()
	require.Equal(t, []string{"06-08 今天是承诺办结的最后一天。"}, h.told("officer1"))
	h.enter(id, permit, handling.Decide, func(s *handling.Dated) { s.Outcome = handling.Granted })
	h.turn()
	require.Len(t, h.told("officer1"), 1, "what was sent stays")
}

// On a holiday nothing is told but what is red, and that at once.
func TestOnAHolidayOnlyWhatIsRedIsTold(t *testing.T) {
	h := newHouse(t)
	id := h.accepted()
	h.on("2026-06-30")
	other := h.workshop("another project")
	h.enter(other, permit, handling.Receive)
	h.enter(other, permit, handling.Accept)
	require.NotEqual(t, id, other)
	h.on("2026-10-01") // until the 7th nobody works
	for range 3 {
		h.turn()
		h.send()
		h.clock.Move(24 * time.Hour)
	}
	require.Equal(t, []string{"10-01 办件已亮红灯，请立即办理并说明原因。", "10-01 办件已亮红灯，请立即办理并说明原因。"}, h.told("officer1"))
	h.live("2026-10-08")
	require.Len(t, h.told("officer1"), 4, "with what had to wait: two reminders of what is late")
}

// Between two runs a light that turns red is told at once, and nothing else is.
func TestARedLightIsToldAtOnce(t *testing.T) {
	h := newHouse(t)
	h.on("2026-06-01")
	id := h.workshop("")
	h.enter(id, permit, handling.Receive)
	h.live("2026-06-01")
	require.Empty(t, h.told("officer1"))
	h.on("2026-06-11")
	h.turn()
	before := len(h.told("officer1"))
	h.clock.Move(time.Hour)
	h.enter(id, permit, handling.RequestCorrection, func(s *handling.Dated) { s.Missing = []handling.Missing{{What: "总平面图未盖章"}} })
	h.turn()
	told := h.told("officer1")
	require.Equal(t, "06-11 办件已亮红灯，请立即办理并说明原因。", told[len(told)-1], "a notice after the fifth day")
	require.LessOrEqual(t, len(told), before+1)
	require.Empty(t, h.told("investor"), "that corrections were asked for is told in the morning")
	h.live("2026-06-12")
	require.Contains(t, h.told("investor"), "06-12 有补正通知，请于2026-06-26前补齐材料。")
}

// TestAnAbsenceLosesNoPromptAndDoublesNone: for two weeks somebody else is told, and nobody but that one.
func TestAnAbsenceLosesNoPromptAndDoublesNone(t *testing.T) {
	lived := func(away map[string]string) *house {
		h := newHouse(t)
		h.accepted()
		for day := date(t, "2026-06-01"); day < date(t, "2026-07-04"); day++ {
			clear(h.away)
			if day >= date(t, "2026-06-05") && day < date(t, "2026-06-19") {
				for who, other := range away {
					h.away[who] = other
				}
			}
			h.on(day.String())
			h.turn()
			h.send()
		}
		return h
	}
	all, absent := lived(nil), lived(map[string]string{"agent": "agent2", "officer1": "officer3", "officer3": "officer4", "head": "officer2"})
	for _, who := range []struct{ absent, deputy string }{{"agent", "agent2"}, {"officer1", "officer4"}} {
		require.Equal(t, all.told(who.absent), sorted(append(absent.told(who.absent), absent.told(who.deputy)...)), who.absent)
		require.NotEmpty(t, absent.told(who.absent))
		require.NotEmpty(t, absent.told(who.deputy))
	}
	require.Empty(t, absent.told("officer3"), "is absent, too")
	require.Equal(t, all.told("officer2"), absent.told("officer2"), "a deputy who is told anyway is told once")
}

// Where nobody has a role, the next one is told; where nobody at all has any, the prompt is there to be seen.
func TestWhatConcernsNobodyGoesToTheNext(t *testing.T) {
	h := newHouse(t)
	h.staff = people{{ID: "leader", Roles: []string{"leader"}}}
	h.open(h.store)
	id := h.workshop("")
	_, err := h.projects.HandOver(context.Background(), id, project.Call{Account: "x"}, project.HandedOver{Agent: new(string)})
	require.NoError(t, err)
	h.enter(id, permit, handling.Receive)
	h.enter(id, permit, handling.Accept)
	h.live("2026-06-04")
	require.Equal(t, []string{"06-04 承诺期限已用一半，应于2026-06-08前办结。"}, h.told("leader"))
	h.staff = nil
	h.open(h.store)
	h.live("2026-06-08")
	require.Contains(t, h.prompts(), "06-08 case_decision/day open: ")
}

// TestPromptsAreListedByWhatTheyAreAbout asks for pages and filters.
func TestPromptsAreListedByWhatTheyAreAbout(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	one, other := h.accepted(), h.workshop("another project")
	h.enter(other, permit, handling.Receive)
	h.live("2026-06-04", "2026-06-05", "2026-06-08")
	for name, tc := range map[string]struct {
		f    prompter.Filter
		want int
	}{
		"all":                                   {prompter.Filter{}, 5},
		"of a project":                          {prompter.Filter{Project: other}, 2},
		"of a project and day":                  {prompter.Filter{Project: one, Day: date(t, "2026-06-05")}, 1},
		"of a kind":                             {prompter.Filter{Kind: "case_answer"}, 2},
		"of a department":                       {prompter.Filter{Department: planning}, 5},
		"of another":                            {prompter.Filter{Department: "city_archives"}, 0},
		"for heads":                             {prompter.Filter{Role: "head"}, 2},
		"for one person":                        {prompter.Filter{Account: "agent"}, 2},
		"that are open":                         {prompter.Filter{State: "open"}, 2},
		"seen by an agent":                      {prompter.Filter{Seen: []project.Sight{{Field: "owner", Value: "agent"}}}, 2},
		"seen by an officer of that department": {prompter.Filter{Seen: []project.Sight{{Field: "owner", Value: "officer9"}, {Field: "departments", Value: planning}}}, 5},
		"seen by somebody else":                 {prompter.Filter{Seen: []project.Sight{{Field: "owner", Value: "age"}, {Field: "departments", Value: "city_archives"}}}, 0},
		"seen by nobody":                        {prompter.Filter{Seen: []project.Sight{}}, 0},
		"asked for elsewhere by an officer":     {prompter.Filter{Department: "city_archives", Seen: []project.Sight{{Field: "departments", Value: planning}}}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			n := 0
			for tc.f.Limit = 2; ; {
				page, err := h.List(ctx, tc.f, "zh")
				require.NoError(t, err)
				for _, p := range page.Prompts {
					require.NotEmpty(t, p.Text.ZH)
					require.NotEmpty(t, p.KindName)
					require.Equal(t, "建设工程规划许可证", p.ItemName)
					require.Len(t, p.Messages, len(p.To))
				}
				n += len(page.Prompts)
				if tc.f.Cursor = page.Next; page.Next == "" {
					break
				}
			}
			require.Equal(t, tc.want, n)
		})
	}
}

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

// TestWhatOtherPackagesKeepIsPromptedFor plugs a source in, which fails once.
func TestWhatOtherPackagesKeepIsPromptedFor(t *testing.T) {
	h := newHouse(t)
	id := h.workshop("")
	away, there := errors.New("away"), true
	h.sources = []prompts.Source{{Name: "letters", Each: func(_ context.Context, _ prompts.Scope, do func(prompts.Matter) error) error {
		if !there {
			return away
		}
		return do(prompts.Matter{Kind: "question", ID: "letter 1", Project: id, Begun: date(t, "2026-06-01"), Due: date(t, "2026-06-04"), Department: planning})
	}}}
	h.open(h.store)
	h.live("2026-06-01")
	require.Equal(t, []string{"06-01 有提问待答复，期限2026-06-04。"}, h.told("officer1"))
	there = false
	h.on("2026-06-02")
	require.ErrorIs(t, h.Turn(context.Background()), away)
	require.Equal(t, []string{"06-01 question/begun open: officer1 officer2"}, h.prompts(), "what a source does not say settles nothing")
	there = true
	h.live("2026-06-04")
	require.Equal(t, []string{"06-01 有提问待答复，期限2026-06-04。", "06-04 今天是答复提问的最后一天。"}, h.told("officer1"))
}
