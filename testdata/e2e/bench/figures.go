package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"
)

// The promises that are no times.
const (
	leastOverOPA = 100 // times faster than OPA in process
	leastServed  = 15  // times as many decisions a second as OPA's server
	leastPlanned = 2   // times as many whole plans a second as OPA's server gives decisions
	mostOverHand = 3   // times slower than by hand
)

// figures are what a run gives. A ratio over OPA says how many times faster ours is, hand_written
// how many times slower. Times are nanoseconds a project: ns is the mean over the projects,
// worst_ns that of the project which takes longest.
type figures struct {
	Ratio        map[string]float64 `json:"ratio"`
	NS           map[string]float64 `json:"ns"`
	WorstNS      map[string]float64 `json:"worst_ns"`
	Counterparts map[string]float64 `json:"counterpart_ns"`
	PerSecond    rates              `json:"per_second"` // answers over HTTP
	Many         many               `json:"many"`
}

// newFigures sorts the timings. opa_server_decision and opa_server_plan are how many decisions, and how
// many whole plans, ours gives a second for one decision of OPA's.
func newFigures(timings []timing, rushed rates, row many) figures {
	f := figures{
		Ratio: map[string]float64{}, NS: map[string]float64{}, WorstNS: map[string]float64{},
		Counterparts: map[string]float64{}, PerSecond: rushed, Many: row,
	}
	for i := range timings {
		switch t := &timings[i]; t.key {
		case "":
		case keyOPA, keyServer, keyHand, keyHandRead:
			f.Counterparts[t.key] = t.mean
		default:
			f.NS[t.key], f.WorstNS[t.key] = t.mean, t.worst
		}
	}
	f.Ratio[keyOPA] = f.Counterparts[keyOPA] / f.NS[keyDecision]
	f.Ratio[keyServer] = rushed[keyServed] / rushed[keyServer]
	f.Ratio["opa_server_plan"] = rushed[keyPlanned] / rushed[keyServer]
	f.Ratio[keyHand] = f.NS[keyDecision] / f.Counterparts[keyHand]
	return f
}

// print writes the table.
func (f *figures) print(out io.Writer, timings []timing, projects int) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "on %d projects\tmean\tworst\tbar\t\tallocations\tbeside ours\tslowest project\n", projects)
	for i := range timings {
		t := &timings[i]
		worst := duration(t.worst)
		if t.together {
			worst = ""
		}
		bar, met := "", ""
		if t.bar > 0 {
			bar, met = "≤ "+duration(float64(t.bar)), mark(t.worst <= float64(t.bar))
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%.0f\t%s\t%s\n",
			t.what, duration(t.mean), worst, bar, met, t.allocations, f.beside(t), t.slowest)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "\n%s OPA in process takes %.0f times as long (bar ≥ %d)\n"+
		"%s over %d connections our server gives %.0f decisions a second and OPA's %.0f: %.1f times as many (bar ≥ %d)\n"+
		"%s and %.0f whole plans: %.2f times as many (bar ≥ %d); its figures alone %.0f times, %.1f times as many\n"+
		"%s by hand it is %.1f times as fast (bar ≤ %d), %.1f times where both read the same profile\n"+
		"%s %d decisions on %d cores: %.2f s, heap %s before and %s after, %d allocations\n",
		mark(f.Ratio[keyOPA] >= leastOverOPA), f.Ratio[keyOPA], leastOverOPA,
		mark(f.Ratio[keyServer] >= leastServed), connections, f.PerSecond[keyServed], f.PerSecond[keyServer], f.Ratio[keyServer], leastServed,
		mark(f.Ratio["opa_server_plan"] >= leastPlanned), f.PerSecond[keyPlanned], f.Ratio["opa_server_plan"], leastPlanned,
		f.PerSecond[keyDated], f.PerSecond[keyDated]/f.PerSecond[keyServer],
		mark(f.Ratio[keyHand] <= mostOverHand), f.Ratio[keyHand], mostOverHand, f.NS[keyDecision]/f.Counterparts[keyHandRead],
		mark(f.Many.steady()), f.Many.Decisions, cores, f.Many.Seconds,
		kilobytes(f.Many.HeapBefore), kilobytes(f.Many.HeapAfter), f.Many.Allocations)
	return err
}

// beside compares a counterpart's time with that of our decision.
func (f *figures) beside(t *timing) string {
	if t.key == keyDecision || !strings.HasPrefix(t.what, "  by ") {
		return ""
	}
	if times := t.mean / f.NS[keyDecision]; times >= 1 {
		return fmt.Sprintf("%.1f × as long", times)
	}
	return fmt.Sprintf("1/%.1f as long", f.NS[keyDecision]/t.mean)
}

// steady reports whether the memory did not grow with the decisions: what the runtime itself
// takes for goroutines and measuring is far below one byte a decision.
func (m *many) steady() bool {
	return m.HeapAfter < m.HeapBefore+64<<10 && m.Allocations < uint64(m.Decisions)/100
}

func mark(met bool) string {
	if met {
		return "✓"
	}
	return "✗"
}

// duration writes nanoseconds with three digits that count.
func duration(ns float64) string {
	switch {
	case ns < 1e3:
		return fmt.Sprintf("%.0f ns", ns)
	case ns < 1e6:
		return fmt.Sprintf("%.3g µs", ns/float64(time.Microsecond))
	}
	return fmt.Sprintf("%.3g ms", ns/float64(time.Millisecond))
}

func kilobytes(n uint64) string { return fmt.Sprintf("%d KB", n>>10) }
