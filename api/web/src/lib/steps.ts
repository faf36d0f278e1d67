// Steps of a draft: what was changed from what to what, so that it can be undone and done again.

import type { Draft } from './draft.svelte';

/** One change: of a fact (`facts/ID`), of a key of the profile, or of `options`. */
export interface Change {
  place: string;
  before?: unknown;
  after?: unknown;
}

export interface Step {
  changes: Change[];
}

const inFacts = 'facts/';

/** Whether two values are the same, whatever they are. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** The profile and options of a draft after changes; the draft itself stays as it is. */
export function changed(draft: Draft, changes: Change[]): Pick<Draft, 'profile' | 'options'> {
  let { profile, options } = draft;
  for (const { place, after } of changes) {
    if (place === 'options') options = after as Draft['options'];
    else if (place.startsWith(inFacts)) profile = { ...profile, facts: put(profile.facts, place.slice(inFacts.length), after) };
    else profile = put(profile, place, after);
  }
  return { profile, options };
}

function put<T extends Record<string, unknown>>(all: T, key: string, value: unknown): T {
  if (value === undefined) return Object.fromEntries(Object.entries(all).filter(([k]) => k !== key)) as T;
  return { ...all, [key]: value }; // what was there keeps its place, so that undoing gives the very same profile
}

interface Moved {
  draft: Draft;
  /** what was undone or done again; null: there was nothing */
  step: Step | null;
}

export function undone(draft: Draft): Moved {
  const step = draft.done.at(-1);
  if (!step) return { draft, step: null };
  const turned = step.changes.map(({ place, before, after }) => ({ place, before: after, after: before }));
  return { draft: { ...draft, ...changed(draft, turned), done: draft.done.slice(0, -1), undone: [...draft.undone, step] }, step };
}

export function redone(draft: Draft): Moved {
  const step = draft.undone.at(-1);
  if (!step) return { draft, step: null };
  return { draft: { ...draft, ...changed(draft, step.changes), undone: draft.undone.slice(0, -1), done: [...draft.done, step] }, step };
}
