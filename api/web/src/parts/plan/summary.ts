// What a plan comes to, in sentences that a person can read aloud, and in a few large figures.

import { dateOf, dayNumber, longDate, number } from '../../lib/format';
import { lang, say, type Text } from '../../lib/lang.svelte';
import type { Item, Plan, Variant } from './source';

const words = {
  items: { zh: '{0}：须办理{1}项审批和服务', en: '{0} needs {1} approvals and services' },
  possible: { zh: '，另有{0}项要等还不清楚的情况明确了才能定', en: '; another {0} depend on what is not known yet' },
  assumed: { zh: '其中有些判断依据{0}个推定的情况，请核对。', en: 'Some of this rests on {0} assumed facts; please check them.' },
  before: { zh: '从{0}开始，按{1}的走法，{2}个工作日以后（{3}）可以开工；其中审批部门承诺的办理时间是{4}个工作日。', en: 'Starting on {0}, by the {1} route, works may begin after {2} working days ({3}); the authorities promise {4} working days of them.' },
  noWorks: { zh: '从{0}开始，按{1}的走法办理。', en: 'It starts on {0} and goes by the {1} route.' },
  works: { zh: '施工约{0}天。', en: 'The works take about {0} days.' },
  worksParts: { zh: '各部分的施工从{0}到{1}先后进行。', en: 'The works of its parts go from {0} to {1}.' },
  worksUnknown: { zh: '施工要多久还没有说，这里按零天算，所以竣工以后的日期都偏早。', en: 'How long the works take has not been said and counts as nothing here, so that all dates after them come too early.' },
  finish: { zh: '{0}全部办结', en: 'All is done by {0}' },
  after: { zh: '（完工以后再用{0}个工作日）', en: ' ({0} working days after the works)' },
  span: { zh: '；还不清楚的情况会使它落在{0}到{1}之间', en: '; what is not known yet may move that to between {0} and {1}' },
  spanOpen: { zh: '；还不清楚的情况会使它不早于{0}，最迟到什么时候现在说不准', en: '; what is not known yet may move that to {0} or later, with no end that can be told now' },
  preparation: { zh: '把设计和报告的编制也算进去，大约到{0}（这是一般所需的天数，把握不大）。', en: 'With design and reports counted in, about {0} (from typical days, so not very sure).' },
  commitment: { zh: '如果采用可以采用的承诺，开工可以再提前{0}个工作日，全部办结提前到{1}。', en: 'With the commitments that are offered, works may begin {0} working days earlier, and all is done by {1}.' },
  pays: { zh: '投资人要付{0}', en: 'The investor pays {0}' },
  deposit: { zh: '，另交可退还的保证金{0}', en: ', and deposits {0} that are given back' },
  government: { zh: '，政府承担{0}', en: ', the government pays {0}' },
  unpriced: { zh: '；还有{0}项的价格这里不知道', en: '; the price of another {0} is not known here' },
  onlyUnpriced: { zh: '费用有{0}项，价格这里都还不知道', en: '{0} things cost something, at a price that is not known here' },
  visits: { zh: '要到窗口{0}次', en: 'One has to come to the office {0} times' },
  visitsLess: { zh: '，都在网上办或者由代办员办的话是{0}次', en: ', or {0} when all that can be is done online or by an agent' },
  stop: { zh: '有{0}个问题不先解决就办不下去：{1}。', en: '{0} problems stop it until they are solved: {1}.' },
  problem: { zh: '另外发现{0}个问题会耽误时间或者增加费用。', en: '{0} problems cost time or money.' },
  path: { zh: '决定总时间的是这{0}步：{1}。', en: 'These {0} steps decide how long it takes: {1}.' },
  provisional: { zh: '{0}起的放假安排还没有公布，以后的日期可能会动几天。', en: 'Holidays from {0} on are not announced yet; later dates may move by some days.' },
  stopEnd: { zh: '。', en: '.' },
} satisfies Record<string, Text>;

export interface Sentence {
  id: string;
  text: string;
  tone?: 'bad' | 'good' | 'doubt';
}

/** Names that the sentences need and that the plan holds by id. */
export interface Told {
  variant: (id: Variant) => string;
}

/** The day on which works may begin, of the last part that has works; undefined where there are none. */
export function worksStart(plan: Plan): string | undefined {
  const ends = [plan.paths, ...(plan.parts ?? []).map((p) => p.paths)].map((p) => p.before_start.at(-1));
  return latest(plan, ends.filter((id): id is string => id !== undefined));
}

function latest(plan: Plan, ids: string[]): string | undefined {
  const days = plan.items.filter((i) => ids.includes(i.id)).map((i) => i.schedule?.early_finish ?? '');
  return days.sort().at(-1) || undefined;
}

export function counted(plan: Plan): { required: number; possible: number; assumed: number } {
  const open = plan.items.filter((i) => i.kind !== 'works' && i.status === 'possible').length;
  return { required: plan.totals.items, possible: open, assumed: plan.assumptions.length };
}

