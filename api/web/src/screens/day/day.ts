// What a day holds: what is late, what is due, and on whom one waits.

import type { Schemas } from '../../api/client';
import { dayNumber } from '../../lib/format';

export type DeskCase = Schemas['desk']['cases'][number];
export type Prompt = Schemas['prompter_page']['prompts'][number];

export interface Day {
  late: DeskCase[];
  soon: DeskCase[];
  /** the applicant has to act, which the agent does for them */
  ours: DeskCase[];
  /** the others, by the department on whom one waits; the one with most first */
  waiting: { department: string; cases: DeskCase[] }[];
}

/** How many days ahead what is due counts as soon. */
export const ahead = 3;

/** Sorts open cases into a day; each stands in one place. */
export function sortInto(cases: DeskCase[], today: string): Day {
  const day: Day = { late: [], soon: [], ours: [], waiting: [] };
  const by = new Map<string, DeskCase[]>();
  for (const c of cases) {
    if (c.state === 'correction_requested') day.ours.push(c);
    else if (c.overdue > 0) day.late.push(c);
    else if (c.due && dayNumber(c.due) - dayNumber(today) <= ahead) day.soon.push(c);
    else by.set(c.department, [...(by.get(c.department) ?? []), c]);
  }
  day.late.sort((a, b) => b.overdue - a.overdue);
  day.waiting = [...by].map(([department, list]) => ({ department, cases: list })).sort((a, b) => b.cases.length - a.cases.length || a.department.localeCompare(b.department));
  return day;
}

const graver = { red: 0, warning: 1, info: 2 } as Record<string, number>;

/** The prompts that are still open, the gravest and then the earliest due first. */
export function byNeed<P extends { severity: string; due?: string }>(prompts: P[]): P[] {
  return [...prompts].sort((a, b) => (graver[a.severity] ?? 3) - (graver[b.severity] ?? 3) || (a.due ?? '9').localeCompare(b.due ?? '9'));
}

/** Where a link of a message leads in this page. */
export function inApp(link: string | undefined): string {
  return link?.startsWith('/') && !link.startsWith('/api/') ? '#' + link : '';
}
