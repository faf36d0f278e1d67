// What the district calls the ids that stand in a plan, and on which days nobody works. Both are asked
// for once and kept while the page lives.

import { api, got, type Schemas } from '../../api/client';
import { dayNumber } from '../../lib/format';
import { say, type Text } from '../../lib/lang.svelte';

type Vocabulary = Schemas['vocabulary'];
export type ListColumns = { id: string; no: number; title: Text; question: Text; columns: Column[] };
export interface Column {
  id: string;
  title: Text;
  type: 'text' | 'number' | 'date' | 'boolean' | 'money';
  values?: { id: string; name: Text }[];
}

let vocabulary = $state.raw<Vocabulary | null>(null);
let lists = $state.raw<ListColumns[]>([]);
let asking: Promise<void> | null = null;

/** Asks for the names, once; what failed is asked again by the next who needs them. */
export function learnNames(): Promise<void> {
  asking ??= Promise.all([got(api.GET('/api/v1/vocabulary')), got(api.GET('/api/v1/lists'))]).then(
    ([words, all]) => {
      vocabulary = words;
      lists = all as ListColumns[];
    },
    (e: unknown) => {
      asking = null;
      throw e;
    },
  );
  return asking;
}

export type Terms = 'phases' | 'kinds' | 'levels' | 'pers' | 'edge_kinds' | 'variants' | 'commitment_modes' | 'ways' | 'material_sources' | 'material_forms' | 'material_seals' | 'severities' | 'plot_kinds' | 'payers';

/** The name of an id among the terms of a kind; the id itself where there is none. */
export function nameOf(terms: Terms, id: string): string {
  const term = vocabulary?.[terms].find((t) => t.id === id);
  return term ? say(term.name) : id;
}

/** The ids of a kind in the district's order. */
export function idsOf(terms: Terms): string[] {
  return vocabulary?.[terms].map((t) => t.id) ?? [];
}

/** The phase before which the works stand. */
export function worksBefore(): string | undefined {
  return vocabulary?.milestones.works.before_phase;
}

/** The seven lists with their columns. */
export function listsKnown(): ListColumns[] {
  return lists;
}

/** Runs of days off: first and last day, by their numbers, in order. */
export type Stretches = readonly (readonly [number, number])[];

export interface Rest {
  stretches: Stretches;
  /** the last day whose holidays are announced */
  announced: number;
}

const known = new Map<string, Promise<Rest>>();

/** The days off between two dates. */
export function restBetween(from: string, to: string): Promise<Rest> {
  const key = from + to;
  let answer = known.get(key);
  if (!answer) {
    answer = got(api.GET('/api/v1/rest_days', { params: { query: { from, to } } })).then((r) => ({
      stretches: r.rest.map((s) => [dayNumber(s.from), dayNumber(s.to)] as const),
      announced: r.announced_until ? dayNumber(r.announced_until) : Infinity,
    }));
    answer.catch(() => known.delete(key));
    known.set(key, answer);
  }
  return answer;
}
