// What the district asks and how it calls things: in both languages, read once and kept.

import { api, got, type Schemas } from '../api/client';
import type { FactValue } from './draft.svelte';
import { say, type Text } from './lang.svelte';

/** A fact as the rules describe it: what is asked, and what an answer may be. */
export interface Fact {
  id: string;
  group: string;
  name: Text;
  question: Text;
  type: 'boolean' | 'number' | 'enum' | 'date' | 'text';
  values?: { id: string; name: Text }[];
  unit?: Text;
  min?: number;
  max?: number;
  integer?: boolean;
  /** what is assumed where nobody states it */
  default?: FactValue;
  /** who is asked: a department, `investor`, or `system` for what the program works out itself */
  ask: string;
  note?: Text;
}

export type Vocabulary = Schemas['vocabulary'];

let facts = $state.raw<Fact[]>([]);
let words = $state.raw<Vocabulary | null>(null);
let names = new Map<string, Text>();
let byID = new Map<string, Fact>();
let reading: Promise<void> | null = null;

/** Reads the catalogue; a second time it waits for the first. Throws Refused. */
export function readCatalogue(): Promise<void> {
  reading ??= read().catch((e: unknown) => {
    reading = null;
    throw e;
  });
  return reading;
}

async function read(): Promise<void> {
  const [all, vocabulary] = await Promise.all([got(api.GET('/api/v1/facts')), got(api.GET('/api/v1/vocabulary'))]);
  const list = all as unknown as Fact[];
  byID = new Map(list.map((f) => [f.id, f]));
  names = new Map([...vocabulary.items, ...vocabulary.problems].map((t) => [t.id, t.name as Text]));
  words = vocabulary;
  facts = list;
}

/** All facts in the order in which they are asked; empty until they are read. */
export function allFacts(): Fact[] {
  return facts;
}

export function factOf(id: string): Fact | undefined {
  return facts.length > 0 ? byID.get(id) : undefined;
}

export function vocabulary(): Vocabulary | null {
  return words;
}

/** The name of an item, of an item of a part (`item@part`), or of a problem; its id where it has none. */
export function nameOf(id: string): string {
  const [item = '', part] = id.split('@', 2);
  const name = words ? say(names.get(item)) || item : item;
  return part ? `${name} (${part})` : name;
}

/** The name of one of the terms of the vocabulary, such as a variant. */
export function termOf(list: readonly { id: string; name: Partial<Text> }[] | undefined, id: string): string {
  return say(list?.find((t) => t.id === id)?.name) || id;
}
