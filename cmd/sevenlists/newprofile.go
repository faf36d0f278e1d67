package main

import (
	"io"

	"github.com/spf13/cobra"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

func (a *app) newProfileCommand() *cobra.Command {
	var id, name, start, output string
	var all bool
	c := &cobra.Command{
		Use:   "new-profile",
		Short: a.say("写一份待填写的项目画像，只问与这类项目有关的问题", "write a profile to fill in that asks only what matters for the kind of project"),
		Example: `  sevenlists new-profile --fact building_category=industrial --fact land_source=granted-standard-land -o profile.yaml
  sevenlists new-profile --fact building_category=industrial --site example_standard_land`,
		Args: arguments(0, 0),
	}
	var stated []string
	f := planFlags{}
	flags := c.Flags()
	a.siteFlag(flags, &f, a.say("；地块已经写明的不再问", "; what the plot says is not asked"))
	flags.StringVar(&id, "id", "my_project", a.say("项目编号", "id of the project"))
	flags.StringVar(&name, "name", "", a.say("项目名称", "name of the project"))
	flags.StringVar(&start, "start", "", a.say("开始日期（默认今天）", "start date (default today)"))
	flags.StringArrayVar(&stated, "fact", nil, a.say("已知的要素，如 building_category=industrial，可多次使用", "a known fact, such as building_category=industrial; may be repeated"))
	flags.BoolVar(&all, "all", false, a.say("列出全部要素", "ask every fact"))
	flags.StringVarP(&output, "output", "o", "", a.say("写入文件", "write to this file"))
	c.RunE = func(*cobra.Command, []string) error {
		set, err := a.load()
		if err != nil {
			return err
		}
		day := today()
		if start != "" {
			if day, err = calendar.ParseDate(start); err != nil {
				return fault.New(fault.Invalid, "usage.flag.date", "", "--start", start)
			}
		}
		plot, err := a.plot(f, set)
		if err != nil {
			return err
		}
		seed, err := seedProfile(set, id, name, day, stated)
		if err != nil {
			return err
		}
		if plot != nil {
			seed = seed.On(set.Facts(), plot)
		}
		ask, err := askFor(set, seed, all)
		if err != nil {
			return err
		}
		return a.writeTo(output, func(w io.Writer) error {
			_, err := w.Write(profile.Template(set.Facts(), seed, ask, a.flags.lang))
			return outputFault(output, err)
		})
	}
	return c
}

// seedProfile reads the facts given on the command line as a profile would be read, so that a
// wrong value is refused with the same words.
func seedProfile(set *rules.Set, id, name string, start calendar.Date, stated []string) (profile.Profile, error) {
	content, err := profile.FromPairs(set.Facts(), id, name, start, stated)
	if err != nil {
		return profile.Profile{}, err
	}
	return profile.Decode(content, set.Facts(), set.Schema())
}

// askFor gives the facts that can still matter for such a project, in asking order.
func askFor(set *rules.Set, seed profile.Profile, all bool) ([]string, error) {
	if all {
		ids := make([]string, 0, len(set.Facts().List))
		for i := range set.Facts().List {
			ids = append(ids, set.Facts().List[i].ID)
		}
		return ids, nil
	}
	return set.Open(seed)
}
