package project

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// The kinds of the records of what is entrusted: its view, and the data of the person.
const (
	kindEntrusting = "entrusting"
	kindPerson     = "entrusting_person"
)

// entrustingPrefix begins the id of everything entrusted, and the name of no other stream.
const entrustingPrefix = "e"

// The types of event in the log of something entrusted.
const (
	EventSubmitted = "entrusting_submitted"
	EventAccepted  = "entrusting_accepted"
	EventDeclined  = "entrusting_declined"
	EventErased    = "entrusting_person_erased"
)

// The states of something entrusted.
const (
	Waiting  = "waiting"
	Accepted = "accepted"
	Declined = "declined"
)

// Form is what whoever entrusts a project says.
type Form struct {
	Company    string `json:"company" most:"100"`
	CreditCode string `json:"credit_code" most:"40"` // unified social credit code
	Contact    string `json:"contact" most:"50"`     // a person's name
	Telephone  string `json:"telephone" most:"40"`
	Street     string `json:"street" most:"100"` // id of the street or town in which the project lies
	Consent    bool   `json:"consent"`           // to what the terms say
}

// Person is what is kept of whoever entrusts a project: outside the log, so that it can be erased.
type Person struct {
	Company     string    `json:"company"`
	CreditCode  string    `json:"credit_code"`
	Contact     string    `json:"contact"`
	Telephone   string    `json:"telephone"`
	ConsentedAt time.Time `json:"consented_at"`
	Consent     lang.Text `json:"consent"` // to which words
	// Salt keeps others from finding a telephone number by its hash, and makes the receipt.
	Salt string `json:"salt"`
}

// Submission is the body of entrusting_submitted: what was entrusted, and nothing of the person.
type Submission struct {
	Street     string        `json:"street"`
	Owner      string        `json:"owner,omitempty"` // account of whoever entrusts, where there is one
	ReplyBy    calendar.Date `json:"reply_by"`        // last day on which it is to be answered
	Name       string        `json:"name"`            // of the project
	Link       string        `json:"link_name"`       // of the preview, which its id alone opens
	Profile    string        `json:"profile"`         // hash of the canonical profile
	Plot       string        `json:"plot,omitempty"`  // hash of the version of the plot
	Rules      string        `json:"rules_revision"`  // by which it was previewed
	Plan       string        `json:"plan"`            // hash of the plan as it was previewed
	Options    Options       `json:"options"`         // by which it was
	Finish     calendar.Date `json:"finish"`          // of that plan
	Items      int           `json:"items"`           // required by it
	PersonID   string        `json:"person_id"`       // of the record that holds who entrusts
	PersonHash string        `json:"person_hash"`     // of that record
}

// Entrusting is a project that somebody entrusts (委托代办), as its log has it.
type Entrusting struct {
	ID         string        `json:"id"`
	Sequence   int64         `json:"sequence"` // the version that If-Match names
	State      string        `json:"state" oneof:"waiting accepted declined"`
	CreatedAt  time.Time     `json:"created_at"`
	By         string        `json:"by,omitempty"`         // account that answered
	AnsweredAt time.Time     `json:"answered_at,omitzero"` // when
	AnsweredOn calendar.Date `json:"answered_on,omitzero"` // in China
	Reason     string        `json:"reason,omitempty"`     // why it was declined
	Project    string        `json:"project,omitempty"`    // that it became
	Erased     bool          `json:"person_erased"`        // the record of who entrusts is gone
	Overdue    bool          `json:"overdue"`              // not answered, and its day has passed
	Submission
	Person *Person `json:"-"` // where it was asked for
}

// Answered is the body of entrusting_accepted and entrusting_declined.
type Answered struct {
	Project string `json:"project,omitempty"`
	Agent   string `json:"agent,omitempty"`
	Adviser string `json:"adviser,omitempty"`
	Reason  string `json:"reason,omitempty"`
}

// Object gives what the rules of access ask of something entrusted.
func (e *Entrusting) Object() Object {
	return Object{Kind: kindEntrusting, ID: e.ID, Owner: e.Owner, Street: e.Street, State: e.State}
}

