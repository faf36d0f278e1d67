package track

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/sittings"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// sittingStream is the log of the dates of all bodies, kindSittings the kind of its one view.
const (
	sittingStream = "sittings"
	kindSittings  = "sittings"
)

// EventSittings is the type of its events.
const EventSittings = "sittings_set"

// SittingChange is what changes of the sittings of a body; the body of the event has its id besides.
type SittingChange struct {
	Sits   []calendar.Date `json:"sits,omitempty" most:"100"`   // days on which it sits
	Cancel []calendar.Date `json:"cancel,omitempty" most:"100"` // days on which it does not, whatever its rule says
	Reason string          `json:"reason,omitempty" most:"500"`
}

type sittingsSet struct {
	Body string `json:"body"`
	SittingChange
}

// Sittings are the dates that were entered of all bodies.
type Sittings struct {
	Sequence int64          `json:"sequence"`
	Dates    sittings.Dates `json:"dates"`
}

// ReviewBody is a body with when it sits.
type ReviewBody struct {
	ID string `json:"id"`
	sittings.Body
	Dates []sittings.Date `json:"dates"`         // those that were entered, from today on
	Next  calendar.Date   `json:"next,omitzero"` // its next sitting; absent where none is known, and nothing waits
}

// Wait is an item that begins later than it could, since a body does not sit before.
type Wait struct {
	Body    string        `json:"body"`
	Name    lang.Text     `json:"name"`
	Ready   calendar.Date `json:"ready"`   // when it could begin but for that
	Sitting calendar.Date `json:"sitting"` // the day of the sitting on which it begins
	Days    int           `json:"days"`    // working days between
}

// SittingBook is which bodies there are.
func (s *Service) SittingBook() *sittings.Book { return s.bodies }

// Sittings gives the dates that were entered.
func (s *Service) Sittings(ctx context.Context) (*Sittings, error) {
	x := &Sittings{Dates: sittings.Dates{}}
	r, err := s.store.Get(ctx, kindSittings, sittingStream)
	if errors.Is(err, store.ErrNotFound) {
		return x, nil
	}
	if err != nil {
		return nil, err
	}
	return x, json.Unmarshal(r.Body, x)
}

// Bodies are all bodies in the order of their ids.
func (s *Service) Bodies(ctx context.Context) ([]ReviewBody, error) {
	x, err := s.Sittings(ctx)
	if err != nil {
		return nil, err
	}
	list := []ReviewBody{}
	today := s.Today()
	for _, id := range slices.Sorted(maps.Keys(s.bodies.Bodies)) {
		b := ReviewBody{ID: id, Body: s.bodies.Bodies[id], Dates: []sittings.Date{}}
		for _, d := range x.Dates[id] {
			if d.On >= today {
				b.Dates = append(b.Dates, d)
			}
		}
		b.Next, _ = s.bodies.Next(id, today, x.Dates, s.Calendar())
		list = append(list, b)
	}
	return list, nil
}

// SetSittings enters days on which a body sits or does not. What was issued stays as it is; forecasts follow.
//
// It returns NotFound sitting.body; Invalid sitting.nothing and sitting.past; Conflict request.key_reused.
func (s *Service) SetSittings(ctx context.Context, call project.Call, body string, c SittingChange) error {
	if _, ok := s.bodies.Bodies[body]; !ok {
		return fault.New(fault.NotFound, "sitting.body", "", body)
	}
	var faults fault.List
	if len(c.Sits)+len(c.Cancel) == 0 || slices.ContainsFunc(c.Sits, func(d calendar.Date) bool { return slices.Contains(c.Cancel, d) }) {
		faults.Add(fault.New(fault.Invalid, "sitting.nothing", "/sits"))
	}
	for _, d := range slices.Concat(c.Sits, c.Cancel) {
		if d < s.Today() {
			faults.Add(fault.New(fault.Invalid, "sitting.past", "/sits", d, s.Today()))
		}
	}
	faults.Add(line("/reason", c.Reason))
	if err := faults.Err(); err != nil {
		return err
	}
	ev, err := event(EventSittings, s.Today(), sittingsSet{body, c})
	if err != nil {
		return err
	}
	key := cmp.Or(call.Key, fmt.Sprintf("%s %s", s.now().UTC().Format(store.SortForm), store.Hash(ev.Body)))
	asked := store.Asked{Stream: sittingStream, Key: call.Account + "/" + key, Content: store.Hash(ev.Body), Actor: call.Account}
	_, _, err = store.Write(ctx, s.store, s.now, asked, func(ctx context.Context, last store.Document) (store.Decision, error) {
		x, err := s.Sittings(ctx)
		if err != nil {
			return store.Decision{}, err
		}
		return store.Decision{Events: []store.Event{ev}, Views: func(d store.Document) ([]store.Record, error) {
			if err := x.forward(ctx, s.store, last.Sequence); err != nil {
				return nil, err
			}
			if err := x.fold(d); err != nil {
				return nil, err
			}
			return x.views()
		}}, nil
	})
	var one *fault.Error
	if errors.As(err, &one) && one.Code == "store.key.reused" {
		return fault.New(fault.Conflict, "request.key_reused", "Idempotency-Key").Because(err)
	}
	return err
}

