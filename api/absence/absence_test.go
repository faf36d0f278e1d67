package absence_test

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/absence"
	"sevenlists/api/access"
	"sevenlists/api/account"
	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/policies"
)

var ctx = context.Background()

// bureau is a service on the disk with some people: two bureaus, a street, and one who left.
type bureau struct {
	t testing.TB
	*absence.Service
	store store.Store
	clock *storetest.Clock
}

var people = map[string]account.Account{
	"ann":    {ID: "ann", Roles: []string{"agent"}, Department: "agency"},
	"ben":    {ID: "ben", Roles: []string{"agent"}, Department: "agency"},
	"cai":    {ID: "cai", Roles: []string{"agent"}, Department: "agency"},
	"dai":    {ID: "dai", Roles: []string{"agent"}, Department: "agency"},
	"gone":   {ID: "gone", Roles: []string{"agent"}, Disabled: true},
	"fire1":  {ID: "fire1", Roles: []string{"officer"}, Department: "fire"},
	"fire2":  {ID: "fire2", Roles: []string{"officer", "window"}, Department: "fire"},
	"house1": {ID: "house1", Roles: []string{"officer"}, Department: "housing"},
	"owner":  {ID: "owner", Roles: []string{"investor"}},
	"chief":  {ID: "chief", Roles: []string{"head"}, Department: "agency"},
}

func newBureau(t testing.TB) *bureau {
	t.Helper()
	clock := storetest.NewClock(time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC))
	disk, err := sqlite.Open(ctx, t.TempDir(), clock.Now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, disk.Close()) })
	known, err := access.Load(policies.FS)
	require.NoError(t, err)
	s, err := absence.New(absence.Config{
		Store: disk, Rules: policies.FS, Access: func() *access.Rules { return known }, Now: clock.Now, Random: storetest.NewChance(3),
		Account: func(_ context.Context, id string) (account.Account, error) {
			if a, ok := people[id]; ok {
				return a, nil
			}
			return account.Account{}, fault.New(fault.NotFound, "account.unknown", "")
		},
	})
	require.NoError(t, err)
	return &bureau{t, s, disk, clock}
}

func (b *bureau) on(day string) { b.clock.Set(at(b.t, day)) }

// at is nine o'clock in China on a day.
func at(t testing.TB, day string) time.Time {
	moment, err := time.Parse("2006-01-02", day)
	require.NoError(t, err)
	return moment.Add(time.Hour)
}

func date(t testing.TB, text string) calendar.Date {
	d, err := calendar.ParseDate(text)
	require.NoError(t, err)
	return d
}

func (b *bureau) draft(who, from, to, deputy string) absence.Draft {
	return absence.Draft{Account: who, From: date(b.t, from), To: date(b.t, to), Deputy: deputy, Reason: "leave"}
}

func (b *bureau) enter(who, from, to, deputy string) *absence.Absence {
	b.t.Helper()
	a, err := b.Enter(ctx, project.Call{Account: who}, b.draft(who, from, to, deputy))
	require.NoError(b.t, err)
	return a
}

func codes(err error) []string {
	var list []string
	for _, e := range fault.All(err) {
		list = append(list, e.Path+" "+e.Code)
	}
	return list
}

func (b *bureau) standsFor(deputy string) []string {
	b.t.Helper()
	list, err := b.StandsFor(ctx, deputy)
	require.NoError(b.t, err)
	slices.Sort(list)
	return list
}

// What an absence asks for begins and ends by the calendar in China, without anybody doing anything.
func TestADeputyStandsInFromTheFirstDayToTheLast(t *testing.T) {
	b := newBureau(t)
	b.enter("ann", "2026-06-10", "2026-06-12", "ben")
	for day, want := range map[string][]string{"2026-06-09": nil, "2026-06-10": {"ann"}, "2026-06-12": {"ann"}, "2026-06-13": nil} {
		b.on(day)
		require.Equal(t, want, b.standsFor("ben"), day)
		require.Empty(t, b.standsFor("ann"), day)
		all, err := b.Deputies(ctx, date(t, day))
		require.NoError(t, err)
		require.Equal(t, want != nil, all["ann"] == "ben", day)
		current, err := b.Current(ctx, "ann")
		require.NoError(t, err)
		require.Equal(t, want != nil, current != nil, day)
	}
	b.clock.Set(time.Date(2026, 6, 9, 16, 0, 0, 0, time.UTC))
	require.Equal(t, []string{"ann"}, b.standsFor("ben"), "it is midnight in China")
	b.clock.Set(time.Date(2026, 6, 12, 16, 0, 0, 0, time.UTC))
	require.Empty(t, b.standsFor("ben"), "and midnight after the last day")
}

