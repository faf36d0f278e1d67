package rules

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"sevenlists/planner/fault"
)

// limits bound the time that a rule set may take. A hostile one costs its author an error and
// nobody else anything.
type limits struct {
	load  time.Duration // all of Load
	query time.Duration // one partial evaluation
	eval  time.Duration // one evaluation for a project
}

var usual = limits{load: 60 * time.Second, query: 5 * time.Second, eval: 2 * time.Second}

// failure says that an evaluation failed or took too long.
func failure(ctx context.Context, place string, err error) error {
	if ctx.Err() != nil {
		return fault.New(fault.RuleBroken, "rules.too_slow", place).Because(err)
	}
	return fault.New(fault.RuleBroken, "rules.eval", place, err.Error()).Because(err)
}

// files are a rule set as it lies on disk, read but not yet understood.
type files struct {
	revision string
	trees    map[string]*tree       // data.yaml, by folder
	modules  map[string]*ast.Module // rules, by file
	broken   map[string]bool        // folders in which some file cannot be read
	data     map[string]any         // all trees joined, as OPA sees them
	read     reading                // what the rules read
}

// Load reads a rule set from a folder laid out like policies/, checks it and lowers it. It
// does not read tests (`_test.rego`) nor what is hidden (names that begin with a point), and
// follows no links.
//
// It returns a fault.List of kind RuleBroken that names every finding with file and line:
// syntax, an undeclared fact, a prerequisite that does not exist, a cycle, a gap or an overlap
// in dated thresholds, a data key named like a rule. A folder that cannot be read, or has no
// rules in it, is of kind NotFound.
func Load(folder fs.FS) (*Set, error) { return load(folder, usual) }

func load(folder fs.FS, l limits) (set *Set, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), l.load)
	defer cancel()
	// OPA has met stranger input than ours, but a panic of its must not stop the program.
	defer func() {
		if r := recover(); r != nil {
			set, err = nil, fault.List{fault.New(fault.RuleBroken, "rules.crash", "").Because(fmt.Errorf("%v", r))}
		}
	}()
	src, faults := read(ctx, folder)
	if tooMuch(faults) || len(faults) > 0 && len(src.trees)+len(src.modules) == 0 {
		return nil, clipped(faults)
	}
	set, faults = build(ctx, src, l, faults)
	if len(faults) > 0 {
		return nil, clipped(faults)
	}
	return set, nil
}

// tooMuch reports whether a rule set is too large or too slow to look into further.
func tooMuch(faults fault.List) bool {
	return slices.ContainsFunc(faults, func(f *fault.Error) bool { return f.Code == "rules.too_large" || f.Code == "rules.too_slow" })
}

// clipped sorts the findings and keeps as many as a person may want to read.
func clipped(faults fault.List) error {
	sorted, ok := faults.Err().(fault.List)
	if ok && len(sorted) > maxFindings {
		left := len(sorted) - maxFindings
		sorted = append(sorted[:maxFindings:maxFindings], fault.New(fault.RuleBroken, "rules.more", "", left))
	}
	return sorted
}

// document is one file of a rule set.
type document struct {
	name    string
	content []byte
	isRule  bool
	tree    *tree
	module  *ast.Module
	parts   int // of its rules
	faults  fault.List
}

// read takes in every data.yaml and every rule file, in the order of their paths.
func read(ctx context.Context, folder fs.FS) (*files, fault.List) {
	return readFrom(ctx, folder, ".")
}

// readFrom does so from one folder of the rule set down.
func readFrom(ctx context.Context, folder fs.FS, root string) (*files, fault.List) {
	src := &files{
		trees: map[string]*tree{}, modules: map[string]*ast.Module{}, broken: map[string]bool{}, data: map[string]any{},
	}
	documents, faults := collect(folder, root)
	parseAll(ctx, documents)
	parts := 0
	for i := range documents {
		d := &documents[i]
		faults = append(faults, d.faults...)
		switch at := path.Dir(d.name); {
		case d.module != nil:
			src.modules[d.name] = d.module
			parts += d.parts
		case d.tree != nil:
			src.trees[at] = d.tree
			faults = append(faults, src.join(at, d.tree)...)
		default:
			src.broken[at] = true
		}
	}
	switch err := ctx.Err(); {
	case err != nil:
		faults.Add(fault.New(fault.RuleBroken, "rules.too_slow", "").Because(err))
	case parts > maxSetParts:
		faults.Add(fault.New(fault.RuleBroken, "rules.too_large", "", maxFiles, maxSetBytes>>20))
	}
	src.revision = revisionOf(documents)
	return src, faults
}

