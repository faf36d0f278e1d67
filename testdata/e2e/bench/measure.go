package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"
)

// subject is one thing that is measured.
type subject struct {
	key  string // of its time in the answer as JSON; empty where only the table shows it
	what string
	bar  time.Duration // how long it may take; 0 where nothing is promised
	// together measures all projects in turn, as one: where an answer takes less than the clock.
	together bool
	run      func(*project) error
}

// timing is what came out for one subject.
type timing struct {
	*subject
	mean, worst float64 // nanoseconds a project, over the projects
	slowest     string  // the project that took longest; empty where they were measured together
	allocations float64 // a project
}

// effort is how long to measure.
type effort struct {
	rounds int
	slice  time.Duration // at least so long a subject, project and round
	many   int           // decisions in a row
}

var (
	thorough = effort{rounds: 9, slice: 10 * time.Millisecond, many: 1_000_000}
	quick    = effort{rounds: 1, slice: 100 * time.Microsecond, many: 20_000}
)

// measure lets the subjects take turns, round after round, so that whatever else the machine does
// meets all of them alike.
func measure(subjects []subject, projects []project, e effort) ([]timing, error) {
	units := make([][]unit, len(subjects))
	timings := make([]timing, len(subjects))
	for i := range subjects {
		s := &subjects[i]
		timings[i].subject = s
		if s.together {
			units[i] = []unit{{of: projects}}
			continue
		}
		for k := range projects {
			units[i] = append(units[i], unit{of: projects[k : k+1]})
		}
	}
	for round := range e.rounds {
		for i := range subjects {
			if round == 0 {
				for k := range units[i] {
					if err := units[i][k].warm(&subjects[i], e.slice); err != nil {
						return nil, err
					}
				}
			}
			runtime.GC() // what others left behind is not cleaned up at this one's cost
			for k := range units[i] {
				if err := units[i][k].time(&subjects[i]); err != nil {
					return nil, err
				}
			}
		}
	}
	for i := range timings {
		timings[i].sum(units[i])
	}
	return timings, nil
}

// unit is what is timed at once: a project, or all of them.
type unit struct {
	of          []project
	runs        int       // in a row
	times       []float64 // by round: nanoseconds a project
	allocations float64   // a project, in the last round
}

// warm runs until one slice is over, and sees how often that is.
func (u *unit) warm(s *subject, slice time.Duration) error {
	begun := time.Now()
	for time.Since(begun) < slice {
		if err := u.once(s); err != nil {
			return err
		}
		u.runs++
	}
	return nil
}

func (u *unit) once(s *subject) error {
	for k := range u.of {
		if err := s.run(&u.of[k]); err != nil {
			return fmt.Errorf("%s: %s: %w", s.what, u.of[k].name, err)
		}
	}
	return nil
}

func (u *unit) time(s *subject) error {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begun := time.Now()
	for range u.runs {
		if err := u.once(s); err != nil {
			return err
		}
	}
	took := time.Since(begun)
	runtime.ReadMemStats(&after)
	n := float64(u.runs * len(u.of))
	u.times = append(u.times, float64(took)/n)
	u.allocations = float64(after.Mallocs-before.Mallocs) / n
	return nil
}

func (t *timing) sum(units []unit) {
	for _, u := range units {
		median := medianOf(u.times)
		t.mean += median / float64(len(units))
		t.allocations += u.allocations / float64(len(units))
		if median > t.worst {
			t.worst = median
			if len(u.of) == 1 {
				t.slowest = u.of[0].name
			}
		}
	}
}

func medianOf(times []float64) float64 {
	sorted := slices.Sorted(slices.Values(times))
	middle := len(sorted) / 2
	if len(sorted)%2 == 0 {
		return (sorted[middle-1] + sorted[middle]) / 2
	}
	return sorted[middle]
}
