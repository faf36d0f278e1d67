package track_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// reviewed is an item of the workshop that goes before the planning committee.
const reviewed = "design_scheme_review"

// outlookOn is the forecast of one item.
func (h *house) outlookOn(id, key string) (track.ItemOutlook, *track.Forecast) {
	h.t.Helper()
	p, err := h.projects.Read(context.Background(), id)
	require.NoError(h.t, err)
	f, err := h.Forecast(context.Background(), p)
	require.NoError(h.t, err)
	for _, item := range f.Items {
		if item.Case == key {
			return item, f
		}
	}
	h.t.Fatalf("no item %s", key)
	return track.ItemOutlook{}, nil
}

// An item that goes before a body begins on its next sitting, and what waits for it follows; a sitting that
// is called off moves it to the one after; what is issued stays as it was.
func TestAnItemBeginsOnTheNextSittingOfItsBody(t *testing.T) {
	h := newHouse(t)
	ctx, call := context.Background(), project.Call{Account: "chief"}
	id := h.workshop()
	before, whole := h.outlookOn(id, reviewed)
	require.Nil(t, before.Wait, "no sitting is known")
	ready := before.Forecast.Start
	cal := h.Calendar()
	first, second := cal.Add(ready, 3), cal.Add(ready, 8)
	require.NoError(t, h.SetSittings(ctx, call, "planning_committee", track.SittingChange{Sits: []calendar.Date{first, second}}))

	after, _ := h.outlookOn(id, reviewed)
	require.Equal(t, first, after.Forecast.Start)
	require.Equal(t, cal.Add(before.Forecast.Finish, 3), after.Forecast.Finish)
	require.Equal(t, 3, after.Wait.Days)
	require.Equal(t, [2]calendar.Date{ready, first}, [2]calendar.Date{after.Wait.Ready, after.Wait.Sitting})
	require.Equal(t, "规划委员会", after.Wait.Name.ZH)

	require.NoError(t, h.SetSittings(ctx, call, "planning_committee", track.SittingChange{Cancel: []calendar.Date{first}}))
	later, f := h.outlookOn(id, reviewed)
	require.Equal(t, second, later.Forecast.Start)
	require.GreaterOrEqual(t, f.Finish, whole.Finish)
	require.NoError(t, h.SetSittings(ctx, call, "planning_committee", track.SittingChange{Cancel: []calendar.Date{second}}))
	again, f := h.outlookOn(id, reviewed)
	require.Equal(t, before, again, "nothing is known again, and nothing waits")
	require.Equal(t, whole, f)

	// The view is made anew from the log.
	was, err := h.Sittings(ctx)
	require.NoError(t, err)
	_, err = store.Rebuild(ctx, h.store, []store.Folding{track.FoldSittings}, func(int) {})
	require.NoError(t, err)
	is, err := h.Sittings(ctx)
	require.NoError(t, err)
	require.Equal(t, was, is)
	require.Len(t, is.Dates["planning_committee"], 2)
}

func TestSittingsThatCannotBeAreRefused(t *testing.T) {
	h := newHouse(t)
	today := h.Today()
	for code, c := range map[string]track.SittingChange{
		"sitting.nothing": {},
		"sitting.past":    {Sits: []calendar.Date{today.AddDays(-1)}},
	} {
		err := h.SetSittings(context.Background(), project.Call{Account: "chief"}, "planning_committee", c)
		require.Equal(t, code, fault.All(err)[0].Code)
	}
	both := track.SittingChange{Sits: []calendar.Date{today}, Cancel: []calendar.Date{today}}
	require.Equal(t, "sitting.nothing", fault.All(h.SetSittings(context.Background(), project.Call{Account: "chief"}, "planning_committee", both))[0].Code)
	err := h.SetSittings(context.Background(), project.Call{Account: "chief"}, "nobody", track.SittingChange{Sits: []calendar.Date{today}})
	require.Equal(t, "sitting.body", fault.All(err)[0].Code)
}
