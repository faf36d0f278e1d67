package track_test

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/materials"
	"sevenlists/planner/lang"
	"sevenlists/planner/letter"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

// planningPermit asks for the same design scheme as the review of the scheme before it.
const planningPermit = "engineering_planning_permit"

// handIn hands a paper in that must be taken.
func (h *house) handIn(id, material string, more func(*materials.Dated), items ...string) *materials.Paper {
	h.t.Helper()
	p, err := h.tryHandIn(id, material, more, items...)
	require.NoError(h.t, err)
	return p
}

func (h *house) tryHandIn(id, material string, more func(*materials.Dated), items ...string) (*materials.Paper, error) {
	s := materials.Dated{Step: materials.Step{Name: materials.HandIn, Material: material, For: items, Form: "original", Copies: 1}}
	if more != nil {
		more(&s)
	}
	return h.EnterMaterial(context.Background(), id, project.Call{Account: "window"}, 0, s, false)
}

// stands is how a material stands for an item today.
func (h *house) stands(id, key, material string) track.MaterialRow {
	h.t.Helper()
	p, err := h.projects.Read(context.Background(), id)
	require.NoError(h.t, err)
	rows, err := h.MaterialRows(context.Background(), p, key, lang.EN)
	require.NoError(h.t, err)
	i := slices.IndexFunc(rows, func(r track.MaterialRow) bool { return r.Material == material })
	require.GreaterOrEqual(h.t, i, 0, "%s asks for no %s", key, material)
	return rows[i]
}

func TestAPaperIsHandedInOnceAndServesLaterItems(t *testing.T) {
	h := newHouse(t)
	id := h.workshop()
	before := h.stands(id, planningPermit, "design_scheme")
	require.Equal(t, materials.NoteMissing, before.Stands)
	require.True(t, before.Lacking)

	h.on("2026-06-02")
	paper := h.handIn(id, "design_scheme", nil, schemeReview)
	require.Equal(t, 1, paper.Number)
	h.on("2026-07-20")
	row := h.stands(id, planningPermit, "design_scheme")
	require.Equal(t, materials.NoteOnHand, row.Stands)
	require.False(t, row.Lacking)
	require.Equal(t, date(t, "2026-06-02"), row.Since)
	require.Equal(t, []string{schemeReview}, row.For)
	require.Contains(t, row.Note, "on hand since 2026-06-02")
	_, err := h.tryHandIn(id, "design_scheme", nil, planningPermit)
	said := refused(t, "material.on_hand", err)
	require.Contains(t, said, "2026-06-02")

	for _, tc := range []struct{ item, material, want string }{
		{"land_use_planning_permit", "grant_contract_or_allocation_decision", materials.NoteFromItem},
		{"planning_conditions", "detailed_plan", materials.NoteFromAuthority},
	} {
		require.Equal(t, tc.want, h.stands(id, tc.item, tc.material).Stands, tc.material)
	}
}

