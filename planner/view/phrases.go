package view

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"sevenlists/planner/lang"
)

// phrases are the words that a view adds to what the plan itself says. English may hold forms
// such as {item|items}: the number that comes last before them chooses.
var phrases = map[string]lang.Text{
	"plan":            {ZH: "项目审批方案", EN: "Approval plan"},
	"one_plan":        {ZH: "一项目一方案", EN: "One project, one plan"},
	"summary":         {ZH: "概要", EN: "Summary"},
	"unnamed":         {ZH: "未命名项目", EN: "Unnamed project"},
	"start":           {ZH: "起始日", EN: "Start"},
	"start_date":      {ZH: "%s 启动", EN: "from %s"},
	"reference_date":  {ZH: "适用规则日", EN: "Rules of"},
	"reference_on":    {ZH: "适用 %s 的规则", EN: "rules of %s"},
	"revision":        {ZH: "规则集", EN: "Rule set"},
	"finish":          {ZH: "全部办结", EN: "All done"},
	"finish_date":     {ZH: "全部办结日", EN: "All done on"},
	"without_works":   {ZH: "未计施工期", EN: "works not counted"},
	"open_problems":   {ZH: "待核实的问题", EN: "Problems to be checked"},
	"open_problems.n": {ZH: "%d 个问题待核实", EN: "%d {problem|problems} to be checked"},
	"proposed":        {ZH: "建议值 %s，须确认", EN: "proposed: %s, to be confirmed"},
	"works_may_start": {ZH: "可以开工", EN: "Works may start"},
	"variant":         {ZH: "方案", EN: "Variant"},
	"this_variant":    {ZH: "本方案", EN: "this plan"},
	"items":           {ZH: "审批事项", EN: "Items"},
	"item":            {ZH: "事项", EN: "Item"},
	"required":        {ZH: "需办理", EN: "Required"},
	"possible":        {ZH: "待定", EN: "Possible"},
	"works":           {ZH: "工程施工", EN: "Works"},

	"verdict.none":       {ZH: "按目前所知，没有需要办理的审批事项。", EN: "As far as is known, nothing has to be obtained."},
	"verdict.items":      {ZH: "共需办理 %d 项审批事项", EN: "%d {item has|items have} to be obtained"},
	"verdict.possible":   {ZH: "，另有 %d 项待定", EN: ", %d more {is|are} possible"},
	"verdict.stop":       {ZH: "。", EN: ". "},
	"verdict.works":      {ZH: "按%s方案，%s 可以开工，%s 全部办结。", EN: "On the %s route works may start on %s and everything is done by %s. "},
	"verdict.finish":     {ZH: "按%s方案，%s 全部办结。", EN: "On the %s route everything is done by %s. "},
	"verdict.gain":       {ZH: "开工前连同专家评审、公示等共 %d 个工作日，比惯常做法少 %d 个。", EN: "It takes %d working {day|days} to the start of works, publicity and expert reviews included: %d fewer than is customary. "},
	"verdict.before":     {ZH: "开工前连同专家评审、公示等共 %d 个工作日。", EN: "It takes %d working {day|days} to the start of works, publicity and expert reviews included. "},
	"verdict.problems":   {ZH: "早期研判发现 %d 个问题，其中 %d 个不解决就无法推进。", EN: "Early study found %d {problem|problems}; %d must be solved before the project can go on."},
	"verdict.all_stop":   {ZH: "早期研判发现 %d 个问题，不解决就无法推进。", EN: "Early study found %d {problem that must be solved before the project can go on.|problems, all of which must be solved before the project can go on.}"},
	"head.items":         {ZH: "需办理 %d 项", EN: "%d {item|items} to obtain"},
	"head.possible":      {ZH: "另有 %d 项待定", EN: "%d more possible"},
	"head.stops":         {ZH: "%d 个问题须先解决", EN: "%d {problem|problems} to be solved first"},
	"verdict.open":       {ZH: "另有 %d 个问题待核实。", EN: " %d more {has|have} to be checked."},
	"verdict.no_stop":    {ZH: "早期研判发现 %d 个问题，均不阻断项目。", EN: "Early study found %d {problem|problems}, none of which stops the project."},
	"verdict.no_problem": {ZH: "早期研判未发现问题。", EN: "Early study found no problem."},

	"variants":         {ZH: "方案比较", EN: "Variants compared"},
	"variants.note":    {ZH: "单位：工作日。审批时钟只计承诺办理时间；全程时钟另计专家评审、公示、招标、中介服务。施工期不计入。逐项办理为各事项时间之和。", EN: "Working days. The approval clock counts the authorities' promised days only; the elapsed clock adds expert reviews, publicity, tenders and intermediaries. The works themselves are in neither. Sequential is the sum over all items."},
	"approval":         {ZH: "审批", EN: "Approval"},
	"elapsed":          {ZH: "全程", EN: "Elapsed"},
	"approval_clock":   {ZH: "审批时钟", EN: "Approval clock"},
	"elapsed_clock":    {ZH: "全程时钟", EN: "Elapsed clock"},
	"before_start":     {ZH: "开工前", EN: "Before start"},
	"completion":       {ZH: "竣工阶段", EN: "Completion"},
	"completion_short": {ZH: "竣工", EN: "at end"},
	"before_short":     {ZH: "开工前", EN: "to start"},
	"total":            {ZH: "合计", EN: "Total"},
	"total_short":      {ZH: "合计", EN: "total"},
	"gained":           {ZH: "比惯常提前", EN: "Days gained"},
	"gained_note":      {ZH: "与惯常方案相比", EN: "against customary"},
	"chosen":           {ZH: "已选", EN: "as chosen"},

	"targets":        {ZH: "时限目标", EN: "Time targets"},
	"target":         {ZH: "目标", EN: "Target"},
	"measure":        {ZH: "阶段", EN: "Measured"},
	"clock":          {ZH: "时钟", EN: "Clock"},
	"limit":          {ZH: "上限", EN: "Limit"},
	"planned":        {ZH: "本方案", EN: "Planned"},
	"verdict":        {ZH: "结论", EN: "Verdict"},
	"so_far":         {ZH: "（尚有事项待定）", EN: " so far (some items are still open)"},
	"met_by":         {ZH: "达到，余 %d 天", EN: "met, %d {day|days} to spare"},
	"missed_by":      {ZH: "未达到，超 %d 天", EN: "missed by %d {day|days}"},
	"days.working":   {ZH: "%d 个工作日", EN: "%d working {day|days}"},
	"days.calendar":  {ZH: "%d 个自然日", EN: "%d calendar {day|days}"},
	"days.months":    {ZH: "%d 个月", EN: "%d {month|months}"},
	"days.years":     {ZH: "%d 年", EN: "%d {year|years}"},
	"days.immediate": {ZH: "即办", EN: "at once"},

	"unknown":         {ZH: "尚未明确", EN: "Still unknown"},
	"unknown.none":    {ZH: "没有尚未明确的要素。", EN: "Nothing is left open."},
	"unknown.why":     {ZH: "下列问题的答案会改变本方案。", EN: "The answers to these questions would change the plan."},
	"question":        {ZH: "问题", EN: "Question"},
	"ask":             {ZH: "询问", EN: "Ask"},
	"affects":         {ZH: "影响事项", EN: "Affects"},
	"assumed":         {ZH: "推定", EN: "Assumed"},
	"assumptions":     {ZH: "推定的要素", EN: "Assumptions"},
	"assumed.none":    {ZH: "没有推定的要素。", EN: "Nothing was assumed."},
	"assumed.why":     {ZH: "下列要素无人说明，按默认值推定，请逐项核实。", EN: "Nobody stated these facts; their defaults were taken. Please have each one confirmed."},
	"fact":            {ZH: "要素", EN: "Fact"},
	"facts":           {ZH: "项目画像", EN: "Project profile"},
	"value":           {ZH: "取值", EN: "Value"},
	"origin":          {ZH: "来源", EN: "Origin"},
	"origin.stated":   {ZH: "申报", EN: "stated"},
	"origin.derived":  {ZH: "推导", EN: "derived"},
	"origin.assumed":  {ZH: "推定", EN: "assumed"},
	"origin.unknown":  {ZH: "未知", EN: "unknown"},
	"origin.site":     {ZH: "地块", EN: "plot"},
	"site.of":         {ZH: "地块：%s（%s，第 %d 版，%s）", EN: "plot: %s (%s, version %d of %s)"},
	"site.says":       {ZH: "地块为%s，请与%s核实", EN: "the plot says %s: check with %s"},
	"site.agrees":     {ZH: "与地块一致", EN: "as the plot says"},
	"origin.summed":   {ZH: "各部分合计", EN: "sum of the parts"},
	"value.unknown":   {ZH: "未知", EN: "unknown"},
	"yes":             {ZH: "是", EN: "yes"},
	"no":              {ZH: "否", EN: "no"},
	"and_others":      {ZH: "%s等，另 %d 项", EN: "%s and %d more"},
	"and_more":        {ZH: "另有 %d 条，见 --list %s", EN: "%d more: --list %s"},
	"list_separator":  {ZH: "、", EN: ", "},
	"clause":          {ZH: "；", EN: "; "},
	"colon":           {ZH: "：", EN: ": "},
	"bracket":         {ZH: "（%s）", EN: " (%s)"},
	"problems":        {ZH: "问题矛盾", EN: "Problems"},
	"problem":         {ZH: "问题", EN: "Problem"},
	"severity":        {ZH: "程度", EN: "Severity"},
	"severity.stop":   {ZH: "阻断", EN: "stops the project"},
	"severity.delay":  {ZH: "延误", EN: "delays it"},
	"severity.cost":   {ZH: "增加成本", EN: "costs more"},
	"solver":          {ZH: "牵头解决", EN: "Solved by"},
	"suggestion":      {ZH: "建议", EN: "Suggestion"},
	"due":             {ZH: "期限", EN: "Due"},
	"status.open":     {ZH: "待核实", EN: "to be checked"},
	"warnings":        {ZH: "提示", EN: "Notes"},
	"missing":         {ZH: "取决于", EN: "depends on"},
	"missing_verdict": {ZH: "须先明确", EN: "To be settled first"},
}

var forms = regexp.MustCompile(`\{([^|{}]*)\|([^|{}]*)\}|%[ds]`)

// phraseBooks are all phrases, parted by what they speak of.
var phraseBooks = []map[string]lang.Text{phrases, morePhrases, paperPhrases}

func phraseOf(key string) (lang.Text, bool) {
	for _, book := range phraseBooks {
		if text, ok := book[key]; ok {
			return text, true
		}
	}
	return lang.Text{}, false
}

// say gives a phrase in a language with its values filled in. A key that does not exist gives
// itself, so that a slip shows on the page and in a test and breaks nothing.
func say(l lang.Lang, key string, args ...any) string {
	text, ok := phraseOf(key)
	if !ok {
		return key
	}
	next, last := 0, 0
	return forms.ReplaceAllStringFunc(text.In(l), func(m string) string {
		if m[0] == '{' {
			one, many, _ := strings.Cut(m[1:len(m)-1], "|")
			if last == 1 {
				return one
			}
			return many
		}
		if next == len(args) {
			return ""
		}
		next++
		if n, ok := args[next-1].(int); ok {
			last = n
			return strconv.Itoa(n)
		}
		return fmt.Sprint(args[next-1])
	})
}
