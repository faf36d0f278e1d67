package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"sevenlists/api"
	"sevenlists/api/store"
	"sevenlists/api/store/opened"
	"sevenlists/planner/fault"
)

func (a *app) verifyCommand() *cobra.Command {
	var place opened.Place
	var format string
	c := &cobra.Command{
		Use:   "verify",
		Short: a.say("检查服务保存的全部数据有没有缺失或者被改动", "check whether anything that the server keeps is missing or was changed"),
		Long: a.say("检查每一件记录的哈希和前后衔接、检查点、引用的内容，并重算冻结的方案。服务运行时也可以检查。发现问题时退出码为 1。",
			"Check the hash of every document and what it follows, the checkpoints and the contents that are referred to, and make frozen plans again. A server may run meanwhile. It exits 1 where something is wrong."),
		Example: "  sevenlists verify --data sevenlists-data",
		Args:    arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if !slices.Contains([]string{"text", "json"}, format) {
				return fault.New(fault.Invalid, "usage.flag.choice", "", "--format", format, []string{"text", "json"})
			}
			return withStore(place, place.Read, func(ctx context.Context, s store.Store) error {
				count := a.counter("已检查 %d 件", "%d documents checked")
				report, err := api.Verify(ctx, s, build(), count)
				count(-1)
				if err != nil {
					return err
				}
				show := a.showReport
				if format == "json" {
					show = a.encodeReport
				}
				if err := show(report); err != nil || report.Found == 0 {
					return err
				}
				return errCheck
			})
		},
	}
	a.placeFlag(c, &place)
	c.Flags().StringVar(&format, "format", "text", "text, json")
	return c
}

// mostShown bounds how many streams a report names that no checkpoint covers.
const mostShown = 10

func (a *app) showReport(r store.Report) error {
	for _, p := range r.Problems {
		fmt.Fprintln(a.out, p.Path+a.say("：", ": ")+p.Message(a.flags.lang))
		if hint := p.Hint(a.flags.lang); hint != "" {
			fmt.Fprintln(a.out, "    "+hint)
		}
	}
	if more := r.Found - len(r.Problems); more > 0 {
		fmt.Fprintf(a.out, a.say("……另有 %d 处\n", "… and %d more\n"), more)
	}
	fmt.Fprintf(a.out, a.say("检查了 %d 条日志共 %d 件、%d 条记录、%d 份内容：", "%d logs of %d documents, %d records and %d contents were checked: "),
		r.Streams, r.Documents, r.Records, r.Contents)
	if r.Found == 0 {
		fmt.Fprintln(a.out, a.say("没有问题", "nothing is wrong"))
	} else {
		fmt.Fprintf(a.out, a.say("%d 处问题\n", "%d problems\n"), r.Found)
	}
	if len(r.Uncovered) == 0 {
		return nil
	}
	since := a.say("还没有检查点", "there is no checkpoint yet")
	if !r.CheckedTo.IsZero() {
		at := r.CheckedTo.Local().Format(time.DateTime)
		since = a.say("最后的检查点是 "+at, "the last checkpoint is of "+at)
	}
	fmt.Fprintf(a.out, a.say("%s，之后的 %d 件末尾若有删除，无从发现：\n", "%s; were documents removed behind the %d that came after, nothing would tell:\n"), since, store.Documents(r.Uncovered))
	for i, span := range r.Uncovered {
		if i == mostShown {
			fmt.Fprintf(a.out, a.say("    ……另有 %d 条日志\n", "    … and %d more logs\n"), len(r.Uncovered)-i)
			break
		}
		fmt.Fprintf(a.out, "    %s – %d\n", store.DocumentID(span.Stream, span.From), span.To)
	}
	return nil
}

func (a *app) encodeReport(r store.Report) error {
	type problem struct {
		Code    string `json:"code"`
		Place   string `json:"place"`
		Message string `json:"message"`
	}
	type span struct {
		Stream string `json:"stream"`
		From   int64  `json:"from"`
		To     int64  `json:"to"`
	}
	out := struct {
		Streams   int       `json:"streams"`
		Documents int       `json:"documents"`
		Records   int       `json:"records"`
		Contents  int       `json:"contents"`
		Found     int       `json:"found"`
		Problems  []problem `json:"problems"`
		CheckedTo time.Time `json:"checked_to,omitzero"`
		Uncovered []span    `json:"uncovered"`
	}{r.Streams, r.Documents, r.Records, r.Contents, r.Found, []problem{}, r.CheckedTo, []span{}}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, problem{p.Code, p.Path, p.Message(a.flags.lang)})
	}
	for _, s := range r.Uncovered {
		out.Uncovered = append(out.Uncovered, span(s))
	}
	return outputFault("-", json.NewEncoder(a.out).Encode(out))
}
