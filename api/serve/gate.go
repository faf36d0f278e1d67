package serve

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"sevenlists/api/access"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Public is the gate of a server without accounts: it knows nobody, and lets everybody see what is
// public and keeps nothing.
type Public struct{}

// publicActions are what Public allows, or the beginnings of it.
var publicActions = []string{"preview.plan", "preview.questions", "preview.whatif", "preview.change", "preview.compare", "catalogue.", "operations."}

// Identify knows nobody.
func (Public) Identify(r *http.Request) (Account, error) {
	if strings.HasPrefix(r.Header.Get("Authorization"), "Bearer ") && r.URL.Path != "/metrics" {
		return Account{}, fault.New(fault.Invalid, "request.unauthenticated", "Authorization")
	}
	return Account{Anonymous: true}, nil
}

// Allow lets everybody do what is public.
func (Public) Allow(_ context.Context, _ Account, action string, _ Object) (bool, []lang.Text, error) {
	return slices.ContainsFunc(publicActions, func(a string) bool { return strings.HasPrefix(action, a) }), nil, nil
}

// Reach reaches nothing.
func (Public) Reach(context.Context, Account, string) (access.Reach, error) {
	return access.Reach{}, nil
}
