package planner_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/guide"
	"sevenlists/planner/lang"
	"sevenlists/planner/money"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
)

const register = `versions:
  - from: "2026-01-01"
    document: 登记1号
    by: 区政务服务办
    items:
      engineering_planning_permit: {days: 3, window: utilities}
      construction_waste_disposal: {fees: {construction_waste_disposal_fee: 1234.5}}
`

func TestAPlanSaysWhichFiguresComeFromTheRegister(t *testing.T) {
	files := projecttest.Files(t)
	files["register/data.yaml"].Data = []byte(register)
	set, err := rules.Load(files)
	require.NoError(t, err)
	p := projecttest.Project(t, "standard_land_workshop")
	opt := planner.Default()
	opt.Lang = lang.EN
	plan, err := planner.Make(set, p, opt)
	require.NoError(t, err)
	was, err := planner.Make(projecttest.Shipped(t), p, opt)
	require.NoError(t, err)

	for i := range plan.Items {
		row := &plan.Items[i]
		if row.ID != "engineering_planning_permit" {
			require.Nil(t, row.Register, row.ID)
			require.Equal(t, was.Items[i].Promised, row.Promised, row.ID)
			continue
		}
		require.Equal(t, 3, *row.Promised)
		require.Equal(t, &planner.RegisterRow{Days: 3, From: set.Register()[0].From, Document: "登记1号", By: "区政务服务办"}, row.Register)
		require.Equal(t, *was.Items[i].Promised-3, was.Items[i].ApprovalDays-row.ApprovalDays)
	}
	for _, row := range plan.Lists["items"] {
		if row["id"] == "engineering_planning_permit" {
			require.Equal(t, "item register: 登记1号 (区政务服务办, from 2026-01-01)", row["promised_by"])
		} else {
			require.Nil(t, row["promised_by"])
		}
	}
	found := false
	for _, line := range plan.Money.Lines {
		if line.ID == "construction_waste_disposal_fee" {
			found = true
			require.Equal(t, money.Amount{123450, 123450}, *line.Amount)
		}
	}
	require.True(t, found)

	doc, err := guide.Make(set, "engineering_planning_permit", p.Start, lang.EN)
	require.NoError(t, err)
	require.Equal(t, 3, *doc.Days.Promised)
	require.Contains(t, doc.Days.Source, "登记1号")
	require.Equal(t, "utilities", doc.Window.ID)
	require.Contains(t, doc.Window.Source, "登记1号")
}
