import { describe, expect, it } from 'vitest';
import { dateOf, dayNumber, longDate, number, today, value, weekday } from './format';
import { say, speak } from './lang.svelte';
import { parse, to } from './place.svelte';

describe('dates and numbers', () => {
  it('are written as each language does', () => {
    speak('zh');
    expect(longDate('2026-11-05')).toBe('2026年11月5日');
    expect(weekday('2026-11-25')).toBe('周三');
    expect(value(true)).toBe('是');
    speak('en');
    expect(longDate('2026-11-05')).toBe('5 Nov 2026');
    expect(weekday('2026-11-29')).toBe('Sun');
    expect(number(12345.678)).toBe('12,345.68');
    expect(value(['a', 2, false])).toBe('a, 2, no');
  });
  it('count days without clocks and zones', () => {
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dateOf(dayNumber('2028-02-28') + 1)).toBe('2028-02-29');
    expect(dayNumber('soon')).toBeNaN();
    expect(longDate('soon')).toBe('soon');
    expect(today(Date.UTC(2026, 10, 24, 16, 0))).toBe('2026-11-25');
  });
});

describe('texts', () => {
  it('fall back to Chinese and take arguments', () => {
    speak('en');
    expect(say({ zh: '甲' })).toBe('甲');
    expect(say({ zh: '{0}项', en: '{0} of {1}' }, 3, 4)).toBe('3 of 4');
    expect(say(undefined)).toBe('');
  });
});

describe('addresses', () => {
  it('read back what they were made of', () => {
    const address = to(['projects', 'a/b 厂'], { tab: 'cases', empty: '' });
    const place = parse(address);
    expect(place.path).toEqual(['projects', 'a/b 厂']);
    expect([...place.query]).toEqual([['tab', 'cases']]);
  });
  it('bear a stray percent sign', () => {
    expect(parse('#/a%').path).toEqual(['a%']);
    expect(parse('').path).toEqual([]);
  });
});
