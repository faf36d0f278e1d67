package serve

import (
	"net/http"

	"sevenlists/api/answerlink"
	"sevenlists/planner/lang"
)

// answerRoutes are those by which somebody without an account answers one question.
func (s *Server) answerRoutes() []Route {
	const at = "/api/v1/answers/{token}"
	return []Route{
		{
			Name: "answer_read", Method: http.MethodGet, Path: at, Group: "answers", Action: "answer.read", Secret: true,
			Summary: lang.Text{ZH: "打开答复链接：问题、选项和截止日", EN: "Open a link for an answer: the question, what may be chosen, and until when"},
			Answer:  answerlink.Asked{}, Handle: linked(readAsked),
		},
		{
			Name: "answer_give", Method: http.MethodPost, Path: at, Group: "answers", Action: "answer.give", Secret: true, Once: true,
			Summary: lang.Text{ZH: "通过链接答复，只能一次", EN: "Answer by a link, once"},
			Body:    answerlink.Answer{}, Handle: linked(giveAnswer),
		},
	}
}

// linked says that this server takes no answers, where it does not.
func linked(handle func(*Call) error) func(*Call) error {
	return func(c *Call) error {
		if c.Server.Answers == nil {
			return notSetUp()
		}
		c.Response().Header().Set("Cache-Control", "no-store")
		return handle(c)
	}
}

func readAsked(c *Call) error {
	q, err := c.Server.Answers.Read(c.Context(), c.Path("token"))
	if err != nil {
		return err
	}
	return c.JSON(q.In(c.Lang))
}

func giveAnswer(c *Call) error {
	var a answerlink.Answer
	if err := c.Decode(&a); err != nil {
		return err
	}
	if err := c.Server.Answers.Use(c.Context(), c.Path("token"), c.Key(), a); err != nil {
		return err
	}
	return c.Nothing()
}
