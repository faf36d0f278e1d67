package feed_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/feed"
	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// log is a store with a clock, and as many hubs over it as there are servers.
type log struct {
	t   testing.TB
	now time.Time
	*sqlite.Store
	last map[string]store.Document
}

func open(t testing.TB) *log {
	l := &log{t: t, now: time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC), last: map[string]store.Document{}}
	var err error
	l.Store, err = sqlite.Open(context.Background(), t.TempDir(), l.clock)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, l.Close()) })
	return l
}

func (l *log) clock() time.Time { return l.now }

func (l *log) hub(limits feed.Limits) *feed.Hub { return feed.NewHub(l, l.clock, limits) }

// happen appends one document with these types of event, a little later than the one before.
func (l *log) happen(project string, types ...string) {
	l.t.Helper()
	l.now = l.now.Add(time.Millisecond)
	l.append(project, l.now, types...)
}

func (l *log) append(project string, at time.Time, types ...string) {
	l.t.Helper()
	last := l.last[project]
	e := store.Entry{
		Stream: project, Sequence: last.Sequence + 1, Previous: last.Hash, Key: fmt.Sprintf("key-%d", last.Sequence+1),
		Request: store.Hash(nil), RecordedAt: at, Actor: "agent-1",
	}
	for _, kind := range types {
		e.Events = append(e.Events, store.Event{Type: kind, OccurredOn: calendar.DateOf(2026, 6, 1), Body: json.RawMessage(`{"a":1}`)})
	}
	d, err := store.Seal(e)
	require.NoError(l.t, err)
	require.NoError(l.t, l.Store.Append(context.Background(), d))
	l.last[project] = d
}

// crowd is an audience that sees what it is told to.
type crowd struct {
	sees map[string]bool // nil: everything
	gone error
}

func (c *crowd) Still(context.Context) error { return c.gone }

func (c *crowd) Sees(_ context.Context, project string) (bool, error) {
	return c.sees == nil || c.sees[project], nil
}

// hear takes messages until so many came, polling where nothing is there yet.
func hear(t testing.TB, h *feed.Hub, s *feed.Stream, n int) []feed.Message {
	t.Helper()
	var all []feed.Message
	for len(all) < n {
		require.NoError(t, h.Poll(context.Background()))
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		b, err := s.Next(ctx)
		cancel()
		require.NoError(t, err)
		all = append(all, b.Messages...)
	}
	require.Len(t, all, n)
	return all
}

// silent makes sure that nothing is there.
func silent(t testing.TB, h *feed.Hub, s *feed.Stream) {
	t.Helper()
	require.NoError(t, h.Poll(context.Background()))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	b, err := s.Next(ctx)
	for err == nil && len(b.Messages) == 0 { // signs of life
		b, err = s.Next(ctx)
	}
	require.ErrorIs(t, err, context.Canceled, "%v", b.Messages)
}

func names(messages []feed.Message) []string {
	var list []string
	for _, m := range messages {
		list = append(list, fmt.Sprintf("%s %d.%d %s", m.Event.Project, m.Event.Sequence, m.Event.Index, m.Event.Type))
	}
	return list
}

func TestAStreamOfOneProjectGivesWhatHappensFromNowOn(t *testing.T) {
	l := open(t)
	h := l.hub(feed.Limits{})
	l.happen("p1", "before")
	s, err := h.Project(context.Background(), "a", "p1", nil, &crowd{})
	require.NoError(t, err)
	defer s.Close()
	silent(t, h, s)
	l.happen("p2", "elsewhere")
	l.happen("p1", "project_created", "profile_revised")
	l.happen("p1", "plan_issued")
	require.Equal(t, []string{"p1 2.1 project_created", "p1 2.2 profile_revised", "p1 3.1 plan_issued"}, names(hear(t, h, s, 3)))
	silent(t, h, s)
}

// Wherever a stream is cut, what comes after it comes once and in order, from another server too.
func TestAStreamOfOneProjectGoesOnAfterEveryEvent(t *testing.T) {
	l := open(t)
	for range 4 {
		l.happen("p1", "first", "second", "third")
	}
	start := feed.Place{}
	all := func(from *feed.Place) []feed.Message {
		h := l.hub(feed.Limits{})
		s, err := h.Project(context.Background(), "a", "p1", from, &crowd{})
		require.NoError(t, err)
		defer s.Close()
		n := 12
		if *from != start {
			n -= int(from.Sequence) * 3
			if from.Index > 0 {
				n += 3 - from.Index
			}
		}
		if n == 0 {
			silent(t, h, s)
			return nil
		}
		return hear(t, h, s, n)
	}
	whole := all(&start)
	require.Equal(t, "1.1", whole[0].Cursor)
	require.Equal(t, "1", whole[2].Cursor)
	for i, m := range whole {
		from, err := feed.ParsePlace(m.Cursor)
		require.NoError(t, err)
		require.Equal(t, names(whole[i+1:]), names(all(&from)), m.Cursor)
	}
}

