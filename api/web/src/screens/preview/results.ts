// What a preview comes to, and what one answer changes of it.

/** Working days of one clock. */
export interface Days {
  sequential_all: number;
  before_start: number;
  completion: number;
}

export interface Row {
  approval: Days;
  elapsed: Days;
  finish: string | null;
  /** by payer, in fen: the least and the most */
  money?: Record<string, [number, number]>;
}

export interface Range {
  finish: [string | null, string | null];
  before_start: [number | null, number | null];
  finish_without_works?: [string | null, string | null];
  moved_by: string[];
}

/** What a profile comes to. */
export interface Figures {
  required: string[];
  possible: string[];
  /** not needed as long as what nobody stated is as assumed */
  away: string[];
  /** how many of the required ones rest on an assumption */
  assumed: number;
  variants: Record<string, Row>;
  range: Range | null;
}

/** What the server answers at a glance: the verdicts, and what they were if nothing was assumed. */
export interface Glance {
  required: string[];
  possible: string[];
  firm: string[];
  maybe: string[];
  variants: Record<string, Row>;
  range?: Range | null;
}

export function figuresOf(glance: Glance): Figures {
  const { required, possible, variants } = glance;
  const open = new Set([...required, ...possible]);
  const firm = new Set(glance.firm);
  return {
    required,
    possible,
    away: [...glance.firm, ...glance.maybe].filter((id) => !open.has(id)),
    assumed: required.filter((id) => !firm.has(id)).length,
    variants,
    range: glance.range ?? null,
  };
}

export interface Move<T> {
  variant: string;
  before: T;
  after: T;
}

/** What differs between two results; every list in the order of the catalogue. */
export interface Difference {
  /** required now */
  added: string[];
  /** required before, and now not at all */
  dropped: string[];
  /** possible before, and now not at all */
  excluded: string[];
  /** possible now, and not before */
  opened: string[];
  days: Move<number>[];
  finish: Move<string | null>[];
  money: Move<[number, number]>[];
}

const none: [number, number] = [0, 0];

/** What the investor pays for good: a deposit comes back. */
export function cost(row: Row | undefined, payer = 'investor'): [number, number] {
  return row?.money?.[payer] ?? none;
}

export function difference(before: Figures, after: Figures, variants: string[]): Difference {
  const was = { required: new Set(before.required), possible: new Set(before.possible) };
  const now = { required: new Set(after.required), possible: new Set(after.possible) };
  const gone = (id: string) => !now.required.has(id) && !now.possible.has(id);
  const moved = <T>(of: (row: Row | undefined) => T): Move<T>[] =>
    variants
      .filter((v) => before.variants[v] && after.variants[v])
      .map((variant) => ({ variant, before: of(before.variants[variant]), after: of(after.variants[variant]) }))
      .filter((m) => JSON.stringify(m.before) !== JSON.stringify(m.after));
  return {
    added: after.required.filter((id) => !was.required.has(id)),
    dropped: before.required.filter(gone),
    excluded: before.possible.filter(gone),
    opened: after.possible.filter((id) => !was.possible.has(id)),
    days: moved((row) => row?.elapsed.before_start ?? 0),
    finish: moved((row) => row?.finish ?? null),
    money: moved((row) => cost(row)),
  };
}

/** Whether nothing differs. */
export function isEmpty(d: Difference): boolean {
  return Object.values(d).every((list: unknown[]) => list.length === 0);
}
