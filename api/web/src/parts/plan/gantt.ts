// How a plan is laid out by date: rows in groups, a scale of days, marks of time along it, and what of
// all that lies in the window. No drawing is done here, so that it can be tested without a browser.

import { dateOf, dayNumber } from '../../lib/format';
import type { Stretches } from './names.svelte';
import type { Item, Plan } from './source';

export type Zoom = 'day' | 'week' | 'month';
/** Pixels that a day takes. */
export const dayWidth: Record<Zoom, number> = { day: 24, week: 7, month: 2.2 };

export interface Bar {
  item: Item;
  /** numbers of days; of a milestone both are the same */
  start: number;
  end: number;
  /** to which it may be late without moving the finish */
  late: number;
  critical: boolean;
  works: boolean;
}

export interface Row {
  kind: 'group' | 'item';
  /** place from the top, in rows */
  at: number;
  name: string;
  bar?: Bar;
  item?: Item;
  /** of a group: how many items it has */
  count?: number;
}

export interface Chart {
  rows: Row[];
  first: number;
  last: number;
}

/** Orders the items of a plan in groups by part and phase, each by date; items without dates come last. */
export function chartOf(plan: Plan, phases: string[], phaseName: (id: string) => string, worksBefore?: string): Chart {
  const places = ['', ...(plan.parts ?? []).map((p) => p.id)];
  const partName = new Map((plan.parts ?? []).map((p) => [p.id, p.name]));
  const groups = new Map<string, Item[]>();
  for (const item of plan.items) {
    const key = (item.part ?? '') + '@' + (item.kind === 'works' ? 'works' : item.phase);
    const list = groups.get(key);
    if (list) list.push(item);
    else groups.set(key, [item]);
  }
  const order = [...phases];
  const before = worksBefore ? order.indexOf(worksBefore) : -1;
  order.splice(before < 0 ? order.length : before, 0, 'works');
  for (const item of plan.items) if (!order.includes(item.phase)) order.push(item.phase);
  const chart: Chart = { rows: [], first: Infinity, last: -Infinity };
  for (const part of places)
    for (const phase of order) {
      const items = groups.get(part + '@' + phase);
      if (items) addGroup(chart, items, phaseName(phase), partName.get(part));
    }
  if (chart.first > chart.last) chart.first = chart.last = dayNumber(plan.start);
  return chart;
}

function addGroup(chart: Chart, items: Item[], phase: string, part: string | undefined): void {
  chart.rows.push({ kind: 'group', at: chart.rows.length, name: part ? `${part} · ${phase}` : phase, count: items.length });
  const bars = items.map((item) => ({ item, bar: barOf(item) }));
  bars.sort((a, b) => (a.bar?.start ?? Infinity) - (b.bar?.start ?? Infinity) || (a.bar?.end ?? 0) - (b.bar?.end ?? 0));
  for (const { item, bar } of bars) {
    chart.rows.push({ kind: 'item', at: chart.rows.length, name: withoutPart(item.name, part), item, bar });
    if (!bar) continue;
    chart.first = Math.min(chart.first, bar.start);
    chart.last = Math.max(chart.last, bar.end, bar.late);
  }
}

/** The name of an item without that of its part, which stands above it. */
export function withoutPart(name: string, part: string | undefined): string {
  const end = part && [`（${part}）`, ` (${part})`].find((e) => name.endsWith(e));
  return end ? name.slice(0, -end.length) : name;
}

/** The bar of an item; none where it has no dates. */
export function barOf(item: Item): Bar | undefined {
  const s = item.schedule;
  if (!s) return undefined;
  return {
    item,
    start: dayNumber(s.early_start),
    end: dayNumber(s.early_finish),
    late: dayNumber(s.late_finish),
    critical: s.critical,
    works: item.kind === 'works',
  };
}

export interface Scale {
  /** the first and the last day that are drawn */
  first: number;
  last: number;
  perDay: number;
  width: number;
}

