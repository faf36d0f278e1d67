package serve_test

import "testing"

func TestTheMonthlyReportIsForWhoeverOversees(t *testing.T) {
	s := keeping(t)
	made(t, s, agent, "key-00001")
	const at, others = "/api/v1/supervision/report", "/api/v1/supervision/districts?month=2026-06&source=%E9%80%9A%E6%8A%A5"
	for _, tc := range []struct {
		name string
		asked
	}{
		{"a supervisor reads this month", asked{method: "GET", path: at, header: as("s supervisor"), status: 200, contains: []string{`"from":"2026-06-01"`, `"received":0`, `"id":"own"`}}},
		{"a leader prints it", asked{method: "GET", path: at + "?format=html&month=2026-05", header: as("l leader"), status: 200, contains: []string{"审批督查月报 2026-05", "承诺办理提前率（按事项） %"}}},
		{"withdrawn cases and reminders have rows of their own", asked{method: "GET", path: at + "?format=html", header: as("l leader"), status: 200, contains: []string{"申请人撤回", "督办"}}},
		{"the trend ends with this month", asked{method: "GET", path: "/api/v1/supervision/trend?months=3", header: as("s supervisor"), status: 200,
			contains: []string{`"months":[{"from":"2026-04-01","to":"2026-04-30"`, `"from":"2026-06-01","to":"2026-06-01"`, `"promise":{`}}},
		{"and is a table, too", asked{method: "GET", path: "/api/v1/supervision/trend?format=csv", header: as("s supervisor"), status: 200, contains: []string{"2025-07,0,0,0", "月末在办"}}},
		{"nothing is stuck on the first day", asked{method: "GET", path: "/api/v1/supervision/stuck", header: as("s supervisor"), status: 200,
			contains: []string{`"projects":[]`, `"total":0`, `"causes":{}`}}},
		{"an agent sees what is stuck of their own, as a page, too", asked{method: "GET", path: "/api/v1/supervision/stuck?format=html", header: as(agent), status: 200, contains: []string{"卡住的项目"}}},
		{"an officer does not", asked{method: "GET", path: "/api/v1/supervision/stuck", header: as("o officer", "X-Department", "heritage"), status: 403}},
		{"a cursor that is none is refused", asked{method: "GET", path: "/api/v1/supervision/stuck?cursor=x", header: as("s supervisor"), status: 400, contains: []string{"project.cursor"}}},
		{"figures of other districts are previewed with what is wrong in each row", asked{method: "POST", path: others + "&dry_run=true", media: "text/csv", body: "区县,实际办理提前率\n海曙区,81\n江北区,80\n",
			header: as("s supervisor"), status: 200, contains: []string{`"changes":[{"month":"2026-06","district":"haishu"`, `"row":3`, "district.own", `"taken":false`}}},
		{"and taken in", asked{method: "POST", path: others, media: "text/csv", body: "区县,实际办理提前率\n海曙区,81\n", header: as("s supervisor"), status: 200, contains: []string{`"taken":true`}}},
		{"by no agent", asked{method: "POST", path: others, media: "text/csv", body: "区县,实际办理提前率\n海曙区,81\n", header: as(agent), status: 403}},
		{"they are listed with their source", asked{method: "GET", path: "/api/v1/supervision/districts?month=2026-06", header: as("l leader"), status: 200, contains: []string{"海曙区", `"source":"通报"`}}},
		{"and the report ranks by them", asked{method: "GET", path: at + "?format=html&month=2026-06", header: as("l leader"), status: 200, contains: []string{"全市排名：实际办理提前率", "通报"}}},
		{"an agent reads none", asked{method: "GET", path: "/api/v1/supervision/trend", header: as(agent), status: 403}},
		{"an agent does not", asked{method: "GET", path: at, header: as(agent), status: 403}},
		{"what is no month is refused", asked{method: "GET", path: at + "?month=2026-13", header: as("s supervisor"), status: 400, contains: []string{"supervision.month"}}},
	} {
		t.Run(tc.name, func(t *testing.T) { ask(t, s, tc.asked) })
	}
}
