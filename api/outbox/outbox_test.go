package outbox_test

import (
	"context"
	"fmt"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/outbox"
)

func TestWhatIsPutGoesOutInOneDigestAWorkingDay(t *testing.T) {
	h := newHouse(t, monday.Add(-3*time.Hour)) // six in the morning
	s := h.server()
	h.contact(s, "ann")
	require.Equal(t, 3, h.put(s, draft("a", "ann", outbox.Info), draft("b", "ann", outbox.Warning), draft("c", "bob", outbox.Info)))
	require.Zero(t, h.put(s, draft("a", "ann", outbox.Info)), "the same id is told once")
	require.Len(t, h.messages(s, "ann"), 2, "in the app it is there at once")

	h.pass(s, 2*time.Hour)
	require.Empty(t, h.mail.causes("ann"), "it is not yet half past eight")
	h.pass(s, time.Hour)
	require.Equal(t, [][]string{{"a", "b"}}, h.mail.causes("ann"))
	require.Empty(t, h.mail.causes("bob"), "who gave no address")
	require.Contains(t, h.mail.got[0].Short, "您有2条")

	h.put(s, draft("d", "ann", outbox.Info))
	h.pass(s, 12*time.Hour)
	require.Len(t, h.mail.causes("ann"), 1, "one digest a day")
	h.pass(s, 12*time.Hour)
	require.Equal(t, [][]string{{"a", "b"}, {"d"}}, h.mail.causes("ann"))
	for _, m := range h.messages(s, "ann") {
		require.Equal(t, "told", m.State)
		require.Equal(t, "sent", leg(m, outbox.Email).State)
		require.Equal(t, "sent", leg(m, outbox.App).State)
	}
}

func TestADigestWaitsUntilNothingMoreIsBeingPut(t *testing.T) {
	h := newHouse(t, monday)
	s := h.server()
	h.contact(s, "ann")
	for i := range 4 {
		h.put(s, draft(fmt.Sprintf("m%d", i), "ann", outbox.Info))
		h.clock.Move(3 * time.Minute)
		work(t, s)
	}
	require.Empty(t, h.mail.causes("ann"))
	h.pass(s, 10*time.Minute)
	require.Equal(t, [][]string{{"m0", "m1", "m2", "m3"}}, h.mail.causes("ann"))
}

// When something is sent that is put at some moment, by the calendar of 2026: 19 to 21 June are holidays,
// 20 September and 10 October are Sundays and Saturdays on which people work.
func TestHoursOfSending(t *testing.T) {
	for name, tc := range map[string]struct{ put, digest, red string }{
		"on a working morning":      {"2026-06-01 06:00", "2026-06-01 08:30", "2026-06-01 08:00"},
		"within the working day":    {"2026-06-01 10:00", "2026-06-01 10:10", "2026-06-01 10:00"},
		"in the evening":            {"2026-06-01 22:00", "2026-06-02 08:30", "2026-06-02 08:00"},
		"on a Friday night":         {"2026-06-05 23:30", "2026-06-08 08:30", "2026-06-06 08:00"},
		"on a Saturday":             {"2026-06-06 12:00", "2026-06-08 08:30", "2026-06-06 12:00"},
		"on a holiday":              {"2026-06-19 12:00", "2026-06-22 08:30", "2026-06-19 12:00"},
		"in the night of a holiday": {"2026-10-01 03:00", "2026-10-08 08:30", "2026-10-01 08:00"},
		"before a make-up Sunday":   {"2026-09-19 12:00", "2026-09-20 08:30", "2026-09-19 12:00"},
		"on a make-up Saturday":     {"2026-10-10 09:00", "2026-10-10 09:10", "2026-10-10 09:00"},
		"at the end of a day":       {"2026-06-01 20:50", "2026-06-02 08:30", "2026-06-01 20:50"},
	} {
		t.Run(name, func(t *testing.T) {
			china := time.FixedZone("CST", 8*60*60)
			now, err := time.ParseInLocation("2006-01-02 15:04", tc.put, china)
			require.NoError(t, err)
			h := newHouse(t, now)
			s := h.server()
			h.contact(s, "ann")
			h.put(s, draft("info", "ann", outbox.Info), draft("red", "ann", outbox.Red))
			sent := map[string]string{}
			for range 8 * 24 * 6 {
				work(t, s)
				for _, mail := range h.mail.causes("ann") {
					for _, cause := range mail {
						if sent[cause] == "" {
							sent[cause] = h.clock.Now().In(china).Format("2006-01-02 15:04")
						}
					}
				}
				if len(sent) == 2 {
					break
				}
				h.clock.Move(10 * time.Minute)
			}
			require.Equal(t, tc.red, sent["red"])
			require.Equal(t, tc.digest, sent["info"])
			require.Len(t, h.mail.causes("ann"), 2)
		})
	}
}

