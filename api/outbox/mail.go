package outbox

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/mail"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"sevenlists/api/guard"
	"sevenlists/planner/fault"
)

// SMTP sends e-mail through a mail server.
type SMTP struct {
	Book *Book
	Now  func() time.Time
	// TLS is what the server's certificate is held against; nil takes the system's.
	TLS *tls.Config

	host, user, password string
	port                 int
	security             string // smtps, smtp (STARTTLS, without which nothing is sent) or smtp-plain
	from                 *mail.Address
}

var _ Mailer = (*SMTP)(nil)

// The ways to a mail server, and their ports.
var smtpPorts = map[string]int{"smtps": 465, "smtp": 587, "smtp-plain": 25}

// NewSMTP makes a sender. The address is smtp://USER@HOST:PORT (TLS by STARTTLS, without which nothing is
// sent), smtps:// (TLS from the beginning) or smtp-plain:// (none, for a server on the same machine or
// network); from is the address that e-mails come from, with or without a name.
//
// It returns Invalid outbox.smtp and outbox.smtp_from.
func NewSMTP(b *Book, now func() time.Time, address, password, from string) (*SMTP, error) {
	s := &SMTP{Book: b, Now: now, password: password}
	var faults fault.List
	u, err := url.Parse(address)
	switch {
	case err != nil:
		faults.Add(fault.New(fault.Invalid, "outbox.smtp", "--smtp"))
	default:
		s.security, s.host, s.user = u.Scheme, u.Hostname(), u.User.Username()
		s.port = smtpPorts[s.security]
		if u.Port() != "" {
			s.port, _ = strconv.Atoi(u.Port()) // url.Parse takes digits only
		}
		_, inAddress := u.User.Password()
		if s.port < 1 || s.port > 65535 || smtpPorts[s.security] == 0 || s.host == "" || inAddress || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" {
			faults.Add(fault.New(fault.Invalid, "outbox.smtp", "--smtp"))
		}
	}
	if s.from, err = mail.ParseAddress(from); err != nil {
		faults.Add(fault.New(fault.Invalid, "outbox.smtp_from", "--smtp-from"))
	}
	return s, faults.Err()
}

// smtpWithin is how long an e-mail may take, from the name of the server to its last answer.
const smtpWithin = 30 * time.Second

func (s *SMTP) client() (*gomail.Client, error) {
	policy := map[string]gomail.TLSPolicy{"smtp": gomail.TLSMandatory}[s.security] // else none
	options := []gomail.Option{gomail.WithPort(s.port), gomail.WithTimeout(smtpWithin), gomail.WithTLSPolicy(policy), gomail.WithoutNoop()}
	if s.security == "smtps" {
		options = append(options, gomail.WithSSL())
	}
	if s.TLS != nil {
		config := s.TLS.Clone()
		config.ServerName = s.host
		options = append(options, gomail.WithTLSConfig(config))
	}
	if s.user != "" {
		options = append(options, gomail.WithUsername(s.user), gomail.WithPassword(s.password), gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover))
	}
	return gomail.NewClient(s.host, options...)
}

// Send sends one e-mail: its subject is the text that tells nothing, its body what is told. The Message-ID
// is the same on every try.
func (s *SMTP) Send(ctx context.Context, n Notice) *Failure {
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	m.FromMailAddress(s.from)
	if err := m.To(n.Address); err != nil {
		return &Failure{Reason: "rejected", Final: true}
	}
	m.Subject(n.Short)
	m.SetDateWithValue(s.Now())
	m.SetMessageIDWithValue(n.ID + "@" + s.from.Address[strings.LastIndexByte(s.from.Address, '@')+1:])
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetBodyString(gomail.TypeTextPlain, s.Book.letter(n))
	client, err := s.client()
	if err != nil {
		return &Failure{Reason: "setting"}
	}
	ctx, cancel := context.WithTimeout(ctx, smtpWithin)
	defer cancel()
	err = client.DialAndSendWithContext(ctx, m)
	if err == nil || m.IsDelivered() { // what comes after its acceptance changes nothing
		return nil
	}
	return smtpFailure(err)
}

// smtpFailure says what an error of sending means.
func smtpFailure(err error) *Failure {
	var sent *gomail.SendError
	if errors.As(err, &sent) && sent.ErrorCode() > 0 {
		// 4xx may pass; 5xx about the person or the letter will not.
		return &Failure{Reason: "rejected", Status: sent.ErrorCode(), Final: sent.ErrorCode() >= 500}
	}
	var said *textproto.Error
	if errors.As(err, &said) { // before the letter: as where it does not take the password
		return &Failure{Reason: "rejected", Status: said.Code, Away: true}
	}
	reason := guard.Outcome(0, err)
	var network *net.OpError
	return &Failure{Reason: reason, Away: errors.As(err, &network) || reason != "connection"}
}

// mostInLetter is how many messages one e-mail tells in words.
const mostInLetter = 200

// letter is the body of an e-mail.
func (b *Book) letter(n Notice) string {
	var t strings.Builder
	t.WriteString(b.Mail.Opening.In(n.Lang) + "\r\n")
	for i, m := range n.Messages {
		if i == mostInLetter {
			t.WriteString("\r\n" + strings.ReplaceAll(b.Mail.More.In(n.Lang), "{count}", strconv.Itoa(len(n.Messages)-i)) + "\r\n")
			break
		}
		t.WriteString("\r\n" + strconv.Itoa(i+1) + ". 【" + b.Severities[m.Severity].In(n.Lang) + "】" + m.Title.In(n.Lang) + "\r\n")
		if text := m.Text.In(n.Lang); text != "" {
			t.WriteString("   " + strings.ReplaceAll(text, "\n", "\r\n   ") + "\r\n")
		}
		if n.Base != "" && m.Link != "" {
			t.WriteString("   " + strings.TrimSuffix(n.Base, "/") + m.Link + "\r\n")
		}
	}
	t.WriteString("\r\n--\r\n" + b.Mail.Closing.In(n.Lang) + "\r\n")
	return t.String()
}
