package store

import (
	"cmp"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"sevenlists/planner/fault"
)

// mostProblems bounds how many problems a report names; more are only counted.
const mostProblems = 1000

// Report is what Verify found.
type Report struct {
	Streams   int
	Documents int
	Records   int
	Contents  int
	// Problems names what is wrong, each at a document's id or a content's hash, in the order in which
	// they were found; of very many the first ones.
	Problems fault.List
	Found    int // how many problems there are in all
	// CheckedTo is when the last checkpoint was taken; zero where there is none.
	CheckedTo time.Time
	// Uncovered are the documents younger than every checkpoint: if somebody removed more that came
	// after them, nothing tells.
	Uncovered []Span
}

// Span is a run of documents of one stream.
type Span struct {
	Stream   string
	From, To int64 // sequences, both inclusive
}

// Documents counts the documents of spans.
func Documents(spans []Span) int {
	n := 0
	for _, s := range spans {
		n += int(s.To - s.From + 1)
	}
	return n
}

// Inspect looks closer at a document that is sound, such as one that holds a frozen plan, and says
// what is wrong. It may read the store.
type Inspect func(ctx context.Context, s Store, d Document, e Entry) fault.List

// SelfChecker is a store that can look at its own files, below what the interface shows.
type SelfChecker interface {
	// SelfCheck gives what is wrong; an error only where it could not look.
	SelfCheck(ctx context.Context) (fault.List, error)
}

// Verify looks at everything that is kept: whether each document is the one that was sealed and follows
// the one before, whether the checkpoints know of one that is missing, and whether every content that
// an event refers to is there and is what it was. Others may go on writing.
//
// step is told, now and then, how many documents were looked at; it may be nil. The error says that
// Verify could not look; what is wrong stands in the report.
func Verify(ctx context.Context, s Store, inspect Inspect, step func(documents int)) (Report, error) {
	v := &verifier{ctx: ctx, store: s, inspect: inspect, step: step, seen: map[finding]bool{}, heads: map[string]Head{}, wanted: map[[32]byte]string{}}
	if own, ok := s.(SelfChecker); ok {
		problems, err := own.SelfCheck(ctx)
		if err != nil {
			return v.report, err
		}
		for _, p := range problems {
			v.add(p)
		}
	}
	if err := v.recall(); err != nil { // before the snapshot, which then holds all that they speak of
		return v.report, err
	}
	snapshot, err := s.Snapshot(ctx)
	if err != nil {
		return v.report, err
	}
	err = v.walk(snapshot)
	return v.report, errors.Join(err, snapshot.Close())
}

type verifier struct {
	ctx     context.Context
	store   Store
	inspect Inspect
	step    func(int)
	report  Report
	seen    map[finding]bool

	heads  map[string]Head     // the newest that the checkpoints hold of each stream not yet passed
	wanted map[[32]byte]string // contents that are referred to, with the id of a document that does
	chain  chain
}

// finding is a problem and its place: what is found in two ways is named once.
type finding struct{ code, place string }

func (v *verifier) add(p *fault.Error) {
	seen := finding{p.Code, p.Path}
	if v.seen[seen] {
		return
	}
	v.seen[seen] = true
	v.report.Found++
	if len(v.report.Problems) < mostProblems {
		v.report.Problems.Add(p)
	}
}

func (v *verifier) problem(code, place string, args ...any) {
	v.add(fault.New(fault.Unavailable, "store.verify."+code, place, args...))
}

// lost names documents that are not there, from one sequence to another.
func (v *verifier) lost(code, stream string, from, to int64) {
	if from == to {
		v.problem(code, DocumentID(stream, from))
		return
	}
	v.problem(code, DocumentID(stream, from), DocumentID(stream, to))
}

// recall reads what the checkpoints hold. A checkpoint that cannot be read is named by the walk.
func (v *verifier) recall() error {
	for after := int64(0); ; {
		docs, err := v.store.Read(v.ctx, CheckpointStream, after, 20)
		if err != nil {
			return err
		}
		if len(docs) == 0 {
			return nil
		}
		for _, d := range docs {
			after = max(after+1, d.Sequence)
			taken, err := checkpoints(d)
			if err != nil {
				continue
			}
			for _, cp := range taken {
				v.report.CheckedTo = cp.Until
				for _, h := range cp.Heads {
					if h.Sequence > v.heads[h.Stream].Sequence {
						v.heads[h.Stream] = h
					}
				}
			}
		}
	}
}

func (v *verifier) walk(s Snapshot) error {
	steps := []struct {
		of string
		do func() error
	}{
		{"documents", func() error { return s.Documents(v.ctx, v.document) }},
		{"contents", func() error { return s.Contents(v.ctx, v.content) }},
		{"records", func() error {
			return s.Records(v.ctx, func(Record) error { v.report.Records++; return nil })
		}},
	}
	for _, step := range steps {
		err := step.do()
		if v.ctx.Err() != nil {
			return err
		}
		if err != nil { // what cannot be read is a finding, and the rest is looked at all the same
			v.add(fault.New(fault.Unavailable, "store.verify.unreadable", step.of).Because(err))
		}
		if step.of == "documents" && err == nil {
			v.endOfStream()
			for _, h := range sortedHeads(v.heads) {
				v.lost("removed", h.Stream, 1, h.Sequence)
			}
		}
		if step.of == "contents" && err == nil {
			for _, hash := range sortedWanted(v.wanted) {
				v.problem("content.missing", v.wanted[hash], "sha256:"+hex.EncodeToString(hash[:]))
			}
		}
	}
	return nil
}

