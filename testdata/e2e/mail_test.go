package e2e

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"sevenlists/testdata/e2e/run"
)

// mailServer is Mailpit 1.27.11, running as a process of its own: it takes e-mail by STARTTLS, from who knows the
// password, for people of example.org alone.
type mailServer struct {
	t          *testing.T
	smtp, http string // addresses
	cert       string // file of the certificate that it shows
}

const mailPassword = "aVerySecretOne"

// free gives an address of loopback that nobody listens on.
func free(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func startMail(t *testing.T) *mailServer {
	t.Helper()
	folder := t.TempDir()
	program := filepath.Join(folder, "mailpit")
	build := exec.Command("go", "build", "-buildvcs=false", "-o", program, ".")
	build.Dir = "mailpit"
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build Mailpit: %v: %s", err, out)
	}
	m := &mailServer{t: t, smtp: free(t), http: free(t), cert: filepath.Join(folder, "cert.pem")}
	key := filepath.Join(folder, "key.pem")
	certificate(t, m.cert, key)
	users := filepath.Join(folder, "users")
	if err := os.WriteFile(users, []byte("lists:"+mailPassword+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program, "--smtp", m.smtp, "--listen", m.http, "--database", filepath.Join(folder, "mail.db"), "--smtp-auth-file", users,
		"--smtp-tls-cert", m.cert, "--smtp-tls-key", key, "--smtp-require-starttls", "--smtp-allowed-recipients", `@example\.org$`, "--smtp-disable-rdns")
	var log run.Buffer
	c.Stdout, c.Stderr = &log, &log
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	until(t, "Mailpit begins", func() bool {
		response, err := http.Get("http://" + m.http + "/livez")
		if err != nil {
			return false
		}
		response.Body.Close()
		line, err := net.Dial("tcp", m.smtp)
		if err == nil {
			line.Close()
		}
		return err == nil && response.StatusCode == http.StatusOK
	})
	return m
}

// certificate writes a certificate of localhost that signs itself, and its key.
func certificate(t *testing.T, cert, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, DNSNames: []string{"localhost"}, NotBefore: now.Add(-time.Hour),
		NotAfter: now.Add(time.Hour), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	signed, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	for file, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: signed}, key: {Type: "EC PRIVATE KEY", Bytes: raw}} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// get reads an answer of Mailpit's API.
func (m *mailServer) get(path string, into any) string {
	m.t.Helper()
	response, err := http.Get("http://" + m.http + path)
	if err != nil {
		m.t.Fatal(err)
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		m.t.Fatal(err)
	}
	if into != nil {
		if err := json.Unmarshal(raw, into); err != nil {
			m.t.Fatalf("%v in %s", err, raw)
		}
	}
	return string(raw)
}

// mailbox is what Mailpit lists.
type mailbox struct {
	Total    int `json:"total"`
	Messages []struct {
		ID, MessageID, Subject string
		To                     []struct{ Address string }
	} `json:"messages"`
}

// signIn makes an account and a server, and gives what the account's requests bear.
func signIn(t *testing.T, start func(data string) *run.Server) (*agent, map[string]string) {
	t.Helper()
	data := t.TempDir()
	added := sevenlists(t, "user", "add", "ann", "--role", "agent", "--data", data, "--lang", "en").succeed(t)
	link := regexp.MustCompile(`password/([A-Za-z0-9_-]{16,})`).FindStringSubmatch(added.out)
	if link == nil {
		t.Fatalf("not understood: %s", added.out)
	}
	a := &agent{t: t, url: start(data).URL}
	var me struct {
		CSRF string `json:"csrf_token"`
	}
	in := a.must(http.StatusOK, http.MethodPost, "/api/v1/accounts/password", map[string]string{"link": link[1], "password": "a long enough password"}, nil, &me)
	header := map[string]string{"X-CSRF-Token": me.CSRF}
	for _, c := range (&http.Response{Header: in.header}).Cookies() {
		header["Cookie"] = c.Name + "=" + c.Value
	}
	return a, header
}

// told is a message as the API shows it.
type told struct {
	Messages []struct {
		ID       string `json:"id"`
		Sending  string `json:"sending"`
		Channels []struct {
			Channel, State, Reason string
			Status                 int
		} `json:"channels"`
	} `json:"messages"`
}

