import { describe, expect, it } from 'vitest';
import { byNeed, inApp, sortInto, type DeskCase } from './day';

const one = (key: string, more: Partial<DeskCase>): DeskCase =>
  ({ project: 'p', case: key, name: key, attempt: 1, version: 1, department: 'd', state: 'accepted', light: 'green', left: 0, overdue: 0, ...more });

describe('a day', () => {
  it('has each case in one place: late, soon, with the applicant, or with a department', () => {
    const day = sortInto([
      one('a', { overdue: 2, due: '2026-11-01' }), one('b', { overdue: 9, due: '2026-10-01' }), one('c', { due: '2026-11-28' }), one('d', { due: '2026-11-29' }),
      one('e', { state: 'correction_requested', overdue: 4 }), one('f', { department: 'x' }), one('g', { department: 'x' }),
    ], '2026-11-25');
    expect(day.late.map((c) => c.case)).toEqual(['b', 'a']);
    expect(day.soon.map((c) => c.case)).toEqual(['c']);
    expect(day.ours.map((c) => c.case)).toEqual(['e']);
    expect(day.waiting.map((w) => [w.department, w.cases.length])).toEqual([['x', 2], ['d', 1]]);
  });
});

describe('prompts', () => {
  it('come gravest first, then by day', () => {
    const list = byNeed([{ severity: 'info', due: '1' }, { severity: 'red', due: '3' }, { severity: 'red', due: '2' }, { severity: 'warning' }]);
    expect(list.map((p) => p.severity + (p.due ?? ''))).toEqual(['red2', 'red3', 'warning', 'info1']);
  });
  it('lead into this page, never out of it', () => {
    expect(inApp('/projects/p1')).toBe('#/projects/p1');
    expect(inApp('https://elsewhere')).toBe('');
    expect(inApp('/api/v1/x')).toBe('');
    expect(inApp(undefined)).toBe('');
  });
});
