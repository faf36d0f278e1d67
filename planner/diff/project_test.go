package diff

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
)

// Every test of this package plans the shipped rules and the cases.
var (
	shipped      = projecttest.Shipped
	project      = projecttest.Project
	projectNames = projecttest.Names
	cases        = projecttest.Cases
)

// english are the usual options with texts in English.
func english() planner.Options {
	opt := planner.Default()
	opt.Lang = lang.EN
	return opt
}

func side(t testing.TB, p profile.Profile, opt planner.Options) Side {
	t.Helper()
	s, err := Make(shipped(t), p, opt)
	require.NoError(t, err)
	return s
}

func compared(t testing.TB, a, b Side) *Document {
	t.Helper()
	d, err := Compare(a, b, shipped(t), lang.EN)
	require.NoError(t, err)
	return d
}
