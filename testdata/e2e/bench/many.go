package main

import (
	"runtime"
	"sync"
	"time"

	"sevenlists/planner/rules"
)

// many is what a long row of decisions took.
type many struct {
	Decisions   int     `json:"decisions"`
	Seconds     float64 `json:"seconds"`
	HeapBefore  uint64  `json:"heap_before_bytes"`
	HeapAfter   uint64  `json:"heap_after_bytes"` // without a collection in between
	Allocations uint64  `json:"allocations"`
	required    int
}

// cores is on how many goroutines a long row of decisions runs.
const cores = 2

// decideMany decides projects in a row on two cores, the reference projects over and over, and
// looks at the memory before and after. What the clock and the goroutines take is in it.
func decideMany(set *rules.Set, projects []project, n int) many {
	series := [cores]*rules.Verdicts{}
	for i := range series {
		series[i] = set.Verdicts()
		series[i].Of(&projects[0].complete)
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	begun := time.Now()
	var required [cores]int
	var all sync.WaitGroup
	for core := range cores {
		all.Go(func() {
			count := 0
			for i := core; i < n; i += cores {
				for _, v := range series[core].Of(&projects[i/cores%len(projects)].complete) {
					if v == rules.Required {
						count++
					}
				}
			}
			required[core] = count
		})
	}
	all.Wait()
	took := time.Since(begun)
	runtime.ReadMemStats(&after)
	return many{
		Decisions: n, Seconds: took.Seconds(), HeapBefore: before.HeapAlloc, HeapAfter: after.HeapAlloc,
		Allocations: after.Mallocs - before.Mallocs, required: required[0] + required[1],
	}
}
