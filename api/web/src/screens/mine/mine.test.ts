import { describe, expect, it } from 'vitest';
import { papersToBring, soon, toSign, type Commitment, type Material } from './mine';

const paper = (material: string, more: Partial<Material>): Material => ({ material, name: material, status: 'required', items: [], stands: 'missing', note: '', lacking: true, ...more });

describe('what an investor has to do', () => {
  it('are the papers that lack, the first needed first', () => {
    const list = papersToBring([paper('a', {}), paper('b', { needed_by: '2026-12-01' }), paper('c', { lacking: false }), paper('d', { status: 'possible' })]);
    expect(list.map((m) => m.material)).toEqual(['b', 'a']);
  });
  it('is to sign what is written', () => {
    expect(toSign([{ state: 'none' }, { state: 'letter_written' }] as Commitment[])).toHaveLength(1);
  });
  it('presses as its day comes', () => {
    expect([soon('2026-11-24', '2026-11-25'), soon('2026-12-09', '2026-11-25'), soon('2026-12-10', '2026-11-25'), soon(undefined, '2026-11-25')]).toEqual(['late', 'soon', '', '']);
  });
});
