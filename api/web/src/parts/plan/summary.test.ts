import { beforeEach, describe, expect, it } from 'vitest';
import { speak } from '../../lib/lang.svelte';
import { itemOf, planWith } from './sample';
import { money, sentences, worksStart } from './summary';

const told = { variant: (id: string) => ({ parallel: '并联审批', commitment: '承诺' })[id] ?? id };
const items = [
  itemOf('check', { name: '开工核查', days: ['2026-04-01', '2026-04-28'], critical: true }),
  itemOf('works', { name: '施工', kind: 'works', days: ['2026-04-28', '2026-07-01'] }),
  itemOf('maybe', {}),
];
const paths = { before_start: ['check'], completion: [] };
const said = (more = {}) => Object.fromEntries(sentences(planWith(items, [], { paths, ...more }), told).map((s) => [s.id, s.text]));

describe('the summary', () => {
  beforeEach(() => speak('zh'));

  it('says what is needed, when works begin and when all is done', () => {
    const s = said();
    expect(s.items).toBe('Works：须办理2项审批和服务，另有1项要等还不清楚的情况明确了才能定。');
    expect(s.before).toBe('从2026年2月2日开始，按并联审批的走法，60个工作日以后（2026年4月28日）可以开工；其中审批部门承诺的办理时间是60个工作日。');
    expect(s.works).toBe('施工约64天。');
    expect(s.finish).toBe('2026年8月3日全部办结（完工以后再用20个工作日）。');
  });
  it('does not keep still about what is not known', () => {
    expect(said({ warnings: [{ code: 'works_unknown', text: '' }] }).works).toContain('偏早');
    expect(said({ range: { finish: ['2026-08-03', '2026-10-09'], before_start: [60, 62], exact: true, moved_by: [] } }).finish).toContain('2026年10月9日');
    expect(said({ money: { by_payer: {}, by_stage: {}, lines: [], not_priced: [{}, {}] } }).money).toBe('费用有2项，价格这里都还不知道。');
    expect(said({ provisional_from: '2027-01-01' }).provisional).toContain('2027年1月1日');
  });
  it('says what commitments gain only where they are not taken', () => {
    const commitment = { approval: {}, elapsed: { before_start: 30 }, finish: '2026-06-30', money: {} };
    expect(said({ variants: { commitment } }).commitment).toContain('提前30个工作日');
    expect(said({ variants: { commitment }, variant: 'commitment' }).commitment).toBeUndefined();
  });
  it('names what stops the project', () => {
    const problems = [{ name: '容积率超过上限', status: 'found', severity: 'stop' }, { name: '汛期', status: 'found', severity: 'delay' }, { name: '?', status: 'open', severity: 'stop' }];
    expect(said({ problems }).stop).toBe('有1个问题不先解决就办不下去：容积率超过上限。');
    expect(said({ problems }).problem).toContain('1个问题');
  });
  it('takes the last part that may begin its works', () => {
    const two = [itemOf('c@a', { days: ['2026-04-01', '2026-04-28'] }), itemOf('c@b', { days: ['2026-06-01', '2026-09-28'] })];
    const part = (id: string) => ({ id, name: id, paths: { before_start: ['c@' + id], completion: [] } }) as never;
    expect(worksStart(planWith(two, [part('a'), part('b')], { paths: { before_start: ['c@a'], completion: [] } }))).toBe('2026-09-28');
    expect(worksStart(planWith(two))).toBeUndefined();
  });
  it('writes money as it is read', () => {
    expect(money([0, 55000])).toBe('0–550元');
    expect(money([60_000_000, 180_000_000])).toBe('60–180万元');
    speak('en');
    expect(money([60_000_000, 180_000_000])).toBe('600,000–1,800,000 yuan');
    expect(said().money).toBeUndefined();
  });
});
