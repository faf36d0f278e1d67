// The project that somebody previews: what is said of it so far, kept in this browser alone. The
// preview writes it and the result reads it. Several drafts are kept side by side; every change of one
// can be undone.

import { today } from './format';
import { changed, redone, sameValue, undone, type Change, type Step } from './steps';

/** What may be said of a fact; null and 'unknown': it is not known. */
export type FactValue = boolean | number | string | null;

/** A profile as the API takes it. What this page does not edit (parts, progress …) stays in it. */
export interface Profile {
  id: string;
  name?: string | null;
  /** the first working day on which the route may begin */
  start: string;
  /** the plot on which it stands: its id, or its id and version */
  site?: string | { plot: string; version?: number } | null;
  facts: Record<string, FactValue>;
  [more: string]: unknown;
}

export type Variant = 'sequential' | 'customary' | 'parallel' | 'commitment';

/** How the project is planned. */
export interface Options {
  variant: Variant;
  /** items that are taken on commitment in the variant commitment; absent: all that are offered */
  commit?: string[];
}

/** A draft as the browser keeps it. */
export interface Draft {
  id: string;
  profile: Profile;
  options: Options;
  /** when it was last changed, in milliseconds */
  at: number;
  /** what was done, the last last, and what was undone of it, the last undone last */
  done: Step[];
  undone: Step[];
}

/** A draft in the list of those that are kept. */
export interface Listed {
  id: string;
  name: string;
  at: number;
}

const prefix = 'sevenlists.draft.';
const opened = 'sevenlists.draft';
const most = 20;
const parallel: Options = { variant: 'parallel' };

function read(id: string | null): Draft | null {
  if (!id) return null;
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + id) ?? 'null') as Draft | null;
    const sound = kept?.id === id && typeof kept.profile?.facts === 'object' && typeof kept.profile.start === 'string';
    return sound ? { ...kept, options: kept.options ?? parallel, done: kept.done ?? [], undone: kept.undone ?? [] } : null;
  } catch {
    return null;
  }
}

function idsKept(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}

function listAll(): Listed[] {
  const all = idsKept().map(read).filter((d): d is Draft => d !== null);
  return all.map((d) => ({ id: d.id, name: d.profile.name ?? '', at: d.at })).sort((a, b) => b.at - a.at);
}

let current = $state.raw<Draft | null>(read(localStorage.getItem(opened)));
let list = $state.raw<Listed[]>(listAll());
let unkept = $state(false);
// The step that is still being taken, such as while a slider moves.
let gesture: unknown = null;

function keep(next: Draft): void {
  current = next;
  try {
    localStorage.setItem(prefix + next.id, JSON.stringify(next));
    localStorage.setItem(opened, next.id);
    unkept = false;
  } catch {
    unkept = true; // no room, or the browser keeps nothing: the draft lives as long as the page
  }
  list = [{ id: next.id, name: next.profile.name ?? '', at: next.at }, ...list.filter((l) => l.id !== next.id)];
}

// What another tab changed is shown here, too, so that neither overwrites the other unseen.
addEventListener('storage', (e) => {
  if (e.key === null || e.key.startsWith(prefix)) list = listAll();
  if (current && e.key === prefix + current.id) current = read(current.id);
});

function take(step: Step, during?: unknown): void {
  if (!current || step.changes.length === 0) return;
  const done = [...current.done];
  const last = done.at(-1);
  if (during !== undefined && during === gesture && last) done[done.length - 1] = merged(last, step);
  else done.push(step);
  gesture = during ?? null;
  keep({ ...current, ...changed(current, step.changes), done: done.slice(-100), undone: [], at: Date.now() });
}

function merged(first: Step, then: Step): Step {
  const changes: Change[] = first.changes.map((c) => {
    const later = then.changes.find((t) => t.place === c.place);
    return later ? { ...c, after: later.after } : c;
  });
  for (const c of then.changes) if (!changes.some((known) => known.place === c.place)) changes.push(c);
  return { changes };
}

