package e2e

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
)

// described is what the server says of itself, as far as requests are made from it.
type described struct {
	Paths      map[string]map[string]operation `json:"paths"`
	Components struct {
		Schemas map[string]*shape `json:"schemas"`
	} `json:"components"`
}

type operation struct {
	ID         string `json:"operationId"`
	Parameters []struct {
		Name   string `json:"name"`
		In     string `json:"in"`
		Schema *shape `json:"schema"`
	} `json:"parameters"`
	Body struct {
		Content map[string]struct {
			Schema *shape `json:"schema"`
		} `json:"content"`
	} `json:"requestBody"`

	method, path string
}

// shape is what is used of a JSON Schema. What else it says is ignored, so that some bodies are wrong.
type shape struct {
	Ref        string            `json:"$ref"`
	Type       any               `json:"type"`
	Enum       []any             `json:"enum"`
	Properties map[string]*shape `json:"properties"`
	Items      *shape            `json:"items"`
	Any        []*shape          `json:"anyOf"`
	One        []*shape          `json:"oneOf"`
}

// operations are all that are described, in order, so that the same seed makes the same requests.
func (d *described) operations() []operation {
	var list []operation
	for path, methods := range d.Paths {
		for method, op := range methods {
			op.method, op.path = strings.ToUpper(method), path
			list = append(list, op)
		}
	}
	slices.SortFunc(list, func(a, b operation) int { return strings.Compare(a.ID, b.ID) })
	return list
}

// hostile are texts that have broken programs before.
var hostile = []string{
	"", " ", "x", "0", "-1", "1", "00", "1e9", "0x10", "9223372036854775808", "99999999999999999999", "NaN", "true", "null", "A", "Agent", "a.b", "a b",
	"..", "../../etc/passwd", "\x00", "a\x00b", "\n", "a\r\nX-Injected: 1", "\xff\xfe", "\xed\xa0\x80", "\u202e", "１２", "厂房", "😀", "'", "' OR 1=1 --", "\"", "<script>",
	"{{.}}", "${jndi:ldap://x.invalid/}", "%", "%00", "%s%n", "*", "$where", "{\"$ne\":null}", "[", "]", "\\", "/", "//", ";", "a;b=c", "a&b", "a=b", "2026-02-30", "2026-06-01", "0000-00-00",
	"https://127.0.0.1/", "https://x.invalid/", "http://169.254.169.254/", "e30", "eyJzIjoiYSIsImkiOiJiIn0", "AYDA5aXn1sMGAnAxAQAA", "W/\"1\"", "\"1\"", "\"-5\"", "\"\"", "1.1", "12",
}

// maker makes requests that are nearly right.
type maker struct {
	*rand.Rand
	all   *described
	ops   []operation
	known map[string][]string // ids that there are, by the parameter
	pages []string            // profiles
	books []string            // spreadsheets of projects: a workbook and one as csv
}

func (m *maker) chance(percent int) bool { return m.IntN(100) < percent }

// text makes a text that may be anything.
func (m *maker) text() string {
	switch s := hostile[m.IntN(len(hostile))]; {
	case m.chance(3):
		return strings.Repeat("长", 1+m.IntN(2000))
	case m.chance(3):
		return strings.Repeat(s+"a", 1+m.IntN(300))
	default:
		return s
	}
}

// value makes JSON of a shape, now and then of another.
func (m *maker) value(s *shape, depth int) any {
	if s == nil || depth > 6 || m.chance(6) {
		return m.any(depth)
	}
	if s.Ref != "" {
		return m.value(m.all.Components.Schemas[strings.TrimPrefix(s.Ref, "#/components/schemas/")], depth+1)
	}
	if all := append(slices.Clone(s.Any), s.One...); len(all) > 0 {
		return m.value(all[m.IntN(len(all))], depth+1)
	}
	if len(s.Enum) > 0 {
		return s.Enum[m.IntN(len(s.Enum))]
	}
	switch kind, _ := s.Type.(string); kind {
	case "object":
		object := map[string]any{}
		for name, of := range s.Properties {
			if !m.chance(25) {
				object[name] = m.value(of, depth+1)
			}
		}
		if m.chance(5) {
			object[m.text()] = m.any(depth)
		}
		return object
	case "array":
		list := []any{}
		for range m.IntN(4) {
			list = append(list, m.value(s.Items, depth+1))
		}
		return list
	case "integer":
		return m.IntN(5)
	case "number":
		return m.Float64() * 1000
	case "boolean":
		return m.chance(50)
	case "string":
		if ids := m.some(); ids != "" && m.chance(40) {
			return ids
		}
		return m.text()
	}
	return m.any(depth)
}

// any makes JSON of no shape.
func (m *maker) any(depth int) any {
	switch m.IntN(8) {
	case 0:
		return nil
	case 1:
		return json.Number([]string{"1e400", "-0", "1.0000000001", "12345678901234567890", "1e-400"}[m.IntN(5)])
	case 2:
		return m.chance(50)
	case 3:
		if depth < 20 {
			return []any{m.any(depth + 3)}
		}
	case 4:
		if depth < 20 {
			return map[string]any{m.text(): m.any(depth + 3)}
		}
	}
	return m.text()
}

// some gives an id that there is.
func (m *maker) some() string {
	names := []string{"project", "link", "webhook", "user", "item"}
	if ids := m.known[names[m.IntN(len(names))]]; len(ids) > 0 {
		return ids[m.IntN(len(ids))]
	}
	return ""
}

