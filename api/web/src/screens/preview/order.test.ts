import { describe, expect, it } from 'vitest';
import { pick, stepsBack } from './order';

const questions = [{ fact: 'zone', ask: 'heritage' }, { fact: 'height', ask: 'investor' }, { fact: 'use', ask: 'investor' }];

describe('the next question', () => {
  it('is the best that is neither answered nor said to be unknown', () => {
    expect(pick(questions, {}, { onlyMine: false, passed: new Set() })?.fact).toBe('zone');
    expect(pick(questions, { zone: 'unknown' }, { onlyMine: false, passed: new Set() })?.fact).toBe('height');
  });
  it('can be one that the investor answers without asking', () => {
    expect(pick(questions, {}, { onlyMine: true, passed: new Set() })?.fact).toBe('height');
  });
  it('comes back to what was passed over when nothing else is left', () => {
    expect(pick(questions, {}, { onlyMine: false, passed: new Set(['zone']) })?.fact).toBe('height');
    expect(pick(questions, { height: 1, use: 'x' }, { onlyMine: false, passed: new Set(['zone']) })?.fact).toBe('zone');
    expect(pick(questions, { height: 1, use: 'x', zone: false }, { onlyMine: false, passed: new Set() })).toBeNull();
  });
});

describe('the question before', () => {
  const done = ['a', 'b', 'c'].map((f) => ({ changes: [{ place: 'facts/' + f }] }));
  it('is the one answered last', () => {
    expect(stepsBack(done, undefined)).toBe('c');
    expect(stepsBack(done, 'not answered yet')).toBe('c');
    expect(stepsBack(done, 'c')).toBe('b');
    expect(stepsBack(done, 'a')).toBeNull();
  });
  it('is no step that was none of a question', () => {
    expect(stepsBack([{ changes: [{ place: 'name' }] }, { changes: [{ place: 'facts/a' }, { place: 'facts/b' }] }], undefined)).toBeNull();
  });
});
