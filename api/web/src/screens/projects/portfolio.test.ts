import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber } from '../../lib/format';
import { visible } from '../../lib/window';
import { askedIn, lightsOf, pick, progress, span, ticks, type Row } from './portfolio';

function row(id: string, name: string, more: Partial<Row> = {}): Row {
  return {
    id, sequence: 1, state: 'open', created_at: '', changed_at: id, rules: '', plans: 0, lights: {}, open_cases: 0, done_cases: 0,
    overdue: 0, late: false, ...more,
    summary: { name, departments: [], start: '2026-01-10', finish: '2026-06-01', items: 10, before_start: 0, problems: 0, open: 0, kind: 'industrial' },
  };
}
const rows = [row('a', '轴承厂', { lights: { red: 1 }, light: 'red', overdue: 1 }), row('b', 'School 小学', { late: true, done_cases: 5 }), row('c', '仓库')];
const ids = (query: string) => pick(rows, askedIn(new URLSearchParams(query))).map((r) => r.id);

describe('projects', () => {
  it('are found by every word of a text, and by what they show', () => {
    expect(ids('q=school+小')).toEqual(['b']);
    expect(ids('light=red')).toEqual(['a']);
    expect(ids('late=late')).toEqual(['b']);
    expect(ids('late=overdue')).toEqual(['a']);
    expect(ids('kind=other')).toEqual([]);
  });
  it('come in the order asked for', () => {
    expect(ids('sort=-progress')[0]).toBe('b');
    expect(ids('sort=changed')).toEqual(['c', 'b', 'a']);
    expect(askedIn(new URLSearchParams('sort=evil')).sort).toBe('light');
  });
  it('are counted by light and by what is done', () => {
    expect(lightsOf(rows)).toEqual({ red: 1 });
    expect(progress(row('x', 'x', { done_cases: 25 }))).toBe(1);
  });
});

describe('a timeline', () => {
  it('spans all projects and today', () => {
    const s = span(rows, '2026-11-25');
    expect([dateOf(s.from), dateOf(s.to)]).toEqual(['2026-01-03', '2027-01-08']);
  });
  it('writes as many months as there is room for', () => {
    const from = dayNumber('2026-01-03');
    expect(ticks(from, from + 60, 12).map((t) => t.month)).toEqual([2, 3]);
    expect(ticks(from, from + 3 * 365, 6).every((t) => t.month % 6 === 1)).toBe(true);
  });
});

describe('a long list', () => {
  it('shows what is in sight and a little more', () => {
    expect(visible(0, 480, 48, 500, 4)).toEqual({ from: 0, to: 14 });
    expect(visible(4800, 480, 48, 500, 4)).toEqual({ from: 96, to: 114 });
    expect(visible(1e9, 480, 48, 5, 4)).toEqual({ from: 0, to: 5 });
  });
});