/** A scale with some room before and after. */
export function scaleOf(chart: Chart, perDay: number, room = 7): Scale {
  const first = chart.first - room;
  const last = chart.last + room;
  return { first, last, perDay, width: (last - first + 1) * perDay };
}

/** A scale that takes just a width. */
export function scaleToFit(first: number, last: number, width: number): Scale {
  return { first, last, perDay: width / (last - first + 1), width };
}

/** The left edge of a day. */
export function x(scale: Scale, day: number): number {
  return (day - scale.first) * scale.perDay;
}

/**
 * The middle of a day. Bars run from middle to middle: the day of acceptance is not counted, so that an
 * item of n working days spans n days, and the next begins where it ends.
 */
export function noon(scale: Scale, day: number): number {
  return x(scale, day + 0.5);
}

export interface Tick {
  x: number;
  day: number;
  /** what stands at it: a year and month, or a day of the month */
  level: 'month' | 'minor';
  /** the room until the next tick of the level */
  room: number;
}

/** The months between two days, and the weeks or days in them where there is room for a number. */
export function ticksOf(scale: Scale, from = scale.first, to = scale.last): Tick[] {
  const ticks: Tick[] = [];
  for (let m = monthOf(from); m <= to; m = nextMonth(m)) {
    const end = nextMonth(m);
    ticks.push({ x: x(scale, m), day: m, level: 'month', room: (end - m) * scale.perDay });
  }
  const step = scale.perDay >= 18 ? 1 : scale.perDay * 7 >= 22 ? 7 : 0;
  if (step === 0) return ticks;
  for (let d = step === 7 ? mondayOf(from) : Math.ceil(from); d <= to; d += step)
    ticks.push({ x: x(scale, d), day: d, level: 'minor', room: step * scale.perDay });
  return ticks;
}

/** The first day of the month of a day. */
export function monthOf(day: number): number {
  return dayNumber(dateOf(Math.floor(day)).slice(0, 7) + '-01');
}

/** The first day of the month after. */
export function nextMonth(day: number): number {
  return monthOf(monthOf(day) + 32);
}

/** The Monday of the week of a day. */
export function mondayOf(day: number): number {
  return Math.floor(day) - ((((Math.floor(day) + 3) % 7) + 7) % 7);
}

/** The outline of all days off between two days: one path, however many there are. */
export function restPath(scale: Scale, rest: Stretches, height: number, from = scale.first, to = scale.last): string {
  let path = '';
  for (const [first, last] of rest) {
    if (last < Math.max(from, scale.first) || first > Math.min(to, scale.last)) continue;
    const left = round(x(scale, Math.max(first, scale.first)));
    const width = round(x(scale, Math.min(last, scale.last) + 1) - left);
    path += `M${left} 0h${width}v${round(height)}h-${width}z`;
  }
  return path;
}

export function round(n: number): number {
  return Math.round(n * 100) / 100;
}

/** Which rows of a list of equal rows lie in a window, with some beyond it so that scrolling finds them drawn. */
export function inWindow<T>(rows: readonly T[], rowHeight: number, top: number, height: number, beyond = 8): T[] {
  const from = Math.max(0, Math.floor(top / rowHeight) - beyond);
  const to = Math.min(rows.length, Math.ceil((top + height) / rowHeight) + beyond);
  return rows.slice(from, to);
}

/** The row with a bar before or after one, for moving with the keys; the same where there is no other. */
export function neighbour(rows: readonly Row[], at: number, step: 1 | -1 | 'first' | 'last'): number {
  const dated = rows.filter((r) => r.kind === 'item').map((r) => r.at);
  if (step === 'first') return dated[0] ?? at;
  if (step === 'last') return dated.at(-1) ?? at;
  const i = dated.findIndex((d) => d >= at);
  const next = step === 1 ? dated.find((d) => d > at) : dated[(i < 0 ? dated.length : i) - 1];
  return next ?? at;
}
