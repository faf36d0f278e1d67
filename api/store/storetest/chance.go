package storetest

import (
	"math/rand/v2"
	"sync"
)

// Chance gives bytes that differ from each other and are the same in every run, to many goroutines.
type Chance struct {
	mu  sync.Mutex
	all *rand.ChaCha8
}

// NewChance makes one; those of one seed give the same.
func NewChance(seed byte) *Chance { return &Chance{all: rand.NewChaCha8([32]byte{seed})} }

// Read fills bytes.
func (c *Chance) Read(b []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.all.Read(b)
}
