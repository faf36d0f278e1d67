package profile

import (
	"encoding/json"
	"strconv"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// Encode writes what the profile states, as JSON that Decode reads back to the same profile: id,
// name, start, the plot that is named, and the stated facts in the order in which they are asked, those called unknown
// as null. What was derived or assumed is left out. The same profile gives the same bytes.
func Encode(p Profile, facts *Facts) []byte {
	stated := object{}
	for slot := range facts.List {
		switch {
		case p.IsStatedUnknown(slot):
			stated = append(stated, member{facts.List[slot].ID, nil})
		case slot < len(p.Origin) && p.Origin[slot] == Stated:
			stated = append(stated, member{facts.List[slot].ID, p.Values[slot]})
		}
	}
	o := object{{"id", p.ID}, {"name", p.Name}, {"start", p.Start}}
	if p.Site.Plot != "" {
		o = append(o, member{"site", p.Site.written()})
	}
	if len(stated) > 0 {
		o = append(o, member{"facts", stated})
	}
	o = append(o, underWay(&p, facts)...)
	if len(p.Parts) > 0 {
		o = append(o, member{"parts", parted(&p, facts)})
	}
	return document(o)
}

// parted writes the parts of a project.
func parted(p *Profile, facts *Facts) []object {
	list := make([]object, len(p.Parts))
	for i := range p.Parts {
		part := &p.Parts[i]
		o := object{{"id", part.ID}, {"kind", part.Kind}}
		o = o.text("parent", part.Parent)
		if part.Name != part.ID {
			o = o.text("name", part.Name)
		}
		o = o.date("start", part.Start)
		if len(part.Facts) > 0 {
			o = append(o, member{"facts", written(part.Facts, facts)})
		}
		list[i] = o
	}
	return list
}

// written writes facts with their values, those called unknown as null.
func written(list []PartFact, facts *Facts) object {
	var o object
	for _, f := range list {
		o = append(o, member{facts.List[f.Slot].ID, f.Value})
	}
	return o
}

// underWay writes the blocks of a project under way that it has.
func underWay(p *Profile, facts *Facts) object {
	var o object
	if p.AsOf != 0 {
		o = append(o, member{"as_of", p.AsOf})
	}
	progress, constraints := object{}, object{}
	for i := range p.Progress {
		e, at := &p.Progress[i], object{}
		at = append(at, member{"state", e.State})
		at = at.date("accepted", e.Accepted).date("finished", e.Finished).text("document", e.Document).text("reason", e.Reason)
		if len(e.On) > 0 {
			at = append(at, member{"facts", written(e.On, facts)})
		}
		progress = append(progress, member{e.Key, at})
	}
	for i := range p.Constraints {
		e, at := &p.Constraints[i], object{}
		at = at.date("not_before", e.NotBefore).date("must_finish_by", e.MustFinishBy)
		if e.OwnDuration {
			at = append(at, member{"duration_days", e.Duration})
		}
		constraints = append(constraints, member{e.Key, at.text("reason", e.Reason)})
	}
	if len(progress) > 0 {
		o = append(o, member{"progress", progress})
	}
	if len(constraints) > 0 {
		o = append(o, member{"constraints", constraints})
	}
	if adjustments := adjusted(p); len(adjustments) > 0 {
		o = append(o, member{"adjustments", adjustments})
	}
	return o
}

// adjusted writes what a person added and dropped.
func adjusted(p *Profile) object {
	var o object
	var add, drop []object
	for _, own := range p.Own {
		at := object{{"id", own.ID}, {"name", own.Name}, {"duration_days", own.Duration}}
		at = at.list("after", own.After).list("before", own.Before)
		add = append(add, at.text("reason", own.Reason).text("by", own.By))
	}
	for _, d := range p.Dropped {
		drop = append(drop, object{{"item", d.Item}, {"document", d.Document}, {"reason", d.Reason}})
	}
	if len(add) > 0 {
		o = append(o, member{"add", add})
	}
	if len(drop) > 0 {
		o = append(o, member{"drop", drop})
	}
	return o
}

func (o object) list(key string, of []string) object {
	if len(of) == 0 {
		return o
	}
	return append(o, member{key, of})
}

func (o object) date(key string, d calendar.Date) object {
	if d == 0 {
		return o
	}
	return append(o, member{key, d})
}

func (o object) text(key, s string) object {
	if s == "" {
		return o
	}
	return append(o, member{key, s})
}

// FromPairs writes a profile out of pairs such as building_category=industrial, for Decode to
// read and check: each value becomes of the type its fact declares, as far as it can.
//
// It returns a fault.List of Invalid usage.fact for what is no pair; everything else is left to
// Decode.
func FromPairs(facts *Facts, id, name string, start calendar.Date, pairs []string) ([]byte, error) {
	var faults fault.List
	stated := map[string]any{}
	for _, pair := range pairs {
		key, value, ok := strings.Cut(pair, "=")
		if !ok || key == "" {
			faults.Add(fault.New(fault.Invalid, "usage.fact", "", pair))
			continue
		}
		stated[key] = pairValue(facts.Fact(key), value)
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	document := map[string]any{"id": id, "start": start, "facts": stated}
	if name != "" {
		document["name"] = name
	}
	return json.Marshal(document)
}

// pairValue reads a value as the fact's type asks; what does not fit stays text for the
// validator to refuse.
func pairValue(fact *Fact, value string) any {
	if fact == nil {
		return value
	}
	switch fact.Type {
	case BooleanType:
		if b, err := strconv.ParseBool(value); err == nil {
			return b
		}
	case NumberType:
		if _, err := ParseMicro(value); err == nil {
			return json.Number(value)
		}
	}
	return value
}