// check holds a form to what it must say, and gives it as it is kept.
func (s *Service) check(f Form) (Form, error) {
	var faults fault.List
	line := func(at string, value *string, most int) {
		if *value = strings.TrimSpace(*value); *value == "" {
			faults.Add(fault.New(fault.Invalid, "entrusting.missing", at))
			return
		}
		faults = append(faults, fault.All(text(at, *value, most))...)
	}
	line("/company", &f.Company, 100)
	line("/contact", &f.Contact, 50)
	code, err := CreditCode(f.CreditCode)
	faults = append(faults, fault.All(err)...)
	f.CreditCode = code
	if f.Telephone = telephone(f.Telephone); f.Telephone == "" {
		faults.Add(fault.New(fault.Invalid, "entrusting.telephone", "/telephone"))
	}
	if _, known := s.terms.street(f.Street); !known {
		ids := s.terms.streetIDs()
		faults.Add(fault.New(fault.Invalid, "entrusting.street", "/street", f.Street, ids, fault.Nearest(f.Street, ids)))
	}
	if !f.Consent {
		faults.Add(fault.New(fault.Invalid, "entrusting.consent", "/consent"))
	}
	return f, faults.Err()
}

// telephone gives a telephone number without what people put between its digits; empty where it is none.
func telephone(text string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(text) {
		switch {
		case r >= '0' && r <= '9', r == '+' && b.Len() == 0:
			b.WriteRune(r)
		case strings.ContainsRune(" -()（）－", r):
		default:
			return ""
		}
	}
	if digits := len(strings.TrimPrefix(b.String(), "+")); digits < 7 || digits > 15 {
		return ""
	}
	return b.String()
}

// Submitted is what whoever entrusts a project gets: only with the receipt can they look after it.
type Submitted struct {
	ID      string        `json:"id"`
	Receipt string        `json:"receipt"`  // a secret of 160 bits
	ReplyBy calendar.Date `json:"reply_by"` // last day on which it is to be answered
}

// Entrust puts the project of a preview into the queue of what is entrusted.
//
// It returns NotFound preview.link.unknown, a fault.List of Invalid for the form, and Conflict
// request.key_reused.
func (s *Service) Entrust(ctx context.Context, call Call, link string, form Form) (*Submitted, error) {
	kept, err := s.linked(ctx, link)
	if err != nil {
		return nil, err
	}
	form, err = s.check(form)
	if err != nil {
		return nil, err
	}
	if call.Key == "" {
		if call.Key, err = s.secret(); err != nil {
			return nil, err
		}
	}
	id := store.DerivedID(entrustingPrefix, "entrusting", link, call.Account, call.Key)
	// The hash of the request stands in the log: it must not tell who asks.
	request, err := call.requestHash("entrust", []any{link, form})
	if err != nil {
		return nil, err
	}
	if e, err := s.entrusted(ctx, id); err == nil {
		return s.submittedAgain(ctx, e, call, request)
	} else if !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	return s.submit(ctx, call, kept, id, request, form)
}

// submit writes what is entrusted for the first time.
func (s *Service) submit(ctx context.Context, call Call, kept *linked, id, request string, form Form) (*Submitted, error) {
	person, record, hash, err := s.keepPerson(ctx, form)
	if err != nil {
		return nil, err
	}
	plan, err := unzipped(kept.Plan)
	if err != nil {
		return nil, err
	}
	e := Submission{
		Street: form.Street, Owner: call.Account, Name: kept.Name, Link: nameOfSecret(kept.ID), Rules: kept.Rules,
		Plot: kept.Plot, Options: kept.Options, Finish: kept.Finish, Items: kept.Items, PersonID: record, PersonHash: hash,
		ReplyBy: s.Rules().Calendar().Add(s.today(), s.terms.ReplyDays),
	}
	if e.Profile, err = s.store.Keep(ctx, kept.Profile); err != nil {
		return nil, err
	}
	if e.Plan, err = s.store.Keep(ctx, plan); err != nil {
		return nil, err
	}
	ev, err := event(EventSubmitted, s.today(), e)
	if err != nil {
		return nil, err
	}
	after, err := s.writeEntrusting(ctx, id, call, person.salted(request), func(*Entrusting) ([]store.Event, error) { return []store.Event{ev}, nil })
	if err != nil {
		_ = s.store.Delete(ctx, kindPerson, record, 0)      // nobody refers to it
		if e, again := s.entrusted(ctx, id); again == nil { // the same request, at the same moment
			return s.submittedAgain(ctx, e, call, request)
		}
		return nil, err
	}
	return s.submitted(after)
}

