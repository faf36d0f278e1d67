// What a step did, in words.

import { factOf } from '../../lib/catalogue.svelte';
import { longDate, value } from '../../lib/format';
import { say, type Text } from '../../lib/lang.svelte';
import type { Change, Step } from '../../lib/steps';
import type { Profile } from '../../lib/draft.svelte';
import { unknown } from './answers';
import plots from './plots.svelte';
import words from './words';

const named: Record<string, Text> = {
  name: words.name,
  start: words.startDay,
  site: { zh: '地块', en: 'Plot' },
  options: { zh: '走法', en: 'Way' },
};
const several: Text = { zh: '{0} 项', en: '{0} answers' };
const takenBack: Text = { zh: '收回', en: 'taken back' };
const colon: Text = { zh: '：', en: ': ' };

/** Such as 建筑高度：30米. */
export function stepName(step: Step): string {
  const [first] = step.changes;
  if (!first) return '';
  return step.changes.length > 1 && first.place !== 'site' ? say(several, step.changes.length) : changeName(first);
}

function changeName({ place, after }: Change): string {
  const [kind = '', id = ''] = place.split('/', 2);
  if (kind !== 'facts') {
    const told = keyName(kind, after);
    return say(named[kind]) + (told ? say(colon) + told : '');
  }
  return (say(factOf(id)?.name) || id) + say(colon) + answerName(id, after);
}

function keyName(key: string, after: unknown): string {
  if (key === 'start' && typeof after === 'string') return longDate(after);
  if (key === 'site') return after === undefined ? say(words.plotLeave) : plots.nameOf(after as Profile['site']);
  return typeof after === 'object' ? '' : value(after);
}

/** What was answered to a fact, as people say it. */
export function answerName(id: string, answer: unknown): string {
  const fact = factOf(id);
  if (answer === undefined) return say(takenBack);
  if (answer === unknown || answer === null) return say(words.notKnown);
  const choice = fact?.values?.find((c) => c.id === answer);
  if (choice) return say(choice.name);
  if (fact?.type === 'date') return longDate(String(answer));
  return value(answer) + (typeof answer === 'number' && fact?.unit ? ' ' + say(fact.unit) : '');
}
