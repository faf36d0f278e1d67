// Command bench measures, in one run on all reference projects, how long the program takes for
// what people wait for, beside OPA on the same rules and beside the same conditions written by
// hand in Go. Before it measures anything it makes sure that all of them give the same answers.
//
//	go run ./bench [-json FILE] [-short]
//
// Decisions are measured on the reference projects completed to the last fact, since OPA and the
// hand-written conditions know only yes and no; all else on the projects as they are. A time is
// the median over several rounds, in which all that is compared takes turns.
package main
