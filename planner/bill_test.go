package planner_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/money"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// wantedMoney is what a project costs, computed by hand, in fen.
type wantedMoney struct {
	Given map[string]int64 // facts stated on top of the profile
	Lines []struct {       // what is priced, exactly
		Charge string // item/fee
		Payer  string
		Fen    money.Amount
		How    string
	}
	Totals    map[string]money.Amount
	NotPriced map[string][]string `yaml:"not_priced"` // by payer: item/fee, exactly
}

// given puts further facts into a profile.
func given(t testing.TB, p profile.Profile, facts map[string]int64) profile.Profile {
	t.Helper()
	p.Values, p.Origin = append([]profile.Value{}, p.Values...), append([]profile.Origin{}, p.Origin...)
	for id, n := range facts {
		slot, ok := shipped(t).Facts().Slot(id)
		require.True(t, ok, id)
		p.Values[slot], p.Origin[slot] = profile.NumberValue(n*profile.Scale), profile.Stated
	}
	return p
}

// The money of the reference projects is that of their case files, to the fen.
func TestMoneyIsAsWorkedOutByHand(t *testing.T) {
	cases := 0
	for _, name := range projectNames(t) {
		want := readCase(t, name).Money
		if want == nil {
			continue
		}
		cases++
		t.Run(name, func(t *testing.T) {
			made := plan(t, given(t, project(t, name), want.Given)).Money
			amounts, totals := map[string]money.Amount{}, map[string]money.Amount{}
			for _, l := range made.Lines {
				if l.Amount != nil {
					amounts[l.Item+"/"+l.ID+" "+l.Payer] = *l.Amount
				}
			}
			by := map[string]money.Amount{}
			for _, l := range want.Lines {
				by[l.Charge+" "+l.Payer] = l.Fen
				totals[l.Payer] = money.Amount{totals[l.Payer][0] + l.Fen[0], totals[l.Payer][1] + l.Fen[1]}
				require.NotEmpty(t, l.How)
			}
			assert.Equal(t, by, amounts, "line by line")
			assert.Equal(t, want.Totals, totals, "the totals of the case are the sum of its lines")
			assert.Equal(t, want.Totals, made.ByPayer)
			open := map[string][]string{}
			for _, r := range made.NotPriced {
				open[r.Payer] = append(open[r.Payer], r.Item+"/"+r.ID)
				assert.NotEmpty(t, r.Reason, r.ID)
			}
			assert.Len(t, open, len(want.NotPriced))
			for payer, charges := range want.NotPriced {
				assert.ElementsMatch(t, charges, open[payer], "not priced, %s", payer)
			}
		})
	}
	require.GreaterOrEqual(t, cases, 4)
}

// Every fee and service of every item that a plan has is priced, counted with another one, or listed
// as not priced with a reason; the totals are the sums of the lines. Between them the cases have every
// charge of the rule set.
func TestEveryChargeIsPricedOrListed(t *testing.T) {
	t.Parallel()
	met := map[string]bool{}
	for _, name := range projectNames(t) {
		for _, reference := range []calendar.Date{0, date(t, "2017-06-01")} {
			made := plan(t, project(t, name), func(o *planner.Options) { o.ReferenceDate = reference })
			told := map[string]int{}
			sums := map[string]money.Amount{}
			for _, l := range made.Money.Lines {
				told[l.Item+"/"+l.ID]++
				require.NotEqual(t, l.Amount == nil, l.CountedWith == "", "%s: %s has an amount, or is counted elsewhere", name, l.ID)
				if l.Amount == nil {
					continue
				}
				least := l.Amount[0]
				if l.Status != "required" {
					least = 0
				}
				sums[l.Payer] = money.Amount{sums[l.Payer][0] + least, sums[l.Payer][1] + l.Amount[1]}
			}
			for _, r := range made.Money.NotPriced {
				told[r.Item+"/"+r.ID]++
				require.NotEmpty(t, r.Reason, "%s: %s", name, r.ID)
			}
			require.Equal(t, sums, made.Money.ByPayer, name)
			stages := map[string]money.Amount{}
			for _, stage := range made.Money.ByStage {
				for payer, amount := range stage {
					stages[payer] = money.Amount{stages[payer][0] + amount[0], stages[payer][1] + amount[1]}
				}
			}
			require.Equal(t, sums, stages, "%s: the stages add up", name)
			for i := range made.Items {
				row := &made.Items[i]
				for _, charge := range chargesOf(shipped(t), row.ID) {
					require.Positive(t, told[row.ID+"/"+charge], "%s: %s of %s", name, charge, row.ID)
					met[bare(row.ID)+"/"+charge] = true
				}
			}
		}
	}
	for _, item := range shipped(t).Items() {
		for _, charge := range chargesOf(shipped(t), item.ID) {
			require.True(t, met[item.ID+"/"+charge], "no case has %s of %s", charge, item.ID)
		}
	}
}

// bare drops the part from a key.
func bare(key string) string {
	id, _, _ := strings.Cut(key, "@")
	return id
}

// chargesOf gives the ids of the services and fees of an item.
func chargesOf(set *rules.Set, key string) []string {
	item := set.Item(bare(key))
	if item == nil {
		return nil
	}
	var ids []string
	for i := range item.Intermediaries {
		ids = append(ids, item.Intermediaries[i].ID)
	}
	for i := range item.Fees {
		ids = append(ids, item.Fees[i].ID)
	}
	return ids
}

// What is not known of a project leaves money open, and never makes it nothing: a fact that is made
// known moves no amount out of the range it had.
func TestAFactMadeKnownNarrowsTheRange(t *testing.T) {
	t.Parallel()
	p := project(t, "standard_land_workshop")
	slot, ok := shipped(t).Facts().Slot("building_category")
	require.True(t, ok)
	open := p
	open.Values, open.Origin = append([]profile.Value{}, p.Values...), append([]profile.Origin{}, p.Origin...)
	open.Values[slot], open.Origin[slot] = profile.Unknown, profile.Missing
	open.StatedUnknown = append(append([]int{}, p.StatedUnknown...), slot)
	amount := func(p profile.Profile) money.Amount {
		for _, l := range plan(t, given(t, p, map[string]int64{"registration_units": 2})).Money.Lines {
			if l.Item == "first_registration" {
				return *l.Amount
			}
		}
		t.Fatal("no registration")
		return money.Amount{}
	}
	require.Equal(t, money.Amount{16000, 110000}, amount(open), "2 units at 80 or at 550 yuan")
	require.Equal(t, money.Amount{110000, 110000}, amount(p))
}

// Where a commitment makes a fee free, the variants show what it saves.
func TestTheVariantsShowMoneySavedByACommitment(t *testing.T) {
	set, err := rules.Load(os.DirFS("../testdata/rules/sound"))
	require.NoError(t, err)
	p, err := profile.Decode([]byte("id: x\nstart: 2026-06-01\nfacts: {investment_mode: enterprise, annual_energy_tce: 2000, floor_area_m2: 1, in_energy_zone: true}\n"), set.Facts(), set.Schema())
	require.NoError(t, err)
	made, err := planner.Make(set, p, planner.Default())
	require.NoError(t, err)
	customary, commitment := made.Variants["customary"].Money[rules.Investor], made.Variants["commitment"].Money[rules.Investor]
	require.Equal(t, made.Money.ByPayer[rules.Investor], customary)
	require.Equal(t, [2]int64{400_000, 400_000}, [2]int64{customary[0] - commitment[0], customary[1] - commitment[1]}, "2,000 t at 2 yuan")
}
