package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"time"
	"unicode/utf8"

	"sevenlists/planner/fault"
)

// A backup is one file for either engine: gzip over lines of JSON. The first line is the header; then
// come the documents by stream and sequence, the records by kind and id, the contents by hash, one a
// line; the last line is the trailer, which counts them and holds the hash of the lines between. What
// restores it can read it line by line, and so can anybody with zcat.
const (
	backupFormat  = "sevenlists-backup"
	backupVersion = 1
)

// line is one line of a backup: exactly one of its fields is there.
type line struct {
	Header   *header       `json:"header,omitempty"`
	Document *documentLine `json:"document,omitempty"`
	Record   *recordLine   `json:"record,omitempty"`
	Content  *contentLine  `json:"content,omitempty"`
	Trailer  *Trailer      `json:"trailer,omitempty"`
}

type header struct {
	Format  string    `json:"format"`
	Version int       `json:"version"`
	Engine  string    `json:"engine"` // that it was taken from
	TakenAt time.Time `json:"taken_at"`
}

type documentLine struct {
	Stream     string    `json:"stream"`
	Sequence   int64     `json:"sequence"`
	Key        string    `json:"key"`
	RecordedAt time.Time `json:"recorded_at"`
	Hash       string    `json:"hash"`
	Payload    raw       `json:"payload"`
}

type recordLine struct {
	Kind    string            `json:"kind"`
	ID      string            `json:"id"`
	Version int64             `json:"version"`
	Fields  map[string]string `json:"fields,omitempty"`
	Sort    string            `json:"sort,omitempty"`
	Search  string            `json:"search,omitempty"`
	Expires time.Time         `json:"expires,omitzero"`
	Body    raw               `json:"body"`
}

type contentLine struct {
	Hash string `json:"hash"`
	Body raw    `json:"body"`
}

// Trailer says what a backup holds.
type Trailer struct {
	Documents int    `json:"documents"`
	Records   int    `json:"records"`
	Contents  int    `json:"contents"`
	Hash      string `json:"hash"` // of all lines between header and trailer
	// Lasting is the hash of those among them that do not expire, so that a restored store can be
	// compared with its backup although time has passed.
	Lasting string `json:"lasting"`
}

// raw is bytes as they are: a JSON text where they are UTF-8, else {"base64": …}.
type raw []byte

type base64Text struct {
	Base64 string `json:"base64"`
}

// MarshalJSON writes the bytes.
func (r raw) MarshalJSON() ([]byte, error) {
	if !utf8.Valid(r) {
		return json.Marshal(base64Text{base64.StdEncoding.EncodeToString(r)})
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(string(r)); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (r *raw) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '{' {
		var t base64Text
		if err := json.Unmarshal(b, &t); err != nil {
			return err
		}
		var err error
		*r, err = base64.StdEncoding.DecodeString(t.Base64)
		return err
	}
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*r = []byte(s)
	return nil
}

// tally counts lines and hashes them.
type tally struct {
	Trailer
	all, lasting hash.Hash
}

func newTally() *tally { return &tally{all: sha256.New(), lasting: sha256.New()} }

func (t *tally) add(l line, text []byte) {
	switch {
	case l.Document != nil:
		t.Documents++
	case l.Record != nil:
		t.Records++
	case l.Content != nil:
		t.Contents++
	}
	_, _ = t.all.Write(text) // a hash takes everything
	if l.Record == nil || l.Record.Expires.IsZero() {
		_, _ = t.lasting.Write(text)
	}
}

// end gives the trailer of the lines so far.
func (t *tally) end() Trailer {
	t.Hash, t.Lasting = hexSum(t.all), hexSum(t.lasting)
	return t.Trailer
}

func hexSum(h hash.Hash) string { return "sha256:" + hex.EncodeToString(h.Sum(nil)) }

// Backup writes everything that is kept to w, while others go on writing: it shows one moment. It
// refuses to back up what is damaged, naming it: Verify tells the rest. step is told, now and then, how
// much was written; it may be nil.
func Backup(ctx context.Context, s Store, now func() time.Time, w io.Writer, step func(lines int)) (Trailer, error) {
	snapshot, err := s.Snapshot(ctx)
	if err != nil {
		return Trailer{}, err
	}
	z := gzip.NewWriter(w)
	b := backup{to: z, tally: newTally(), step: step, now: now()}
	err = b.line(line{Header: &header{Format: backupFormat, Version: backupVersion, Engine: s.Engine(), TakenAt: b.now.UTC()}})
	if err == nil {
		err = b.walk(ctx, snapshot)
	}
	if err := errors.Join(err, snapshot.Close()); err != nil {
		return Trailer{}, err
	}
	trailer := b.tally.end()
	if err := b.line(line{Trailer: &trailer}); err != nil {
		return Trailer{}, err
	}
	return trailer, z.Close()
}

type backup struct {
	to    io.Writer
	tally *tally
	step  func(int)
	now   time.Time
	lines int
}

// walk gives every line of a snapshot to the backup.
func (b *backup) walk(ctx context.Context, s Snapshot) error {
	err := s.Documents(ctx, func(d Document) error {
		if Hash(d.Payload) != d.Hash {
			return fault.New(fault.Unavailable, "store.verify.changed", d.ID())
		}
		return b.keep(line{Document: &documentLine{d.Stream, d.Sequence, d.Key, d.RecordedAt, d.Hash, d.Payload}})
	})
	if err != nil {
		return err
	}
	err = s.Records(ctx, func(r Record) error {
		if r.Kind == restoringKind || r.ExpiredBy(b.now) {
			return nil
		}
		return b.keep(line{Record: &recordLine{r.Kind, r.ID, r.Version, r.Fields, r.Sort, r.Search, r.Expires, r.Body}})
	})
	if err != nil {
		return err
	}
	return s.Contents(ctx, func(hash string, content []byte) error {
		if Hash(content) != hash {
			return fault.New(fault.Unavailable, "store.verify.content.changed", hash)
		}
		return b.keep(line{Content: &contentLine{hash, content}})
	})
}

// keep writes a line that the trailer counts.
func (b *backup) keep(l line) error {
	text, err := lineText(l)
	if err != nil {
		return err
	}
	b.tally.add(l, text)
	if b.lines++; b.step != nil && b.lines%1000 == 0 {
		b.step(b.lines)
	}
	_, err = b.to.Write(text)
	return err
}

func (b *backup) line(l line) error {
	text, err := lineText(l)
	if err != nil {
		return err
	}
	_, err = b.to.Write(text)
	return err
}

func lineText(l line) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(l); err != nil {
		return nil, fmt.Errorf("back up: %w", err)
	}
	return b.Bytes(), nil
}
