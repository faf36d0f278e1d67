package project

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// kindPlot is the kind of the views of plots that were published here, beside those of the rule set.
const kindPlot = "plot"

// plotPrefix begins the names of the logs of plots.
const plotPrefix = "plot-"

// EventPublished is the type of event in the log of a plot.
const EventPublished = "plot_published"

// PublishedPlot is a plot as it was last published, and the body of plot_published.
type PublishedPlot struct {
	ID       string    `json:"id"`
	Name     lang.Text `json:"name"`
	Newest   int       `json:"newest"`   // version
	Versions int       `json:"versions"` // how many there are
	File     string    `json:"file"`     // hash of what was published
	By       string    `json:"by,omitempty"`
	At       time.Time `json:"at,omitzero"`
}

// PublishPlot publishes a plot, or another version of one. What was published before stays in it as it
// was, so that whatever stands on it can be planned again.
//
// It returns a fault.List of Invalid for what is wrong with the file, and Conflict plot.published where
// it leaves out or changes a version that was published.
func (s *Service) PublishPlot(ctx context.Context, call Call, content []byte) (*PublishedPlot, error) {
	set := s.Rules()
	plot, err := set.ReadPlot("plot.yaml", content)
	if err != nil {
		return nil, err
	}
	if err := unchanged(set.Plot(plot.ID), plot); err != nil {
		return nil, err
	}
	request, err := call.requestHash("publish", content)
	if err != nil {
		return nil, err
	}
	if call.Key == "" {
		if call.Key, err = s.secret(); err != nil {
			return nil, err
		}
	}
	body := PublishedPlot{ID: plot.ID, Name: plot.Name, Newest: plot.Newest().Version, Versions: len(plot.Versions)}
	if body.File, err = s.store.Keep(ctx, content); err != nil {
		return nil, ofStore(err)
	}
	asked := store.Asked{Stream: plotPrefix + plot.ID, Key: call.stored(), Content: request, Actor: call.actor()}
	_, _, err = store.Write(ctx, s.store, s.now, asked, func(ctx context.Context, _ store.Document) (store.Decision, error) {
		earlier, _, err := s.published(ctx, set, plot.ID)
		if err == nil {
			err = unchanged(earlier, plot)
		}
		if err != nil {
			return store.Decision{}, err
		}
		ev, err := event(EventPublished, s.today(), body)
		return store.Decision{Events: []store.Event{ev}, Views: plotViews}, err
	})
	if err != nil {
		return nil, ofStore(err)
	}
	return s.Published(ctx, plot.ID)
}

// unchanged refuses a plot that leaves out or changes a version of what was published.
func unchanged(earlier, plot *rules.Plot) error {
	if earlier == nil {
		return nil
	}
	for i := range earlier.Versions {
		was, is := earlier.Versions[i], plot.Version(earlier.Versions[i].Version)
		if is != nil {
			now := *is
			was.Newest, now.Newest = 0, 0 // which grows
			a, errA := json.Marshal(was)
			b, errB := json.Marshal(now)
			if errA == nil && errB == nil && string(a) == string(b) {
				continue
			}
		}
		return fault.New(fault.Conflict, "plot.published", "/versions", was.Version)
	}
	return nil
}

// plotViews folds the view of a plot from its last document, which says all.
func plotViews(d store.Document) ([]store.Record, error) {
	e, err := d.Open()
	if err != nil {
		return nil, err
	}
	var p PublishedPlot
	if err := json.Unmarshal(e.Events[0].Body, &p); err != nil {
		return nil, err
	}
	p.By, p.At = e.Actor, e.RecordedAt
	body, err := json.Marshal(p)
	return []store.Record{{Kind: kindPlot, ID: p.ID, Version: e.Sequence, Sort: p.ID, Body: body}}, err
}

// FoldPlot folds the view of a plot anew, for store.Rebuild.
func FoldPlot(ctx context.Context, s store.Store, stream string, first store.Entry) ([]store.Record, bool, error) {
	if first.Events[0].Type != EventPublished {
		return nil, false, nil
	}
	last, err := s.Last(ctx, stream)
	if err != nil {
		return nil, true, err
	}
	views, err := plotViews(last)
	return views, true, err
}

