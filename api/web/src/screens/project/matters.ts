// Problems, questions and opinion rounds of a project, in one form.

import { api, got, onceKey, type Schemas } from '../../api/client';
import { factOf } from '../../lib/catalogue.svelte';
import { say } from '../../lib/lang.svelte';
import { readValue } from './profile';

export type Class = 'problem' | 'question' | 'opinion';
type Answer = Schemas['problem_answer'] | Schemas['question_answer'] | Schemas['round_answer'];

export interface Matter {
  class: Class;
  number: number;
  version: number;
  title: string;
  state: string;
  closed: boolean;
  department?: string;
  due?: string;
  severity?: string;
  /** what else is said of it, line by line */
  lines: string[];
  next: Schemas['next_step'][];
  fact?: string;
  parties: { id: string; name: string }[];
}

type Any = Partial<Schemas['problem_answer'] & Schemas['question_answer'] & Schemas['round_answer']> & { number: number; version: number; state: string };

/** One matter as the page shows it. */
export function matterOf(kind: Class, answer: unknown): Matter {
  const x = answer as Any;
  const lines = [...(x.because ?? []).map((t) => say(t)), ...(x.options ?? []).map((t) => '→ ' + say(t))];
  if (x.result) lines.push(x.result);
  if (typeof x.reason === 'string' && x.reason) lines.push(x.reason);
  for (const p of x.parties ?? []) lines.push([p.name ?? p.id, p.opinion, p.text].filter(Boolean).join(' · '));
  const title = kind === 'problem' ? say(x.title) : kind === 'question' ? say(x.question) : (x.text ?? '');
  return {
    class: kind, number: x.number, version: x.version, title, state: x.state, closed: x.closed ?? false, department: x.department, due: x.due,
    severity: x.severity, lines, next: x.next ?? [], fact: kind === 'question' ? x.fact : undefined,
    parties: (x.parties ?? []).map((p) => ({ id: p.id, name: p.name ?? p.id })),
  };
}

/** All matters of a project, what is open first. */
export function mattersOf(pages: Record<Class, Schemas['matter_page']>): Matter[] {
  const all = [
    ...(pages.problem.problems ?? []).map((p) => matterOf('problem', p)),
    ...(pages.question.questions ?? []).map((q) => matterOf('question', q)),
    ...(pages.opinion.rounds ?? []).map((r) => matterOf('opinion', r)),
  ];
  return all.map((m, i) => ({ m, i })).sort((a, b) => Number(a.m.closed) - Number(b.m.closed) || a.i - b.i).map((x) => x.m);
}

/** The fields of a step in place of the parts that the API names as a whole. */
export function needsOf(needs: string[]): string[] {
  return needs.flatMap((n) => (n === 'lead' ? ['department'] : n === 'opinion' ? ['party', 'opinion'] : [n]));
}

/** The body of a step, its parts put together again. */
export function stepBody(m: Pick<Matter, 'fact'>, body: Record<string, unknown>): Schemas['matter_step'] {
  const { answer, note, party, opinion, text, ...rest } = body;
  const whole: Record<string, unknown> = rest;
  if (answer !== undefined) whole.answer = { value: readValue(String(answer), factOf(m.fact ?? '')?.type ?? 'text'), ...(note ? { note } : {}) };
  if (opinion !== undefined) whole.opinion = { party, opinion, ...(text ? { text } : {}) };
  return whole as Schemas['matter_step'];
}

const at = { problem: 'problems/{problem}', question: 'questions/{question}', opinion: 'opinions/{round}' } as const;
const param = { problem: 'problem', question: 'question', opinion: 'round' } as const;

/** Reads one with what may be entered next. */
export async function readMatter(project: string, m: Pick<Matter, 'class' | 'number'>): Promise<Matter> {
  const path = { project, [param[m.class]]: String(m.number) } as never;
  return matterOf(m.class, await got(api.GET(`/api/v1/projects/{project}/${at[m.class]}`, { params: { path } }) as Promise<{ data?: Answer; response: Response }>));
}

/** Enters a step upon what is shown; with `probe` it is only checked. */
export async function enterStep(project: string, m: Matter, body: Record<string, unknown>, probe: boolean, once: string): Promise<Matter> {
  const path = { project, [param[m.class]]: String(m.number) } as never;
  const header = { 'If-Match': `"${m.version}"`, 'Idempotency-Key': probe ? onceKey() : once };
  const asked = api.POST(`/api/v1/projects/{project}/${at[m.class]}/steps`, { params: { path, query: probe ? { try: 'yes' } : {}, header }, body: stepBody(m, body) });
  return matterOf(m.class, await got(asked as Promise<{ data?: Answer; response: Response }>));
}
