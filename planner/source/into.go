package source

import (
	"bytes"
	"encoding/json"
	"strconv"

	"sevenlists/planner/fault"
)

// settingsLimits bound a file of settings, which a person writes by hand.
var settingsLimits = Limits{Bytes: 64 << 10, Depth: 16, Marks: 10_000}

// Into reads a small file of settings, YAML or JSON, into a value by the value's json tags. A key that
// the value has no field for is refused. It returns *fault.Error request.body of kind Invalid.
func Into(data []byte, into any) error {
	refused := func(line int, why string) error {
		return fault.New(fault.Invalid, "request.body", "", why).OnLine(line)
	}
	var first *Finding
	root, fail := Read(data, settingsLimits, func(f Finding) {
		if first == nil {
			first = &f
		}
	})
	if fail == nil {
		fail = first
	}
	if fail != nil {
		return refused(fail.Line, fail.Code)
	}
	content, err := json.Marshal(root.Plain(func(text string) any {
		if _, err := strconv.ParseFloat(text, 64); err != nil {
			return text
		}
		return json.Number(text)
	}))
	if err != nil {
		return refused(root.Line, err.Error())
	}
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return refused(0, err.Error())
	}
	return nil
}
