package api

import (
	"crypto/rand"
	"time"

	"sevenlists/api/feed"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/store"
	"sevenlists/api/webhook"
)

// outward is what tells others of what happens.
type outward struct {
	events *feed.Hub
	hooks  *webhook.Service
}

func (s Settings) outward(kept store.Store, guard serve.Guard, projects *project.Service) (outward, error) {
	hooks, err := webhook.New(webhook.Config{
		Store: kept, Now: time.Now, Random: rand.Reader, Log: s.Log, Hosts: s.WebhookHosts,
		Rights: serve.Owners{Gate: guard, Projects: projects, Account: guard.ByID},
	})
	return outward{feed.NewHub(kept, time.Now, feed.Limits{}), hooks}, err
}

// duties look every second whether something happened, and tell it.
func (o outward) duties() []duty {
	return []duty{
		{"events", time.Second, o.events.Poll},
		{"webhooks", time.Second, o.hooks.Work},
	}
}
