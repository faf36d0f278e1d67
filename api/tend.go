package api

import (
	"context"

	"sevenlists/api/absence"
	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track"
)

// foldings are all that fold views from the log: a feature with a log of its own adds its own here.
var foldings = []store.Folding{project.Fold, project.FoldEntrusting, project.FoldPlot, track.Fold, track.FoldMeeting, track.FoldOthers, absence.Fold, track.FoldSittings}

// Verify looks at everything that is kept, and makes every frozen plan again that this version of the
// program issued: see store.Verify.
func Verify(ctx context.Context, s store.Store, program string, step func(documents int)) (store.Report, error) {
	return store.Verify(ctx, s, project.Inspect(s, program), step)
}

// Rebuild folds every view anew: see store.Rebuild.
func Rebuild(ctx context.Context, s store.Store, step func(streams int)) (store.Rebuilt, error) {
	return store.Rebuild(ctx, s, foldings, step)
}
