package guide_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/guide"
	"sevenlists/planner/lang"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
)

var day = calendar.DateOf(2026, 6, 1)

func made(t testing.TB, item string, on calendar.Date, l lang.Lang) *guide.Document {
	t.Helper()
	d, err := guide.Make(projecttest.Shipped(t), item, on, l)
	require.NoError(t, err)
	return d
}

// A guide says of an item what its data say.
func TestAGuideSaysWhatTheItemsDataSay(t *testing.T) {
	d := made(t, "construction_permit", day, lang.EN)
	require.Equal(t, "Construction permit", d.Name)
	require.True(t, d.InForce)
	require.Equal(t, "housing_construction", d.Department.ID)
	require.Equal(t, 2, *d.Days.Promised)
	require.Equal(t, rules.Days{N: 7, Unit: "calendar"}, *d.Days.Statutory)
	require.Equal(t, 1, *d.Days.Committed)
	require.Equal(t, []string{"single_application_form", "works_contract", "fund_commitment", "hazardous_works_list_and_measures"}, paperIDs(d))
	require.Equal(t, 1, d.Papers[0].Copies)
	require.Equal(t, "original", d.Papers[0].Form.ID)
	require.Equal(t, []any{3, "months", "prolong"}, []any{d.Results[0].Valid.N, d.Results[0].Valid.Unit, d.Results[0].Valid.Renewal})
	require.Equal(t, "informed_commitment", d.Ways.Commitment.Mode.ID)
	require.Contains(t, d.Ways.Commitment.Refused, "The applicant is on a list of dishonest persons")
	require.Equal(t, []string{"building_category", "works_floor_area_m2", "works_contract_wan"}, askedIDs(d))
	require.Equal(t, "Construction Law (2019 amendment)", d.Law[0].Title)
	require.Len(t, d.Steps, 5)
	require.Equal(t, "service_centre", d.Window.ID)
}

func paperIDs(d *guide.Document) (ids []string) {
	for _, p := range d.Papers {
		ids = append(ids, p.ID)
	}
	return ids
}

func askedIDs(d *guide.Document) (ids []string) {
	for _, a := range d.Asked {
		ids = append(ids, a.Fact)
	}
	return ids
}

// Names, days and law are those of the day that is asked for.
func TestAGuideIsThatOfItsDay(t *testing.T) {
	before, after := made(t, "construction_permit", calendar.DateOf(2019, 4, 22), lang.ZH), made(t, "construction_permit", calendar.DateOf(2019, 4, 23), lang.ZH)
	require.Equal(t, 15, before.Days.Statutory.N)
	require.Equal(t, 7, after.Days.Statutory.N)
	require.NotEqual(t, before.Law[0].Title, after.Law[0].Title)
	early := made(t, "construction_permit", calendar.DateOf(2019, 3, 12), lang.ZH)
	require.Nil(t, early.Ways.Commitment, "commitments began a day later")
	require.NotNil(t, before.Ways.Commitment)

	ended := made(t, "fire_design_review_2017", day, lang.ZH)
	require.False(t, ended.InForce)
	require.NotEmpty(t, ended.Successors)
}

func TestAnItemThatThereIsNotHasNoGuide(t *testing.T) {
	_, err := guide.Make(projecttest.Shipped(t), "construction_permits", day, lang.ZH)
	faults := fault.All(err)
	require.Len(t, faults, 1)
	require.Equal(t, []any{fault.NotFound, "item.unknown"}, []any{faults[0].Kind, faults[0].Code})
	require.Contains(t, faults[0].Hint(lang.EN), "construction_permit")
}

// Every item has a guide in both languages, each in its own, the same bytes each time; somebody takes
// it in, and it has steps and what decides whether it is needed.
func TestEveryItemHasAGuideInBothLanguages(t *testing.T) {
	set := projecttest.Shipped(t)
	for _, item := range set.Items() {
		for _, l := range []lang.Lang{lang.ZH, lang.EN} {
			d := made(t, item.ID, day, l)
			require.NotNil(t, d.Window, item.ID)
			require.NotNil(t, d.Adviser, item.ID)
			require.NotEmpty(t, d.Steps, item.ID)
			require.NotEmpty(t, d.When, item.ID)
			for _, text := range []string{d.Name, d.Summary, d.Department.Name, d.Kind.Name, d.Phase.Name, d.Steps[0].Text, d.When[0].Title} {
				require.NotEmpty(t, text, item.ID)
				require.Equal(t, l == lang.ZH, strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }), "%s in %s: %s", item.ID, l, text)
			}
			first, err := json.Marshal(d)
			require.NoError(t, err)
			second, err := json.Marshal(made(t, item.ID, day, l))
			require.NoError(t, err)
			require.Equal(t, string(first), string(second))
		}
	}
}

// Nothing that is made up looks real: every telephone number is a row of zeros, and is marked as
// still to be filled in.
func TestPlaceholdersAreMarkedAndLookLikePlaceholders(t *testing.T) {
	g := projecttest.Shipped(t).Guide()
	require.Equal(t, "low", g.Confidence)
	digits := regexp.MustCompile(`[1-9]`)
	contacts := []rules.Contact{g.Adviser}
	for _, w := range g.Windows {
		contacts = append(contacts, w.Contact)
		require.False(t, digits.MatchString(w.Address.ZH+w.Address.EN))
	}
	for _, c := range contacts {
		require.Equal(t, "low", c.Confidence)
		require.False(t, digits.MatchString(c.Telephone), c.Telephone)
		require.False(t, digits.MatchString(c.Hours.ZH+c.Hours.EN))
	}
	require.Equal(t, g.Adviser.Telephone, guide.AdviserOf(projecttest.Shipped(t), lang.ZH).Telephone)
}

// A window is that of the department that leads the item on the day, else the one of all others.
func TestAnItemIsTakenInAtTheWindowOfItsDepartment(t *testing.T) {
	for item, window := range map[string]string{
		"water_supply_connection": "utilities", "first_registration": "registration", "agency_service": "street",
		"energy_review": "service_centre", "geotechnical_survey": "own_office",
	} {
		require.Equal(t, window, made(t, item, day, lang.ZH).Window.ID, item)
	}
}
