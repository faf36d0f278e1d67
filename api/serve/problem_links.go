package serve

import (
	"net/http"

	"sevenlists/api/answerlink"
	"sevenlists/api/project"
	"sevenlists/api/track/problems"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// NewOpinionLink names the party for which a one-time link is made.
type NewOpinionLink struct {
	Party string `json:"party" most:"100"` // id within the round
}

// NewQuestionLink says until when the link of a question is good.
type NewQuestionLink struct {
	Until calendar.Date `json:"until,omitzero"` // the day on which the answer is due where it is not given
}

// AnswerLink is a one-time link: whoever has it answers that one question, once. It is shown this once, and
// a link that was made for the same question before is good no more.
type AnswerLink struct {
	Path  string        `json:"path"`  // of the question and of its answer, below the address of this server
	Until calendar.Date `json:"until"` // the last day
}

// matterLinkRoutes are those by which people without an account are asked.
func matterLinkRoutes(at string) []Route {
	return []Route{
		{
			Name: "opinion_link", Method: http.MethodPost, Path: at + "opinions/{round}/links", Group: "problems", Action: "opinion.link",
			Object: matterObject(matterKinds[2]), Body: NewOpinionLink{}, Answer: AnswerLink{}, Status: http.StatusCreated,
			Summary: lang.Text{ZH: "为没有账户的一方发出一次性意见链接", EN: "Make a one-time link for a party without an account"},
			Handle: linked(func(c *Call) error {
				var body NewOpinionLink
				if err := c.Decode(&body); err != nil {
					return err
				}
				return c.issue(func(p *project.Project, m problems.Matter) (answerlink.Question, error) {
					return c.Server.Track.OpinionLink(p, m.(*problems.Round), body.Party)
				})
			}),
		},
		{
			Name: "question_link", Method: http.MethodPost, Path: at + "questions/{question}/links", Group: "problems", Action: "question.link",
			Object: matterObject(matterKinds[1]), Body: NewQuestionLink{}, Answer: AnswerLink{}, Status: http.StatusCreated,
			Summary: lang.Text{ZH: "为没有账户的部门发出一次性答复链接", EN: "Make a one-time link for a department without an account"},
			Handle: linked(func(c *Call) error {
				var body NewQuestionLink
				if err := c.Decode(&body); err != nil {
					return err
				}
				return c.issue(func(p *project.Project, m problems.Matter) (answerlink.Question, error) {
					return c.Server.Track.QuestionLink(p, m.(*problems.Question), body.Until)
				})
			}),
		},
	}
}

// issue makes a link for what a matter asks, and shows it once.
func (c *Call) issue(asks func(*project.Project, problems.Matter) (answerlink.Question, error)) error {
	found := c.Found.(matterFound)
	q, err := asks(found.p, found.m)
	if err != nil {
		return err
	}
	token, err := c.Server.Answers.Issue(c.Context(), q)
	if err != nil {
		return err
	}
	return c.JSON(AnswerLink{Path: "/api/v1/answers/" + token, Until: q.Until})
}
