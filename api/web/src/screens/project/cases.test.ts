import { describe, expect, it } from 'vitest';
import { shownCases, type CaseRow } from './cases';

const row = (key: string, state: string, name = key): CaseRow => ({ case: key, name, department: 'd', status: 'required', state, version: 1 });
const rows = [row('a', 'delivered'), row('b', 'none', '施工许可'), row('c', 'accepted'), row('d', 'none')];
const closed = (s: string) => s === 'delivered';
const keys = (...args: [Parameters<typeof shownCases>[1], string]) => shownCases(rows, ...args, closed).map((r) => r.case);

describe('the cases of a project', () => {
  it('come with what is under way first, then what is to come by the plan, then what is done', () => {
    expect(keys('all', '')).toEqual(['c', 'b', 'd', 'a']);
  });
  it('are narrowed by how they stand and by name', () => {
    expect(keys('none', '')).toEqual(['b', 'd']);
    expect(keys('done', '')).toEqual(['a']);
    expect(keys('all', '施工')).toEqual(['b']);
  });
});