// Two servers on one store, a listener that is cut after every event and comes back at the other one:
// each event of each project comes once, and in the order of its project.
func TestAStreamOfAllProjectsGoesOnAtAnotherServer(t *testing.T) {
	l := open(t)
	hubs := []*feed.Hub{l.hub(feed.Limits{}), l.hub(feed.Limits{})}
	audience := &crowd{sees: map[string]bool{"p1": true, "p2": true, "p3": true}}
	s, err := hubs[0].All(context.Background(), "a", "", audience)
	require.NoError(t, err)
	silent(t, hubs[0], s)
	s.Close()
	first, err := hubs[0].All(context.Background(), "a", "", audience)
	require.NoError(t, err)
	l.happen("p1", "start")
	cursor := hear(t, hubs[0], first, 1)[0].Cursor
	first.Close()
	var want []string
	for i := range 30 {
		project := fmt.Sprintf("p%d", i%4+1) // p4 is hidden
		l.happen(project, "a", "b")
		if project != "p4" {
			n := l.last[project].Sequence
			want = append(want, fmt.Sprintf("%s %d.1 a", project, n), fmt.Sprintf("%s %d.2 b", project, n))
		}
	}
	var got []string
	for i := 0; len(got) < len(want); i++ {
		h := hubs[i%2]
		s, err := h.All(context.Background(), "a", cursor, audience)
		require.NoError(t, err)
		require.NoError(t, h.Poll(context.Background()))
		b, err := s.Next(context.Background())
		require.NoError(t, err)
		s.Close()
		if len(b.Messages) == 0 {
			cursor = b.Cursor
			continue
		}
		cursor = b.Messages[0].Cursor // the others are lost on the way
		got = append(got, names(b.Messages[:1])...)
		if i%7 == 0 {
			l.now = l.now.Add(time.Minute)
		}
	}
	require.ElementsMatch(t, want, got)
	for _, project := range []string{"p1", "p2", "p3"} {
		require.Equal(t, only(want, project), only(got, project))
	}
	last, err := hubs[1].All(context.Background(), "a", cursor, audience)
	require.NoError(t, err)
	defer last.Close()
	silent(t, hubs[1], last)
	require.Less(t, len(cursor), 300, "a cursor names those projects that changed just now")
}

func only(list []string, project string) []string {
	var some []string
	for _, one := range list {
		if one[:len(project)] == project {
			some = append(some, one)
		}
	}
	return some
}

// More projects change than a listener is told of, or than a cursor names: nothing is lost.
func TestAFloodIsFollowed(t *testing.T) {
	l := open(t)
	h := l.hub(feed.Limits{Waiting: 10, Known: 50})
	s, err := h.All(context.Background(), "a", "", &crowd{})
	require.NoError(t, err)
	defer s.Close()
	silent(t, h, s)
	for i := range 300 {
		l.happen(fmt.Sprintf("p%03d", i), "a")
	}
	got := hear(t, h, s, 300)
	require.Empty(t, got[250].Cursor, "too many to name while more are to come")
	require.NotEmpty(t, got[299].Cursor)
	require.Less(t, len(got[299].Cursor), 24<<10)
	silent(t, h, s)
	l.happen("p000", "b")
	again, err := h.All(context.Background(), "a", got[299].Cursor, &crowd{})
	require.NoError(t, err)
	defer again.Close()
	require.Equal(t, []string{"p000 2.1 b"}, names(hear(t, h, again, 1)))
	silent(t, h, again)
}

// A server whose clock is behind, or whose append took long, is heard as well.
func TestWhatIsRecordedEarlierThanItTurnsUpIsHeard(t *testing.T) {
	l := open(t)
	h := l.hub(feed.Limits{})
	s, err := h.All(context.Background(), "a", "", &crowd{})
	require.NoError(t, err)
	defer s.Close()
	l.now = l.now.Add(time.Minute)
	l.happen("p1", "a")
	cursor := hear(t, h, s, 1)[0].Cursor
	l.append("p2", l.now.Add(-feed.Overlap/2), "late")
	require.Equal(t, []string{"p2 1.1 late"}, names(hear(t, h, s, 1)))
	other := l.hub(feed.Limits{})
	again, err := other.All(context.Background(), "a", cursor, &crowd{})
	require.NoError(t, err)
	defer again.Close()
	require.Equal(t, []string{"p2 1.1 late"}, names(hear(t, other, again, 1)))
}

