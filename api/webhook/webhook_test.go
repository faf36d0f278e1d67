package webhook_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/api/webhook"
)

func TestAnEventIsDeliveredOnceAndSigned(t *testing.T) {
	d := open(t)
	s := d.server()
	d.happen("p1", "before")
	d.pass(time.Second)
	made := d.create(s, webhook.Draft{Types: []string{"plan_issued", "late"}})
	d.happen("p1", "profile_revised", "plan_issued")
	work(t, s)
	work(t, s)
	got := d.receiver.got()
	require.Len(t, got, 1)
	require.JSONEq(t, `{"type":"plan_issued","timestamp":"2026-06-01T01:00:02.002Z","data":{"type":"plan_issued","project":"p1",
		"sequence":2,"index":2,"occurred_on":"2026-06-01","recorded_at":"2026-06-01T01:00:02.002Z","body":{"number":1}}}`, got[0].body)
	want, err := webhook.Sign(made.Secret, got[0].id, d.clock(), []byte(got[0].body))
	require.NoError(t, err)
	require.Equal(t, want, got[0].signature)
	require.Equal(t, fmt.Sprint(d.clock().Unix()), got[0].timestamp)
	list := d.deliveries(s, made.ID)
	require.Len(t, list, 1)
	require.Equal(t, "delivered", list[0].State)
	require.Equal(t, got[0].id, list[0].ID)
	require.Equal(t, 204, list[0].Last.Status)
	for range 3 { // what was seen is not sent again when it is long ago
		d.pass(time.Hour)
		work(t, s)
	}
	require.Len(t, d.receiver.got(), 1)
	d.happen("p2", "plan_issued")
	work(t, s)
	require.Len(t, d.receiver.got(), 2)
}

