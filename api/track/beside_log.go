package track

import (
	"context"
	"encoding/json"
	"errors"
	"io"

	"sevenlists/api/store"
	"sevenlists/api/track/redress"
	"sevenlists/planner/fault"
)

// kindText is the kind of the records of what people said about how they were handled: outside the log, so that
// they can be erased.
const kindText = "redress_text"

// said is a text as it is kept. Without the salt, which goes with it, its hash in the log tells nobody the text.
type said struct {
	Text string `json:"text"`
	Salt string `json:"salt"`
}

// chance gives an id and a salt.
func (s *Service) chance() (id, salt string, err error) {
	var b [40]byte
	if _, err := io.ReadFull(s.random, b[:]); err != nil {
		return "", "", fault.New(fault.Unavailable, "internal", "").Because(err)
	}
	text := store.IDText(b[:])
	return text[:32], text[32:], nil
}

// keepText keeps a text and gives what the log says of it; nil where there is none.
func (s *Service) keepText(ctx context.Context, text string) (*redress.Kept, error) {
	if text == "" {
		return nil, nil
	}
	id, salt, err := s.chance()
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(said{text, salt})
	if err != nil {
		return nil, err
	}
	return &redress.Kept{Record: id, Hash: store.Hash(body)}, s.store.Put(ctx, store.Record{Kind: kindText, ID: id, Version: 1, Body: body})
}

// forgetText removes a text to which no event refers.
func (s *Service) forgetText(ctx context.Context, ref *redress.Kept) {
	if ref != nil {
		_ = s.store.Delete(context.WithoutCancel(ctx), kindText, ref.Record, 0) // it would tell nobody anything
	}
}

// textOf reads a text; empty where there is none, or where it was erased.
func (s *Service) textOf(ctx context.Context, ref *redress.Kept) (string, error) {
	if ref == nil {
		return "", nil
	}
	r, err := s.store.Get(ctx, kindText, ref.Record)
	if errors.Is(err, store.ErrNotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	var t said
	return t.Text, json.Unmarshal(r.Body, &t)
}
