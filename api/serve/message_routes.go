package serve

import (
	"encoding/json"
	"errors"
	"net/http"

	"sevenlists/api/outbox"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Contacted is how somebody is told, and what there is to choose from.
type Contacted struct {
	outbox.Contact
	// Ways are all channels of this server, by id, in order.
	Ways []Way `json:"ways"`
}

// Way is one channel.
type Way struct {
	Channel string `json:"channel"`
	Name    string `json:"name"` // in the language of the caller
}

// Tested says by which channel a test is sent.
type Tested struct {
	Channel string `json:"channel" most:"60"`
}

// messageRoutes are those by which people read what they are told and say how they want to be told, and by
// which an administrator sees what became of it.
func (s *Server) messageRoutes() []Route {
	cursor := Param{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}}
	limit := Param{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}}
	from := lang.Text{ZH: "从哪一条之后继续：收到的最后一个 id", EN: "after which message to go on: the last id that was received"}
	routes := []Route{
		{
			Name: "message_list", Method: http.MethodGet, Path: "/api/v1/messages", Action: "message.list",
			Summary: lang.Text{ZH: "发给本人的消息及各渠道的送达情况，最近的在前", EN: "The messages to oneself and what became of them by every channel, the last first"},
			Query: []Param{
				{Name: "unseen", Type: "boolean", About: lang.Text{ZH: "只看未确认的", EN: "only those not acknowledged"}},
				{Name: "severity", Values: []string{outbox.Info, outbox.Warning, outbox.Red}, About: lang.Text{ZH: "程度", EN: "severity"}},
				{Name: "project", About: lang.Text{ZH: "项目", EN: "project"}, Most: 100},
				cursor, limit,
			},
			Answer: outbox.Page{}, Handle: told(listMessages),
		},
		{
			Name: "message_stream", Method: http.MethodGet, Path: "/api/v1/messages/stream", Action: "message.list", Stream: true,
			Summary: lang.Text{ZH: "接收发给本人的新消息（服务器推送）", EN: "Follow the messages to oneself (server-sent events)"},
			Other:   []string{"text/event-stream"}, Header: []Param{{Name: lastEvent, About: from}}, Query: []Param{{Name: "after", About: from}},
			Handle: told(followMessages),
		},
		{
			Name: "message_acknowledge", Method: http.MethodPost, Path: "/api/v1/messages/{message}/acknowledge", Action: "message.acknowledge",
			Summary: lang.Text{ZH: "确认收到一条消息", EN: "Acknowledge a message"}, Object: messageObject, Answer: outbox.Message{}, Handle: acknowledge,
		},
		{
			Name: "contact_read", Method: http.MethodGet, Path: "/api/v1/account/contact", Action: "contact.read",
			Summary: lang.Text{ZH: "本人的收信方式，以及可选的渠道", EN: "How one is told, and the channels to choose from"}, Answer: Contacted{}, Handle: told(readContact),
		},
		{
			Name: "contact_set", Method: http.MethodPut, Path: "/api/v1/account/contact", Action: "contact.set", Revises: true,
			Summary: lang.Text{ZH: "设置本人的收信方式", EN: "Set how one is told"}, Body: outbox.Contact{}, Answer: Contacted{}, Handle: told(setContact),
		},
		{
			Name: "contact_test", Method: http.MethodPost, Path: "/api/v1/account/contact/test", Action: "contact.set", Status: http.StatusAccepted,
			Summary: lang.Text{ZH: "立即给本人发一条测试消息", EN: "Send oneself a test at once"}, Body: Tested{}, Answer: outbox.Message{}, Handle: told(testContact),
		},
		{
			Name: "outbox_list", Method: http.MethodGet, Path: "/api/v1/outbox", Action: "outbox.list",
			Summary: lang.Text{ZH: "消息发送情况，不含地址和内容", EN: "What became of sendings, without addresses and contents"},
			Query: []Param{
				{Name: "state", Values: []string{"open", "done", "failed"}, About: lang.Text{ZH: "状态；failed 为某渠道已放弃", EN: "state; failed for those of which a channel was given up"}},
				cursor, limit,
			},
			Answer: outbox.Sendings{}, Handle: told(listSendings),
		},
		{
			Name: "outbox_retry", Method: http.MethodPost, Path: "/api/v1/outbox/{sending}/retry", Action: "outbox.retry",
			Summary: lang.Text{ZH: "重新发送失败的渠道", EN: "Send again by the channels that failed"}, Answer: outbox.Sending{}, Handle: told(retrySending),
		},
	}
	for i := range routes {
		routes[i].Group = "messages"
	}
	return routes
}

