package mongodb

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/v2/mongo"
)

// unseen is how long to wait before looking again for a row that is there but not yet on a majority of
// the servers.
const unseen = 5 * time.Millisecond

// outcome is how an insert ended.
type outcome uint8

const (
	inserted outcome = iota
	refused          // its _id or another unique key of it is there already
	doubtful         // the same, but it may be this call that wrote it
)

// insert adds a row. Where the connection breaks, nobody knows whether the row was written. It is then
// inserted once more, which does no harm: either it was not there, or it is there now, and the caller
// knows it again by what stands in it.
func insert(ctx context.Context, c *mongo.Collection, row any) (outcome, error) {
	end := refused
	for try := 0; ; try++ {
		_, err := c.InsertOne(ctx, row)
		switch {
		case err == nil:
			return inserted, nil
		case mongo.IsDuplicateKeyError(err):
			return end, nil
		case try == repeats || !isUnknown(err):
			return refused, err
		}
		end = doubtful
		if err := pause(ctx, unseen<<try); err != nil {
			return refused, err
		}
	}
}

// isUnknown reports whether an insert that failed may have been written, or not, and whether to make it
// once more can tell.
func isUnknown(err error) bool {
	var w mongo.WriteException
	if errors.As(err, &w) && w.WriteConcernError != nil && len(w.WriteErrors) == 0 {
		return true
	}
	var s mongo.ServerError
	return mongo.IsNetworkError(err) || errors.As(err, &s) && s.HasErrorLabel("RetryableWriteError")
}
