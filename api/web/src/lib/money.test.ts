import { describe, expect, it } from 'vitest';
import { speak } from './lang.svelte';
import { money } from './money';

describe('money', () => {
  it('is told in yuan, and in 万 or millions where there is much of it', () => {
    speak('zh');
    expect(money([0, 55000])).toBe('0–550元');
    expect(money([600000000, 1800000000])).toBe('600万–1,800万元');
    expect(money([55000, 55000])).toBe('550元');
    speak('en');
    expect(money([0, 55000])).toBe('CNY 0–550');
    expect(money([600000000, 1800000000])).toBe('CNY 6 million–18 million');
  });
});
