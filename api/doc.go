// Package api holds everything that serves. It stands between cmd and planner: it may call the
// planner, and nothing under planner may know of it. Its packages:
//
//	store      the event log, records and contents; sqlite and mongodb below it
//	account    who is who: accounts, passwords, sessions, tokens, OpenID Connect
//	access     who may do what: the Rego of policies/access, asked on every request
//	job        long work, divided and shared by leases
//	sheet      spreadsheets, read as rows within limits
//	project    projects, previews, plots and rule sets, folded from the log
//	track      projects under way: cases, clocks, problems, questions, opinions, the joint study
//	feed       streams of what happens, followed in the log
//	answerlink answers of people without an account, by a link that is good once
//	duefeed    calendars of what is due, under secret addresses
//	outbox     messages to people, brought to each once
//	guard      what keeps outgoing requests from the own network
//	webhook    what happens, sent to other systems
//	serve      HTTP: routes, OpenAPI, problem documents, limits, events out
package api
