package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/loader"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

// engine is OPA in this process: one prepared query for the decision of all items. Of the ways to
// ask (a rule for each item, one rule for all, a query that iterates, one query an item) this one
// was the fastest, with the store that OPA's server calls optimised for reading.
type engine struct{ query rego.PreparedEvalQuery }

// newEngine loads the rules, without their tests, as they lie on disk.
func newEngine(root string) (*engine, error) {
	isTest := func(path string, _ fs.FileInfo, _ int) bool { return strings.HasSuffix(path, "_test.rego") }
	loaded, err := loader.NewFileLoader().Filtered([]string{filepath.Join(root, "policies")}, isTest)
	if err != nil {
		return nil, err
	}
	store := inmem.NewFromObjectWithOpts(loaded.Documents, inmem.OptReturnASTValuesOnRead(true))
	options := []func(*rego.Rego){rego.Query("{id | data.items[id].applies}"), rego.Store(store)}
	for _, module := range loaded.ParsedModules() {
		options = append(options, rego.ParsedModule(module))
	}
	query, err := rego.New(options...).PrepareForEval(context.Background())
	return &engine{query}, err
}

// decide gives the ids of the items whose rule holds.
func (e *engine) decide(input ast.Value) ([]any, error) {
	result, err := e.query.Eval(context.Background(), rego.EvalParsedInput(input))
	if err != nil {
		return nil, err
	}
	if len(result) != 1 || len(result[0].Expressions) != 1 {
		return nil, errors.New("OPA gives no decision")
	}
	ids, ok := result[0].Expressions[0].Value.([]any)
	if !ok {
		return nil, fmt.Errorf("OPA gives a %T", result[0].Expressions[0].Value)
	}
	return ids, nil
}