// request makes one whole request as text, with the headers of somebody.
func (m *maker) request(op operation, as string) string {
	path, query := op.path, url.Values{}
	var head strings.Builder
	for _, p := range op.Parameters {
		value := m.text()
		switch ids := m.known[p.Name]; {
		case len(ids) > 0 && m.chance(70):
			value = ids[m.IntN(len(ids))]
		case p.Schema != nil && len(p.Schema.Enum) > 0 && m.chance(60):
			value = fmt.Sprint(p.Schema.Enum[m.IntN(len(p.Schema.Enum))])
		}
		switch p.In {
		case "path":
			path = strings.Replace(path, "{"+p.Name+"}", url.PathEscape(value), 1)
		case "query":
			for m.chance(35) {
				query.Add(p.Name, value)
			}
		case "header":
			if m.chance(80) {
				head.WriteString(p.Name + ": " + value + "\r\n")
			}
		}
	}
	if m.chance(5) {
		query.Add(m.text(), m.text())
	}
	target := path
	if len(query) > 0 {
		target += "?" + query.Encode()
	}
	if m.chance(3) {
		target = strings.ReplaceAll(target, "%", "")
	}
	method := op.method
	if m.chance(4) {
		method = []string{"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get"}[m.IntN(10)]
	}
	media, body := m.body(op)
	if media != "" {
		head.WriteString("Content-Type: " + media + "\r\n")
	}
	for _, name := range []string{"Accept-Language", "Accept", "Accept-Encoding", "If-None-Match", "X-Request-Id", "X-Forwarded-For", "Origin", "Range", "Idempotency-Key", "If-Match", "Last-Event-ID", "Receipt"} {
		if m.chance(6) {
			head.WriteString(name + ": " + m.text() + "\r\n")
		}
	}
	if op.ID != "session_end" { // or nobody would be there any more
		head.WriteString(as)
	}
	return fmt.Sprintf("%s %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n%s", method, target, head.String(), len(body), body)
}

// body makes the body of an operation and names its type.
func (m *maker) body(op operation) (media, body string) {
	var medias []string
	for media := range op.Body.Content {
		medias = append(medias, media)
	}
	if len(medias) == 0 && !m.chance(3) {
		return "", ""
	}
	slices.Sort(medias)
	media = "application/json"
	if len(medias) > 0 {
		media = medias[m.IntN(len(medias))]
	}
	switch {
	case media == "text/csv" || strings.HasSuffix(media, ".sheet"):
		body = m.books[m.IntN(len(m.books))]
		if m.chance(70) {
			body = m.bent(body, 1+m.IntN(6))
		}
	case media == "application/yaml" || strings.HasSuffix(op.path, "/profile") || m.chance(2):
		body = m.pages[m.IntN(len(m.pages))]
	default:
		raw, _ := json.Marshal(m.value(op.Body.Content[media].Schema, 0))
		body = string(raw)
	}
	if m.chance(4) {
		media = m.text()
	}
	if m.chance(15) {
		body = m.bent(body, 1+m.IntN(4))
	}
	return media, body
}

// spoilt breaks the protocol now and then.
func (m *maker) spoilt(raw string) string {
	switch m.IntN(60) {
	case 0:
		return m.bent(raw, 1+m.IntN(10))
	case 1:
		return raw[:m.IntN(len(raw)+1)]
	case 2:
		return strings.Replace(raw, "HTTP/1.1", []string{"HTTP/1.0", "HTTP/9.9", "HTTP/1.1x", "", "ICY"}[m.IntN(5)], 1)
	case 3:
		return strings.Replace(raw, "Content-Length: ", []string{"Content-Length: -", "Content-Length: 9", "Transfer-Encoding: chunked\r\nContent-Length: ", "Transfer-Encoding: gzip\r\nX: "}[m.IntN(4)], 1)
	case 4:
		return strings.Replace(raw, "\r\n", "\n", m.IntN(5))
	case 5:
		return strings.Replace(raw, "Host: a\r\n", []string{"", "Host: a\r\nHost: b\r\n", "Host: a b\r\n", " folded: x\r\n"}[m.IntN(4)], 1)
	case 6:
		return strings.Replace(raw, "Host: a\r\n", "Host: a\r\nX-Long: "+strings.Repeat("a", m.IntN(70_000))+"\r\n", 1)
	case 7:
		return strings.Replace(raw, "Host: a\r\n", "Host: a\r\nExpect: "+[]string{"100-continue", "x"}[m.IntN(2)]+"\r\n", 1)
	case 8:
		return string([]byte{0x16, 3, 1, 2, 0, 1}) + raw // as TLS begins
	}
	return raw
}

// bent changes some bytes of a text.
func (m *maker) bent(s string, times int) string {
	b := []byte(s)
	for range times {
		if len(b) == 0 {
			break
		}
		i := m.IntN(len(b))
		switch m.IntN(4) {
		case 0:
			b[i] = byte(m.IntN(256))
		case 1:
			b = slices.Delete(b, i, min(len(b), i+1+m.IntN(8)))
		case 2:
			b = slices.Insert(b, i, []byte(m.text())...)
		default:
			j := m.IntN(len(b))
			b = slices.Insert(b, i, b[j:min(len(b), j+m.IntN(20))]...)
		}
	}
	return string(b)
}
