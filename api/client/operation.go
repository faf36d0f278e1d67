// Package client asks a server of this program from the command line: any operation of its description
// (OpenAPI) by its name, with the parameters and the body as name=value. It knows no operation by itself.
package client

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Operation is one thing that a server does.
type Operation struct {
	Name    string
	Method  string
	Path    string // with {parameters}
	Group   string
	Summary lang.Text
	Params  []Param
	Media   []string // of its body; none where it has none
	Version bool     // it asks for the version that is changed (If-Match)
	Once    bool     // it takes an idempotency key
}

// Param is a parameter of an operation.
type Param struct {
	Name     string
	In       string // path or query
	Required bool
	About    lang.Text
}

// described is what is read of a description.
type described struct {
	Paths map[string]map[string]struct {
		Name      string   `json:"operationId"`
		Tags      []string `json:"tags"`
		Summary   string   `json:"summary"`
		SummaryZH string   `json:"x-summary-zh"`
		Params    []struct {
			Name     string `json:"name"`
			In       string `json:"in"`
			Required bool   `json:"required"`
			About    string `json:"description"`
			AboutZH  string `json:"x-description-zh"`
		} `json:"parameters"`
		Body struct {
			Content map[string]json.RawMessage `json:"content"`
		} `json:"requestBody"`
	} `json:"paths"`
}

// Operations reads a description, in the order of paths and methods.
func Operations(description []byte) ([]Operation, error) {
	var d described
	if err := json.Unmarshal(description, &d); err != nil {
		return nil, err
	}
	var list []Operation
	for _, path := range slices.Sorted(maps.Keys(d.Paths)) {
		for _, method := range slices.Sorted(maps.Keys(d.Paths[path])) {
			o := d.Paths[path][method]
			op := Operation{
				Name: o.Name, Method: strings.ToUpper(method), Path: path, Group: strings.Join(o.Tags, " "),
				Summary: lang.Text{ZH: o.SummaryZH, EN: o.Summary}, Media: slices.Sorted(maps.Keys(o.Body.Content)),
			}
			for _, p := range o.Params {
				switch {
				case p.In == "path" || p.In == "query":
					op.Params = append(op.Params, Param{p.Name, p.In, p.Required, lang.Text{ZH: p.AboutZH, EN: p.About}})
				case p.Name == "If-Match":
					op.Version = true
				case p.Name == "Idempotency-Key":
					op.Once = true
				}
			}
			list = append(list, op)
		}
	}
	return list, nil
}

// Find gives the operation of that name.
//
// It returns NotFound call.operation.
func Find(list []Operation, name string) (*Operation, error) {
	names := make([]string, len(list))
	for i := range list {
		if names[i] = list[i].Name; names[i] == name {
			return &list[i], nil
		}
	}
	return nil, fault.New(fault.NotFound, "call.operation", "", name, fault.Nearest(name, names))
}

// source is the path at which the version of what an operation changes is read: the longest part of its
// own path that names one thing and can be read, else the path itself. It is empty where there is none.
func source(list []Operation, op *Operation) string {
	readable := func(path string) bool {
		return slices.ContainsFunc(list, func(o Operation) bool { return o.Method == "GET" && o.Path == path })
	}
	for path := op.Path; path != ""; path = path[:max(strings.LastIndex(path, "/"), 0)] {
		if strings.HasSuffix(path, "}") && readable(path) {
			return path
		}
	}
	if readable(op.Path) {
		return op.Path
	}
	return ""
}
