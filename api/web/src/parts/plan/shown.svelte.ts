// The plan that a page is to draw or print: of the draft, of a kept preview, or of a stored project.

import { asking, type Asked } from '../../lib/asked.svelte';
import drafts from '../../lib/draft.svelte';
import { dateOf, dayNumber } from '../../lib/format';
import { lang } from '../../lib/lang.svelte';
import { learnNames, restBetween, type Rest } from './names.svelte';
import { kept, planOf, type Plan } from './source';

export interface Drawn {
  plan: Plan;
  /** absent where it could not be read: a chart without days off is better than none */
  rest?: Rest;
}

/** Which plan: a project and the number of its issued plan, the link of a kept preview, or else the draft. */
export interface Which {
  project?: string;
  number?: number;
  link?: string;
}

/** Asks for the plan, and again when the language or the draft changes; `which` gives null where none is to be asked for. */
export function drawing(which: () => Which | null): Asked<Drawn> {
  return asking<Drawn>(() => {
    void lang();
    const w = which();
    const { profile, options } = drafts;
    if (!w || (!w.project && !w.link && !profile)) return null;
    return async (signal) => {
      const [plan] = await Promise.all([
        w.project ? planOf({ project: w.project, number: w.number, options: { variant: 'parallel' } }, signal)
          : w.link ? kept(w.link, signal).then((k) => k.plan)
            : planOf({ profile: profile ?? {}, options }, signal),
        learnNames(),
      ]);
      return { plan, rest: await restOf(plan) };
    };
  });
}

async function restOf(plan: Plan): Promise<Rest | undefined> {
  const days = plan.items.flatMap((i) => (i.schedule ? [dayNumber(i.schedule.early_start), dayNumber(i.schedule.late_finish)] : []));
  if (days.length === 0) return undefined;
  return restBetween(dateOf(Math.min(...days) - 10), dateOf(Math.max(...days) + 10)).catch(() => undefined);
}
