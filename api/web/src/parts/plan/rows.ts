// The rows of one of the seven lists: what a cell says, which rows are found, in which order they stand.

import { dayNumber, longDate, number, value } from '../../lib/format';
import { lang, say } from '../../lib/lang.svelte';
import { nameOf, type Column, type ListColumns, type Terms } from './names.svelte';
import type { Plan } from './source';

export type ListRow = Plan['lists'][string][number];
export type Cell = ListRow[string];

/** The columns that a table shows before one asks for more, by the id of the list; a district's own lists show their first ones. */
const shown: Record<string, string[]> = {
  items: ['name', 'status', 'department', 'promised_days', 'visits', 'commitment_possible'],
  route: ['item', 'planned_start', 'planned_finish', 'duration_days', 'total_float_days', 'critical', 'waits_for'],
  materials: ['material', 'items', 'obtain', 'needed_by', 'begin_preparing_by', 'copies', 'deferrable'],
  commitments: ['item', 'mode', 'offered', 'chosen', 'days_when_committed', 'deadline'],
  intermediaries_and_fees: ['service', 'item', 'category', 'payer', 'amount', 'promised_days'],
  problems: ['problem', 'severity', 'state', 'solver', 'due', 'options'],
  responsibilities: ['step', 'department', 'due', 'agent', 'officer', 'light'],
};

/** The columns by whose values rows are picked out. */
const picked: Record<string, string[]> = {
  items: ['status', 'phase', 'department', 'kind', 'commitment_possible', 'part'],
  route: ['phase', 'critical', 'status', 'part'],
  materials: ['obtain', 'source', 'status', 'deferrable', 'part'],
  commitments: ['offered', 'mode', 'chosen', 'checker', 'part'],
  intermediaries_and_fees: ['category', 'payer', 'status', 'part'],
  problems: ['severity', 'state', 'solver'],
  responsibilities: ['department', 'status', 'part'],
};

/** The column that names the item of a row, if one does. */
export const itemColumn: Record<string, string> = { items: 'id', route: 'item', commitments: 'item', intermediaries_and_fees: 'item', responsibilities: 'step' };

const terms: Partial<Record<string, Terms>> = {
  phase: 'phases', kind: 'kinds', level: 'levels', mode: 'commitment_modes', source: 'material_sources', form: 'material_forms',
  seal: 'material_seals', severity: 'severities', payer: 'payers',
};
const ofItems = new Set(['item', 'items', 'step', 'waits_for', 'supplied_by', 'late_for']);
const hiddenIds = new Set(['id', 'rule_version', 'part']);

/** What stands in cells by id and is shown by name. */
export interface Names {
  item: (id: string) => string;
  part: (id: string) => string;
}

export function namesIn(plan: Plan): Names {
  const items = new Map([...plan.items, ...plan.not_required].map((i) => [i.id, i.name]));
  const parts = new Map((plan.parts ?? []).map((p) => [p.id, p.name]));
  return { item: (id) => items.get(id) ?? id, part: (id) => parts.get(id) ?? id };
}

/** The columns of the table, then those that are left for the details of a row: such as some row fills. */
export function columnsOf(list: ListColumns, rows: readonly ListRow[]): { table: Column[]; more: Column[] } {
  const wanted = shown[list.id];
  const filled = (c: Column) => rows.some((r) => !isEmpty(r[c.id]));
  const table = wanted ? list.columns.filter((c) => wanted.includes(c.id)) : list.columns.filter((c) => !hiddenIds.has(c.id)).slice(0, 6);
  const kept = table.filter((c, i) => i === 0 || filled(c));
  return { table: kept, more: list.columns.filter((c) => !kept.includes(c) && !hiddenIds.has(c.id) && filled(c)) };
}

export function isEmpty(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || cell === '' || (Array.isArray(cell) && cell.length === 0);
}