/** The works, whose days are none where nobody said how long they take. */
function works(plan: Plan): { known: boolean; text: string } | null {
  const own = plan.items.filter((i): i is Item & { schedule: NonNullable<Item['schedule']> } => i.kind === 'works' && i.schedule !== undefined);
  if (own.length === 0) return null;
  const first = Math.min(...own.map((i) => dayNumber(i.schedule.early_start)));
  const last = Math.max(...own.map((i) => dayNumber(i.schedule.early_finish)));
  const known = !plan.warnings.some((w) => w.code === 'works_unknown');
  const text = own.length > 1 ? say(words.worksParts, longDate(dateOf(first)), longDate(dateOf(last))) : say(words.works, number(last - first));
  return { known, text: known ? text : say(words.worksUnknown) };
}

/** An amount in fen, from the least to the most, in yuan or ten thousands of them. */
export function money(amount: readonly number[]): string {
  const [low = 0, high = low] = amount.map((fen) => fen / 100);
  if (high >= 100_000) {
    const scaled = (yuan: number) => number(lang() === 'zh' ? yuan / 10_000 : yuan, lang() === 'zh' ? 2 : 0);
    const text = low === high ? scaled(high) : `${scaled(low)}–${scaled(high)}`;
    return lang() === 'zh' ? text + '万元' : text + ' yuan';
  }
  const text = low === high ? number(high) : `${number(low)}–${number(high)}`;
  return text + (lang() === 'zh' ? '元' : ' yuan');
}

export function unpriced(plan: Plan, payer?: string): number {
  return plan.money.not_priced.filter((row) => !payer || row.payer === payer).length;
}

function moneySentence(plan: Plan): string {
  const by = plan.money.by_payer;
  const open = unpriced(plan);
  let text = '';
  if (by.investor) text += say(words.pays, money(by.investor));
  if (by.refundable_deposit) text += say(words.deposit, money(by.refundable_deposit));
  if (by.government) text += say(words.government, money(by.government));
  if (!text) return open > 0 ? say(words.onlyUnpriced, open) + say(words.stopEnd) : '';
  text = text.replace(/^[，,] ?/, '');
  if (open > 0) text += say(words.unpriced, open);
  return text.charAt(0).toUpperCase() + text.slice(1) + say(words.stopEnd);
}

function finishSentence(plan: Plan): string {
  let text = say(words.finish, longDate(plan.totals.finish));
  if (plan.totals.elapsed.completion > 0) text += say(words.after, plan.totals.elapsed.completion);
  const [early, late] = plan.range.finish;
  if (early && late && early !== late) text += say(words.span, longDate(early), longDate(late));
  else if (early && !late && works(plan)?.known) text += say(words.spanOpen, longDate(early));
  return text + say(words.stopEnd);
}

function join(names: string[]): string {
  return names.join(lang() === 'zh' ? '、' : '; ');
}

/** The sentences, in the order in which they are read. */
export function sentences(plan: Plan, told: Told): Sentence[] {
  const list: Sentence[] = [];
  const add = (id: string, text: string, tone?: Sentence['tone']) => {
    if (text) list.push({ id, text, tone });
  };
  const n = counted(plan);
  let items = say(words.items, plan.project.name, n.required);
  if (n.possible > 0) items += say(words.possible, n.possible);
  add('items', items + say(words.stopEnd) + (n.assumed > 0 ? (lang() === 'zh' ? '' : ' ') + say(words.assumed, n.assumed) : ''));
  const start = longDate(plan.start);
  const begin = worksStart(plan);
  const variant = told.variant(plan.variant);
  if (begin) add('before', say(words.before, start, variant, plan.totals.elapsed.before_start, longDate(begin), plan.totals.approval.before_start));
  else add('before', say(words.noWorks, start, variant));
  const site = works(plan);
  if (site) add('works', site.text, site.known ? undefined : 'doubt');
  add('finish', finishSentence(plan));
  if (plan.with_preparation?.finish) add('preparation', say(words.preparation, longDate(plan.with_preparation.finish)));
  const promised = plan.variants.commitment;
  const gained = promised ? plan.totals.elapsed.before_start - promised.elapsed.before_start : 0;
  if (promised && plan.variant !== 'commitment' && gained > 0) add('commitment', say(words.commitment, gained, longDate(promised.finish)), 'good');
  add('money', moneySentence(plan));
  if (plan.visits) {
    const all = plan.visits.total[0] ?? 0;
    add('visits', say(words.visits, all) + (plan.visits.least < all ? say(words.visitsLess, plan.visits.least) : '') + say(words.stopEnd));
  }
  const found = plan.problems.filter((p) => p.status === 'found');
  const stops = found.filter((p) => p.severity === 'stop');
  if (stops.length > 0) add('stop', say(words.stop, stops.length, join(stops.map((p) => p.name))), 'bad');
  if (found.length > stops.length) add('problem', say(words.problem, found.length - stops.length), 'doubt');
  const names = new Map(plan.items.map((i) => [i.id, i.name]));
  if (plan.critical_path.length > 1) add('path', say(words.path, plan.critical_path.length, plan.critical_path.map((id) => names.get(id) ?? id).join(' → ')));
  if (plan.provisional_from) add('provisional', say(words.provisional, longDate(plan.provisional_from)), 'doubt');
  return list;
}
