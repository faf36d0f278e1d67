package project_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/register"
	"sevenlists/planner/lang"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

func TestWhatWasPublishedOfTheRegisterHoldsOnEveryServerAndAfterAStart(t *testing.T) {
	kept := newStore(t)
	start := func() *project.Service { return openHouse(t, kept, policies.FS).Service }
	one, other := start(), start()
	on := projecttest.Project(t, "standard_land_workshop").Start
	table := func(item string) register.Table {
		return register.Table{Content: []byte("item,days\n" + item + ",1\n"), CSV: true, Period: rules.Period{From: on}, Document: "a", By: "b"}
	}
	days := func(s *project.Service, item string) int {
		p, _ := s.Rules().Item(item).PromisedOn(on)
		return p.Days
	}
	answer, err := one.PublishRegister(ctx, project.Call{Account: "p", Key: "1"}, table("construction_permit"), lang.EN)
	require.NoError(t, err)
	require.Equal(t, one.Rules().Revision(), answer.Published.Rules)
	require.Equal(t, []int{1, 2}, []int{days(one, "construction_permit"), days(other, "construction_permit")})
	again, err := one.PublishRegister(ctx, project.Call{Account: "p", Key: "1"}, table("construction_permit"), lang.EN)
	require.NoError(t, err)
	require.Nil(t, again.Published)

	_, err = other.PublishRegister(ctx, project.Call{Account: "p", Key: "2"}, table("energy_review"), lang.EN)
	require.NoError(t, err)
	require.Equal(t, []int{1, 1}, []int{days(other, "construction_permit"), days(other, "energy_review")}, "one's own publishing rests on what others published")
	require.NoError(t, one.FollowRegister(ctx))
	require.Equal(t, other.Rules().Revision(), one.Rules().Revision())
	require.Equal(t, other.Rules().Revision(), start().Rules().Revision())
	for _, s := range []*project.Service{one, other} {
		_, err := s.Archive().Load(ctx, answer.Published.Rules)
		require.NoError(t, err, "what was in use before stays")
	}
}
