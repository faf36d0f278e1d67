import { describe, expect, it } from 'vitest';
import { matterOf, mattersOf, needsOf, stepBody } from './matters';

describe('problems, questions and opinions', () => {
  it('are listed in one form, what is open first', () => {
    const problem = { number: 1, version: 3, state: 'settled', closed: true, title: { zh: '退界不足', en: 'Too close' }, because: [{ zh: '道路', en: 'road' }] };
    const question = { number: 2, version: 4, state: 'asked', question: { zh: '在河道内吗？', en: 'In the river?' }, fact: 'in_river' };
    const list = mattersOf({ problem: { problems: [problem as never] }, question: { questions: [question as never] }, opinion: {} });
    expect(list.map((m) => [m.class, m.title, m.closed])).toEqual([['question', '在河道内吗？', false], ['problem', '退界不足', true]]);
    expect(matterOf('problem', problem).lines).toEqual(['道路']);
  });
  it('take their parts as fields and give them back whole', () => {
    expect(needsOf(['lead', 'opinion', 'reason'])).toEqual(['department', 'party', 'opinion', 'reason']);
    expect(stepBody({}, { step: 'give', party: 'p1', opinion: 'for', text: '同意' })).toEqual({ step: 'give', opinion: { party: 'p1', opinion: 'for', text: '同意' } });
    expect(stepBody({}, { step: 'answer', answer: '12', note: '见图' })).toEqual({ step: 'answer', answer: { value: '12', note: '见图' } });
    expect(stepBody({}, { step: 'settle', result: '好' })).toEqual({ step: 'settle', result: '好' });
  });
});
