// Package api holds everything that serves: HTTP, accounts, storage and the web app. It stands
// between cmd and planner: it may call the planner, and nothing under planner may know of it.
//
// Nothing is served yet; the command line is the only way in.
package api
