package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"sevenlists/api"
	"sevenlists/api/store"
	"sevenlists/api/store/opened"
)

func (a *app) backupCommand() *cobra.Command {
	var place opened.Place
	c := &cobra.Command{
		Use:   a.say("backup 文件", "backup FILE"),
		Short: a.say("把服务保存的全部数据备份到一个文件", "back up everything that the server keeps into one file"),
		Long: a.say("备份的是同一时刻的全部数据，服务运行时也可以备份。文件含账号的密码摘要，只有本人可读。“-”表示写到标准输出。",
			"The backup shows one moment; a server may run meanwhile. The file holds the digests of passwords, and only its owner may read it. The name - means the standard output."),
		Example: "  sevenlists backup sevenlists-$(date +%F).backup",
		Args:    arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			return withStore(place, place.Read, func(ctx context.Context, s store.Store) error {
				count := a.counter("已备份 %d 行", "%d lines written")
				write := func(w io.Writer) error {
					_, err := store.Backup(ctx, s, time.Now, w, count)
					count(-1)
					return err
				}
				if args[0] == "-" {
					return a.writeTo("-", write)
				}
				if err := writeFile(args[0], 0o600, write); err != nil {
					return err
				}
				// What was written is read once more: a backup that cannot be read is none.
				read, err := store.CheckBackup(ctx, opening(args[0]))
				if err != nil {
					return ofProfile(args[0], err)
				}
				a.showTrailer(read, a.say("已备份", "backed up"))
				return nil
			})
		},
	}
	a.placeFlag(c, &place)
	return c
}

func (a *app) showTrailer(t store.Trailer, what string) {
	fmt.Fprintf(a.out, a.say("%s %d 件日志、%d 条记录、%d 份内容，校验 %s\n", "%s: %d documents, %d records, %d contents, check %s\n"), what, t.Documents, t.Records, t.Contents, t.Hash)
}

// opening opens a file as often as it is asked to.
func opening(name string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		f, err := os.Open(name)
		if err != nil {
			return nil, unreadable(name, err)
		}
		return f, nil
	}
}

func (a *app) restoreCommand() *cobra.Command {
	var place opened.Place
	c := &cobra.Command{
		Use:   a.say("restore 文件", "restore FILE"),
		Short: a.say("把备份恢复到一个空的地方", "restore a backup into an empty place"),
		Long: a.say("先检查整份备份，再写入，最后与备份比对。已有数据的地方拒绝恢复。中途断了，用同一份备份再运行一次。",
			"The whole backup is checked, then written, then what was written is compared with it. A place that holds something is refused. A restore that was broken off is run once more with the same backup."),
		Example: "  sevenlists restore sevenlists-2026-06-01.backup --data new-folder",
		Args:    arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if _, err := os.Stat(args[0]); err != nil { // before the folder is made
				return unreadable(args[0], err)
			}
			return withStore(place, place.Fill, func(ctx context.Context, s store.Store) error {
				count := a.counter("已恢复 %d 行", "%d lines restored")
				done, err := store.Restore(ctx, s, time.Now, opening(args[0]), count)
				count(-1)
				if err != nil {
					return err
				}
				a.showTrailer(done, a.say("已恢复", "restored"))
				return nil
			})
		},
	}
	a.placeFlag(c, &place)
	return c
}

func (a *app) rebuildCommand() *cobra.Command {
	var place opened.Place
	c := &cobra.Command{
		Use:   "rebuild",
		Short: a.say("从日志重新得出项目的现状", "fold what is shown of projects from their logs anew"),
		Long: a.say("列表和页面显示的是从日志得出的现状。程序改了得出的方法，或者现状有误时，用这个命令重做。使用 SQLite 时须先停止服务。",
			"What lists and pages show is folded from the logs. Where the program has changed how, or where it is wrong, this command does it anew. On SQLite the server must be stopped first."),
		Args: arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			return withStore(place, place.Mend, func(ctx context.Context, s store.Store) error {
				count := a.counter("已重做 %d 条日志", "%d logs done")
				done, err := api.Rebuild(ctx, s, count)
				count(-1)
				if err != nil {
					return err
				}
				fmt.Fprintf(a.out, a.say("重做了 %d 条日志的 %d 项现状，其中 %d 项有变\n", "%d logs, %d views folded anew, of which %d were not as they should be\n"), done.Streams, done.Views, done.Changed)
				return nil
			})
		},
	}
	a.placeFlag(c, &place)
	return c
}
