package planner_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
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

// facts are values by fact id: truths, numbers, texts, dates as text, nil for unknown.
type facts map[string]any

// with lays facts over a project as if its profile stated them.
func with(t testing.TB, p profile.Profile, changed facts) profile.Profile {
	t.Helper()
	p = p.Clone()
	for id, raw := range changed {
		set(t, &p, slotOf(t, id), value(t, id, raw))
	}
	return p
}

// set states one value; Unknown states that it is not known.
func set(t testing.TB, p *profile.Profile, slot int, v profile.Value) {
	t.Helper()
	p.StatedUnknown = slices.DeleteFunc(p.StatedUnknown, func(s int) bool { return s == slot })
	p.Values[slot], p.Origin[slot] = v, profile.Stated
	if !v.IsKnown() {
		p.Origin[slot] = profile.Missing
		p.StatedUnknown = append(p.StatedUnknown, slot)
		slices.Sort(p.StatedUnknown)
	}
}

// unstated gives the project without what it states of some facts, so that they take their
// derivation or default.
func unstated(t testing.TB, p profile.Profile, ids ...string) profile.Profile {
	t.Helper()
	p = p.Clone()
	for _, id := range ids {
		set(t, &p, slotOf(t, id), profile.Unknown)
		p.StatedUnknown = slices.DeleteFunc(p.StatedUnknown, func(s int) bool { return s == slotOf(t, id) })
	}
	return p
}

func slotOf(t testing.TB, id string) int {
	t.Helper()
	slot, ok := shipped(t).Facts().Slot(id)
	require.True(t, ok, "the rule set has no fact %s", id)
	return slot
}

// value makes a Go value a value of the fact's type.
func value(t testing.TB, id string, raw any) profile.Value {
	t.Helper()
	switch v := raw.(type) {
	case nil:
		return profile.Unknown
	case bool:
		return profile.TruthValue(v)
	case int:
		return profile.NumberValue(int64(v) * profile.Scale)
	case float64:
		micro, err := profile.ParseMicro(strconv.FormatFloat(v, 'f', -1, 64))
		require.NoError(t, err, id)
		return profile.NumberValue(micro)
	case string:
		if shipped(t).Facts().Fact(id).Type == profile.DateType {
			return profile.DateValue(date(t, v))
		}
		return profile.TextValue(v)
	}
	require.Fail(t, "no value of a fact", "%s: %v", id, raw)
	return profile.Unknown
}

func date(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

// plan plans a project as the command line does without flags, but for what change says.
func plan(t testing.TB, p profile.Profile, change ...func(*planner.Options)) *planner.Plan {
	t.Helper()
	opt := planner.Default()
	for _, c := range change {
		c(&opt)
	}
	made, err := planner.Make(shipped(t), p, opt)
	require.NoError(t, err)
	return made
}

// status gives the ids of the items that have a status, in catalogue order; the works are no item.
func status(p *planner.Plan, wanted string) []string {
	ids := []string{}
	for i := range p.Items {
		if p.Items[i].Status == wanted && p.Items[i].Kind != "works" {
			ids = append(ids, p.Items[i].ID)
		}
	}
	return ids
}

// row gives one row of the plan, or nil.
func row(p *planner.Plan, id string) *planner.ItemRow {
	for i := range p.Items {
		if p.Items[i].ID == id {
			return &p.Items[i]
		}
	}
	return nil
}

// offered gives the items that may be entered on a commitment, in catalogue order.
func offered(p *planner.Plan) []string {
	ids := []string{}
	for i := range p.Items {
		if c := p.Items[i].Commitment; c != nil && c.Offered && p.Items[i].Status == "required" {
			ids = append(ids, p.Items[i].ID)
		}
	}
	return ids
}

// refusedCodes gives the reasons against a commitment, by their codes.
func refusedCodes(row *planner.ItemRow) []string {
	codes := []string{}
	if row != nil && row.Commitment != nil {
		for _, r := range row.Commitment.RefusedBecause {
			codes = append(codes, r.Code)
		}
	}
	return codes
}

// asJSON writes a plan as it is stored and compared.
func asJSON(t testing.TB, p *planner.Plan) []byte {
	t.Helper()
	content, err := json.Marshal(p)
	require.NoError(t, err)
	return content
}
