// A profile that is edited while somebody else may edit it, too: what each changed, and what both did.

export type Value = boolean | number | string | null;
/** The facts of a profile and, as `name` and `start`, its name and first day. */
export type Facts = Record<string, Value | undefined>;

interface Profile {
  name?: string | null;
  start?: string;
  facts?: Record<string, unknown>;
}

/** What of a profile is edited, in one table. Values that are neither of these are left alone. */
export function factsOf(profile: Profile): Facts {
  const plain = (v: unknown): v is Value => v === null || ['boolean', 'number', 'string'].includes(typeof v);
  const facts = Object.fromEntries(Object.entries(profile.facts ?? {}).filter(([, v]) => plain(v))) as Facts;
  return { 'profile.name': profile.name ?? '', 'profile.start': profile.start ?? '', ...facts };
}

/** Puts edits into a profile; undefined takes a fact out of it. */
export function withEdits<P extends object>(profile: P, edits: Facts): P {
  const next: Profile & P = { ...profile, facts: { ...(profile as Profile).facts } };
  for (const [id, value] of Object.entries(edits)) {
    if (id === 'profile.name') next.name = String(value ?? '');
    else if (id === 'profile.start') next.start = String(value ?? '');
    else if (value === undefined) delete next.facts?.[id];
    else if (next.facts) next.facts[id] = value;
  }
  return next;
}

export interface Conflict {
  id: string;
  base: Value | undefined;
  mine: Value | undefined;
  theirs: Value | undefined;
}

/** What both have changed since, and not to the same. What only one has changed is nobody's loss. */
export function conflicts(base: Facts, edits: Facts, theirs: Facts): Conflict[] {
  return Object.entries(edits)
    .filter(([id, mine]) => theirs[id] !== base[id] && theirs[id] !== mine)
    .map(([id, mine]) => ({ id, base: base[id], mine, theirs: theirs[id] }));
}

/** The edits without those that change nothing. */
export function real(base: Facts, edits: Facts): Facts {
  return Object.fromEntries(Object.entries(edits).filter(([id, v]) => base[id] !== v));
}

/** Reads what was typed for a fact: undefined where the field is empty. */
export function readValue(text: string, type: string): Value | undefined {
  if (text === '') return undefined;
  if (text === 'unknown') return 'unknown';
  if (type === 'boolean') return text === 'true';
  return type === 'number' && !Number.isNaN(Number(text)) ? Number(text) : text;
}
