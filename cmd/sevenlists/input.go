package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"

	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
	"sevenlists/policies"
)

// largestProfile is how much of a profile is read at most: one byte more than the decoder
// takes, so that a larger one is refused and not cut off.
const largestProfile = 1<<20 + 1

// embedded loads the rules that the program carries, once however often they are asked for.
var embedded = sync.OnceValues(func() (*rules.Set, error) { return rules.Load(policies.FS) })

// load loads the rule set that --rules names, or the embedded one.
func (a *app) load() (*rules.Set, error) {
	if a.flags.rules == "" {
		return embedded()
	}
	info, err := os.Stat(a.flags.rules)
	if err != nil || !info.IsDir() {
		return nil, fault.New(fault.NotFound, "rules.folder", "", a.flags.rules).Because(err)
	}
	set, err := rules.Load(os.DirFS(a.flags.rules))
	if err != nil {
		return nil, inFolder(a.flags.rules, err)
	}
	a.tellUnlowered(set)
	return set, nil
}

// tellUnlowered warns the author of rules that only OPA can answer.
func (a *app) tellUnlowered(set *rules.Set) {
	for _, u := range set.Unlowered() {
		place := a.flags.rules + "/" + u.Place
		why := u.Reason.Message(a.flags.lang)
		fmt.Fprintln(a.err, a.say(
			"规则："+place+" 答不了“怎样可以不办”之类的假设，因为"+why,
			"rules: "+place+" answers no what-if because "+why))
	}
}

// inFolder puts the folder before the file of every fault in a rule set.
func inFolder(folder string, err error) error {
	var placed fault.List
	for _, e := range fault.All(err) {
		c := *e
		if c.Path != "" {
			c.Path = folder + "/" + c.Path
		}
		placed.Add(&c)
	}
	return placed.Err()
}

// readProfile reads and checks one profile; "-" is the standard input. Faults name the file.
func (a *app) readProfile(path string, set *rules.Set) (profile.Profile, error) {
	name := path
	var content []byte
	var err error
	if path == "-" {
		name = a.say("标准输入", "standard input")
		content, err = io.ReadAll(io.LimitReader(a.in, largestProfile))
	} else {
		content, err = readFile(path)
	}
	if err != nil {
		code := "file.read"
		if errors.Is(err, fs.ErrNotExist) {
			code = "file.missing"
		}
		return profile.Profile{}, fault.New(fault.NotFound, code, "", name).Because(err)
	}
	p, err := profile.Decode(content, set.Facts(), set.Schema())
	if err != nil {
		return profile.Profile{}, inFile(name, err)
	}
	if err := planner.Check(set, p); err != nil {
		return profile.Profile{}, inFile(name, err)
	}
	return p, nil
}

// readFile reads a regular file up to the limit; a device or a pipe is read no further.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, largestProfile))
}

// names are what a reader needs of the rule set beside a plan.
func names(set *rules.Set) view.RuleSet {
	return view.RuleSet{Vocabulary: *set.Vocabulary(), Calendar: set.Calendar(), Facts: set.Facts()}
}
