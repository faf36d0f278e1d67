package serve

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"sevenlists/planner/fault"
	"sevenlists/planner/source"
)

// description is the OpenAPI document of all routes, as TestOpenAPIIsFresh writes it.
//
//go:embed openapi.json
var description []byte

// Description is the description of the API (OpenAPI 3.1), as this version of the program has it. The
// profile in it is any object: what facts there are is for a server's rule set to say.
func Description() []byte { return bytes.Clone(description) }

// bodyLimits bound what a JSON body may cost to read.
func bodyLimits(bytes int64) source.Limits {
	return source.Limits{Bytes: int(bytes), Depth: 32, Marks: 200_000}
}

// schemas compiles the schemas of the bodies of all routes, by the name of the route. It reads no
// network.
func schemas(routes []Route) (map[string]*jsonschema.Schema, error) {
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	c.AssertFormat = true
	c.LoadURL = func(url string) (io.ReadCloser, error) { return nil, fmt.Errorf("nothing is loaded from %s", url) }
	if err := c.AddResource("openapi.json", bytes.NewReader(description)); err != nil {
		return nil, err
	}
	var document struct {
		Paths map[string]map[string]struct {
			RequestBody struct {
				Content map[string]struct {
					Schema struct {
						Ref string `json:"$ref"`
					} `json:"schema"`
				} `json:"content"`
			} `json:"requestBody"`
		} `json:"paths"`
	}
	if err := json.Unmarshal(description, &document); err != nil {
		return nil, err
	}
	compiled := map[string]*jsonschema.Schema{}
	for i := range routes {
		r := &routes[i]
		if r.Body == nil {
			continue
		}
		ref := document.Paths[r.Path][strings.ToLower(r.Method)].RequestBody.Content["application/json"].Schema.Ref
		if ref == "" {
			return nil, fmt.Errorf("openapi.json does not describe the body of %s: run make generate", r.Name)
		}
		schema, err := c.Compile("openapi.json" + ref)
		if err != nil {
			return nil, fmt.Errorf("the body of %s: %w", r.Name, err)
		}
		compiled[r.Name] = schema
	}
	return compiled, nil
}

// checkBody holds a body against its schema. It gives every mistake with its JSON Pointer and line.
func checkBody(schema *jsonschema.Schema, body []byte) error {
	first := bytes.TrimLeft(body, " \t\r\n")
	if len(first) == 0 || first[0] != '{' && first[0] != '[' {
		return fault.New(fault.Invalid, "body.json", "", "{")
	}
	var faults fault.List
	note := func(f source.Finding) { faults.Add(ofBody(f)) }
	root, broken := source.Read(body, bodyLimits(int64(len(body))), note)
	if broken != nil {
		return ofBody(*broken)
	}
	if err := faults.Err(); err != nil {
		return err
	}
	var invalid *jsonschema.ValidationError
	if err := schema.Validate(root.Plain(nil)); errors.As(err, &invalid) {
		for _, leaf := range leaves(invalid) {
			faults = append(faults, flaws(root, leaf)...)
		}
	} else if err != nil {
		faults.Add(fault.New(fault.Invalid, "body.json", "", "{").Because(err))
	}
	return faults.Err()
}

// ofBody says what is wrong with the form of a body.
func ofBody(f source.Finding) *fault.Error {
	return fault.New(fault.Invalid, "body.syntax", f.Pointer, fault.Word("body."+f.Code)).OnLine(f.Line).Because(f.Err)
}

// leaves gives the errors that have no cause of their own, by place.
func leaves(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(e.Causes) == 0 {
		return []*jsonschema.ValidationError{e}
	}
	var list []*jsonschema.ValidationError
	for _, cause := range e.Causes {
		list = append(list, leaves(cause)...)
	}
	slices.SortStableFunc(list, func(a, b *jsonschema.ValidationError) int {
		return strings.Compare(a.InstanceLocation+" "+a.KeywordLocation, b.InstanceLocation+" "+b.KeywordLocation)
	})
	return list
}

// quoted finds the names in a validator's sentence.
var quoted = regexp.MustCompile(`'([^']*)'`)

// flaws says in words what the schema finds at one place.
func flaws(root *source.Node, e *jsonschema.ValidationError) fault.List {
	at := e.InstanceLocation
	n := find(root, at)
	line := 0
	text := ""
	if n != nil {
		line, text = n.Line, shortened(n.Text)
	}
	add := func(code, at string, args ...any) *fault.Error {
		return fault.New(fault.Invalid, code, at, args...).OnLine(line)
	}
	keyword := e.KeywordLocation[strings.LastIndexByte(e.KeywordLocation, '/')+1:]
	var names []string
	for _, match := range quoted.FindAllStringSubmatch(e.Message, 50) {
		names = append(names, match[1])
	}
	var list fault.List
	switch keyword {
	case "additionalProperties":
		for _, name := range names {
			list.Add(add("body.unknown_key", source.Step(at, name), shortened(name)))
		}
	case "required":
		for _, name := range names {
			list.Add(add("body.missing", source.Step(at, name), name))
		}
	case "type":
		list.Add(add("body.type", at, wanted(e.Message)))
	case "enum":
		list.Add(add("body.choice", at, text, choices(e.Message)))
	case "maxLength", "maxItems":
		list.Add(add("body.too_long", at))
	default:
		list.Add(add("body.form", at, text))
	}
	if len(list) == 0 {
		list.Add(add("body.form", at, text))
	}
	return list
}

// wanted is the type that the validator's sentence, "expected A, but got B", names.
func wanted(message string) fault.Word {
	message = strings.TrimPrefix(message, "expected ")
	message, _, _ = strings.Cut(message, ",")
	return fault.Word(message)
}

// choices are the values that the validator's sentence names.
func choices(message string) []string {
	var list []string
	for _, m := range regexp.MustCompile(`"([^"]*)"`).FindAllStringSubmatch(message, 50) {
		list = append(list, m[1])
	}
	return list
}

// find gives the node at a validator's location.
func find(n *source.Node, location string) *source.Node {
	for _, key := range strings.Split(strings.TrimPrefix(location, "/"), "/") {
		if n == nil || key == "" {
			return n
		}
		if n.Kind == source.List {
			var i int
			if _, err := fmt.Sscanf(key, "%d", &i); err != nil || i < 0 || i >= len(n.Items) {
				return nil
			}
			n = n.Items[i]
			continue
		}
		n = n.Child(strings.NewReplacer("~1", "/", "~0", "~").Replace(key))
	}
	return n
}

// shortened keeps a mistake from filling the page.
func shortened(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