func TestAnAbsenceThatCannotBeIsRefusedWithAllThatIsWrong(t *testing.T) {
	cases := map[string]struct {
		who, from, to, deputy, reason string
		want                          []string
	}{
		"the last day before the first":            {"ann", "2026-06-10", "2026-06-09", "ben", "leave", []string{"/to absence.order"}},
		"a first day that is past":                 {"ann", "2026-05-31", "2026-06-09", "ben", "leave", []string{"/from absence.past"}},
		"longer than half a year":                  {"ann", "2026-06-10", "2026-12-07", "ben", "leave", []string{"/to absence.long"}},
		"more than a year ahead":                   {"ann", "2027-06-03", "2027-06-04", "ben", "leave", []string{"/from absence.far"}},
		"a reason that says too much":              {"ann", "2026-06-10", "2026-06-12", "ben", "flu", []string{"/reason absence.reason"}},
		"one's own deputy":                         {"ann", "2026-06-10", "2026-06-12", "ann", "leave", []string{"/deputy absence.oneself"}},
		"no deputy":                                {"ann", "2026-06-10", "2026-06-12", "", "leave", []string{"/deputy absence.deputy.unknown"}},
		"a deputy that there is not":               {"ann", "2026-06-10", "2026-06-12", "nemo", "leave", []string{"/deputy absence.deputy.unknown"}},
		"a deputy who left":                        {"ann", "2026-06-10", "2026-06-12", "gone", "leave", []string{"/deputy absence.deputy.unknown"}},
		"a deputy of another role":                 {"ann", "2026-06-10", "2026-06-12", "fire1", "leave", []string{"/deputy absence.deputy.role"}},
		"an officer by one of another department":  {"fire1", "2026-06-10", "2026-06-12", "house1", "leave", []string{"/deputy absence.deputy.role"}},
		"an officer and window clerk by half":      {"fire2", "2026-06-10", "2026-06-12", "fire1", "leave", []string{"/deputy absence.deputy.role"}},
		"an officer by one of the same department": {"fire1", "2026-06-10", "2026-06-12", "fire2", "leave", nil},
		"an investor, for whom nobody stands in":   {"owner", "2026-06-10", "2026-06-12", "ann", "leave", []string{"/account absence.nobody"}},
		"everything at once": {"ann", "2026-06-10", "2027-06-09", "ann", "flu",
			[]string{"/deputy absence.oneself", "/reason absence.reason", "/to absence.long"}},
	}
	for sentence, c := range cases {
		t.Run(sentence, func(t *testing.T) {
			b := newBureau(t)
			d := b.draft(c.who, c.from, c.to, c.deputy)
			d.Reason = c.reason
			_, err := b.Enter(ctx, project.Call{Account: c.who}, d)
			require.Equal(t, c.want, codes(err))
		})
	}
}

func TestAbsencesThatContradictEachOtherAreRefused(t *testing.T) {
	cases := map[string]struct {
		who, from, to, deputy string
		want                  []string
	}{
		"the same person again, on the last day":      {"ann", "2026-06-12", "2026-06-20", "cai", []string{"/from absence.overlap"}},
		"the day after":                               {"ann", "2026-06-13", "2026-06-20", "cai", nil},
		"with a deputy who is absent":                 {"cai", "2026-06-05", "2026-06-10", "ann", []string{"/deputy absence.deputy.absent"}},
		"until the day before":                        {"cai", "2026-06-05", "2026-06-09", "ann", nil},
		"of whoever stands in for somebody":           {"ben", "2026-06-12", "2026-06-30", "cai", []string{"/from absence.chain"}},
		"of them afterwards":                          {"ben", "2026-06-13", "2026-06-30", "cai", nil},
		"each for the other":                          {"ben", "2026-06-10", "2026-06-12", "ann", []string{"/deputy absence.deputy.absent", "/from absence.chain"}},
		"one deputy stands in for two":                {"cai", "2026-06-10", "2026-06-12", "ben", nil},
		"a day in the middle, of a person in between": {"ann", "2026-06-11", "2026-06-11", "dai", []string{"/from absence.overlap"}},
	}
	for sentence, c := range cases {
		t.Run(sentence, func(t *testing.T) {
			b := newBureau(t)
			b.enter("ann", "2026-06-10", "2026-06-12", "ben")
			_, err := b.Enter(ctx, project.Call{Account: c.who}, b.draft(c.who, c.from, c.to, c.deputy))
			got := codes(err)
			slices.Sort(got)
			slices.Sort(c.want)
			require.Equal(t, c.want, got)
			for _, e := range fault.All(err) {
				require.NotEmpty(t, e.Hint("zh"), "a refusal says what to do")
			}
		})
	}
}

