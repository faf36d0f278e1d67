package docx

import (
	"path"
	"slices"
	"strings"

	"sevenlists/planner/fault"
)

// harmlessFields are the fields of Word that only tell of the document itself. All others are refused:
// some of them fetch files, start programs or run macros.
var harmlessFields = []string{
	"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "TITLE", "SUBJECT",
	"TOC", "PAGEREF", "REF", "NOTEREF", "SEQ", "STYLEREF", "=",
}

// dangerousFolders hold what a letter needs none of, and dangerousTypes are content types of it.
var (
	dangerousFolders = []string{"embeddings", "activex", "customui", "ctrlprops"}
	dangerousTypes   = []string{"macroenabled", "vbaproject", "oleobject", "activex", "octet-stream", "html", "rtf", "mhtml"}
	dangerousLinks   = []string{"/attachedtemplate", "/afchunk", "/oleobject", "/package", "/vbaproject", "/control", "/subdocument", "/frame", "/mailmergesource"}
)

// dangers is what a part has by which a document could run or fetch something.
func (x *part) dangers() fault.List {
	var faults fault.List
	kind := strings.ToLower(x.kind)
	in := func(text string) func(string) bool { return func(s string) bool { return strings.Contains(text, s) } }
	if kind != relsType && slices.ContainsFunc(dangerousTypes, in(kind)) || strings.HasSuffix(strings.ToLower(x.name), ".bin") ||
		slices.ContainsFunc(strings.Split(strings.ToLower(path.Dir(x.name)), "/"), func(step string) bool { return slices.Contains(dangerousFolders, step) }) {
		faults.Add(refused("active", x.name))
	}
	switch {
	case x.root == nil:
	case strings.HasSuffix(x.name, ".rels"):
		for _, n := range x.root.kids {
			switch {
			case strings.EqualFold(n.attr("TargetMode"), "External"):
				faults.Add(refused("outside", x.name, shorten(n.attr("Target"))))
			case slices.ContainsFunc(dangerousLinks, func(end string) bool { return strings.HasSuffix(strings.ToLower(n.attr("Type")), end) }):
				faults.Add(refused("active", x.name))
			}
		}
	default:
		if !x.plainPrefix() {
			faults.Add(refused("prefix", x.name))
		}
		faults = append(faults, x.fields()...)
	}
	return faults
}

// plainPrefix reports whether the elements of Word have the prefix that Word gives them, and no others
// do: they are known by it.
func (x *part) plainPrefix() bool {
	plain := true
	x.root.walk(func(n *node) {
		for _, a := range n.attrs {
			if (a.name == "xmlns" || strings.HasPrefix(a.name, "xmlns:")) && (a.name == "xmlns:w") != (a.value == wordSpace) {
				plain = false
			}
		}
	})
	return plain
}

// fields refuses fields that do more than tell of the document. Their instruction may be cut into
// pieces, and a field may stand in the instruction of another.
func (x *part) fields() fault.List {
	var faults fault.List
	var open []string
	said := map[string]bool{}
	judge := func(instruction string) {
		words := strings.Fields(instruction)
		if len(words) == 0 {
			return
		}
		name := strings.ToUpper(words[0])
		if strings.HasPrefix(name, "=") {
			name = "="
		}
		if !slices.Contains(harmlessFields, name) && !said[name] && len(faults) < mostFindings {
			said[name] = true
			faults.Add(refused("field_code", x.name, shorten(name)))
		}
	}
	x.root.walk(func(n *node) {
		switch n.local() {
		case "fldSimple":
			judge(n.attr("w:instr"))
		case "fldChar":
			switch n.attr("w:fldCharType") {
			case "begin":
				open = append(open, "")
			case "separate", "end":
				if top := len(open) - 1; top >= 0 {
					judge(open[top])
					open[top] = ""
					if n.attr("w:fldCharType") == "end" {
						open = open[:top]
					}
				}
			}
		case "instrText":
			if top := len(open) - 1; top >= 0 {
				open[top] += n.content()
			} else {
				judge(n.content())
			}
		case "altChunk", "object", "control", "subDoc":
			if !said[n.local()] {
				said[n.local()] = true
				faults.Add(refused("active", x.name))
			}
		}
	})
	for _, instruction := range open {
		judge(instruction)
	}
	return faults
}

// shorten keeps what a stranger wrote short enough for a message.
func shorten(s string) string {
	const longest = 60
	r := []rune(strings.ToValidUTF8(s, "\uFFFD"))
	if len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return string(r)
}
