package project

import (
	"context"
	"encoding/json"
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
		earlier, err := s.plots.here(ctx, set, plot.ID)
		if err == nil && earlier != nil {
			err = unchanged(earlier.Plot, plot)
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
	return s.plots.published(ctx, plot.ID)
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

// published gives a plot as it was last published here.
//
// It returns store.ErrNotFound.
func (p *Plots) published(ctx context.Context, id string) (*PublishedPlot, error) {
	last, err := p.store.Last(ctx, plotPrefix+id)
	if err != nil {
		return nil, err
	}
	views, err := plotViews(last)
	if err != nil {
		return nil, err
	}
	plot := &PublishedPlot{}
	return plot, json.Unmarshal(views[0].Body, plot)
}

// readStanding reads a profile, puts it on its plot and holds it to everything that a plan asks of it. It
// gives the hash of the plot's file, too, where that was published here.
//
// It returns a fault.List of Invalid and NotFound.
func readStanding(ctx context.Context, set *rules.Set, plots *Plots, raw []byte) (profile.Profile, string, error) {
	p, err := profile.Decode(raw, set.Facts(), set.Schema())
	if err != nil {
		return p, "", err
	}
	p, hash, err := plots.Stand(ctx, set, p)
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
	newest, _, err := s.plots.At(ctx, s.Rules(), profile.Site{Plot: id})
	if err != nil {
		return nil, err
	}
	touched := &TouchedPage{Plot: id, Newest: newest.Version}
	f.Plot = id
	if touched.Page, err = s.List(ctx, f); err != nil {
		return nil, err
	}
	touched.Projects = slices.DeleteFunc(touched.Projects, func(r Row) bool { return r.Summary.PlotVersion >= touched.Newest })
	return touched, nil
}