// told says that this server tells nobody anything, where it does not.
func told(handle func(*Call) error) func(*Call) error {
	return func(c *Call) error {
		if c.Server.Outbox == nil {
			return notSetUp()
		}
		return handle(c)
	}
}

func messageObject(c *Call) (Object, error) {
	if c.Server.Outbox == nil {
		return Object{}, notSetUp()
	}
	m, err := c.Server.Outbox.Read(c.Context(), c.Path("message"))
	c.Found = m
	return Object{Kind: "message", ID: m.ID, Owner: m.To, State: m.State}, err
}

func listMessages(c *Call) error {
	page, err := c.Server.Outbox.Messages(c.Context(), c.Account.ID, outbox.Asked{
		Unseen: c.Query("unseen") == "true", Severity: c.Query("severity"), Project: c.Query("project"),
		Cursor: c.Query("cursor"), Limit: int(c.whole("limit")),
	})
	if err != nil {
		return err
	}
	return c.JSON(page)
}

func acknowledge(c *Call) error {
	m, err := c.Server.Outbox.Acknowledge(c.Context(), c.Found.(outbox.Message).ID)
	if err != nil {
		return err
	}
	return c.JSON(m)
}

func (c *Call) contacted(contact outbox.Contact) error {
	answer := Contacted{Contact: contact}
	book := c.Server.Outbox.Book
	for _, id := range book.ChannelIDs() {
		answer.Ways = append(answer.Ways, Way{id, book.Name(id).In(c.Lang)})
	}
	c.ETag(contact.Version() + 1) // 1 is that nothing was set
	c.Response().Header().Set("Cache-Control", "no-store")
	return c.JSON(answer)
}

func readContact(c *Call) error {
	contact, err := c.Server.Outbox.Contact(c.Context(), c.Account.ID)
	if err != nil {
		return err
	}
	return c.contacted(contact)
}

func setContact(c *Call) error {
	var contact outbox.Contact
	if err := c.Decode(&contact); err != nil {
		return err
	}
	contact, err := c.Server.Outbox.SetContact(c.Context(), c.Account.ID, c.Version()-1, contact)
	if err != nil {
		return err
	}
	return c.contacted(contact)
}

func testContact(c *Call) error {
	var body Tested
	if err := c.Decode(&body); err != nil {
		return err
	}
	m, err := c.Server.Outbox.Test(c.Context(), c.Account.ID, body.Channel)
	if err != nil {
		return err
	}
	return c.JSON(m)
}

func listSendings(c *Call) error {
	page, err := c.Server.Outbox.Sendings(c.Context(), c.Query("state"), c.Query("cursor"), int(c.whole("limit")))
	if err != nil {
		return err
	}
	return c.JSON(page)
}

func retrySending(c *Call) error {
	sending, err := c.Server.Outbox.Retry(c.Context(), c.Path("sending"))
	if err != nil {
		return err
	}
	return c.JSON(sending)
}

// followMessages writes a stream of messages until it ends; who listens is asked anew with every batch.
func followMessages(c *Call) error {
	ear, err := c.Server.Outbox.Listen(c.Context(), c.Account.ID, c.resumed())
	if err != nil {
		return err
	}
	defer ear.Close()
	w := eventWriter{c.Response(), http.NewResponseController(c.Response())}
	if err := w.begin(); err != nil {
		return nil // nobody is there any more
	}
	still := &audience{c}
	for {
		list, err := ear.Next(c.Context())
		if err == nil {
			err = still.Still(c.Context())
		}
		if errors.Is(err, outbox.ErrStopped) {
			err = fault.New(fault.Unavailable, "events.stopping", "").Because(err)
		}
		if err != nil {
			c.echo.Set(faultKey, err)
			w.end(err)
			return nil
		}
		text := []byte(": \n\n")
		for i := range list {
			data, err := json.Marshal(list[i])
			if err != nil {
				return nil
			}
			text = append(append(append(text, "id: "+list[i].Cursor()+"\nevent: message\ndata: "...), data...), "\n\n"...)
		}
		if w.send(text) != nil {
			return nil
		}
	}
}
