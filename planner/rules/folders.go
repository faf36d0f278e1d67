package rules

import (
	"io/fs"
	"path"
	"regexp"
	"strings"

	"sevenlists/planner/fault"
)

// folders says for each block of a rule set how deep below the root its files lie; anyDepth
// where that is for the rules themselves to choose.
var folders = map[string]int{
	"calendar": 2, "departments": 1, "derived": 2, "facts": 2, "items": 2, "law": 1, "lists": 1, "problems": 3,
	"route": 1, "targets": 1, "guide": 1, registerFolder: 1,
	"preparation": 2, "plots": 2,
	"lib": anyDepth, "supervision": anyDepth, "access": anyDepth, "entrusting": 1, "examples": 2, "letters": 2,
}

// besides are the blocks that no plan reads. They lie in the same folder, but Load leaves them out, so
// that what they say neither changes the revision of a rule set nor keeps it from planning: who may do
// what in the program is no matter of the law. Who reads them asks LoadBeside.
var besides = []string{"access", "entrusting", "examples", "letters", "supervision"}

const (
	anyDepth   = 0
	maxFolders = 8 // levels
)

// origins are the kinds of problem, each a folder below problems.
var origins = []string{"profile", "plan", "raised"}

// fileKind says what becomes of a file or folder.
type fileKind uint8

const (
	skipped fileKind = iota
	entered
	dataFile
	ruleFile
	misnamed
)

// plainName is what a folder may be called. Its name becomes a part of a path in Rego, where
// anything else would have to be quoted.
var plainName = regexp.MustCompile(`^[a-z0-9][a-z0-9_]{0,79}$`)

// judge says what a file is. What nobody would read is an error with a code, at the place whose
// name is wrong: a rule set in which a folder is misspelt must not plan without it.
func judge(name string, d fs.DirEntry) (kind fileKind, place, code string, args []any) {
	base := path.Base(name)
	switch {
	case name == ".":
		return entered, "", "", nil
	case base[0] == '.':
		return skipped, "", "", nil
	case d.IsDir():
		return entered, "", "", nil
	case base == "data.yaml":
		kind = dataFile
	case strings.HasSuffix(base, "_test.rego"):
		return skipped, "", "", nil
	case path.Ext(base) == ".rego":
		kind = ruleFile
	default:
		kind = otherFile(name)
	}
	top, _, _ := strings.Cut(name, "/")
	if _, known := folders[top]; known && d.Type()&fs.ModeSymlink != 0 {
		return skipped, name, "rules.file.kind", []any{base} // it may stand for a whole folder
	}
	if kind == skipped {
		return skipped, "", "", nil
	}
	folder := path.Dir(name)
	if code, args = judgeFolder(folder); code != "" {
		return skipped, folder, code, args
	}
	switch {
	case !d.Type().IsRegular():
		return skipped, name, "rules.file.kind", []any{base}
	case kind == misnamed:
		return skipped, name, "rules.file.name", nil
	}
	return kind, "", "", nil
}

// otherFile says whether a file is one of those that the rules could be meant to read.
func otherFile(name string) fileKind {
	top, _, inFolder := strings.Cut(name, "/")
	if _, known := folders[top]; !known || !inFolder {
		return skipped
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml", ".json", ".rego":
		return misnamed
	}
	return skipped
}

// judgeFolder looks at the name and the place of a folder that holds data or rules.
func judgeFolder(name string) (code string, args []any) {
	if name == "." {
		return "rules.folder.unread", []any{name}
	}
	at := strings.Split(name, "/")
	for _, step := range at {
		if !plainName.MatchString(step) {
			return "rules.folder.name", []any{step}
		}
	}
	depth, known := folders[at[0]]
	switch {
	case !known:
		return "rules.folder.unknown", []any{at[0], fault.Nearest(at[0], sortedKeys(folders))}
	case at[0] == "problems" && len(at) > 1 && !contains(origins, at[1]):
		return "rules.folder.unknown", []any{at[1], fault.Nearest(at[1], origins)}
	case at[0] == "preparation" && len(at) > 1 && !contains(preparationFolders, at[1]):
		return "rules.folder.unknown", []any{at[1], fault.Nearest(at[1], preparationFolders)}
	case len(at) > maxFolders, depth != anyDepth && len(at) != depth:
		return "rules.folder.unread", []any{name}
	}
	return "", nil
}