func (x *Sittings) fold(d store.Document) error {
	e, err := d.Open()
	if err != nil {
		return err
	}
	for _, ev := range e.Events {
		var b sittingsSet
		if err := json.Unmarshal(ev.Body, &b); err != nil {
			return err
		}
		for _, on := range b.Sits {
			x.Dates.Set(b.Body, sittings.Date{On: on})
		}
		for _, on := range b.Cancel {
			x.Dates.Set(b.Body, sittings.Date{On: on, Cancelled: true})
		}
	}
	x.Sequence = e.Sequence
	return nil
}

func (x *Sittings) forward(ctx context.Context, kept store.Log, to int64) error {
	for x.Sequence < to {
		documents, err := kept.Read(ctx, sittingStream, x.Sequence, int(min(pageOfLog, to-x.Sequence)))
		if err != nil {
			return err
		}
		if len(documents) == 0 {
			return fmt.Errorf("the log of %s ends before %d", sittingStream, to)
		}
		for _, d := range documents {
			if err := x.fold(d); err != nil {
				return err
			}
		}
	}
	return nil
}

func (x *Sittings) views() ([]store.Record, error) {
	body, err := json.Marshal(x)
	return []store.Record{{Kind: kindSittings, ID: sittingStream, Version: x.Sequence, Body: body}}, err
}

// FoldSittings folds the view anew, for store.Rebuild.
func FoldSittings(ctx context.Context, kept store.Store, stream string, first store.Entry) ([]store.Record, bool, error) {
	if first.Events[0].Type != EventSittings {
		return nil, false, nil
	}
	last, err := kept.Last(ctx, stream)
	if err != nil {
		return nil, true, err
	}
	x := &Sittings{Dates: sittings.Dates{}}
	if err := x.forward(ctx, kept, last.Sequence); err != nil {
		return nil, true, err
	}
	views, err := x.views()
	return views, true, err
}

var _ store.Folding = FoldSittings

// awaited plans a profile, in which each item that waits for a body and has not begun begins on a sitting: the
// earliest one is moved first, which may move others. It gives the profile as it was planned and the waits by
// item. Where no sitting is known nothing differs from Make.
func (s *Service) awaited(ctx context.Context, set *rules.Set, p profile.Profile, opt planner.Options) (*planner.Plan, profile.Profile, map[string]Wait, error) {
	plan, err := planner.Make(set, p, opt)
	if err != nil {
		return nil, p, nil, err
	}
	x, err := s.Sittings(ctx)
	if err != nil {
		return nil, p, nil, err
	}
	waits := map[string]Wait{}
	p.Constraints = slices.Clone(p.Constraints)
	for range plan.Items { // each turn settles one item for good
		key, w := s.firstWait(plan, waits, x, set.Calendar())
		if key == "" {
			break
		}
		waits[key] = w
		i := slices.IndexFunc(p.Constraints, func(c profile.Constraint) bool { return c.Key == key })
		if i < 0 {
			p.Constraints = append(p.Constraints, profile.Constraint{Key: key})
			i = len(p.Constraints) - 1
		}
		c := &p.Constraints[i]
		c.NotBefore, c.Reason = w.Sitting, cmp.Or(c.Reason, w.Name.In(opt.Lang))
		if plan, err = planner.Make(set, p, opt); err != nil {
			return nil, p, nil, err
		}
	}
	return plan, p, waits, nil
}

// firstWait is the earliest item that begins on a day on which its body does not sit; empty where there is
// none.
func (s *Service) firstWait(plan *planner.Plan, settled map[string]Wait, x *Sittings, cal *calendar.Calendar) (string, Wait) {
	key, first := "", Wait{}
	for i := range plan.Items {
		row := &plan.Items[i]
		body := s.bodies.Of(itemOf(row.ID))
		if _, done := settled[row.ID]; done || body == "" || row.Schedule == nil || row.Progress != nil {
			continue
		}
		ready := row.Schedule.EarlyStart
		on, known := s.bodies.Next(body, ready, x.Dates, cal)
		// A day off on which a body sits is followed by the next working day.
		if on = cal.OnOrAfter(on); !known || on == ready || key != "" && ready >= first.Ready {
			continue
		}
		key, first = row.ID, Wait{Body: body, Name: s.bodies.Bodies[body].Name, Ready: ready, Sitting: on, Days: cal.Between(ready, on)}
	}
	return key, first
}
