// What is shown of many projects, and in what order.

import type { Schemas } from '../../api/client';
import { dayNumber } from '../../lib/format';
import { gravity } from '../../lib/names.svelte';

export type Row = Schemas['portfolio']['projects'][number];

export interface Asked {
  text: string;
  kind: string;
  street: string;
  light: string;
  /** 'late': it ends after its plan; 'overdue': a department is past a day */
  late: string;
  sort: string;
  down: boolean;
}

export const sorts = ['name', 'light', 'due', 'finish', 'progress', 'changed'] as const;

/** Reads what is asked for from an address. */
export function askedIn(query: URLSearchParams): Asked {
  const get = (name: string) => query.get(name) ?? '';
  const sort = get('sort').replace(/^-/, '');
  return {
    text: get('q'), kind: get('kind'), street: get('street'), light: get('light'), late: get('late'),
    sort: (sorts as readonly string[]).includes(sort) ? sort : 'light', down: get('sort').startsWith('-'),
  };
}

/** The part of its work that is done, from 0 to 1. */
export function progress(r: Row): number {
  return r.summary.items > 0 ? Math.min(1, r.done_cases / r.summary.items) : 0;
}

const never = '9999';
const order: Record<string, (a: Row, b: Row) => number> = {
  name: (a, b) => a.summary.name.localeCompare(b.summary.name, 'zh'),
  light: (a, b) => gravity(a.light) - gravity(b.light) || (a.due ?? never).localeCompare(b.due ?? never),
  due: (a, b) => (a.due ?? never).localeCompare(b.due ?? never),
  finish: (a, b) => a.summary.finish.localeCompare(b.summary.finish),
  progress: (a, b) => progress(a) - progress(b),
  changed: (a, b) => b.changed_at.localeCompare(a.changed_at),
};

/** The projects that are asked for, in the order that is asked for. */
export function pick(rows: Row[], asked: Asked): Row[] {
  const words = asked.text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter(
    (r) =>
      words.every((w) => r.summary.name.toLowerCase().includes(w) || r.id.includes(w)) &&
      (!asked.kind || r.summary.kind === asked.kind) &&
      (!asked.street || r.street === asked.street) &&
      (!asked.light || (r.lights[asked.light] ?? 0) > 0) &&
      (asked.late !== 'late' || r.late) &&
      (asked.late !== 'overdue' || r.overdue > 0),
  );
  const by = order[asked.sort] ?? order.name;
  const way = asked.down ? -1 : 1;
  return found.sort((a, b) => way * (by?.(a, b) ?? 0) || a.id.localeCompare(b.id));
}

/** How many open cases of all these projects show each light. */
export function lightsOf(rows: Row[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const r of rows) for (const [light, n] of Object.entries(r.lights)) sum[light] = (sum[light] ?? 0) + n;
  return sum;
}

/** The days that a timeline of these projects spans, with some room at both ends; today is in it. */
export function span(rows: Row[], today: string): { from: number; to: number } {
  let from = dayNumber(today);
  let to = from + 30;
  for (const r of rows) {
    from = Math.min(from, dayNumber(r.summary.start));
    to = Math.max(to, dayNumber(r.summary.finish), dayNumber(r.plan_finish ?? r.summary.finish));
  }
  return { from: from - 7, to: to + 14 };
}

/** The first days of months or years to write above a timeline, at most so many. */
export function ticks(from: number, to: number, most: number): { day: number; year: number; month: number }[] {
  const months: { day: number; year: number; month: number }[] = [];
  const first = new Date(from * 86_400_000);
  for (let y = first.getUTCFullYear(), m = first.getUTCMonth() + 1; ; m++) {
    const day = Date.UTC(y, m, 1) / 86_400_000;
    if (day > to) break;
    const d = new Date(day * 86_400_000);
    months.push({ day, year: d.getUTCFullYear(), month: d.getUTCMonth() + 1 });
  }
  for (const every of [1, 3, 6, 12, 24, 60]) {
    const kept = months.filter((t) => (t.year * 12 + t.month - 1) % every === 0);
    if (kept.length <= most) return kept;
  }
  return [];
}
