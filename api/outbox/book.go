package outbox

import (
	"maps"
	"net/mail"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// folder is where the rules of sending stand below those of the district.
const folder = "supervision/channels"

// Book is how messages reach people, as the district words it (policies/supervision/channels).
type Book struct {
	Digest struct {
		At     string `json:"at"` // hour and minute in China
		Settle int    `json:"settle_minutes"`
	} `json:"digest"`
	Quiet struct {
		From      string `json:"from"`
		To        string `json:"to"`
		RedAtOnce bool   `json:"red_at_once"`
	} `json:"quiet"`
	Retry struct {
		First  int `json:"first_minutes" least:"1"`
		Most   int `json:"most_minutes" least:"1"`
		GiveUp int `json:"give_up_hours" least:"1"`
	} `json:"retry"`
	Kept            int                  `json:"kept_days" least:"1"`
	DefaultChannels []string             `json:"default_channels"`
	Channels        map[string]lang.Text `json:"channels"`
	Severities      map[string]lang.Text `json:"severities"`
	Texts           map[string]lang.Text `json:"texts"`
	Mail            struct {
		Opening lang.Text `json:"opening"`
		More    lang.Text `json:"more"`
		Closing lang.Text `json:"closing"`
	} `json:"mail"`
	Gateways map[string]Gateway `json:"gateways"`

	digest, quietFrom, quietTo time.Duration // after midnight
	addresses                  map[string]*regexp.Regexp
}

// Gateway is a way to people that takes one HTTP request a message.
type Gateway struct {
	Name     lang.Text         `json:"name"`
	Address  string            `json:"address"`            // what the address of a person looks like
	Settings map[string]string `json:"settings,omitempty"` // name in the request: name in the environment
	Token    *Request          `json:"token,omitempty"`    // asked for first
	Send     Request           `json:"send"`
}

// Request is one HTTP request with places for what changes.
type Request struct {
	Method  string            `json:"method" oneof:"GET POST PUT"`
	URL     string            `json:"url"`
	Headers map[string]string `json:"headers,omitempty"`
	Body    string            `json:"body,omitempty"`
	Success Success           `json:"success"`
	TokenAt string            `json:"token_at,omitempty"` // JSON Pointer in the answer to a request for a token
	Minutes int               `json:"minutes,omitempty"`  // for which the token is good
}

// Success tells an answer that means done from one that does not.
type Success struct {
	Statuses []int  `json:"statuses"`
	At       string `json:"at,omitempty"` // JSON Pointer
	Equals   string `json:"equals,omitempty"`
}

// settingPrefix is how the settings of gateways begin, so that no rule reads another secret of the server.
const settingPrefix = "SEVENLISTS_CHANNEL_"

// mostShort is how many characters a short text may have: those of one text message.
const mostShort = 70

// widestCount stands for a count where the length of a text is told.
const widestCount = "999"

// ReadBook reads how messages are sent from the rules of supervision. It returns a fault.List of
// RuleBroken that names everything that cannot be, with file and line.
func ReadBook(b *rules.Beside) (*Book, error) {
	book := &Book{addresses: map[string]*regexp.Regexp{}}
	if err := b.Decode(folder, book); err != nil {
		return nil, err
	}
	var faults fault.List
	wrong := func(code, at string, args ...any) {
		faults.Add(fault.New(fault.RuleBroken, code, b.Place(folder, at), args...))
	}
	clock := func(into *time.Duration, at, text string) {
		var ok bool
		if *into, ok = hourOf(text); !ok {
			wrong("outbox.book.hour", at, text)
		}
	}
	clock(&book.digest, "/digest/at", book.Digest.At)
	clock(&book.quietFrom, "/quiet/from", book.Quiet.From)
	clock(&book.quietTo, "/quiet/to", book.Quiet.To)
	if book.quiet(book.digest) {
		wrong("outbox.book.quiet_digest", "/digest/at", book.Digest.At)
	}
	for _, id := range []string{App, Email, Webhook} {
		if _, ok := book.Channels[id]; !ok {
			wrong("outbox.book.missing", "/channels", id)
		}
	}
	for _, id := range []string{Info, Warning, Red} {
		if _, ok := book.Severities[id]; !ok {
			wrong("outbox.book.missing", "/severities", id)
		}
	}
	for _, id := range []string{textDigest, Red, textTest} {
		if _, ok := book.Texts[id]; !ok {
			wrong("outbox.book.missing", "/texts", id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(book.Texts)) {
		for _, text := range []string{book.Texts[id].ZH, book.Texts[id].EN} {
			if code := book.shortText(text); code != "" {
				wrong(code, "/texts/"+id, text, mostShort)
			}
		}
	}
	for _, id := range book.DefaultChannels {
		if !book.knows(id) {
			wrong("outbox.book.missing", "/channels", id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(book.Gateways)) {
		g := book.Gateways[id]
		at := "/gateways/" + id
		pattern, err := regexp.Compile("^(?:" + g.Address + ")$")
		if err != nil {
			wrong("outbox.book.address", at+"/address", g.Address)
		}
		book.addresses[id] = pattern
		for _, name := range slices.Sorted(maps.Keys(g.Settings)) {
			if !strings.HasPrefix(g.Settings[name], settingPrefix) {
				wrong("outbox.book.setting", at+"/settings/"+name, g.Settings[name], settingPrefix)
			}
		}
		for _, place := range g.unknownPlaces() {
			wrong("outbox.book.place", at, place)
		}
		if _, taken := book.Channels[id]; taken {
			wrong("outbox.book.taken", at, id)
		}
	}
	return book, faults.Err()
}

// shortText says what is wrong with a short text: it is too long, or holds what it may not.
func (b *Book) shortText(text string) string {
	plain := strings.ReplaceAll(text, "{count}", widestCount)
	switch {
	case utf8.RuneCountInString(plain) > mostShort:
		return "outbox.book.text_long"
	case strings.ContainsAny(strings.ReplaceAll(text, "{count}", ""), "{}0123456789０１２３４５６７８９@"):
		return "outbox.book.text_private"
	}
	return ""
}

// short is the text of a sending for channels that others may read.
func (b *Book) short(class string, messages []Message, l lang.Lang) string {
	text := b.Texts[textDigest]
	if class != classDigest && len(messages) > 0 {
		var own bool
		if text, own = b.Texts[messages[0].Kind]; !own {
			text = b.Texts[Red]
		}
	}
	return strings.ReplaceAll(text.In(l), "{count}", strconv.Itoa(min(len(messages), 999)))
}

// knows reports whether there is a channel of that id.
func (b *Book) knows(id string) bool {
	_, gateway := b.Gateways[id]
	_, channel := b.Channels[id]
	return gateway || channel
}

// ChannelIDs are all channels, in order.
func (b *Book) ChannelIDs() []string {
	all := slices.Concat(slices.Collect(maps.Keys(b.Channels)), slices.Collect(maps.Keys(b.Gateways)))
	slices.Sort(all)
	return all
}

// Name is what a channel is called.
func (b *Book) Name(id string) lang.Text {
	if g, ok := b.Gateways[id]; ok {
		return g.Name
	}
	return b.Channels[id]
}

// isAddress reports whether a text is the address of a person on a channel.
func (b *Book) isAddress(id, text string) bool {
	if len(text) > 200 || strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return false
	}
	if id == Email {
		a, err := mail.ParseAddress(text)
		return err == nil && a.Name == "" && a.Address == text
	}
	pattern := b.addresses[id]
	return pattern != nil && pattern.MatchString(text)
}

// hourOf reads an hour and minute of the day.
func hourOf(text string) (time.Duration, bool) {
	t, err := time.Parse("15:04", text)
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute, err == nil
}
