// What has to be stated with a step of a case, a commitment or a problem, as fields of a form, and the
// body that the form makes.

import type { Text } from './lang.svelte';

export interface Field {
  name: string;
  label: Text;
  form: 'line' | 'text' | 'lines' | 'date' | 'number' | 'choice' | 'checks';
  choices?: { id: string; name: string }[];
  must: boolean;
  hint?: string;
}

/** What the user typed, by field. */
export type Values = Record<string, string>;

const labels: Record<string, Text> = {
  on: { zh: '发生日期', en: 'Day on which it happened' },
  late: { zh: '补录原因', en: 'Why it is entered only now' },
  document: { zh: '文书编号', en: 'Number of the document' },
  reason: { zh: '理由', en: 'Reason' },
  missing: { zh: '需要补正的全部内容，一行一项', en: 'Everything that is missing, one a line' },
  kind: { zh: '暂停事由', en: 'What stops the clock' },
  planned_end: { zh: '预计结束', en: 'Planned end' },
  days: { zh: '工作日数', en: 'Working days' },
  authority: { zh: '有权机关', en: 'The right authority' },
  outcome: { zh: '决定', en: 'Decision' },
  materials: { zh: '容缺的材料', en: 'Papers that follow later' },
  due: { zh: '最迟补齐', en: 'Due at the latest' },
  valid_until: { zh: '证件有效期至', en: 'Valid until' },
  finding: { zh: '核查情况', en: 'What was found' },
  signer: { zh: '签署人姓名', en: 'Name of who signed' },
  result: { zh: '处理结果', en: 'What came of it' },
  department: { zh: '牵头部门', en: 'Department that leads' },
  answer: { zh: '答复', en: 'Answer' },
  note: { zh: '说明', en: 'Note' },
  title: { zh: '问题', en: 'The problem' },
  severity: { zh: '严重程度', en: 'How grave it is' },
  because: { zh: '原因，一行一条', en: 'Why, one reason a line' },
  options: { zh: '可以怎么办，一行一条', en: 'What could be done, one a line' },
  party: { zh: '哪一方', en: 'Which party' },
  opinion: { zh: '意见', en: 'Opinion' },
  text: { zh: '原话', en: 'In its words' },
};

const forms: Record<string, Field['form']> = {
  on: 'date', planned_end: 'date', due: 'date', valid_until: 'date', days: 'number', missing: 'lines', reason: 'text', finding: 'text',
  result: 'text', note: 'text', kind: 'choice', outcome: 'choice', department: 'choice', materials: 'checks', late: 'text', because: 'lines', options: 'lines', text: 'text',
};

/** The fields of a step: what it needs first, then the day; what may be stated besides comes last. */
export function fieldsOf(needs: string[], more: string[], choices: Record<string, { id: string; name: string }[]>): Field[] {
  const field = (name: string, must: boolean): Field => {
    const some = choices[name];
    const form = forms[name] ?? 'line';
    return {
      name, must, label: labels[name] ?? { zh: name, en: name },
      form: some ? (form === 'checks' ? 'checks' : 'choice') : form === 'choice' ? 'line' : form === 'checks' ? 'lines' : form, choices: some,
    };
  };
  return [...needs.map((n) => field(n, true)), field('on', true), ...more.map((n) => field(n, false))];
}

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text.split('\n').map((l) => l.trim()).filter(Boolean);
}

/** Whether everything that a step needs is there; a day before today needs its reason. */
export function complete(fields: Field[], values: Values, today: string): boolean {
  return fields.every((f) => !f.must || (values[f.name] ?? '').trim() !== '') && ((values.on ?? '') >= today || !!values.late?.trim());
}

/** The body that the API takes. Empty fields are left out, and so is a reason for lateness where nothing
 *  is late. */
export function bodyOf(step: string, fields: Field[], values: Values, today: string): Record<string, unknown> {
  const body: Record<string, unknown> = { step };
  for (const f of fields) {
    const text = (values[f.name] ?? '').trim();
    if (!text || (f.name === 'late' && (values.on ?? today) >= today)) continue;
    if (f.name === 'missing') body.missing = linesOf(text).map((what) => ({ what }));
    else if (f.name === 'signer') body.signer = { name: text };
    else if (f.name === 'department') body.lead = { department: text };
    else if (f.form === 'lines' || f.form === 'checks') body[f.name] = linesOf(text);
    else body[f.name] = f.form === 'number' ? Number(text) : text;
  }
  return body;
}
