package sqlite_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
)

// town is a store with very many projects, as a server would have them after some years.
type town struct {
	testing.TB
	*sqlite.Store
	projects int
	chance   *rand.Rand
}

func full() bool { return os.Getenv("SEVENLISTS_PROVE") != "" }

var nameParts = [][]string{
	{"江北", "海曙", "镇海", "北仑", "鄞州", "奉化", "慈城", "洪塘", "庄桥", "前江"},
	{"智能", "精密", "新能源", "生物", "冷链", "数字", "绿色", "高端", "海洋", "航空"},
	{"装备", "零部件", "材料", "仓储", "电机", "轴承", "模具", "药品", "食品", "芯片"},
	{"生产线", "厂房", "研发中心", "产业园", "改扩建", "技改", "二期", "基地", "综合楼", "仓库"},
	{"项目", "工程"},
}

// departments stand in the text that is searched, in signs that nobody types: so a listing finds those
// that a department is concerned with.
var departments = []string{
	"development_and_reform", "natural_resources_and_planning", "housing_construction", "ecology_and_environment", "water_affairs",
	"emergency_management", "fire_and_rescue", "meteorology", "transport", "culture_and_tourism", "market_regulation", "health", "forestry",
}

func (tn *town) name(i int) string {
	var b strings.Builder
	for _, part := range nameParts {
		b.WriteString(part[tn.chance.IntN(len(part))])
	}
	fmt.Fprintf(&b, " gc-%06d", i)
	for d, department := range departments {
		if (i+d)%3 > 0 {
			b.WriteString(" <" + department + ">")
		}
	}
	return b.String()
}

// view is the view of a project: one in ten archived, the older ones; 60 agents; 12 streets; departments
// beside each other in one field, as a server keeps them.
func (tn *town) view(i int, version int64) store.Record {
	state := "open"
	if i < tn.projects/10 {
		state = "archived"
	}
	return store.Record{
		Kind: "project", ID: fmt.Sprintf("p%06d", i), Version: version, Sort: fmt.Sprintf("2026-%06d", i), Search: tn.name(i),
		Fields: map[string]string{
			"state": state, "owner": fmt.Sprintf("investor-%d", i/3), "id": fmt.Sprintf("p%06d", i), "agent": fmt.Sprintf("agent-%d", i%60), "street": fmt.Sprintf("street-%d", i%12),
			"kind": []string{"industrial", "commercial", "public", "housing"}[i%4], "rules": "sha256:1",
		},
		Body: []byte(`{"summary":"` + strings.Repeat("x", 2000) + `"}`),
	}
}

func (tn *town) append(stream string, key string, view func(store.Document) store.Record) error {
	asked := store.Asked{Stream: stream, Key: key, Content: "c", Actor: "agent-1"}
	_, _, err := store.Write(context.Background(), tn.Store, time.Now, asked, func(context.Context, store.Document) (store.Decision, error) {
		return store.Decision{
			Events: []store.Event{{Type: "profile_revised", Body: []byte(`{"changed":"` + strings.Repeat("y", 500) + `"}`)}},
			Views:  func(d store.Document) ([]store.Record, error) { return []store.Record{view(d)}, nil },
		}, nil
	})
	return err
}

