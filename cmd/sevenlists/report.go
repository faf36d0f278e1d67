package main

import (
	"fmt"
	"strings"

	"sevenlists/planner/fault"
)

// mostReported bounds how many faults are printed at once.
const mostReported = 50

// report prints every fault of an error: place, message, and what to do about it.
func (a *app) report(err error) {
	faults := fault.All(err)
	for i, e := range faults {
		if i == mostReported {
			fmt.Fprintln(a.err, a.say(fmt.Sprintf("……另有 %d 处", len(faults)-i), fmt.Sprintf("… and %d more", len(faults)-i)))
			break
		}
		line := e.Message(a.flags.lang)
		place := e.Path
		if e.Line > 0 {
			place += a.say(fmt.Sprintf("（第%d行）", e.Line), fmt.Sprintf(" (line %d)", e.Line))
		}
		if place != "" {
			line = place + a.say("：", ": ") + line
		}
		fmt.Fprintln(a.err, line)
		if hint := e.Hint(a.flags.lang); hint != "" {
			fmt.Fprintln(a.err, "    "+strings.TrimSpace(hint))
		}
	}
}

// ofProfile puts a profile's name before the faults of planning it: those that lie in it, as inFile
// does, and those of what was asked of it, such as a part that it does not have. A fault in a rule
// keeps its own place.
func ofProfile(name string, err error) error {
	var named fault.List
	for _, e := range fault.All(err) {
		c := *e
		switch {
		case c.Path == "":
			c.Path = name
		case c.Path[0] == '/':
			c.Path = name + "#" + c.Path
		}
		named.Add(&c)
	}
	return named.Err()
}

// inFile puts the file's name before the place of every fault: profile.yaml#/facts/land_area_m2.
func inFile(file string, err error) error {
	var named fault.List
	for _, e := range fault.All(err) {
		c := *e
		c.Path = file + "#" + c.Path
		named.Add(&c)
	}
	return named.Err()
}
