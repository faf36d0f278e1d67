package track

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/districts"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// kindOther is the kind of the views of figures of other districts, othersStream the log that they come from.
const (
	kindOther    = "district_figure"
	othersStream = "district_figures"
)

// EventOthers is the type of event in that log.
const EventOthers = "district_figures_imported"

// othersTaken is the body of that event: what a table said that was not so already.
type othersTaken struct {
	Table   string             `json:"table"` // the hash of the table
	Figures []districts.Figure `json:"figures"`
}

// OtherFigure is a figure of another district as it was imported last.
type OtherFigure struct {
	districts.Figure
	Name string    `json:"name"` // of the district
	By   string    `json:"by"`   // account that imported it
	At   time.Time `json:"imported_at"`
}

// OtherFigures are the figures of other districts.
type OtherFigures struct {
	Figures []OtherFigure `json:"figures"` // by month, the latest first, and district
}

func (o *OtherFigures) figures() []districts.Figure {
	list := make([]districts.Figure, len(o.Figures))
	for i := range o.Figures {
		list[i] = o.Figures[i].Figure
	}
	return list
}

// OthersReport says what a table of figures of other districts changes.
type OthersReport struct {
	Rows      int `json:"rows"`      // figures that the table has
	Unchanged int `json:"unchanged"` // that are so already
	// Changes are those that are new or different.
	Changes  []OtherChange       `json:"changes"`
	Mistakes []districts.Mistake `json:"mistakes"` // while there is one nothing is taken in
	Taken    bool                `json:"taken"`    // they are in; false for a preview, and where nothing changes
}

// OtherChange is one figure that a table changes.
type OtherChange struct {
	districts.Figure
	Was *districts.Figure `json:"was,omitempty"` // absent where it is new
}

// City is which districts there are and by what they are ranked.
func (s *Service) City() *districts.Book { return s.city }

// Others lists the figures of other districts of a month; of all, the latest first, where it is empty.
func (s *Service) Others(ctx context.Context, month string) (*OtherFigures, error) {
	q := store.Query{Kind: kindOther, Reverse: true, Limit: pageOfViews, Where: map[string][]string{}}
	if month != "" {
		q.Where["month"] = []string{month}
	}
	all := &OtherFigures{Figures: []OtherFigure{}}
	for {
		records, err := s.store.List(ctx, q)
		if err != nil {
			return nil, err
		}
		some, err := bodies[OtherFigure](records)
		if err != nil {
			return nil, err
		}
		all.Figures = append(all.Figures, some...)
		if len(records) < pageOfViews {
			return all, nil
		}
		last := records[len(records)-1]
		q.After = store.Cursor{Sort: last.Sort, ID: last.ID}
	}
}

// Named puts the names of districts into figures.
func (s *Service) Named(o *OtherFigures, l lang.Lang) *OtherFigures {
	for i := range o.Figures {
		o.Figures[i].Name = s.city.Districts[o.Figures[i].District].In(l)
	}
	return o
}

// TakeOthers takes in a table of figures of other districts, or only says what it would change. What is so
// already stays, so that the same table again changes nothing; a later table replaces what it names, and the
// log keeps what was there.
//
// It returns what districts.Book.Read does; Invalid district.mistakes where rows are wrong and it is no
// preview; and Conflict district.moved where somebody else was first.
func (s *Service) TakeOthers(ctx context.Context, call project.Call, t districts.Table, l lang.Lang, preview bool) (*OthersReport, error) {
	figures, mistakes, err := s.city.Read(t, l)
	if err != nil {
		return nil, err
	}
	seen := int64(0)
	switch last, err := s.store.Last(ctx, othersStream); {
	case err == nil:
		seen = last.Sequence
	case !errors.Is(err, store.ErrNotFound):
		return nil, err
	}
	r := &OthersReport{Rows: len(figures), Changes: []OtherChange{}, Mistakes: mistakes}
	for i := range figures {
		was, err := s.other(ctx, &figures[i])
		if err != nil {
			return nil, err
		}
		if was == nil || !was.Same(&figures[i]) {
			r.Changes = append(r.Changes, OtherChange{figures[i], was})
		}
	}
	r.Unchanged = r.Rows - len(r.Changes)
	switch {
	case preview || len(mistakes) == 0 && len(r.Changes) == 0:
		return r, nil
	case len(mistakes) > 0:
		return nil, fault.New(fault.Invalid, "district.mistakes", "", len(mistakes), mistakes[0].Row, mistakes[0].Message)
	}
	body := othersTaken{Figures: make([]districts.Figure, len(r.Changes))}
	for i := range r.Changes {
		body.Figures[i] = r.Changes[i].Figure
	}
	if body.Table, err = s.store.Keep(ctx, t.Content); err != nil {
		return nil, err
	}
	r.Taken = true
	return r, s.writeOthers(ctx, call, seen, body)
}

