package web_test

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/web"
)

func get(path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	web.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}

func TestThePageAndAllItsFilesAreThere(t *testing.T) {
	for _, path := range web.Paths() {
		w := get(path)
		require.Equal(t, http.StatusOK, w.Code, path)
		require.NotEmpty(t, w.Body.Bytes(), path)
		require.Equal(t, web.Policy, w.Header().Get("Content-Security-Policy"), path)
	}
	page := get("/").Body.String()
	for _, named := range regexp.MustCompile(`(?:src|href)="(/[^"]+)"`).FindAllStringSubmatch(page, -1) {
		require.Contains(t, web.Paths(), named[1], "the page names a file that is not there")
	}
}

func TestThePageHoldsNoScriptOrStyleThatThePolicyRefuses(t *testing.T) {
	page := get("/").Body.String()
	require.NotRegexp(t, `<style|style=|<script(?:[^>]*[^/])?>[^<]`, page)
	require.NotContains(t, web.Policy, "unsafe")
	require.NotRegexp(t, `https?://`, page, "the page asks another host")
}

func TestABrowserKeepsWhatHasItsHashInItsName(t *testing.T) {
	require.Equal(t, "no-cache", get("/").Header().Get("Cache-Control"))
	for _, path := range web.Paths() {
		if strings.HasPrefix(path, "/assets/") {
			require.Contains(t, get(path).Header().Get("Cache-Control"), "immutable", path)
		}
	}
}
