// How wall charts are fitted on a page of A3, in millimetres: so many columns and so high rows that all
// of it stands on one page and can be read from where one stands before it.

import { dayNumber } from '../../lib/format';
import type { Stretches } from '../plan/names.svelte';

/** What A3 lying on its side leaves within margins of 8 mm. */
export const sheet = { width: 404, height: 281 } as const;
/** What A4 lying on its side leaves within margins of 10 mm. */
export const small = { width: 277, height: 190 } as const;
/** A row lower than this cannot be read: its letters would be smaller than 6 points. */
export const leastRow = 3;
const mostRow = 6.2;
const mostColumns = 3;

export interface Fitted<T> {
  columns: T[][];
  rowHeight: number;
  /** of the letters */
  size: number;
}

/** The height of letters in a row, in millimetres; 0.353 of them are a point. */
export function letters(rowHeight: number): number {
  return Math.min(3.4, Math.round(rowHeight * 0.72 * 100) / 100);
}

/**
 * Lays rows out in as few columns as let them be read. `isHead` tells headings, of which none stands at
 * the foot of a column without a row below it.
 */
export function fit<T>(rows: readonly T[], height: number, isHead: (row: T) => boolean): Fitted<T> {
  for (let n = 1; ; n++) {
    const columns = split(rows, n, isHead);
    const longest = Math.max(1, ...columns.map((c) => c.length));
    const rowHeight = Math.min(mostRow, height / longest);
    if (rowHeight >= leastRow * 1.15 || n === mostColumns) return { columns, rowHeight, size: letters(rowHeight) };
  }
}

/** The same over as many pages as rows of a size to be read in the hand need, each in one column. */
export function leaf<T>(rows: readonly T[], height: number): Fitted<T>[] {
  return pages(rows, height, 4.2).map((page) => {
    const rowHeight = Math.min(mostRow, height / Math.max(1, page.length));
    return { columns: [page], rowHeight, size: letters(rowHeight) };
  });
}

function split<T>(rows: readonly T[], n: number, isHead: (row: T) => boolean): T[][] {
  const columns: T[][] = [];
  let at = 0;
  for (let left = n; left > 0 && at < rows.length; left--) {
    let end = left === 1 ? rows.length : at + Math.ceil((rows.length - at) / left);
    while (left > 1 && end - 1 > at && isHead(rows[end - 1] as T)) end--;
    columns.push(rows.slice(at, end));
    at = end;
  }
  return columns.length > 0 ? columns : [[]];
}

/** A case that is due on a day. */
export interface WallDue {
  name: string;
  date: string;
  light: string;
}

/** What the wall chart of an agent shows of a project. */
export interface WallProject {
  id: string;
  name: string;
  start: string;
  /** by the plan, when the works may begin; absent where it has none */
  worksStart?: string;
  /** by the plan */
  finish: string;
  /** as things stand; absent where nothing is forecast */
  forecast?: string;
  /** by which nine of ten runs of the forecast end */
  forecastLate?: string;
  /** how many cases show a light */
  lights: Record<string, number>;
  /** required items */
  items?: number;
  dues: WallDue[];
  /** what is to be handed in next, where no case is due */
  next?: { name: string; date: string };
  targets: { name: string; left: number; overdue: number }[];
}

/** The weeks that a chart of several projects shows: from the Monday before today, as many as are of use. */
export function weeksOf(projects: readonly WallProject[], today: number, most = 60): { first: number; weeks: number } {
  const monday = (day: number) => day - ((((day + 3) % 7) + 7) % 7);
  const first = monday(today) - 14;
  const last = Math.max(first + 12 * 7 - 1, ...projects.map((p) => Math.max(dayNumber(p.finish), dayNumber(p.forecast ?? p.finish))).filter((d) => !Number.isNaN(d)));
  return { first, weeks: Math.max(12, Math.min(most, Math.ceil((last - first + 1) / 7))) };
}

/** What goes over several pages, as few as let the rows be read. */
export function pages<T>(rows: readonly T[], height: number, least: number): T[][] {
  const most = Math.max(1, Math.floor(height / least));
  const count = Math.max(1, Math.ceil(rows.length / most));
  const each = Math.ceil(rows.length / count) || 1;
  return Array.from({ length: count }, (_, i) => rows.slice(i * each, (i + 1) * each));
}

/** How the forecast stands to the plan, in days of the calendar; 0 where nothing is forecast. */
export function slip(p: WallProject): number {
  return p.forecast ? dayNumber(p.forecast) - dayNumber(p.finish) : 0;
}

/** The n-th working day after a day, by the days off between; undefined where they do not reach so far. */
export function workingDay(day: number, n: number, rest: Stretches, last: number): number | undefined {
  const off = (d: number) => rest.some(([from, to]) => from <= d && d <= to);
  let left = n;
  for (let d = day; d <= last; d++) {
    if (off(d)) continue;
    if (left === 0) return d;
    left--;
  }
  return undefined;
}
