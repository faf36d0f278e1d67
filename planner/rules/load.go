package rules

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"

	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// loadLimit is how long a rule set may take to load. A hostile one costs its author an error
// and nobody else anything.
const loadLimit = 60 * time.Second

// source is a rule set as it lies on disk, read but not yet understood.
type source struct {
	revision string
	trees    map[string]*tree // by folder
	modules  map[string]*ast.Module
	data     map[string]any // all trees joined, as OPA sees them
}

// Load reads a rule set from a folder laid out like policies/, checks it and lowers it. It
// does not read tests (`_test.rego`).
//
// It returns a fault.List of kind RuleBroken that names every finding with file and line:
// syntax, an undeclared fact, a prerequisite that does not exist, a cycle, a gap or an overlap
// in dated thresholds, a data key named like a rule.
func Load(files fs.FS) (*Set, error) {
	ctx, cancel := context.WithTimeout(context.Background(), loadLimit)
	defer cancel()
	src, faults := read(files)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return build(ctx, src)
}

// read takes in every data.yaml and every rule file, in the order of their paths.
func read(files fs.FS) (*source, fault.List) {
	src := &source{trees: map[string]*tree{}, modules: map[string]*ast.Module{}, data: map[string]any{}}
	hash := sha256.New()
	var faults fault.List
	count, total := 0, 0
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		base := path.Base(name)
		isData, isRule := base == "data.yaml", strings.HasSuffix(base, ".rego") && !strings.HasSuffix(base, "_test.rego")
		if !isData && !isRule {
			if ext := path.Ext(base); ext == ".yaml" || ext == ".yml" || ext == ".json" {
				faults.Add(fault.New(fault.RuleBroken, "rules.file.name", name))
			}
			return nil
		}
		content, err := readLimited(files, name)
		if err != nil {
			return err
		}
		count, total = count+1, total+len(content)
		if count > maxFiles || total > maxSetBytes {
			faults.Add(fault.New(fault.RuleBroken, "rules.too_large", name, maxFiles, maxSetBytes>>20))
			return fs.SkipAll
		}
		hash.Write([]byte(name + "\x00" + itoa(len(content)) + "\x00"))
		hash.Write(content)
		if isData {
			faults = append(faults, src.addTree(name, content)...)
		} else {
			faults = append(faults, src.addModule(name, content)...)
		}
		return nil
	})
	if err != nil {
		faults.Add(fault.New(fault.NotFound, "rules.folder", "", pathOf(err)).Because(err))
	} else if count == 0 {
		faults.Add(fault.New(fault.NotFound, "rules.folder.empty", ""))
	}
	src.revision = "sha256:" + hex.EncodeToString(hash.Sum(nil))
	return src, faults
}

func pathOf(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Path
	}
	return ""
}

// readLimited reads one file unless it is too large to be rule data.
func readLimited(files fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(files, name)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFileBytes {
		return make([]byte, maxFileBytes+1), nil // refused by size when it is parsed
	}
	return fs.ReadFile(files, name)
}

func (src *source) addTree(name string, content []byte) fault.List {
	t, faults := parseTree(name, content)
	if len(faults) > 0 {
		return faults
	}
	object, ok := t.root.(map[string]any)
	if !ok {
		faults.Add(fault.New(fault.RuleBroken, "rules.data.mapping", name))
		return faults
	}
	folder := path.Dir(name)
	src.trees[folder] = t
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
	for _, key := range sortedKeys(object) {
		if _, taken := at[key]; taken {
			faults.Add(fault.New(fault.RuleBroken, "rules.data.folder_key", t.place("/"+key), key))
			continue
		}
		at[key] = object[key]
	}
	return faults
}

func (src *source) addModule(name string, content []byte) fault.List {
	var faults fault.List
	if len(content) > maxFileBytes {
		faults.Add(fault.New(fault.RuleBroken, "rules.data.too_large", name, maxFileBytes>>10))
		return faults
	}
	m, err := ast.ParseModuleWithOpts(name, string(content), ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1})
	if err != nil {
		return opaFaults(err, name, "rules.syntax")
	}
	if m == nil {
		faults.Add(fault.New(fault.RuleBroken, "rules.data.empty", name))
		return faults
	}
	want := "data." + strings.ReplaceAll(path.Dir(name), "/", ".")
	if got := m.Package.Path.String(); got != want {
		faults.Add(fault.New(fault.RuleBroken, "rules.package", placeOf(m.Package.Location), strings.TrimPrefix(got, "data."), strings.TrimPrefix(want, "data.")))
	}
	src.modules[name] = m
	return faults
}

// opaFaults turns OPA's errors into ours, each with file and line.
func opaFaults(err error, file, code string) fault.List {
	var faults fault.List
	var list ast.Errors
	if !errors.As(err, &list) {
		faults.Add(fault.New(fault.RuleBroken, code, file, err.Error()))
		return faults
	}
	for _, e := range list {
		place := placeOf(e.Location)
		if place == "" {
			place = file
		}
		message := e.Message
		if e.Details != nil {
			message += " " + strings.Join(e.Details.Lines(), " ")
		}
		faults.Add(fault.New(fault.RuleBroken, code, place, message))
	}
	return faults
}

// capabilities are the built-ins a rule may use: none that reads a clock, chance, the network
// or the environment.
func capabilities() *ast.Capabilities {
	caps := ast.CapabilitiesForThisVersion()
	caps.AllowNet = []string{}
	caps.Builtins = slices.DeleteFunc(slices.Clone(caps.Builtins), func(b *ast.Builtin) bool {
		return b.IsNondeterministic() || forbidden[b.Name]
	})
	return caps
}

// forbidden are built-ins that OPA counts as deterministic and a rule has no business with.
var forbidden = map[string]bool{
	"opa.runtime": true, "rego.metadata.chain": true, "rego.metadata.rule": true, "trace": true, "print": true,
	"net.lookup_ip_addr": true, "http.send": true, "rand.intn": true, "time.now_ns": true, "uuid.rfc4122": true,
}

// compile type-checks and compiles the modules against the facts.
func compile(src *source, facts *profile.Facts) (*ast.Compiler, fault.List) {
	schemas := ast.NewSchemaSet()
	schemas.Put(ast.SchemaRootRef, util.MustUnmarshalJSON(profile.InputSchemaJSON(facts)))
	compiler := ast.NewCompiler().WithStrict(true).WithCapabilities(capabilities()).
		WithSchemas(schemas).WithUseTypeCheckAnnotations(true).
		WithPathConflictsCheck(func(p []string) (bool, error) { return src.hasKey(p), nil })
	compiler.Compile(src.modules)
	if compiler.Failed() {
		return nil, opaFaults(compiler.Errors, "", "rules.compile")
	}
	return compiler, nil
}

// hasKey reports whether the data has a value at a rule's path: a data key named like a rule.
func (src *source) hasKey(p []string) bool {
	var at any = src.data
	for _, step := range p {
		m, ok := at.(map[string]any)
		if !ok {
			return false
		}
		if at, ok = m[step]; !ok {
			return false
		}
	}
	return true
}
