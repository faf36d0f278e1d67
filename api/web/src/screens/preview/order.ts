// In which order questions come: as the server ranks them, but what was said to be not known yet, or was
// passed over, comes later.

import type { Step } from '../../lib/steps';

interface Asked {
  fact: string;
  ask: string;
}

interface Wish {
  /** only what the investor can tell without asking anybody */
  onlyMine: boolean;
  passed: ReadonlySet<string>;
}

export function pick<Q extends Asked>(questions: readonly Q[], facts: Record<string, unknown>, wish: Wish): Q | null {
  const open = questions.filter((q) => facts[q.fact] === undefined && (!wish.onlyMine || q.ask === 'investor'));
  return open.find((q) => !wish.passed.has(q.fact)) ?? open[0] ?? null;
}

const prefix = 'facts/';

/** The fact that was answered last before the one on the page; null: there is none. */
export function stepsBack(done: readonly Step[], from: string | undefined): string | null {
  const facts: string[] = [];
  for (const { changes } of done) {
    const place = changes.length === 1 ? changes[0]?.place : undefined;
    if (place?.startsWith(prefix)) facts.push(place.slice(prefix.length));
  }
  const at = from === undefined ? -1 : facts.lastIndexOf(from);
  const before = at < 0 ? facts : facts.slice(0, at);
  return before.findLast((fact) => fact !== from) ?? null;
}
