package serve

import (
	"bytes"
	"net/http"

	"sevenlists/api/duefeed"
	"sevenlists/planner/lang"
)

// CalendarFeeds are the calendar feeds of the caller.
type CalendarFeeds struct {
	Feeds []duefeed.Feed `json:"feeds"`
}

// feedRoutes are those by which calendar programs read when an account's projects are due.
func (s *Server) feedRoutes() []Route {
	const feeds = "/api/v1/calendar_feeds"
	routes := []Route{
		{
			Name: "calendar_feed_list", Method: http.MethodGet, Path: feeds, Action: "calendar_feed.list",
			Summary: lang.Text{ZH: "本人的日历订阅", EN: "One's own calendar feeds"}, Answer: CalendarFeeds{}, Handle: fed(listFeeds),
		},
		{
			Name: "calendar_feed_create", Method: http.MethodPost, Path: feeds, Action: "calendar_feed.create", Status: http.StatusCreated,
			Summary: lang.Text{ZH: "新建日历订阅：凭保密地址在日历程序中查看各项目的到期日", EN: "Make a calendar feed: a secret address under which a calendar program reads when one's projects are due"},
			Answer:  duefeed.Created{}, Handle: fed(createFeed),
		},
		{
			Name: "calendar_feed_revoke", Method: http.MethodDelete, Path: feeds + "/{feed}", Action: "calendar_feed.revoke",
			Summary: lang.Text{ZH: "停用日历订阅", EN: "Revoke a calendar feed"}, Object: feedObject, Handle: revokeFeed,
		},
		{
			Name: "calendar_read", Method: http.MethodGet, Path: "/api/v1/calendar/{token}", Action: "calendar.read", Secret: true,
			Summary: lang.Text{ZH: "读取日历（iCalendar）：必办且未办结事项的到期日", EN: "Read a calendar (iCalendar): by when required items that are not done are due"},
			Other:   []string{"text/calendar"}, Handle: fed(readCalendar),
		},
	}
	for i := range routes {
		routes[i].Group = "calendars"
	}
	return routes
}

// fed says that this server has no feeds, where it has none.
func fed(handle func(*Call) error) func(*Call) error {
	return func(c *Call) error {
		if c.Server.Feeds == nil {
			return notSetUp()
		}
		return handle(c)
	}
}

func feedObject(c *Call) (Object, error) {
	if c.Server.Feeds == nil {
		return Object{}, notSetUp()
	}
	feed, err := c.Server.Feeds.Read(c.Context(), c.Path("feed"))
	return Object{Kind: "calendar_feed", ID: feed.ID, Owner: feed.Owner}, err
}

func listFeeds(c *Call) error {
	list, err := c.Server.Feeds.List(c.Context(), c.Account.ID)
	if err != nil {
		return err
	}
	return c.JSON(CalendarFeeds{Feeds: list})
}

func createFeed(c *Call) error {
	made, err := c.Server.Feeds.Create(c.Context(), c.Account.ID)
	if err != nil {
		return err
	}
	c.Location("/api/v1/calendar_feeds/" + made.ID)
	c.Response().Header().Set("Cache-Control", "no-store")
	return c.JSON(made)
}

func revokeFeed(c *Call) error {
	if err := c.Server.Feeds.Revoke(c.Context(), c.Path("feed")); err != nil {
		return err
	}
	return c.Nothing()
}

// readCalendar answers a calendar program, which asks again and again: what it has is not made anew.
func readCalendar(c *Call) error {
	feed, err := c.Server.Feeds.Open(c.Context(), c.Path("token"))
	if err != nil {
		return err
	}
	header := c.Response().Header()
	header.Set("ETag", `"`+feed.Tag+`"`)
	header.Set("Cache-Control", "private, max-age=900")
	if c.Request().Header.Get("If-None-Match") == `"`+feed.Tag+`"` {
		c.Response().WriteHeader(http.StatusNotModified)
		return nil
	}
	var b bytes.Buffer
	if err := feed.Write(c.Context(), &b); err != nil {
		return err
	}
	return c.Bytes("text/calendar; charset=utf-8", b.Bytes())
}
