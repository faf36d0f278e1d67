package api

import (
	"context"
	"crypto/rand"
	"io/fs"
	"log/slog"
	"net"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"sevenlists/api/account"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/store"
	"sevenlists/api/store/opened"
	"sevenlists/api/track"
	"sevenlists/planner/letter"
	"sevenlists/planner/rules"
)

// Settings are what whoever runs the server decides.
type Settings struct {
	Listen       string // address and port; loopback by default
	Data         string // folder in which everything is kept
	Mongo        string // address of a MongoDB that keeps everything instead; may hold a password
	Metrics      string // address on which metrics are served to whoever reaches it; empty: none
	MetricsToken string // for reading them where requests are answered; empty: not there
	Limits       serve.Limits
	Proxies      []*net.IPNet // whose X-Forwarded-For is believed
	Origins      []string     // other sites whose pages may ask
	Secure       bool         // reached over TLS
	TLSCert      string       // files of a certificate and its key; both empty: no TLS here
	TLSKey       string
	// WebhookHosts are those beside public ones over TLS to which webhooks may be sent.
	WebhookHosts []string
	// Messages are how people are told.
	Messages Messages
	Version  string
	Log      *slog.Logger
	// OIDC is the identity provider at which people may log in; nil: none.
	OIDC *account.Provider
	// Ready is called once the server listens, with its address.
	Ready func(address string)
	// First is called after that with the link of the first account, where there is none yet.
	First func(First)
}

// Run serves until the context ends, and then lets the requests that are being answered finish. What
// folder holds are the rules in use, from which set was loaded.
//
// It returns *fault.Error: serve.listen where the address cannot be had, and what opening the store
// gives.
func Run(ctx context.Context, folder fs.FS, set *rules.Set, settings Settings) error {
	tuneMemory()
	kept, err := opened.Place{Folder: settings.Data, Mongo: settings.Mongo}.Open(ctx, time.Now)
	if err != nil {
		return err
	}
	defer kept.Close()
	projects, err := project.New(ctx, project.Config{
		Store: kept, Rules: folder, Set: set, Now: time.Now, Random: rand.Reader, Program: settings.Version,
		Beside: track.Beside{Store: kept},
	})
	if err != nil {
		return err
	}
	letters, err := letter.Read(folder, set.Vocabulary())
	if err != nil {
		return err
	}
	followed, err := track.New(track.Config{Store: kept, Projects: projects, Rules: folder, Now: time.Now, Letters: letters})
	if err != nil {
		return err
	}
	guard, absences, provider, err := settings.people(kept, folder, projects.Rules)
	if err != nil {
		return err
	}
	told, err := settings.outward(kept, folder, guard, absences, projects, followed)
	if err != nil {
		return err
	}
	followed.Hear(told.answers)
	counted := prometheus.NewRegistry()
	server, err := serve.New(serve.Config{
		Metrics: counted, Rules: projects.Rules, Projects: projects, Track: followed, Letters: letters, Gate: guard, Log: settings.Log, Now: time.Now, Ready: kept.Ping,
		Accounts: guard.Accounts, Access: guard.Access, OIDC: provider, Events: told.events, Webhooks: told.hooks, Answers: told.answers,
		Outbox: told.outbox, Prompts: told.prompts, Feeds: told.feeds, Absences: absences,
		Limits: settings.Limits, MetricsToken: settings.MetricsToken, Proxies: settings.Proxies, Origins: settings.Origins,
		Secure: settings.Secure || settings.TLSCert != "", Version: settings.Version,
	})
	if err != nil {
		return err
	}
	settings.Ready = settings.greet(ctx, guard.Accounts)
	checkpoints := store.NewCheckpointer(kept, time.Now)
	defer lastCheckpoint(checkpoints, settings.Log)
	stop := work(ctx, settings.Log, append(told.duties(),
		duty{"checkpoint", time.Minute, func(ctx context.Context) error { _, err := checkpoints.Write(ctx); return err }},
		duty{"repair", time.Minute, func(ctx context.Context) error { _, err := projects.Repair(ctx); return err }},
		duty{"register", time.Minute, projects.FollowRegister},
		duty{"reminders", 10 * time.Minute, func(ctx context.Context) error { _, err := followed.EscalateReminders(ctx); return err }},
		duty{"sweep", time.Hour, func(ctx context.Context) error { _, err := kept.Sweep(ctx, time.Now()); return err }},
		duty{"jobs", time.Second, func(ctx context.Context) error { return projects.Jobs().Turn(ctx, 20*time.Second) }},
	))
	defer told.hooks.Wait()
	defer stop() // before the last checkpoint, and before the store is closed
	return listen(ctx, server.HTTP(), counted, settings)
}

// lastCheckpoint writes down the ends of all streams when the server stops.
func lastCheckpoint(checkpoints *store.Checkpointer, log *slog.Logger) {
	ctx, cancel := context.WithTimeout(context.Background(), stopWithin)
	defer cancel()
	if _, err := checkpoints.Write(ctx); err != nil {
		log.Error("last checkpoint", "error", err.Error())
	}
}