func TestAStreamEndsWithTheRightToIt(t *testing.T) {
	l := open(t)
	h := l.hub(feed.Limits{})
	l.happen("p1", "a")
	for name, end := range map[string]func(*crowd){
		"the project was handed over": func(c *crowd) { c.sees = map[string]bool{} },
		"the account was disabled":    func(c *crowd) { c.gone = fault.New(fault.Invalid, "request.unauthenticated", "") },
	} {
		t.Run(name, func(t *testing.T) {
			c := &crowd{}
			s, err := h.Project(context.Background(), "a", "p1", nil, c)
			require.NoError(t, err)
			defer s.Close()
			end(c)
			l.happen("p1", "secret")
			require.NoError(t, h.Poll(context.Background()))
			b, err := s.Next(context.Background())
			require.Error(t, err)
			require.Empty(t, b.Messages)
		})
	}
	t.Run("and is noticed where nothing happens", func(t *testing.T) {
		c := &crowd{}
		s, err := h.All(context.Background(), "a", "", c)
		require.NoError(t, err)
		defer s.Close()
		c.gone = errors.New("gone")
		for range 20 {
			require.NoError(t, h.Poll(context.Background()))
		}
		_, err = s.Next(context.Background())
		require.ErrorIs(t, err, c.gone)
	})
}

func TestHowManyMayListen(t *testing.T) {
	l := open(t)
	h := l.hub(feed.Limits{PerAccount: 2, InAll: 3})
	listen := func(account string) (*feed.Stream, error) { return h.All(context.Background(), account, "", &crowd{}) }
	a, err := listen("a")
	require.NoError(t, err)
	_, err = listen("a")
	require.NoError(t, err)
	_, err = listen("a")
	require.Equal(t, "events.too_many", fault.All(err)[0].Code)
	_, err = listen("b")
	require.NoError(t, err)
	_, err = listen("c")
	require.Equal(t, "events.full", fault.All(err)[0].Code)
	a.Close()
	a.Close()
	require.Equal(t, 2, h.Listening())
	_, err = listen("c")
	require.NoError(t, err)
}

func TestClosingEndsEveryStream(t *testing.T) {
	l := open(t)
	h := l.hub(feed.Limits{})
	s, err := h.All(context.Background(), "a", "", &crowd{})
	require.NoError(t, err)
	ended := make(chan error)
	go func() {
		_, err := s.Next(context.Background())
		ended <- err
	}()
	h.Close()
	require.ErrorIs(t, <-ended, feed.ErrStopped)
	_, err = h.All(context.Background(), "a", "", &crowd{})
	require.Equal(t, "events.stopping", fault.All(err)[0].Code)
}

func TestPlacesAndCursorsThatAreNone(t *testing.T) {
	l := open(t)
	h := l.hub(feed.Limits{})
	l.happen("p1", "a")
	for _, text := range []string{"", "x", "-1", "01", "1.", "1.0", "0.1", ".1", "1.1.1", "1e3", "9999999999999", "１"} {
		_, err := feed.ParsePlace(text)
		require.Equal(t, "events.place", fault.All(err)[0].Code, text)
	}
	_, err := h.Project(context.Background(), "a", "p1", &feed.Place{Sequence: 2}, &crowd{})
	require.Equal(t, "events.ahead", fault.All(err)[0].Code)
	for _, text := range []string{"x", "AA", "====", feed.NewWindow(l.now.Add(2 * time.Hour)).Text()} {
		_, err := h.All(context.Background(), "a", text, &crowd{})
		require.Equal(t, "events.cursor", fault.All(err)[0].Code, text)
	}
	_, err = h.All(context.Background(), "a", feed.NewWindow(l.now.AddDate(0, 0, -8)).Text(), &crowd{})
	require.Equal(t, "events.old", fault.All(err)[0].Code)
	require.Zero(t, h.Listening(), "whoever is refused takes no place")
}

func FuzzParseWindow(f *testing.F) {
	f.Add("")
	f.Add(feed.NewWindow(time.Unix(1780000000, 0)).Text())
	f.Add("AYDA5aXn1sMGAnAxAQAA")
	f.Fuzz(func(t *testing.T, text string) {
		w, err := feed.ParseWindow(text, 24<<10)
		if err != nil {
			return
		}
		again, err := feed.ParseWindow(w.Text(), 1<<20)
		require.NoError(t, err)
		require.Equal(t, w.Text(), again.Text())
	})
}

func FuzzParsePlace(f *testing.F) {
	for _, seed := range []string{"0", "12", "12.1", "1.", "-1", "x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if p, err := feed.ParsePlace(text); err == nil {
			require.Equal(t, text, p.String(), "one place is written in one way")
		}
	})
}