// chain is the stream that the walk is in.
type chain struct {
	stream  string
	last    int64  // sequence of the last document seen, sound or not
	hash    string // of that document
	covered int64  // up to which sequence a checkpoint speaks of the stream
	keys    map[string]bool
	adrift  bool // that document belongs elsewhere, so that nothing can follow it
}

func (v *verifier) document(d Document) error {
	if err := v.ctx.Err(); err != nil {
		return err
	}
	if d.Stream != v.chain.stream {
		v.endOfStream()
		v.report.Streams++
		v.chain = chain{stream: d.Stream, covered: v.heads[d.Stream].Sequence, keys: map[string]bool{}}
	}
	v.report.Documents++
	if v.step != nil && v.report.Documents%1000 == 0 {
		v.step(v.report.Documents)
	}
	id := d.ID()
	follows := v.inOrder(d)
	e, sound := v.sealed(d)
	if sound && follows && !v.chain.adrift && e.Previous != v.chain.hash {
		v.problem("chain", id, DocumentID(d.Stream, v.chain.last))
		sound = false
	}
	if h := v.heads[d.Stream]; h.Sequence == d.Sequence && h.Hash != d.Hash {
		v.problem("checkpoint", id)
		sound = false
	}
	if v.chain.keys[d.Key] {
		v.problem("key", id, d.Key)
	}
	v.chain.keys[d.Key] = true
	v.chain.last, v.chain.hash = d.Sequence, d.Hash
	v.chain.adrift = e.Stream != "" && (e.Stream != d.Stream || e.Sequence != d.Sequence)
	if !sound {
		return nil
	}
	v.refer(d, e)
	if v.inspect != nil {
		for _, p := range v.inspect(v.ctx, v.store, d, e) {
			v.add(p)
		}
	}
	return nil
}

// inOrder names what is missing before a document, and reports whether the one before it is there.
func (v *verifier) inOrder(d Document) bool {
	switch next := v.chain.last + 1; {
	case d.Sequence == next:
		return true
	case d.Sequence > next:
		v.lost("missing", d.Stream, next, d.Sequence-1)
	default:
		v.problem("twice", d.ID())
	}
	return false
}

// sealed reads a document and reports whether it is as it was sealed.
func (v *verifier) sealed(d Document) (Entry, bool) {
	if Hash(d.Payload) != d.Hash {
		v.problem("changed", d.ID())
		return Entry{}, false
	}
	e, err := d.Open()
	if err != nil {
		v.add(fault.New(fault.Unavailable, "store.verify.form", d.ID()).Because(err))
		return Entry{}, false
	}
	if e.Stream != d.Stream || e.Sequence != d.Sequence {
		v.problem("moved", d.ID(), DocumentID(e.Stream, e.Sequence))
		return e, false
	}
	if e.Key != d.Key || !e.RecordedAt.Equal(d.RecordedAt) {
		v.problem("beside", d.ID())
		return e, false
	}
	return e, true
}

// endOfStream looks whether documents are missing at the end, and which no checkpoint covers.
func (v *verifier) endOfStream() {
	c := v.chain
	if c.stream == "" {
		return
	}
	if c.covered > c.last {
		v.lost("removed", c.stream, c.last+1, c.covered)
	}
	delete(v.heads, c.stream)
	if c.stream != CheckpointStream && c.last > c.covered {
		v.report.Uncovered = append(v.report.Uncovered, Span{Stream: c.stream, From: c.covered + 1, To: c.last})
	}
}

// refer notes the contents that a document refers to.
func (v *verifier) refer(d Document, e Entry) {
	for _, event := range e.Events {
		var body any
		if json.Unmarshal(event.Body, &body) != nil {
			continue
		}
		references("", body, func(hash [32]byte) {
			if _, known := v.wanted[hash]; !known {
				v.wanted[hash] = d.ID()
			}
		})
	}
}

// references finds the contents that a body refers to: see Event.Body.
func references(key string, value any, found func([32]byte)) {
	switch value := value.(type) {
	case map[string]any:
		for k, inner := range value {
			references(k, inner, found)
		}
	case []any:
		for _, inner := range value {
			references(key, inner, found)
		}
	case string:
		name := key[strings.LastIndexByte(key, '_')+1:]
		if hash, ok := parseHash(value); ok && name != "hash" && name != "revision" {
			found(hash)
		}
	}
}

// parseHash reads what Hash gives.
func parseHash(s string) ([32]byte, bool) {
	var hash [32]byte
	digits, ok := strings.CutPrefix(s, "sha256:")
	if !ok || len(digits) != 2*len(hash) || digits != strings.ToLower(digits) {
		return hash, false
	}
	_, err := hex.Decode(hash[:], []byte(digits))
	return hash, err == nil
}

func (v *verifier) content(hash string, content []byte) error {
	if err := v.ctx.Err(); err != nil {
		return err
	}
	v.report.Contents++
	if Hash(content) != hash {
		v.problem("content.changed", hash)
	}
	if h, ok := parseHash(hash); ok {
		delete(v.wanted, h)
	}
	return nil
}

// sortedHeads gives heads in the order of their streams.
func sortedHeads(heads map[string]Head) []Head {
	return slices.SortedFunc(maps.Values(heads), func(a, b Head) int { return strings.Compare(a.Stream, b.Stream) })
}

// sortedWanted gives contents in the order of the documents that refer to them.
func sortedWanted(wanted map[[32]byte]string) [][32]byte {
	return slices.SortedFunc(maps.Keys(wanted), func(a, b [32]byte) int {
		return cmp.Or(strings.Compare(wanted[a], wanted[b]), slices.Compare(a[:], b[:]))
	})
}
