package planner_test

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
)

// numberedYear finds the year in the number of a document, 浙政办发〔2018〕73号, and in the name
// of an edition, 2023年版 or （2019年修正）.
var numberedYear = regexp.MustCompile(`〔(\d{4})〕|(\d{4})年版|（(\d{4})年(?:修[订正]|第)`)

// No document younger than the reference date is quoted anywhere in a plan: by id it has a
// version of that day, and no text names one of a later year. Only what says that a row is
// dated after its law ends may name what follows.
func TestNoYoungerDocumentIsQuoted(t *testing.T) {
	t.Parallel()
	eachProject(t, 8, 15, func(t *testing.T, p profile.Profile) {
		made := plan(t, p)
		var document map[string]any
		require.NoError(t, json.Unmarshal(asJSON(t, made), &document))
		delete(document, "warnings")
		checkQuotes(t, document, made.ReferenceDate, "")
	})
}

func checkQuotes(t *testing.T, node any, day calendar.Date, path string) {
	t.Helper()
	switch v := node.(type) {
	case map[string]any:
		if id, ok := v["law"].(string); ok {
			checkLaw(t, id, day, path)
		}
		for key, child := range v {
			if key != "law_ended" {
				checkQuotes(t, child, day, path+"/"+key)
			}
		}
	case []any:
		for i, child := range v {
			checkQuotes(t, child, day, path+"/"+strconv.Itoa(i))
		}
	case string:
		for _, match := range numberedYear.FindAllStringSubmatch(v, -1) {
			year, err := strconv.Atoi(match[1] + match[2] + match[3])
			require.NoError(t, err)
			require.LessOrEqual(t, year, day.Year(), "%s, in a plan of %s: %s", path, day, v)
		}
	}
}

func checkLaw(t *testing.T, id string, day calendar.Date, path string) {
	t.Helper()
	law := shipped(t).Law(id)
	require.NotNil(t, law, "%s quotes %s", path, id)
	for _, version := range law.Versions {
		if version.Undated || version.Holds(day) {
			return
		}
	}
	require.Fail(t, "a document of another time", "%s quotes %s, which has no version of %s", path, law.Title.ZH, day)
}

// A row that is dated after its item ends says so, and names what takes its place.
func TestARowDatedAfterItsItemEndsSaysSo(t *testing.T) {
	t.Parallel()
	eachProject(t, 9, 40, func(t *testing.T, p profile.Profile) {
		made := plan(t, p)
		for id, r := range byID(made) {
			item := shipped(t).Item(id)
			if item == nil { // the works, and what a person added
				continue
			}
			if end := item.Effective.To; end != 0 && r.Schedule.EarlyFinish > end {
				require.NotNil(t, r.LawEnded, id)
				require.Equal(t, "item", r.LawEnded.What, id)
				require.Equal(t, end, r.LawEnded.On, id)
				require.Equal(t, item.Effective.Successors, r.LawEnded.Successors, id)
				require.Len(t, r.LawEnded.Names, len(r.LawEnded.Successors), id)
			}
		}
	})
}

// With works of a year, what the environment bureau and the water authority accepted until
// September 2017 comes too late for them; the plan names who accepts it then.
func TestTheAcceptancesOf2017EndBeforeTheWorksDo(t *testing.T) {
	t.Parallel()
	made := plan(t, project(t, "ordinary_industrial_2017_year_of_works"))
	for item, want := range map[string]planner.LawEnded{
		"env_acceptance_2017": {
			What: "item", On: date(t, "2017-09-30"), Successors: []string{"env_self_acceptance"}, Names: []string{"环境保护设施自主验收"},
		},
		"soil_water_acceptance_2017": {
			What: "item", On: date(t, "2017-09-21"), Successors: []string{"soil_water_self_acceptance"}, Names: []string{"水土保持设施自主验收报备"},
		},
	} {
		require.NotNil(t, row(made, item).LawEnded, item)
		assert.Equal(t, want, *row(made, item).LawEnded)
		warned := false
		for _, w := range made.Warnings {
			warned = warned || w.Code == "law_ended" && w.Item == item && strings.Contains(w.Text, want.Names[0])
		}
		assert.True(t, warned, "%s is warned of by name", item)
	}
	short := plan(t, project(t, "ordinary_industrial_2017"))
	assert.Nil(t, row(short, "env_acceptance_2017").LawEnded, "without works it is still in time")
}