// other is a figure as it was imported last; nil where it was not.
func (s *Service) other(ctx context.Context, f *districts.Figure) (*districts.Figure, error) {
	r, err := s.store.Get(ctx, kindOther, otherID(f))
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	was := &districts.Figure{}
	return was, json.Unmarshal(r.Body, was)
}

func otherID(f *districts.Figure) string { return f.Month + "/" + f.District }

// writeOthers appends figures to their log, where nobody else did since.
func (s *Service) writeOthers(ctx context.Context, call project.Call, seen int64, body othersTaken) error {
	ev, err := event(EventOthers, s.Today(), body)
	if err != nil {
		return err
	}
	key := fmt.Sprintf("after-%d-%s", seen, store.Hash(ev.Body))
	_, _, err = store.Write(ctx, s.store, s.now, store.Asked{Stream: othersStream, Key: key, Content: store.Hash(ev.Body), Actor: call.Account},
		func(_ context.Context, last store.Document) (store.Decision, error) {
			if last.Sequence != seen {
				return store.Decision{}, fault.New(fault.Conflict, "district.moved", "")
			}
			return store.Decision{Events: []store.Event{ev}, Views: func(d store.Document) ([]store.Record, error) {
				e, err := d.Open()
				if err != nil {
					return nil, err
				}
				return otherViews(e)
			}}, nil
		})
	return err
}

// otherViews are the views of what one document says, the last of each figure.
func otherViews(e store.Entry) ([]store.Record, error) {
	var list []store.Record
	for _, ev := range e.Events {
		var b othersTaken
		if err := json.Unmarshal(ev.Body, &b); err != nil {
			return nil, err
		}
		for i := range b.Figures {
			f := &b.Figures[i]
			body, err := json.Marshal(OtherFigure{Figure: *f, By: e.Actor, At: e.RecordedAt})
			if err != nil {
				return nil, err
			}
			list = append(list, store.Record{
				Kind: kindOther, ID: otherID(f), Version: e.Sequence, Sort: f.Month, Body: body, Fields: map[string]string{"month": f.Month, "district": f.District},
			})
		}
	}
	return list, nil
}

// FoldOthers folds the views of figures of other districts anew, for store.Rebuild.
func FoldOthers(ctx context.Context, kept store.Store, stream string, first store.Entry) ([]store.Record, bool, error) {
	if first.Events[0].Type != EventOthers {
		return nil, false, nil
	}
	var views []store.Record
	for after := int64(0); ; {
		documents, err := kept.Read(ctx, stream, after, pageOfLog)
		if err != nil || len(documents) == 0 {
			return views, true, err
		}
		for _, d := range documents {
			e, err := d.Open()
			if err != nil {
				return nil, true, err
			}
			some, err := otherViews(e)
			if err != nil {
				return nil, true, err
			}
			for _, r := range some {
				views = append(slices.DeleteFunc(views, func(v store.Record) bool { return v.ID == r.ID }), r)
			}
			after = d.Sequence
		}
	}
}

var _ store.Folding = FoldOthers
