package letter_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/docx"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/letter"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

func book(t testing.TB, folder fs.FS) *letter.Book {
	t.Helper()
	b, err := letter.Read(folder, projecttest.Shipped(t).Vocabulary())
	require.NoError(t, err)
	return b
}

func planned(t testing.TB, name string, l lang.Lang) *planner.Plan {
	t.Helper()
	opt := planner.Default()
	opt.Lang = l
	p, err := planner.Make(projecttest.Shipped(t), projecttest.Project(t, name), opt)
	require.NoError(t, err)
	return p
}

// text is what a document of Word says: its paragraphs, a line each.
func text(t testing.TB, content []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	require.NoError(t, err)
	f, err := z.Open("word/document.xml")
	require.NoError(t, err)
	d := xml.NewDecoder(f)
	var b strings.Builder
	in := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			in = token.Name.Local == "t"
			if token.Name.Local == "p" || token.Name.Local == "br" {
				b.WriteByte('\n')
			}
		case xml.EndElement:
			in = false
		case xml.CharData:
			if in {
				b.Write(token)
			}
		}
	}
}

// full is a letter in which everything is stated.
const full = `{"number": "北区函〔2026〕1号", "applicant": {"name": "宁波某某机械有限公司", "credit_code": "91330205MA2AAAAAAA"},
	"missing": [{"what": "总平面图缺坐标"}, {"what": "委托书未盖章", "new": true}],
	"gap": {"papers": ["地勘报告"], "due": "2026-08-03"},
	"pause": {"kind": "专家评审", "from": "2026-07-01", "planned_end": "2026-07-20", "days": 13},
	"case": {"received": "2026-06-01", "accepted": "2026-06-05", "due": "2026-06-12", "not_accepted": "不属于本机关职权", "authority": "市局", "refused": "不符合规划条件", "document": "甬自然规许〔2026〕9号"},
	"matter": {"to": "区某局", "subject": "评价不满意", "facts": "申请人对办理不满意", "demands": ["查明原因", "整改"], "reply": "2026-06-10"},
	"sender": {"name": "区政务服务办公室"}}`

func TestEveryKindOfLetterIsWrittenInBothLanguagesAndForms(t *testing.T) {
	b, set := book(t, policies.FS), projecttest.Shipped(t)
	require.Len(t, b.Kinds(), 11)
	for _, l := range []lang.Lang{lang.ZH, lang.EN} {
		p := planned(t, "standard_land_workshop", l)
		for _, k := range b.Kinds() {
			t.Run(string(l)+" "+k.ID, func(t *testing.T) {
				data, err := letter.Make(k, set, p, "engineering_planning_permit", calendar.DateOf(2026, 6, 1))
				require.NoError(t, err)
				if k.About == letter.AboutCase {
					_, err := b.Docx(k, data, nil)
					require.Equal(t, "letter.needs", fault.All(err)[0].Code, "nothing has happened yet")
				}
				require.NoError(t, data.Overlay([]byte(full)))
				require.Equal(t, k.ID, data.Kind)
				content, err := b.Docx(k, data, nil)
				require.NoError(t, err)
				again, err := b.Docx(k, data, nil)
				require.NoError(t, err)
				require.Equal(t, content, again)
				said := text(t, content)
				require.Contains(t, said, p.Project.Name)
				require.NotContains(t, said, "{{")
				require.NoError(t, docx.Check(content, nil), "what comes out is a sound document")

				var page bytes.Buffer
				require.NoError(t, b.HTML(&page, k, data))
				for line := range strings.SplitSeq(said, "\n") {
					if line != "" && !strings.ContainsAny(line, `&"'<>+`) {
						require.Contains(t, page.String(), line, "the page says what the document says")
					}
				}
			})
		}
	}
}

func TestWhatLettersSay(t *testing.T) {
	b, set := book(t, policies.FS), projecttest.Shipped(t)
	p := planned(t, "standard_land_workshop", lang.ZH)
	for kind, want := range map[string][]string{
		"plan_book":       {"标准地”厂房", "一、总体安排", "建设工程规划许可证", "2026-10-09", "统一申请表"},
		"one_time_notice": {"承诺时限：5 个工作日", "宁波某某机械有限公司：", "城乡规划法", "份数"},
		"corrections":     {"2026年6月1日", "总平面图缺坐标", "委托书未盖章", "第三十二条"},
		"pause":           {"专家评审", "2026年7月20日", "13 个工作日", "第四十五条"},
		"acceptance":      {"自2026年6月5日起予以受理", "2026年8月3日", "1．地勘报告"},
		"not_accepted":    {"请向市局申请"},
		"refusal":         {"甬自然规许〔2026〕9号", "不符合规划条件", "六十日"},
		"commitment":      {"违诺后果：", "申请人（签字、盖章）", "91330205MA2AAAAAAA"},
		"receipt":         {"2026年6月1日收到", "五个工作日"},
		"point_to_point":  {"区某局：", "1．查明原因", "2026年6月10日前"},
	} {
		t.Run(kind, func(t *testing.T) {
			k, err := b.Kind(kind)
			require.NoError(t, err)
			data, err := letter.Make(k, set, p, "engineering_planning_permit", calendar.DateOf(2026, 6, 1))
			require.NoError(t, err)
			require.NoError(t, data.Overlay([]byte(full)))
			content, err := b.Docx(k, data, nil)
			require.NoError(t, err)
			for _, s := range want {
				require.Contains(t, text(t, content), s)
			}
		})
	}
}

