// Package web is the web app: its sources, and what Vite builds of them (dist), which the program holds
// within itself, so that it needs neither npm nor files beside it.
package web

import (
	"embed"
	"io/fs"
	"net/http"
	"strings"
)

//go:embed all:dist
var dist embed.FS

// Policy is the Content-Security-Policy under which the app runs: it takes scripts, styles and pictures
// from its own origin only and asks nobody else. A style attribute in markup and a script in a page are
// refused. Pictures may be data, which is how the app saves a chart.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

// hashed is the folder whose files have the hash of their contents in their names, so that a browser
// may keep them for good.
const hashed = "/assets/"

// page is the path of the page itself.
const page = "/"

// Paths are the page and its files, in the order of their names.
func Paths() []string {
	paths := []string{page}
	err := fs.WalkDir(dist, "dist", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path == "dist/index.html" {
			return err
		}
		paths = append(paths, strings.TrimPrefix(path, "dist"))
		return nil
	})
	if err != nil {
		panic(err) // dist is part of the program
	}
	return paths
}

// Handler answers for Paths. Which screen is shown stands after the # of an address and never reaches
// the server.
func Handler() http.Handler {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // dist is part of the program
	}
	server := http.FileServerFS(files)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", Policy)
		h.Set("Cache-Control", "no-cache")
		if strings.HasPrefix(r.URL.Path, hashed) {
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		server.ServeHTTP(w, r)
	})
}
