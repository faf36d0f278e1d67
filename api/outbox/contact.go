package outbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Contact says where a person wants to be told. It stands in a record of its own, never in the log.
type Contact struct {
	// Lang is that of e-mails and texts; Chinese where it is not given.
	Lang string `json:"lang,omitempty" oneof:"zh en"`
	// Addresses are those of the person by channel: email, and the gateways such as sms.
	Addresses map[string]string `json:"addresses,omitempty"`
	// Channels are those by which the person wants to be told besides in the app; none for those that are
	// usual here, app alone for no other.
	Channels []string `json:"channels,omitempty" most:"20"`

	version int64
}

// Version is that of the stored contact, for If-Match; 0 where nothing is stored.
func (c Contact) Version() int64 { return c.version }

func (c Contact) lang() lang.Lang {
	if lang.Lang(c.Lang) == lang.EN {
		return lang.EN
	}
	return lang.ZH
}

// Contact gives where an account wants to be told; an empty one where it said nothing.
func (s *Service) Contact(ctx context.Context, account string) (Contact, error) {
	var c Contact
	r, err := s.Store.Get(ctx, kindContact, account)
	if errors.Is(err, store.ErrNotFound) {
		return c, nil
	}
	if err != nil {
		return c, err
	}
	if err := json.Unmarshal(r.Body, &c); err != nil {
		return c, fmt.Errorf("contact: %w", err)
	}
	c.version = r.Version
	return c, nil
}

// SetContact sets where an account wants to be told. The version is that of the contact that the caller
// has seen.
//
// It returns a fault.List of Invalid outbox.channel and outbox.address, and Conflict request.stale.
func (s *Service) SetContact(ctx context.Context, account string, version int64, c Contact) (Contact, error) {
	var faults fault.List
	for id, address := range c.Addresses {
		switch {
		case !s.Book.knows(id) || id == App || id == Webhook:
			faults.Add(s.unknownChannel("/addresses", id))
		case !s.Book.isAddress(id, address):
			faults.Add(fault.New(fault.Invalid, "outbox.address", "/addresses/"+id, s.Book.Name(id)))
		}
	}
	for _, id := range c.Channels {
		if !s.Book.knows(id) {
			faults.Add(s.unknownChannel("/channels", id))
		}
	}
	if err := faults.Err(); err != nil {
		return Contact{}, err
	}
	body, err := json.Marshal(c)
	if err != nil {
		return Contact{}, err
	}
	c.version = version + 1
	err = s.Store.Put(ctx, store.Record{Kind: kindContact, ID: account, Version: c.version, Body: body})
	if errors.Is(err, store.ErrTaken) {
		err = fault.New(fault.Conflict, "request.stale", "If-Match")
	}
	return c, err
}

func (s *Service) unknownChannel(at, id string) *fault.Error {
	all := s.Book.ChannelIDs()
	return fault.New(fault.Invalid, "outbox.channel", at, shortened(id), all, fault.Nearest(id, all))
}

// shortened keeps what a caller brought from filling a message.
func shortened(text string) string {
	if runes := []rune(text); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return text
}

// testEvery is how often a person may send a test by one channel.
const testEvery = time.Minute

// testPrefix begins the cause of a test: test/channel/account/minute.
const testPrefix = "test/"

// Test sends a test to an account by one channel at once, whatever the hour.
//
// It returns Invalid outbox.channel and outbox.no_address, and Conflict outbox.tested where one was sent
// within the minute.
func (s *Service) Test(ctx context.Context, account, channel string) (Message, error) {
	if !s.Book.knows(channel) {
		return Message{}, s.unknownChannel("/channel", channel)
	}
	contact, err := s.Contact(ctx, account)
	if err != nil {
		return Message{}, err
	}
	if channel != App && channel != Webhook && contact.Addresses[channel] == "" {
		return Message{}, fault.New(fault.Invalid, "outbox.no_address", "/channel", s.Book.Name(channel))
	}
	minute := s.Now().UTC().Truncate(testEvery)
	d := Draft{
		ID: testPrefix + channel + "/" + account + "/" + store.SortTime(minute), To: account, Kind: textTest, Severity: Info,
		Title: s.Book.Texts[textTest], Day: project.DateOf(s.Now()),
	}
	added, err := s.Put(ctx, d)
	if err != nil {
		return Message{}, err
	}
	if added == 0 {
		return Message{}, fault.New(fault.Conflict, "outbox.tested", "", int(testEvery.Seconds()))
	}
	m, _, err := s.Find(ctx, d.ID)
	return m, err
}

// testedChannel is the channel that a test is about.
func testedChannel(cause string) string {
	channel, _, _ := strings.Cut(strings.TrimPrefix(cause, testPrefix), "/")
	return channel
}
