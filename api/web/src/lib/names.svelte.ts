// The names of what the API speaks of by id: departments, streets, lights, states … They are asked for
// once, in both languages.

import { api, got, type Schemas } from '../api/client';
import { say, type Text } from './lang.svelte';

export type Words = Schemas['words'];
type Named = { id: string; name: Text };
type Kind = { [K in keyof Words]: Words[K] extends Named[] ? K : never }[keyof Words];

let words = $state.raw<Words | undefined>();
let asked: Promise<Words> | undefined;

/** The words, asked for when they are first needed. */
export function naming(): Promise<Words> {
  asked ??= got(api.GET('/api/v1/words')).then(
    (answer) => (words = answer),
    (e: unknown) => {
      asked = undefined; // the next who needs them asks again
      throw e;
    },
  );
  return asked;
}

/** All names of a kind, in the order of the district; empty until they are here. */
export function names(kind: Kind): Named[] {
  void naming().catch(() => undefined);
  return (words?.[kind] as Named[] | undefined) ?? [];
}

/** The name of one in the language in use; its id until the names are here, or where it has none. */
export function named(kind: Kind, id: string | undefined): string {
  if (!id) return '';
  const found = names(kind).find((each) => each.id === id);
  return found ? say(found.name) : id;
}

/** All words; undefined until they are here. */
export function allNames(): Words | undefined {
  void naming().catch(() => undefined);
  return words;
}

/** How grave a light is: 0 the gravest. */
export function gravity(light: string | undefined): number {
  const at = words?.lights.findIndex((l) => l.id === light) ?? -1;
  return at < 0 ? 99 : at;
}

/** Today in China as the server has it; empty until it is here. */
export function serverToday(): string {
  return allNames()?.today ?? '';
}
