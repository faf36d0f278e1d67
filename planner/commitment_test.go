package planner_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
)

// committing plans with these commitments taken; none for all that are offered.
func committing(items ...string) func(*planner.Options) {
	return func(o *planner.Options) { o.Variant, o.Commit = route.Commitment, items }
}

// A commitment changes when and how an item is checked; it never removes one, and what is left
// out of the choice takes its normal time.
func TestACommitmentRemovesNoItem(t *testing.T) {
	t.Parallel()
	g := generate(t, 13)
	eachProject(t, 13, 15, func(t *testing.T, p profile.Profile) {
		parallel, all := plan(t, p), plan(t, p, committing())
		require.Equal(t, status(parallel, "required"), status(all, "required"))
		require.Equal(t, all.Variants["commitment"].Finish, all.Totals.Finish)

		chosen := []string{}
		for _, id := range offered(parallel) {
			if g.IntN(2) == 0 {
				chosen = append(chosen, id)
			}
		}
		some := plan(t, p, committing(chosen...))
		for i := range some.Items {
			r := &some.Items[i]
			taken := slices.Contains(chosen, r.ID)
			if r.Commitment == nil || r.Status != "required" {
				require.False(t, taken, r.ID)
				continue
			}
			require.Equal(t, taken, r.Commitment.Chosen, r.ID)
			normal := row(parallel, r.ID).ApprovalDays
			if taken {
				require.Equal(t, min(normal, r.Commitment.Days), r.ApprovalDays, r.ID)
			} else {
				require.Equal(t, normal, r.ApprovalDays, r.ID)
			}
		}
		for _, pair := range [][3]int{
			{all.Totals.Approval.BeforeStart, some.Totals.Approval.BeforeStart, parallel.Totals.Approval.BeforeStart},
			{all.Totals.Elapsed.BeforeStart, some.Totals.Elapsed.BeforeStart, parallel.Totals.Elapsed.BeforeStart},
			{all.Totals.Elapsed.Completion, some.Totals.Elapsed.Completion, parallel.Totals.Elapsed.Completion},
			{int(all.Totals.Finish), int(some.Totals.Finish), int(parallel.Totals.Finish)},
		} {
			require.True(t, pair[0] <= pair[1] && pair[1] <= pair[2], "some commitments lie between all and none: %v", pair)
		}
	})
}

// Without any the variant is the parallel one in its dates and figures.
func TestNoCommitmentIsTheParallelRoute(t *testing.T) {
	t.Parallel()
	p := project(t, "standard_land_workshop")
	parallel := plan(t, p)
	none := plan(t, p, func(o *planner.Options) { o.Variant, o.Commit = route.Commitment, []string{} })
	assert.Equal(t, parallel.Totals, none.Totals)
	for id, r := range byID(none) {
		assert.Equal(t, row(parallel, id).Schedule, r.Schedule, id)
	}
}

// What may not be committed is planned the normal way although it was asked for, and early
// study says so.
func TestARefusedCommitmentThatWasAskedForIsAProblem(t *testing.T) {
	t.Parallel()
	made := plan(t, project(t, "standard_land_workshop_near_heritage"), committing("design_scheme_review", "construction_permit"))
	scheme, permit := row(made, "design_scheme_review"), row(made, "construction_permit")
	assert.False(t, scheme.Commitment.Chosen)
	assert.Equal(t, 10, scheme.ApprovalDays)
	assert.True(t, permit.Commitment.Chosen)

	i := slices.IndexFunc(made.Problems, func(r planner.ProblemRow) bool { return r.ID == "k15" })
	require.GreaterOrEqual(t, i, 0, "a problem is found")
	assert.Equal(t, "found", made.Problems[i].Status)
	assert.Equal(t, []string{"design_scheme_review"}, made.Problems[i].Items)
}

// A commitment on an item that no rule set has is a mistake of the caller, with the likely name.
func TestACommitmentOnAnUnknownItemIsRefused(t *testing.T) {
	t.Parallel()
	opt := planner.Default()
	opt.Variant, opt.Commit = route.Commitment, []string{"design_scheme_reviews"}
	_, err := planner.Make(shipped(t), project(t, "standard_land_workshop"), opt)
	var e *fault.Error
	require.True(t, errors.As(err, &e), "%v", err)
	assert.Equal(t, fault.NotFound, e.Kind)
	assert.Contains(t, err.Error(), "design_scheme_review")
}