// testMail sets the address of the account, has a test sent and waits for what becomes of it.
func testMail(t *testing.T, a *agent, header map[string]string, address, state string) told {
	t.Helper()
	with := map[string]string{"If-Match": `"1"`}
	for name, value := range header {
		with[name] = value
	}
	a.must(http.StatusOK, http.MethodPut, "/api/v1/account/contact", map[string]any{"addresses": map[string]string{"email": address}}, with)
	a.must(http.StatusAccepted, http.MethodPost, "/api/v1/account/contact/test", map[string]string{"channel": "email"}, header)
	var got told
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the last answer: %+v", got)
		}
	})
	until(t, "an e-mail is "+state, func() bool {
		got = told{}
		a.must(http.StatusOK, http.MethodGet, "/api/v1/messages", nil, header, &got)
		return len(got.Messages) == 1 && len(got.Messages[0].Channels) == 1 &&
			got.Messages[0].Channels[0].State == state && (state != "waiting" || got.Messages[0].Channels[0].Reason != "")
	})
	return got
}

func TestEMailGoesThroughARealMailServer(t *testing.T) {
	m := startMail(t)
	_, port, _ := net.SplitHostPort(m.smtp)
	begin := func(password string) (*agent, map[string]string, *run.Server) {
		var s *run.Server
		a, header := signIn(t, func(data string) *run.Server {
			s = run.Serve(t, data, []string{"SSL_CERT_FILE=" + m.cert, "SEVENLISTS_SMTP_PASSWORD=" + password},
				"--smtp", "smtp://lists@localhost:"+port, "--smtp-from", "七张清单 <noreply@lists.example.gov.cn>")
			return s
		})
		return a, header, s
	}
	t.Run("it arrives by STARTTLS, under an id that a receiver can tell repeats by", func(t *testing.T) {
		a, header, s := begin(mailPassword)
		got := testMail(t, a, header, "ann@example.org", "sent")
		var box mailbox
		m.get("/api/v1/messages", &box)
		if box.Total != 1 || box.Messages[0].To[0].Address != "ann@example.org" {
			t.Fatalf("Mailpit has %+v", box)
		}
		mail := box.Messages[0]
		if want := got.Messages[0].Sending + "@lists.example.gov.cn"; mail.MessageID != want {
			t.Errorf("the Message-ID is %s, not %s", mail.MessageID, want)
		}
		if !strings.Contains(mail.Subject, "测试消息") {
			t.Errorf("the subject is %s", mail.Subject)
		}
		var letter struct{ Text string }
		m.get("/api/v1/message/"+mail.ID, &letter)
		if !strings.Contains(letter.Text, "这是一条测试消息") || !strings.Contains(letter.Text, "请勿回复") {
			t.Errorf("the letter says %s", letter.Text)
		}
		raw := m.get("/api/v1/message/"+mail.ID+"/raw", nil)
		if !strings.Contains(raw, "Auto-Submitted: auto-generated") {
			t.Errorf("a program that answers letters would answer this one:\n%s", raw)
		}
		for _, secret := range []string{"ann@example.org", mailPassword} {
			if strings.Contains(s.Log.String(), secret) {
				t.Errorf("the log holds %s", secret)
			}
		}
	})
	t.Run("an address that the mail server refuses is given up", func(t *testing.T) {
		a, header, _ := begin(mailPassword)
		leg := testMail(t, a, header, "ann@example.com", "failed").Messages[0].Channels[0]
		if leg.Reason != "rejected" || leg.Status < 500 {
			t.Errorf("it failed as %+v", leg)
		}
	})
	t.Run("with a wrong password nothing is sent, and it is tried again", func(t *testing.T) {
		a, header, _ := begin("another-one")
		leg := testMail(t, a, header, "ann@example.org", "waiting").Messages[0].Channels[0]
		if leg.Reason != "rejected" || leg.Status != 535 {
			t.Errorf("it became %+v", leg)
		}
		var box mailbox
		m.get("/api/v1/messages", &box)
		if box.Total != 1 {
			t.Errorf("Mailpit has %s", fmt.Sprint(box))
		}
	})
}
