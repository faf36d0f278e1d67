import { describe, expect, it } from 'vitest';
import { fits } from './password';

describe('a new password', () => {
  it('is long enough and typed the same twice', () => {
    expect(fits('four words nobody says', 'four words nobody says')).toBe(true);
    expect(fits('一二三四五六七八九十甲乙', '一二三四五六七八九十甲乙')).toBe(true);
    expect(fits('𝒂𝒃𝒄𝒅𝒆𝒇𝒈𝒉', '𝒂𝒃𝒄𝒅𝒆𝒇𝒈𝒉')).toBe(false);
    expect(fits('four words nobody says', 'four words nobody said')).toBe(false);
  });
});