function change(place: string, after: unknown): Change[] {
  const before = current ? held(current, place) : undefined;
  return sameValue(before, after) ? [] : [{ place, before, after }];
}

function held(d: Draft, place: string): unknown {
  if (place === 'options') return d.options;
  if (place.startsWith('facts/')) return d.profile.facts[place.slice('facts/'.length)];
  return d.profile[place];
}

const drafts = {
  /** the draft that is open; null: none is */
  get current(): Draft | null {
    return current;
  },
  get profile(): Profile | null {
    return current?.profile ?? null;
  },
  get options(): Options {
    return current?.options ?? parallel;
  },
  /** all drafts that are kept, the last changed first */
  get list(): Listed[] {
    return list;
  },
  /** the browser does not keep the draft: no room, or storage is switched off */
  get unkept(): boolean {
    return unkept;
  },
  get canUndo(): boolean {
    return (current?.done.length ?? 0) > 0;
  },
  get canRedo(): boolean {
    return (current?.undone.length ?? 0) > 0;
  },
  /** the last thing that was done */
  get last(): Step | null {
    return current?.done.at(-1) ?? null;
  },

  /** Begins a draft: of nothing, or of a profile such as an example or a preview that was kept. */
  begin(from: Partial<Profile> = {}, options: Options = parallel): void {
    for (const old of list.slice(most - 1)) drafts.forget(old.id);
    gesture = null;
    const id = crypto.randomUUID();
    const profile: Profile = { ...from, id: from.id || 'preview', start: from.start ?? today(), facts: { ...from.facts } };
    keep({ id, profile, options, at: Date.now(), done: [], undone: [] });
  },
  /** A draft that is kept, without opening it; null: it is gone. */
  peek: read,
  /** Opens a draft that is kept; false: it is gone. */
  open(id: string): boolean {
    const kept = read(id);
    if (!kept) return false;
    gesture = null;
    current = kept;
    localStorage.setItem(opened, id);
    return true;
  },
  /** Throws a draft away. */
  forget(id: string): void {
    localStorage.removeItem(prefix + id);
    list = list.filter((l) => l.id !== id);
    if (current?.id !== id) return;
    current = null;
    localStorage.removeItem(opened);
  },

  /** States a fact. While one moves a slider, pass the same `during` each time: it is one step to undo. */
  set(fact: string, value: FactValue, during?: unknown): void {
    take({ changes: change('facts/' + fact, value) }, during);
  },
  /** Takes back what was stated of a fact, so that its default is assumed again. */
  unset(fact: string, during?: unknown): void {
    take({ changes: change('facts/' + fact, undefined) }, during);
  },
  /** States several facts in one step; undefined takes one back. */
  setAll(facts: Record<string, FactValue | undefined>): void {
    take({ changes: Object.entries(facts).flatMap(([fact, value]) => change('facts/' + fact, value)) });
  },
  name(name: string, during?: unknown): void {
    take({ changes: change('name', name || undefined) }, during);
  },
  start(date: string): void {
    take({ changes: change('start', date) });
  },
  /**
   * Puts the project on a published plot, which states what is known of it; undefined: on none. What was
   * stated of `known` is taken back, since it would hold against the plot.
   */
  stand(site: Profile['site'] | undefined, known: readonly string[] = []): void {
    take({ changes: [...change('site', site ?? undefined), ...known.flatMap((fact) => change('facts/' + fact, undefined))] });
  },
  plan(options: Options): void {
    take({ changes: change('options', options) });
  },
  /** Ends a step that is being taken, such as when a slider is let go. */
  settle(): void {
    gesture = null;
  },

  undo(): Step | null {
    return back(undone);
  },
  redo(): Step | null {
    return back(redone);
  },
};

function back(way: typeof undone): Step | null {
  if (!current) return null;
  gesture = null;
  const { draft, step } = way(current);
  if (step) keep({ ...draft, at: Date.now() });
  return step;
}

export default drafts;
