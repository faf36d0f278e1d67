package track_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/rules"
)

// fill keeps open cases of one project as its log would have them, received and accepted on days before
// 1 June 2026, one in ten paused.
func (h *house) fill(project string, n int) {
	var wait sync.WaitGroup
	share := make(chan int)
	for range 64 {
		wait.Go(func() {
			for i := range share {
				r := view(project, i, date(h.t, "2026-05-06").AddDays(i%26))
				_, err := h.store.Advance(context.Background(), r)
				if err != nil {
					panic(err)
				}
			}
		})
	}
	for i := range n {
		share <- i
	}
	close(share)
	wait.Wait()
}

func view(project string, i int, on calendar.Date) store.Record {
	terms := &handling.Terms{
		Rules: "sha256:0", Kind: "administrative_license", Department: fmt.Sprintf("department_%d", i%40), Counts: true,
		Promised:  &rules.Days{N: 3 + i%12, Unit: "working"},
		Statutory: &rules.StatutoryDays{Days: rules.Days{N: 20, Unit: "working"}, Basis: rules.Basis{Law: "administrative_licensing_law", Article: "42"}},
		Special:   []string{"expert_review"}, Papers: []string{"application_form", "site_plan", "land_certificate", "business_licence"},
	}
	c := &handling.Case{Project: project, Key: fmt.Sprintf("engineering_planning_permit@lot%d", i), Attempt: 1, Version: 5}
	add := func(day calendar.Date, s handling.Step) {
		c.Entries = append(c.Entries, handling.Entry{Dated: handling.Dated{Step: s, On: day}})
	}
	add(on, handling.Step{Name: handling.Receive, Terms: terms})
	add(on, handling.Step{Name: handling.RequestCorrection, Document: "补正〔2026〕1号", Missing: []handling.Missing{{What: "总平面图未盖章"}}})
	add(on+1, handling.Step{Name: handling.Supplement})
	add(on+1, handling.Step{Name: handling.Accept, Document: "受理〔2026〕1号", Terms: terms})
	if i%10 == 0 {
		add(on+2, handling.Step{Name: handling.Pause, Document: "特别程序〔2026〕2号", Kind: "expert_review", PlannedEnd: on + 30})
	}
	c.Replay()
	c.Entries = nil
	body, _ := json.Marshal(c) // a case always can be written
	return store.Record{
		Kind: "case", ID: c.Project + "/" + c.Key, Version: 5, Sort: on.String(), Body: body,
		Fields: map[string]string{"project": project, "case": c.Key, "department": terms.Department, "state": c.State, "open": "yes", "agent": "agent", "owner": "owner", "street": "cicheng"},
	}
}

// TestADeskShowsTheMostUrgentFirst pages through all open cases and finds each once.
func TestADeskShowsTheMostUrgentFirst(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	const n = 300
	h.fill(id, n)
	seen, before := map[string]bool{}, calendar.Date(0)
	f := track.CaseFilter{Limit: 70}
	for {
		desk, err := h.Desk(ctx, f)
		require.NoError(t, err)
		total := 0
		for _, count := range desk.Lights {
			total += count
		}
		require.Equal(t, n, total, "lights are counted on all pages")
		for _, row := range desk.Cases {
			require.False(t, seen[row.Case])
			require.LessOrEqual(t, before, row.Due)
			require.NotEmpty(t, row.ProjectName)
			require.Equal(t, "建设工程规划许可证", row.Name)
			seen[row.Case], before = true, row.Due
		}
		if desk.Next == "" {
			break
		}
		f.Cursor = desk.Next
	}
	require.Len(t, seen, n)

	desk, err := h.Desk(ctx, track.CaseFilter{Light: "grey", Department: "department_10", Limit: 200})
	require.NoError(t, err)
	require.NotEmpty(t, desk.Cases)
	for _, row := range desk.Cases {
		require.Equal(t, []string{"grey", "department_10", "特别程序〔2026〕2号"}, []string{row.Light, row.Department, row.Notice})
	}
	_, err = h.Desk(ctx, track.CaseFilter{Cursor: "no cursor"})
	refused(t, "project.cursor", err)
}

// TestALightForEveryOpenCase reads the clocks of all open cases: 100,000 of them in less than ten seconds
// where the stated numbers are asked for, of three times the quickest.
func TestALightForEveryOpenCase(t *testing.T) {
	n, within := 3000, 30*time.Second
	if os.Getenv("SEVENLISTS_PROVE") != "" {
		n, within = 100_000, 10*time.Second
	}
	h := newHouse(t)
	id := h.workshop()
	h.fill(id, n)
	runtime.GC()
	done := make(chan struct{})
	peak := make(chan uint64)
	go func() {
		most := uint64(0)
		for {
			select {
			case <-done:
				peak <- most
				return
			case <-time.After(20 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapInuse)
			}
		}
	}()
	took, desk := time.Hour, track.Desk{}
	for range 3 {
		begun := time.Now()
		var err error
		desk, err = h.Desk(context.Background(), track.CaseFilter{})
		require.NoError(t, err)
		took = min(took, time.Since(begun))
	}
	close(done)
	most := <-peak
	total := 0
	for _, count := range desk.Lights {
		total += count
	}
	require.Equal(t, n, total)
	require.Less(t, took, within)
	t.Logf("%d open cases: %s, at most %d MB of heap; %v", n, took.Round(time.Millisecond), most>>20, desk.Lights)
}
