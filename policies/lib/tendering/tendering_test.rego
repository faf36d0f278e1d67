package lib.tendering_test

import data.lib.cases
import data.lib.tendering

default required(_) := false

required(facts) if tendering.required with input as cases.project(facts)

test_required[note] if {
	some note, tc in {
		"state money in control and works of 4,000,000 yuan": {
			"facts": {"soe_controlled": true, "works_contract_wan": 400},
			"want": true,
		},
		"works of 3,990,000 yuan are too small": {
			"facts": {"soe_controlled": true, "works_contract_wan": 399},
			"want": false,
		},
		"goods of 2,000,000 yuan": {"facts": {"soe_controlled": true, "goods_contract_wan": 200}, "want": true},
		"services of 1,000,000 yuan": {"facts": {"soe_controlled": true, "service_contract_wan": 100}, "want": true},
		"a large contract outside the scope": {"facts": {"works_contract_wan": 40000}, "want": false},
		"a tenth of budget money, at least 2,000,000 yuan": {
			"facts": {"budget_fund_wan": 200, "budget_fund_share_pct": 10, "works_contract_wan": 400},
			"want": true,
		},
		"budget money below a tenth": {
			"facts": {"budget_fund_wan": 200, "budget_fund_share_pct": 9.9, "works_contract_wan": 400},
			"want": false,
		},
		"listed infrastructure": {
			"facts": {"listed_large_infrastructure": true, "works_contract_wan": 400},
			"want": true,
		},
		"until May 2018 any government project with works of 2,000,000 yuan": {
			"facts": {"investment_mode": "government", "works_contract_wan": 200, "reference_date": "2018-05-31"},
			"want": true,
		},
		"and any housing": {
			"facts": {"building_category": "residential", "works_contract_wan": 200, "reference_date": "2018-05-31"},
			"want": true,
		},
		"and, whatever its contracts, an investment of 30,000,000 yuan": {
			"facts": {"soe_controlled": true, "total_investment_wan": 3000, "reference_date": "2018-05-31"},
			"want": true,
		},
		"the day after, housing is free": {
			"facts": {"building_category": "residential", "works_contract_wan": 400, "reference_date": "2018-06-01"},
			"want": false,
		},
		"and the whole investment no longer counts": {
			"facts": {"soe_controlled": true, "total_investment_wan": 3000, "reference_date": "2018-06-01"},
			"want": false,
		},
	}
	got := required(tc.facts)
	got == tc.want
}
