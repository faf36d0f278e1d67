package webhook

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// Draft is what a webhook is made of.
type Draft struct {
	// URL to which events are sent by POST: https, at a public address.
	URL string `json:"url" most:"500"`
	// Types are those of the events that are wanted, such as plan_issued; none for all.
	Types []string `json:"types,omitempty" most:"50"`
	// Scope is own for the projects that the account may follow (the default), all for all projects.
	Scope string `json:"scope,omitempty" oneof:"own all"`
}

// Created is a webhook that was made, with the secret by which its receiver checks signatures.
type Created struct {
	Webhook
	// Secret is shown this once: whsec_ and the key in base64.
	Secret string `json:"secret"`
}

// The bounds of what may be registered.
const (
	mostOfOne = 10  // webhooks of one account
	mostHooks = 500 // of all
)

// Create registers a webhook. The same key with the same draft gives the first one again. Whether the
// account may have what the scope says is for the caller to ask.
//
// It returns a fault.List of Invalid for the draft, Conflict webhook.many and request.key_reused, and the
// errors of the store.
func (s *Service) Create(ctx context.Context, account, key string, d Draft) (*Created, error) {
	if d.Scope == "" {
		d.Scope = Own
	}
	if err := s.check(d); err != nil {
		return nil, err
	}
	if key == "" {
		var err error
		if key, err = s.chance(20); err != nil {
			return nil, err
		}
	}
	raw, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	k := &kept{Request: store.Hash(raw), version: 1, Webhook: Webhook{
		ID: store.DerivedID("wh", account, key), Owner: account, URL: d.URL, Types: append([]string{}, d.Types...),
		Scope: d.Scope, State: active, CreatedAt: s.Now().UTC().Truncate(time.Microsecond),
	}}
	if made, err := s.again(ctx, k); !errors.Is(err, store.ErrNotFound) {
		return made, err
	}
	return s.add(ctx, k)
}

// again gives what was made under the same key.
func (s *Service) again(ctx context.Context, k *kept) (*Created, error) {
	there, err := s.load(ctx, k.ID)
	switch {
	case err != nil:
		return nil, err
	case there.Request != k.Request:
		return nil, fault.New(fault.Conflict, "request.key_reused", "Idempotency-Key")
	}
	return &Created{Webhook: there.Webhook, Secret: there.Secret}, nil
}

func (s *Service) add(ctx context.Context, k *kept) (*Created, error) {
	for _, bound := range []struct {
		where map[string][]string
		most  int
	}{{map[string][]string{"owner": {k.Owner}}, mostOfOne}, {nil, mostHooks}} {
		n, err := s.Store.Count(ctx, store.Query{Kind: kindWebhook, Where: bound.where}, bound.most)
		if err != nil {
			return nil, err
		}
		if n >= bound.most {
			return nil, fault.New(fault.Conflict, "webhook.many", "", bound.most)
		}
	}
	secret := make([]byte, 32)
	if _, err := io.ReadFull(s.Random, secret); err != nil {
		return nil, err
	}
	k.Secret = secretPrefix + base64.StdEncoding.EncodeToString(secret)
	r, err := k.record()
	if err != nil {
		return nil, err
	}
	if err := s.Store.Put(ctx, r); errors.Is(err, store.ErrTaken) {
		return s.again(ctx, k)
	} else if err != nil {
		return nil, err
	}
	return &Created{Webhook: k.Webhook, Secret: k.Secret}, nil
}

// check refuses a draft; all that is wrong with it at once.
func (s *Service) check(d Draft) error {
	var faults fault.List
	faults.Add(s.guard.CheckURL(d.URL))
	if d.Scope != Own && d.Scope != All {
		faults.Add(fault.New(fault.Invalid, "body.choice", "/scope", d.Scope, []string{Own, All}))
	}
	for _, t := range d.Types {
		if !isType(t) {
			faults.Add(fault.New(fault.Invalid, "webhook.type", "/types"))
			break
		}
	}
	return faults.Err()
}

// isType reports whether a text may be the type of an event.
func isType(t string) bool {
	if t == "" || len(t) > 60 {
		return false
	}
	for _, r := range t {
		if r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}

// List gives all webhooks, the first made first.
func (s *Service) List(ctx context.Context) ([]Webhook, error) {
	all, err := s.list(ctx, nil)
	if err != nil {
		return nil, err
	}
	list := []Webhook{}
	for _, k := range all {
		list = append(list, k.Webhook)
	}
	return list, nil
}

// list gives the webhooks that agree with a condition.
func (s *Service) list(ctx context.Context, where map[string][]string) ([]*kept, error) {
	records, err := s.Store.List(ctx, store.Query{Kind: kindWebhook, Where: where, Limit: mostHooks})
	if err != nil {
		return nil, err
	}
	list := make([]*kept, len(records))
	for i, r := range records {
		if list[i], err = opened(r); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Read gives one webhook.
//
// It returns NotFound webhook.unknown.
func (s *Service) Read(ctx context.Context, id string) (Webhook, error) {
	k, err := s.known(ctx, id)
	if err != nil {
		return Webhook{}, err
	}
	return k.Webhook, nil
}

func (s *Service) known(ctx context.Context, id string) (*kept, error) {
	if !isType(id) { // no id that was ever given
		return nil, unknown(id)
	}
	k, err := s.load(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, unknown(id)
	}
	return k, err
}

func unknown(id string) *fault.Error {
	if runes := []rune(id); len(runes) > 60 {
		id = string(runes[:60]) + "…"
	}
	return fault.New(fault.NotFound, "webhook.unknown", "", id)
}

// Delete removes a webhook with what is still to be delivered to it. It is no error if there is none.
func (s *Service) Delete(ctx context.Context, id string) error {
	if err := s.Store.Delete(ctx, kindWebhook, id, 0); err != nil {
		return err
	}
	for {
		records, err := s.Store.List(ctx, store.Query{Kind: kindDelivery, Where: map[string][]string{"webhook": {id}}, Limit: 500})
		if err != nil {
			return err
		}
		for _, r := range records {
			if err := s.Store.Delete(ctx, kindDelivery, r.ID, 0); err != nil {
				return err
			}
		}
		if len(records) < 500 {
			return nil
		}
	}
}

// wants reports whether events of a type are to be sent.
func (k *kept) wants(t string) bool { return len(k.Types) == 0 || slices.Contains(k.Types, t) }
