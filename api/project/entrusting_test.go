package project_test

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/policies"
)

func TestCreditCodes(t *testing.T) {
	for code, want := range map[string]string{
		"91330100799655058B":   "", // published codes of well-known companies
		"9144030071526726XG":   "",
		"91110000802100433B":   "",
		"914403001922038216":   "",
		"91350100M000100Y43":   "", // the example of the standard
		" 91350100m000100y43 ": "",
		"91350100M000100Y42":   "entrusting.credit_code.check",
		"91350100M000010Y43":   "entrusting.credit_code.check",
		"91350100M000100Y4":    "entrusting.credit_code.form",
		"91350100M000I00Y43":   "entrusting.credit_code.form",
		"91350100M000100Y４３":   "entrusting.credit_code.form",
		"":                     "entrusting.credit_code.form",
	} {
		_, err := project.CreditCode(code)
		if want == "" {
			require.NoError(t, err, code)
			continue
		}
		require.Equal(t, want, codeIs(t, err), code)
	}
}

// codeIs is code, where a test has a variable of that name.
func codeIs(t *testing.T, err error) string { return code(t, err) }

func form() project.Form {
	return project.Form{
		Company: "宁波示例制造有限公司", CreditCode: "91350100M000100Y43", Contact: "张三", Telephone: "0574-8700 0000", Street: "cicheng", Consent: true,
	}
}

func (h *house) keep(name string) *project.Link {
	h.t.Helper()
	link, err := h.KeepPreview(ctx, profileOf(h.t, name), project.Options{Variant: "commitment"})
	require.NoError(h.t, err)
	return link
}

func TestKeptPreviewStaysAsItWasUntilItsTimeIsOver(t *testing.T) {
	disk := newStore(t)
	h := openHouse(t, disk, policies.FS)
	link := h.keep(workshop)
	require.Len(t, link.ID, 32)
	require.NotEqual(t, link.ID, h.keep(workshop).ID)
	require.Equal(t, h.clock.Now().AddDate(0, 0, 30), link.ExpiresAt)
	opened, plan, err := h.OpenLink(ctx, link.ID)
	require.NoError(t, err)
	require.Equal(t, link, opened)
	require.Contains(t, string(plan), `"variant": "commitment"`)

	h = openHouse(t, disk, otherRules(t))
	later, again, err := h.OpenLink(ctx, link.ID)
	require.NoError(t, err)
	require.True(t, later.RulesChanged)
	require.Equal(t, plan, again)

	p, err := h.CreateFromLink(ctx, project.Call{Account: "investor-1", Key: "key-00001"}, link.ID, project.Draft{Owner: "investor-1"})
	require.NoError(t, err)
	require.Equal(t, link.Rules, p.Rules, "the project goes by the rules of the preview")
	require.NotContains(t, p.From.ID, link.ID)
	_, _, err = h.OpenLink(ctx, strings.Repeat("a", 32))
	require.Equal(t, "preview.link.unknown", code(t, err))

	h.clock.Set(link.ExpiresAt)
	_, _, err = h.OpenLink(ctx, link.ID)
	require.Equal(t, "preview.link.unknown", code(t, err))
}