func TestWhatAPersonMayNotSeeAnyMoreIsNotTold(t *testing.T) {
	h := newHouse(t, monday)
	s := h.server()
	h.contact(s, "ann")
	other := draft("b", "ann", outbox.Red)
	other.Project = "p2"
	h.put(s, draft("a", "ann", outbox.Red), other)
	h.sees["ann/p1"] = true
	work(t, s)
	require.Equal(t, [][]string{{"b"}}, h.mail.causes("ann"))
	require.Len(t, h.messages(s, "ann"), 1)
	hidden, there, err := s.Find(context.Background(), "a")
	require.NoError(t, err)
	require.True(t, there)
	require.Equal(t, "hidden", hidden.State)
}

func TestWhatIsWithdrawnBeforeItsHourIsNotTold(t *testing.T) {
	h := newHouse(t, monday.Add(-3*time.Hour))
	s := h.server()
	h.contact(s, "ann")
	h.put(s, draft("a", "ann", outbox.Info), draft("b", "ann", outbox.Info))
	require.False(t, withdraw(t, s, "a"))
	require.False(t, withdraw(t, s, "never put"))
	h.pass(s, 4*time.Hour)
	require.True(t, withdraw(t, s, "b"), "too late")
	require.Equal(t, [][]string{{"b"}}, h.mail.causes("ann"))
	require.Len(t, h.messages(s, "ann"), 1)
	require.Zero(t, h.put(s, draft("a", "ann", outbox.Info)))
}

func TestAMessageIsAcknowledgedOnce(t *testing.T) {
	h := newHouse(t, monday)
	s := h.server()
	h.put(s, draft("a", "ann", outbox.Info), draft("b", "ann", outbox.Red))
	page, err := s.Messages(context.Background(), "ann", outbox.Asked{Unseen: true, Severity: outbox.Red})
	require.NoError(t, err)
	require.Equal(t, 2, page.Unseen)
	require.Len(t, page.Messages, 1)
	m, err := s.Acknowledge(context.Background(), page.Messages[0].ID)
	require.NoError(t, err)
	h.clock.Move(time.Hour)
	again, err := s.Acknowledge(context.Background(), m.ID)
	require.NoError(t, err)
	require.Equal(t, m.AcknowledgedAt, again.AcknowledgedAt)
	work(t, s)
	page, err = s.Messages(context.Background(), "ann", outbox.Asked{Unseen: true})
	require.NoError(t, err)
	require.Equal(t, 1, page.Unseen)
	require.Equal(t, "a", page.Messages[0].Cause)
	_, err = s.Acknowledge(context.Background(), "m123")
	require.Equal(t, "outbox.unknown", code(t, err))
}

func TestPagesOfMessagesLeaveNothingOut(t *testing.T) {
	h := newHouse(t, monday)
	s := h.server()
	for i := range 25 {
		h.put(s, draft(fmt.Sprintf("m%02d", i), "ann", outbox.Info))
	}
	var got []string
	for cursor := ""; ; {
		page, err := s.Messages(context.Background(), "ann", outbox.Asked{Cursor: cursor, Limit: 10})
		require.NoError(t, err)
		for _, m := range page.Messages {
			got = append(got, m.Cause)
		}
		if cursor = page.Next; cursor == "" {
			break
		}
	}
	require.Len(t, got, 25)
	sort.Strings(got)
	require.Equal(t, "m00", got[0])
	_, err := s.Messages(context.Background(), "ann", outbox.Asked{Cursor: "nonsense"})
	require.Equal(t, "outbox.cursor", code(t, err))
}