func TestLettersThatCannotBeWritten(t *testing.T) {
	b, set, p := book(t, policies.FS), projecttest.Shipped(t), planned(t, "standard_land_workshop", lang.ZH)
	code := func(err error) string { return fault.All(err)[0].Code }
	_, err := b.Kind("corections")
	require.Equal(t, "letter.kind", code(err))
	commitment, err := b.Kind("commitment")
	require.NoError(t, err)
	_, err = letter.Make(commitment, set, p, "", 0)
	require.Equal(t, "letter.item", code(err))
	_, err = letter.Make(commitment, set, p, "no_such", 0)
	require.Equal(t, "letter.item_unknown", code(err))
	_, err = letter.Make(commitment, set, p, "project_code", 0)
	require.Equal(t, "letter.commitment", code(err))
	data, err := letter.Make(commitment, set, p, "engineering_planning_permit", 0)
	require.NoError(t, err)
	for _, broken := range []string{`{`, `{"nmber": "x"}`, `{"date": "tomorrow"}`, `[]`} {
		require.Equal(t, "letter.data", code(data.Overlay([]byte(broken))), broken)
	}
	_, err = b.Docx(commitment, data, []byte("no document"))
	require.Equal(t, "docx.form", code(err))
}

// TestADistrictHasItsOwnTemplatesAndKinds: a template made in Word beside the data is used, and one that
// names what is no field keeps the letters from being read.
func TestADistrictHasItsOwnTemplatesAndKinds(t *testing.T) {
	set := projecttest.Shipped(t)
	template := func(text string) []byte {
		content, err := docx.Build(docx.Sheet{Language: "zh-CN"}, []docx.Block{{Style: docx.Text, Text: text}})
		require.NoError(t, err)
		return content
	}
	files := projecttest.Files(t)
	files["letters/receipt/template.docx"] = &fstest.MapFile{Data: template("本区样式：{{project.name}}")}
	files["letters/thanks/data.yaml"] = &fstest.MapFile{Data: []byte(`{name: {zh: 感谢信, en: Thanks}, about: plan, order: 20, confidence: low, blocks: [{text: {zh: "谢谢{{applicant.name}}", en: Thanks}}]}`)}
	loaded, err := rules.Load(files)
	require.NoError(t, err)
	require.Equal(t, set.Revision(), loaded.Revision(), "letters change no rule set")
	b := book(t, files)
	require.Equal(t, "thanks", b.Kinds()[len(b.Kinds())-1].ID)
	k, err := b.Kind("receipt")
	require.NoError(t, err)
	data, err := letter.Make(k, set, planned(t, "standard_land_workshop", lang.ZH), "construction_permit", 0)
	require.NoError(t, err)
	require.NoError(t, data.Overlay([]byte(full)))
	content, err := b.Docx(k, data, nil)
	require.NoError(t, err)
	require.Equal(t, "本区样式：“标准地”厂房（承诺制）", strings.TrimSpace(text(t, content)))
	content, err = b.Docx(k, data, template("这一次：{{item.name}}"))
	require.NoError(t, err)
	require.Equal(t, "这一次：建筑工程施工许可证核发", strings.TrimSpace(text(t, content)))

	files["letters/receipt/template.docx"] = &fstest.MapFile{Data: template("{{projct.name}}")}
	files["letters/thanks/data.yaml"] = &fstest.MapFile{Data: []byte(`{name: {zh: 感谢信, en: Thanks}, about: plan, order: 20, needs: nothing, confidence: low, blocks: [{text: {zh: "谢谢{{aplicant.name}}", en: Thanks}}]}`)}
	_, err = letter.Read(files, set.Vocabulary())
	said := err.Error()
	for _, want := range []string{"letters/receipt/template.docx/word/document.xml", "projct.name", "letters/thanks/data.yaml:1", "aplicant.name", "nothing"} {
		require.Contains(t, said, want)
	}
}
