package fault_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

func TestMessageSpeaksBothLanguages(t *testing.T) {
	cases := map[string]struct {
		err    *fault.Error
		zh, en string
		zhHint string
		enHint string
	}{
		"a mistyped fact is met with the right spelling": {
			err:    fault.New(fault.Invalid, "profile.fact.unknown", "/facts/land_aera_m2", "land_aera_m2", "land_area_m2"),
			zh:     "没有名为“land_aera_m2”的要素",
			en:     "there is no fact called land_aera_m2",
			zhHint: "是否应为 land_area_m2？",
			enHint: "did you mean land_area_m2?",
		},
		"without a likely spelling the hint says where to look": {
			err:    fault.New(fault.Invalid, "profile.fact.unknown", "/facts/zzz", "zzz", ""),
			zh:     "没有名为“zzz”的要素",
			en:     "there is no fact called zzz",
			zhHint: "用 sevenlists facts 可以查看全部要素",
			enHint: "sevenlists facts lists them all",
		},
		"a range with one end speaks of that end": {
			err: fault.New(fault.Invalid, "profile.fact.range", "/facts/land_area_m2", "-5", "0", ""),
			zh:  "-5 过小，不得小于 0",
			en:  "-5 is too small: at least 0",
		},
		"a range with both ends speaks of both": {
			err: fault.New(fault.Invalid, "profile.fact.range", "/facts/share_pct", "101", "0", "100"),
			zh:  "101 超出范围，应在 0 至 100 之间",
			en:  "101 must lie between 0 and 100",
		},
		"a list is written in the manner of the language, a word is translated": {
			err:    fault.New(fault.Invalid, "profile.fact.enum", "/facts/land_use", "mine", []string{"industry", "housing"}, ""),
			zh:     "“mine”不在可选范围内，可选：industry、housing",
			en:     "mine is not one of the allowed values: industry, housing",
			zhHint: "还不清楚的，请填 unknown",
			enHint: "write unknown where it is not known yet",
		},
		"the type that is wanted is translated": {
			err:    fault.New(fault.Invalid, "profile.fact.type", "/facts/start", "soon", fault.Word("date")),
			zh:     "“soon”的类型不对，应为日期",
			en:     "soon is of the wrong type: a date is wanted",
			zhHint: "还不清楚的，请填 unknown",
			enHint: "write unknown where it is not known yet",
		},
		"an argument that looks like a place is left alone": {
			err:    fault.New(fault.Invalid, "profile.fact.unknown", "", "{1}", "{0}"),
			zh:     "没有名为“{1}”的要素",
			en:     "there is no fact called {1}",
			zhHint: "是否应为 {0}？",
			enHint: "did you mean {0}?",
		},
		"an unknown code gives itself and its arguments": {
			err: fault.New(fault.Conflict, "store.busy", "", "p1", 7),
			zh:  "store.busy p1 7",
			en:  "store.busy p1 7",
		},
		"missing arguments leave no hole": {
			err: fault.New(fault.Invalid, "profile.missing", ""),
			zh:  "profile.missing",
			en:  "profile.missing",
		},
		"an error without a code gives its kind": {err: &fault.Error{Kind: fault.NotFound}, zh: "not_found", en: "not_found"},
		"no error says nothing":                  {},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tc.zh, tc.err.Message(lang.ZH))
			require.Equal(t, tc.en, tc.err.Message(lang.EN))
			require.Equal(t, tc.zhHint, tc.err.Hint(lang.ZH))
			require.Equal(t, tc.enHint, tc.err.Hint(lang.EN))
		})
	}
}

func TestMessageNeverRepeatsHostileInput(t *testing.T) {
	e := fault.New(fault.Invalid, "profile.fact.unknown", "", "\x1b[2J\n"+strings.Repeat("长", 1_000_000))
	for _, l := range []lang.Lang{lang.ZH, lang.EN} {
		m := e.Message(l)
		require.Less(t, len(m), 400)
		require.NotContains(t, m, "\x1b")
		require.NotContains(t, m, "\n")
	}
}

func TestErrorForTheLogCarriesPlaceCodeAndCause(t *testing.T) {
	e := fault.New(fault.Invalid, "profile.empty", "/facts").Because(io.ErrUnexpectedEOF)
	require.EqualError(t, e, "/facts: the profile is empty [profile.empty]: unexpected EOF")
	require.EqualError(t, e.OnLine(3), "/facts: line 3: the profile is empty [profile.empty]: unexpected EOF")
	require.Zero(t, e.Line, "the error itself is left as it was")
	require.ErrorIs(t, e, io.ErrUnexpectedEOF)
	require.NotContains(t, e.Message(lang.EN), "EOF", "a caller never sees the cause")
}

func TestListIsSortedByPlace(t *testing.T) {
	var l fault.List
	require.NoError(t, l.Err(), "nothing wrong is no error")
	l.Add(nil)
	require.NoError(t, l.Err())
	for _, path := range []string{"/parts/10/facts", "rule.rego:12:3", "/parts/2/facts", "rule.rego:9:1", "", "/parts/02/id"} {
		l.Add(fault.New(fault.Invalid, "profile.missing", path, "x"))
	}
	l.Add(fault.New(fault.Invalid, "profile.empty", "/parts/2/facts"))

	got := []string{}
	for _, e := range fault.All(l.Err()) {
		got = append(got, e.Path+" "+e.Code)
	}
	require.Equal(t, []string{
		" profile.missing",
		"/parts/2/facts profile.empty",
		"/parts/2/facts profile.missing",
		"/parts/02/id profile.missing",
		"/parts/10/facts profile.missing",
		"rule.rego:9:1 profile.missing",
		"rule.rego:12:3 profile.missing",
	}, got)
	require.Equal(t, "/parts/10/facts", l[0].Path, "the list itself keeps its order")
}

func TestListIsSearchedByErrorsIs(t *testing.T) {
	l := fault.List{fault.New(fault.Invalid, "profile.empty", ""), fault.New(fault.Invalid, "profile.syntax", "").Because(io.EOF)}
	require.ErrorIs(t, fmt.Errorf("reading: %w", l.Err()), io.EOF)
	require.Len(t, strings.Split(l.Error(), "\n"), 2)
}

func TestAllTakesErrorsApart(t *testing.T) {
	a, b := fault.New(fault.Invalid, "profile.empty", ""), fault.New(fault.Conflict, "profile.missing", "", "id")
	foreign := errors.New("disk full")

	require.Nil(t, fault.All(nil))
	require.Equal(t, fault.List{a}, fault.All(fmt.Errorf("reading: %w", a)))
	require.Equal(t, fault.List{a, b}, fault.All(fmt.Errorf("reading: %w", fault.List{a, b})))

	joined := fault.All(errors.Join(fault.List{a, b}, foreign))
	require.Equal(t, fault.List{a, b}, joined[:2])
	require.Equal(t, "internal", joined[2].Code)
	require.Equal(t, fault.Unavailable, joined[2].Kind)
	require.ErrorIs(t, joined[2], foreign)
}

func TestZeroKindBlamesNobody(t *testing.T) {
	require.Equal(t, "unavailable", fault.Error{}.Kind.String())
	require.Equal(t, "unavailable", fault.Kind(200).String())
	require.Equal(t, "rule_broken", fault.RuleBroken.String())
}