// Of two that enter at the same moment what contradicts itself one is refused.
func TestTwoWhoNameEachOtherAtOnceAreNotBothTaken(t *testing.T) {
	b := newBureau(t)
	var all sync.WaitGroup
	var faults [4]error
	for i, pair := range [][2]string{{"ann", "ben"}, {"ben", "cai"}, {"cai", "dai"}, {"dai", "ann"}} {
		all.Go(func() {
			_, faults[i] = b.Enter(ctx, project.Call{Account: pair[0]}, b.draft(pair[0], "2026-06-10", "2026-06-12", pair[1]))
		})
	}
	all.Wait()
	b.on("2026-06-11")
	deputies, err := b.Deputies(ctx, date(t, "2026-06-11"))
	require.NoError(t, err)
	taken := 0
	for i := range faults {
		if faults[i] == nil {
			taken++
		}
	}
	require.Len(t, deputies, taken)
	require.GreaterOrEqual(t, taken, 1)
	for who, deputy := range deputies {
		require.Empty(t, deputies[deputy], "%s by %s, who is absent", who, deputy)
	}
}

func TestAnAbsenceIsShortenedLengthenedAndWithdrawn(t *testing.T) {
	b := newBureau(t)
	a := b.enter("ann", "2026-06-10", "2026-06-20", "ben")
	head := project.Call{Account: "chief"}
	revise := func(r absence.Revision) []string {
		t.Helper()
		_, err := b.Revise(ctx, a.ID, head, r)
		return codes(err)
	}
	b.on("2026-06-12")
	require.Nil(t, revise(absence.Revision{To: date(t, "2026-06-25")}))
	require.Equal(t, []string{"/from absence.begun"}, revise(absence.Revision{From: date(t, "2026-06-11")}))
	require.Equal(t, []string{"/to absence.ended_before"}, revise(absence.Revision{To: date(t, "2026-06-11")}))
	require.Equal(t, []string{"/deputy absence.oneself"}, revise(absence.Revision{Deputy: "ann"}))
	require.Nil(t, revise(absence.Revision{Deputy: "cai"}))
	require.Equal(t, []string{"ann"}, b.standsFor("cai"))
	require.Empty(t, b.standsFor("ben"), "another deputy stands in from now on")
	require.Nil(t, revise(absence.Revision{To: date(t, "2026-06-12")}))
	require.Nil(t, revise(absence.Revision{To: date(t, "2026-06-12")}), "the same again is nothing new")
	b.on("2026-06-13")
	require.Empty(t, b.standsFor("cai"))
	require.Equal(t, []string{" absence.over"}, revise(absence.Revision{To: date(t, "2026-06-30")}))

	got, err := b.Read(ctx, a.ID)
	require.NoError(t, err)
	require.Equal(t, absence.Over, got.State)
	type line struct{ what, by, to, deputy string }
	var history []line
	for _, h := range got.History {
		history = append(history, line{h.What, h.By, h.To.String(), h.Deputy})
	}
	require.Equal(t, []line{
		{"entered", "ann", "2026-06-20", "ben"}, {"revised", "chief", "2026-06-25", "ben"}, {"revised", "chief", "2026-06-25", "cai"},
		{"revised", "chief", "2026-06-12", "cai"},
	}, history)

	again := b.enter("ann", "2026-06-13", "2026-06-20", "ben")
	_, err = b.Withdraw(ctx, again.ID, project.Call{Account: "ann", Sequence: again.Version - 1})
	require.Equal(t, []string{"If-Match request.stale"}, codes(err))
	gone, err := b.Withdraw(ctx, again.ID, project.Call{Account: "ann", Sequence: again.Version})
	require.NoError(t, err)
	require.Equal(t, absence.Withdrawn, gone.State)
	require.Empty(t, b.standsFor("ben"))
	b.enter("ann", "2026-06-14", "2026-06-20", "ben")
}

