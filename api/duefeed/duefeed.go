// Package duefeed gives calendar programs the days of an account's projects under a secret address
// (RFC 5545): by when every required item that is not done is due. Whoever has the address reads them,
// until the account revokes it. Of the address only a hash is kept.
package duefeed

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// kindFeed is the kind of the records of this package.
const kindFeed = "calendar_feed"

// Feed is a secret address as its owner sees it.
type Feed struct {
	ID        string    `json:"id"`
	Owner     string    `json:"owner"` // account
	CreatedAt time.Time `json:"created_at"`
}

// Created is a feed that was made, with its address.
type Created struct {
	Feed
	// Path is the secret address on this server. It is shown this once.
	Path string `json:"path"`
}

// Rights say whose projects an account may see.
type Rights interface {
	// Sees says whether an account is there, is not barred, and may follow a project now; an empty project
	// asks for the account alone.
	Sees(ctx context.Context, account, project string) (bool, error)
}

// Config is what Feeds are made of.
type Config struct {
	Records  store.Records
	Projects *project.Service
	Track    *track.Service // nil: nothing is known of what was done but what plans say
	Rights   Rights
	// StandsFor gives those who are absent today and whose deputy an account is; nil: nobody is.
	StandsFor func(ctx context.Context, account string) ([]string, error)
	Now       func() time.Time
	Random    io.Reader
}

// Feeds are those of one store.
type Feeds struct{ Config }

// New makes them.
func New(c Config) *Feeds { return &Feeds{c} }

// mostFeeds is how many one account may have, mostProjects how many projects one shows.
const (
	mostFeeds    = 5
	mostProjects = 500
)

// at is where feeds are read.
const at = "/api/v1/calendar/"

// Create makes a feed of an account.
//
// It returns Conflict feed.many.
func (f *Feeds) Create(ctx context.Context, account string) (*Created, error) {
	n, err := f.Records.Count(ctx, store.Query{Kind: kindFeed, Where: map[string][]string{"owner": {account}}}, mostFeeds)
	if err != nil {
		return nil, err
	}
	if n >= mostFeeds {
		return nil, fault.New(fault.Conflict, "feed.many", "", mostFeeds)
	}
	var chance [42]byte
	if _, err := io.ReadFull(f.Random, chance[:]); err != nil {
		return nil, fault.New(fault.Unavailable, "internal", "").Because(err)
	}
	token := base64.RawURLEncoding.EncodeToString(chance[:32])
	made := &Created{Path: at + token, Feed: Feed{ID: "f" + hex.EncodeToString(chance[32:]), Owner: account, CreatedAt: f.Now().UTC().Truncate(time.Second)}}
	body, err := json.Marshal(made.Feed)
	if err != nil {
		return nil, err
	}
	return made, f.Records.Put(ctx, store.Record{
		Kind: kindFeed, ID: hashed(token), Version: 1, Sort: made.CreatedAt.Format(time.RFC3339), Body: body,
		Fields: map[string]string{"owner": account, "feed": made.ID},
	})
}

