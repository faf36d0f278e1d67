package profile

import (
	"encoding/json"

	"sevenlists/planner/fault"
	"sevenlists/planner/source"
)

// What a profile may hold at most. A real one has a few hundred entries; the limits keep a
// hostile one from costing more than a fraction of a second.
const (
	maxBytes    = 1 << 20
	maxDepth    = 64
	maxMarks    = 100_000 // characters that separate entries
	maxFindings = 100     // mistakes that are listed one by one
)

var limits = source.Limits{Bytes: maxBytes, Depth: maxDepth, Marks: maxMarks}

// read turns the bytes into a tree.
func read(data []byte, found *findings) (*source.Node, *fault.Error) {
	root, fail := source.Read(data, limits, func(f source.Finding) {
		found.add(f.Pointer, f.Line, "profile."+f.Code, f.Args...)
	})
	if fail != nil {
		return nil, fault.New(fault.Invalid, "profile."+fail.Code, fail.Pointer, fail.Args...).OnLine(fail.Line).Because(fail.Err)
	}
	return root, nil
}

// instance gives the tree in the types that the schema validator reads. A number that cannot be
// held is 0 there, so that the schema can still say where no number is wanted at all.
func instance(n *source.Node) any {
	return n.Plain(func(text string) any {
		micro, _ := ParseMicro(text)
		return json.Number(FormatMicro(micro))
	})
}

// findings collects what is wrong with one document, up to maxFindings.
type findings struct {
	list fault.List
	said map[string]bool
	more int
}

// add notes a mistake; the same one at the same place only once.
func (f *findings) add(path string, line int, code string, args ...any) {
	if f.said[path+" "+code] {
		return
	}
	if f.full() {
		f.more++
		return
	}
	if f.said == nil {
		f.said = make(map[string]bool)
	}
	f.said[path], f.said[path+" "+code] = true, true
	f.list.Add(fault.New(fault.Invalid, code, path, args...).OnLine(line))
}

// full reports whether further mistakes are only counted, so that a caller may spare itself
// the search for a likely spelling.
func (f *findings) full() bool { return len(f.list) >= maxFindings }

// err gives everything sorted by place, the count of what is left out last.
func (f *findings) err() error {
	err := f.list.Err()
	if sorted, ok := err.(fault.List); ok && f.more > 0 {
		return append(sorted, fault.New(fault.Invalid, "profile.more", "", f.more))
	}
	return err
}
