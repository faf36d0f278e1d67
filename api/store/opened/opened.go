// Package opened opens the store that a server or a command is pointed at, whichever engine keeps it.
package opened

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"sevenlists/api/store"
	"sevenlists/api/store/mongodb"
	"sevenlists/api/store/sqlite"
	"sevenlists/planner/fault"
)

// Place says where a store is: in a folder, or in MongoDB where an address is given.
type Place struct {
	Folder string
	Mongo  string // MONGODB_URI; it may hold a password, and is never shown
}

// Name names the place for a person.
func (p Place) Name() string {
	if p.Mongo != "" {
		return "MONGODB_URI"
	}
	return p.Folder
}

// Open opens a store to serve from. In a folder nobody else may have it open.
//
// It returns *fault.Error store.in_use, store.newer, store.unfinished (Conflict), store.address (Invalid)
// where MONGODB_URI is no address, or store.open.
func (p Place) Open(ctx context.Context, now func() time.Time) (store.Store, error) {
	s, err := p.engine(ctx, now)
	if err != nil {
		return nil, p.Fault(err)
	}
	return p.finished(ctx, s)
}

// Read opens a store to look at, while a server may have it open. It returns what Open does, and
// store.none (NotFound) where there is none.
func (p Place) Read(ctx context.Context, now func() time.Time) (store.Store, error) {
	if p.Mongo != "" {
		return p.Open(ctx, now)
	}
	s, err := sqlite.OpenReadOnly(ctx, p.Folder, now)
	if err != nil {
		return nil, p.Fault(err)
	}
	return p.finished(ctx, s)
}

// Mend opens a store that is there, to write to it. It returns what Open does, and store.none.
func (p Place) Mend(ctx context.Context, now func() time.Time) (store.Store, error) {
	if p.Mongo == "" {
		if _, err := os.Stat(filepath.Join(p.Folder, sqlite.FileName)); err != nil {
			return nil, p.Fault(errors.Join(store.ErrNotFound, err))
		}
	}
	return p.Open(ctx, now)
}

// Fill opens a store to restore a backup into: one that an earlier restore left unfinished too.
func (p Place) Fill(ctx context.Context, now func() time.Time) (store.Store, error) {
	s, err := p.engine(ctx, now)
	if err != nil {
		return nil, p.Fault(err)
	}
	return s, nil
}

func (p Place) engine(ctx context.Context, now func() time.Time) (store.Store, error) {
	if p.Mongo != "" {
		return mongodb.Open(ctx, p.Mongo, now)
	}
	return sqlite.Open(ctx, p.Folder, now)
}

// finished refuses a store into which a backup was restored in part.
func (p Place) finished(ctx context.Context, s store.Store) (store.Store, error) {
	unfinished, err := store.Unfinished(ctx, s)
	if err == nil && !unfinished {
		return s, nil
	}
	if unfinished {
		err = fault.New(fault.Conflict, "store.unfinished", "", p.Name())
	}
	return nil, p.Fault(errors.Join(err, s.Close()))
}

// Fault says in the program's words what a store here answered.
func (p Place) Fault(err error) error {
	var ours *fault.Error
	if err == nil || errors.As(err, &ours) {
		return err
	}
	for _, known := range []struct {
		is   error
		kind fault.Kind
		code string
	}{
		{store.ErrInUse, fault.Conflict, "store.in_use"},
		{store.ErrNewer, fault.Conflict, "store.newer"},
		{store.ErrNotEmpty, fault.Conflict, "store.not_empty"},
		{store.ErrNotFound, fault.NotFound, "store.none"},
		{store.ErrMalformed, fault.Invalid, "store.address"},
	} {
		if errors.Is(err, known.is) {
			return fault.New(known.kind, known.code, "", p.Name()).Because(err)
		}
	}
	return fault.New(fault.Unavailable, "store.open", "", p.Name()).Because(err)
}
