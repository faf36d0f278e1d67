package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// common are the flags that every subcommand takes.
type common struct {
	lang  lang.Lang
	rules string // a folder of rules in place of the embedded ones
}

// say picks the language of this run.
func (a *app) say(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(a.flags.lang) }

// run does what the arguments ask and gives the exit code.
func (a *app) run(args []string) int {
	a.flags.lang = languageOf(args)
	root := a.root()
	root.SetArgs(args)
	err := root.Execute()
	if err == nil {
		return exitDone
	}
	if errors.Is(err, errCheck) {
		return exitCheck
	}
	a.report(err)
	return exitInput
}

// errCheck ends a run whose check failed after its findings were printed.
var errCheck = errors.New("check failed")

// languageOf finds --lang before the flags are parsed, so that usage and usage errors are in
// the language asked for.
func languageOf(args []string) lang.Lang {
	for i, arg := range args {
		value, found := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, found = args[i+1], true
		}
		if l, ok := lang.Parse(value); found && ok {
			return l
		}
	}
	return lang.ZH
}

// languageFlag is --lang.
type languageFlag struct{ to *lang.Lang }

func (f languageFlag) String() string {
	if f.to == nil {
		return ""
	}
	return string(*f.to)
}
func (f languageFlag) Type() string { return "zh|en" }
func (f languageFlag) Set(s string) error {
	l, ok := lang.Parse(s)
	if !ok {
		return fault.New(fault.Invalid, "usage.flag.choice", "", "--lang", s, []string{"zh", "en"})
	}
	*f.to = l
	return nil
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "sevenlists",
		Short:         a.say("把一个建设项目变成它自己的审批路径、日期和七张清单", "Turn one construction project into its own route, dates and seven lists"),
		SilenceErrors: true, SilenceUsage: true,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			names := []string{}
			for _, c := range cmd.Commands() {
				names = append(names, c.Name())
			}
			return fault.New(fault.Invalid, "usage.command", "", args[0], fault.Nearest(args[0], names))
		},
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.PersistentFlags().Var(languageFlag{&a.flags.lang}, "lang", a.say("输出语言", "language of the output"))
	root.PersistentFlags().StringVar(&a.flags.rules, "rules", "", a.say("用该文件夹的规则代替内置规则", "use the rules of this folder in place of the embedded ones"))
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagFault(cmd, err) })
	root.SetHelpCommand(&cobra.Command{Use: "help", Hidden: true, Run: func(*cobra.Command, []string) { _ = root.Help() }})
	root.SetUsageTemplate(a.usageTemplate())
	root.AddCommand(
		a.planCommand(), a.explainCommand(), a.startCommand(), a.askCommand(), a.whatifCommand(), a.diffCommand(), a.compareCommand(),
		a.itemsCommand(), a.guideCommand(), a.letterCommand(), a.plotsCommand(), a.factsCommand(), a.listsCommand(), a.problemsCommand(), a.registerCommand(),
		a.waysCommand(), a.changeCommand(),
		a.schemaCommand(), a.newProfileCommand(),
		a.serveCommand(), a.userCommand(), a.accessCommand(),
		a.callCommand(), a.verifyCommand(), a.backupCommand(), a.restoreCommand(), a.rebuildCommand(),
		a.versionCommand(),
	)
	for _, c := range root.Commands() {
		c.Flags().BoolP("help", "h", false, a.say("显示帮助", "show help"))
	}
	root.Flags().BoolP("help", "h", false, a.say("显示帮助", "show help"))
	return root
}

// flagFault turns an error of the flag parser into one of ours.
func flagFault(cmd *cobra.Command, err error) error {
	var ours *fault.Error
	var unknown *pflag.NotExistError
	var noValue *pflag.ValueRequiredError
	var badValue *pflag.InvalidValueError
	switch {
	case errors.As(err, &ours):
		return ours
	case errors.As(err, &unknown):
		names := []string{}
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		name := unknown.GetSpecifiedName()
		return fault.New(fault.Invalid, "usage.flag.unknown", "", "--"+name, dashed(fault.Nearest(name, names)))
	case errors.As(err, &noValue):
		return fault.New(fault.Invalid, "usage.flag.value", "", "--"+noValue.GetFlag().Name)
	case errors.As(err, &badValue):
		return fault.New(fault.Invalid, "usage.flag.invalid", "", "--"+badValue.GetFlag().Name, badValue.GetValue())
	}
	return fault.New(fault.Invalid, "usage.flag.syntax", "", err.Error())
}

func dashed(name string) string {
	if name == "" {
		return ""
	}
	return "--" + name
}

// arguments checks how many arguments a subcommand gets; most < 0 means any number.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || (most >= 0 && len(args) > most) {
			return fault.New(fault.Invalid, "usage.arguments", "", cmd.UseLine())
		}
		return nil
	}
}

func (a *app) usageTemplate() string {
	return a.say("用法：", "Usage:") + `
  {{.UseLine}}{{if .HasAvailableSubCommands}}

` + a.say("命令：", "Commands:") + `{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasExample}}

` + a.say("例子：", "Examples:") + `
{{.Example}}{{end}}{{if .HasAvailableLocalFlags}}

` + a.say("选项：", "Flags:") + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + a.say("通用选项：", "Common flags:") + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
}
