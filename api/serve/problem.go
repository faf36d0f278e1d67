package serve

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
	"golang.org/x/text/language"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Problem says what is wrong with a request, as RFC 9457 has it.
type Problem struct {
	Type     string `json:"type"`             // urn:sevenlists:problem: and the code
	Title    string `json:"title"`            // what the status means
	Status   int    `json:"status"`           // of HTTP
	Code     string `json:"code"`             // stable, such as profile.fact.unit: that of the first mistake
	Detail   string `json:"detail"`           // the first mistake in a sentence
	Instance string `json:"instance"`         // the path that was asked for
	Request  string `json:"request_id"`       // as the server's log has it
	Errors   []Flaw `json:"errors,omitempty"` // every mistake, with its place
}

// Flaw is one mistake in a request.
type Flaw struct {
	Code    string `json:"code"`
	Pointer string `json:"pointer,omitempty"` // JSON Pointer into the body, or the name of a parameter
	Line    int    `json:"line,omitempty"`    // of the body, from 1
	Message string `json:"message"`           // in the language of the caller
	Hint    string `json:"hint,omitempty"`    // what to do about it
}

// statusLeft is the status that the log has of a request whose client went away before it was answered.
const statusLeft = 499

// statuses are those of codes that say more than their kind does.
var statuses = map[string]int{
	"internal":                http.StatusInternalServerError,
	"request.unauthenticated": http.StatusUnauthorized,
	"request.forbidden":       http.StatusForbidden,
	"request.csrf":            http.StatusForbidden,
	"request.path":            http.StatusNotFound,
	"request.method":          http.StatusMethodNotAllowed,
	"request.too_large":       http.StatusRequestEntityTooLarge,
	"request.media_type":      http.StatusUnsupportedMediaType,
	"request.not_acceptable":  http.StatusNotAcceptable,
	"request.key_reused":      http.StatusUnprocessableEntity,
	"request.stale":           http.StatusPreconditionFailed,
	"request.version_missing": http.StatusPreconditionRequired,
	"request.too_many":        http.StatusTooManyRequests,
	"request.left":            statusLeft,
	"request.too_busy":        http.StatusServiceUnavailable,
	"request.too_slow":        http.StatusServiceUnavailable,
	"request.not_set_up":      http.StatusNotImplemented,
	"profile.key_not_yet":     http.StatusBadRequest,
	"account.locked":          http.StatusTooManyRequests,
	"account.login_failed":    http.StatusUnauthorized,
	"account.link":            http.StatusForbidden,
	"account.oidc":            http.StatusForbidden,
	"account.oidc.flow":       http.StatusForbidden,
	"account.oidc.roles":      http.StatusForbidden,
	"account.disabled":        http.StatusForbidden,
	"project.gone":            http.StatusGone,
	"events.too_many":         http.StatusTooManyRequests,
}

// statusOf gives the status of an error of ours.
func statusOf(e *fault.Error) int {
	if status, ok := statuses[e.Code]; ok {
		return status
	}
	switch e.Kind {
	case fault.Invalid:
		return http.StatusBadRequest
	case fault.NotFound:
		return http.StatusNotFound
	case fault.Conflict:
		return http.StatusConflict
	case fault.RuleBroken:
		return http.StatusInternalServerError
	}
	return http.StatusServiceUnavailable
}

