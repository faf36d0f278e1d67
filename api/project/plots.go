package project

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"sync"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Plots are all plots that there are: those of a rule set and those that were published on this server.
// Whoever needs a plot finds it here. Of one that both have, the one whose newest version has the later
// date counts; a version that it lacks is looked for in the other. A nil *Plots knows those of the rule
// set alone.
type Plots struct {
	store store.Store
	read  *readPlots
	// seen is what was found before, by id; nil: every question is asked of the store.
	seen map[string]*Plot
}

// Plot is a plot with where it was found.
type Plot struct {
	*rules.Plot
	File string    // hash of the file that was published here; empty for one of the rule set
	At   time.Time // when it was published here; zero for one of the rule set
}

// readPlots are files that were read before, since what a hash names never changes.
type readPlots struct {
	mu    sync.Mutex
	files map[string]*rules.Plot // by revision of the rule set and hash of the file
}

// mostRead is how many of them are kept; each takes some 10 kB.
const mostRead = 2000

func newPlots(s store.Store) *Plots {
	return &Plots{store: s, read: &readPlots{files: map[string]*rules.Plot{}}}
}

// Plots are where a plot is found.
func (s *Service) Plots() *Plots { return s.plots }

// plotID is the form of the id of a plot, and of what may name one.
var plotID = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,79}$`)

// steady are the same plots as they are now: what was asked once is answered the same again. It is for
// one goroutine.
func (p *Plots) steady() *Plots {
	return &Plots{store: p.store, read: p.read, seen: map[string]*Plot{}}
}

// here gives a plot that was published on this server; nil where none was.
func (p *Plots) here(ctx context.Context, set *rules.Set, id string) (*Plot, error) {
	if p == nil || !plotID.MatchString(id) {
		return nil, nil
	}
	if plot, known := p.seen[id]; known {
		return plot, nil
	}
	plot, err := p.load(ctx, set, id)
	if err == nil && p.seen != nil {
		p.seen[id] = plot
	}
	return plot, err
}

func (p *Plots) load(ctx context.Context, set *rules.Set, id string) (*Plot, error) {
	published, err := p.published(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	plot, err := p.file(ctx, set, published.File)
	return &Plot{Plot: plot, File: published.File, At: published.At}, err
}

// file reads the file of a plot.
func (p *Plots) file(ctx context.Context, set *rules.Set, hash string) (*rules.Plot, error) {
	key := set.Revision() + hash
	p.read.mu.Lock()
	plot := p.read.files[key]
	p.read.mu.Unlock()
	if plot != nil {
		return plot, nil
	}
	content, err := p.store.Content(ctx, hash)
	if err != nil {
		return nil, err
	}
	if plot, err = set.ReadPlot("plot.yaml", content); err != nil {
		return nil, err
	}
	p.read.mu.Lock()
	defer p.read.mu.Unlock()
	if len(p.read.files) >= mostRead {
		clear(p.read.files)
	}
	p.read.files[key] = plot
	return plot, nil
}

// newer orders what both have of one plot: the newest comes first.
func newer(a, b *Plot) int {
	was, is := a.Newest(), b.Newest()
	return -cmp.Or(cmp.Compare(was.Date, is.Date), cmp.Compare(was.Version, is.Version), cmp.Compare(len(a.File), len(b.File)))
}

// find gives a plot as the rule set and this server have it, the one that counts first.
func (p *Plots) find(ctx context.Context, set *rules.Set, id string) ([]*Plot, error) {
	var found []*Plot
	published, err := p.here(ctx, set, id)
	if err != nil {
		return nil, err
	}
	if published != nil {
		found = append(found, published)
	}
	if own := set.Plot(id); own != nil {
		found = append(found, &Plot{Plot: own})
	}
	slices.SortFunc(found, newer)
	return found, nil
}

// Find gives a plot.
//
// It returns NotFound plot.unknown.
func (p *Plots) Find(ctx context.Context, set *rules.Set, id string) (*Plot, error) {
	found, err := p.find(ctx, set, id)
	if err == nil && len(found) == 0 {
		err = p.unknown(ctx, set, profile.Site{Plot: id})
	}
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// At gives the version of a plot that a profile names, and the hash of the file that has it, where it was
// published on this server.
//
// It returns NotFound plot.unknown and plot.version.
func (p *Plots) At(ctx context.Context, set *rules.Set, site profile.Site) (*profile.Plot, string, error) {
	found, err := p.find(ctx, set, site.Plot)
	if err == nil && len(found) == 0 {
		err = p.unknown(ctx, set, site)
	}
	if err != nil {
		return nil, "", err
	}
	for _, plot := range found {
		if version, err := planner.VersionOf(plot.Plot, site); err == nil {
			return version, plot.File, nil
		}
	}
	_, err = planner.VersionOf(found[0].Plot, site)
	return nil, "", err
}

// unknown says that there is no such plot, and which one may be meant.
func (p *Plots) unknown(ctx context.Context, set *rules.Set, site profile.Site) error {
	all, err := p.All(ctx, set)
	if err != nil {
		return err
	}
	ids := make([]string, len(all))
	for i, plot := range all {
		ids[i] = plot.ID
	}
	return planner.UnknownPlot(site, ids)
}

// All are the plots by id, each as it counts. One that was published here and that the rule set cannot
// read any more, since it has lost one of its facts, is left out: no project can be put on it.
func (p *Plots) All(ctx context.Context, set *rules.Set) ([]Plot, error) {
	byID := map[string]*Plot{}
	for _, plot := range set.Plots() {
		byID[plot.ID] = &Plot{Plot: plot}
	}
	err := p.each(ctx, set, func(plot *Plot) {
		if own := byID[plot.ID]; own == nil || newer(plot, own) < 0 {
			byID[plot.ID] = plot
		}
	})
	all := make([]Plot, 0, len(byID))
	for _, plot := range byID {
		all = append(all, *plot)
	}
	slices.SortFunc(all, func(a, b Plot) int { return cmp.Compare(a.ID, b.ID) })
	return all, err
}

// each reads the plots that were published here.
func (p *Plots) each(ctx context.Context, set *rules.Set, take func(*Plot)) error {
	if p == nil {
		return nil
	}
	q := store.Query{Kind: kindPlot, Limit: store.MaxListed}
	for {
		records, err := p.store.List(ctx, q)
		if err != nil {
			return err
		}
		for _, r := range records {
			var published PublishedPlot
			if err := json.Unmarshal(r.Body, &published); err != nil {
				return err
			}
			plot, err := p.file(ctx, set, published.File)
			var unreadable *fault.Error
			switch {
			case errors.As(err, &unreadable):
			case err != nil:
				return err
			default:
				take(&Plot{Plot: plot, File: published.File, At: published.At})
			}
		}
		if len(records) < q.Limit {
			return nil
		}
		last := records[len(records)-1]
		q.After = store.Cursor{Sort: last.Sort, ID: last.ID}
	}
}

// Stand puts a profile on the plot that it names, where that was published here, and gives the hash of
// the plot's file. The version that it stands on is then written in the profile. One that stands on a
// plot of the rule set, or on none, stays as it is: the planner puts it there.
//
// It returns what At does.
func (p *Plots) Stand(ctx context.Context, set *rules.Set, stands profile.Profile) (profile.Profile, string, error) {
	if stands.Site.Plot == "" {
		return stands, "", nil
	}
	version, file, err := p.At(ctx, set, stands.Site)
	if err != nil || file == "" {
		return stands, "", err
	}
	return on(set, stands, version), file, nil
}

// on puts a profile on a version of a plot, and names it there.
func on(set *rules.Set, p profile.Profile, version *profile.Plot) profile.Profile {
	p.Site.Version = version.Version
	return p.On(set.Facts(), version)
}
