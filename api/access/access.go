// Package access asks the rules of policies/access who may do what. It knows no role and no action by
// name: both are data of that folder, and so is what an action is given for. Whatever the rules do not
// grant is refused, and so is everything where they fail.
package access

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// block is the folder in which the rules lie.
const block = "access"

// Account is who asks.
type Account struct {
	ID         string   // empty for somebody without an account
	Roles      []string // ids of Roles
	Department string   // id of a department, for roles whose rights are bounded by it
	Street     string   // id of a street or town, likewise
	// Scopes are what an access token is limited to: actions, or groups of them such as project.*. Nil where the account did not come by a token; an empty list allows nothing.
	Scopes []string
	// StandsFor are the accounts of those who are absent today and whose deputy this one is.
	StandsFor []string
}

// Anonymous reports whether nobody is logged in.
func (a Account) Anonymous() bool { return a.ID == "" }

// Has reports whether the account has a role.
func (a Account) Has(role string) bool { return slices.Contains(a.Roles, role) }

// Object is what something is done to.
type Object struct {
	Kind        string   `json:"kind"`        // project, preview, entrusting, webhook, job, token, user
	ID          string   `json:"id"`          // its id
	Owner       string   `json:"owner"`       // account to which it belongs
	Agent       string   `json:"agent"`       // account of the agent (代办员)
	Adviser     string   `json:"adviser"`     // account of the adviser (咨询专员)
	Departments []string `json:"departments"` // ids of the departments that it concerns
	Street      string   `json:"street"`      // id of the street or town in which it lies
	State       string   `json:"state"`       // such as archived of a project, waiting of something entrusted
}

// Request is one question: may this account do that to this object?
type Request struct {
	Account Account
	Action  string
	Object  *Object // nil where the action is done to none, such as a listing
}

// Reason is what a decision rests on.
type Reason struct {
	ID    string    `json:"id"`    // name of the rule
	Title lang.Text `json:"title"` // its title
}

// Decision answers a request.
type Decision struct {
	Allowed bool
	// Because is what grants it, where it is allowed; where it is refused, what stands against it. Empty
	// where it is refused for want of a grant.
	Because []Reason
	// Needed are the grants one of which would allow it, where none holds. Empty where the rules know no
	// such action.
	Needed []Reason
}

// Rules are the rules of one folder, ready to be asked from many goroutines at once.
type Rules struct {
	revision   string
	roles      []Role
	firstRoles []string
	actions    []Action
	byAction   map[string]*Action
	byRole     map[string]*Role
	titles     map[string]lang.Text // of grants and bars by their path
	decide     rego.PreparedEvalQuery
	reach      rego.PreparedPartialQuery
	// strangers holds what was answered of somebody without an account and of no object: a question that
	// the action alone tells from others, so that the rules, which read no clock, answer it once.
	strangers sync.Map // action: Decision
}

// Load reads the rules of policies/access from a folder laid out like policies/. It returns a
// fault.List of kind RuleBroken with file and line where they are broken, name a rule that does not
// exist or ask for something that no account has; of kind NotFound where the folder has none.
func Load(folder fs.FS) (*Rules, error) {
	b, err := rules.LoadBeside(folder, block)
	if err != nil {
		return nil, err
	}
	r := &Rules{
		revision: b.Revision, byAction: map[string]*Action{}, byRole: map[string]*Role{}, titles: map[string]lang.Text{},
	}
	if err := r.read(b); err != nil {
		return nil, err
	}
	return r, r.prepare(b)
}

// Revision is a hash of the files of the rules.
func (r *Rules) Revision() string { return r.revision }

// prepare compiles the two queries.
func (r *Rules) prepare(b *rules.Beside) error {
	ctx := context.Background()
	store := inmem.NewFromObjectWithOpts(b.Data, inmem.OptReturnASTValuesOnRead(true))
	broken := func(err error) error {
		return fault.List{fault.New(fault.RuleBroken, "rules.eval", block, err.Error()).Because(err)}
	}
	var err error
	r.decide, err = rego.New(rego.Query("data.access.decision"), rego.Compiler(b.Compiler), rego.Store(store),
		rego.StrictBuiltinErrors(true)).PrepareForEval(ctx)
	if err != nil {
		return broken(err)
	}
	r.reach, err = rego.New(rego.Query("some name in data.access.actions[input.action].to; data.access.grants[name]"), rego.Compiler(b.Compiler), rego.Store(store),
		rego.Unknowns([]string{"input.object"}), rego.StrictBuiltinErrors(true)).PrepareForPartial(ctx)
	if err != nil {
		return broken(err)
	}
	return nil
}

