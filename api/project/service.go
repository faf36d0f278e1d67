// Package project is what the server does with projects: it keeps their logs, issues their plans,
// and finds them again. It knows nothing of HTTP; the clock and the randomness come from outside.
//
// Whatever happens to a project is one document of its log. What is read and listed are views folded
// from the log, kept as records beside it and made anew by Rebuild.
package project

import (
	"context"
	"io"
	"io/fs"
	"sync"
	"time"

	"sevenlists/api/job"
	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/rules"
)

// System is the account in whose name the program acts by itself.
const System = "system"

// Config is what a Service is made of.
type Config struct {
	Store store.Store
	// Rules is the folder of the rule set in use, Set what was loaded from it, nil where nobody has yet.
	Rules fs.FS
	Set   *rules.Set
	Now   func() time.Time
	// Random gives what nobody may guess: crypto/rand.Reader.
	Random io.Reader
	// Program is the version of the program, which every issued plan keeps.
	Program string
	// Beside folds views of other packages from the same logs; nil where there are none.
	Beside Beside
}

// Beside folds views of another package from the logs of projects.
type Beside interface {
	// Views gives the views that a document changes; they are written with it.
	Views(ctx context.Context, d store.Document) ([]store.Record, error)
	// Behind gives the views that a crash left behind the log of a project, up to a sequence.
	Behind(ctx context.Context, id string, sequence int64) ([]store.Record, error)
}

// Service answers for all projects of one store. It may be used by many goroutines at once.
type Service struct {
	store    store.Store
	archive  *Archive
	plots    *Plots
	terms    *Terms
	examples []Example
	now      func() time.Time
	random   io.Reader
	program  string
	beside   Beside
	jobs     *job.Jobs
	intakes  chan struct{} // one for each spreadsheet that is read: each takes up to some 300 MB
	// comparisons are those of several projects that are made at once: each takes seconds of one processor.
	comparisons chan struct{}

	folder     fs.FS                   // of the rules as they were given, without what was published here
	own        []rules.RegisterVersion // the register that lies there
	publishing sync.Mutex              // of the register
	registered int64                   // sequence of the register that is in use; 0: nothing was published here
}

// New makes a service and keeps the rule set in use, so that whatever is issued under it can be
// made again when it is in use no more.
//
// It returns the errors of rules.Load and of the store.
func New(ctx context.Context, c Config) (*Service, error) {
	archive := newArchive(c.Store)
	set, err := c.Set, error(nil)
	if set == nil {
		if set, err = rules.Load(c.Rules); err != nil {
			return nil, err
		}
	}
	if err := archive.Use(ctx, c.Rules, set, c.Now()); err != nil {
		return nil, err
	}
	terms, err := readTerms(c.Rules)
	if err != nil {
		return nil, err
	}
	examples, err := readExamples(c.Rules, set)
	if err != nil {
		return nil, err
	}
	s := &Service{examples: examples, store: c.Store, archive: archive, plots: newPlots(c.Store), terms: terms, now: c.Now, random: c.Random, program: c.Program, beside: c.Beside, intakes: make(chan struct{}, 1), comparisons: make(chan struct{}, 2), folder: c.Rules, own: set.Register()}
	if err := s.FollowRegister(ctx); err != nil {
		return nil, err
	}
	s.jobs, err = job.New(job.Config{Store: c.Store, Now: c.Now, Random: c.Random, Works: map[string]job.Work{
		JobIntake: intakeWork{s}, JobReplan: replanWork{s}, JobSaving: savingWork{replanWork{s}}, JobReassign: reassignWork{s},
	}})
	return s, err
}

// Jobs does what is too long for one request.
func (s *Service) Jobs() *job.Jobs { return s.jobs }

// Rules is the rule set in use.
func (s *Service) Rules() *rules.Set { return s.archive.Current() }

// Terms are those on which previews are kept and projects entrusted.
func (s *Service) Terms() *Terms { return s.terms }

// Archive keeps every rule set that was ever used.
func (s *Service) Archive() *Archive { return s.archive }

// today is the date in China.
func (s *Service) today() calendar.Date { return DateOf(s.now()) }

// china is eight hours ahead of UTC all year round, since 1991.
const china = 8 * time.Hour

// DateOf is the day in China at a moment.
func DateOf(t time.Time) calendar.Date { return calendar.DateOf(t.UTC().Add(china).Date()) }

// secret gives an id of 160 bits that nobody can guess.
func (s *Service) secret() (string, error) {
	var b [20]byte
	if _, err := io.ReadFull(s.random, b[:]); err != nil {
		return "", fault.New(fault.Unavailable, "internal", "").Because(err)
	}
	return store.IDText(b[:]), nil
}