func TestADraftThatIsNoMessageIsRefused(t *testing.T) {
	h := newHouse(t, monday)
	s := h.server()
	for name, change := range map[string]func(*outbox.Draft){
		"without an id":                func(d *outbox.Draft) { d.ID = "" },
		"to nobody":                    func(d *outbox.Draft) { d.To = "" },
		"of a severity that is none":   func(d *outbox.Draft) { d.Severity = "green" },
		"with a link to another place": func(d *outbox.Draft) { d.Link = "//evil.example/" },
		"with a text that is too long": func(d *outbox.Draft) { d.Text.ZH = strings.Repeat("长", 2000) },
	} {
		t.Run(name, func(t *testing.T) {
			d := draft("x", "ann", outbox.Info)
			change(&d)
			_, err := s.Put(context.Background(), d)
			require.Equal(t, "outbox.draft", code(t, err))
		})
	}
}

func TestServersThatShareAStoreSendEachMessageOnce(t *testing.T) {
	h := newHouse(t, monday)
	servers := []*outbox.Service{h.server(), h.server(), h.server()}
	for i := range 10 {
		h.contact(servers[0], fmt.Sprintf("acc%d", i), outbox.Email, "sms")
	}
	var wg sync.WaitGroup
	for _, s := range servers {
		wg.Go(func() {
			for i := range 20 {
				severity := []string{outbox.Info, outbox.Red}[i%2]
				_, err := s.Put(context.Background(), draft(fmt.Sprintf("m%d", i), fmt.Sprintf("acc%d", i%10), severity))
				require.NoError(t, err)
			}
		})
	}
	wg.Wait()
	h.clock.Move(10 * time.Minute)
	for range 3 {
		for _, s := range servers {
			wg.Go(func() { require.NoError(t, s.Work(context.Background())) })
		}
		wg.Wait()
	}
	told := map[string]int{}
	for i := range 10 {
		for _, mail := range h.mail.causes(fmt.Sprintf("acc%d", i)) {
			for _, cause := range mail {
				told[cause]++
			}
		}
	}
	require.Len(t, told, 20)
	for cause, n := range told {
		require.Equal(t, 1, n, cause)
	}
	for id, n := range h.sms.byID {
		require.Equal(t, 1, n, id)
	}
}

// The server crashes at each of its writes in turn, before it or right after, and another one takes over:
// nothing is lost, nothing is in two digests, and the receiver, which drops ids that it has, gets each once.
func TestACrashAtAnyWriteLosesNothingAndDoublesNothing(t *testing.T) {
	for _, after := range []bool{false, true} {
		crashes, repeats := 0, 0
		for at := 1; ; at++ {
			h := newHouse(t, monday.Add(-time.Hour))
			disk := h.store
			f := &failing{Store: disk, at: at, after: after}
			setup := h.server()
			h.contact(setup, "ann", outbox.Email, "sms")
			drafts := []outbox.Draft{draft("a", "ann", outbox.Info), draft("b", "ann", outbox.Info), draft("c", "ann", outbox.Red)}
			h.store = f
			first := h.server()
			_, err := first.Put(context.Background(), drafts...)
			for range 6 {
				h.clock.Move(10 * time.Minute)
				_ = first.Work(context.Background())
			}
			crashed := err != nil || f.n >= at
			h.store = disk
			second := h.server()
			if err != nil { // whoever puts them does so again after a crash
				h.put(second, drafts...)
			}
			h.pass(second, 3*time.Hour)

			told := map[string]int{}
			for _, p := range h.sms.got() {
				told[p.id]++
			}
			require.Len(t, told, 2, "a digest and a red light (crash at write %d, after %v)", at, after)
			byMail := map[string]int{}
			for _, n := range h.mail.got {
				byMail[n.ID]++
			}
			require.Len(t, byMail, 2, "crash at write %d, after %v", at, after)
			for _, n := range byMail {
				repeats += n - 1
				require.LessOrEqual(t, n, 2)
			}
			in := map[string]string{}
			for _, m := range h.messages(second, "ann") {
				require.Equal(t, "told", m.State, "%s: crash at write %d, after %v", m.Cause, at, after)
				require.Equal(t, "sent", leg(m, "sms").State)
				in[m.Cause] = m.Sending
			}
			require.Len(t, in, 3)
			require.Equal(t, in["a"], in["b"], "one digest")
			if !crashed {
				break
			}
			crashes++
		}
		require.Greater(t, crashes, 15)
		t.Logf("%d crashes, after the write: %v; e-mail, of which nobody drops what they have, came twice %d times", crashes, after, repeats)
	}
}

// withdraw takes a message back and reports whether it had gone out.
func withdraw(t testing.TB, s *outbox.Service, cause string) bool {
	t.Helper()
	gone, err := s.Withdraw(context.Background(), cause)
	require.NoError(t, err)
	return gone
}