// salted ties the hash of a request to the salt of the person's record, so that nothing in the log can
// be tried against names and numbers.
func (p *Person) salted(request string) string { return store.Hash([]byte(p.Salt + "\x00" + request)) }

// submittedAgain answers a repeated request.
func (s *Service) submittedAgain(ctx context.Context, e *Entrusting, call Call, request string) (*Submitted, error) {
	d, err := s.store.Find(ctx, e.ID, call.stored())
	if err != nil {
		return nil, err
	}
	first, err := d.Open()
	if err != nil {
		return nil, err
	}
	if e.Person, err = s.person(ctx, e); err != nil {
		return nil, err
	}
	if first.Request != e.Person.salted(request) {
		return nil, fault.New(fault.Conflict, "request.key_reused", "Idempotency-Key")
	}
	return s.submitted(e)
}

func (s *Service) submitted(e *Entrusting) (*Submitted, error) {
	return &Submitted{ID: e.ID, Receipt: receiptOf(e.ID, e.Person), ReplyBy: e.ReplyBy}, nil
}

// keepPerson keeps who entrusts, and gives the id and the hash of the record.
func (s *Service) keepPerson(ctx context.Context, f Form) (p *Person, id, hash string, err error) {
	var secrets [2]string
	for i := range secrets {
		if secrets[i], err = s.secret(); err != nil {
			return nil, "", "", err
		}
	}
	now := s.now().UTC().Truncate(time.Second)
	p = &Person{
		Company: f.Company, CreditCode: f.CreditCode, Contact: f.Contact, Telephone: f.Telephone, ConsentedAt: now,
		Consent: s.terms.Consent, Salt: secrets[1],
	}
	body, err := json.Marshal(p)
	if err != nil {
		return nil, "", "", err
	}
	record := store.Record{Kind: kindPerson, ID: secrets[0], Version: 1, Sort: store.SortTime(now), Body: body}
	return p, record.ID, store.Hash(body), s.store.Put(ctx, record)
}

// person reads who entrusts; NotFound entrusting.erased where that was erased.
func (s *Service) person(ctx context.Context, e *Entrusting) (*Person, error) {
	r, err := s.store.Get(ctx, kindPerson, e.PersonID)
	if errors.Is(err, store.ErrNotFound) {
		return nil, fault.New(fault.NotFound, "entrusting.erased", "")
	}
	if err != nil {
		return nil, err
	}
	if store.Hash(r.Body) != e.PersonHash {
		return nil, fmt.Errorf("the record of who entrusted %s is not the one that was kept", e.ID)
	}
	p := &Person{}
	return p, json.Unmarshal(r.Body, p)
}

// receiptOf makes the receipt of what was entrusted: whoever has neither it nor the salt cannot.
func receiptOf(id string, p *Person) string {
	sum := sha256.Sum256([]byte("receipt\x00" + id + "\x00" + p.Salt))
	return store.IDText(sum[:20])
}

// ByReceipt gives what was entrusted to whoever has its receipt.
//
// It returns NotFound entrusting.unknown where the receipt is not that of it, or there is none.
func (s *Service) ByReceipt(ctx context.Context, id, receipt string) (*Entrusting, error) {
	e, err := s.Entrusting(ctx, id)
	if err != nil {
		return nil, err
	}
	if e.Person == nil || subtle.ConstantTimeCompare([]byte(receiptOf(id, e.Person)), []byte(receipt)) != 1 {
		return nil, fault.New(fault.NotFound, "entrusting.unknown", "", id)
	}
	return e, nil
}

// Entrusting gives what was entrusted, with who did it; Person is nil where that was erased.
//
// It returns NotFound entrusting.unknown.
func (s *Service) Entrusting(ctx context.Context, id string) (*Entrusting, error) {
	if !isID(id, entrustingPrefix) {
		return nil, fault.New(fault.NotFound, "entrusting.unknown", "", id)
	}
	e, err := s.entrusted(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, fault.New(fault.NotFound, "entrusting.unknown", "", id)
	}
	if err != nil {
		return nil, err
	}
	var gone *fault.Error
	if e.Person, err = s.person(ctx, e); errors.As(err, &gone) && gone.Code == "entrusting.erased" {
		return e, nil
	}
	return e, err
}
