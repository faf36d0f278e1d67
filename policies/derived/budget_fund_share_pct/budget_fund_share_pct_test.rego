package derived.budget_fund_share_pct_test

import data.derived.budget_fund_share_pct
import data.lib.cases

test_value[note] if {
	some note, tc in {
		"paid by the budget alone": {"budget": 22000, "total": 22000, "want": 100},
		"a tenth": {"budget": 200, "total": 2000, "want": 10},
		"just below a tenth": {"budget": 199.99, "total": 2000, "want": 9.9995},
		"a third ends at the sixth place": {"budget": 200, "total": 600, "want": 33.333333},
		"no budget money": {"budget": 0, "total": 12000, "want": 0},
		"neither money nor investment": {"budget": 0, "total": 0, "want": 0},
		"more than all is all": {"budget": 700, "total": 600, "want": 100},
		"budget money without investment is all": {"budget": 1, "total": 0, "want": 100},
	}
	got := budget_fund_share_pct.value with input as cases.project({"budget_fund_wan": tc.budget, "total_investment_wan": tc.total})
	got == tc.want
}
