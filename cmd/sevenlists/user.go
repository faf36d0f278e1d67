package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"sevenlists/api"
	"sevenlists/api/account"
	"sevenlists/api/store/opened"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/source"
)

// userCommand looks after the accounts of a server that stands still; one that runs does so itself.
func (a *app) userCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "user",
		Short: a.say("管理服务的账户", "look after the accounts of the server"),
		Long: a.say("管理数据文件夹中的账户。服务运行时只能查看；其余请在服务中由系统管理员操作（/api/v1/users）。",
			"Look after the accounts in a data folder. While a server uses it they can only be listed; the rest is done in the server, by its administrator (/api/v1/users)."),
		Args: arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	data := c.PersistentFlags().String("data", defaultData, a.say("数据文件夹", "the data folder"))
	c.AddCommand(a.userAdd(data), a.userList(data), a.userDisable(data), a.userReset(data))
	return c
}

// withAccounts opens the accounts of a data folder for a while.
func (a *app) withAccounts(data, instead string, reading bool, do func(context.Context, *account.Accounts) error) error {
	set, err := a.load()
	if err != nil {
		return err
	}
	ctx := context.Background()
	accounts, done, err := api.OpenAccounts(ctx, a.folder(), set, opened.Place{Folder: data, Mongo: os.Getenv("MONGODB_URI")}, reading)
	for _, f := range fault.All(err) {
		if f.Code == "store.in_use" {
			return fault.New(fault.Conflict, "user.in_use", "", data, instead).Because(err)
		}
	}
	if err != nil {
		return err
	}
	defer done()
	return do(ctx, accounts)
}

func (a *app) userAdd(data *string) *cobra.Command {
	var e account.Entry
	c := &cobra.Command{
		Use:   "add LOGIN",
		Short: a.say("新增账户，打印设置密码的一次性链接", "add an account and print a link, good once, by which its owner sets a password"),
		Example: `  sevenlists user add zhang.san --role agent --name 张三
  sevenlists user add li.si --role officer --department housing_construction`,
		Args: arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			e.Login = args[0]
			return a.withAccounts(*data, "POST /api/v1/users", false, func(ctx context.Context, accounts *account.Accounts) error {
				made, err := accounts.Add(ctx, e)
				if err != nil {
					return err
				}
				l, err := accounts.Invite(ctx, made)
				if err != nil {
					return err
				}
				fmt.Fprintf(a.out, a.say("已新增账户 %s（%s）\n", "added the account %s (%s)\n"), made.Login, made.ID)
				a.tellLink(l)
				return nil
			})
		},
	}
	c.Flags().StringSliceVar(&e.Roles, "role", nil, a.say("角色，可写多个", "role; may be repeated"))
	c.Flags().StringVar(&e.Name, "name", "", a.say("显示的名称", "name shown to others"))
	c.Flags().StringVar(&e.Department, "department", "", a.say("所在部门的编号", "id of the department"))
	c.Flags().StringVar(&e.Street, "street", "", a.say("所在街道（镇）的编号", "id of the street or town"))
	return c
}

func (a *app) userList(data *string) *cobra.Command {
	var q account.Listed
	c := &cobra.Command{
		Use:   "list",
		Short: a.say("列出账户", "list the accounts"),
		Args:  arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			return a.withAccounts(*data, "GET /api/v1/users", true, func(ctx context.Context, accounts *account.Accounts) error {
				return a.printUsers(ctx, accounts, q)
			})
		},
	}
	c.Flags().StringVar(&q.Role, "role", "", a.say("只列有该角色的", "only those with a role"))
	return c
}

// printUsers prints all accounts, a page of the store at a time.
func (a *app) printUsers(ctx context.Context, accounts *account.Accounts, q account.Listed) error {
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, a.say("登录名\t名称\t角色\t部门\t街道（镇）\t状态", "login\tname\troles\tdepartment\tstreet\tstate"))
	for q.Limit = 500; ; {
		list, next, err := accounts.List(ctx, q)
		if err != nil {
			return err
		}
		for _, one := range list {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", one.Login, one.Name, strings.Join(one.Roles, ","), one.Department, one.Street, a.stateOf(one))
		}
		if next == q.After || next.ID == "" {
			return w.Flush()
		}
		q.After = next
	}
}

