package problems_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track/handling"
	"sevenlists/api/track/problems"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

func book(t testing.TB) *problems.Book {
	t.Helper()
	loaded, err := handling.Supervision(policies.FS)
	require.NoError(t, err)
	b, err := problems.ReadBook(loaded)
	require.NoError(t, err)
	return b
}

// drawn makes steps by chance, whole ones and broken ones.
type drawn struct{ *rand.Rand }

func (d drawn) one(list ...string) string { return list[d.IntN(len(list))] }

// broken gives the last of the list, which is no good, once in a while, and else one of the others.
func (d drawn) broken(list ...string) string {
	if d.IntN(15) == 0 {
		return list[len(list)-1]
	}
	return d.one(list[:len(list)-1]...)
}

func (d drawn) there() bool { return d.IntN(15) > 0 }

// step gives a step of a matter in that state.
func (d drawn) step(class, state string, today calendar.Date) problems.Dated {
	names := problems.StepNames(class)
	s := problems.Dated{On: today, Step: problems.Step{Name: d.broken(append(names, "")...)}}
	if state == problems.None {
		s.Name = names[0]
	}
	s.Reason, s.Result, s.Document = d.broken("x", ""), d.broken("x", ""), d.broken("x", "")
	s.Issuer = d.broken("", "heritage", "heritage", "water_resources", "nobody")
	if d.there() {
		s.Lead = &problems.Lead{Person: d.broken("x", ""), Department: d.broken("heritage", "investor", "nobody"),
			Level: d.broken("", "department", "leading_group", "joint_study", "nowhere"), Due: today.AddDays(d.IntN(12) - 1)}
	}
	if d.there() {
		s.Finding = &problems.Finding{Title: lang.Text{ZH: "x"}, Severity: d.broken("stop", "delay", "cost", "grave"), Items: []string{d.broken("construction_permit", "nothing")}}
	}
	if d.there() {
		s.Question = &problems.Fact{Fact: d.broken("far", ""), Department: d.broken("heritage", "nobody")}
		s.Answer = &problems.Reply{Value: json.RawMessage(d.broken("1", "null"))}
	}
	if d.there() {
		s.Round = &problems.Asking{Matter: d.broken("item", "joint_review", "x"), Due: today.AddDays(d.IntN(6)), Silent: d.IntN(2) == 0, Parties: []problems.Party{
			{ID: "heritage", Kind: d.broken("department", "x")}, {ID: d.broken("east", "heritage"), Kind: "neighbour"},
		}}
	}
	if d.there() {
		s.Opinion = &problems.Position{Party: d.broken("heritage", "east", "west"), Opinion: d.broken("for", "against", "with_conditions", ""), Conditions: []string{"x"}}
	}
	return s
}

// TestWhateverIsEnteredOnlyStatesThatTheRulesKnowAreReached enters steps by chance, each as somebody else,
// and looks at every matter after each step that was let in.
func TestWhateverIsEnteredOnlyStatesThatTheRulesKnowAreReached(t *testing.T) {
	b, set := book(t), projecttest.Shipped(t)
	reached := map[string]int{}
	for seed := range uint64(240) {
		d := drawn{rand.New(rand.NewPCG(seed, 7))}
		class := problems.Classes()[seed%3]
		register := problems.Register{}
		today := calendar.DateOf(2026, time.June, 1)
		m := register.New("p", class)
		for range 25 {
			today = today.AddDays(d.IntN(3))
			w := problems.Circumstances{Today: today, Set: set, Account: "acc", Roles: []string{d.one("agent", "officer", "leader", "leader", "investor", "street")},
				Department: d.broken("heritage", "water_resources"), Automatic: d.IntN(5) == 0}
			s := d.step(class, m.Base().State, today)
			s.Number = 1
			if d.IntN(6) == 0 && len(m.Base().Entries) > 0 {
				x := problems.Correction{Number: 1, Entry: d.IntN(len(m.Base().Entries) + 2), Reason: "x"}
				if d.there() {
					x.Instead = &s
				}
				if b.CheckCorrection(m, x, w) == nil {
					var err error
					m, err = register.Correct(class, x, 1)
					require.NoError(t, err)
				}
			} else if b.Check(m, s, w) == nil {
				var err error
				m, err = register.Enter("p", class, problems.Entry{Dated: s})
				require.NoError(t, err)
			}
			sound(t, b, m)
			reached[class+" "+m.Base().State]++
		}
	}
	for _, class := range problems.Classes() {
		for _, state := range problems.StateNames(class) {
			require.NotZero(t, reached[class+" "+state], "%s %s was never reached: %v", class, state, reached)
		}
	}
}

