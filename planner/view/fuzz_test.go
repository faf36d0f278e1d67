package view_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
)

// everyBlock is a small project with every block of a profile, and no other fact.
const everyBlock = `id: p
start: 2026-03-02
as_of: 2026-07-15
parts:
  - {id: phase1, kind: phase}
  - {id: lot1, kind: lot, parent: phase1, facts: {works_floor_area_m2: 900, works_duration_days: 30}}
  - {id: lot2, kind: lot, parent: phase1, start: 2026-09-01, facts: {works_floor_area_m2: unknown}}
  - {id: b, kind: building, parent: lot2, facts: {has_special_equipment: true}}
progress:
  project_code: {state: obtained, finished: 2026-03-05}
  construction_permit@lot1: {state: in_progress, accepted: 2026-07-10}
  planning_conditions: {state: waived, reason: r, document: d}
constraints:
  construction_permit@lot2: {not_before: 2026-10-10, must_finish_by: 2026-10-12}
  works@lot1: {duration_days: 9, reason: r}
adjustments:
  add: [{id: x_a, name: a, duration_days: 3, after: [construction_permit@lot1], before: [works@lot2], reason: r, by: b}]
  drop: [{item: construction_drawing_review@lot2, document: d, reason: r}]
`

// FuzzPlan holds the way from any bytes to a printed plan to its promises: what decodes is planned
// under either law and written in both languages, or refused with faults that can be read; nothing
// panics.
func FuzzPlan(f *testing.F) {
	for _, name := range []string{"park_two_phases", "workshop_under_way"} {
		content, err := os.ReadFile(filepath.Join(projecttest.Folder(f), name, "profile.yaml"))
		require.NoError(f, err)
		f.Add(content, false)
		f.Add(content, true)
	}
	f.Add([]byte(everyBlock), false)
	f.Add([]byte(everyBlock), true)
	f.Add([]byte("id: p\nstart: 2017-06-01\n"), true)
	set := projecttest.Shipped(f)
	f.Fuzz(func(t *testing.T, content []byte, planned bool) {
		// What Decode itself promises is tried beside it.
		if p, err := profile.Decode(content, set.Facts(), set.Schema()); err == nil {
			printed(t, set, p, planned)
		}
	})
}

// FuzzBlocks does the same with profiles whose blocks are well formed, which bytes by chance hardly
// are: the bytes choose parts, what they state, what has been done, fixed, added and dropped.
func FuzzBlocks(f *testing.F) {
	for _, seed := range []string{"", "a", "park of two phases", "\x05\x00\x01\x02\x03\x09\x01\x04\x07\x02\x08\x05\x06\x03\x01\x02\x00\x04\x05\x06"} {
		f.Add([]byte(seed), false)
		f.Add([]byte(seed), true)
	}
	set := projecttest.Shipped(f)
	f.Fuzz(func(t *testing.T, choices []byte, planned bool) {
		if len(choices) > 400 {
			return // a project as large as that takes long and shows no more
		}
		if p, err := profile.Decode((&chooser{choices}).profile(), set.Facts(), set.Schema()); err == nil {
			printed(t, set, p, planned)
		}
	})
}

// printed plans a project and writes it in both languages, or sees it refused in words.
func printed(t *testing.T, set *rules.Set, p profile.Profile, planned bool) {
	names := view.RuleSetOf(set)
	opt := planner.Default()
	opt.Preparation = true
	if planned {
		opt.Law, _ = planner.ParseLaw("planned")
	}
	for _, opt.Lang = range []lang.Lang{lang.ZH, lang.EN} {
		plan, err := planner.Make(set, p, opt)
		if err != nil {
			for _, e := range fault.All(err) {
				require.NotEqual(t, fault.RuleBroken, e.Kind, "%v", e)
				require.NotEqual(t, e.Code, e.Message(opt.Lang), "every code has a message")
			}
			return
		}
		require.NoError(t, view.Text(io.Discard, plan, names, view.TextOptions{Full: true}))
		for _, id := range []string{"json", "html", "csv", "zip", "ics"} {
			require.NoError(t, view.FormatNamed(id).Write(io.Discard, plan, names, view.TextOptions{List: map[string]string{"csv": "route"}[id]}))
		}
		project, tasks := inMSProject(t, plan)
		requireSameWhenComputed(t, plan, project, tasks, readOffice(t, project))
	}
}

// chooser writes a profile out of bytes, one a choice; where they end the first is chosen.
type chooser struct{ left []byte }

func (c *chooser) n(below int) int {
	if len(c.left) == 0 {
		return 0
	}
	b := int(c.left[0])
	c.left = c.left[1:]
	return b % below
}

func (c *chooser) of(words ...string) string { return words[c.n(len(words))] }

func (c *chooser) day() string {
	return c.of("2026-03-02", "2026-06-30", "2026-10-08", "2017-06-01", "2031-01-01")
}

// key is an item or the works, for the whole project or one of the parts.
func (c *chooser) key(parts []string) string {
	id := c.of("construction_permit", "works", "planning_conditions", "commencement_check", "joint_acceptance",
		"engineering_planning_permit", "special_equipment_registration", "project_code", "x_a", "x_b")
	if at := c.n(len(parts) + 1); at > 0 {
		return id + "@" + parts[at-1]
	}
	return id
}

func (c *chooser) profile() []byte {
	var out strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	line("id: p\nstart: %s\nas_of: %s", c.of("2026-03-02", "2017-06-01"), c.of("2026-07-15", "2026-12-31", "2017-09-01"))
	line("facts: {works_floor_area_m2: %s}", c.of("unknown", "900", "50000"))
	var parts []string
	inner := map[string][]string{"phase": {""}, "lot": {""}, "building": {""}} // in what a part may lie, as it is written
	line("parts:")
	for range c.n(8) {
		id, kind := "p"+strconv.Itoa(len(parts)), c.of("phase", "lot", "building")
		line("  - {id: %s, kind: %s, %sstart: %s, facts: {works_duration_days: %s, works_contract_wan: %s}}", id, kind,
			c.of(inner[kind]...), c.of("2026-09-01", "2031-01-01"), c.of("30", "unknown", "0"), c.of("100", "unknown", "9000"))
		parts = append(parts, id)
		switch kind {
		case "phase":
			inner["lot"] = append(inner["lot"], "parent: "+id+", ")
			fallthrough
		case "lot":
			inner["building"] = append(inner["building"], "parent: "+id+", ")
		}
	}
	entries := func(block string, entry func() string) {
		line("%s:", block)
		seen := map[string]bool{}
		for range c.n(5) {
			if key := c.key(parts); !seen[key] {
				seen[key] = true
				line("  %s: {%s}", key, entry())
			}
		}
	}
	entries("progress", func() string {
		return c.of("state: obtained", "state: waived, reason: r", "state: in_progress, accepted: "+c.day(), "state: obtained, finished: "+c.day())
	})
	entries("constraints", func() string {
		return c.of("must_finish_by: ", "not_before: ") + c.day() + c.of("", ", duration_days: 0, reason: r", ", duration_days: 3660, reason: r")
	})
	line("adjustments:\n  add:")
	for i := range c.n(3) {
		line("    - {id: x_%c, name: a, duration_days: %s, after: [%s], before: [%s], reason: r, by: b}", 'a'+i, c.of("0", "5", "3660"), c.key(parts), c.key(parts))
	}
	line("  drop:")
	for range c.n(3) {
		line("    - {item: %s, document: d, reason: r}", c.key(parts))
	}
	return []byte(out.String())
}
