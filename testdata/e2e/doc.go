// Package e2e tests the program against independent counterparts. It is a module of its own, so
// that what only these tests need never enters the program's own go.mod.
package e2e
