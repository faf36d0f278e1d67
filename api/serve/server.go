package serve

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/santhosh-tekuri/jsonschema/v5"

	"sevenlists/api/absence"
	"sevenlists/api/access"
	"sevenlists/api/account"
	"sevenlists/api/answerlink"
	"sevenlists/api/duefeed"
	"sevenlists/api/feed"
	"sevenlists/api/outbox"
	"sevenlists/api/project"
	"sevenlists/api/prompter"
	"sevenlists/api/track"
	"sevenlists/api/web"
	"sevenlists/api/webhook"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/letter"
	"sevenlists/planner/rules"
)

// Config is what a server is made of.
type Config struct {
	// Rules gives the rule set in use.
	Rules func() *rules.Set
	Gate  Gate
	// Accounts knows who is who, OIDC the people for whom an identity provider vouches, and Access what
	// each may do; nil: the server has no accounts, or no such provider.
	Accounts *account.Accounts
	OIDC     *account.OIDC
	Access   func() *access.Rules
	// Projects keeps projects; nil: this server keeps nothing.
	Projects *project.Service
	// Track follows projects once they are under way; nil where nothing is kept.
	Track *track.Service
	// Letters are the letters that go with plans and cases; nil where there are none.
	Letters *letter.Book
	// Events tells what happens; nil: nobody can listen. Webhooks send it to others; nil: nothing is sent.
	Events   *feed.Hub
	Webhooks *webhook.Service
	// Feeds give calendar programs what is due; nil: there are none.
	Feeds *duefeed.Feeds
	// Outbox tells people what they are to know; nil: nobody is told.
	Outbox *outbox.Service
	// Prompts are what people were prompted for; nil: nobody is. It is made with Track.
	Prompts *prompter.Service
	// Answers are the links by which people without an account answer; nil: there are none.
	Answers *answerlink.Links
	// Absences are who is absent and who stands in; nil: nobody is.
	Absences *absence.Service
	Log      *slog.Logger
	Now      func() time.Time
	// Random gives the bytes of request ids; nil takes the system's.
	Random  io.Reader
	Metrics *prometheus.Registry // nil: a registry of its own
	Limits  Limits
	// Ready says whether requests can be answered now; nil always can.
	Ready func(context.Context) error
	// MetricsToken is what a reader of /metrics must bring; empty serves no metrics here.
	MetricsToken string
	// Proxies are the addresses whose X-Forwarded-For is believed.
	Proxies []*net.IPNet
	// Origins are those of other sites whose pages may ask; none by default.
	Origins []string
	// Secure says that the server is reached over TLS, by itself or behind a proxy.
	Secure bool
	// Version of the program, as the description of the API gives it.
	Version string
}

// Limits are what requests are held to; a zero field takes that of Usual.
type Limits struct {
	Body       int64         // bytes of a body
	Patience   time.Duration // of one request
	AtOnce     int           // requests that are worked on at the same time; more wait
	PerAddress float64       // requests a second from one address, in the long run
	PerAccount float64       // and by one account
	Burst      int           // how many may come at once
	Header     int           // bytes of the head of a request
	HeaderTime time.Duration // for sending it
}

// Usual are the limits for one district on one machine.
var Usual = Limits{
	Body: 1 << 20, Patience: 15 * time.Second, AtOnce: 64, PerAddress: 50, PerAccount: 50, Burst: 200,
	Header: 32 << 10, HeaderTime: 5 * time.Second,
}

// orUsual fills what is not given.
func (l Limits) orUsual() Limits {
	pick := func(n *int, usual int) {
		if *n == 0 {
			*n = usual
		}
	}
	pick(&l.AtOnce, Usual.AtOnce)
	pick(&l.Burst, Usual.Burst)
	pick(&l.Header, Usual.Header)
	if l.Body == 0 {
		l.Body = Usual.Body
	}
	if l.Patience == 0 {
		l.Patience = Usual.Patience
	}
	if l.PerAddress == 0 {
		l.PerAddress = Usual.PerAddress
	}
	if l.PerAccount == 0 {
		l.PerAccount = Usual.PerAccount
	}
	if l.HeaderTime == 0 {
		l.HeaderTime = Usual.HeaderTime
	}
	return l
}

// Server answers requests.
type Server struct {
	Config
	routes   []Route
	schemas  map[string]*jsonschema.Schema // of the bodies, by route
	names    map[string]string             // of the routes, by method and pattern
	echo     *echo.Echo
	rate     rates
	slots    chan struct{} // one for each request that is worked on
	metrics  *metrics
	answers  *answers  // what does not change while a rule set is in use
	deciders sync.Pool // of *decider
}

