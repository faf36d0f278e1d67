package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version names the program's own version, as the build knows it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}

// build names this very program, as an issued plan keeps it: only the program that wrote a plan is sure to
// write the same bytes again. A build without a version of its own is told from others by its hash.
func build() string {
	name := version()
	if name != "(devel)" {
		return name
	}
	path, err := os.Executable()
	if err != nil {
		return name
	}
	file, err := os.Open(path)
	if err != nil {
		return name
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return name
	}
	return name + " " + hex.EncodeToString(sum.Sum(nil)[:6])
}

func (a *app) versionCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "version",
		Short: a.say("显示程序版本和规则集版本", "show the version of the program and of the rule set"),
		Args:  arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			set, err := a.load()
			if err != nil {
				return err
			}
			if format == "json" {
				return json.NewEncoder(a.out).Encode(map[string]any{"version": version(), "rules": map[string]any{
					"revision": set.Revision(), "items": len(set.Items()), "facts": len(set.Facts().List), "calendar_until": set.Calendar().Last()}})
			}
			fmt.Fprintf(a.out, "sevenlists %s\n", version())
			fmt.Fprintf(a.out, "%s %s\n", a.say("规则集", "rules"), set.Revision())
			fmt.Fprintf(a.out, a.say("%d 个事项，%d 个要素，放假安排公布至 %s\n", "%d items, %d facts, calendar announced until %s\n"),
				len(set.Items()), len(set.Facts().List), set.Calendar().Last())
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", "text", "text, json")
	return c
}