// The example of the Standard Webhooks specification.
func TestTheSignatureIsThatOfTheConvention(t *testing.T) {
	got, err := webhook.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
		time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	require.NoError(t, err)
	require.Equal(t, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", got)
}

func TestAFailureIsTriedAgainLaterAndLaterUnderTheSameId(t *testing.T) {
	d := open(t)
	s := d.server()
	d.receiver.status = func(n int) int {
		if n < 4 {
			return http.StatusInternalServerError
		}
		return http.StatusOK
	}
	made := d.create(s, webhook.Draft{})
	d.happen("p1", "a")
	var waits []time.Duration
	for len(d.receiver.got()) < 4 {
		work(t, s)
		list := d.deliveries(s, made.ID)
		if list[0].State == "delivered" {
			break
		}
		require.Equal(t, "status", list[0].Last.Outcome)
		waits = append(waits, list[0].NextAt.Sub(d.clock()))
		sent := len(d.receiver.got())
		d.pass(waits[len(waits)-1] - time.Millisecond)
		work(t, s)
		require.Len(t, d.receiver.got(), sent, "too early")
		d.pass(time.Millisecond)
	}
	require.Len(t, waits, 3)
	for i, usual := range []time.Duration{5 * time.Second, 15 * time.Second, 45 * time.Second} {
		require.InDelta(t, usual, waits[i], float64(usual)/4+1e6)
	}
	for _, p := range d.receiver.got() {
		require.Equal(t, d.receiver.got()[0].id, p.id)
		require.Equal(t, d.receiver.got()[0].body, p.body)
	}
	hook, err := s.Read(context.Background(), made.ID)
	require.NoError(t, err)
	require.Zero(t, hook.Failures)
}

// A receiver that is gone for good: deliveries are given up after three days, the webhook is disabled
// after five, says so, and comes back with a test that arrives.
func TestALongFailureDisablesAWebhookUntilATestArrives(t *testing.T) {
	d := open(t)
	s := d.server()
	d.receiver.status = func(int) int { return http.StatusBadGateway }
	made := d.create(s, webhook.Draft{})
	for day := range 6 {
		d.happen("p1", "a")
		for range 6 {
			work(t, s)
			d.pass(4 * time.Hour)
		}
		hook, err := s.Read(context.Background(), made.ID)
		require.NoError(t, err)
		require.Equal(t, day < 5, hook.State == "active", "day %d: %+v", day, hook)
	}
	require.Less(t, len(d.receiver.got()), 60, "a receiver that is gone is not hammered")
	states := map[string]int{}
	for _, one := range d.deliveries(s, made.ID) {
		states[one.State]++
	}
	require.Positive(t, states["given_up"])
	hook, err := s.Read(context.Background(), made.ID)
	require.NoError(t, err)
	require.Equal(t, "failing", hook.Because)
	sent := len(d.receiver.got())
	work(t, s)
	require.Len(t, d.receiver.got(), sent)
	failed, err := s.Test(context.Background(), made.ID)
	require.NoError(t, err)
	require.Equal(t, "given_up", failed.State)
	require.Equal(t, 502, failed.Last.Status)
	_, err = s.Test(context.Background(), made.ID)
	require.Equal(t, "webhook.tested", code(t, err))
	d.receiver.status = func(int) int { return http.StatusOK }
	d.pass(time.Minute)
	arrived, err := s.Test(context.Background(), made.ID)
	require.NoError(t, err)
	require.Equal(t, "delivered", arrived.State)
	hook, err = s.Read(context.Background(), made.ID)
	require.NoError(t, err)
	require.Equal(t, "active", hook.State)
	require.Empty(t, hook.Because)
}

func TestAReceiverThatSaysItIsGoneIsDisabledAtOnce(t *testing.T) {
	d := open(t)
	s := d.server()
	d.receiver.status = func(int) int { return http.StatusGone }
	made := d.create(s, webhook.Draft{})
	d.happen("p1", "a")
	work(t, s)
	hook, err := s.Read(context.Background(), made.ID)
	require.NoError(t, err)
	require.Equal(t, "disabled", hook.State)
	require.Equal(t, "gone", hook.Because)
}

// The server dies after the receiver has it and before that is recorded: it is sent again, under the
// same id, once the dead server's time is over.
func TestACrashBetweenSendingAndRecordingSendsTheSameIdAgain(t *testing.T) {
	d := open(t)
	dying := d.serverOf(1, d.host())
	made := d.create(dying, webhook.Draft{})
	d.happen("p1", "a")
	d.store.fail(func(r store.Record) bool {
		return r.Kind == "webhook_delivery" && strings.Contains(string(r.Body), `"delivered"`)
	})
	work(t, dying)
	require.Len(t, d.receiver.got(), 1)
	d.store.fail(nil)
	other := d.serverOf(2, d.host())
	work(t, other)
	require.Len(t, d.receiver.got(), 1, "the other server may still be at it")
	d.pass(2 * time.Minute)
	work(t, other)
	got := d.receiver.got()
	require.Len(t, got, 2)
	require.Equal(t, got[0].id, got[1].id)
	require.Equal(t, got[0].body, got[1].body)
	require.Equal(t, "delivered", d.deliveries(other, made.ID)[0].State)
	require.Equal(t, 2, d.deliveries(other, made.ID)[0].Attempts)
}

// The server dies in the middle of turning the log into deliveries: the next one makes the rest, and
// none twice.
func TestACrashWhileDeliveriesAreMadeLosesNone(t *testing.T) {
	d := open(t)
	dying := d.serverOf(1, d.host())
	made := d.create(dying, webhook.Draft{})
	for i := range 10 {
		d.happen(fmt.Sprintf("p%d", i), "a")
	}
	n := 0
	d.store.fail(func(r store.Record) bool {
		if r.Kind == "webhook_delivery" {
			n++
		}
		return n > 4
	})
	require.Error(t, dying.Work(context.Background()))
	dying.Wait()
	d.store.fail(nil)
	other := d.serverOf(2, d.host())
	d.pass(2 * time.Minute) // the dead server's time
	work(t, other)
	ids := map[string]bool{}
	for _, p := range d.receiver.got() {
		ids[p.id] = true
	}
	require.Len(t, ids, 10)
	require.Len(t, d.receiver.got(), 10)
	require.Len(t, d.deliveries(other, made.ID), 10)
}

// Four servers at the same work: nothing is sent twice.
func TestServersShareTheWork(t *testing.T) {
	d := open(t)
	var servers []*webhook.Service
	for i := range 4 {
		servers = append(servers, d.serverOf(byte(i+1), d.host()))
	}
	d.create(servers[0], webhook.Draft{})
	d.create(servers[0], webhook.Draft{Types: []string{"a"}})
	for i := range 25 {
		d.happen(fmt.Sprintf("p%d", i%5), "a", "b")
	}
	for range 3 {
		var all sync.WaitGroup
		for _, s := range servers {
			all.Go(func() {
				_ = s.Work(context.Background()) // one of them may find that another was first
				s.Wait()
			})
		}
		all.Wait()
	}
	times := map[string]int{}
	for _, p := range d.receiver.got() {
		times[p.id]++
	}
	require.Len(t, times, 75)
	for id, n := range times {
		require.Equal(t, 1, n, id)
	}
}

// A receiver that answers nothing holds up no other.
func TestASlowReceiverHoldsUpNoOther(t *testing.T) {
	d := open(t)
	slow := &receiver{status: func(int) int { return 200 }, held: make(chan struct{})}
	server := httptest.NewServer(slow)
	defer server.Close()
	s := d.serverOf(1, "127.0.0.1")
	d.create(s, webhook.Draft{URL: server.URL})
	d.create(s, webhook.Draft{})
	d.happen("p1", "a")
	require.NoError(t, s.Work(context.Background()))
	require.Eventually(t, func() bool { return len(d.receiver.got()) == 1 && len(slow.got()) == 1 }, 5*time.Second, time.Millisecond)
	d.happen("p1", "a")
	require.Eventually(t, func() bool {
		return s.Work(context.Background()) == nil && len(d.receiver.got()) == 2
	}, 5*time.Second, time.Millisecond)
	require.Len(t, slow.got(), 1)
	close(slow.held)
	s.Wait()
}

// A stopping server gives back what it is sending, and another sends it.
func TestAStoppingServerLeavesNothingBehind(t *testing.T) {
	d := open(t)
	d.receiver.held = make(chan struct{})
	s := d.serverOf(1, d.host())
	made := d.create(s, webhook.Draft{})
	d.happen("p1", "a")
	ctx, stop := context.WithCancel(context.Background())
	require.NoError(t, s.Work(ctx))
	require.Eventually(t, func() bool { return len(d.receiver.got()) == 1 }, 5*time.Second, time.Millisecond)
	stop()
	s.Wait()
	close(d.receiver.held)
	work(t, d.serverOf(2, d.host()))
	require.Len(t, d.receiver.got(), 2)
	require.Equal(t, "delivered", d.deliveries(s, made.ID)[0].State)
}

func TestNobodyIsSentWhatTheyMayNotSee(t *testing.T) {
	d := open(t)
	s := d.server()
	made := d.create(s, webhook.Draft{})
	d.rights["agent-1 p1"] = true
	d.happen("p1", "a")
	d.happen("p2", "a")
	work(t, s)
	require.Len(t, d.receiver.got(), 1)
	require.Contains(t, d.receiver.got()[0].body, "p2")
	t.Run("nor what they may not see any more once it is sent", func(t *testing.T) {
		d.receiver.status = func(int) int { return 500 }
		d.happen("p2", "b")
		work(t, s)
		d.rights["agent-1 p2"] = true
		d.pass(time.Hour)
		sent := len(d.receiver.got())
		work(t, s)
		require.Len(t, d.receiver.got(), sent)
		require.Equal(t, "not_allowed", d.deliveries(s, made.ID)[0].Last.Outcome)
		require.Equal(t, "given_up", d.deliveries(s, made.ID)[0].State)
	})
}
