package store

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"strconv"
	"sync"
	"time"

	"sevenlists/planner/fault"
)

const (
	// restoringKind is the kind of the record that stands while a backup is restored. As long as it is
	// there nothing else may use the store.
	restoringKind = "restoring"
	// maxLine is the most that one line of a backup may hold: the largest content, written as a JSON
	// text in which every byte may take six.
	maxLine = 6*MaxContent + 1<<20
	// hands is how many write at once: the engine lets them share the wait for the disk.
	hands = 16
)

// Restore fills an empty store from a backup. open gives the backup from its beginning, and is called
// twice: the first time every line and the trailer are checked, before anything is written; afterwards
// what the store then shows is compared with the trailer.
//
// The store is usable when everything is there, and not before: if Restore is broken off, Unfinished
// tells, and the same backup may be restored again. It gives ErrNotEmpty where something else is kept,
// and *fault.Error store.backup.* where the backup is not whole or not one.
func Restore(ctx context.Context, s Store, now func() time.Time, open func() (io.ReadCloser, error), step func(lines int)) (Trailer, error) {
	trailer, err := readBackup(ctx, open, nil)
	if err != nil {
		return Trailer{}, err
	}
	mark := Record{Kind: restoringKind, ID: restoringKind, Version: 1, Body: []byte(strconv.Quote(trailer.Hash))}
	if err := begin(ctx, s, mark); err != nil {
		return Trailer{}, err
	}
	if err := fill(ctx, s, open, step); err != nil {
		return Trailer{}, err
	}
	b := backup{to: io.Discard, tally: newTally(), now: now()}
	snapshot, err := s.Snapshot(ctx)
	if err == nil {
		err = errors.Join(b.walk(ctx, snapshot), snapshot.Close())
	}
	if err != nil {
		return Trailer{}, err
	}
	if got := b.tally.end(); got.Lasting != trailer.Lasting || got.Documents != trailer.Documents || got.Contents != trailer.Contents {
		return Trailer{}, fault.New(fault.Unavailable, "store.restore.differs", "")
	}
	return trailer, s.Delete(ctx, restoringKind, restoringKind, 1)
}

