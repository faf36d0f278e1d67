package rules

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Beside is a block of rules that lies beside those of the planner and that something else asks,
// such as access. It was read and compiled within the same limits and with the same few built-ins;
// it is neither lowered nor a part of any rule set's revision.
type Beside struct {
	// Revision is a hash of the block's files.
	Revision string
	Compiler *ast.Compiler
	// Data is all data of the block, at the place where it lies.
	Data map[string]any
	// Titles are the titles of the rules by their path, such as access.grants.owner, in the order of
	// their bodies.
	Titles map[string][]lang.Text
	trees  map[string]*tree
}

// Decode reads the data of one folder of the block into a value, strictly: a key that the value has no
// field for is a fault, and so is one that it lacks.
func (b *Beside) Decode(folder string, into any) error {
	t := b.trees[folder]
	if t == nil {
		return fault.List{fault.New(fault.RuleBroken, "rules.folder.missing", folder, folder+"/data.yaml")}
	}
	return t.decode(into, nil).Err()
}

// Place gives file and line of a JSON Pointer into the data of a folder.
func (b *Beside) Place(folder, pointer string) string {
	if t := b.trees[folder]; t != nil {
		return t.place(pointer)
	}
	return folder
}

// LoadBeside reads the block of that name from a folder laid out like policies/. What rules may read of
// input is said by a schema in their METADATA. It returns a fault.List of kind RuleBroken that names
// every finding with file and line, or of kind NotFound where there is no such block.
func LoadBeside(folder fs.FS, block string) (b *Beside, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), usual.load)
	defer cancel()
	defer func() {
		if r := recover(); r != nil {
			b, err = nil, fault.List{fault.New(fault.RuleBroken, "rules.crash", block).Because(fmt.Errorf("%v", r))}
		}
	}()
	if !contains(besides, block) {
		return nil, fault.List{fault.New(fault.NotFound, "rules.folder.unknown", block, block, fault.Nearest(block, besides))}
	}
	src, faults := readFrom(ctx, folder, block)
	if len(faults) > 0 {
		return nil, clipped(faults)
	}
	for _, file := range sortedKeys(src.modules) {
		faults = append(faults, src.ruleKeys(src.modules[file])...)
	}
	titles, more := titlesOf(src.modules)
	faults = append(faults, more...)
	compiler := sandboxed(nil)
	if !within(ctx, func() { compiler.Compile(src.modules) }) {
		return nil, fault.List{fault.New(fault.RuleBroken, "rules.too_slow", "").Because(ctx.Err())}
	}
	if compiler.Failed() {
		faults = append(faults, opaFaults(compiler.Errors, block, "rules.compile")...)
	}
	if len(faults) > 0 {
		return nil, clipped(faults)
	}
	return &Beside{Revision: src.revision, Compiler: compiler, Data: src.data, Titles: titles, trees: src.trees}, nil
}

// titlesOf takes the titles from the metadata of rules, and reports rules without one.
func titlesOf(modules map[string]*ast.Module) (map[string][]lang.Text, fault.List) {
	titles, faults := map[string][]lang.Text{}, fault.List{}
	for _, file := range sortedKeys(modules) {
		m := modules[file]
		for _, r := range m.Rules {
			note := annotationOf(r)
			if note == nil {
				faults.Add(fault.New(fault.RuleBroken, "rules.metadata.missing", placeOf(r.Location), ruleName(r)))
				continue
			}
			var c clause
			faults = append(faults, c.read(note, nil, placeOf(r.Location))...)
			path := strings.TrimPrefix(m.Package.Path.String(), "data.") + "." + ruleName(r)
			if !slices.Contains(titles[path], c.title) {
				titles[path] = append(titles[path], c.title)
			}
		}
	}
	return titles, faults
}
