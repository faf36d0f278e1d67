package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"sevenlists/api/client"
	"sevenlists/api/serve"
	"sevenlists/planner/fault"
)

// Where a server is asked unless told otherwise, and the variables that say so.
const (
	usualServer    = "http://127.0.0.1:8080"
	serverVariable = "SEVENLISTS_SERVER"
	tokenVariable  = "SEVENLISTS_TOKEN"
)

// mostBody is how long a body may be that is read from a file, in bytes.
const mostBody = 16 << 20

type callFlags struct{ server, body, media, version, key, output string }

func (a *app) callCommand() *cobra.Command {
	var f callFlags
	c := &cobra.Command{
		Use:   "call [OPERATION [NAME=VALUE…]]",
		Short: a.say("调用服务的任一接口", "ask a server to do any of its operations"),
		Long: a.say(`按名称调用正在运行的服务的任一接口：办件、问题、承诺、预测、督办等。不写名称则列出全部接口。
NAME=VALUE 依次用于路径、查询参数和请求正文；正文也可以用 --body 给出文件。
服务地址取自 --server 或 SEVENLISTS_SERVER，访问令牌取自 SEVENLISTS_TOKEN。
修改时如未写 --version，则以当前版本为准。`,
			`Ask a running server for any of its operations by name: cases, problems, commitments, forecasts, supervision.
Without a name, all are listed. NAME=VALUE goes into the path, the query or the body; a body may come from a file (--body).
The server is --server or SEVENLISTS_SERVER, the access token SEVENLISTS_TOKEN.
A change without --version is meant for whatever is there now.`),
		Example: `  sevenlists call project_list q=厂房
  sevenlists call case_enter project=p… case=enterprise_filing step=receive
  sevenlists call case_import --body events.csv dry_run=true
  sevenlists call project_forecast project=p…`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			list, err := client.Operations(serve.Description())
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return a.listOperations(list)
			}
			return a.call(list, args, f)
		},
	}
	c.Flags().StringVar(&f.server, "server", "", a.say("服务地址", "address of the server")+" ("+serverVariable+", "+usualServer+")")
	c.Flags().StringVar(&f.body, "body", "", a.say("请求正文的文件，- 为标准输入", "file of the body, - for standard input"))
	c.Flags().StringVar(&f.media, "media", "", a.say("正文的类型，默认按文件名", "type of the body; by the name of the file where it is not given"))
	c.Flags().StringVar(&f.version, "version", "", a.say("修改所依据的版本", "the version that a change is meant for"))
	c.Flags().StringVar(&f.key, "key", "", a.say("幂等键", "idempotency key"))
	c.Flags().StringVarP(&f.output, "output", "o", "", a.say("写入文件", "file to write the answer to"))
	return c
}

// listOperations lists what a server does, group by group.
func (a *app) listOperations(list []client.Operation) error {
	group := ""
	for i := range list {
		op := &list[i]
		if op.Group != group {
			group = op.Group
			fmt.Fprintf(a.out, "\n%s\n", group)
		}
		fmt.Fprintf(a.out, "  %-28s %s\n", op.Name, op.Summary.In(a.flags.lang))
		var names []string
		for _, p := range op.Params {
			if p.Required {
				names = append(names, p.Name+"=")
			} else if p.Name != "lang" {
				names = append(names, "["+p.Name+"=]")
			}
		}
		if len(names) > 0 {
			fmt.Fprintf(a.out, "  %-28s   %s\n", "", strings.Join(names, " "))
		}
	}
	return nil
}

func (a *app) call(list []client.Operation, args []string, f callFlags) error {
	op, err := client.Find(list, args[0])
	if err != nil {
		return err
	}
	c := client.Call{Server: f.server, Token: os.Getenv(tokenVariable), Pairs: args[1:], Media: f.media, Version: f.version, Key: f.key, Lang: a.flags.lang}
	if c.Server == "" {
		c.Server = os.Getenv(serverVariable)
	}
	if c.Server == "" {
		c.Server = usualServer
	}
	if f.body != "" {
		read, err := a.readContent(f.body, mostBody)
		if err != nil {
			return err
		}
		if c.Body = read.bytes; c.Media == "" {
			c.Media = mediaOf(f.body, op.Media)
		}
	} else if len(op.Media) > 0 && op.Media[0] != "application/json" {
		return fault.New(fault.Invalid, "call.body", "--body", op.Media)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	answer, err := c.Do(ctx, list, op)
	if err != nil {
		return err
	}
	return a.writeTo(f.output, func(w io.Writer) error { return writeAnswer(w, answer) })
}

// mediaOf is the type of a file, of those that an operation takes.
func mediaOf(file string, known []string) string {
	for ending, media := range map[string]string{
		".csv": "text/csv", ".json": "application/json", ".yaml": "application/yaml", ".yml": "application/yaml",
		".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	} {
		if strings.HasSuffix(strings.ToLower(file), ending) {
			return media
		}
	}
	if len(known) > 0 {
		return known[0]
	}
	return ""
}

// writeAnswer writes an answer; JSON so that a person can read it.
func writeAnswer(w io.Writer, answer client.Answer) error {
	if strings.HasPrefix(answer.Media, "application/json") {
		var b bytes.Buffer
		if json.Indent(&b, answer.Content, "", "  ") == nil {
			answer.Content = append(bytes.TrimSpace(b.Bytes()), '\n')
		}
	}
	_, err := w.Write(answer.Content)
	return err
}
