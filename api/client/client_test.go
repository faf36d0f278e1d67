package client_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/client"
	"sevenlists/api/serve"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// asked is a request as a server got it.
type asked struct {
	line, body string
	header     http.Header
}

// listening is a server that notes what it is asked and answers alike.
func listening(t *testing.T, status int, answer string) (string, *[]asked) {
	var got []asked
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got = append(got, asked{r.Method + " " + r.URL.String(), string(body), r.Header})
		w.Header().Set("ETag", `"7"`)
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, answer)
	}))
	t.Cleanup(s.Close)
	return s.URL, &got
}

func do(t *testing.T, name string, c client.Call) (client.Answer, error) {
	t.Helper()
	list, err := client.Operations(serve.Description())
	require.NoError(t, err)
	op, err := client.Find(list, name)
	require.NoError(t, err)
	return c.Do(context.Background(), list, op)
}

func TestAChangeIsMeantForWhatIsThereNow(t *testing.T) {
	url, got := listening(t, 200, `{}`)
	_, err := do(t, "case_enter", client.Call{Server: url, Token: "secret", Lang: lang.EN, Pairs: []string{
		"project=p1", "case=energy_review@lot 1", "step=extend", "days=5", "document=2026-06-01", "try=yes", `missing=[{"what":"x"}]`,
	}})
	require.NoError(t, err)
	require.Len(t, *got, 2)
	const at = "/api/v1/projects/p1/cases/energy_review@lot%201"
	require.Equal(t, "GET "+at, (*got)[0].line)
	change := (*got)[1]
	require.Equal(t, "POST "+at+"/steps?try=yes", change.line)
	require.JSONEq(t, `{"step":"extend","days":5,"document":"2026-06-01","missing":[{"what":"x"}]}`, change.body)
	require.Equal(t, `"7"`, change.header.Get("If-Match"))
	require.Equal(t, "Bearer secret", change.header.Get("Authorization"))
	require.Len(t, change.header.Get("Idempotency-Key"), 26)
}

func TestAVersionAndABodyOfOnesOwnAreSentAsTheyAre(t *testing.T) {
	url, got := listening(t, 200, `{}`)
	_, err := do(t, "project_revise", client.Call{Server: url + "/", Pairs: []string{"project=p1"}, Version: "3", Key: "my-own-key", Body: []byte("id: x"), Media: "application/yaml"})
	require.NoError(t, err)
	require.Len(t, *got, 1)
	require.Equal(t, "PUT /api/v1/projects/p1/profile", (*got)[0].line)
	require.Equal(t, "id: x", (*got)[0].body)
	require.Equal(t, `"3"`, (*got)[0].header.Get("If-Match"))
	require.Equal(t, "my-own-key", (*got)[0].header.Get("Idempotency-Key"))
	require.Equal(t, "application/yaml", (*got)[0].header.Get("Content-Type"))
}

func TestWhatIsWrongIsSaidBeforeAnythingIsSent(t *testing.T) {
	url, got := listening(t, 200, `{}`)
	_, err := do(t, "project_list", client.Call{Server: url, Pairs: []string{"agnet=x", "what"}})
	codes := []string{}
	for _, f := range fault.All(err) {
		codes = append(codes, f.Code)
	}
	require.Equal(t, []string{"call.parameter", "call.pair"}, codes)
	_, err = do(t, "project_read", client.Call{Server: url})
	require.Equal(t, "call.missing", fault.All(err)[0].Code)
	require.Empty(t, *got)

	list, err := client.Operations(serve.Description())
	require.NoError(t, err)
	_, err = client.Find(list, "project_lst")
	require.Contains(t, fault.All(err)[0].Hint(lang.EN), "project_list")
}

func TestARefusalIsToldInTheServersWords(t *testing.T) {
	url, _ := listening(t, 409, `{"detail":"x","errors":[{"pointer":"/step","message":"not possible in that state","hint":"resume it first"},{"message":"and late"}]}`)
	_, err := do(t, "project_read", client.Call{Server: url, Pairs: []string{"project=p1"}})
	all := fault.All(err)
	require.Len(t, all, 2)
	require.Equal(t, "/step", all[0].Path)
	require.Equal(t, "the server refuses (409): not possible in that state", all[0].Message(lang.EN))
	require.Equal(t, "the server says: resume it first", all[0].Hint(lang.EN))
	require.Equal(t, fault.Conflict, all[0].Kind)

	url, _ = listening(t, 502, "<html>")
	_, err = do(t, "project_read", client.Call{Server: url, Pairs: []string{"project=p1"}})
	require.Equal(t, fault.Unavailable, fault.All(err)[0].Kind)
	_, err = do(t, "project_read", client.Call{Server: "http://127.0.0.1:1", Pairs: []string{"project=p1"}})
	require.Equal(t, "call.unreachable", fault.All(err)[0].Code)
}

// TestEveryVersionCanBeRead: for whatever asks for the version that is changed, there is a path at which it
// is read.
func TestEveryVersionCanBeRead(t *testing.T) {
	list, err := client.Operations(serve.Description())
	require.NoError(t, err)
	url, got := listening(t, 200, `{}`)
	for _, op := range list {
		if !op.Version {
			continue
		}
		var pairs []string
		for _, p := range op.Params {
			if p.Required {
				pairs = append(pairs, p.Name+"=x")
			}
		}
		*got = nil
		_, err := do(t, op.Name, client.Call{Server: url, Pairs: pairs, Body: []byte("{}")})
		require.NoError(t, err, op.Name)
		require.Len(t, *got, 2, op.Name)
		require.Equal(t, `"7"`, (*got)[1].header.Get("If-Match"), op.Name)
	}
}
