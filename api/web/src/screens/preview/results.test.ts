import { describe, expect, it } from 'vitest';
import { cost, difference, figuresOf, isEmpty, type Row } from './results';

const row = (days: number, finish: string, investor: [number, number] = [0, 0]): Row => ({
  approval: { sequential_all: 0, before_start: 0, completion: 0 },
  elapsed: { sequential_all: 0, before_start: days, completion: 0 },
  finish,
  money: { investor },
});
const figures = (required: string[], possible: string[], bare: { required: string[]; possible: string[] }, usual: Row) =>
  figuresOf({ required, possible, firm: bare.required, maybe: bare.possible, variants: { customary: usual } });

describe('what a preview comes to', () => {
  it('tells what is assumed away from what is not needed at all', () => {
    const f = figures(['a', 'b'], ['c'], { required: ['a'], possible: ['b', 'c', 'd'] }, row(10, '2026-06-01'));
    expect(f.away).toEqual(['d']);
    expect(f.assumed).toBe(1);
    expect(f.range).toBeNull();
  });
  it('costs nothing where nobody is charged', () => {
    expect(cost(undefined)).toEqual([0, 0]);
    expect(cost(row(1, '', [5, 7]))).toEqual([5, 7]);
    expect(cost(row(1, ''), 'refundable_deposit')).toEqual([0, 0]);
  });
});

describe('what an answer changes', () => {
  const bare = { required: [], possible: [] };
  const before = figures(['a', 'b', 'c'], ['d', 'e', 'f'], bare, row(30, '2026-09-01', [0, 100]));
  it('are items that came, went and became open, days, dates and money', () => {
    const after = figures(['a', 'd'], ['c', 'f', 'g'], bare, row(24, '2026-08-21', [0, 50]));
    expect(difference(before, after, ['customary', 'sequential'])).toEqual({
      added: ['d'], dropped: ['b'], excluded: ['e'], opened: ['c', 'g'],
      days: [{ variant: 'customary', before: 30, after: 24 }],
      finish: [{ variant: 'customary', before: '2026-09-01', after: '2026-08-21' }],
      money: [{ variant: 'customary', before: [0, 100], after: [0, 50] }],
    });
  });
  it('is nothing where both are the same', () => {
    expect(isEmpty(difference(before, structuredClone(before), ['customary']))).toBe(true);
  });
});
