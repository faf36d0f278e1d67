// Command sevenlists plans the approvals of construction projects. Each subcommand stands in
// a file of its own and only reads arguments, calls the planner and writes what it gives.
package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// The exit codes.
const (
	exitDone  = 0
	exitCheck = 1 // a check failed
	exitInput = 2 // bad input or usage
)

func main() {
	a := &app{in: os.Stdin, out: os.Stdout, err: os.Stderr}
	a.outIsTerminal = term.IsTerminal(int(os.Stdout.Fd()))
	a.errIsTerminal = term.IsTerminal(int(os.Stderr.Fd()))
	if a.outIsTerminal {
		if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
			a.width = width
		}
		_, noColor := os.LookupEnv("NO_COLOR")
		a.color = !noColor && os.Getenv("TERM") != "dumb"
	}
	os.Exit(a.run(os.Args[1:]))
}

// app is one run of the program: where it reads and writes, and what kind of place that is.
type app struct {
	in       io.Reader
	out, err io.Writer

	outIsTerminal, errIsTerminal bool
	width                        int // columns of the terminal; 0 where there is none
	color                        bool
	flags                        common
}
