import { describe, expect, it } from 'vitest';
import { conflicts, factsOf, readValue, real, withEdits } from './profile';

const profile = { id: 'p', name: '厂房', start: '2026-01-01', facts: { area: 100, low: true, list: [1] }, parts: [] };

describe('a profile that is edited', () => {
  it('keeps what is not edited, and loses what is taken out', () => {
    const next = withEdits(profile, { area: 120, low: undefined, 'profile.name': '新厂房' });
    expect(next).toEqual({ id: 'p', name: '新厂房', start: '2026-01-01', facts: { area: 120, list: [1] }, parts: [] });
    expect(profile.facts.area).toBe(100);
  });
  it('tells what both have changed, and only that', () => {
    const base = factsOf(profile);
    const theirs = factsOf({ ...profile, name: '他的厂房', facts: { area: 90, low: false } });
    expect(conflicts(base, { area: 120, low: false, 'profile.start': '2026-02-01' }, theirs)).toEqual([{ id: 'area', base: 100, mine: 120, theirs: 90 }]);
  });
  it('knows an edit that changes nothing', () => {
    expect(real(factsOf(profile), { area: 100, low: false })).toEqual({ low: false });
  });
  it('reads what was typed by the type of the fact', () => {
    expect(['', 'unknown', 'true', 'false'].map((t) => readValue(t, 'boolean'))).toEqual([undefined, 'unknown', true, false]);
    expect(readValue('12.5', 'number')).toBe(12.5);
    expect(readValue('12 kg', 'number')).toBe('12 kg');
  });
});
