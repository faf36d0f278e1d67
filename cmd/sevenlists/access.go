package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"sevenlists/api"
	"sevenlists/api/access"
	"sevenlists/planner/fault"
	"sevenlists/planner/source"
)

// accessCommand asks the rules of who may do what.
func (a *app) accessCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "access",
		Short: a.say("谁可以做什么", "who may do what"),
		Args:  arguments(0, 0),
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.accessExplain())
	return c
}

func (a *app) accessExplain() *cobra.Command {
	q := access.Question{Account: access.Account{ID: "me"}}
	var object, format string
	var anonymous bool
	c := &cobra.Command{
		Use:   "explain --as ROLE --action ACTION",
		Short: a.say("某个角色可否进行某个操作，为什么", "say whether a role may do something, and why"),
		Long: a.say("按规则文件夹的 access 回答。提问者的账户编号是 me：对象文件中写 owner: me，就是本人的对象。",
			"Answer by the rules in the folder access. Whoever asks is the account me: an object whose file says owner: me is their own."),
		Example: `  sevenlists access explain --as agent --action project.revise --object project.yaml
  sevenlists access explain --anonymous --action preview.plan`,
		Args: arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			switch {
			case q.Action == "":
				return fault.New(fault.Invalid, "usage.flag.value", "", "--action")
			case format != "text" && format != "json":
				return fault.New(fault.Invalid, "usage.flag.choice", "", "--format", format, []string{"text", "json"})
			}
			if anonymous {
				q.Account = access.Account{}
			}
			if err := a.readObject(object, &q.Object); err != nil {
				return err
			}
			known, err := api.LoadAccess(a.folder())
			if err != nil {
				return err
			}
			answer, err := known.Explain(context.Background(), q, a.flags.lang)
			if err != nil {
				return err
			}
			if format == "json" {
				return json.NewEncoder(a.out).Encode(answer)
			}
			_, err = fmt.Fprintln(a.out, answer.Sentence)
			return err
		},
	}
	flags := c.Flags()
	flags.StringSliceVar(&q.Account.Roles, "as", nil, a.say("角色，可写多个", "role; may be repeated"))
	flags.StringVar(&q.Action, "action", "", a.say("操作，例如 project.revise", "the action, such as project.revise"))
	flags.StringVar(&object, "object", "", a.say("描述对象的文件：owner、agent、adviser、departments、street、state", "file that describes the object: owner, agent, adviser, departments, street, state"))
	flags.StringVar(&q.Account.Department, "department", "", a.say("提问者所在的部门", "department of whoever asks"))
	flags.StringVar(&q.Account.Street, "street", "", a.say("提问者所在的街道（镇）", "street or town of whoever asks"))
	flags.StringSliceVar(&q.Account.Scopes, "scope", nil, a.say("访问令牌的范围，可写多个", "scope of an access token; may be repeated"))
	flags.BoolVar(&anonymous, "anonymous", false, a.say("未登录", "without being logged in"))
	flags.StringVar(&format, "format", "text", a.say("text 或 json", "text or json"))
	return c
}

// readObject reads the file that describes an object; without one there is nothing to read.
func (a *app) readObject(file string, into *access.Object) error {
	if file == "" {
		return nil
	}
	content, err := readFile(file)
	if err != nil {
		return unreadable(a.called(file), err)
	}
	if err := source.Into(content, into); err != nil {
		return inFile(a.called(file), err)
	}
	return nil
}
