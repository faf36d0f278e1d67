package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"sevenlists/api"
	"sevenlists/planner/fault"
)

func (a *app) serveCommand() *cobra.Command {
	s := api.Settings{}
	var proxies []string
	var provider string
	c := &cobra.Command{
		Use:   "serve",
		Short: a.say("启动服务：接口和网页", "start the server: the API and the pages"),
		Long: a.say("启动服务。默认只在本机监听；日志为 JSON，写到标准错误。按 Ctrl-C 停止，正在处理的请求会先完成。",
			"Start the server. By default it listens on this machine only; its log is JSON on the standard error. Ctrl-C stops it once the requests at hand are answered."),
		Example: `  sevenlists serve
  sevenlists serve --listen 0.0.0.0:8080 --proxy 10.0.0.0/8 --secure`,
		Args: arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			var faults fault.List
			for _, p := range proxies {
				_, network, err := net.ParseCIDR(p)
				if err != nil {
					faults.Add(fault.New(fault.Invalid, "usage.flag.invalid", "", "--proxy", p))
					continue
				}
				s.Proxies = append(s.Proxies, network)
			}
			if (s.TLSCert == "") != (s.TLSKey == "") {
				faults.Add(fault.New(fault.Invalid, "serve.tls", ""))
			}
			if err := faults.Err(); err != nil {
				return err
			}
			if provider != "" {
				var err error
				if s.OIDC, err = a.provider(provider); err != nil {
					return err
				}
			}
			return a.serve(s)
		},
	}
	flags := c.Flags()
	flags.StringVar(&s.Listen, "listen", "127.0.0.1:8080", a.say("监听的地址和端口；端口 0 任选一个", "address and port to listen on; port 0 takes any"))
	flags.StringVar(&s.Data, "data", defaultData, a.say("保存一切数据的文件夹，没有则新建", "folder in which everything is kept; made if there is none"))
	flags.StringVar(&s.Metrics, "metrics", "", a.say("另开一个地址提供 Prometheus 指标，例如 127.0.0.1:9090", "a further address on which Prometheus metrics are served, such as 127.0.0.1:9090"))
	flags.StringSliceVar(&proxies, "proxy", nil, a.say("可信代理的网段，采信其 X-Forwarded-For", "networks of proxies whose X-Forwarded-For is believed"))
	flags.StringSliceVar(&s.Origins, "origin", nil, a.say("允许跨站访问的网站（默认没有）", "other sites whose pages may ask (none by default)"))
	flags.StringSliceVar(&s.WebhookHosts, "webhook-host", nil, a.say("允许推送到的内部主机，或不用 TLS 的主机：名称或地址，可带端口", "hosts inside the network, or without TLS, to which webhooks may be sent: a name or an address, with a port or for all"))
	flags.StringVar(&s.Messages.SMTP, "smtp", "", a.say("邮件服务器，例如 smtp://user@mail.example.gov.cn:587（smtps:// 为直接 TLS，smtp-plain:// 不加密）；密码用环境变量 SEVENLISTS_SMTP_PASSWORD 或其 _FILE", "mail server, such as smtp://user@mail.example.gov.cn:587 (smtps:// for TLS from the beginning, smtp-plain:// for none); its password stands in SEVENLISTS_SMTP_PASSWORD, or in the file that SEVENLISTS_SMTP_PASSWORD_FILE names"))
	flags.StringVar(&s.Messages.From, "smtp-from", "", a.say("发件地址，例如 七张清单 <noreply@example.gov.cn>", "address that e-mails come from, such as Seven Lists <noreply@example.gov.cn>"))
	flags.StringVar(&s.Messages.Base, "public-url", "", a.say("用户访问本服务的网址，用于邮件中的链接", "address under which people reach this server, for links in e-mails"))
	flags.StringSliceVar(&s.Messages.GatewayHosts, "gateway-host", nil, a.say("允许消息网关（短信、浙政钉、企业微信等）使用的主机：名称或地址，可带端口", "hosts to which gateways of messages may send: a name or an address, with a port or for all"))
	flags.BoolVar(&s.Secure, "secure", false, a.say("经由 TLS 访问（例如在代理之后）", "reached over TLS, as behind a proxy"))
	flags.StringVar(&provider, "oidc", "", a.say("统一身份认证（OpenID Connect）的配置文件；密钥用环境变量 SEVENLISTS_OIDC_SECRET", "file that describes the OpenID provider at which people log in; its secret stands in SEVENLISTS_OIDC_SECRET"))
	flags.StringVar(&s.TLSCert, "tls-cert", "", a.say("TLS 证书文件", "file of the TLS certificate"))
	flags.StringVar(&s.TLSKey, "tls-key", "", a.say("TLS 密钥文件", "file of its key"))
	flags.Float64Var(&s.Limits.PerAddress, "rate", 50, a.say("同一地址每秒的请求数", "requests a second from one address"))
	return c
}

// serve runs the server until it is told to stop.
func (a *app) serve(s api.Settings) error {
	set, err := a.load()
	if err != nil {
		return err
	}
	s.Version = build()
	s.Mongo = os.Getenv("MONGODB_URI")
	s.MetricsToken = os.Getenv("SEVENLISTS_METRICS_TOKEN")
	s.Limits.PerAccount = s.Limits.PerAddress
	s.Log = slog.New(slog.NewJSONHandler(a.err, nil))
	base := ""
	s.Ready = func(address string) {
		scheme := "http"
		if s.TLSCert != "" {
			scheme = "https"
		}
		base = scheme + "://" + strings.Replace(address, "[::]", "127.0.0.1", 1)
		fmt.Fprintf(a.out, a.say("服务已启动：%s\n", "listening on %s\n"), base)
	}
	s.First = a.tellFirst(func() string { return base })
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return api.Run(ctx, a.folder(), set, s)
}
