package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// connections is how many requests are under way at once when it is counted how many a second a server
// answers. One after another would measure how long two processes take to wake each other.
const connections = 8

// rates are answers a second, by subject.
type rates map[string]float64

// rush counts how many requests a second both servers answer, turn by turn, from the same client over as
// many connections, each about every project in turn.
func (b *bench) rush(e effort) (rates, error) {
	client := &http.Client{Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: connections}}
	defer client.CloseIdleConnections()
	opa := func(p *project) []byte { return p.body }
	ours := func(p *project) []byte { return p.sent }
	done, spent := rates{}, rates{}
	for range e.rounds + 1 { // the first warms up
		for _, s := range []struct {
			key, url string
			body     func(*project) []byte
		}{
			{keyServer, b.server.url + opaDecision, opa},
			{keyServed, b.served.url + ourDecision, ours},
			{keyPlanned, b.served.url + ourPlan, ours},
			{keyDated, b.served.url + ourDates, ours},
		} {
			n, took, err := b.flood(client, s.url, s.body, 20*e.slice)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", s.key, err)
			}
			if spent[s.key] == 0 {
				done[s.key], spent[s.key] = 0, 1e-9
				continue
			}
			done[s.key] += float64(n)
			spent[s.key] += took.Seconds()
		}
	}
	for key := range done {
		done[key] /= spent[key]
	}
	return done, nil
}

// flood asks for a while over all connections, and gives how many answers came in which time.
func (b *bench) flood(client *http.Client, url string, body func(*project) []byte, while time.Duration) (int64, time.Duration, error) {
	var answered atomic.Int64
	var failed error
	var mu sync.Mutex
	var all sync.WaitGroup
	began := time.Now()
	for c := range connections {
		all.Go(func() {
			for i := c; time.Since(began) < while || i == c; i++ {
				if err := askOnce(client, url, body(&b.projects[i%len(b.projects)])); err != nil {
					mu.Lock()
					failed = errors.Join(failed, err)
					mu.Unlock()
					return
				}
				answered.Add(1)
			}
		})
	}
	all.Wait()
	return answered.Load(), time.Since(began), failed
}

func askOnce(client *http.Client, url string, body []byte) error {
	r, err := client.Post(url, "application/json", bytes.NewReader(body))
	if err != nil {
		return err
	}
	defer r.Body.Close()
	if _, err := io.Copy(io.Discard, r.Body); err != nil {
		return err
	}
	if r.StatusCode != http.StatusOK {
		return errors.New(r.Status)
	}
	return nil
}
