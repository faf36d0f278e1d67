package rules

import (
	"errors"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/open-policy-agent/opa/v1/ast"

	"sevenlists/planner/fault"
)

// The limits on rules. OPA's parser recurses with the depth of brackets, and its compiler takes
// time with the square of the size of one rule. The largest rule shipped has some 200 parts.
const (
	maxBrackets = 100
	maxParts    = 1_000   // of one rule: terms, references and expressions
	maxSetParts = 400_000 // of all rules
	maxSteps    = 16      // of one reference
)

// parseModule reads one rule file and counts its parts. The module is nil where it cannot be read
// at all.
func parseModule(name string, content []byte) (m *ast.Module, size int, faults fault.List) {
	if line := notTextAt(content); line > 0 {
		faults.Add(fault.New(fault.RuleBroken, "rules.data.not_text", name+":"+itoa(line), line))
		return nil, 0, faults
	}
	if line := tooDeepAt(content); line > 0 {
		faults.Add(fault.New(fault.RuleBroken, "rules.data.too_deep", name+":"+itoa(line), maxBrackets))
		return nil, 0, faults
	}
	m, err := ast.ParseModuleWithOpts(name, string(content), ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1})
	switch {
	case len(strings.TrimSpace(string(content))) == 0 || err == nil && m == nil:
		faults.Add(fault.New(fault.RuleBroken, "rules.data.empty", name))
		return nil, 0, faults
	case err != nil:
		return nil, 0, opaFaults(err, name, "rules.syntax")
	}
	if steps := len(m.Package.Path); steps > maxSteps {
		faults.Add(fault.New(fault.RuleBroken, "rules.package", placeOf(m.Package.Location), "…", strings.ReplaceAll(path.Dir(name), "/", ".")))
		return nil, 0, faults
	}
	want := "data." + strings.ReplaceAll(path.Dir(name), "/", ".")
	if got := m.Package.Path.String(); got != want {
		faults.Add(fault.New(fault.RuleBroken, "rules.package", placeOf(m.Package.Location),
			strings.TrimPrefix(got, "data."), strings.TrimPrefix(want, "data.")))
		return nil, 0, faults
	}
	for _, r := range m.Rules {
		parts, steps := measure(r)
		if size += parts; parts > maxParts || steps > maxSteps {
			faults.Add(fault.New(fault.RuleBroken, "rules.rule.too_large", placeOf(r.Location), maxParts, maxSteps))
			return nil, 0, faults
		}
	}
	return m, size, append(faults, metadataKeys(name, content)...)
}

// measure counts the parts of a rule, and the steps of its longest reference.
func measure(r *ast.Rule) (parts, steps int) {
	ast.NewGenericVisitor(func(x any) bool {
		parts++
		if ref, ok := x.(ast.Ref); ok {
			steps = max(steps, len(ref))
		}
		return parts > maxParts
	}).Walk(r)
	return parts, steps
}

// notTextAt gives the line of the first byte that is no text, or 0.
func notTextAt(content []byte) int {
	line := 1
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRune(content[i:])
		if r == utf8.RuneError && size == 1 || r < ' ' && r != '\t' && r != '\n' && r != '\r' {
			return line
		}
		if r == '\n' {
			line++
		}
		i += size
	}
	return 0
}

// tooDeepAt gives the line on which brackets nest too deep, or 0. Texts and comments are passed over.
func tooDeepAt(content []byte) int {
	depth, line := 0, 1
	var quote byte
	for i := 0; i < len(content); i++ {
		c := content[i]
		if c == '\n' {
			line++
		}
		switch {
		case quote != 0:
			if c == '\\' && quote == '"' {
				i++
			} else if c == quote || c == '\n' && quote != '`' {
				quote = 0
			}
		case c == '"' || c == '`' || c == '#':
			quote = c
		case c == '(' || c == '[' || c == '{':
			if depth++; depth > maxBrackets {
				return line
			}
		case (c == ')' || c == ']' || c == '}') && depth > 0:
			depth--
		}
	}
	return 0
}

// metadataKey is a key of a block of metadata at its first level.
var metadataKey = regexp.MustCompile(`^# ([^\s:#-][^\s:]*) *:`)

// knownMetadata are the keys that somebody reads. OPA itself drops others without a word.
var knownMetadata = []string{"title", "description", "custom", "scope", "related_resources", "authors", "organizations"}

// metadataKeys reports keys of metadata that are misspelt.
func metadataKeys(name string, content []byte) fault.List {
	var faults fault.List
	known := knownMetadata
	if strings.HasPrefix(name, "problems/plan/") || contains(besides, strings.SplitN(name, "/", 2)[0]) {
		known = append(known[:len(known):len(known)], "schemas") // their input is no set of facts
	}
	inBlock := false
	for i, line := range strings.Split(string(content), "\n") {
		switch {
		case strings.TrimRight(line, " \t\r") == "# METADATA":
			inBlock = true
		case !strings.HasPrefix(line, "#"):
			inBlock = false
		case inBlock:
			m := metadataKey.FindStringSubmatch(line)
			if m != nil && !contains(known, m[1]) && len(faults) < maxFindings {
				faults.Add(fault.New(fault.RuleBroken, "rules.metadata.key", name+":"+itoa(i+1), m[1], fault.Nearest(m[1], known)))
			}
		}
	}
	return faults
}

// opaFaults turns OPA's errors into ours, each with file and line.
func opaFaults(err error, file, code string) fault.List {
	var list ast.Errors
	if !errors.As(err, &list) {
		return fault.List{fault.New(fault.RuleBroken, code, file, err.Error())}
	}
	var faults fault.List
	said := map[string]bool{}
	for _, e := range list {
		place := placeOf(e.Location)
		if place == "" {
			place = file
		}
		if !said[place+e.Message] {
			said[place+e.Message] = true
			faults.Add(fault.New(fault.RuleBroken, code, place, e.Message))
		}
	}
	return faults
}

// placeOf gives file:line, or nothing where OPA does not know it.
func placeOf(loc *ast.Location) string {
	if loc == nil || loc.File == "" {
		return ""
	}
	return cleanPath(loc.File) + ":" + itoa(loc.Row)
}

// cleanPath drops the stroke with which one of OPA's loaders begins every path.
func cleanPath(file string) string { return strings.TrimPrefix(file, "/") }

func itoa(n int) string { return strconv.Itoa(n) }

// cutPlace splits file:line.
func cutPlace(place string) (file string, line int, ok bool) {
	i := strings.LastIndexByte(place, ':')
	if i < 0 {
		return "", 0, false
	}
	line, err := strconv.Atoi(place[i+1:])
	return place[:i], line, err == nil
}
