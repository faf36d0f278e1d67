package track

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"sevenlists/api/answerlink"
	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/commitments"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/redress"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// kindRating is the kind of the records of ratings, and of the questions by which they are asked.
const kindRating = "rating"

// Rating is what somebody answers to the one question at delivery.
type Rating struct {
	Choice string `json:"choice" most:"40"` // id, as the rules of the rating have it
	// Comment is kept outside the log. The department that handled the case does not see it.
	Comment string `json:"comment,omitempty" most:"1000"`
}

// ratingKept is a rating as it is kept.
type ratingKept struct {
	Rating
	Project    string        `json:"project"`
	Case       string        `json:"case"`
	Attempt    int           `json:"attempt"`
	Department string        `json:"department"`
	On         calendar.Date `json:"on"`
	Salt       string        `json:"salt"`
}

// Rate takes the rating of a delivered case, one for each delivery. Who gave it is kept nowhere. A dissatisfied
// one begins a letter to the department.
//
// It returns NotFound project.unknown and case.none, Invalid rating.choice, and Conflict rating.not_delivered and
// rating.given.
func (s *Service) Rate(ctx context.Context, id, requestKey, key string, given Rating) error {
	book := s.window.redress
	choice := book.Choice(given.Choice)
	if choice == nil {
		var ids []string
		for _, c := range book.Rating.Choices {
			ids = append(ids, c.ID)
		}
		return fault.List{fault.New(fault.Invalid, "rating.choice", "/choice", given.Choice, ids)}
	}
	given.Comment = strings.TrimSpace(strings.ReplaceAll(given.Comment, "\n", " "))
	if f := line("/comment", given.Comment); f != nil {
		return fault.List{f}
	}
	var kept *store.Record
	// The request is told from others by its case alone: its hash in the log must not tell the choice.
	_, d, err := s.changed(ctx, id, project.Call{Key: requestKey}, EventRated, key, func(ctx context.Context, p *project.Project, state *State) ([]store.Event, error) {
		c := state.Cases[key]
		if err := mayRate(state, c, key); err != nil {
			return nil, err
		}
		s.forgetRating(ctx, kept) // of a try before, when others were first
		r, rated, err := s.keepRating(ctx, p.ID, c, given)
		if err != nil {
			return nil, err
		}
		kept = r
		ev, err := event(EventRated, s.Today(), rated)
		if err != nil || !choice.Dissatisfied {
			return []store.Event{ev}, err
		}
		trigger, err := event(redressEvents+redress.Trigger, s.Today(), redress.Step{
			Number: len(state.Redress) + 1, Name: redress.Trigger, Case: key, Attempt: c.Attempt, Department: c.Terms.Department, From: redress.FromRating,
		})
		return []store.Event{ev, trigger}, err
	})
	if err != nil || d.Sequence == 0 {
		s.forgetRating(ctx, kept)
	}
	return err
}

// forgetRating removes a rating to which no event refers.
func (s *Service) forgetRating(ctx context.Context, r *store.Record) {
	if r != nil {
		_ = s.store.Delete(context.WithoutCancel(ctx), kindRating, r.ID, 0) // it would only be counted
	}
}

func mayRate(state *State, c *handling.Case, key string) error {
	switch {
	case c == nil || c.State != handling.Delivered:
		return fault.New(fault.Conflict, "rating.not_delivered", "", key)
	case state.Ratings[key].Attempt == c.Attempt:
		return fault.New(fault.Conflict, "rating.given", "")
	}
	return nil
}

// keepRating keeps the record of a rating.
func (s *Service) keepRating(ctx context.Context, id string, c *handling.Case, given Rating) (*store.Record, Rated, error) {
	record, salt, err := s.chance()
	if err != nil {
		return nil, Rated{}, err
	}
	body, err := json.Marshal(ratingKept{given, id, c.Key, c.Attempt, c.Terms.Department, s.Today(), salt})
	if err != nil {
		return nil, Rated{}, err
	}
	r := store.Record{
		Kind: kindRating, ID: record, Version: 1, Body: body, Sort: s.Today().String(),
		Fields: map[string]string{"department": c.Terms.Department, "project": id},
	}
	err = s.store.Put(ctx, r)
	return &r, Rated{Case: c.Key, Attempt: c.Attempt, Kept: redress.Kept{Record: record, Hash: store.Hash(body)}}, err
}

// RatingLink is what whoever received a delivery is asked by a one-time link.
//
// It returns what Rate does where it may not be rated.
func (s *Service) RatingLink(ctx context.Context, p *project.Project, key string) (answerlink.Question, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return answerlink.Question{}, err
	}
	c := state.Cases[key]
	if err := mayRate(state, c, key); err != nil {
		return answerlink.Question{}, err
	}
	name := lang.Text{ZH: key, EN: key}
	if item := s.projects.Rules().Item(itemOf(key)); item != nil {
		name = item.Name
	}
	book := s.window.redress
	q := answerlink.Question{
		Kind: kindRating, ID: p.ID + "/" + key, Project: p.ID, Text: book.Ask(name), Until: commitments.After(s.Calendar(), s.Today(), book.Rating.Days),
		Choices: map[string]lang.Text{},
	}
	if c.Attempt > 1 { // another delivery is another question
		q.ID += "/" + strconv.Itoa(c.Attempt)
	}
	for _, choice := range book.Rating.Choices {
		q.Choices[choice.ID] = choice.Name
	}
	return q, nil
}

// byRatingLink takes the ratings that are given by links.
type byRatingLink struct{ *Service }

var _ answerlink.Taker = byRatingLink{}

func ratedBy(q answerlink.Question) (id, key string) {
	parts := append(strings.SplitN(q.ID, "/", 3), "")
	return parts[0], parts[1]
}

// Open gives an error once the delivery was rated otherwise.
func (b byRatingLink) Open(ctx context.Context, q answerlink.Question) error {
	id, key := ratedBy(q)
	state, err := b.State(ctx, id)
	if err != nil {
		return err
	}
	return mayRate(state, state.Cases[key], key)
}

// Take takes a rating, once for each key.
func (b byRatingLink) Take(ctx context.Context, q answerlink.Question, a answerlink.Answer, requestKey string) error {
	id, key := ratedBy(q)
	return b.Rate(ctx, id, requestKey, key, Rating{Choice: a.Choice, Comment: a.Text})
}