// Published gives a plot as it was last published here.
//
// It returns NotFound plot.unknown.
func (s *Service) Published(ctx context.Context, id string) (*PublishedPlot, error) {
	last, err := s.store.Last(ctx, plotPrefix+id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, fault.New(fault.NotFound, "plot.unknown", "", id)
	}
	if err != nil {
		return nil, err
	}
	views, err := plotViews(last)
	if err != nil {
		return nil, err
	}
	p := &PublishedPlot{}
	return p, json.Unmarshal(views[0].Body, p)
}

// published reads a plot that was published here, and the hash of its file; nil where none was.
func (s *Service) published(ctx context.Context, set *rules.Set, id string) (*rules.Plot, string, error) {
	p, err := s.Published(ctx, id)
	var one *fault.Error
	if errors.As(err, &one) && one.Kind == fault.NotFound {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", err
	}
	plot, err := s.plotFile(ctx, set, p.File)
	return plot, p.File, err
}

func (s *Service) plotFile(ctx context.Context, set *rules.Set, hash string) (*rules.Plot, error) {
	content, err := s.store.Content(ctx, hash)
	if err != nil {
		return nil, err
	}
	return set.ReadPlot("plot.yaml", content)
}

// Stand puts a profile on the plot that it names, where that was published here, and gives the hash of
// the plot's file. The version that it stands on is then written in the profile. One that names a plot
// of the rule set, or none, stays as it is.
//
// It returns NotFound plot.version where the plot has no such version.
func (s *Service) Stand(ctx context.Context, set *rules.Set, p profile.Profile) (profile.Profile, string, error) {
	if p.Site.Plot == "" || !isPlotID(p.Site.Plot) {
		return p, "", nil
	}
	plot, hash, err := s.published(ctx, set, p.Site.Plot)
	if plot == nil || err != nil {
		return p, "", err
	}
	p, err = on(set, p, plot)
	return p, hash, err
}

// isPlotID reports whether a text may be a part of a stream's name.
func isPlotID(id string) bool { return len(id) <= 80 }

// on puts a profile on the version of a plot that it names, else on the newest.
func on(set *rules.Set, p profile.Profile, plot *rules.Plot) (profile.Profile, error) {
	version := plot.Newest()
	if p.Site.Version != 0 {
		version = plot.Version(p.Site.Version)
	}
	if version == nil {
		numbers := make([]int, len(plot.Versions))
		for i := range plot.Versions {
			numbers[i] = plot.Versions[i].Version
		}
		return p, fault.New(fault.NotFound, "plot.version", "/site/version", p.Site.Plot, p.Site.Version, numbers).OnLine(p.Site.Line)
	}
	p.Site.Version = version.Version
	return p.On(set.Facts(), version), nil
}

// readStanding reads a profile, puts it on its plot and holds it to everything that a plan asks of it.
func (s *Service) readStanding(ctx context.Context, set *rules.Set, raw []byte) (profile.Profile, string, error) {
	p, err := profile.Decode(raw, set.Facts(), set.Schema())
	if err != nil {
		return p, "", err
	}
	p, hash, err := s.Stand(ctx, set, p)
	if err != nil {
		return p, "", err
	}
	return p, hash, held(set, p)
}

// held holds a profile to what the planner asks of it.
func held(set *rules.Set, p profile.Profile) error {
	err := planner.Check(set, p)
	if err == nil && len(p.Own) > 0 { // which may make items wait for each other
		_, err = planner.Sketch(set, p, planner.Default())
	}
	return err
}

// TouchedPage is one page of the projects that stand on an earlier version of a plot.
type TouchedPage struct {
	Plot   string `json:"plot"`
	Newest int    `json:"newest"` // version
	Page
}

// Touched gives the projects that stand on an earlier version of a plot than the newest. A page may have
// fewer projects than its limit, as those that stand on the newest are left out.
//
// It returns NotFound plot.unknown and Invalid project.cursor.
func (s *Service) Touched(ctx context.Context, id string, f Filter) (*TouchedPage, error) {
	touched := &TouchedPage{Plot: id}
	if !isPlotID(id) {
		return nil, fault.New(fault.NotFound, "plot.unknown", "", id)
	}
	p, err := s.Published(ctx, id)
	switch own := s.Rules().Plot(id); {
	case err == nil:
		touched.Newest = p.Newest
	case own != nil:
		touched.Newest = own.Newest().Version
	default:
		return nil, err
	}
	f.Plot = id
	if touched.Page, err = s.List(ctx, f); err != nil {
		return nil, err
	}
	touched.Projects = slices.DeleteFunc(touched.Projects, func(r Row) bool { return r.Summary.PlotVersion >= touched.Newest })
	return touched, nil
}
