package serve

import (
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"sevenlists/api/feed"
)

// metrics count what was asked and how long it took, by route and never by object.
type metrics struct {
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	now      prometheus.Gauge
}

func newMetrics(r *prometheus.Registry) *metrics {
	m := &metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "sevenlists_requests_total", Help: "Requests by route and status.",
		}, []string{"route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "sevenlists_request_seconds", Help: "Seconds from the head of a request to the end of its answer.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
		}, []string{"route"}),
		now: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "sevenlists_requests_now", Help: "Requests that are being answered.",
		}),
	}
	r.MustRegister(m.requests, m.seconds, m.now,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// streamsNow counts the streams that are listened to.
func streamsNow(h *feed.Hub) prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "sevenlists_streams_now", Help: "Streams of events that are listened to.",
	}, func() float64 { return float64(h.Listening()) })
}

// observed counts every request and writes a line of the log about it. The line names the route and
// not the path, in which ids may be secrets, and no value of the request.
func (s *Server) observed(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		began := time.Now() // how long it took, which no answer depends on
		s.metrics.now.Inc()
		defer s.metrics.now.Dec()
		if err := next(c); err != nil {
			c.Error(err)
		}
		route := s.routeName(c)
		status := c.Response().Status
		took := time.Since(began)
		s.metrics.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
		if c.Get(streamKey) == nil { // how long somebody listened says nothing about the server
			s.metrics.seconds.WithLabelValues(route).Observe(took.Seconds())
		}
		s.tell(c, route, status, took)
		return nil
	}
}

// routeName is the operation that a request met; other where it met none.
func (s *Server) routeName(c echo.Context) string {
	method := c.Request().Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	if name, met := s.names[method+" "+c.Path()]; met {
		return name
	}
	return "other"
}

// tell writes the line of the log.
func (s *Server) tell(c echo.Context, route string, status int, took time.Duration) {
	level := slog.LevelInfo
	attrs := []slog.Attr{
		slog.String("request", c.Response().Header().Get(echo.HeaderXRequestID)),
		slog.String("method", c.Request().Method), slog.String("route", route), slog.Int("status", status),
		slog.Float64("ms", float64(took.Microseconds())/1000), slog.Int64("bytes", c.Response().Size),
	}
	if account, _ := c.Get(accountKey).(string); account != "" {
		attrs = append(attrs, slog.String("account", account))
	}
	if err, _ := c.Get(faultKey).(error); err != nil {
		first := faultsOf(err)[0]
		attrs = append(attrs, slog.String("code", first.Code))
		if status >= 500 {
			level = slog.LevelError
			if first.Err != nil {
				attrs = append(attrs, slog.String("cause", first.Err.Error()))
			}
		}
	}
	s.Log.LogAttrs(c.Request().Context(), level, "request", attrs...)
}
