package view

import (
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/fault"
	"sevenlists/planner/rules"
)

// Lowered shows what the planner evaluates of the item of that id. It returns *fault.Error NotFound
// item.unknown where there is none, and otherwise the error of the writer.
func (c Catalogue) Lowered(w io.Writer, id string) error {
	item, ok := c.Set.Lowered(id)
	if !ok {
		var ids []string
		for _, i := range c.Set.Items() {
			ids = append(ids, i.ID)
		}
		return fault.New(fault.NotFound, "item.unknown", "", id, fault.Nearest(id, ids))
	}
	o := &outline{c: c}
	o.heading(item.Name.In(c.Lang), item.ID)
	o.line(0, "", c.tell("规则集 ", "Rule set ")+c.Set.Revision())
	if p := c.Period(item.Effective); p != "" {
		o.line(0, "", c.tell("事项存续：", "The item exists ")+p)
	}
	o.section(c.tell("何时需要", "Required"))
	o.rules(item.Required)
	o.days(item.Days)
	o.commitment(item.Commitment)
	o.edges(item.Prerequisites)
	return o.write(w, item)
}

// LoweredProblem shows what the planner evaluates of the problem of that id. It returns *fault.Error
// NotFound problem.unknown where there is none, problem.not_lowered where the problem is looked for
// elsewhere than in the profile, and otherwise the error of the writer.
func (c Catalogue) LoweredProblem(w io.Writer, id string) error {
	var ids []string
	for _, p := range c.Set.Problems() {
		ids = append(ids, p.ID)
		if strings.EqualFold(p.ID, id) {
			id = p.ID
		}
	}
	problem, ok := c.Set.LoweredProblem(id)
	switch {
	case !ok && slices.Contains(ids, id):
		return fault.New(fault.NotFound, "problem.not_lowered", "", id)
	case !ok:
		return fault.New(fault.NotFound, "problem.unknown", "", id, fault.Nearest(id, ids))
	}
	o := &outline{c: c}
	o.heading(problem.Name.In(c.Lang), problem.ID)
	o.line(0, "", c.tell("规则集 ", "Rule set ")+c.Set.Revision())
	o.section(c.tell("何时存在", "Found"))
	o.rules(problem.Found)
	return o.write(w, problem)
}

// outline writes nested lines, each a step further in than what it belongs to.
type outline struct {
	c   Catalogue
	out []string
}

func (o *outline) paint() style { return style(o.c.Color) }

func (o *outline) heading(name, id string) {
	o.out = append(o.out, o.paint().paint(bold, clean(name)+"  "+id))
}

func (o *outline) section(title string) {
	o.out = append(o.out, "", o.paint().paint(bold, clean(title)))
}

// line writes a text behind a mark, so many steps in.
func (o *outline) line(depth int, mark, text string) {
	width := o.c.Width
	if width == 0 {
		width = defaultWidth
	}
	lead := strings.Repeat("  ", depth) + mark
	for i, l := range wrap(clean(text), max(width, leastWidth)-columns(lead)) {
		if i == 1 {
			lead = strings.Repeat(" ", columns(lead))
		}
		o.out = append(o.out, lead+l)
	}
}

func (o *outline) write(w io.Writer, raw any) error {
	if o.c.JSON {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(raw)
	}
	_, err := io.WriteString(w, strings.Join(o.out, "\n")+"\n")
	return err
}

// rules writes bodies of which one is enough.
func (o *outline) rules(rows []rules.LoweredRule) {
	if len(rows) == 0 {
		o.line(1, "", o.c.tell("从不：没有规则", "never: there is no rule"))
	}
	for i := range rows {
		o.rule(&rows[i], rows[i].Title.In(o.c.Lang))
	}
}

// rule writes one body under a title: what it asks, where it stands and on what it rests.
func (o *outline) rule(r *rules.LoweredRule, title string) {
	o.line(1, "■ ", title)
	o.term(r.When, 2)
	o.sources(r)
}

// sources says where a rule and those that it takes limits from stand, and on what they rest.
func (o *outline) sources(r *rules.LoweredRule) {
	cited := o.c.Cite(r.Basis)
	o.source(r.Place, "", cited)
	for _, s := range r.Shared {
		var more []string
		for _, text := range o.c.Cite(s.Basis) {
			if !slices.Contains(cited, text) {
				more = append(more, text)
				cited = append(cited, text)
			}
		}
		o.source(s.Place, s.Title.In(o.c.Lang), more)
	}
}

// source says where a rule stands, what it is called where that is not said yet, and its articles.
func (o *outline) source(place, title string, articles []string) {
	text := strings.Join(articles, o.c.tell("；", "; "))
	switch {
	case title != "" && text != "":
		text = title + o.c.tell("（", " (") + text + o.c.tell("）", ")")
	case title != "":
		text = title
	}
	o.line(2, "§ ", strings.TrimSpace(place+"  "+text))
}

// fewParts is how many comparisons that must all hold are still read in one line.
const fewParts = 3

