// The figures of the open draft, asked for again whenever it changes.

import { api, got } from '../../api/client';
import type { Draft, Profile } from '../../lib/draft.svelte';
import { undone, type Step } from '../../lib/steps';
import { Latest } from './latest';
import { figuresOf, type Figures, type Glance } from './results';

const kept = new Map<string, Figures>();
const mostKept = 40;

function keyOf(profile: Profile): string {
  return JSON.stringify(profile);
}

async function compute(profile: Profile, signal: AbortSignal): Promise<Figures> {
  const key = keyOf(profile);
  const known = kept.get(key);
  if (known) return known;
  const query = { fields: ['glance'] };
  const glance = await (got(api.POST('/api/v1/preview/plan', { params: { query }, body: profile as never, signal })) as Promise<unknown>);
  const figures = figuresOf(glance as Glance);
  kept.set(key, figures);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return figures;
}

interface Result {
  now: Figures;
  /** before the last step; null: nothing was done yet */
  before: Figures | null;
  step: Step | null;
}

/** Figures of what is shown, with what they were before the last step. */
class Live {
  now = $state.raw<Figures | null>(null);
  before = $state.raw<Figures | null>(null);
  /** the step that led from the one to the other */
  step = $state.raw<Step | null>(null);
  error = $state.raw<unknown>(null);
  busy = $state(false);

  #latest = new Latest<Draft, Result>({
    ask: async (draft, signal) => {
      const { draft: earlier, step } = undone(draft);
      const [now, before] = await Promise.all([
        compute(draft.profile, signal),
        // What was before may itself have been refused; then there is nothing to compare with.
        step ? compute(earlier.profile, signal).catch(() => null) : null,
      ]);
      return { now, before, step };
    },
    show: ({ now, before, step }) => {
      this.now = now;
      this.before = before;
      this.step = step;
      this.error = null;
      this.busy = false;
    },
    fail: (error) => {
      this.error = error;
      this.busy = false;
    },
  });

  of(draft: Draft): void {
    this.busy = true;
    this.#latest.want(draft);
  }
}

const live = new Live();
export default live;
