package track

import (
	"context"
	"errors"
	"sync"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// wait is an item that cannot begin before another one is done.
type wait struct {
	item, before string        // keys
	latest       calendar.Date // start of the item, after which the finish moves
}

// waitMemo keeps what waits for what by the plans of projects, so that a queue that is asked for again and
// again does not plan every project each time. What a plan rests on stands in its key.
type waitMemo struct {
	mu   sync.Mutex
	kept map[string]keptWaits // by project
}

type keptWaits struct {
	key   string
	waits []wait
}

// mostKept is how many projects are kept; some 5 KB each.
const mostKept = 4000

func (m *waitMemo) of(id, key string) ([]wait, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	k, ok := m.kept[id]
	return k.waits, ok && k.key == key
}

func (m *waitMemo) keep(id, key string, waits []wait) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept == nil || len(m.kept) >= mostKept {
		m.kept = map[string]keptWaits{}
	}
	m.kept[id] = keptWaits{key, waits}
}

// waits are what waits for what by the plan of a project as it stands; nothing where it cannot be planned any
// more, which its page says.
func (s *Service) waits(ctx context.Context, id string) ([]wait, error) {
	p, err := s.projects.Read(ctx, id)
	if err != nil {
		return nil, err
	}
	key := p.Profile + " " + p.Rules + " " + p.PlotAt
	if waits, ok := s.waiting.of(id, key); ok {
		return waits, nil
	}
	plan, _, err := s.projects.Plan(ctx, p, planner.Default())
	if known := (*fault.Error)(nil); errors.As(err, &known) && known.Kind != fault.Unavailable {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	latest := map[string]calendar.Date{}
	for i := range plan.Items {
		if item := &plan.Items[i]; item.Schedule != nil {
			latest[item.ID] = item.Schedule.LateStart
		}
	}
	var waits []wait
	for i := range plan.Edges {
		if e := &plan.Edges[i]; !e.Relaxed && latest[e.To] != 0 {
			waits = append(waits, wait{e.To, e.From, latest[e.To]})
		}
	}
	s.waiting.keep(id, key, waits)
	return waits, nil
}
