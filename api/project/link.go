package project

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// kindLink is the kind of the records of previews that are kept. Everything of a preview stands in its
// record, so that nothing of it is left when its time is over.
const kindLink = "preview_link"

// Link is a preview that somebody asked to keep. Whoever knows the id may open it.
type Link struct {
	ID        string    `json:"id"` // of 160 bits that nobody can guess
	CreatedAt time.Time `json:"created_at"`
	ExpiresAt time.Time `json:"expires_at"` // from then on it is gone
	Name      string    `json:"name"`       // of the project
	Rules     string    `json:"rules_revision"`
	Calendar  string    `json:"calendar_hash"`
	Options   Options   `json:"options"`
	Program   string    `json:"program"` // version that made it
	// Finish and Items are what the plan comes to: when its last item ends, how many are required.
	Finish calendar.Date `json:"finish"`
	Items  int           `json:"items"`
	// RulesChanged says that another rule set is in use by now: what is shown stays as it was.
	RulesChanged bool `json:"rules_changed"`
}

// linked is a link with what it shows.
type linked struct {
	Link
	Profile json.RawMessage `json:"profile"` // canonical
	Plot    string          `json:"plot,omitempty"`
	Plan    []byte          `json:"plan"` // gzip
}

// KeepPreview plans a profile and keeps the plan under a link, for the days that the terms give.
//
// It returns a fault.List of Invalid for profile and options.
func (s *Service) KeepPreview(ctx context.Context, raw []byte, o Options) (*Link, error) {
	opt, err := o.Planner()
	faults := fault.All(err)
	l := s.archive.current.Load()
	p, plot, err := readStanding(ctx, l.Set, s.plots, raw)
	if err := append(faults, fault.All(err)...).Err(); err != nil {
		return nil, err
	}
	plan, content, err := planBytes(l.Set, p, opt)
	if err != nil {
		return nil, err
	}
	id, err := s.secret()
	if err != nil {
		return nil, err
	}
	now := s.now().UTC().Truncate(time.Second)
	kept := linked{
		Link: Link{
			ID: id, CreatedAt: now, ExpiresAt: now.AddDate(0, 0, s.terms.LinkDays), Name: plan.Project.Name, Rules: l.Revision(),
			Calendar: l.Calendar, Options: o, Program: s.program, Finish: plan.Totals.Finish, Items: plan.Totals.Items,
		},
		Profile: profile.Encode(p, l.Set.Facts()), Plot: plot,
	}
	if kept.Plan, err = zipped(content); err != nil {
		return nil, err
	}
	body, err := json.Marshal(kept)
	if err != nil {
		return nil, err
	}
	err = s.store.Put(ctx, store.Record{
		Kind: kindLink, ID: id, Version: 1, Sort: store.SortTime(now), Expires: kept.ExpiresAt, Body: body,
	})
	return &kept.Link, ofStore(err)
}

// OpenLink gives a preview that was kept, with the bytes of its plan as they were.
//
// It returns NotFound preview.link.unknown where there is none or its time is over.
func (s *Service) OpenLink(ctx context.Context, id string) (*Link, []byte, error) {
	kept, err := s.linked(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	plan, err := unzipped(kept.Plan)
	return &kept.Link, plan, err
}

// LinkProfile gives the profile of a preview that was kept.
//
// It returns what OpenLink does.
func (s *Service) LinkProfile(ctx context.Context, id string) ([]byte, error) {
	kept, err := s.linked(ctx, id)
	if err != nil {
		return nil, err
	}
	return kept.Profile, nil
}

func (s *Service) linked(ctx context.Context, id string) (*linked, error) {
	r, err := s.store.Get(ctx, kindLink, id)
	if errors.Is(err, store.ErrNotFound) || len(id) > store.MaxName {
		return nil, fault.New(fault.NotFound, "preview.link.unknown", "")
	}
	if err != nil {
		return nil, err
	}
	var kept linked
	if err := json.Unmarshal(r.Body, &kept); err != nil {
		return nil, err
	}
	if !s.now().Before(kept.ExpiresAt) {
		return nil, fault.New(fault.NotFound, "preview.link.unknown", "")
	}
	kept.RulesChanged = kept.Rules != s.Rules().Revision()
	return &kept, nil
}

// CreateFromLink makes a project of a preview that was kept: of the same profile, under the same rule
// set. The draft says whose it is; its profile is that of the preview.
//
// It returns what OpenLink and Create do.
func (s *Service) CreateFromLink(ctx context.Context, call Call, id string, draft Draft) (*Project, error) {
	kept, err := s.linked(ctx, id)
	if err != nil {
		return nil, err
	}
	draft.Profile, draft.Rules = kept.Profile, kept.Rules
	// The id of a link opens it, and a log is read by many: it is named by its hash.
	draft.From = &Origin{Kind: "link", ID: nameOfSecret(id)}
	return s.Create(ctx, call, draft)
}

// nameOfSecret names what is kept under a secret id without giving the secret away.
func nameOfSecret(id string) string { return store.Hash([]byte(id))[len("sha256:"):][:32] }

func zipped(content []byte) ([]byte, error) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func unzipped(content []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
