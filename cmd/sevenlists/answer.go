package main

import (
	"io"

	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
)

// plainFormats are the formats of answers that are no plans.
var plainFormats = []string{"text", "json", "ndjson"}

// plainFormat refuses a format that only plans have.
func (f *planFlags) plainFormat() *fault.Error {
	if !contains(formats, f.format) || contains(plainFormats, f.format) {
		return nil // options has refused what is no format at all
	}
	return fault.New(fault.Invalid, "usage.flag.choice", "", "--format", f.format, plainFormats, "")
}

// begin settles the options of an answer that is no plan and loads the rule set. All that is wrong with
// the options is reported, what the command itself found among it.
func (a *app) begin(f *planFlags, found ...*fault.Error) (planner.Options, *rules.Set, error) {
	opt, err := f.options(a)
	faults := fault.All(err)
	faults.Add(f.plainFormat())
	for _, one := range found {
		faults.Add(one)
	}
	if err := faults.Err(); err != nil {
		return opt, nil, err
	}
	set, err := a.load()
	return opt, set, err
}

// answerEach writes an answer a project: text, one document, or with several projects a line each.
// Faults of one project do not keep the others from being answered.
func answerEach[T any](a *app, paths []string, set *rules.Set, f planFlags,
	text func(io.Writer, T, view.RuleSet, view.TextOptions) error, ask func(profile.Profile) (T, error)) error {
	plot, err := a.plot(f, set)
	if err != nil {
		return err
	}
	rules := view.RuleSetOf(set)
	options := view.TextOptions{Width: a.width, Color: a.color && (f.output == "" || f.output == "-")}
	return a.writeTo(f.output, func(out io.Writer) error {
		var faults fault.List
		for _, path := range paths {
			p, err := a.readProfile(path, set, plot)
			var answer T
			if err == nil {
				answer, err = ask(p)
				err = ofProfile(a.called(path), err)
			}
			if err != nil {
				faults = append(faults, fault.All(err)...)
				continue
			}
			if f.format == "text" {
				err = text(out, answer, rules, options)
			} else {
				err = view.Document(out, answer, f.format == "json" && len(paths) == 1)
			}
			if err != nil {
				return err
			}
		}
		return faults.Err()
	})
}