/** One value of a cell in words. */
function word(column: Column, text: string, names: Names): string {
  const own = column.values?.find((v) => v.id === text);
  if (own) return say(own.name);
  if (column.id === 'part') return names.part(text);
  if (ofItems.has(column.id)) return names.item(text);
  const kind = terms[column.id];
  return kind ? nameOf(kind, text) : text;
}

/** A cell in words; a list is given one by one. */
export function wordsOf(column: Column, cell: Cell | undefined, names: Names): string[] {
  if (isEmpty(cell)) return [];
  if (Array.isArray(cell)) return cell.map((one) => word(column, one, names));
  if (typeof cell === 'number') return [column.type === 'money' ? number(cell / 100) : number(cell)];
  if (typeof cell === 'boolean') return [value(cell)];
  if (column.type === 'date') return [longDate(cell)];
  return [word(column, cell as string, names)];
}

export function cellText(column: Column, cell: Cell | undefined, names: Names): string {
  return wordsOf(column, cell, names).join(lang() === 'zh' ? '、' : ', ');
}

/** What one looks for in a list. */
export interface Find {
  q: string;
  /** value by column: rows that have it; one of those of a list */
  picks: Record<string, string>;
  sort: string;
  down: boolean;
}

/** A cell as it is picked by: an id, yes or no. */
function keys(cell: Cell | undefined): string[] {
  if (isEmpty(cell)) return [];
  return Array.isArray(cell) ? cell : [String(cell)];
}

export interface Choice {
  column: Column;
  options: { key: string; name: string; count: number }[];
}

/** What rows may be picked by: the columns of few values, each value with the number of its rows. */
export function choicesOf(list: ListColumns, rows: readonly ListRow[], names: Names): Choice[] {
  const choices: Choice[] = [];
  for (const id of picked[list.id] ?? ['status', 'phase', 'department']) {
    const column = list.columns.find((c) => c.id === id);
    if (!column) continue;
    const counts = new Map<string, number>();
    for (const row of rows) for (const key of keys(row[id])) counts.set(key, (counts.get(key) ?? 0) + 1);
    if (counts.size < 2 || counts.size > 40) continue;
    const options = [...counts].map(([key, count]) => ({ key, count, name: key === 'true' || key === 'false' ? value(key === 'true') : word(column, key, names) }));
    choices.push({ column, options });
  }
  return choices;
}

/** The rows that are found, in order. Words are looked for in all cells, each word somewhere. */
export function found(list: ListColumns, rows: readonly ListRow[], find: Find, names: Names): ListRow[] {
  const wanted = find.q.toLowerCase().split(/\s+/).filter(Boolean);
  const picks = Object.entries(find.picks).filter(([, key]) => key !== '');
  const kept = rows.filter((row) => {
    if (!picks.every(([column, key]) => keys(row[column]).includes(key))) return false;
    if (wanted.length === 0) return true;
    const text = list.columns.map((c) => cellText(c, row[c.id], names)).join('\n').toLowerCase();
    return wanted.every((w) => text.includes(w));
  });
  const column = list.columns.find((c) => c.id === find.sort);
  return column ? sorted(kept, column, find.down, names) : kept;
}

function sorted(rows: ListRow[], column: Column, down: boolean, names: Names): ListRow[] {
  const order = new Intl.Collator(lang() === 'zh' ? 'zh-CN' : 'en', { numeric: true });
  const sign = down ? -1 : 1;
  // Rows that say nothing come last in either direction: nobody looks for them.
  return [...rows].sort((a, b) => {
    const [one, other] = [a[column.id], b[column.id]];
    if (isEmpty(one) || isEmpty(other)) return Number(isEmpty(one)) - Number(isEmpty(other));
    if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
    if (typeof one === 'boolean' && typeof other === 'boolean') return sign * (Number(one) - Number(other));
    if (column.type === 'date') return sign * (dayNumber(String(one)) - dayNumber(String(other)));
    return sign * order.compare(cellText(column, one, names), cellText(column, other, names));
  });
}
