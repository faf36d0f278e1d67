package rules

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"sevenlists/policies"
)

// edited loads the shipped rules with one text of one file replaced.
func edited(t *testing.T, file, old, with string) *Set {
	t.Helper()
	copied := fstest.MapFS{}
	require.NoError(t, fs.WalkDir(policies.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(policies.FS, name)
		if name == file {
			require.Contains(t, string(content), old)
			content = []byte(strings.Replace(string(content), old, with, 1))
		}
		copied[name] = &fstest.MapFile{Data: content}
		return err
	}))
	set, err := Load(copied)
	require.NoError(t, err)
	return set
}

func TestChangedNamesWhatDiffers(t *testing.T) {
	was, err := Load(policies.FS)
	require.NoError(t, err)
	require.Empty(t, Changed(was, was))
	for name, tc := range map[string]struct {
		file, old, with string
		want            []Change
	}{
		"a threshold": {"items/energy_review/data.yaml", `to: "2016-12-31"` + "\n    energy_tce: 1000", `to: "2016-12-31"` + "\n    energy_tce: 900",
			[]Change{{Folder: "items/energy_review", Name: "/regimes/0/energy_tce", Data: true, A: "1000", B: "900"}}},
		"a rule": {"items/energy_review/energy_review.rego", "\tnot input.in_low_energy_industry_list\n", "",
			[]Change{{Folder: "items/energy_review", Name: "applies"}}},
		"a comment makes no difference": {"items/energy_review/energy_review.rego", "\tenergy.over_limit\n", "\t# said again\n\tenergy.over_limit\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			is := edited(t, tc.file, tc.old, tc.with)
			got := Changed(was, is)
			back := Changed(is, was)
			require.Len(t, got, len(tc.want))
			require.Len(t, back, len(tc.want))
			for i, want := range tc.want {
				require.Equal(t, []any{want.Folder, want.Name, want.Data}, []any{got[i].Folder, got[i].Name, got[i].Data})
				require.Equal(t, []any{got[i].A, got[i].B}, []any{back[i].B, back[i].A}, "the other way round it is the mirror image")
				if want.Data {
					require.Equal(t, []any{want.A, want.B}, []any{got[i].A, got[i].B})
					continue
				}
				require.NotEmpty(t, got[i].Title.EN)
				require.Regexp(t, `^items/energy_review/energy_review\.rego:[0-9]+$`, got[i].At[0])
				require.Contains(t, got[i].A, "in_low_energy_industry_list")
				require.NotContains(t, got[i].B, "in_low_energy_industry_list")
			}
		})
	}
}

func TestAnItemLeansOnItsHelpers(t *testing.T) {
	set, err := Load(policies.FS)
	require.NoError(t, err)
	leans := set.Leans("items/energy_review")
	require.Contains(t, leans, "items/energy_review")
	require.Contains(t, leans, "lib/energy")
	require.Contains(t, leans, "lib/dates", "by way of another helper")
	require.NotContains(t, leans, "lib/tendering")
}
