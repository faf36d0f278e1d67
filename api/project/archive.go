package project

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/rules"
)

// ruleSetKind is the kind of the records that say where the archive of a rule set is kept.
const ruleSetKind = "rule_set"

// mostLoaded is how many rule sets stay loaded beside the one in use; each takes some 30 MB.
const mostLoaded = 3

// RuleSet is a rule set that was used at some time.
type RuleSet struct {
	Revision string `json:"revision"`
	Calendar string `json:"calendar"` // a hash of its calendar
	Content  string `json:"content"`  // the hash under which its files are kept
	// UsedFrom is when it was first put to use here.
	UsedFrom time.Time `json:"used_from"`
}

// Loaded is a rule set that can be planned with.
type Loaded struct {
	*rules.Set
	Calendar string // hash of its calendar
	Files    fs.FS
	Content  string // hash under which the files are kept
}

// Archive keeps the files of every rule set that was used, and loads those asked for.
type Archive struct {
	store   store.Store
	current atomic.Pointer[Loaded]
	loading singleflight.Group // one load of a revision at a time

	mu     sync.Mutex
	recent []*Loaded // the last asked for comes last
}

func newArchive(s store.Store) *Archive { return &Archive{store: s} }

// Current is the rule set in use.
func (a *Archive) Current() *rules.Set { return a.current.Load().Set }

// Use keeps the files of a folder and makes what was loaded from it the rule set in use.
//
// It returns Unavailable project.rules.changed where the folder holds something else by now, and the
// errors of the store; the one in use before then stays.
func (a *Archive) Use(ctx context.Context, folder fs.FS, set *rules.Set, now time.Time) error {
	version, err := calendarVersion(folder)
	if err != nil {
		return fault.New(fault.NotFound, "rules.folder", "", "calendar").Because(err)
	}
	l := &Loaded{Set: set, Calendar: version, Files: folder}
	if err := a.keep(ctx, l, now); err != nil {
		return err
	}
	a.remember(l)
	a.current.Store(l)
	return nil
}

// keep stores the files of a rule set, if they are not there yet.
func (a *Archive) keep(ctx context.Context, l *Loaded, now time.Time) error {
	known, err := a.store.Get(ctx, ruleSetKind, l.Revision())
	if err == nil {
		var r RuleSet
		err = json.Unmarshal(known.Body, &r)
		l.Content = r.Content
	}
	if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	content, err := pack(l.Files)
	if err != nil {
		return fault.New(fault.NotFound, "rules.folder", "", "").Because(err)
	}
	// Whoever reads a folder while it is written to might keep something else than was loaded.
	if err := holds(content, l.Revision()); err != nil {
		return err
	}
	r := RuleSet{Revision: l.Revision(), Calendar: l.Calendar, UsedFrom: now.UTC()}
	if r.Content, err = a.store.Keep(ctx, content); err != nil {
		return err
	}
	l.Content = r.Content
	body, err := json.Marshal(r)
	if err != nil {
		return err
	}
	err = a.store.Put(ctx, store.Record{
		Kind: ruleSetKind, ID: r.Revision, Version: 1, Sort: store.SortTime(r.UsedFrom), Body: body,
	})
	if errors.Is(err, store.ErrTaken) {
		return nil // another server kept the same
	}
	return err
}

// holds says whether an archive has the rule set of that revision.
func holds(content []byte, revision string) error {
	files, err := unpack(content)
	if err != nil {
		return err
	}
	found, err := rules.RevisionOf(files)
	if err == nil && found != revision {
		err = fmt.Errorf("the archive holds %s", found)
	}
	if err != nil {
		return fault.New(fault.Unavailable, "project.rules.changed", "", revision).Because(err)
	}
	return nil
}

// All are the rule sets that were used, the latest first.
func (a *Archive) All(ctx context.Context) ([]RuleSet, error) {
	records, err := a.store.List(ctx, store.Query{Kind: ruleSetKind, Reverse: true, Limit: 1000})
	if err != nil {
		return nil, err
	}
	list := make([]RuleSet, len(records))
	for i, r := range records {
		if err := json.Unmarshal(r.Body, &list[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// On gives the rule set that was in use on the evening of a day: the last one that had been put to use here
// by then, the first of all where none had.
//
// It returns what Load does.
func (a *Archive) On(ctx context.Context, day calendar.Date) (*rules.Set, error) {
	all, err := a.All(ctx)
	if err != nil || len(all) == 0 {
		return a.Current(), err
	}
	used := all[len(all)-1]
	for _, r := range all {
		if DateOf(r.UsedFrom) <= day {
			used = r
			break
		}
	}
	if a.Current().Revision() == used.Revision {
		return a.Current(), nil
	}
	l, err := a.Load(ctx, used.Revision)
	if err != nil {
		return nil, err
	}
	return l.Set, nil
}

// Load gives the rule set of a revision, of an empty one the rule set in use. It loads each at most
// once at a time, however many ask.
//
// It returns a *fault.Error of kind NotFound with code project.rules.unknown where it was never used
// here.
func (a *Archive) Load(ctx context.Context, revision string) (*Loaded, error) {
	if l := a.loaded(revision); l != nil {
		return l, nil
	}
	// Whoever asks first may go away; the others still want it.
	done := a.loading.DoChan(revision, func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
		defer cancel()
		return a.load(ctx, revision)
	})
	select {
	case r := <-done:
		if r.Err != nil {
			return nil, r.Err
		}
		return r.Val.(*Loaded), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (a *Archive) load(ctx context.Context, revision string) (*Loaded, error) {
	if l := a.loaded(revision); l != nil {
		return l, nil
	}
	record, err := a.store.Get(ctx, ruleSetKind, revision)
	if errors.Is(err, store.ErrNotFound) {
		return nil, fault.New(fault.NotFound, "project.rules.unknown", "/rules", revision)
	}
	if err != nil {
		return nil, err
	}
	var r RuleSet
	if err := json.Unmarshal(record.Body, &r); err != nil {
		return nil, err
	}
	content, err := a.store.Content(ctx, r.Content)
	if err != nil {
		return nil, err
	}
	files, err := unpack(content)
	if err != nil {
		return nil, err
	}
	set, err := rules.Load(files)
	if err != nil {
		return nil, err
	}
	if set.Revision() != revision {
		return nil, fault.New(fault.Unavailable, "project.rules.changed", "", revision)
	}
	l := &Loaded{Set: set, Calendar: r.Calendar, Files: files, Content: r.Content}
	a.remember(l)
	return l, nil
}

// loaded gives a rule set that is loaded already, or nil.
func (a *Archive) loaded(revision string) *Loaded {
	current := a.current.Load()
	if revision == "" || current != nil && current.Revision() == revision {
		return current
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	for i, l := range a.recent {
		if l.Revision() == revision {
			a.recent = append(slices.Delete(a.recent, i, i+1), l)
			return l
		}
	}
	return nil
}

// remember keeps a rule set loaded, and lets go of the one that was not asked for the longest.
func (a *Archive) remember(l *Loaded) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.recent = append(slices.DeleteFunc(a.recent, func(o *Loaded) bool { return o.Revision() == l.Revision() }), l)
	if len(a.recent) > mostLoaded {
		a.recent = slices.Delete(a.recent, 0, 1)
	}
}
