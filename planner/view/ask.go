package view

import (
	"io"
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/whatif"
)

// fewQuestions are shown on the first screen, and as many names with each.
const (
	fewQuestions = 10
	fewNames     = 4
)

// Questions writes for a terminal what is still to be asked about a project, whom, and why. It
// returns the error of the writer.
func Questions(w io.Writer, q *whatif.Questions, set RuleSet, o TextOptions) error {
	t := newTerminal(&planner.Plan{Project: q.Project, Lang: q.Lang}, set, o)
	t.heading(t.title())
	if q.Complete {
		t.wrapped(t.tell("没有要问的了：其余要素无论怎样回答，方案都不变。",
			"Nothing is left to ask: whatever the other facts are, the plan stays as it is."), bold)
		return t.writeTo(w)
	}
	assumed := 0
	for i := range q.Questions {
		if q.Questions[i].Assumed.IsKnown() {
			assumed++
		}
	}
	t.wrapped(t.tell("还有"+strconv.Itoa(len(q.Questions)-assumed)+"个要素未知", strconv.Itoa(len(q.Questions)-assumed)+" facts are not known")+
		t.andAssumed(assumed), bold)
	shown := q.Questions
	if !o.Full && len(shown) > fewQuestions {
		shown = shown[:fewQuestions]
	}
	t.blank()
	for i := range shown {
		t.openQuestion(i+1, &shown[i])
	}
	if rest := len(q.Questions) - len(shown); rest > 0 {
		t.blank()
		t.wrapped(t.tell("另有"+strconv.Itoa(rest)+"个，见 --full；答了前面的，后面的往往不必再问。",
			strconv.Itoa(rest)+" more with --full; answers to the first often make others needless."), dim)
	}
	return t.writeTo(w)
}

func (t *terminal) andAssumed(n int) string {
	if n == 0 {
		return ""
	}
	return t.tell("，"+strconv.Itoa(n)+"个按默认值推定、尚待核实", "; "+strconv.Itoa(n)+" are assumed and should be confirmed")
}

// openQuestion writes one question: whom to ask, how to answer, and what the answer decides.
func (t *terminal) openQuestion(n int, q *whatif.Question) {
	mark := strconv.Itoa(n) + "."
	t.bullet(mark, yellow, q.Question+t.say("bracket", t.say("ask_of", q.AskName)))
	line := func(s string) { t.bullet(strings.Repeat(" ", len(mark)), dim, s) }
	line(t.howToAnswer(q))
	names := make([]string, 0, len(q.Why))
	for _, why := range q.Why {
		names = append(names, why.Name)
	}
	decides := strings.Join(names[:min(fewNames, len(names))], t.say("list_separator"))
	if len(names) > fewNames {
		decides += t.tell("等"+strconv.Itoa(len(names))+"项", " and "+strconv.Itoa(len(names)-fewNames)+" more")
	}
	line(t.tell("决定：", "Decides: ") + decides + t.movesFinish(q))
}

// howToAnswer says which key of the profile is meant, where its values begin to matter, and what
// is assumed.
func (t *terminal) howToAnswer(q *whatif.Question) string {
	parts := []string{t.tell("填写", "Key: ") + q.Fact}
	value := func(v profile.Value) string {
		switch {
		case v.Kind() == profile.TruthKind && v.Truth():
			return t.say("yes")
		case v.Kind() == profile.TruthKind:
			return t.say("no")
		}
		for _, choice := range q.Values {
			if choice.ID == v.Text() {
				return choice.Name
			}
		}
		return v.String()
	}
	var limits []string
	for _, v := range q.Limits {
		limits = append(limits, value(v))
	}
	switch unit := q.Unit; {
	case len(limits) > 0:
		if unit != "" {
			unit = " " + unit
		}
		parts = append(parts, t.tell("界限：", "Limits: ")+strings.Join(limits, t.say("list_separator"))+unit)
	case unit != "":
		parts = append(parts, t.tell("单位：", "In ")+unit)
	}
	if q.Assumed.IsKnown() {
		parts = append(parts, t.tell("现按默认值：", "Assumed now: ")+value(q.Assumed))
	}
	return strings.Join(parts, t.say("clause"))
}

// movesFinish says how far the answer moves the finish.
func (t *terminal) movesFinish(q *whatif.Question) string {
	switch {
	case q.FinishSpread == nil:
		return t.say("clause") + t.tell("办结日期随之移动", "the finish moves with it")
	case *q.FinishSpread > 0:
		days := strconv.Itoa(*q.FinishSpread)
		return t.say("clause") + t.tell("办结最多相差"+days+"个工作日", "moves the finish by up to "+days+" working days")
	}
	return ""
}
