package serve

import (
	"context"
	"net/http"

	"sevenlists/api/project"
	"sevenlists/api/webhook"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Webhooks are those that the caller may read.
type Webhooks struct {
	Webhooks []webhook.Webhook `json:"webhooks"`
}

// webhookRoutes are those by which other systems are told what happens.
func (s *Server) webhookRoutes() []Route {
	const at = "/api/v1/webhooks"
	one := func(r Route) Route {
		r.Path, r.Object = at+"/{webhook}"+r.Path, webhookObject
		return r
	}
	routes := []Route{
		{
			Name: "webhook_list", Method: http.MethodGet, Path: at, Action: "webhook.list",
			Summary: lang.Text{ZH: "推送地址列表", EN: "Webhooks"}, Answer: Webhooks{}, Handle: hooked(listWebhooks),
		},
		{
			Name: "webhook_create", Method: http.MethodPost, Path: at, Action: "webhook.create", Once: true, Status: http.StatusCreated,
			Summary: lang.Text{ZH: "登记推送地址：项目有动态时发往该地址，带签名（Standard Webhooks），未送达会重发",
				EN: "Register a webhook: what happens to projects is sent there, signed (Standard Webhooks), and again until it arrives"},
			Body: webhook.Draft{}, Answer: webhook.Created{}, Handle: hooked(createWebhook),
		},
		one(Route{
			Name: "webhook_read", Method: http.MethodGet, Action: "webhook.read",
			Summary: lang.Text{ZH: "一个推送地址及其状态", EN: "One webhook and its state"}, Answer: webhook.Webhook{}, Handle: readWebhook,
		}),
		one(Route{
			Name: "webhook_delete", Method: http.MethodDelete, Action: "webhook.delete",
			Summary: lang.Text{ZH: "删除推送地址及其推送记录", EN: "Delete a webhook and what was to be sent to it"}, Handle: deleteWebhook,
		}),
		one(Route{
			Name: "webhook_test", Method: http.MethodPost, Path: "/test", Action: "webhook.test",
			Summary: lang.Text{ZH: "立即发一条测试；送达后，停用的推送地址恢复启用", EN: "Send a test at once; a disabled webhook at which it arrives is active again"},
			Answer:  webhook.Delivery{}, Handle: testWebhook,
		}),
		one(Route{
			Name: "webhook_deliveries", Method: http.MethodGet, Path: "/deliveries", Action: "webhook.read",
			Summary: lang.Text{ZH: "推送记录，最近变动的在前", EN: "What was and is to be sent, the last to change first"},
			Query: []Param{
				{Name: "state", Values: []string{"waiting", "delivered", "given_up"}, About: lang.Text{ZH: "状态", EN: "state"}},
				{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
				{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}},
			},
			Answer: webhook.Page{}, Handle: listDeliveries,
		}),
	}
	for i := range routes {
		routes[i].Group = "webhooks"
	}
	return routes
}

// hooked says that this server sends nothing, where it does.
func hooked(handle func(*Call) error) func(*Call) error {
	return func(c *Call) error {
		if c.Server.Webhooks == nil {
			return notSetUp()
		}
		return handle(c)
	}
}

// webhookObject finds the webhook that a path names.
func webhookObject(c *Call) (Object, error) {
	if c.Server.Webhooks == nil {
		return Object{}, notSetUp()
	}
	w, err := c.Server.Webhooks.Read(c.Context(), c.Path("webhook"))
	if err != nil {
		return Object{}, err
	}
	c.Found = w
	return objectOfWebhook(w), nil
}

func objectOfWebhook(w webhook.Webhook) Object {
	return Object{Kind: "webhook", ID: w.ID, Owner: w.Owner, State: w.State}
}

func listWebhooks(c *Call) error {
	all, err := c.Server.Webhooks.List(c.Context())
	if err != nil {
		return err
	}
	answer := Webhooks{Webhooks: []webhook.Webhook{}}
	for _, w := range all {
		may, _, err := c.Server.Gate.Allow(c.Context(), c.Account, "webhook.read", objectOfWebhook(w))
		if err != nil {
			return err
		}
		if may {
			answer.Webhooks = append(answer.Webhooks, w)
		}
	}
	return c.JSON(answer)
}

func createWebhook(c *Call) error {
	var draft webhook.Draft
	if err := c.Decode(&draft); err != nil {
		return err
	}
	if err := c.mayHook(draft); err != nil {
		return err
	}
	made, err := c.Server.Webhooks.Create(c.Context(), c.Account.ID, c.Key(), draft)
	if err != nil {
		return err
	}
	c.Location("/api/v1/webhooks/" + made.ID)
	c.Response().Header().Set("Cache-Control", "no-store")
	return c.JSON(made)
}

// mayHook asks whether the caller may have the events besides the webhook: a token that reaches no event
// gets none in this way either.
func (c *Call) mayHook(draft webhook.Draft) error {
	if draft.Scope == webhook.All {
		return c.Allow("webhook.create_all", Object{})
	}
	reach, err := c.Server.Gate.Reach(c.Context(), c.Account, "project.events")
	if err == nil && !reach.All && len(reach.AnyOf) == 0 {
		err = fault.New(fault.Invalid, "request.forbidden", "", "project.events")
	}
	return err
}

func readWebhook(c *Call) error { return c.JSON(c.Found.(webhook.Webhook)) }

func deleteWebhook(c *Call) error {
	if err := c.Server.Webhooks.Delete(c.Context(), c.Found.(webhook.Webhook).ID); err != nil {
		return err
	}
	return c.Nothing()
}

func testWebhook(c *Call) error {
	delivery, err := c.Server.Webhooks.Test(c.Context(), c.Found.(webhook.Webhook).ID)
	if err != nil {
		return err
	}
	return c.JSON(delivery)
}

func listDeliveries(c *Call) error {
	id := c.Found.(webhook.Webhook).ID
	page, err := c.Server.Webhooks.Deliveries(c.Context(), id, c.Query("state"), c.Query("cursor"), int(c.whole("limit")))
	if err != nil {
		return err
	}
	return c.JSON(page)
}

// Owners say what the owners of webhooks may have, long after they asked.
type Owners struct {
	Gate     Gate
	Projects *project.Service
	// Account gives an account by its id; false where there is none that may do anything.
	Account func(ctx context.Context, id string) (Account, bool, error)
}

var _ webhook.Rights = Owners{}

// Sees asks whether the owner of a webhook may have the events of a project now.
func (o Owners) Sees(ctx context.Context, id, projectID string, all bool) (bool, error) {
	who, known, err := o.Account(ctx, id)
	if !known || err != nil {
		return false, err
	}
	action := "project.events"
	if all {
		action = "webhook.create_all"
	}
	return mayFollow(ctx, o.Gate, o.Projects, who, action, projectID)
}
