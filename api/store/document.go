package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/gowebpki/jcs"

	"sevenlists/planner/calendar"
)

// Event is one thing that happened.
type Event struct {
	Type string `json:"type"` // lower_snake_case, in the past tense, such as profile_revised
	// OccurredOn is the day in China on which it happened, which may lie before the day on which it was
	// recorded.
	OccurredOn calendar.Date `json:"occurred_on"`
	// Body is an object; what stands in it is the matter of the event's type. A text in it of the form
	// of Hash says which content it refers to, unless its key is hash or revision or ends in _hash or
	// _revision: Verify then looks whether the content is there.
	Body json.RawMessage `json:"body"`
}

// Entry is what one request did: the content of a document, in the form that is hashed.
type Entry struct {
	Stream   string `json:"stream"`
	Sequence int64  `json:"sequence"`
	Previous string `json:"previous"` // hash of the document before; empty for the first
	Key      string `json:"key"`      // idempotency key, unique within the stream
	// Request is the hash of what was asked for under that key, so that the same key with another
	// request is told from a repetition.
	Request    string    `json:"request"`
	RecordedAt time.Time `json:"recorded_at"` // the server's clock, UTC, to the microsecond
	Actor      string    `json:"actor"`       // id of the account; system where nobody asked
	Events     []Event   `json:"events"`
}

// Document is an entry as it is stored. Payload is the canonical JSON of the entry (RFC 8785) and
// Hash its SHA-256, so that neither a changed byte nor a document removed or moved goes unseen.
type Document struct {
	Stream     string
	Sequence   int64
	Key        string
	RecordedAt time.Time
	Hash       string
	Payload    []byte
}

// ID is the key under which a document is stored; as text it sorts as the sequence does.
func (d Document) ID() string { return DocumentID(d.Stream, d.Sequence) }

// DocumentID is the key of a document of a stream.
func DocumentID(stream string, sequence int64) string {
	return fmt.Sprintf("%s/%012d", stream, sequence)
}

// Head is the end of the stream after this document.
func (d Document) Head() Head {
	return Head{Stream: d.Stream, Sequence: d.Sequence, Hash: d.Hash, RecordedAt: d.RecordedAt}
}

// Seal makes the document of an entry. The time is cut to microseconds, in UTC. It refuses an entry
// that no engine would keep as it is: see the limits.
func Seal(e Entry) (Document, error) {
	if err := e.check(); err != nil {
		return Document{}, fmt.Errorf("seal %s: %w", DocumentID(e.Stream, e.Sequence), err)
	}
	e.RecordedAt = e.RecordedAt.UTC().Truncate(time.Microsecond)
	raw, err := json.Marshal(e)
	if err != nil {
		return Document{}, fmt.Errorf("seal %s: %w", DocumentID(e.Stream, e.Sequence), err)
	}
	payload, err := jcs.Transform(raw)
	if err != nil {
		return Document{}, fmt.Errorf("seal %s: %w", DocumentID(e.Stream, e.Sequence), err)
	}
	if len(payload) > MaxDocument {
		return Document{}, fmt.Errorf("seal %s: %w: %d bytes", DocumentID(e.Stream, e.Sequence), ErrTooLarge, len(payload))
	}
	return Document{
		Stream: e.Stream, Sequence: e.Sequence, Key: e.Key, RecordedAt: e.RecordedAt, Hash: Hash(payload), Payload: payload,
	}, nil
}

// Open reads the entry of a document.
func (d Document) Open() (Entry, error) {
	var e Entry
	if err := json.Unmarshal(d.Payload, &e); err != nil {
		return Entry{}, fmt.Errorf("open %s: %w", d.ID(), err)
	}
	return e, nil
}

// Hash is the SHA-256 of a content, in hexadecimal with the name of the algorithm before it.
func Hash(content []byte) string {
	sum := sha256.Sum256(content)
	return "sha256:" + hex.EncodeToString(sum[:])
}
