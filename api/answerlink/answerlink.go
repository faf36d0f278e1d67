// Package answerlink lets a department, street, utility or neighbour without an account answer one
// question by a link that is good once: an unguessable address, for its question only, until a day.
//
// What is kept is the question and, of the token, its hash; whoever reads the store can answer nothing.
// The answer is kept with the question before anything is made of it, so that a crash between the two
// loses none and doubles none: Work hands on what was left. What an answer means is for whoever
// registered the kind of question.
package answerlink

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// kindLink is the kind of the records of this package.
const kindLink = "answer_link"

// Question is what somebody is asked.
type Question struct {
	Kind    string        `json:"kind"` // as registered, such as opinion
	ID      string        `json:"id"`   // of the question among those of its kind
	Project string        `json:"project"`
	Text    lang.Text     `json:"text"`  // what is asked, as whoever opens the link reads it
	Until   calendar.Date `json:"until"` // the last day in China on which it may be answered
	// Choices are the answers to choose from, by id; none: any text is an answer.
	Choices map[string]lang.Text `json:"choices,omitempty"`
}

// Answer is what somebody answers.
type Answer struct {
	// Choice is one of the question's, where it has some.
	Choice string `json:"choice,omitempty" most:"60"`
	// Text is the answer in words; it may be empty where there is a choice.
	Text string `json:"text,omitempty" most:"4000"`
	// Paper is the number of the letter that says the same, where there is one.
	Paper string `json:"paper,omitempty" most:"100"`
}

// Taker makes something of the answers to one kind of question.
type Taker interface {
	// Open gives an error once the question is to be answered no more, as one that was settled otherwise.
	Open(ctx context.Context, q Question) error
	// Take takes an answer, once for each key: after a crash it is called again with the same one.
	// An error of kind Invalid gives the link back, so that the answer can be mended.
	Take(ctx context.Context, q Question, a Answer, key string) error
}

// The states of a link.
const (
	open     = "open"
	given    = "given"    // an answer was given that nobody has taken yet
	answered = "answered" // and this one was taken
	refused  = "refused"  // the answer came too late for whoever asked
)

// kept is a link as it is stored.
type kept struct {
	Question Question  `json:"question"`
	State    string    `json:"state"`
	Issued   time.Time `json:"issued"`
	Answer   *Answer   `json:"answer,omitempty"`
	Given    time.Time `json:"given,omitzero"`
	Key      string    `json:"key,omitempty"`     // idempotency key with which it was given
	Refused  string    `json:"refused,omitempty"` // code of why nobody took it

	id      string
	version int64
}

// Config is what Links are made of.
type Config struct {
	Records store.Records
	Now     func() time.Time
	Random  io.Reader // of tokens
	Log     *slog.Logger
}

// Links are those of one store.
type Links struct {
	Config
	mu     sync.RWMutex
	takers map[string]Taker
}

// New makes them.
func New(c Config) *Links { return &Links{Config: c, takers: map[string]Taker{}} }

// Register says who takes the answers to a kind of question. It is to be called before anything is
// answered; a kind has one taker.
func (l *Links) Register(kind string, t Taker) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.takers[kind] = t
}

func (l *Links) taker(kind string) (Taker, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if t := l.takers[kind]; t != nil {
		return t, nil
	}
	return nil, fmt.Errorf("answerlink: nobody takes answers of kind %s", kind)
}

// keptAfter is how long a link is remembered after its last day, so that whoever comes late is told so.
const keptAfter = 60 * 24 * time.Hour

// ends is the first moment at which a question may be answered no more.
func (q *Question) ends() time.Time { return time.Unix(int64(q.Until+1)*secondsADay, 0).Add(-ahead) }

// China is eight hours ahead of UTC.
const (
	ahead       = 8 * time.Hour
	secondsADay = 24 * 60 * 60
)

// Issue makes a link and gives its token, which is stored nowhere and shown this once. A link that was
// issued for the same question before is good no more.
//
// It returns Invalid answer.until where the day has passed, Conflict answer.answered where the question
// was answered by a link before, and the errors of the store.
func (l *Links) Issue(ctx context.Context, q Question) (token string, err error) {
	if project.DateOf(l.Now()) > q.Until {
		return "", fault.New(fault.Invalid, "answer.until", "/until", q.Until.String())
	}
	if _, err := l.taker(q.Kind); err != nil {
		return "", err
	}
	if err := l.revoke(ctx, q.Kind, q.ID); err != nil {
		return "", err
	}
	var b [32]byte
	if _, err := io.ReadFull(l.Random, b[:]); err != nil {
		return "", fault.New(fault.Unavailable, "internal", "").Because(err)
	}
	token = base64.RawURLEncoding.EncodeToString(b[:])
	k := &kept{Question: q, State: open, Issued: l.Now().UTC().Truncate(time.Second), id: hashed(token)}
	return token, l.put(ctx, k)
}