// Decide answers a request. An error means that the rules could not be asked, and that the action
// must be refused.
func (r *Rules) Decide(ctx context.Context, q Request) (Decision, error) {
	if ctx.Err() != nil {
		return Decision{}, r.failed(ctx, ctx.Err())
	}
	if !q.ofAStranger() || r.byAction[q.Action] == nil {
		return r.evaluate(ctx, q)
	}
	if known, ok := r.strangers.Load(q.Action); ok {
		return known.(Decision), nil
	}
	d, err := r.evaluate(ctx, q)
	if err == nil {
		r.strangers.Store(q.Action, d)
	}
	return d, err
}

// ofAStranger reports whether nothing is known of who asks, and no object is asked about.
func (q Request) ofAStranger() bool {
	a := q.Account
	return q.Object == nil && a.ID == "" && len(a.Roles) == 0 && a.Department == "" && a.Street == "" && a.Scopes == nil
}

func (r *Rules) evaluate(ctx context.Context, q Request) (Decision, error) {
	results, err := r.decide.Eval(ctx, rego.EvalParsedInput(input(q)))
	if err != nil {
		return Decision{}, r.failed(ctx, err)
	}
	if len(results) != 1 || len(results[0].Expressions) != 1 {
		return Decision{}, r.failed(ctx, fmt.Errorf("%d results", len(results)))
	}
	answer, ok := results[0].Expressions[0].Value.(map[string]any)
	if !ok {
		return Decision{}, r.failed(ctx, fmt.Errorf("no decision"))
	}
	allowed, ok := answer["allowed"].(bool)
	if !ok {
		return Decision{}, r.failed(ctx, fmt.Errorf("no decision"))
	}
	d := Decision{Allowed: allowed}
	granted := r.reasons("grants", answer["granted"])
	switch {
	case allowed:
		d.Because = granted
	default:
		d.Because = r.reasons("bars", answer["barred"])
		if action := r.byAction[q.Action]; action != nil && len(granted) == 0 {
			d.Needed = r.named("grants", action.To)
		}
	}
	return d, nil
}

func (r *Rules) failed(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return fault.New(fault.Unavailable, "rules.too_slow", block).Because(ctx.Err())
	}
	return fault.New(fault.RuleBroken, "rules.eval", block, err.Error()).Because(err)
}

// reasons gives the titles of the rules of one kind that held.
func (r *Rules) reasons(kind string, held any) []Reason {
	list, _ := held.([]any)
	names := make([]string, 0, len(list))
	for _, one := range list {
		if name, ok := one.(string); ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return r.named(kind, names)
}

func (r *Rules) named(kind string, names []string) []Reason {
	reasons := make([]Reason, len(names))
	for i, name := range names {
		reasons[i] = Reason{ID: name, Title: r.titles[kind+"."+name]}
	}
	return reasons
}

// input is a request as the rules read it. What is empty is absent.
func input(q Request) ast.Value {
	whole := ast.NewObject(
		item("action", ast.StringTerm(q.Action)),
		item("account", ast.NewTerm(accountInput(q.Account))),
	)
	if q.Object != nil {
		whole.Insert(ast.InternedTerm("object"), ast.NewTerm(objectInput(*q.Object)))
	}
	return whole
}

func accountInput(a Account) ast.Value {
	o := ast.NewObject(
		item("anonymous", ast.InternedTerm(a.Anonymous())),
		item("roles", texts(a.Roles)),
	)
	put(o, "id", a.ID)
	if a.Scopes != nil {
		o.Insert(ast.InternedTerm("scopes"), texts(a.Scopes))
	}
	if len(a.StandsFor) > 0 {
		o.Insert(ast.InternedTerm("stands_for"), texts(a.StandsFor))
	}
	put(o, "department", a.Department)
	put(o, "street", a.Street)
	return o
}

func objectInput(b Object) ast.Value {
	o := ast.NewObject()
	put(o, "kind", b.Kind)
	put(o, "id", b.ID)
	put(o, "owner", b.Owner)
	put(o, "agent", b.Agent)
	put(o, "adviser", b.Adviser)
	put(o, "street", b.Street)
	put(o, "state", b.State)
	if len(b.Departments) > 0 {
		o.Insert(ast.InternedTerm("departments"), texts(b.Departments))
	}
	return o
}

func item(key string, value *ast.Term) [2]*ast.Term { return ast.Item(ast.InternedTerm(key), value) }

func put(o ast.Object, key, value string) {
	if value != "" {
		o.Insert(ast.InternedTerm(key), ast.StringTerm(value))
	}
}

func texts(list []string) *ast.Term {
	terms := make([]*ast.Term, len(list))
	for i, one := range list {
		terms[i] = ast.StringTerm(one)
	}
	return ast.ArrayTerm(terms...)
}
