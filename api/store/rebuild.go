package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
)

// Folding folds the views of one stream anew from its documents. Whose stream it is, it tells from the
// first entry; of another's it gives false.
type Folding func(ctx context.Context, s Store, stream string, first Entry) (views []Record, mine bool, err error)

// Rebuilt says what Rebuild did.
type Rebuilt struct {
	Streams int // that have views
	Views   int
	Changed int // views that were not what their log says
}

// Rebuild folds the views of every stream anew, and writes those that are not as they should be. It is
// safe while others write to the store.
func Rebuild(ctx context.Context, s Store, foldings []Folding, step func(streams int)) (Rebuilt, error) {
	var done Rebuilt
	seen := 0
	for after := ""; ; {
		streams, err := s.Streams(ctx, after, 1000)
		if err != nil || len(streams) == 0 {
			return done, err
		}
		for _, stream := range streams {
			if err := rebuildStream(ctx, s, foldings, stream, &done); err != nil {
				return done, fmt.Errorf("rebuild %s: %w", stream, err)
			}
			if seen++; step != nil && seen%100 == 0 {
				step(seen)
			}
		}
		after = streams[len(streams)-1]
	}
}

func rebuildStream(ctx context.Context, s Store, foldings []Folding, stream string, done *Rebuilt) error {
	docs, err := s.Read(ctx, stream, 0, 1)
	if err != nil || len(docs) == 0 {
		return err
	}
	first, err := docs[0].Open()
	if err != nil {
		return err
	}
	for _, fold := range foldings {
		for try := 0; ; try++ {
			end, err := s.Last(ctx, stream)
			if err != nil {
				return err
			}
			views, mine, err := fold(ctx, s, stream, first)
			if err != nil {
				return err
			}
			if !mine {
				break
			}
			changed, err := putRight(ctx, s, end, views)
			if errors.Is(err, ErrTaken) && try < tries { // the stream went on meanwhile
				continue
			}
			if err != nil {
				return err
			}
			done.Streams++
			done.Views += len(views)
			done.Changed += changed
			break
		}
	}
	return nil
}

// putRight replaces views that are not as they should be at that end of their stream, and gives how many
// those were. It gives ErrTaken where the stream went on or somebody wrote a view meanwhile.
func putRight(ctx context.Context, s Store, end Document, views []Record) (int, error) {
	changed := 0
	for _, v := range views {
		old, err := s.Get(ctx, v.Kind, v.ID)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return changed, err
		}
		if err == nil {
			if sameRecord(old, v) {
				continue
			}
			now, err := s.Last(ctx, end.Stream)
			if err != nil {
				return changed, err
			}
			if now.Sequence != end.Sequence {
				return changed, ErrTaken
			}
			if err := s.Delete(ctx, v.Kind, v.ID, old.Version); err != nil {
				return changed, err
			}
		}
		wrote, err := s.Advance(ctx, v)
		if err != nil {
			return changed, err
		}
		if !wrote {
			return changed, ErrTaken
		}
		changed++
	}
	return changed, nil
}

func sameRecord(a, b Record) bool {
	fields := maps.Clone(b.Fields)
	maps.DeleteFunc(fields, func(_, value string) bool { return value == "" })
	return a.Version == b.Version && a.Sort == b.Sort && a.Search == b.Search && a.Expires.Equal(b.Expires) &&
		string(a.Body) == string(b.Body) && maps.Equal(a.Fields, fields)
}