// Unfinished reports whether a restore into this store was begun and not ended.
func Unfinished(ctx context.Context, s Store) (bool, error) {
	_, err := s.Get(ctx, restoringKind, restoringKind)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// begin marks an empty store, or finds the mark of the same backup.
func begin(ctx context.Context, s Store, mark Record) error {
	there, err := s.Get(ctx, mark.Kind, mark.ID)
	if err == nil && bytes.Equal(there.Body, mark.Body) {
		return nil
	}
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	empty, err := s.Empty(ctx)
	if err == nil && !empty {
		err = ErrNotEmpty
	}
	if err != nil {
		return err
	}
	return s.Put(ctx, mark)
}

// fill writes every line of a backup. What is there already was written by a restore that was broken off.
func fill(ctx context.Context, s Store, open func() (io.ReadCloser, error), step func(int)) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	queues := make([]chan line, hands)
	for i := range queues {
		queues[i] = make(chan line)
		wg.Go(func() {
			for l := range queues[i] {
				if ctx.Err() == nil {
					if err := write(ctx, s, l); err != nil {
						cancel(err)
					}
				}
			}
		})
	}
	lines := 0
	_, err := readBackup(ctx, open, func(l line) error {
		if lines++; step != nil && lines%1000 == 0 {
			step(lines)
		}
		// Lines of one stream go through one hand, in order.
		select {
		case queues[l.hand()] <- l:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	})
	for _, q := range queues {
		close(q)
	}
	wg.Wait()
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return err
}

func (l line) hand() int {
	h := fnv.New32a()
	switch {
	case l.Document != nil:
		_, _ = h.Write([]byte(l.Document.Stream))
	case l.Record != nil:
		_, _ = h.Write([]byte(l.Record.ID))
	case l.Content != nil:
		_, _ = h.Write([]byte(l.Content.Hash))
	}
	return int(h.Sum32() % hands)
}

func write(ctx context.Context, s Store, l line) error {
	var err error
	switch {
	case l.Document != nil:
		d := l.Document.document()
		err = s.Append(ctx, d)
		var repeated *RepeatedError
		if errors.As(err, &repeated) && repeated.Document.Hash == d.Hash {
			return nil
		}
		if errors.Is(err, ErrTaken) {
			var there Document
			if there, err = s.Find(ctx, d.Stream, d.Key); err == nil && there.Hash != d.Hash {
				err = ErrNotEmpty
			}
		}
	case l.Record != nil:
		_, err = s.Advance(ctx, l.Record.record())
	case l.Content != nil:
		_, err = s.Keep(ctx, l.Content.Body)
	}
	return err
}

func (d documentLine) document() Document {
	return Document{Stream: d.Stream, Sequence: d.Sequence, Key: d.Key, RecordedAt: d.RecordedAt, Hash: d.Hash, Payload: d.Payload}
}

func (r recordLine) record() Record {
	return Record{Kind: r.Kind, ID: r.ID, Version: r.Version, Fields: r.Fields, Sort: r.Sort, Search: r.Search, Expires: r.Expires, Body: r.Body}
}

// readBackup reads a backup to its end, checks each line and the trailer, and gives the lines between
// to each, which may be nil.
func readBackup(ctx context.Context, open func() (io.ReadCloser, error), each func(line) error) (Trailer, error) {
	f, err := open()
	if err != nil {
		return Trailer{}, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return Trailer{}, fault.New(fault.Invalid, "store.backup.form", "").Because(err)
	}
	r := &backupReader{from: bufio.NewReaderSize(z, 256<<10), tally: newTally()}
	if err := r.header(); err != nil {
		return Trailer{}, err
	}
	for {
		if err := ctx.Err(); err != nil {
			return Trailer{}, fmt.Errorf("%w: %w", ErrUnavailable, err)
		}
		l, text, err := r.next()
		if err != nil {
			return Trailer{}, err
		}
		if l.Trailer != nil {
			return *l.Trailer, r.end(*l.Trailer)
		}
		if err := r.check(l); err != nil {
			return Trailer{}, err
		}
		r.tally.add(l, text)
		if each != nil {
			if err := each(l); err != nil {
				return Trailer{}, err
			}
		}
	}
}

type backupReader struct {
	from  *bufio.Reader
	tally *tally
	n     int      // number of the line
	last  Document // in whose stream the reader is
}

// damaged says that a line is not what Backup wrote.
func (r *backupReader) damaged(cause error) error {
	return fault.New(fault.Invalid, "store.backup.damaged", "", r.n).Because(cause)
}

func (r *backupReader) header() error {
	l, _, err := r.next()
	if err != nil || l.Header == nil || l.Header.Format != backupFormat {
		return fault.New(fault.Invalid, "store.backup.form", "").Because(err)
	}
	if l.Header.Version > backupVersion {
		return fault.New(fault.Invalid, "store.backup.newer", "")
	}
	return nil
}

// next reads one line, with its end.
func (r *backupReader) next() (line, []byte, error) {
	r.n++
	var text []byte
	for {
		part, err := r.from.ReadSlice('\n')
		text = append(text, part...)
		if len(text) > maxLine {
			return line{}, nil, r.damaged(ErrTooLarge)
		}
		if err == nil {
			break
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return line{}, nil, fault.New(fault.Invalid, "store.backup.cut", "", r.n).Because(err)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line{}, nil, r.damaged(err)
		}
	}
	var l line
	if err := json.Unmarshal(text, &l); err != nil {
		return line{}, nil, r.damaged(err)
	}
	return l, text, nil
}

// check looks whether a line is sound, and a document the next of its chain.
func (r *backupReader) check(l line) error {
	switch {
	case l.Document != nil:
		d := l.Document.document()
		e, err := d.Open()
		if err != nil {
			return r.damaged(err)
		}
		if d.Stream != r.last.Stream {
			r.last = Document{}
		}
		sound := Hash(d.Payload) == d.Hash && e.Stream == d.Stream && e.Sequence == d.Sequence && e.Key == d.Key &&
			e.RecordedAt.Equal(d.RecordedAt) && d.Sequence == r.last.Sequence+1 && e.Previous == r.last.Hash
		if !sound {
			return fault.List{fault.New(fault.Invalid, "store.backup.damaged", d.ID(), r.n)}.Err()
		}
		r.last = d
		return nil
	case l.Record != nil:
		if err := l.Record.record().Check(); err != nil {
			return r.damaged(err)
		}
		return nil
	case l.Content != nil && len(l.Content.Body) <= MaxContent && Hash(l.Content.Body) == l.Content.Hash:
		return nil
	}
	return r.damaged(nil)
}

// end compares the trailer with what was read, and looks that nothing stands behind it.
func (r *backupReader) end(t Trailer) error {
	if t != r.tally.end() {
		return fault.New(fault.Invalid, "store.backup.trailer", "")
	}
	if _, err := r.from.ReadByte(); !errors.Is(err, io.EOF) {
		return r.damaged(err)
	}
	return nil
}

// CheckBackup reads a backup to its end and says whether it is whole.
func CheckBackup(ctx context.Context, open func() (io.ReadCloser, error)) (Trailer, error) {
	return readBackup(ctx, open, nil)
}