// hashed is what is kept of a token: of 256 bits of chance a plain hash tells nothing.
func hashed(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// List gives the feeds of an account, the first made first.
func (f *Feeds) List(ctx context.Context, account string) ([]Feed, error) {
	list := []Feed{}
	records, err := f.find(ctx, "owner", account)
	for _, r := range records {
		var one Feed
		if err := json.Unmarshal(r.Body, &one); err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, err
}

func (f *Feeds) find(ctx context.Context, field, value string) ([]store.Record, error) {
	return f.Records.List(ctx, store.Query{Kind: kindFeed, Where: map[string][]string{field: {value}}})
}

// Read gives a feed by its id.
//
// It returns NotFound feed.unknown.
func (f *Feeds) Read(ctx context.Context, id string) (Feed, error) {
	var feed Feed
	records, err := f.find(ctx, "feed", id)
	if err == nil && len(records) == 0 {
		err = fault.New(fault.NotFound, "feed.unknown", "")
	}
	if err != nil {
		return feed, err
	}
	return feed, json.Unmarshal(records[0].Body, &feed)
}

// Revoke makes a feed unreadable. It is no error if there is none.
func (f *Feeds) Revoke(ctx context.Context, id string) error {
	records, err := f.find(ctx, "feed", id)
	for _, r := range records {
		err = errors.Join(err, f.Records.Delete(ctx, kindFeed, r.ID, 0))
	}
	return err
}

// Open is a feed that is read: its tag says which state of the projects it shows, without their plans
// being read.
type Open struct {
	Tag string

	f    *Feeds
	rows []project.Row
}

// Open opens a feed by its token.
//
// It returns NotFound feed.unknown, also where its owner may use the server no more.
func (f *Feeds) Open(ctx context.Context, token string) (*Open, error) {
	r, err := f.Records.Get(ctx, kindFeed, hashed(token))
	if errors.Is(err, store.ErrNotFound) {
		return nil, fault.New(fault.NotFound, "feed.unknown", "")
	}
	if err != nil {
		return nil, err
	}
	var feed Feed
	if err := json.Unmarshal(r.Body, &feed); err != nil {
		return nil, err
	}
	if there, err := f.Rights.Sees(ctx, feed.Owner, ""); err != nil {
		return nil, err
	} else if !there {
		return nil, fault.New(fault.NotFound, "feed.unknown", "")
	}
	o := &Open{f: f}
	if o.rows, err = f.projects(ctx, feed.Owner); err != nil {
		return nil, err
	}
	var state strings.Builder
	for _, row := range o.rows {
		fmt.Fprintf(&state, "%s %d\n", row.ID, row.Sequence)
	}
	o.Tag = hashed(state.String())[:32]
	return o, nil
}

// projects are the open ones that are an account's, or of which it is the deputy, and that it may see.
func (f *Feeds) projects(ctx context.Context, account string) ([]project.Row, error) {
	filter := project.Filter{State: project.Open, Limit: 200, Seen: []project.Sight{{Field: "owner", Value: account}}}
	agents := []string{account}
	if f.StandsFor != nil {
		absent, err := f.StandsFor(ctx, account)
		if err != nil {
			return nil, err
		}
		agents = append(agents, absent...)
	}
	for _, id := range agents {
		filter.Seen = append(filter.Seen, project.Sight{Field: "agent", Value: id}, project.Sight{Field: "adviser", Value: id})
	}
	var rows []project.Row
	for {
		page, err := f.Projects.List(ctx, filter)
		if err != nil {
			return nil, err
		}
		for _, row := range page.Projects {
			sees, err := f.Rights.Sees(ctx, account, row.ID)
			if err != nil {
				return nil, err
			}
			if sees && len(rows) < mostProjects {
				rows = append(rows, row)
			}
		}
		if filter.Cursor = page.Next; page.Next == "" || len(rows) == mostProjects {
			return rows, nil
		}
	}
}

// Write writes the calendar. The same state of the projects gives the same bytes.
func (o *Open) Write(ctx context.Context, w io.Writer) error {
	cal := ics.NewCalendar()
	cal.SetProductId("-//sevenlists//due//ZH")
	cal.SetMethod(ics.MethodPublish)
	cal.SetCalscale("GREGORIAN")
	cal.SetXWRCalName("七张清单 · 到期")
	cal.SetXWRTimezone("Asia/Shanghai")
	cal.SetRefreshInterval("PT1H")
	for _, row := range o.rows {
		if err := o.f.add(ctx, cal, row); err != nil {
			return err
		}
	}
	return cal.SerializeTo(w, ics.WithNewLineWindows)
}

// add adds the days of one project: by the plan issued last, or where none was, as the project stands.
func (f *Feeds) add(ctx context.Context, cal *ics.Calendar, row project.Row) error {
	p, err := f.Projects.Read(ctx, row.ID)
	if err != nil {
		return err
	}
	var plan *planner.Plan
	if n := len(p.Plans); n > 0 {
		plan, _, err = f.Projects.PlanOf(ctx, p.ID, n)
	} else {
		plan, _, err = f.Projects.Plan(ctx, p, planner.Default())
	}
	if err != nil {
		return err
	}
	done, err := f.done(ctx, p.ID)
	if err != nil {
		return err
	}
	for i := range plan.Items {
		item := &plan.Items[i]
		if item.Schedule == nil || done[item.ID] || item.Progress != nil && item.Progress.State != "in_progress" {
			continue
		}
		day(cal, p, "due."+item.ID, item.Schedule.EarlyFinish, item.Name, item.Department)
	}
	return f.duties(ctx, cal, p, plan)
}

// day adds one day to keep.
func day(cal *ics.Calendar, p *project.Project, id string, on calendar.Date, what, department string) {
	e := cal.AddEvent(id + "." + p.ID + "@sevenlists")
	e.SetDtStampTime(p.ChangedAt)
	e.SetAllDayStartAt(midnight(on))
	e.SetAllDayEndAt(midnight(on.AddDays(1)))
	e.SetSummary(plain(p.Summary.Name + "：" + what))
	e.SetDescription(plain(department))
	e.AddProperty(ics.ComponentPropertyCategories, "DUE")
	e.SetTimeTransparency(ics.TransparencyTransparent)
}

// duties adds what is due because of the commitments of a project: checks, repairs, publications.
func (f *Feeds) duties(ctx context.Context, cal *ics.Calendar, p *project.Project, plan *planner.Plan) error {
	if f.Track == nil {
		return nil
	}
	duties, err := f.Track.DutiesOf(ctx, track.CommitmentFilter{Project: p.ID}, calendar.DateOf(9999, time.December, 31))
	if err != nil {
		return err
	}
	for _, d := range duties {
		name, department := d.Case, d.Department
		for i := range plan.Items {
			if item := &plan.Items[i]; item.ID == d.Case {
				name, department = item.Name, item.Department
			}
		}
		day(cal, p, "commitment."+d.For+"."+d.Case, d.Due, f.Track.Commitments().Steps[d.For].Name.ZH+"："+name, department)
	}
	return nil
}

// done are the items of a project that have been decided.
func (f *Feeds) done(ctx context.Context, id string) (map[string]bool, error) {
	done := map[string]bool{}
	if f.Track == nil {
		return done, nil
	}
	state, err := f.Track.State(ctx, id)
	if err != nil {
		return nil, err
	}
	for key, c := range state.Cases {
		done[key] = c.Decided != 0 && c.Outcome == handling.Granted || c.State == handling.ClosedNotRequired
	}
	return done, nil
}

func midnight(d calendar.Date) time.Time { return time.Unix(int64(d)*24*60*60, 0).UTC() }

// plain takes out what a calendar cannot show.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, text)
}
