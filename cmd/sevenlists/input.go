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
	return a.loadFolder(a.flags.rules)
}

// folder holds the files of that rule set.
func (a *app) folder() fs.FS {
	if a.flags.rules == "" {
		return policies.FS
	}
	return os.DirFS(a.flags.rules)
}

// loadFolder loads the rule set of a folder.
func (a *app) loadFolder(folder string) (*rules.Set, error) {
	info, err := os.Stat(folder)
	if err != nil || !info.IsDir() {
		return nil, fault.New(fault.NotFound, "rules.folder", "", folder).Because(err)
	}
	set, err := rules.Load(os.DirFS(folder))
	if err != nil {
		return nil, inFolder(folder, err)
	}
	a.tellUnlowered(folder, set)
	return set, nil
}

// tellUnlowered warns the author of rules that only OPA can answer.
func (a *app) tellUnlowered(folder string, set *rules.Set) {
	for _, u := range set.Unlowered() {
		place := folder + "/" + u.Place
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

// content is what stood in a file, with the name by which its faults are told.
type content struct {
	name  string
	bytes []byte
}

// called is the name by which the faults of a file are told.
func (a *app) called(path string) string {
	if path == "-" {
		return a.say("标准输入", "standard input")
	}
	return path
}

// readContent reads a file up to a limit; "-" is the standard input.
func (a *app) readContent(path string, limit int64) (content, error) {
	c := content{name: a.called(path)}
	var err error
	if path == "-" {
		c.bytes, err = io.ReadAll(io.LimitReader(a.in, limit))
	} else {
		c.bytes, err = readUpTo(path, limit)
	}
	if err != nil {
		return content{}, unreadable(c.name, err)
	}
	return c, nil
}

// unreadable says that a file is not there or cannot be read.
func unreadable(name string, err error) error {
	code := "file.read"
	if errors.Is(err, fs.ErrNotExist) {
		code = "file.missing"
	}
	return fault.New(fault.NotFound, code, "", name).Because(err)
}

// profile reads and checks the content as a profile, which stands on the plot if there is one. Faults
// name the file.
func (c content) profile(set *rules.Set, plot *profile.Plot) (profile.Profile, error) {
	p, err := profile.Decode(c.bytes, set.Facts(), set.Schema())
	if err != nil {
		return profile.Profile{}, inFile(c.name, err)
	}
	if plot != nil {
		p = p.On(set.Facts(), plot)
	}
	if err := planner.Check(set, p); err != nil {
		return profile.Profile{}, inFile(c.name, err)
	}
	if len(p.Own) > 0 { // which may make items wait for each other
		if _, err := planner.Sketch(set, p, planner.Default()); err != nil {
			return profile.Profile{}, inFile(c.name, err)
		}
	}
	return p, nil
}

// readProfile reads and checks one profile, which stands on the plot if there is one; "-" is the
// standard input. Faults name the file.
func (a *app) readProfile(path string, set *rules.Set, plot *profile.Plot) (profile.Profile, error) {
	c, err := a.readContent(path, largestProfile)
	if err != nil {
		return profile.Profile{}, err
	}
	return c.profile(set, plot)
}

// readFile reads a file that is no larger than a profile may be.
func readFile(path string) ([]byte, error) { return readUpTo(path, largestProfile) }

// readUpTo reads a file up to the limit; a device or a pipe is read no further.
func readUpTo(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit))
}