// New makes a server. It fails where a route is not described or two share a name.
func New(c Config) (*Server, error) {
	c.Limits = c.Limits.orUsual()
	if c.Random == nil {
		c.Random = rand.Reader
	}
	if c.Metrics == nil {
		c.Metrics = prometheus.NewRegistry()
	}
	s := &Server{Config: c, slots: make(chan struct{}, c.Limits.AtOnce), answers: &answers{}}
	s.rate = newRates(c.Limits)
	s.metrics = newMetrics(c.Metrics)
	if c.Events != nil {
		c.Metrics.MustRegister(streamsNow(c.Events))
	}
	s.routes = s.Routes()
	var err error
	if s.schemas, err = schemas(s.routes); err != nil {
		return nil, err
	}
	return s, s.build()
}

// Routes are all operations, in the order in which the description shows them.
func (s *Server) Routes() []Route {
	var all []Route
	for _, some := range [][]Route{
		s.previewRoutes(), s.resultRoutes(),
		s.catalogueRoutes(),
		s.guideRoutes(),
		s.plotRoutes(),
		s.projectRoutes(), s.compareRoutes(), s.caseRoutes(), s.forecastRoutes(), s.supervisionRoutes(), s.reminderRoutes(), s.letterRoutes(),
		s.changeRoutes(),
		s.clockRoutes(), s.wordRoutes(), s.portfolioRoutes(),
		s.problemRoutes(), s.agendaRoutes(),
		s.linkRoutes(),
		s.entrustingRoutes(), s.signalRoutes(), s.publishRoutes(), s.registerRoutes(), s.jointRoutes(), s.commitmentRoutes(), s.materialRoutes(), s.passingRoutes(), s.redressRoutes(),
		s.intakeRoutes(), s.jobRoutes(), s.eventRoutes(),
		s.webhookRoutes(), s.answerRoutes(), s.messageRoutes(), s.promptRoutes(), s.feedRoutes(),
		s.accountRoutes(), s.absenceRoutes(), s.agentRoutes(), s.sittingRoutes(),
		s.userRoutes(),
		s.accessRoutes(),
		s.operationRoutes(),
	} {
		all = append(all, some...)
	}
	return all
}

// build puts the routes into the router.
func (s *Server) build() error {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.HTTPErrorHandler = s.refuse
	e.IPExtractor = s.addresses()
	e.Use(s.named, s.observed, s.recovered, s.secured(), s.shared(), s.compressed())
	seen := map[string]bool{}
	s.names = map[string]string{}
	for i := range s.routes {
		r := &s.routes[i]
		if seen[r.Name] {
			return fmt.Errorf("two routes are called %s", r.Name)
		}
		seen[r.Name] = true
		s.names[r.Method+" "+pattern(r.Path)] = r.Name
		e.Add(r.Method, pattern(r.Path), s.handler(r)).Name = r.Name
		if r.Method == http.MethodGet && !r.Stream {
			e.Add(http.MethodHead, pattern(r.Path), s.handler(r)).Name = r.Name
		}
	}
	s.pages(e)
	s.echo = e
	return nil
}

// webApp is the name under which the web app is counted.
const webApp = "web"

// pages puts the web app into the router. It is no operation of the API: it is not described, asks
// nobody who they are, and is counted under one name.
func (s *Server) pages(e *echo.Echo) {
	app := echo.WrapHandler(web.Handler())
	for _, path := range web.Paths() {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			e.Add(method, path, app)
			s.names[method+" "+path] = webApp
		}
	}
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.echo.ServeHTTP(w, r) }

// HTTP is the server to listen with, with the time limits that keep a slow client from holding it.
func (s *Server) HTTP() *http.Server {
	server := &http.Server{
		Handler: s, ReadHeaderTimeout: s.Limits.HeaderTime, ReadTimeout: 2 * s.Limits.Patience,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: s.Limits.Header,
		ErrorLog: slog.NewLogLogger(s.Log.Handler(), slog.LevelDebug),
	}
	if s.Events != nil {
		server.RegisterOnShutdown(s.Events.Close) // or the streams would hold it
	}
	if s.Outbox != nil {
		server.RegisterOnShutdown(s.Outbox.Close)
	}
	return server
}

// Today is the date in China.
func (s *Server) Today() calendar.Date {
	now := s.Now().UTC().Add(8 * time.Hour)
	return calendar.DateOf(now.Year(), now.Month(), now.Day())
}

// named gives every request an id, that of the caller where it is harmless.
func (s *Server) named(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		id := c.Request().Header.Get(echo.HeaderXRequestID)
		if !harmless(id) {
			var b [12]byte
			if _, err := io.ReadFull(s.Random, b[:]); err != nil {
				return fault.New(fault.Unavailable, "internal", "").Because(err)
			}
			id = hex.EncodeToString(b[:])
		}
		c.Response().Header().Set(echo.HeaderXRequestID, id)
		return next(c)
	}
}

// harmless reports whether an id of the caller's may stand in a log.
func harmless(id string) bool {
	if len(id) < 8 || len(id) > 64 {
		return false
	}
	for _, r := range id {
		if (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '-' && r != '_' {
			return false
		}
	}
	return true
}