func TestWhatWasHandedInServesNoMore(t *testing.T) {
	for name, tc := range map[string]struct {
		make func(h *house, id string)
		want string
		note string
	}{
		"on the last day of its validity it serves": {func(h *house, id string) {
			h.handIn(id, "design_scheme", func(s *materials.Dated) { s.Valid = date(h.t, "2026-07-20") }, schemeReview)
		}, materials.NoteOnHand, "2026-06-02"},
		"the day after it does not": {func(h *house, id string) {
			h.handIn(id, "design_scheme", func(s *materials.Dated) { s.Valid = date(h.t, "2026-07-19") }, schemeReview)
		}, materials.NoteExpired, "held until 2026-07-19"},
		"it was withdrawn": {func(h *house, id string) {
			h.handIn(id, "design_scheme", nil, schemeReview)
			h.step(id, 1, materials.Withdraw, func(s *materials.Dated) { s.Reason = "方案要改" })
		}, materials.NoteWithdrawn, "withdrawn"},
		"the original was given back": {func(h *house, id string) {
			h.handIn(id, "design_scheme", nil, schemeReview)
			h.step(id, 1, materials.GiveBack, nil)
		}, materials.NoteGivenBack, "given back"},
		"a copy of it was kept where an original is asked for": {func(h *house, id string) {
			h.handIn(id, "design_scheme", nil, schemeReview)
			h.step(id, 1, materials.GiveBack, func(s *materials.Dated) { s.CopyKept = true })
		}, materials.NoteForm, "original is asked for"},
		"a copy was handed in where an original is asked for": {func(h *house, id string) {
			h.handIn(id, "design_scheme", func(s *materials.Dated) { s.Form = "copy" }, schemeReview)
		}, materials.NoteForm, "original is asked for"},
		"another came in its place": {func(h *house, id string) {
			h.handIn(id, "design_scheme", nil, schemeReview)
			p := h.handIn(id, "design_scheme", func(s *materials.Dated) { s.Replaces = 1 }, planningPermit)
			require.Equal(h.t, 1, p.Replaces)
		}, materials.NoteOnHand, "2026-06-02"},
		"it never came": {func(h *house, id string) {
			h.handIn(id, "design_scheme", nil, schemeReview)
			_, err := h.CorrectMaterial(context.Background(), id, project.Call{Account: "window"}, 0, materials.Correction{Number: 1, Entry: 1, Reason: "录错项目"})
			require.NoError(h.t, err)
		}, materials.NoteMissing, "not handed in yet"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			id := h.workshop()
			h.on("2026-06-02")
			tc.make(h, id)
			h.on("2026-07-20")
			row := h.stands(id, planningPermit, "design_scheme")
			require.Equal(t, tc.want, row.Stands)
			require.Contains(t, row.Note, tc.note)
			require.Equal(t, tc.want != materials.NoteOnHand, row.Lacking)
			if row.Lacking && tc.want != materials.NoteForm {
				h.handIn(id, "design_scheme", nil, planningPermit) // which is possible again
			}
		})
	}
}

func (h *house) step(id string, number int, step string, more func(*materials.Dated)) *materials.Paper {
	h.t.Helper()
	s := materials.Dated{Step: materials.Step{Number: number, Name: step}}
	if more != nil {
		more(&s)
	}
	p, err := h.EnterMaterial(context.Background(), id, project.Call{Account: "window"}, 0, s, false)
	require.NoError(h.t, err)
	return p
}

func TestWhatCannotBeEnteredAboutAPaper(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	h.handIn(id, "design_scheme", nil, schemeReview)
	for name, tc := range map[string]struct {
		step materials.Step
		code string
	}{
		"a material that nothing asks for":               {materials.Step{Material: "desing_scheme", For: []string{schemeReview}, Form: "copy"}, "material.unknown"},
		"for an item that does not ask for it":           {materials.Step{Material: "design_scheme", For: []string{"construction_permit"}, Form: "copy"}, "material.item"},
		"of a part that there is not":                    {materials.Step{Material: "design_scheme", Part: "lot9", For: []string{schemeReview}, Form: "copy"}, "material.part"},
		"for nothing":                                    {materials.Step{Material: "works_contract", Form: "copy"}, "case.needs"},
		"in a form that there is not":                    {materials.Step{Material: "works_contract", For: []string{"construction_permit"}, Form: "fax"}, "material.form"},
		"with a hash that is none":                       {materials.Step{Material: "works_contract", For: []string{"construction_permit"}, Form: "copy", Hash: "md5:0"}, "material.hash"},
		"in place of a paper of another kind":            {materials.Step{Material: "works_contract", For: []string{"construction_permit"}, Form: "copy", Replaces: 1}, "material.replaces"},
		"what is on hand":                                {materials.Step{Material: "design_scheme", For: []string{planningPermit}, Form: "copy"}, "material.on_hand"},
		"a step that there is not":                       {materials.Step{Number: 1, Name: "burn"}, "material.step.unknown"},
		"a withdrawal without a reason":                  {materials.Step{Number: 1, Name: materials.Withdraw}, "case.needs"},
		"something about a paper that was not handed in": {materials.Step{Number: 7, Name: materials.Withdraw, Reason: "x"}, "material.none"},
	} {
		t.Run(name, func(t *testing.T) {
			if tc.step.Name == "" {
				tc.step.Name = materials.HandIn
			}
			_, err := h.EnterMaterial(ctx, id, project.Call{Account: "window"}, 0, materials.Dated{Step: tc.step}, false)
			refused(t, tc.code, err)
		})
	}
	h.step(id, 1, materials.GiveBack, nil)
	_, err := h.EnterMaterial(ctx, id, project.Call{Account: "window"}, 0, materials.Dated{Step: materials.Step{Number: 1, Name: materials.GiveBack}}, false)
	require.Contains(t, refused(t, "material.step.not_now", err), "given back already")
}