func (a *app) stateOf(one account.Account) string {
	switch {
	case one.Disabled:
		return a.say("已停用", "disabled")
	case one.Issuer != "":
		return a.say("统一身份认证", "identity provider")
	case !one.HasPassword():
		return a.say("尚未设置密码", "no password yet")
	}
	return a.say("可用", "active")
}

func (a *app) userDisable(data *string) *cobra.Command {
	return &cobra.Command{
		Use:   "disable LOGIN",
		Short: a.say("停用账户，其登录和访问令牌随即失效", "disable an account; its sessions and access tokens end"),
		Args:  arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.withAccounts(*data, "POST /api/v1/users/{user}/disable", false, func(ctx context.Context, accounts *account.Accounts) error {
				one, err := accounts.ByLogin(ctx, args[0])
				if err != nil {
					return err
				}
				if _, err := accounts.Disable(ctx, one.ID, 0); err != nil {
					return err
				}
				fmt.Fprintf(a.out, a.say("已停用账户 %s\n", "disabled the account %s\n"), one.Login)
				return nil
			})
		},
	}
}

func (a *app) userReset(data *string) *cobra.Command {
	return &cobra.Command{
		Use:   "reset LOGIN",
		Short: a.say("重置账户，打印设置密码的一次性链接", "reset an account and print a link, good once, by which its owner sets a password"),
		Args:  arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.withAccounts(*data, "POST /api/v1/users/{user}/reset", false, func(ctx context.Context, accounts *account.Accounts) error {
				one, err := accounts.ByLogin(ctx, args[0])
				if err != nil {
					return err
				}
				_, l, err := accounts.Reset(ctx, one.ID, 0)
				if err != nil {
					return err
				}
				fmt.Fprintf(a.out, a.say("已重置账户 %s，其登录和访问令牌已失效\n", "reset the account %s; its sessions and access tokens have ended\n"), one.Login)
				a.tellLink(l)
				return nil
			})
		},
	}
}

// tellLink says what to do with the link of an account.
func (a *app) tellLink(l account.Link) {
	fmt.Fprintf(a.out, a.say("设置密码的一次性链接，%s前有效：\n  /#/password/%s\n接口：POST /api/v1/accounts/password {\"link\": \"…\", \"password\": \"…\"}\n",
		"the link to set a password, good once until %s:\n  /#/password/%s\nAPI: POST /api/v1/accounts/password {\"link\": \"…\", \"password\": \"…\"}\n"), inChina(l.Ends), l.Secret)
}

// tellFirst prints the link of the first account to the console of whoever starts the server.
func (a *app) tellFirst(base func() string) func(api.First) {
	return func(f api.First) {
		fmt.Fprintf(a.out, a.say("还没有账户。建立首个账户（系统管理员）的一次性链接，%s前有效：\n  %s/#/first/%s\n接口：POST /api/v1/accounts/first {\"link\": \"…\", \"login\": \"…\", \"password\": \"…\"}\n",
			"There is no account yet. The link to make the first one, the administrator's, good once until %s:\n  %s/#/first/%s\nAPI: POST /api/v1/accounts/first {\"link\": \"…\", \"login\": \"…\", \"password\": \"…\"}\n"),
			inChina(f.Ends), base(), f.Link)
	}
}

// inChina writes a moment as a clock in China shows it.
func inChina(t time.Time) string {
	t = t.UTC().Add(8 * time.Hour)
	return calendar.DateOf(t.Year(), t.Month(), t.Day()).String() + t.Format(" 15:04")
}

// provider reads the file that describes an identity provider.
func (a *app) provider(file string) (*account.Provider, error) {
	content, err := readFile(file)
	if err != nil {
		return nil, unreadable(a.called(file), err)
	}
	p := &account.Provider{Secret: os.Getenv("SEVENLISTS_OIDC_SECRET")}
	if err := source.Into(content, p); err != nil {
		return nil, inFile(a.called(file), err)
	}
	return p, nil
}
