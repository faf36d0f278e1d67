package items.tendering_test

import data.items.tendering
import data.lib.cases

default applies(_) := false

applies(facts) if tendering.applies with input as cases.project(facts)

test_applies[note] if {
	some note, tc in {
		"a state-controlled owner with works of 4,000,000 yuan must tender": {
			"facts": {"soe_controlled": true, "works_contract_wan": 400},
			"want": true,
		},
		"with 3,990,000 yuan it need not": {
			"facts": {"soe_controlled": true, "works_contract_wan": 399},
			"want": false,
		},
		"goods of 2,000,000 yuan must be tendered": {
			"facts": {"soe_controlled": true, "goods_contract_wan": 200},
			"want": true,
		},
		"goods of 1,990,000 yuan need not": {
			"facts": {"soe_controlled": true, "goods_contract_wan": 199},
			"want": false,
		},
		"services of 1,000,000 yuan must be tendered": {
			"facts": {"soe_controlled": true, "service_contract_wan": 100},
			"want": true,
		},
		"services of 990,000 yuan need not": {
			"facts": {"soe_controlled": true, "service_contract_wan": 99},
			"want": false,
		},
		"2,000,000 yuan of budget money at ten percent are enough": {
			"facts": {"budget_fund_wan": 200, "budget_fund_share_pct": 10, "works_contract_wan": 400},
			"want": true,
		},
		"less budget money is not": {
			"facts": {"budget_fund_wan": 199, "budget_fund_share_pct": 10, "works_contract_wan": 400},
			"want": false,
		},
		"a smaller share is not": {
			"facts": {"budget_fund_wan": 200, "budget_fund_share_pct": 9.9, "works_contract_wan": 400},
			"want": false,
		},
		"listed infrastructure must be tendered": {
			"facts": {"listed_large_infrastructure": true, "works_contract_wan": 400},
			"want": true,
		},
		"a private owner need not tender": {"facts": {"works_contract_wan": 40000}, "want": false},
		"today the total investment does not count": {
			"facts": {"soe_controlled": true, "total_investment_wan": 30000},
			"want": false,
		},
		"nor does being housing": {
			"facts": {"building_category": "residential", "works_contract_wan": 40000},
			"want": false,
		},
		"nor being a government project without budget money": {
			"facts": {"investment_mode": "government", "works_contract_wan": 40000},
			"want": false,
		},
		"today's limit holds on its first day": {
			"facts": {"soe_controlled": true, "works_contract_wan": 399, "reference_date": "2018-06-01"},
			"want": false,
		},
		"housing is out from that day": {
			"facts": {"building_category": "residential", "works_contract_wan": 40000, "reference_date": "2018-06-01"},
			"want": false,
		},
		"on the day before works of 2,000,000 yuan were enough": {
			"facts": {"soe_controlled": true, "works_contract_wan": 200, "reference_date": "2018-05-31"},
			"want": true,
		},
		"works of 1,990,000 yuan were not": {
			"facts": {"soe_controlled": true, "works_contract_wan": 199, "reference_date": "2018-05-31"},
			"want": false,
		},
		"goods of 1,000,000 yuan were": {
			"facts": {"soe_controlled": true, "goods_contract_wan": 100, "reference_date": "2018-05-31"},
			"want": true,
		},
		"goods of 990,000 yuan were not": {
			"facts": {"soe_controlled": true, "goods_contract_wan": 99, "reference_date": "2018-05-31"},
			"want": false,
		},
		"services of 500,000 yuan were": {
			"facts": {"soe_controlled": true, "service_contract_wan": 50, "reference_date": "2018-05-31"},
			"want": true,
		},
		"services of 490,000 yuan were not": {
			"facts": {"soe_controlled": true, "service_contract_wan": 49, "reference_date": "2018-05-31"},
			"want": false,
		},
		"a total of 30 million yuan was": {
			"facts": {"soe_controlled": true, "total_investment_wan": 3000, "reference_date": "2018-05-31"},
			"want": true,
		},
		"a total of 29.99 million was not": {
			"facts": {"soe_controlled": true, "total_investment_wan": 2999, "reference_date": "2018-05-31"},
			"want": false,
		},
		"every government project was in scope": {
			"facts": {"investment_mode": "government", "works_contract_wan": 200, "reference_date": "2018-05-31"},
			"want": true,
		},
		"so was housing": {
			"facts": {"building_category": "residential", "works_contract_wan": 200, "reference_date": "2018-05-31"},
			"want": true,
		},
		"so was listed infrastructure": {
			"facts": {"listed_large_infrastructure": true, "works_contract_wan": 200, "reference_date": "2018-05-31"},
			"want": true,
		},
		"a private workshop was not": {
			"facts": {"works_contract_wan": 40000, "reference_date": "2018-05-31"},
			"want": false,
		},
		"budget money by itself did not count": {
			"facts": {"budget_fund_wan": 200, "budget_fund_share_pct": 10, "works_contract_wan": 400, "reference_date": "2018-05-31"},
			"want": false,
		},
	}
	got := applies(tc.facts)
	got == tc.want
}

test_waits_for_no_more_and_no_less if {
	tendering.prerequisites == {
		{"id": "preliminary_design_approval", "kind": "hard"},
		{"id": "enterprise_verification", "kind": "soft"},
		{"id": "feasibility_study_approval", "kind": "hard"},
	}
}
