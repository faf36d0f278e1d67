package serve_test

import (
	"context"
	"crypto/rand"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/duefeed"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/store/sqlite"
)

func TestACalendarIsReadUnderItsSecretAddress(t *testing.T) {
	disk, err := sqlite.Open(context.Background(), t.TempDir(), still)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, disk.Close()) })
	town := newTown(t, func(c *serve.Config) {
		c.Feeds = duefeed.New(duefeed.Config{Records: disk, Projects: c.Projects, Rights: everybody{}, Now: still, Random: rand.Reader})
	})
	ann, bob := town.person(t, account.Entry{Login: "ann", Roles: []string{"agent"}}), town.person(t, account.Entry{Login: "bob", Roles: []string{"agent"}})
	_, err = town.projects.Create(context.Background(), project.Call{Account: "x"}, project.Draft{Profile: []byte(workshop(t)), Agent: ann.Account.ID})
	require.NoError(t, err)
	made := read[duefeed.Created](t, ask(t, town, asked{method: "POST", path: "/api/v1/calendar_feeds", header: carrying(ann), status: 201}))
	ask(t, town, asked{method: "GET", path: "/api/v1/calendar_feeds", header: carrying(ann), status: 200, contains: []string{made.ID}, lacks: []string{made.Path}})

	first := ask(t, town, asked{method: "GET", path: made.Path, status: 200, contains: []string{"BEGIN:VCALENDAR", "due.engineering_planning_permit."}})
	require.Equal(t, "text/calendar; charset=utf-8", first.Header().Get("Content-Type"))
	tag := first.Header().Get("ETag")
	require.NotEmpty(t, tag)
	again := ask(t, town, asked{method: "GET", path: made.Path, header: map[string]string{"If-None-Match": tag}, status: 304})
	require.Empty(t, again.Body.String())

	at := "/api/v1/calendar_feeds/" + made.ID
	ask(t, town, asked{method: "DELETE", path: at, header: carrying(bob), status: 404})
	ask(t, town, asked{method: "DELETE", path: at, header: carrying(ann), status: 204})
	ask(t, town, asked{method: "GET", path: made.Path, status: 404, contains: []string{"feed.unknown"}})
	require.NotContains(t, town.log.String(), made.Path)
}
