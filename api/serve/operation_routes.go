package serve

import (
	"context"
	"crypto/subtle"
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Health says that the program runs, and with which rules.
type Health struct {
	Status  string `json:"status" oneof:"ok"`
	Version string `json:"version"` // of the program
	Rules   string `json:"rules"`   // revision of the rule set in use
}

// operationRoutes are those for whoever runs the server.
func (s *Server) operationRoutes() []Route {
	return []Route{
		{
			Name: "health", Method: http.MethodGet, Path: "/healthz", Group: "operations", Action: "operations.health",
			Summary: lang.Text{ZH: "程序是否在运行", EN: "Whether the program runs"},
			Answer:  Health{}, Handle: health,
		},
		{
			Name: "ready", Method: http.MethodGet, Path: "/readyz", Group: "operations", Action: "operations.health",
			Summary: lang.Text{ZH: "能否处理请求（存储可读写）", EN: "Whether requests can be answered: the store can be read and written"},
			Answer:  Health{}, Handle: ready,
		},
		{
			Name: "metrics", Method: http.MethodGet, Path: "/metrics", Group: "operations", Action: "operations.metrics",
			Summary: lang.Text{ZH: "Prometheus 指标，须带令牌", EN: "Metrics for Prometheus, for whoever brings their token"},
			Other:   []string{"text/plain"}, Handle: serveMetrics,
		},
		{
			Name: "openapi", Method: http.MethodGet, Path: "/api/openapi.json", Group: "operations", Action: "operations.openapi",
			Summary: lang.Text{ZH: "本接口的 OpenAPI 3.1 描述", EN: "The OpenAPI 3.1 description of this API"},
			Other:   []string{"application/json"}, Handle: openAPI,
		},
	}
}

func health(c *Call) error {
	return c.JSON(Health{Status: "ok", Version: c.Server.Version, Rules: c.Server.Rules().Revision()})
}

// readyWithin is how long the store may take to answer that it is there.
const readyWithin = 2 * time.Second

func ready(c *Call) error {
	if c.Server.Ready != nil {
		ctx, cancel := context.WithTimeout(c.Context(), readyWithin)
		defer cancel()
		if err := c.Server.Ready(ctx); err != nil {
			return fault.New(fault.Unavailable, "store.unavailable", "").Because(err)
		}
	}
	return health(c)
}

// serveMetrics answers whoever brings the token; without one set, nobody.
func serveMetrics(c *Call) error {
	token := c.Server.MetricsToken
	given, _ := strings.CutPrefix(c.Request().Header.Get("Authorization"), "Bearer ")
	if token == "" {
		return fault.New(fault.NotFound, "request.path", "")
	}
	if subtle.ConstantTimeCompare([]byte(given), []byte(token)) != 1 {
		return fault.New(fault.Invalid, "request.unauthenticated", "Authorization")
	}
	promhttp.HandlerFor(c.Server.Metrics, promhttp.HandlerOpts{DisableCompression: true}).ServeHTTP(c.Response(), c.Request())
	return nil
}

// openAPI answers the description, with the facts of the rule set in use.
func openAPI(c *Call) error {
	document, err := c.Server.answers.openAPI(c.Server.Rules())
	if err != nil {
		return err
	}
	return c.Bytes("application/json; charset=utf-8", document)
}
