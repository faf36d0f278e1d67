import { describe, expect, it } from 'vitest';
import { factAt, finds, isAnswered, readNumber, sliderFor, without } from './answers';

describe('a number', () => {
  it.each([
    ['1200', 1200], ['1,200.5', 1200.5], [' 3 000 ', 3000], ['１２００', 1200], ['1.2万', 12000], ['0.1万', 1000], ['2亿', 2e8], ['-5', -5], ['.5', 0.5],
  ])('typed as %s is read', (typed, value) => {
    expect(readNumber(typed, {})).toEqual({ value });
  });
  it.each(['abc', '1.2.3', '12m', '<b>1</b>', '1e400'])('typed as %s is refused with what to do', (typed) => {
    expect(readNumber(typed, {})).toMatchObject({ wrong: { zh: expect.stringContaining('数字') } });
  });
  it('is held to the limits of its fact', () => {
    expect(readNumber('-1', { min: 0 })).toMatchObject({ limit: 0 });
    expect(readNumber('101', { max: 100 })).toMatchObject({ limit: 100 });
    expect(readNumber('1.5', { integer: true })).toHaveProperty('wrong');
    expect(readNumber('  ', {})).toEqual({ empty: true });
  });
});

describe('a slider', () => {
  it('reaches twice as far as the last limit at which the answer matters', () => {
    expect(sliderFor({ min: 0 }, [1000, 5000])).toEqual({ min: 0, max: 10000, step: 50 });
    expect(sliderFor({ min: 0 }, [50])).toEqual({ min: 0, max: 100, step: 0.5 });
    expect(sliderFor({ min: 0, integer: true }, [24])).toEqual({ min: 0, max: 50, step: 1 });
  });
  it('reaches a value that is beyond it', () => {
    expect(sliderFor({ min: 0 }, [1000], 60000)?.max).toBe(100000);
  });
  it('goes over a range that the fact itself has', () => {
    expect(sliderFor({ min: 0, max: 100 }, [])).toEqual({ min: 0, max: 100, step: 0.5 });
  });
  it('is not offered where nothing says how far', () => {
    expect(sliderFor({ min: 0 }, [0])).toBeNull();
  });
});

describe('facts', () => {
  it('that are said to be unknown are not answered', () => {
    expect([undefined, null, 'unknown', false, 0, ''].map(isAnswered)).toEqual([false, false, false, true, true, true]);
  });
  it('are left out one at a time', () => {
    expect(without({ id: 'p', start: '2026-01-05', facts: { a: 1, b: 2 } }, 'a').facts).toEqual({ b: 2 });
  });
  it('are found by every word that is typed', () => {
    expect(finds('Height m', ['Building height', 'How high?', 'm'])).toBe(true);
    expect(finds('高度', ['建筑面积'])).toBe(false);
    expect(finds('', ['x'])).toBe(true);
  });
  it('are named by the place of an error', () => {
    expect(factAt('/facts/far')).toBe('far');
    expect(factAt('/start')).toBeNull();
    expect(factAt(undefined)).toBeNull();
  });
});
