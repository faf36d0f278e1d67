package serve_test

import "testing"

func TestTheMonthlyReportIsForWhoeverOversees(t *testing.T) {
	s := keeping(t)
	made(t, s, agent, "key-00001")
	const at = "/api/v1/supervision/report"
	for _, tc := range []struct {
		name string
		asked
	}{
		{"a supervisor reads this month", asked{method: "GET", path: at, header: as("s supervisor"), status: 200, contains: []string{`"from":"2026-06-01"`, `"received":0`, `"id":"own"`}}},
		{"a leader prints it", asked{method: "GET", path: at + "?format=html&month=2026-05", header: as("l leader"), status: 200, contains: []string{"审批督查月报 2026-05", "承诺办理提前率（按事项） %"}}},
		{"an agent does not", asked{method: "GET", path: at, header: as(agent), status: 403}},
		{"what is no month is refused", asked{method: "GET", path: at + "?month=2026-13", header: as("s supervisor"), status: 400, contains: []string{"supervision.month"}}},
	} {
		t.Run(tc.name, func(t *testing.T) { ask(t, s, tc.asked) })
	}
}