// term writes a lowered condition. What must hold together stands in one line where it is short and
// ends with its alternatives, which stand below, a line each.
func (o *outline) term(t rules.Lowered, depth int) {
	parts := t.All
	if parts == nil {
		parts = []rules.Lowered{t}
	}
	var plain []string
	var dates string
	var alternatives []rules.Lowered
	lists := false // of several values: no two of them in one line
	for _, p := range parts {
		switch {
		case p.Any != nil:
			alternatives = append(alternatives, p)
		case p.Dates != nil:
			dates = o.c.Period(*p.Dates)
		default:
			plain = append(plain, o.sentence(p))
			lists = lists || p.Compare != nil && len(p.Compare.Want) > 1
		}
	}
	if len(plain) > fewParts || len(alternatives) > 1 || len(plain) > 1 && (lists || len(alternatives) > 0) {
		o.line(depth, "· ", o.dated(dates, o.c.tell("同时满足：", "all of:")))
		for _, text := range plain {
			o.line(depth+1, "· ", text)
		}
		for _, a := range alternatives {
			o.line(depth+1, "· ", o.c.tell("符合其一：", "one of:"))
			o.each(a.Any, depth+2)
		}
		return
	}
	text := strings.Join(plain, o.c.tell("，且", ", and "))
	if len(alternatives) == 0 {
		o.line(depth, "· ", o.dated(dates, text))
		return
	}
	if text != "" {
		text += o.c.tell("，且", ", and ")
	}
	o.line(depth, "· ", o.dated(dates, text+o.c.tell("符合其一：", "one of:")))
	o.each(alternatives[0].Any, depth+1)
}

func (o *outline) each(terms []rules.Lowered, depth int) {
	for _, t := range terms {
		o.term(t, depth)
	}
}

// dated puts the time for which rules hold before what they ask then.
func (o *outline) dated(dates, text string) string {
	switch {
	case dates == "":
		return text
	case text == "":
		return o.c.tell("适用规则日：", "rules ") + dates
	}
	return dates + o.c.tell("：", ": ") + text
}

// sentence writes what has no parts.
func (o *outline) sentence(t rules.Lowered) string {
	c := o.c
	switch {
	case t.Compare != nil:
		return c.Limit(*t.Compare)
	case t.Asked != nil && t.Asked.Not:
		return c.tell("不符合 "+t.Asked.Place+" 的规则（由OPA逐个项目回答）", "not the rule at "+t.Asked.Place+" (answered by OPA for each project)")
	case t.Asked != nil:
		return c.tell("符合 "+t.Asked.Place+" 的规则（由OPA逐个项目回答）", "the rule at "+t.Asked.Place+" (answered by OPA for each project)")
	case t.Always != nil && *t.Always:
		return c.tell("任何情况下都成立", "always")
	}
	return c.tell("任何情况下都不成立", "never")
}

// days writes the promised working days by condition.
func (o *outline) days(rows []rules.LoweredDays) {
	c := o.c
	if len(rows) == 0 {
		return
	}
	o.section(c.tell("承诺时限", "Promised days"))
	for i, d := range rows {
		n := strconv.Itoa(d.Days) + c.tell(" 个工作日", " working days")
		if d.Days == 1 {
			n = c.tell("1 个工作日", "1 working day")
		}
		switch {
		case d.Rule != nil:
			o.rule(d.Rule, n+c.tell("：", ": ")+d.Rule.Title.In(c.Lang))
		case i > 0:
			o.line(1, "■ ", c.tell("其余情形：", "otherwise: ")+n)
		default:
			o.line(1, "■ ", n)
		}
	}
}

// commitment writes who may commit, and every reason against it.
func (o *outline) commitment(t *rules.LoweredCommitment) {
	c := o.c
	if t == nil {
		return
	}
	title := rules.NameOf(c.Set.Vocabulary().CommitmentModes, t.Mode, c.Lang)
	if p := c.Period(t.Period); p != "" {
		title += c.tell("（"+p+"）", " ("+p+")")
	}
	o.section(title)
	o.rules(t.Allowed)
	if t.Days != nil {
		o.line(1, "■ ", c.tell("承诺后 "+strconv.Itoa(*t.Days)+" 个工作日", "working days when committed: "+strconv.Itoa(*t.Days)))
	}
	if len(t.Refusals) > 0 {
		against := c.tell("不得承诺的情形", "Reasons against it")
		if t.Mode == rules.Deferral {
			against = c.tell("不得容缺受理的情形", "Reasons against it")
		}
		o.section(against)
		o.rules(t.Refusals)
	}
}

// edges writes what the item waits for.
func (o *outline) edges(rows []rules.LoweredEdge) {
	c := o.c
	if len(rows) == 0 {
		return
	}
	v := c.Set.Vocabulary()
	o.section(c.tell("等待（两项都需要办理时）", "Waits for (where both are required)"))
	for i := range rows {
		e := &rows[i]
		name := e.From
		if earlier := c.Set.Item(e.From); earlier != nil {
			name = earlier.Name.In(c.Lang)
		}
		kind := rules.NameOf(v.EdgeKinds, string(e.Kind), c.Lang)
		for _, p := range e.HardPeriod {
			kind += c.tell("；", "; ") + c.Period(p) + " " + rules.NameOf(v.EdgeKinds, string(rules.Hard), c.Lang)
		}
		switch e.RelaxedBy {
		case "commitment":
			kind += c.tell("；承诺后不受此限", "; a commitment lifts it")
		case "deferral":
			kind += c.tell("；容缺受理后不受此限", "; accepting with a gap lifts it")
		}
		o.line(1, "■ ", name+c.tell("（", " (")+kind+c.tell("）：", "): ")+e.Title.In(c.Lang))
		if a := e.When.Always; a == nil || !*a {
			o.term(e.When, 2)
		}
		o.sources(&e.LoweredRule)
	}
}