func TestTheSameRequestTwiceIsOneAbsence(t *testing.T) {
	b := newBureau(t)
	call := project.Call{Account: "ann", Key: "key-00001"}
	first, err := b.Enter(ctx, call, b.draft("ann", "2026-06-10", "2026-06-12", "ben"))
	require.NoError(t, err)
	second, err := b.Enter(ctx, call, b.draft("ann", "2026-06-10", "2026-06-12", "ben"))
	require.NoError(t, err)
	require.Equal(t, first, second)
	_, err = b.Enter(ctx, call, b.draft("ann", "2026-06-10", "2026-06-13", "ben"))
	require.Equal(t, []string{"Idempotency-Key request.key_reused"}, codes(err))
}

// The bureau's head sees those of the bureau, everybody their own, and a page goes on where the one before
// ended.
func TestAbsencesAreListedAsFarAsTheyMayBeSeen(t *testing.T) {
	b := newBureau(t)
	b.enter("ann", "2026-06-01", "2026-06-02", "ben")
	b.enter("fire1", "2026-06-10", "2026-06-12", "fire2")
	b.enter("cai", "2026-06-10", "2026-06-14", "ben")
	b.on("2026-06-10")
	list := func(f absence.Filter) (who []string) {
		t.Helper()
		for {
			page, err := b.List(ctx, f)
			require.NoError(t, err)
			for _, a := range page.Absences {
				who = append(who, a.Account+" "+a.State)
			}
			if f.Cursor = page.Next; f.Cursor == "" {
				return who
			}
		}
	}
	all := access.Reach{All: true}
	whole := []string{"cai under_way", "fire1 under_way", "ann over"}
	require.Equal(t, whole, list(absence.Filter{Reach: all}))
	require.Equal(t, whole, list(absence.Filter{Reach: all, Limit: 1}))
	require.Equal(t, whole[:2], list(absence.Filter{Reach: all, Current: true, Limit: 1}))
	require.Equal(t, []string{"cai under_way", "ann over"}, list(absence.Filter{Reach: all, Deputy: "ben"}))
	require.Equal(t, []string{"fire1 under_way"}, list(absence.Filter{Reach: access.Reach{AnyOf: []access.Condition{{Field: "departments", Value: "fire"}}}}))
	require.Equal(t, []string{"ann over"}, list(absence.Filter{Reach: access.Reach{AnyOf: []access.Condition{{Field: "owner", Value: "ann"}}}}))
	require.Empty(t, list(absence.Filter{}), "whoever reaches none sees none")
}

// What is read is folded from the log alone, also after a crash between the log and the views.
func TestTheViewsAreMadeAnewFromTheLog(t *testing.T) {
	b := newBureau(t)
	a := b.enter("ann", "2026-06-10", "2026-06-20", "ben")
	_, err := b.Revise(ctx, a.ID, project.Call{Account: "ann"}, absence.Revision{To: date(t, "2026-06-18")})
	require.NoError(t, err)
	b.enter("cai", "2026-06-02", "2026-06-03", "ben")
	b.on("2026-06-11")
	var before []absence.Absence
	page, err := b.List(ctx, absence.Filter{Reach: access.Reach{All: true}})
	require.NoError(t, err)
	before = page.Absences
	_, err = store.Rebuild(ctx, b.store, []store.Folding{absence.Fold}, func(int) {})
	require.NoError(t, err)
	page, err = b.List(ctx, absence.Filter{Reach: access.Reach{All: true}})
	require.NoError(t, err)
	require.Equal(t, before, page.Absences)
	require.Equal(t, []string{"ann"}, b.standsFor("ben"))

	// The views of the first two documents are lost: the next that is written makes them again.
	for _, id := range []string{a.ID} {
		require.NoError(t, b.store.Delete(ctx, "absence", id, 0))
	}
	require.NoError(t, b.store.Delete(ctx, "absences_standing", "absences", 0))
	b.enter("dai", "2026-06-12", "2026-06-13", "cai")
	require.Equal(t, []string{"ann"}, b.standsFor("ben"))
}

// Nothing in the log names a person: ids of accounts stand there, and the kind of reason.
func TestTheLogHoldsIDsAlone(t *testing.T) {
	b := newBureau(t)
	b.enter("ann", "2026-06-10", "2026-06-20", "ben")
	documents, err := b.store.Read(ctx, "absences", 0, 10)
	require.NoError(t, err)
	require.Len(t, documents, 1)
	e, err := documents[0].Open()
	require.NoError(t, err)
	var body map[string]string
	require.NoError(t, json.Unmarshal(e.Events[0].Body, &body))
	delete(body, "id")
	require.Equal(t, map[string]string{
		"account": "ann", "deputy": "ben", "department": "agency", "from": "2026-06-10", "to": "2026-06-20", "reason": "leave",
	}, body)
}
