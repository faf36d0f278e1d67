package diff

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// mostRules bounds how many changed rules one difference names.
const mostRules = 8

// ruleCauses gives the changed rules that bear on a difference: those of the item or problem it is
// about, else of what its rules lean on, else all that changed. Where the rule sets are not both at
// hand, it gives the comparisons in the plans' own reasons that differ.
func (c *comparison) ruleCauses(k key, enough, needed bool) []Cause {
	refs := laws(c.a, c.b, k)
	var causes []Cause
	if c.search == nil {
		a, b := compares(c.a, k), compares(c.b, k)
		for _, id := range slices.Sorted(maps.Keys(a)) {
			x, y := a[id], b[id]
			if _, both := b[id]; both && wanted(x) != wanted(y) {
				causes = append(causes, Cause{
					Kind: "rule", ID: folderIn(y.Place), Name: y.Fact, Place: y.Place, Law: refs,
					A: profile.TextValue(wanted(x)), B: profile.TextValue(wanted(y)),
				})
			}
		}
		return causes
	}
	for _, change := range c.bearing(k) {
		name := change.Title.In(c.lang)
		if name == "" {
			name = change.Name
		}
		causes = append(causes, Cause{
			Kind: "rule", ID: change.Folder, Name: name, Place: cmp.Or(change.At[1], change.At[0]), Law: refs,
			A: textValue(change.A), B: textValue(change.B), Enough: enough, Needed: needed,
		})
		if len(causes) == mostRules {
			break
		}
	}
	if len(causes) == 0 {
		causes = append(causes, Cause{
			Kind: "rules", Name: settingName("rules", c.lang), Law: refs, Enough: enough, Needed: needed,
			A: textValue(c.a.Rules.Revision), B: textValue(c.b.Rules.Revision),
		})
	}
	return causes
}

// ruleOf gives the rules on which an answer rests on both sides as one cause, for written plans
// that rest on the same facts and compare them alike: it can only be the rules that differ.
func (c *comparison) ruleOf(k key) []Cause {
	text := func(x *index) (condition, place string) {
		reasons := x.grounds(k).reasons
		if len(reasons) == 0 {
			return "", ""
		}
		condition, place = reasons[0].Condition, reasons[0].Place
		if sentences := reasons[0].Sentences(c.lang); len(sentences) > 0 {
			condition += " (" + strings.Join(sentences, "; ") + ")"
		}
		return condition, place
	}
	was, from := text(c.a)
	is, to := text(c.b)
	place := cmp.Or(to, from)
	if place == "" || was == is {
		return nil
	}
	return []Cause{{Kind: "rule", ID: folderIn(place), Name: c.itemName(k.id), A: textValue(was), B: textValue(is), Place: place, Law: laws(c.a, c.b, k)}}
}

// folderIn gives the folder of file:line.
func folderIn(place string) string {
	file, _, _ := strings.Cut(place, ":")
	return file[:max(0, strings.LastIndexByte(file, '/'))]
}

// partOf are the rules and keys of data that decide one part of an item's answer and no other.
// What is not named here, such as helpers and thresholds, may decide any.
var partOf = map[string]string{
	"applies": "status", "/effective": "status", "prerequisites": "edge", "may_commit": "offered", "refusals": "offered", "/commitment": "offered",
	"duration": "days", "/days": "days", "/special_procedures": "days", "/counts_in_approval_clock": "days",
}

// aside are keys of data that decide no answer.
var aside = []string{
	"/name", "/summary", "/note", "/departments", "/materials", "/intermediaries", "/fees", "/outputs", "/legal_basis", "/confidence",
}

// bearing gives the changes that may bear on a difference.
func (c *comparison) bearing(k key) []rules.Change {
	var folders, all []string
	switch k.kind {
	case ofItem:
		folders = []string{"items/" + itemOf(k.id)}
	case ofEdge:
		from, to, _ := strings.Cut(k.id, " ")
		folders = []string{"items/" + itemOf(to), "items/" + itemOf(from)}
	case ofProblem:
		folders = []string{"problems/profile/" + k.id, "problems/plan/" + k.id}
	case ofFact:
		folders = []string{"derived/" + k.id}
	}
	for _, folder := range folders {
		for _, side := range []Side{c.sideA, c.sideB} {
			all = append(all, side.again.set.Leans(folder)...)
		}
	}
	own := func(in []string, part bool) []rules.Change {
		var found []rules.Change
		for _, change := range c.changes {
			first := change.Name
			if change.Data {
				first = "/" + strings.SplitN(strings.TrimPrefix(change.Name, "/"), "/", 2)[0]
			}
			decides := partOf[first]
			wanted := k.what
			if k.kind == ofEdge {
				wanted = "edge"
			}
			switch {
			case !change.Data && strings.HasPrefix(change.Folder, "items/") && !slices.Contains(folders, change.Folder):
				// No item asks another one's rules, only its numbers.
			case !slices.Contains(in, change.Folder), part && change.Data && slices.Contains(aside, first):
			case part && decides != "" && decides != wanted && !(wanted == "chosen" && decides == "offered"):
			default:
				found = append(found, change)
			}
		}
		return found
	}
	if found := own(folders, true); len(found) > 0 {
		return found
	}
	if found := own(all, true); len(found) > 0 {
		return found
	}
	if found := own(all, false); len(found) > 0 {
		return found
	}
	var facts []string
	for _, folder := range c.changes {
		if strings.HasPrefix(folder.Folder, "facts/") || strings.HasPrefix(folder.Folder, "derived/") ||
			strings.HasPrefix(folder.Folder, "calendar/") || folder.Folder == "route" {
			facts = append(facts, folder.Folder)
		}
	}
	return own(facts, false)
}
