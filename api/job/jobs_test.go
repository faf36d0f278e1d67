package job_test

import (
	"bytes"
	"context"
	"errors"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/job"
	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

func TestAJobIsDividedDoneAndShown(t *testing.T) {
	c := newClock()
	s := newStore(t, c)
	j := server(t, s, c, &numbers{store: s, clock: c})
	one := start(t, j, "key", 95)
	require.Equal(t, job.Waiting, one.State)
	require.ErrorContains(t, j.WriteResult(context.Background(), one, &bytes.Buffer{}), "job.not_done")
	turn(t, j)
	exactlyOnce(t, s, j, one.ID, 95)
	require.Equal(t, 10, read(t, j, one.ID).Shards)
	left, err := s.Count(context.Background(), store.Query{Kind: "job_shard"}, 100)
	require.NoError(t, err)
	require.Zero(t, left, "the shards are cleared away")

	page, err := j.List(context.Background(), job.Filter{Owner: "acc-1"})
	require.NoError(t, err)
	require.Len(t, page.Jobs, 1)
	none, err := j.List(context.Background(), job.Filter{Owner: "acc-2"})
	require.NoError(t, err)
	require.Empty(t, none.Jobs)

	c.Move(91 * 24 * time.Hour)
	_, err = j.Read(context.Background(), one.ID)
	require.ErrorContains(t, err, "job.unknown", "an ended job is not kept for ever")
}

func TestListingsGoOnAfterTheLastJobOfAPage(t *testing.T) {
	c := newClock()
	s := newStore(t, c)
	j := server(t, s, c, &numbers{store: s, clock: c})
	var want, got []string
	for i := range 5 {
		want = append([]string{start(t, j, strconv.Itoa(i), 1).ID}, want...)
		c.Move(time.Second)
	}
	for after, pages := "", 0; pages == 0 || after != ""; pages++ {
		page, err := j.List(context.Background(), job.Filter{After: after, Limit: 2})
		require.NoError(t, err)
		for _, one := range page.Jobs {
			got = append(got, one.ID)
		}
		after = page.Next
	}
	require.Equal(t, want, got, "the newest first, each once")
}

func TestTheSameOrderIsTheSameJob(t *testing.T) {
	c := newClock()
	s := newStore(t, c)
	j := server(t, s, c, &numbers{store: s, clock: c})
	one := start(t, j, "key", 5)
	require.Equal(t, one.ID, start(t, j, "key", 5).ID)
	_, err := j.Start(context.Background(), job.Order{Type: "numbers", By: "acc-1", Key: "key", Params: 6})
	require.ErrorContains(t, err, "request.key_reused")
	_, err = j.Start(context.Background(), job.Order{Type: "nombers", By: "acc-1"})
	require.ErrorContains(t, err, "job.type")
	for i := range 19 {
		start(t, j, "more"+strconv.Itoa(i), 1)
	}
	_, err = j.Start(context.Background(), job.Order{Type: "numbers", By: "acc-1", Key: "one too many", Params: 1})
	require.ErrorContains(t, err, "job.many")
}

func TestACancelledJobStops(t *testing.T) {
	c := newClock()
	s := newStore(t, c)
	var j *job.Jobs
	var id string
	steps := 0
	j = server(t, s, c, &numbers{store: s, clock: c, after: func(string) error {
		if steps++; steps == 3 {
			_, err := j.Cancel(context.Background(), id)
			return err
		}
		return nil
	}})
	id = start(t, j, "key", 100).ID
	turn(t, j)
	require.Equal(t, 3, steps)
	one := read(t, j, id)
	require.Equal(t, job.Cancelled, one.State)
	require.Equal(t, 6, one.Done, "the step in which it was cancelled is not counted")
	turn(t, j)
	require.Equal(t, 3, steps, "and nothing goes on")
	again, err := j.Cancel(context.Background(), id)
	require.NoError(t, err)
	require.Equal(t, one, again, "a job that has ended stays as it is")
	_, err = j.Cancel(context.Background(), "j"+id)
	require.ErrorContains(t, err, "job.unknown")
}

func TestWhatNoRepetitionHelpsFails(t *testing.T) {
	for name, tc := range map[string]struct {
		fail  func(string) error
		turns int
		want  string
	}{
		"a mistake in the job itself ends it at once": {func(string) error { return fault.New(fault.Invalid, "project.cursor", "cursor") }, 1, "project.cursor"},
		"an error is tried again, five times":         {func(string) error { return errors.New("out of luck") }, 6, "job.stuck"},
		"a panic likewise":                            {func(string) error { panic("out of luck") }, 6, "job.stuck"},
	} {
		t.Run(name, func(t *testing.T) {
			c := newClock()
			s := newStore(t, c)
			j := server(t, s, c, &numbers{store: s, clock: c, before: tc.fail})
			id := start(t, j, "key", 5).ID
			for i := range tc.turns {
				require.Equal(t, i == 0, read(t, j, id).State == job.Waiting)
				err := j.Turn(context.Background(), time.Hour)
				require.Equal(t, i < 5, err != nil, "%v", err)
				c.Move(61 * time.Second)
			}
			one := read(t, j, id)
			require.Equal(t, job.Failed, one.State)
			require.Equal(t, tc.want, one.Failure)
		})
	}
}