// faultsOf turns any error that a handler gives into errors of ours.
func faultsOf(err error) fault.List {
	var one *fault.Error
	var ofEcho *echo.HTTPError
	switch {
	case errors.As(err, &one):
		return fault.All(err)
	case errors.Is(err, context.DeadlineExceeded):
		return fault.List{fault.New(fault.Unavailable, "request.too_slow", "").Because(err)}
	case errors.Is(err, context.Canceled):
		return fault.List{fault.New(fault.Unavailable, "request.broken", "").Because(err)}
	case errors.Is(err, store.ErrUnavailable):
		return fault.List{fault.New(fault.Unavailable, "store.unavailable", "").Because(err)}
	case errors.Is(err, store.ErrNotFound):
		return fault.List{fault.New(fault.NotFound, "request.path", "").Because(err)}
	case errors.Is(err, store.ErrMalformed), errors.Is(err, store.ErrTooLarge): // what the request brought is nothing that can be kept
		return fault.List{fault.New(fault.Invalid, "body.form", "").Because(err)}
	case errors.Is(err, store.ErrTaken):
		return fault.List{fault.New(fault.Conflict, "store.taken", "").Because(err)}
	case errors.As(err, &ofEcho):
		switch ofEcho.Code {
		case http.StatusNotFound:
			return fault.List{fault.New(fault.NotFound, "request.path", "")}
		case http.StatusMethodNotAllowed:
			return fault.List{fault.New(fault.Invalid, "request.method", "")}
		case http.StatusRequestEntityTooLarge:
			return fault.List{fault.New(fault.Invalid, "request.too_large", "", 0)}
		}
	}
	return fault.All(err)
}

// problem makes the document of an error. What only the log may see stays out of it.
func problem(err error, l lang.Lang, path, request string) Problem {
	faults := faultsOf(err)
	first := faults[0]
	status := statusOf(first)
	p := Problem{
		Type: "urn:sevenlists:problem:" + first.Code, Title: titles[status].In(l), Status: status, Code: first.Code,
		Detail: first.Message(l), Instance: path, Request: request,
	}
	for _, e := range faults {
		p.Errors = append(p.Errors, Flaw{Code: e.Code, Pointer: e.Path, Line: e.Line, Message: e.Message(l), Hint: e.Hint(l)})
	}
	return p
}

// titles are what the statuses mean.
var titles = map[int]lang.Text{
	http.StatusBadRequest:            {ZH: "请求有误", EN: "The request has mistakes"},
	http.StatusUnauthorized:          {ZH: "未登录或登录已失效", EN: "Not signed in"},
	http.StatusForbidden:             {ZH: "没有权限", EN: "Not allowed"},
	http.StatusNotFound:              {ZH: "没有找到", EN: "Not found"},
	http.StatusMethodNotAllowed:      {ZH: "不支持的方法", EN: "Method not allowed"},
	http.StatusNotAcceptable:         {ZH: "没有所要的格式", EN: "Not available in that form"},
	http.StatusConflict:              {ZH: "与现状冲突", EN: "Something stands against it"},
	http.StatusGone:                  {ZH: "已不存在", EN: "Gone"},
	http.StatusPreconditionFailed:    {ZH: "已被他人修改", EN: "Changed by somebody else"},
	http.StatusRequestEntityTooLarge: {ZH: "内容过大", EN: "Too large"},
	http.StatusUnsupportedMediaType:  {ZH: "不支持的内容类型", EN: "Media type not supported"},
	http.StatusUnprocessableEntity:   {ZH: "幂等键已用于另一请求", EN: "The idempotency key was used for another request"},
	http.StatusPreconditionRequired:  {ZH: "缺少版本", EN: "A version is needed"},
	http.StatusTooManyRequests:       {ZH: "请求过多", EN: "Too many requests"},
	statusLeft:                       {ZH: "客户端已断开", EN: "The client went away"},
	http.StatusInternalServerError:   {ZH: "程序出错", EN: "The program failed"},
	http.StatusNotImplemented:        {ZH: "未启用", EN: "Not set up here"},
	http.StatusServiceUnavailable:    {ZH: "暂时无法处理", EN: "Not possible now"},
}

// languages are those that answers come in, the first where the caller wants another.
var languages = language.NewMatcher([]language.Tag{language.Chinese, language.English})

// languageOf is the language of the caller.
func languageOf(r *http.Request) lang.Lang {
	if l, ok := lang.Parse(r.URL.Query().Get("lang")); ok {
		return l
	}
	header := r.Header.Get("Accept-Language")
	if len(header) > 200 {
		header, _, _ = strings.Cut(header, ",")
	}
	wanted, _, err := language.ParseAcceptLanguage(header)
	if err != nil || len(wanted) == 0 {
		return lang.ZH
	}
	if _, i, _ := languages.Match(wanted...); i == 1 {
		return lang.EN
	}
	return lang.ZH
}
