package letter

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/docx"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

// block is the folder of the letters below the rules: a folder a kind.
const block = "letters"

// What a letter is about.
const (
	AboutPlan     = "plan"     // a project's plan as a whole
	AboutItem     = "item"     // one item of it
	AboutCase     = "case"     // the handling of one item
	AboutReminder = "reminder" // a reminder of supervision
)

// Kind is one kind of letter, as the district words it.
type Kind struct {
	ID    string    `json:"id" data:"-"`
	Name  lang.Text `json:"name"`
	About string    `json:"about" oneof:"plan item case reminder"`
	Order int       `json:"order"`
	// Needs is the field without which the letter has nothing to say; empty: it may always be written.
	Needs string `json:"needs,omitempty"`
	// Steps are the steps of a case that the letter documents: the last such entry gives its date and number.
	Steps []string `json:"steps,omitempty"`
	// Numbering gives the letter its number where nobody did: {year} is that of its date, {project} the id of the
	// project, {n} the document of its log on which it rests.
	Numbering  string  `json:"numbering,omitempty"`
	Across     bool    `json:"across,omitempty"` // on paper across
	Confidence string  `json:"confidence" oneof:"high medium low"`
	Blocks     []Block `json:"blocks"`

	templates map[lang.Lang][]byte // of the district's own, where it has some
}

// Block is a paragraph or a table of a letter.
type Block struct {
	Style string    `json:"style,omitempty" oneof:"title number heading address text sign note"`
	Text  lang.Text `json:"text,omitzero"`
	// When is a field: the block stands only where it is not empty.
	When string `json:"when,omitempty"`
	// Each is a list: the paragraph, or the row of the table, stands once for every row of it.
	Each    string   `json:"each,omitempty"`
	Columns []Column `json:"columns,omitempty"` // make it a table
}

// Column is one column of a table in a letter.
type Column struct {
	Title lang.Text `json:"title"`
	Text  string    `json:"text"`
	Width int       `json:"width" least:"1"` // as a share of those of all columns
}

// Book is all kinds of letters of a district.
type Book struct {
	kinds []*Kind
	shape docx.Shape
}

// Read reads the letters of a folder of rules; one without them has those that the program ships. A kind
// may have templates that were made in Word beside it: template.docx, and template.en.docx for English.
//
// It returns a fault.List: RuleBroken where a letter names a field that is none, with file and line, and
// Invalid docx.* where a template cannot be used.
func Read(folder fs.FS, v *rules.Vocabulary) (*Book, error) {
	if _, err := fs.Stat(folder, block); err != nil {
		folder = policies.FS
	}
	loaded, err := rules.LoadBeside(folder, block)
	if err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(folder, block)
	if err != nil {
		return nil, fault.New(fault.NotFound, "rules.folder", "", block).Because(err)
	}
	book, faults := &Book{shape: ShapeOf(v)}, fault.List{}
	for _, e := range entries {
		at := block + "/" + e.Name()
		if _, err := fs.Stat(folder, at+"/data.yaml"); !e.IsDir() || err != nil {
			continue
		}
		kind := &Kind{}
		if err := loaded.Decode(at, kind); err != nil {
			faults = append(faults, fault.All(err)...)
			continue
		}
		kind.ID = e.Name()
		faults = append(faults, book.check(kind, loaded, at)...)
		faults = append(faults, book.takeTemplates(kind, folder, at)...)
		book.kinds = append(book.kinds, kind)
	}
	slices.SortStableFunc(book.kinds, func(a, b *Kind) int { return cmp.Or(cmp.Compare(a.Order, b.Order), strings.Compare(a.ID, b.ID)) })
	return book, faults.Err()
}

// check looks for fields that are none.
func (b *Book) check(k *Kind, loaded *rules.Beside, at string) fault.List {
	var faults fault.List
	if k.Needs != "" && !slices.Contains(b.fields(), k.Needs) {
		faults.Add(fault.New(fault.RuleBroken, "letter.field", loaded.Place(at, "/needs"), k.ID, k.Needs, fault.Nearest(k.Needs, b.fields())))
	}
	for _, l := range []lang.Lang{lang.ZH, lang.EN} {
		_, err := docx.Expand(k.blocks(l), b.shape, nil)
		for _, f := range fault.All(err) {
			faults.Add(fault.New(fault.RuleBroken, f.Code, loaded.Place(at, "/blocks"), f.Args...))
		}
	}
	return faults
}

// fields are the fields and the groups of fields that a letter may hang on.
func (b *Book) fields() []string {
	var all []string
	for name := range b.shape {
		all = append(all, name)
	}
	slices.Sort(all)
	return append(all, b.shape.Names()...)
}

// Fields are all fields of a letter, those of groups and lists behind a dot.
func (b *Book) Fields() []string { return b.shape.Names() }

func (b *Book) takeTemplates(k *Kind, folder fs.FS, at string) fault.List {
	var faults fault.List
	k.templates = map[lang.Lang][]byte{}
	for l, name := range map[lang.Lang]string{lang.ZH: "template.docx", lang.EN: "template.en.docx"} {
		content, err := fs.ReadFile(folder, at+"/"+name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			faults.Add(fault.New(fault.NotFound, "file.read", "", at+"/"+name).Because(err))
			continue
		}
		for _, f := range fault.All(docx.Check(content, b.shape)) {
			c := *f
			c.Path = at + "/" + name + "/" + f.Path
			faults.Add(&c)
		}
		k.templates[l] = content
	}
	return faults
}

// Kinds are all kinds, in the district's order.
func (b *Book) Kinds() []*Kind { return b.kinds }

// Kind finds a kind. It returns NotFound letter.kind.
func (b *Book) Kind(id string) (*Kind, error) {
	var ids []string
	for _, k := range b.kinds {
		if k.ID == id {
			return k, nil
		}
		ids = append(ids, k.ID)
	}
	return nil, fault.New(fault.NotFound, "letter.kind", "", id, ids, fault.Nearest(id, ids))
}

// blocks are those of a kind in one language.
func (k *Kind) blocks(l lang.Lang) []docx.Block {
	list := make([]docx.Block, len(k.Blocks))
	for i, b := range k.Blocks {
		list[i] = docx.Block{Style: docx.Style(cmp.Or(b.Style, string(docx.Text))), Text: b.Text.In(l), When: b.When, Each: b.Each}
		for _, c := range b.Columns {
			list[i].Columns = append(list[i].Columns, docx.Column{Title: c.Title.In(l), Text: c.Text, Width: c.Width})
		}
	}
	return list
}

// Ready reports whether there is what the letter is about. It returns Conflict letter.needs.
func (b *Book) Ready(k *Kind, l *Letter) error {
	if k.Needs == "" {
		return nil
	}
	found, err := docx.Expand([]docx.Block{{When: k.Needs}}, b.shape, l.values())
	if err == nil && len(found) == 0 {
		err = fault.New(fault.Conflict, "letter.needs", "", k.Name.In(l.Lang), k.Needs)
	}
	return err
}

// NumberOf is the number that the program gives a letter of a day that rests on a document of a project's log;
// empty where the kind has no numbering.
func (k *Kind) NumberOf(on calendar.Date, project string, document int64) string {
	year, _, _ := strings.Cut(on.String(), "-")
	return strings.NewReplacer("{year}", year, "{project}", project, "{n}", strconv.FormatInt(document, 10)).Replace(k.Numbering)
}
