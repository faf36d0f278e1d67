package api

import (
	"context"
	"crypto/rand"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"sevenlists/api/outbox"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/store"
	"sevenlists/api/track/handling"
	"sevenlists/api/webhook"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// Messages are how people are told, as whoever runs the server decides.
type Messages struct {
	// SMTP is the mail server, such as smtp://USER@HOST:587; its password stands in
	// SEVENLISTS_SMTP_PASSWORD. Empty: no e-mail is sent.
	SMTP string
	From string // the address that e-mails come from
	// Base is the address under which people reach this server, for links in e-mails.
	Base string
	// GatewayHosts are those to which the gateways of policies/supervision/channels may send.
	GatewayHosts []string
}

// passwordOfSMTP is where the password of the mail server stands.
const passwordOfSMTP = "SEVENLISTS_SMTP_PASSWORD"

// longestSecret is how much of a file with a secret is read, in bytes.
const longestSecret = 64 << 10

// setting gives a setting by its name in the environment, or what the file says that the name with _FILE
// names; empty where there is none.
func setting(name string) (string, error) {
	if value := os.Getenv(name); value != "" {
		return value, nil
	}
	path := os.Getenv(name + "_FILE")
	if path == "" {
		return "", nil
	}
	f, err := os.Open(path)
	if err != nil {
		return "", fault.New(fault.Unavailable, "outbox.setting_file", "", name+"_FILE").Because(err)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, longestSecret))
	if err != nil {
		return "", fault.New(fault.Unavailable, "outbox.setting_file", "", name+"_FILE").Because(err)
	}
	return strings.TrimSpace(string(content)), nil
}

// outbox makes what tells people.
func (s Settings) outbox(kept store.Store, folder fs.FS, guard serve.Guard, projects *project.Service, hooks *webhook.Service) (*outbox.Service, error) {
	loaded, err := handling.Supervision(folder)
	if err != nil {
		return nil, err
	}
	book, err := outbox.ReadBook(loaded)
	if err != nil {
		return nil, err
	}
	c := outbox.Config{
		Store: kept, Book: book, Now: time.Now, Random: rand.Reader, Log: s.Log, Hooks: hooks, Setting: setting,
		GatewayHosts: s.Messages.GatewayHosts, Base: s.Messages.Base,
		Calendar: func() *calendar.Calendar { return projects.Rules().Calendar() },
		Rights:   readers{guard, projects},
	}
	if s.Messages.SMTP != "" {
		password, err := setting(passwordOfSMTP)
		if err != nil {
			return nil, err
		}
		if c.Mail, err = outbox.NewSMTP(book, time.Now, s.Messages.SMTP, password, s.Messages.From); err != nil {
			return nil, err
		}
	}
	return outbox.New(c)
}

// readers say whom something may be told: whoever may follow the project that it is about.
type readers struct {
	guard    serve.Guard
	projects *project.Service
}

// Sees asks about an account and a project as they are now.
func (r readers) Sees(ctx context.Context, account, id string) (bool, error) {
	if id == "" {
		_, known, err := r.guard.ByID(ctx, account)
		return known, err
	}
	return serve.Owners{Gate: r.guard, Projects: r.projects, Account: r.guard.ByID}.Sees(ctx, account, id, false)
}
