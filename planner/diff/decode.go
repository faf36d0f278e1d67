package diff

import (
	"bytes"
	"encoding/json"

	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/source"
)

// What a plan may hold at most. The largest of the cases takes a megabyte and 90,000 marks; the
// limits keep a hostile one from costing more than a second.
const (
	MaxBytes    = 8 << 20
	maxDepth    = 32
	maxMarks    = 500_000
	maxFindings = 50 // mistakes that are listed one by one
)

// IsPlan reports whether the bytes look like a plan as `plan --format json` writes it, and not
// like a profile: JSON with the key "project" at its top. Whether it is a sound one Decode says.
func IsPlan(data []byte) bool {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\uFEFF")))
	if len(data) == 0 || data[0] != '{' || len(data) > MaxBytes {
		return false
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	if _, err := dec.Token(); err != nil {
		return false
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return false
		}
		if key == "project" {
			return true
		}
		var skipped json.RawMessage
		if dec.Decode(&skipped) != nil {
			return false
		}
	}
	return false
}

// Decode reads a plan as `plan --format json` or one line of ndjson has it. Every key that a plan
// always has must be there and be of its type; keys that are not known, as a later version may
// add them, are passed over.
//
// It returns a fault.List of kind Invalid with codes plan.*, sorted by place; paths are JSON
// Pointers such as /items/3/status. Work and memory are bounded for any input.
func Decode(data []byte) (*planner.Plan, error) {
	if first := bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\uFEFF"))); len(first) > 0 && first[0] != '{' {
		return nil, fault.List{fault.New(fault.Invalid, "plan.not_a_plan", "")}
	}
	d := &decoder{}
	root, fail := source.Read(data, source.Limits{Bytes: MaxBytes, Depth: maxDepth, Marks: maxMarks}, func(f source.Finding) {
		d.report(f.Pointer, f.Line, "plan."+f.Code, f.Args...)
	})
	if fail != nil {
		return nil, fault.List{fault.New(fault.Invalid, "plan."+fail.Code, fail.Pointer, fail.Args...).OnLine(fail.Line).Because(fail.Err)}
	}
	plan := &planner.Plan{}
	d.document(root, plan)
	if len(d.faults) == 0 {
		d.unique(plan)
	}
	if err := d.faults.Err(); err != nil {
		if d.more > 0 {
			return nil, append(fault.All(err), fault.New(fault.Invalid, "plan.more", "", d.more))
		}
		return nil, err
	}
	return plan, nil
}

// unique refuses what stands twice where one is meant: the comparison goes by these ids.
func (d *decoder) unique(p *planner.Plan) {
	seen := map[string]bool{}
	once := func(kind, place, id string) {
		if seen[kind+id] {
			d.report(place, 0, "plan.twice", id)
		}
		seen[kind+id] = true
	}
	for i := range p.Items {
		once("item ", source.Step("/items", itoa(i)), p.Items[i].ID)
	}
	for i := range p.NotRequired {
		once("item ", source.Step("/not_required", itoa(i)), p.NotRequired[i].ID)
	}
	for i := range p.Facts {
		once("fact ", source.Step("/facts", itoa(i)), p.Facts[i].Fact)
	}
}
