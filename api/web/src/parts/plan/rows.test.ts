import { beforeEach, describe, expect, it } from 'vitest';
import { speak } from '../../lib/lang.svelte';
import type { Column, ListColumns } from './names.svelte';
import { cellText, choicesOf, columnsOf, found, namesIn, type Find, type ListRow } from './rows';
import { itemOf, planWith } from './sample';

const list: ListColumns = {
  id: 'route', no: 2, title: { zh: '路径', en: 'Route' }, question: { zh: '', en: '' },
  columns: [
    { id: 'item', title: { zh: '事项', en: 'Item' }, type: 'text' },
    { id: 'planned_start', title: { zh: '开始', en: 'Start' }, type: 'date' },
    { id: 'duration_days', title: { zh: '天', en: 'Days' }, type: 'number' },
    { id: 'critical', title: { zh: '关键', en: 'Critical' }, type: 'boolean' },
    { id: 'status', title: { zh: '是否需要', en: 'Needed' }, type: 'text', values: [{ id: 'required', name: { zh: '需办理', en: 'required' } }] },
    { id: 'waits_for', title: { zh: '等待', en: 'Waits for' }, type: 'text' },
    { id: 'marked', title: { zh: '标记', en: 'Marked' }, type: 'text' },
    { id: 'amount_low', title: { zh: '金额', en: 'Amount' }, type: 'money' },
  ],
};
const rows: ListRow[] = [
  { item: 'b', planned_start: '2026-03-02', duration_days: 5, critical: true, status: 'required', waits_for: ['a'], marked: null, amount_low: 150 },
  { item: 'a', planned_start: '2026-02-02', duration_days: 10, critical: false, status: 'required', waits_for: [], marked: null, amount_low: null },
  { item: 'c', planned_start: null, duration_days: null, critical: false, status: 'possible', waits_for: ['a', 'b'], marked: null, amount_low: null },
];
const names = namesIn(planWith([itemOf('a', { name: '立项' }), itemOf('b', { name: '规划许可' }), itemOf('c', { name: 'Fire review' })]));
const nothing: Find = { q: '', picks: {}, sort: '', down: false };
const ids = (find: Partial<Find>) => found(list, rows, { ...nothing, ...find }, names).map((r) => r.item);

describe('a list', () => {
  beforeEach(() => speak('zh'));

  it('says its cells by name', () => {
    const text = (id: string, row: number) => cellText(list.columns.find((c) => c.id === id) as Column, rows[row]?.[id], names);
    expect(text('item', 0)).toBe('规划许可');
    expect(text('waits_for', 2)).toBe('立项、规划许可');
    expect(text('critical', 0)).toBe('是');
    expect(text('status', 0)).toBe('需办理');
    expect(text('planned_start', 0)).toBe('2026年3月2日');
    expect(text('amount_low', 0)).toBe('1.5');
    expect(text('marked', 0)).toBe('');
  });
  it('shows columns that some row fills, the others of them in the details', () => {
    const { table, more } = columnsOf(list, rows);
    expect(table.map((c) => c.id)).toEqual(['item', 'planned_start', 'duration_days', 'critical', 'waits_for']);
    expect(more.map((c) => c.id)).toEqual(['status', 'amount_low']);
  });
  it('finds words wherever they stand, each of them', () => {
    expect(ids({ q: '立项' })).toEqual(['b', 'a', 'c']);
    expect(ids({ q: 'FIRE' })).toEqual(['c']);
    expect(ids({ q: '规划 立项' })).toEqual(['b', 'c']);
    expect(ids({ q: '没有' })).toEqual([]);
  });
  it('is picked by the values of a column, also of one with several in a cell', () => {
    expect(ids({ picks: { critical: 'true' } })).toEqual(['b']);
    expect(ids({ picks: { waits_for: 'b' } })).toEqual(['c']);
    expect(ids({ picks: { critical: '', status: 'required' } })).toEqual(['b', 'a']);
  });
  it('is ordered by number, date and name, what is empty last both ways', () => {
    expect(ids({ sort: 'duration_days' })).toEqual(['b', 'a', 'c']);
    expect(ids({ sort: 'duration_days', down: true })).toEqual(['a', 'b', 'c']);
    expect(ids({ sort: 'planned_start' })).toEqual(['a', 'b', 'c']);
    expect(ids({ sort: 'critical', down: true })).toEqual(['b', 'a', 'c']);
    expect(ids({ sort: 'item' })[0]).toBe('b'); // guī before lì
    expect(ids({ sort: 'nothing' })).toEqual(['b', 'a', 'c']);
  });
  it('offers what it may be picked by, with counts', () => {
    const choices = choicesOf(list, rows, names);
    expect(choices.map((c) => c.column.id)).toEqual(['critical', 'status']);
    expect(choices[0]?.options.map((o) => [o.name, o.count])).toEqual([['是', 1], ['否', 2]]);
  });
});