// settle fills the town: every project with a log of three documents.
func settle(t testing.TB, projects int) *town {
	t.Helper()
	folder := t.TempDir()
	s, err := sqlite.Open(context.Background(), folder, time.Now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	tn := &town{TB: t, Store: s, projects: projects, chance: rand.New(rand.NewPCG(1, 2))}
	views := make([]store.Record, projects)
	for i := range views {
		views[i] = tn.view(i, 1)
	}
	began := time.Now()
	var wg sync.WaitGroup
	errs := make([]error, 64)
	for w := range errs {
		wg.Go(func() {
			for i := w; i < projects && errs[w] == nil; i += len(errs) {
				for n := range 3 {
					v := views[i]
					v.Version = int64(n + 1)
					if errs[w] = tn.append(v.ID, fmt.Sprint("key-", n), func(store.Document) store.Record { return v }); errs[w] != nil {
						return
					}
				}
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		require.NoError(t, err)
	}
	info, err := os.Stat(filepath.Join(folder, sqlite.FileName))
	require.NoError(t, err)
	t.Logf("%d projects with %d documents in %v, %d MB", projects, 3*projects, time.Since(began).Round(time.Millisecond), info.Size()>>20)
	return tn
}

// median does something so many times and gives the median of how long it took.
func median(t testing.TB, times int, do func(i int) error) time.Duration {
	t.Helper()
	took := make([]time.Duration, times)
	for i := range took {
		began := time.Now()
		require.NoError(t, do(i))
		took[i] = time.Since(began)
	}
	slices.Sort(took)
	return took[times/2]
}

// TestManyProjectsStayQuick measures, in its full form (SEVENLISTS_PROVE=1), a hundred thousand projects.
func TestManyProjectsStayQuick(t *testing.T) {
	projects, most := 2000, time.Second
	if full() {
		projects, most = 100_000, 20*time.Millisecond
	}
	tn := settle(t, projects)
	middle := store.Cursor{Sort: fmt.Sprintf("2026-%06d", projects/2), ID: fmt.Sprintf("p%06d", projects/2)}
	where := func(pairs ...string) map[string][]string {
		m := map[string][]string{}
		for i := 0; i < len(pairs); i += 2 {
			m[pairs[i]] = strings.Split(pairs[i+1], ",")
		}
		return m
	}
	queries := []struct {
		name  string
		query store.Query
		some  bool // finds something
	}{
		{"the newest", store.Query{Reverse: true}, true},
		{"from the middle", store.Query{Reverse: true, After: middle}, true},
		{"of one agent", store.Query{Reverse: true, Where: where("agent", "agent-7")}, true},
		{"of one investor", store.Query{Reverse: true, Where: where("owner", "investor-77")}, true},
		{"archived, which are the oldest", store.Query{Reverse: true, Where: where("state", "archived")}, true},
		{"open ones of two agents", store.Query{Reverse: true, Where: where("state", "open", "agent", "agent-7,agent-8")}, true},
		{"open ones of a kind and street", store.Query{Reverse: true, Where: where("state", "open", "kind", "industrial", "street", "street-4")}, true},
		{"archived ones of a kind", store.Query{Reverse: true, Where: where("state", "archived", "kind", "housing")}, true},
		{"of two fields that exclude each other", store.Query{Where: where("kind", "housing", "street", "street-4")}, false},
		{"a number", store.Query{Reverse: true, Search: fmt.Sprintf("gc-%06d", projects/3)}, true},
		{"a rare word", store.Query{Reverse: true, Search: "慈城精密轴承"}, true},
		{"a frequent word", store.Query{Reverse: true, Search: "项目"}, true},
		{"one character", store.Query{Reverse: true, Search: "园"}, true},
		{"two words", store.Query{Reverse: true, Search: "新能源 厂房"}, true},
		{"a word among an agent's", store.Query{Reverse: true, Search: "冷链", Where: where("agent", "agent-7")}, true},
		{"a word among the open ones", store.Query{Reverse: true, Search: "冷链", Where: where("state", "open")}, true},
		{"a word among the archived ones", store.Query{Reverse: true, Search: "工程", Where: where("state", "archived")}, true},
		{"of a department", store.Query{Reverse: true, Search: "<forestry>"}, true},
		{"of a department, a word", store.Query{Reverse: true, Search: "<fire_and_rescue> 冷链 基地"}, true},
		{"open ones of a department", store.Query{Reverse: true, Search: "<health>", Where: where("state", "open")}, true},
		{"archived ones of a department", store.Query{Reverse: true, Search: "<health>", Where: where("state", "archived")}, true},
		{"a word that nobody has", store.Query{Search: "量子计算"}, false},
	}
	for _, tc := range queries {
		tc.query.Kind, tc.query.Limit = "project", 50
		found := 0
		took := median(t, 15, func(int) error {
			records, err := tn.List(t.Context(), tc.query)
			found = len(records)
			return err
		})
		counted := median(t, 15, func(int) error { _, err := tn.Count(t.Context(), tc.query, 1000); return err })
		t.Logf("%-40s list %8v  count %8v  (%d)", tc.name, took.Round(10*time.Microsecond), counted.Round(10*time.Microsecond), found)
		require.Less(t, took, most, tc.name)
		require.Less(t, counted, most, tc.name)
		require.Equal(t, tc.some, found > 0, tc.name)
	}
	last := func(i int) string { return fmt.Sprintf("p%06d", (i*7919)%projects) }
	for _, tc := range []struct {
		name string
		do   func(i int) error
	}{
		{"open a project and its log", func(i int) error {
			if _, err := tn.Get(t.Context(), "project", last(i)); err != nil {
				return err
			}
			_, err := tn.Read(t.Context(), last(i), 0, 100)
			return err
		}},
		{"append with a view", func(i int) error {
			v := tn.view((i*7919)%projects, 0)
			return tn.append(v.ID, fmt.Sprint("more-", i), func(d store.Document) store.Record { v.Version = d.Sequence; return v })
		}},
		{"ask what changed", func(int) error { _, err := tn.Changed(t.Context(), time.Now().Add(-time.Second), 1000); return err }},
	} {
		took := median(t, 101, tc.do)
		t.Logf("%-40s %8v", tc.name, took.Round(10*time.Microsecond))
		require.Less(t, took, most, tc.name)
	}

	// What an operator waits for; no bound is set. It is asked of connections that searched before records
	// changed, which the check must not take for damage.
	began := time.Now()
	report, err := store.Verify(t.Context(), tn.Store, nil, nil)
	require.NoError(t, err)
	require.Empty(t, report.Problems)
	t.Logf("%-40s %8v", "verify", time.Since(began).Round(time.Millisecond))
	began = time.Now()
	var size counted
	_, err = store.Backup(t.Context(), tn.Store, time.Now, &size, nil)
	require.NoError(t, err)
	t.Logf("%-40s %8v, %d MB", "back up", time.Since(began).Round(time.Millisecond), size>>20)
}

// counted counts what is written to it.
type counted int64

func (c *counted) Write(p []byte) (int, error) {
	*c += counted(len(p))
	return len(p), nil
}