func TestEntrustedProjectIsReadOnlyWithItsReceiptAndAcceptedOnce(t *testing.T) {
	h := newHouse(t)
	h.clock.Set(time.Date(2026, 9, 29, 16, 30, 0, 0, time.UTC)) // in China the 30th, a day before the holidays
	link := h.keep(workshop)
	mine, err := h.Entrust(ctx, project.Call{Key: "key-00001"}, link.ID, form())
	require.NoError(t, err)
	replyBy, err := calendar.ParseDate("2026-10-09")
	require.NoError(t, err)
	require.Equal(t, replyBy, mine.ReplyBy, "the first two working days after the holidays")
	again, err := h.Entrust(ctx, project.Call{Key: "key-00001"}, link.ID, form())
	require.NoError(t, err)
	require.Equal(t, mine, again)
	other := form()
	other.Contact = "李四"
	_, err = h.Entrust(ctx, project.Call{Key: "key-00001"}, link.ID, other)
	require.Equal(t, "request.key_reused", code(t, err))
	theirs, err := h.Entrust(ctx, project.Call{Key: "key-00002"}, link.ID, other)
	require.NoError(t, err)

	_, err = h.ByReceipt(ctx, mine.ID, theirs.Receipt)
	require.Equal(t, "entrusting.unknown", code(t, err))
	_, err = h.ByReceipt(ctx, mine.ID, "")
	require.Equal(t, "entrusting.unknown", code(t, err))
	e, err := h.ByReceipt(ctx, mine.ID, mine.Receipt)
	require.NoError(t, err)
	require.Equal(t, "057487000000", e.Person.Telephone)

	var won, lost int
	var mu sync.Mutex
	var done sync.WaitGroup
	for _, account := range []string{"agent-1", "agent-2", "agent-3", "adviser-1"} {
		done.Go(func() {
			_, p, err := h.Take(ctx, mine.ID, project.Call{Account: account}, project.Answered{Agent: account})
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				won++
				if p.Agent != account || p.Rules != link.Rules || p.Street != "cicheng" || p.From.ID != mine.ID {
					t.Errorf("%s got %+v", account, p)
				}
			case fault.All(err)[0].Code == "entrusting.settled":
				lost++
			default:
				t.Error(err)
			}
		})
	}
	done.Wait()
	require.Equal(t, 1, won)
	require.Equal(t, 3, lost)
	_, err = h.Decline(ctx, mine.ID, project.Call{Account: "agent-1"}, "重复委托")
	require.Equal(t, "entrusting.settled", code(t, err))
	_, err = h.Decline(ctx, theirs.ID, project.Call{Account: "agent-1"}, "")
	require.Equal(t, "entrusting.reason", code(t, err))

	h.clock.Move(11 * 24 * time.Hour)
	queue, err := h.Queue(ctx, project.EntrustingFilter{State: project.Waiting})
	require.NoError(t, err)
	require.Len(t, queue.Entrusted, 1)
	require.Equal(t, theirs.ID, queue.Entrusted[0].ID)
	require.True(t, queue.Entrusted[0].Overdue)
	declined, err := h.Decline(ctx, theirs.ID, project.Call{Account: "agent-1"}, "重复委托")
	require.NoError(t, err)
	require.Equal(t, "重复委托", declined.Reason)
}

func TestWhoEntrustsIsErasedAndNothingOfThemStandsInTheLog(t *testing.T) {
	disk := newStore(t)
	h := openHouse(t, disk, policies.FS)
	mine, err := h.Entrust(ctx, project.Call{}, h.keep(workshop).ID, form())
	require.NoError(t, err)
	e, err := h.ByReceipt(ctx, mine.ID, mine.Receipt)
	require.NoError(t, err)
	for l, wants := range map[lang.Lang][]string{
		lang.ZH: {"代办委托书", "宁波示例制造有限公司", "91350100M000100Y43", "慈城镇", e.Name},
		lang.EN: {"Letter of entrustment", "Cicheng Town"},
	} {
		var letter bytes.Buffer
		require.NoError(t, h.WriteLetter(&letter, e, l))
		for _, want := range wants {
			require.Contains(t, letter.String(), want)
		}
	}
	erased, err := h.Erase(ctx, mine.ID, project.Call{Account: "admin"})
	require.NoError(t, err)
	require.True(t, erased.Erased)
	_, err = h.ByReceipt(ctx, mine.ID, mine.Receipt)
	require.Equal(t, "entrusting.unknown", code(t, err))
	require.Equal(t, "entrusting.erased", code(t, h.WriteLetter(&bytes.Buffer{}, erased, lang.ZH)))
	documents, err := disk.Read(ctx, mine.ID, 0, 10)
	require.NoError(t, err)
	require.Len(t, documents, 2)
	for _, d := range documents {
		for _, secret := range []string{"张三", "8700", "示例制造", "91350100M000100Y43", mine.Receipt} {
			require.NotContains(t, string(d.Payload), secret)
		}
	}
}

func TestFormTellsEveryMistakeAtOnce(t *testing.T) {
	h := newHouse(t)
	_, err := h.Entrust(ctx, project.Call{}, h.keep(workshop).ID, project.Form{
		Company: " ", CreditCode: "91350100M000100Y42", Contact: "张\x00三", Telephone: "ask me", Street: "cichen",
	})
	var got []string
	for _, e := range fault.All(err) {
		got = append(got, e.Path+" "+e.Code)
	}
	require.Equal(t, []string{
		"/company entrusting.missing", "/consent entrusting.consent", "/contact profile.text.lines",
		"/credit_code entrusting.credit_code.check", "/street entrusting.street", "/telephone entrusting.telephone",
	}, got)
}
