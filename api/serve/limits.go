package serve

import (
	"math"
	"net"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
	"golang.org/x/time/rate"

	"sevenlists/planner/fault"
)

// rates hold how often one address and one account may ask.
type rates struct {
	addresses, accounts *middleware.RateLimiterMemoryStore
	secrets             *middleware.RateLimiterMemoryStore // of what a secret address opens
}

// forgotten is how long an address is remembered after its last request.
const forgotten = 10 * time.Minute

func newRates(l Limits) rates {
	store := func(perSecond float64, burst int) *middleware.RateLimiterMemoryStore {
		return middleware.NewRateLimiterMemoryStoreWithConfig(middleware.RateLimiterMemoryStoreConfig{
			Rate: rate.Limit(perSecond), Burst: max(burst, int(math.Ceil(perSecond))), ExpiresIn: forgotten,
		})
	}
	return rates{
		addresses: store(l.PerAddress, l.Burst), accounts: store(l.PerAccount, l.Burst),
		secrets: store(l.PerAddress/secretShare, l.Burst/secretShare),
	}
}

// secretShare is by how much fewer requests an address has for what a secret address opens.
const secretShare = 10

func (r rates) address(ip string, secret bool) error {
	err := allowed(r.addresses, network(ip))
	if err == nil && secret {
		err = allowed(r.secrets, network(ip))
	}
	return err
}

func (r rates) account(id string) error { return allowed(r.accounts, id) }

func allowed(store *middleware.RateLimiterMemoryStore, who string) error {
	if ok, err := store.Allow(who); err != nil || !ok {
		return fault.New(fault.Invalid, "request.too_many", "").Because(err)
	}
	return nil
}

// network is whom an address is counted with: a household has a whole /64 of the new addresses.
func network(ip string) string {
	parsed := net.ParseIP(ip)
	if parsed == nil || parsed.To4() != nil {
		return ip
	}
	return parsed.Mask(net.CIDRMask(64, 128)).String()
}

// addresses tells the address of a request: that of the connection, or what a trusted proxy says.
func (s *Server) addresses() echo.IPExtractor {
	if len(s.Proxies) == 0 {
		return echo.ExtractIPDirect()
	}
	trust := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, proxy := range s.Proxies {
		trust = append(trust, echo.TrustIPRange(proxy))
	}
	return echo.ExtractIPFromXFFHeader(trust...)
}

// secured sets the headers that keep a browser from doing more than is meant.
func (s *Server) secured() echo.MiddlewareFunc {
	config := middleware.SecureConfig{
		ContentTypeNosniff: "nosniff", XFrameOptions: "DENY", ReferrerPolicy: "no-referrer",
		ContentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
	}
	if s.Secure {
		config.HSTSMaxAge = int((365 * 24 * time.Hour).Seconds())
	}
	return middleware.SecureWithConfig(config)
}

// shared lets the pages of other sites ask, where the administrator named them.
func (s *Server) shared() echo.MiddlewareFunc {
	if len(s.Origins) == 0 {
		return func(next echo.HandlerFunc) echo.HandlerFunc { return next }
	}
	return middleware.CORSWithConfig(middleware.CORSConfig{
		AllowOrigins:  s.Origins,
		AllowMethods:  []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete},
		AllowHeaders:  []string{echo.HeaderContentType, echo.HeaderAuthorization, "If-Match", "Idempotency-Key", "Accept-Language"},
		ExposeHeaders: []string{"ETag", "Location", "Retry-After", echo.HeaderXRequestID},
		MaxAge:        600,
	})
}

// compressed writes what is long enough with gzip, for those who read it. A stream is not held back
// until it is worth it.
func (s *Server) compressed() echo.MiddlewareFunc {
	streams := map[string]bool{}
	for i := range s.routes {
		if s.routes[i].Stream {
			streams[pattern(s.routes[i].Path)] = true
		}
	}
	return middleware.GzipWithConfig(middleware.GzipConfig{
		Level: 4, MinLength: 1400, Skipper: func(c echo.Context) bool { return streams[c.Path()] },
	})
}
