// The names of lights, states, steps, departments and the like, which the API speaks of by id. They are
// asked for once and are in both languages.

import { api, got, type Schemas } from '../api/client';
import { say, type Text } from './lang.svelte';

export type Terms = Schemas['words'];
type Named = { id: string; name: Text };
/** The lists of terms that are looked up by id. */
export type TermList = 'lights' | 'states' | 'steps' | 'outcomes' | 'pauses' | 'breaches' | 'causes' | 'departments' | 'streets' | 'kinds' | 'roles';

let current = $state.raw<Terms | null>(null);
let asking: Promise<Terms> | undefined;

/** Asks for the terms where that was not done; what is shown by id meanwhile shows its name afterwards. */
export function learnTerms(): Promise<Terms> {
  asking ??= got(api.GET('/api/v1/words')).then(
    (terms) => (current = terms),
    (cause: unknown) => {
      asking = undefined;
      throw cause;
    },
  );
  return asking;
}

/** The terms; null until they have come. */
export function terms(): Terms | null {
  return current;
}

/** The name of an id in a list of terms, in the language in use; the id where it is not known. */
export function term(list: TermList, id: string | undefined): string {
  const found = (current?.[list] as Named[] | undefined)?.find((t) => t.id === id);
  return found ? say(found.name) : (id ?? '');
}

/** How grave a light is: 0 the gravest. */
export function gravity(light: string | undefined): number {
  const at = current?.lights.findIndex((l) => l.id === light) ?? -1;
  return at < 0 ? 99 : at;
}

/** Today as the server has it. */
export function serverToday(): string {
  return current?.today ?? '';
}