// RevisionOf gives the revision that Load gives to a folder, without understanding what is in it.
//
// It returns a fault.List where the folder cannot be read.
func RevisionOf(folder fs.FS) (string, error) {
	documents, faults := collect(folder, ".")
	if len(faults) > 0 {
		return "", clipped(faults)
	}
	return revisionOf(documents), nil
}

func revisionOf(documents []document) string {
	hash := sha256.New()
	for i := range documents {
		d := &documents[i]
		fmt.Fprintf(hash, "%s\x00%d\x00", d.name, len(d.content))
		hash.Write(d.content)
	}
	return "sha256:" + hex.EncodeToString(hash.Sum(nil))
}

// collect finds the files of a rule set from a root down and reads their bytes.
func collect(folder fs.FS, root string) ([]document, fault.List) {
	var documents []document
	var faults fault.List
	seen, total := 0, 0
	said := map[string]bool{}
	err := fs.WalkDir(folder, root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if seen++; seen > maxFiles || total > maxSetBytes {
			faults.Add(fault.New(fault.RuleBroken, "rules.too_large", "", maxFiles, maxSetBytes>>20))
			return fs.SkipAll
		}
		if root == "." && d.IsDir() && contains(besides, name) {
			return fs.SkipDir
		}
		kind, place, code, args := judge(name, d)
		if code != "" && !said[place+code] && len(faults) < maxFindings {
			said[place+code] = true
			faults.Add(fault.New(fault.RuleBroken, code, place, args...))
		}
		switch {
		case kind == skipped && d.IsDir():
			return fs.SkipDir
		case kind == skipped || kind == entered:
			return nil
		}
		content, fail := readFile(folder, name, kind)
		if fail != nil {
			faults.Add(fail)
			return nil
		}
		total += len(content)
		documents = append(documents, document{name: name, content: content, isRule: kind == ruleFile})
		return nil
	})
	if err != nil {
		faults.Add(fault.New(fault.NotFound, "rules.folder", "", pathOf(err)).Because(err))
	} else if len(documents) == 0 && len(faults) == 0 {
		faults.Add(fault.New(fault.NotFound, "rules.folder.empty", ""))
	}
	return documents, faults
}

func pathOf(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Path
	}
	return ""
}

// readFile reads one file, at most one byte more than it may have.
func readFile(folder fs.FS, name string, kind fileKind) ([]byte, *fault.Error) {
	limit := maxDataBytes
	if kind == ruleFile {
		limit = maxRuleBytes
	}
	f, err := folder.Open(name)
	if err != nil {
		return nil, fault.New(fault.RuleBroken, "rules.folder", name, name).Because(err)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, int64(limit)+1))
	switch {
	case err != nil:
		return nil, fault.New(fault.RuleBroken, "rules.folder", name, name).Because(err)
	case len(content) > limit:
		return nil, fault.New(fault.RuleBroken, "rules.data.too_large", name, limit>>10)
	}
	return content, nil
}

// parseAll parses the files, several at a time: this is most of the work of loading.
func parseAll(ctx context.Context, documents []document) {
	const workers = 4
	next := make(chan *document)
	var done sync.WaitGroup
	for range workers {
		done.Go(func() {
			for d := range next {
				if ctx.Err() == nil {
					d.parse()
				}
			}
		})
	}
	for i := range documents {
		next <- &documents[i]
	}
	close(next)
	done.Wait()
}

func (d *document) parse() {
	defer func() {
		if r := recover(); r != nil {
			d.tree, d.module = nil, nil
			d.faults = fault.List{fault.New(fault.RuleBroken, "rules.crash", d.name).Because(fmt.Errorf("%v", r))}
		}
	}()
	if d.isRule {
		d.module, d.parts, d.faults = parseModule(d.name, d.content)
	} else {
		d.tree, d.faults = parseTree(d.name, d.content)
	}
}

// join puts the values of a tree at its folder's place in the data.
func (src *files) join(folder string, t *tree) fault.List {
	var faults fault.List
	at := src.data
	if folder != "." {
		for _, step := range strings.Split(folder, "/") {
			next, ok := at[step].(map[string]any)
			if !ok {
				next = map[string]any{}
				at[step] = next
			}
			at = next
		}
	}
	for _, key := range sortedKeys(t.object) {
		if _, taken := at[key]; taken {
			faults.Add(fault.New(fault.RuleBroken, "rules.data.folder_key", t.place("/"+key), key))
			continue
		}
		at[key] = t.object[key]
	}
	return faults
}