// Revoke makes the links of a question good no more; one that was answered stays as it is.
func (l *Links) Revoke(ctx context.Context, kind, id string) error {
	err := l.revoke(ctx, kind, id)
	if f := fault.All(err); len(f) > 0 && f[0].Code == "answer.answered" {
		return nil
	}
	return err
}

func (l *Links) revoke(ctx context.Context, kind, id string) error {
	records, err := l.Records.List(ctx, store.Query{Kind: kindLink, Where: map[string][]string{"question": {questionKey(kind, id)}}, Limit: store.MaxListed})
	if err != nil {
		return err
	}
	for _, r := range records {
		k, err := unpacked(r)
		if err != nil {
			return err
		}
		if k.State == given || k.State == answered {
			return fault.New(fault.Conflict, "answer.answered", "")
		}
		if err := l.Records.Delete(ctx, kindLink, r.ID, r.Version); err != nil {
			return err
		}
	}
	return nil
}

// questionKey names a question in a field of a record, however long its id is.
func questionKey(kind, id string) string { return kind + "/" + hashed(id) }

// hashed is what is kept of a token: of 256 bits of chance a plain hash tells nothing.
func hashed(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

func (l *Links) put(ctx context.Context, k *kept) error {
	body, err := json.Marshal(k)
	if err != nil {
		return err
	}
	k.version++
	return l.Records.Put(ctx, store.Record{
		Kind: kindLink, ID: k.id, Version: k.version, Body: body, Expires: k.Question.ends().Add(keptAfter),
		Fields: map[string]string{"question": questionKey(k.Question.Kind, k.Question.ID), "project": k.Question.Project, "state": k.State},
	})
}

func unpacked(r store.Record) (*kept, error) {
	k := &kept{id: r.ID, version: r.Version}
	if err := json.Unmarshal(r.Body, k); err != nil {
		return nil, fmt.Errorf("answer link: %w", err)
	}
	return k, nil
}

// Asked is a question as whoever opens the link sees it.
type Asked struct {
	Question string            `json:"question"`
	Choices  map[string]string `json:"choices,omitempty"` // what may be chosen, by id
	Until    calendar.Date     `json:"until"`             // the last day on which it may be answered
}

// Read gives the question of a link that may be answered now.
//
// It returns NotFound answer.unknown, Conflict answer.used and answer.late, and what the taker says.
func (l *Links) Read(ctx context.Context, token string) (Question, error) {
	k, err := l.usable(ctx, token)
	if err != nil {
		return Question{}, err
	}
	return k.Question, nil
}

// In gives a question in one language.
func (q Question) In(in lang.Lang) Asked {
	a := Asked{Question: q.Text.In(in), Until: q.Until}
	for id, text := range q.Choices {
		if a.Choices == nil {
			a.Choices = map[string]string{}
		}
		a.Choices[id] = text.In(in)
	}
	return a
}

func (l *Links) load(ctx context.Context, token string) (*kept, error) {
	r, err := l.Records.Get(ctx, kindLink, hashed(token))
	if errors.Is(err, store.ErrNotFound) {
		return nil, fault.New(fault.NotFound, "answer.unknown", "")
	}
	if err != nil {
		return nil, err
	}
	return unpacked(r)
}

func (l *Links) usable(ctx context.Context, token string) (*kept, error) {
	k, err := l.load(ctx, token)
	if err != nil {
		return nil, err
	}
	return k, l.asks(ctx, k)
}

// asks gives an error where a question may not be answered any more.
func (l *Links) asks(ctx context.Context, k *kept) error {
	switch {
	case k.State != open:
		return fault.New(fault.Conflict, "answer.used", "")
	case !l.Now().Before(k.Question.ends()):
		return fault.New(fault.Conflict, "answer.late", "", k.Question.Until.String())
	}
	t, err := l.taker(k.Question.Kind)
	if err != nil {
		return err
	}
	return t.Open(ctx, k.Question)
}

// check refuses what is no answer to the question; all that is wrong at once.
func (q *Question) check(a *Answer) error {
	a.Text, a.Paper = strings.TrimSpace(a.Text), strings.TrimSpace(a.Paper)
	var faults fault.List
	if _, known := q.Choices[a.Choice]; !known && (a.Choice != "" || len(q.Choices) > 0) {
		faults.Add(fault.New(fault.Invalid, "answer.choice", "/choice", a.Choice, sortedKeys(q.Choices)))
	}
	if len(q.Choices) == 0 && a.Text == "" {
		faults.Add(fault.New(fault.Invalid, "answer.empty", "/text"))
	}
	for at, text := range map[string]string{"/text": strings.ReplaceAll(a.Text, "\n", ""), "/paper": a.Paper} {
		if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\uFFFD' }) {
			faults.Add(fault.New(fault.Invalid, "answer.text", at))
		}
	}
	return faults.Err()
}
