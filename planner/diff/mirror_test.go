package diff

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/money"
	"sevenlists/planner/profile"
)

// mirror turns a document round, as if its sides had been given the other way round.
func mirror(d Document) Document {
	d.A, d.B = d.B, d.A
	m := &d.Moved
	m.Finish, m.BeforeStart, m.Approval, m.Items = -m.Finish, -m.BeforeStart, -m.Approval, -m.Items
	turn(m.Why)
	for i := range d.Settings {
		s := &d.Settings[i]
		s.A, s.B = s.B, s.A
	}
	for i := range d.Facts {
		f := &d.Facts[i]
		f.A, f.B = f.B, f.A
		turn(f.Why)
	}
	for i := range d.Effects {
		e := &d.Effects[i]
		e.Alone, e.Without = e.Without, e.Alone
		for _, s := range []*Shift{e.Alone, e.Without} {
			if s != nil {
				s.Finish, s.BeforeStart, s.Items = -s.Finish, -s.BeforeStart, -s.Items
			}
		}
	}
	for i := range d.Money {
		row := &d.Money[i]
		row.A, row.B, row.Moved = row.B, row.A, money.Amount{-row.Moved[0], -row.Moved[1]}
		row.NotPricedAdded, row.NotPricedDropped = row.NotPricedDropped, row.NotPricedAdded
		turn(row.Why)
	}
	for i := range d.Items {
		row := &d.Items[i]
		row.A, row.B, row.Change = row.B, row.A, turned(row.Change)
		for _, days := range []*int{row.StartMoved, row.FinishMoved} {
			if days != nil {
				*days = -*days
			}
		}
		for what, why := range row.Why {
			turn(&why)
			row.Why[what] = why
		}
		for k := range row.DrivenBy {
			row.DrivenBy[k].Side = map[string]string{"a": "b", "b": "a"}[row.DrivenBy[k].Side]
		}
	}
	for i := range d.Edges {
		row := &d.Edges[i]
		row.A, row.B, row.Change = row.B, row.A, turned(row.Change)
		turn(&row.Why)
	}
	for i := range d.Problems {
		row := &d.Problems[i]
		row.A, row.B, row.Change = row.B, row.A, turned(row.Change)
		turn(&row.Why)
	}
	for i := range d.Figures {
		f := &d.Figures[i]
		f.A, f.B, f.Moved = f.B, f.A, -f.Moved
	}
	for i := range d.Lists {
		for k := range d.Lists[i].Rows {
			row := &d.Lists[i].Rows[k]
			row.Change = turned(row.Change)
			for c := range row.Columns {
				row.Columns[c].A, row.Columns[c].B = row.Columns[c].B, row.Columns[c].A
			}
			turn(row.Why)
		}
	}
	return d
}

func turned(change string) string {
	for _, pair := range [][2]string{{Added, Dropped}, {Raised, Settled}} {
		if i := slices.Index(pair[:], change); i >= 0 {
			return pair[1-i]
		}
	}
	return change
}

// turn exchanges the sides of causes: what is enough on the way there is needed on the way back.
func turn(w *Why) {
	if w == nil {
		return
	}
	for i := range w.Causes {
		c := &w.Causes[i]
		c.A, c.B, c.Enough, c.Needed = c.B, c.A, c.Needed, c.Enough
	}
	enough, needed := 0, 0
	for _, c := range w.Causes {
		if c.Enough {
			enough++
		}
		if c.Needed {
			needed++
		}
	}
	n := len(w.Causes)
	switch {
	case w.How == Each: // what each does alone is undone only by all
		w.How = Together
	case w.How == Together && enough == n && n > 0:
		w.How = Each
	}
}

// mixed gives a project with some facts of another.
func mixed(t *testing.T, r *rand.Rand, p, other profile.Profile, facts int) profile.Profile {
	p = p.Clone()
	for range facts {
		slot := r.IntN(len(p.Values))
		if p.Origin[slot] != profile.Derived {
			state(&p, slot, statedOf(&other, slot))
		}
	}
	return p.WithStart(shipped(t).Facts(), p.Start)
}

func TestTheOtherWayRoundIsTheMirrorImage(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 2017))
	names := projectNames(t)
	for range cases(10) {
		a, b := project(t, names[r.IntN(len(names))]), project(t, names[r.IntN(len(names))])
		b = mixed(t, r, a, b, 1+r.IntN(12))
		first, second := side(t, a, english()), side(t, b, english())
		there, back := compared(t, first, second), compared(t, second, first)
		want, err := json.MarshalIndent(there, "", " ")
		require.NoError(t, err)
		got, err := json.MarshalIndent(mirror(*back), "", " ")
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), "%s", profile.Encode(b, shipped(t).Facts()))
	}
}

// Every cause that is said to act alone does: the properties of the words, over generated pairs,
// held by planning again.
func TestWhatIsSaidToActAloneDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 2017))
	names := projectNames(t)
	for range cases(6) {
		a := project(t, names[r.IntN(len(names))])
		b := mixed(t, r, a, project(t, names[r.IntN(len(names))]), 1+r.IntN(8))
		for _, row := range compared(t, side(t, a, english()), side(t, b, english())).Items {
			why := row.Why["status"]
			for _, c := range why.Causes {
				if c.Kind != "fact" || !c.Enough && !c.Needed {
					continue
				}
				slot, ok := shipped(t).Facts().Slot(c.ID)
				require.True(t, ok)
				onlyThis, allElse := a.Clone(), b.Clone()
				state(&onlyThis, slot, statedOf(&b, slot))
				state(&allElse, slot, statedOf(&a, slot))
				if c.Enough {
					require.Equal(t, row.B.Status, itemStates(side(t, onlyThis, english()).Plan)[row.ID].Status, "%s by %s", row.ID, c.ID)
				}
				if c.Needed {
					require.Equal(t, row.A.Status, itemStates(side(t, allElse, english()).Plan)[row.ID].Status, "%s by %s", row.ID, c.ID)
				}
			}
		}
	}
}
