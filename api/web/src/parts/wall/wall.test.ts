import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber } from '../../lib/format';
import { fit, leastRow, letters, pages, slip, weeksOf, workingDay, type WallProject } from './wall';

const rows = (n: number, headEvery = 12) => Array.from({ length: n }, (_, i) => ({ head: i % headEvery === 0, i }));
const isHead = (r: { head: boolean }) => r.head;
const project = (more: Partial<WallProject>): WallProject => ({ id: 'p', name: 'P', start: '2026-06-01', finish: '2027-01-29', lights: {}, dues: [], targets: [], ...more });

describe('a wall chart', () => {
  it('stands in one column where that can be read', () => {
    const f = fit(rows(40), 240, isHead);
    expect(f.columns).toHaveLength(1);
    expect(f.rowHeight).toBeCloseTo(6, 1);
  });
  it('puts 110 items with their headings on one page in letters of six points or more', () => {
    const f = fit(rows(135), 240, isHead);
    expect(f.columns).toHaveLength(2);
    expect(f.columns.flat()).toHaveLength(135);
    expect(f.rowHeight).toBeGreaterThanOrEqual(leastRow);
    expect(f.size / 0.353).toBeGreaterThanOrEqual(6);
    expect(Math.max(...f.columns.map((c) => c.length)) * f.rowHeight).toBeLessThanOrEqual(240 + 1e-9);
  });
  it('leaves no heading alone at the foot of a column', () => {
    for (let n = 60; n < 200; n++) for (const column of fit(rows(n, 7), 240, isHead).columns.slice(0, -1)) expect(column.at(-1)?.head).toBe(false);
  });
  it('bears having nothing to show', () => {
    expect(fit([], 240, isHead).columns).toEqual([[]]);
    expect(pages([], 240, 7)).toEqual([[]]);
    expect(letters(100)).toBe(3.4);
  });
  it('puts 30 projects on one page, and more on pages alike', () => {
    expect(pages(rows(30), 236, 7)).toHaveLength(1);
    expect(pages(rows(70), 236, 7).map((p) => p.length)).toEqual([24, 24, 22]);
  });
  it('shows weeks from two before this one to the last end, within bounds', () => {
    const today = dayNumber('2026-11-25');
    const w = weeksOf([project({}), project({ forecast: '2027-03-05' })], today);
    expect(dateOf(w.first)).toBe('2026-11-09');
    expect(dateOf(w.first + w.weeks * 7)).toBe('2027-03-08');
    expect(weeksOf([project({ finish: '2035-01-01' })], today).weeks).toBe(60);
    expect(weeksOf([], today).weeks).toBe(12);
  });
  it('counts working days past weekends', () => {
    const weekend = [[dayNumber('2026-06-06'), dayNumber('2026-06-07')]] as const;
    const after = (n: number) => dateOf(workingDay(dayNumber('2026-06-01'), n, weekend, dayNumber('2026-06-12')) ?? 0);
    expect(after(0)).toBe('2026-06-01');
    expect(after(4)).toBe('2026-06-05');
    expect(after(5)).toBe('2026-06-08');
    expect(workingDay(dayNumber('2026-06-01'), 50, weekend, dayNumber('2026-06-12'))).toBeUndefined();
  });
  it('tells how far the forecast is from the plan', () => {
    expect(slip(project({ forecast: '2027-02-05' }))).toBe(7);
    expect(slip(project({}))).toBe(0);
  });
});