// sound is what must hold of every matter whatever was entered.
func sound(t *testing.T, b *problems.Book, m problems.Matter) {
	t.Helper()
	c := m.Base()
	row, known := b.Class(m.Class()).States[c.State]
	require.True(t, known, c.State)
	require.Equal(t, row.Closed, c.Closed, "%s is closed as the rules say", c.State)
	require.Equal(t, c.Closed, c.Done != 0)
	raw, err := json.Marshal(m)
	require.NoError(t, err)
	again, err := json.Marshal(problems.Replay(m))
	require.NoError(t, err)
	require.JSONEq(t, string(raw), string(again))
	switch m := m.(type) {
	case *problems.Problem:
		if m.State == problems.Accepted && m.Severity == "stop" {
			require.NotEmpty(t, m.Document)
			require.Equal(t, "heritage", m.Issuer, "only an authority that has to do with it")
		}
		if m.State == problems.Settled && m.Severity == "stop" {
			require.NotEmpty(t, m.Document)
		}
		if m.State == problems.Assigned {
			require.NotEmpty(t, m.Person)
		}
	case *problems.Question:
		require.Equal(t, m.State == problems.Answered || m.State == problems.Taken, slices.Contains([]string{problems.Answered, problems.Taken}, m.State) && m.Answer != nil)
	case *problems.Round:
		for i := range m.Parties {
			v := &m.Parties[i]
			require.Contains(t, []string{problems.Waiting, problems.Spoke, problems.NoObjection, problems.Silent}, v.State)
			require.False(t, v.State == problems.NoObjection && v.Kind == "neighbour", "a neighbour's silence is never assent")
		}
	}
}

func TestClocksCountWorkingDays(t *testing.T) {
	b, set := book(t), projecttest.Shipped(t)
	for _, tc := range []struct{ asked, due string }{
		{"2026-06-01", "2026-06-04"},
		{"2026-06-17", "2026-06-23"}, // over the Dragon Boat holiday, 19 to 21 June
		{"2026-09-18", "2026-09-22"}, // Sunday the 20th is a make-up day
	} {
		t.Run(fmt.Sprint("asked on ", tc.asked), func(t *testing.T) {
			asked, err := calendar.ParseDate(tc.asked)
			require.NoError(t, err)
			require.Equal(t, tc.due, b.QuestionDue(problems.Circumstances{Set: set}, asked).String())
		})
	}
}

func TestRulesThatChangeLaterJudgeOnlyWhatIsEnteredFromThenOn(t *testing.T) {
	b, set := book(t), projecttest.Shipped(t)
	today := calendar.DateOf(2026, time.June, 1)
	w := problems.Circumstances{Today: today, Set: set, Roles: []string{"agent"}}
	register := problems.Register{}
	m := register.New("p", problems.ClassProblem)
	enter := func(s problems.Step) error {
		s.Number = 1
		err := b.Check(m, problems.Dated{Step: s, On: today}, w)
		if err == nil {
			m, err = register.Enter("p", problems.ClassProblem, problems.Entry{Dated: problems.Dated{Step: s, On: today}})
		}
		return err
	}
	require.NoError(t, enter(problems.Step{Name: problems.Open, Finding: &problems.Finding{Severity: "delay"}, Lead: &problems.Lead{Department: "heritage", Level: "department"}}))
	require.NoError(t, enter(problems.Step{Name: problems.Assign, Lead: &problems.Lead{Person: "acc_x"}}))
	row := b.Problem.Steps[problems.Assign]
	row.From = []string{problems.Escalated}
	b.Problem.Steps[problems.Assign] = row
	require.NoError(t, enter(problems.Step{Name: problems.Propose, Result: "x"}), "what was entered stays what it is")
	require.Error(t, enter(problems.Step{Name: problems.Assign, Lead: &problems.Lead{Person: "acc_y"}}))
}
