// What came with an example or a shared preview, and was not touched since: it is not the investor's own
// answer yet.

import type { Draft } from '../../lib/draft.svelte';

const prefix = 'facts/';

export function copiedFacts(draft: Draft | null): string[] {
  if (!draft) return [];
  const touched = new Set(draft.done.flatMap((step) => step.changes.map((c) => c.place)));
  return Object.keys(draft.profile.facts).filter((fact) => !touched.has(prefix + fact));
}
