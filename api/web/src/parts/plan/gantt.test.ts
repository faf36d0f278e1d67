import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber } from '../../lib/format';
import { chartOf, inWindow, mondayOf, neighbour, nextMonth, noon, restPath, scaleOf, scaleToFit, ticksOf, x } from './gantt';
import { itemOf, planWith } from './sample';

const name = (id: string) => id.toUpperCase();

describe('a plan by date', () => {
  const plan = planWith(
    [
      itemOf('b', { phase: 'two', days: ['2026-03-02', '2026-03-06'], late: '2026-03-20' }),
      itemOf('a', { phase: 'one', days: ['2026-02-02', '2026-02-09'], critical: true }),
      itemOf('c', { phase: 'one' }),
      itemOf('w', { phase: 'one', kind: 'works', days: ['2026-03-09', '2026-08-03'] }),
      itemOf('z', { phase: 'elsewhere', days: ['2026-02-02', '2026-02-02'] }),
      itemOf('p', { phase: 'one', part: 'lot1', days: ['2026-02-10', '2026-02-12'], name: 'Permit (Lot 1)' }),
    ],
    [{ id: 'lot1', name: 'Lot 1' }],
  );
  const chart = chartOf(plan, ['one', 'two'], name, 'two');

  it('goes by part and phase, the works before the phase that waits for them, undated items last', () => {
    expect(chart.rows.map((r) => r.item?.id ?? '# ' + r.name)).toEqual([
      '# ONE', 'a', 'c', '# WORKS', 'w', '# TWO', 'b', '# ELSEWHERE', 'z', '# Lot 1 · ONE', 'p',
    ]);
    expect(chart.rows.at(-1)?.name).toBe('Permit');
    expect(chart.rows.map((r) => r.at)).toEqual([...chart.rows.keys()]);
  });
  it('reaches from the first start to the last day that anything may take', () => {
    expect(dateOf(chart.first)).toBe('2026-02-02');
    expect(dateOf(chart.last)).toBe('2026-08-03');
    expect(chartOf(planWith([itemOf('c', {})]), [], name)).toMatchObject({ first: dayNumber('2026-02-02'), last: dayNumber('2026-02-02') });
  });
  it('is gone through with the keys, past the headings', () => {
    expect(neighbour(chart.rows, 0, 1)).toBe(1);
    expect(neighbour(chart.rows, 2, 1)).toBe(4);
    expect(neighbour(chart.rows, 4, -1)).toBe(2);
    expect(neighbour(chart.rows, 1, -1)).toBe(1);
    expect(neighbour(chart.rows, 4, 'last')).toBe(10);
    expect(neighbour(chart.rows, 4, 'first')).toBe(1);
  });
});

describe('a scale of days', () => {
  const scale = scaleOf({ rows: [], first: dayNumber('2026-02-02'), last: dayNumber('2026-03-31') }, 10, 1);
  it('puts bars from noon to noon', () => {
    expect(x(scale, scale.first)).toBe(0);
    expect(noon(scale, dayNumber('2026-02-02'))).toBe(15);
    expect(scale.width).toBe(600);
  });
  it('fits a width to the day', () => {
    const fit = scaleToFit(10, 19, 100);
    expect(x(fit, 20)).toBe(100);
  });
  it('marks months, and weeks on Mondays where there is room', () => {
    const ticks = ticksOf(scale);
    expect(ticks.filter((t) => t.level === 'month').map((t) => dateOf(t.day))).toEqual(['2026-02-01', '2026-03-01', '2026-04-01']);
    const weeks = ticks.filter((t) => t.level === 'minor');
    expect(weeks.every((t) => mondayOf(t.day) === t.day)).toBe(true);
    expect(ticksOf({ ...scale, perDay: 1 }).every((t) => t.level === 'month')).toBe(true);
    expect(ticksOf({ ...scale, perDay: 24 }).filter((t) => t.level === 'minor')).toHaveLength(60);
  });
  it('knows months and weeks', () => {
    expect(dateOf(nextMonth(dayNumber('2026-12-31')))).toBe('2027-01-01');
    expect(dateOf(mondayOf(dayNumber('2026-11-29')))).toBe('2026-11-23');
    expect(dateOf(mondayOf(dayNumber('2026-11-23')))).toBe('2026-11-23');
  });
  it('draws all days off in one path, and only those in the window', () => {
    const rest = [[dayNumber('2026-01-24'), dayNumber('2026-01-25')], [dayNumber('2026-02-07'), dayNumber('2026-02-08')], [dayNumber('2026-03-07'), dayNumber('2026-03-08')]] as const;
    expect(restPath(scale, rest, 50)).toBe('M60 0h20v50h-20zM340 0h20v50h-20z');
    expect(restPath(scale, rest, 50, dayNumber('2026-03-01'))).toBe('M340 0h20v50h-20z');
  });
});

describe('a long list', () => {
  const rows = Array.from({ length: 110 }, (_, i) => i);
  it('draws what is seen, and a little beyond', () => {
    expect(inWindow(rows, 10, 500, 100, 2)).toEqual([48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61]);
    expect(inWindow(rows, 10, 0, 50, 0)).toHaveLength(5);
    expect(inWindow(rows, 10, 5000, 50, 0)).toEqual([]);
  });
});
