package api

import (
	"crypto/rand"
	"io/fs"
	"time"

	"sevenlists/api/absence"
	"sevenlists/api/answerlink"
	"sevenlists/api/duefeed"
	"sevenlists/api/feed"
	"sevenlists/api/outbox"
	"sevenlists/api/project"
	"sevenlists/api/prompter"
	"sevenlists/api/serve"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/api/webhook"
)

// outward is what tells others of what happens.
type outward struct {
	events *feed.Hub
	hooks  *webhook.Service
	// outbox tells people what they are to know.
	outbox *outbox.Service
	feeds  *duefeed.Feeds
	// prompts are what people are to be told of what they have to do.
	prompts *prompter.Service
	// answers are the links by which people without an account answer.
	answers *answerlink.Links
}

func (s Settings) outward(kept store.Store, folder fs.FS, guard serve.Guard, absences *absence.Service, projects *project.Service, followed *track.Service) (outward, error) {
	hooks, err := webhook.New(webhook.Config{
		Store: kept, Now: time.Now, Random: rand.Reader, Log: s.Log, Hosts: s.WebhookHosts,
		Rights: serve.Owners{Gate: guard, Projects: projects, Account: guard.ByID},
	})
	if err != nil {
		return outward{}, err
	}
	people, err := s.outbox(kept, folder, guard, projects, hooks)
	if err != nil {
		return outward{}, err
	}
	prompts, err := prompter.New(prompter.Config{
		Store: kept, Track: followed, Projects: projects, Outbox: people, Accounts: guard.Accounts, StandIns: absences.Deputies, Now: time.Now,
	})
	return outward{
		outbox: people, prompts: prompts,
		feeds: duefeed.New(duefeed.Config{
			Records: kept, Projects: projects, Track: followed, Rights: readers{guard, projects}, StandsFor: guard.StandsFor, Now: time.Now, Random: rand.Reader,
		}),
		events: feed.NewHub(kept, time.Now, feed.Limits{}), hooks: hooks,
		answers: answerlink.New(answerlink.Config{Records: kept, Now: time.Now, Random: rand.Reader, Log: s.Log}),
	}, err
}

// duties look every second whether something happened, and tell it.
func (o outward) duties() []duty {
	return []duty{
		{"events", time.Second, o.events.Poll},
		{"webhooks", time.Second, o.hooks.Work},
		{"messages", time.Second, o.outbox.Work},
		{"listeners", time.Second, o.outbox.Poll},
		{"prompts", time.Minute, o.prompts.Turn},
		{"answers", time.Minute, o.answers.Work},
	}
}
