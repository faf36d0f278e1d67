package answerlink

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// Use answers the question of a link, once: of several who try at the same time one succeeds. The same
// answer under the same idempotency key is given again without being taken again. Where whoever asked
// cannot take it now, it is kept and taken later.
//
// It returns NotFound answer.unknown; Conflict answer.used and answer.late; Invalid answer.choice,
// answer.empty and answer.text; and what the taker says against it.
func (l *Links) Use(ctx context.Context, token, key string, a Answer) error {
	k, err := l.load(ctx, token)
	if err != nil {
		return err
	}
	if err := k.Question.check(&a); err != nil {
		return err
	}
	if k.repeats(key, a) {
		return nil
	}
	if err := l.asks(ctx, k); err != nil {
		return err
	}
	k.State, k.Answer, k.Key, k.Given = given, &a, key, l.Now().UTC().Truncate(time.Second)
	if err := l.put(ctx, k); errors.Is(err, store.ErrTaken) {
		return fault.New(fault.Conflict, "answer.used", "")
	} else if err != nil {
		return err
	}
	return l.hand(context.WithoutCancel(ctx), k)
}

// repeats reports whether the same was answered before by the same request.
func (k *kept) repeats(key string, a Answer) bool {
	return key != "" && k.Key == key && k.Answer != nil && *k.Answer == a && k.State != refused
}

// hand gives an answer to whoever takes it. What fails for now is tried again by Work.
func (l *Links) hand(ctx context.Context, k *kept) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	t, err := l.taker(k.Question.Kind)
	if err == nil {
		err = t.Take(ctx, k.Question, *k.Answer, "answer-"+k.id)
	}
	var says *fault.Error
	switch {
	case err == nil:
		k.State = answered
		l.settle(ctx, k)
		return nil
	case errors.As(err, &says) && says.Kind == fault.Invalid:
		k.State, k.Answer, k.Key, k.Given = open, nil, "", time.Time{}
		l.settle(ctx, k)
		return err
	case errors.As(err, &says) && (says.Kind == fault.Conflict || says.Kind == fault.NotFound):
		k.State, k.Refused = refused, says.Code
		l.settle(ctx, k)
		return err
	}
	l.Log.LogAttrs(ctx, slog.LevelWarn, "answer", slog.String("project", k.Question.Project), slog.String("kind", k.Question.Kind), slog.String("cause", err.Error()))
	return nil // it is kept, and will be taken
}

// settle writes what became of an answer. Where another server wrote it first, that one counts.
func (l *Links) settle(ctx context.Context, k *kept) {
	if err := l.put(ctx, k); err != nil && !errors.Is(err, store.ErrTaken) {
		l.Log.LogAttrs(ctx, slog.LevelWarn, "answer", slog.String("cause", err.Error()))
	}
}

// handTime is longer than handing an answer on takes: what is in that state for longer was left behind.
const handTime = 30 * time.Second

// Work hands on the answers that a crash or a store that was away left behind. It is to be called every
// minute, and returns the errors of the store.
func (l *Links) Work(ctx context.Context) error {
	records, err := l.Records.List(ctx, store.Query{Kind: kindLink, Where: map[string][]string{"state": {given}}, Limit: 100})
	if err != nil {
		return err
	}
	for _, r := range records {
		k, err := unpacked(r)
		if err != nil {
			return err
		}
		if l.Now().Sub(k.Given) < handTime {
			continue
		}
		if err := l.hand(ctx, k); err != nil {
			l.Log.LogAttrs(ctx, slog.LevelWarn, "answer", slog.String("project", k.Question.Project), slog.String("cause", err.Error()))
		}
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
