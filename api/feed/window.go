package feed

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/binary"
	"maps"
	"slices"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// Overlap is how much later than its recorded time a document may turn up and still be noticed: the
// time that an append may take, and the difference between the clocks of servers on one store.
const Overlap = 30 * time.Second

// Window is how far somebody has come in the logs of all projects: all that was recorded before its
// floor, and of the streams to which something was appended since, up to a place in each.
type Window struct {
	floor time.Time
	seen  map[string]mark
}

type mark struct {
	place Place
	at    time.Time // when the document there was recorded
}

// NewWindow has seen all that was recorded before a time.
func NewWindow(floor time.Time) *Window {
	return &Window{floor: floor.UTC().Truncate(time.Microsecond), seen: map[string]mark{}}
}

// Floor is the time before which all was seen.
func (w *Window) Floor() time.Time { return w.floor }

// knows reports whether a head shows nothing new.
func (w *Window) knows(h store.Head) bool {
	m, ok := w.seen[h.Stream]
	return ok && m.place.whole() >= h.Sequence
}

// Took says that an event was seen.
func (w *Window) Took(e Event) { w.seen[e.Project] = mark{place: e.place, at: e.RecordedAt} }

// Pass says that a stream was seen to its end, or that nothing in it is to be seen.
func (w *Window) Pass(h store.Head) {
	w.seen[h.Stream] = mark{place: Place{Sequence: h.Sequence}, at: h.RecordedAt}
}

// Drained says that all that had been appended by a time was seen. What lies further back than the
// overlap is forgotten, and so is what is older than the newest most streams.
func (w *Window) Drained(by time.Time, most int) {
	if floor := by.Add(-Overlap).UTC().Truncate(time.Microsecond); floor.After(w.floor) {
		w.floor = floor
	}
	w.forget()
	w.shrink(most)
}

// forget drops what lies before the floor.
func (w *Window) forget() {
	maps.DeleteFunc(w.seen, func(_ string, m mark) bool { return m.at.Before(w.floor) })
}

// shrink raises the floor so far that at most so many streams lie above it.
func (w *Window) shrink(most int) {
	if len(w.seen) <= most {
		return
	}
	times := make([]time.Time, 0, len(w.seen))
	for _, m := range w.seen {
		times = append(times, m.at)
	}
	slices.SortFunc(times, time.Time.Compare)
	w.floor = times[len(times)-most-1].Add(time.Microsecond)
	w.forget()
}

// cursor is the text of the window, shrunk where it names too many streams. It may be shrunk only where
// all was seen.
func (w *Window) cursor(most int) string {
	if len(w.seen) <= most {
		return w.Text()
	}
	small := &Window{floor: w.floor, seen: maps.Clone(w.seen)}
	small.shrink(most)
	return small.Text()
}

// Unread gives what was not seen of a stream, in order: the events of at most limit documents. Where
// nothing is left it gives none.
func (w *Window) Unread(ctx context.Context, log Log, head store.Head, limit int) ([]Event, error) {
	m, known := w.seen[head.Stream]
	if !known {
		sequence, err := seenBefore(ctx, log, head, w.floor)
		if err != nil {
			return nil, err
		}
		m.place.Sequence = sequence
	}
	return after(ctx, log, head.Stream, m.place, limit)
}

// seenBefore gives the sequence of the last document of a stream recorded before a time, 0 where there
// is none. In one stream the times of documents never go back.
func seenBefore(ctx context.Context, log Log, head store.Head, floor time.Time) (int64, error) {
	low, high := int64(0), head.Sequence // the document low was recorded before, high+1 was not
	for low < high {
		middle := low + (high-low+1)/2
		documents, err := log.Read(ctx, head.Stream, middle-1, 1)
		if err != nil {
			return 0, err
		}
		if len(documents) > 0 && documents[0].RecordedAt.Before(floor) {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return low, nil
}

// pageOfHeads is how many heads are asked for at a time.
const pageOfHeads = 1000

// New calls each for every stream in which something is new, the longest unchanged first.
func (w *Window) New(ctx context.Context, log Log, each func(store.Head) error) error {
	since, limit := w.floor, pageOfHeads
	for {
		heads, err := log.Changed(ctx, since, limit)
		if err != nil {
			return err
		}
		for _, h := range heads {
			if w.knows(h) {
				continue
			}
			if err := each(h); err != nil {
				return err
			}
		}
		if len(heads) < limit {
			return nil
		}
		last := heads[len(heads)-1].RecordedAt
		if !last.After(since) { // all of them at one moment
			limit *= 2
		}
		since = last
	}
}

// The text of a window begins with its form.
const (
	windowForm = 1
	mostStream = 200 // bytes of the name of a stream, as the store has it
)

// Text writes the window for whoever keeps it, in letters and digits, - and _.
func (w *Window) Text() string {
	b := []byte{windowForm}
	b = binary.AppendVarint(b, w.floor.UnixMicro())
	streams := slices.SortedFunc(maps.Keys(w.seen), cmp.Compare[string])
	for _, stream := range streams {
		m := w.seen[stream]
		b = binary.AppendUvarint(b, uint64(len(stream)))
		b = append(b, stream...)
		b = binary.AppendUvarint(b, uint64(m.place.Sequence))
		b = binary.AppendUvarint(b, uint64(m.place.Index))
		b = binary.AppendVarint(b, m.at.Sub(w.floor).Microseconds())
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// ParseWindow reads what Text wrote, up to so many bytes of it.
//
// It returns Invalid events.cursor.
func ParseWindow(text string, most int) (*Window, error) {
	wrong := fault.New(fault.Invalid, "events.cursor", "Last-Event-ID")
	if len(text) > most {
		return nil, wrong
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(raw) == 0 || raw[0] != windowForm {
		return nil, wrong
	}
	r := reader{rest: raw[1:]}
	w := NewWindow(time.UnixMicro(r.signed()))
	for len(r.rest) > 0 && !r.broken {
		stream := r.text()
		m := mark{place: Place{Sequence: r.unsigned(mostSequence), Index: int(r.unsigned(mostIndex))}}
		m.at = w.floor.Add(time.Duration(r.signed()) * time.Microsecond)
		w.seen[stream] = m
	}
	if r.broken {
		return nil, wrong
	}
	return w, nil
}

// reader takes numbers and texts off a slice; once broken it gives zeros.
type reader struct {
	rest   []byte
	broken bool
}

func (r *reader) signed() int64 {
	n, length := binary.Varint(r.rest)
	const most = int64(1) << 53 // microseconds: to the year 287,000
	if !r.skip(length) || n > most || n < -most {
		r.broken = true
		return 0
	}
	return n
}

func (r *reader) unsigned(most uint64) int64 {
	n, length := binary.Uvarint(r.rest)
	if !r.skip(length) || n > most {
		r.broken = true
		return 0
	}
	return int64(n)
}

func (r *reader) text() string {
	n := int(r.unsigned(mostStream))
	if n == 0 || n > len(r.rest) {
		r.broken = true
		return ""
	}
	text := string(r.rest[:n])
	r.skip(n)
	return text
}

// skip reports whether there was as much.
func (r *reader) skip(length int) bool {
	if length <= 0 || length > len(r.rest) {
		r.broken = true
		return false
	}
	r.rest = r.rest[length:]
	return true
}
