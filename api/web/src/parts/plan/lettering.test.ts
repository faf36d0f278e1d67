import { describe, expect, it } from 'vitest';
import { broken, columns, cut } from './lettering';

describe('texts in a chart', () => {
  it('take two columns a Chinese sign', () => {
    expect(columns('施工许可 A1')).toBe(11);
    expect(columns('“标准地”')).toBe(10);
  });
  it('are cut where there is no room', () => {
    expect(cut('建筑工程施工许可证核发', 22)).toBe('建筑工程施工许可证核发');
    expect(cut('建筑工程施工许可证核发', 12)).toBe('建筑工程施…');
    expect(cut('Construction permit', 10)).toBe('Construc…');
  });
  it('are broken between words, and Chinese anywhere', () => {
    expect(broken('Construction permit of the works', 14, 3)).toEqual(['Construction', 'permit of the', 'works']);
    expect(broken('建筑工程施工许可证核发', 12, 2)).toEqual(['建筑工程施工', '许可证核发']);
    expect(broken('建筑工程施工许可证核发及变更', 12, 2)).toEqual(['建筑工程施工', '许可证核发…']);
    expect(broken('', 12, 2)).toEqual([]);
  });
});
