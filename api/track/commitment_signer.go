package track

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"sevenlists/api/store"
	"sevenlists/api/track/commitments"
)

// kindSigner is the kind of the records of who signed: outside the log, so that they can be erased.
const kindSigner = "commitment_signer"

// Person is who signed a commitment, as the paper has it.
type Person struct {
	Name     string `json:"name" most:"100"`
	Capacity string `json:"capacity,omitempty" most:"100"` // in which it was signed, such as legal representative
}

// signed is a Person as it is kept. Without the salt, which goes with it, its hash in the log tells nobody
// the name.
type signed struct {
	Person
	Salt string `json:"salt"`
}

// keeping keeps who signs once, however often it is decided anew.
type keeping struct {
	s      *Service
	person *Person
	ref    *commitments.Signer
}

// signer keeps the record and gives what the log says of it; nil where nobody signs.
func (k *keeping) signer(ctx context.Context) (*commitments.Signer, error) {
	if k.person == nil || k.ref != nil {
		return k.ref, nil
	}
	id, salt, err := k.s.chance()
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(signed{*k.person, salt})
	if err != nil {
		return nil, err
	}
	ref := &commitments.Signer{Record: id, Hash: store.Hash(body)}
	if err := k.s.store.Put(ctx, store.Record{Kind: kindSigner, ID: ref.Record, Version: 1, Body: body}); err != nil {
		return nil, err
	}
	k.ref = ref
	return ref, nil
}

// forget removes the record to which no event refers.
func (k *keeping) forget(ctx context.Context) {
	if k.ref != nil {
		_ = k.s.store.Delete(context.WithoutCancel(ctx), kindSigner, k.ref.Record, 0) // it would tell nobody anything
	}
}

// Signer gives who signed a commitment; nil where nobody has, or where that was erased.
func (s *Service) Signer(ctx context.Context, c *commitments.Commitment) (*Person, error) {
	if c.Signer == nil {
		return nil, nil
	}
	r, err := s.store.Get(ctx, kindSigner, c.Signer.Record)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if store.Hash(r.Body) != c.Signer.Hash {
		return nil, fmt.Errorf("the record of who signed %s of %s is not the one that was kept", c.Key, c.Project)
	}
	var kept signed
	return &kept.Person, json.Unmarshal(r.Body, &kept)
}