func TestTheReceiptAndTheNoticeSayWhatCameAndWhatLacks(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	h.on("2026-07-20")
	h.handIn(id, "design_scheme", nil, schemeReview)
	h.on("2026-08-04")
	c := h.enter(id, planningPermit, handling.Receive, nil)
	p, err := h.projects.Read(ctx, id)
	require.NoError(t, err)
	letters, err := letter.Read(policies.FS, projecttest.Shipped(t).Vocabulary())
	require.NoError(t, err)
	print := func(kind string) string {
		k, err := letters.Kind(kind)
		require.NoError(t, err)
		data, err := h.Letter(ctx, p, c, k, lang.ZH)
		require.NoError(t, err)
		var page bytes.Buffer
		require.NoError(t, letters.HTML(&page, k, data))
		return page.String()
	}
	receipt := print("receipt")
	for _, want := range []string{"收〔2026〕" + id, "2026年8月4日", "√", "2026年7月20日", "直接复用", "尚未提交"} {
		require.Contains(t, receipt, want)
	}
	notice := print("corrections")
	for _, want := range []string{"统一申请表：尚未提交", "放线图：尚未提交", "不需要再次提交的材料", "1．建设工程设计方案"} {
		require.Contains(t, notice, want)
	}
	require.NotContains(t, notice, "建设工程设计方案：", "what is on hand is not asked for")

	c = h.enter(id, planningPermit, handling.RequestCorrection, func(s *handling.Dated) {
		s.Document, s.Missing = "补正〔2026〕1号", []handling.Missing{{What: "放线图缺坐标"}}
	})
	p, err = h.projects.Read(ctx, id)
	require.NoError(t, err)
	notice = print("corrections")
	require.Contains(t, notice, "补正〔2026〕1号")
	require.Contains(t, notice, "放线图缺坐标")
	require.NotContains(t, notice, "统一申请表：", "once it was entered, it says what was entered")
}

func TestPapersAreFoldedAnewAsTheyWere(t *testing.T) {
	h := newHouse(t)
	id := h.workshop()
	h.handIn(id, "design_scheme", nil, schemeReview)
	h.handIn(id, "design_scheme", func(s *materials.Dated) { s.Replaces = 1 }, planningPermit)
	_, err := h.CorrectMaterial(context.Background(), id, project.Call{Account: "window"}, 0, materials.Correction{Number: 2, Entry: 1, Reason: "没有交"})
	require.NoError(t, err)
	require.Equal(t, materials.NoteOnHand, h.stands(id, planningPermit, "design_scheme").Stands, "what was not replaced after all serves on")
	rebuilt, err := store.Rebuild(context.Background(), h.store, []store.Folding{project.Fold, track.Fold}, nil)
	require.NoError(t, err)
	require.Zero(t, rebuilt.Changed)
}
