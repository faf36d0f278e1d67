package serve

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"sevenlists/api/feed"
	"sevenlists/api/project"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// lastEvent is the header by which a listener says what it had last.
const lastEvent = "Last-Event-ID"

// eventRoutes are those that tell what happens for as long as somebody listens.
func (s *Server) eventRoutes() []Route {
	from := lang.Text{ZH: "从哪一条之后继续：收到的最后一个 id", EN: "after which event to go on: the last id that was received"}
	one := Route{
		Group: "events", Stream: true, Other: []string{"text/event-stream"},
		Header: []Param{{Name: lastEvent, About: from}}, Query: []Param{{Name: "after", About: from, Most: feed.MostCursor}},
	}
	single, all := one, one
	single.Name, single.Method, single.Path = "project_events", http.MethodGet, "/api/v1/projects/{project}/events"
	single.Action, single.Object, single.Handle = "project.events", projectObject, followProject
	single.Summary = lang.Text{ZH: "接收一个项目的动态（服务器推送），默认从现在开始，after=0 从头开始",
		EN: "Follow what happens to a project (server-sent events): from now on, or with after=0 from its beginning"}
	all.Name, all.Method, all.Path = "events", http.MethodGet, "/api/v1/events"
	all.Action, all.Handle = "events.follow", followAll
	all.Summary = lang.Text{ZH: "接收本人可查看的全部项目的动态（服务器推送），默认从现在开始",
		EN: "Follow what happens to all projects that one may read (server-sent events), from now on"}
	return []Route{single, all}
}

// resumed is where a listener wants to go on: a browser that connects again says so in the header,
// which then counts.
func (c *Call) resumed() string {
	return cmp.Or(c.Request().Header.Get(lastEvent), c.Query("after"))
}

func followProject(c *Call) error {
	if c.Server.Events == nil {
		return notSetUp()
	}
	var from *feed.Place
	if text := c.resumed(); text != "" {
		place, err := feed.ParsePlace(text)
		if err != nil {
			return err
		}
		from = &place
	}
	stream, err := c.Server.Events.Project(c.Context(), c.Account.ID, c.project().ID, from, &audience{c})
	if err != nil {
		return err
	}
	return c.stream(stream)
}

func followAll(c *Call) error {
	if c.Server.Events == nil || c.Server.Projects == nil {
		return notSetUp()
	}
	stream, err := c.Server.Events.All(c.Context(), c.Account.ID, c.resumed(), &audience{c})
	if err != nil {
		return err
	}
	return c.stream(stream)
}

func notSetUp() error { return fault.New(fault.Unavailable, "request.not_set_up", "") }

// audience asks, while a stream goes on, what was asked when it began.
type audience struct{ call *Call }

// Still knows the caller anew, who may have logged out or been disabled.
func (a *audience) Still(ctx context.Context) error {
	c := a.call
	who, err := c.Server.Gate.Identify(c.Request().WithContext(ctx))
	if err != nil {
		return err
	}
	if who.Anonymous || who.ID != c.Account.ID {
		return fault.New(fault.Invalid, "request.unauthenticated", "")
	}
	c.Account = who
	if c.Route.Object != nil { // then Sees asks
		return nil
	}
	return c.Allow(c.Route.Action, Object{})
}

// Sees asks about a project as it is now.
func (a *audience) Sees(ctx context.Context, id string) (bool, error) {
	s := a.call.Server
	return mayFollow(ctx, s.Gate, s.Projects, a.call.Account, "project.events", id)
}

// mayFollow says whether an account may do something that gives it the events of a project.
func mayFollow(ctx context.Context, gate Gate, projects *project.Service, who Account, action, id string) (bool, error) {
	p, err := projects.Read(ctx, id)
	if err != nil {
		if fault.All(err)[0].Kind == fault.NotFound { // the log of something else
			err = nil
		}
		return false, err
	}
	what := Object(p.Object())
	if action != "project.events" {
		what = Object{}
	}
	may, _, err := gate.Allow(ctx, who, action, what)
	return may, err
}

// writeWithin is how long a listener may take to receive what is written at once. One that is slower is
// cut off, and goes on from its last id: nothing is kept for it meanwhile.
const writeWithin = 30 * time.Second

// stream writes a stream until it ends. What ends it is told in an event of its own, called end, since
// the status is long gone.
func (c *Call) stream(s *feed.Stream) error {
	defer s.Close()
	w := eventWriter{c.Response(), http.NewResponseController(c.Response())}
	if err := w.begin(); err != nil {
		return nil // nobody is there any more
	}
	for {
		batch, err := s.Next(c.Context())
		if err != nil {
			c.echo.Set(faultKey, err)
			w.end(err)
			return nil
		}
		if w.write(batch) != nil {
			return nil
		}
	}
}

// eventWriter writes server-sent events.
type eventWriter struct {
	http.ResponseWriter
	control *http.ResponseController
}

// begin sends the head of the answer, and takes off the time limit on the request.
func (w eventWriter) begin() error {
	_ = w.control.SetReadDeadline(time.Time{})
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // nginx passes it on at once
	w.WriteHeader(http.StatusOK)
	return w.send([]byte("retry: 3000\n\n"))
}

func (w eventWriter) write(b feed.Batch) error {
	var text []byte
	for _, m := range b.Messages {
		data, err := json.Marshal(m.Event)
		if err != nil {
			return err
		}
		if m.Cursor != "" {
			text = append(text, "id: "+m.Cursor+"\n"...)
		}
		text = append(append(append(text, "data: "...), data...), "\n\n"...)
	}
	if len(b.Messages) == 0 {
		text = append(text, ": \n"...) // a sign of life, for whatever stands between
		if b.Cursor != "" {
			text = append(text, "id: "+b.Cursor+"\n"...)
		}
		text = append(text, '\n')
	}
	return w.send(text)
}

// end says why a stream is over, where anybody is there to hear it.
func (w eventWriter) end(err error) {
	code := faultsOf(err)[0].Code
	switch {
	case errors.Is(err, context.Canceled):
		return
	case errors.Is(err, feed.ErrStopped):
		code = "events.stopping"
	}
	_ = w.send([]byte("event: end\ndata: {\"code\":\"" + code + "\"}\n\n"))
}

func (w eventWriter) send(text []byte) error {
	_ = w.control.SetWriteDeadline(time.Now().Add(writeWithin)) // of the connection, by the clock that it goes by
	if _, err := w.Write(text); err != nil {
		return err
	}
	return w.control.Flush()
}
