// The cases of a project as its page lists them.

import type { Schemas } from '../../api/client';
import { gravity } from '../../lib/names.svelte';

export type CaseRow = Schemas['case_rows']['cases'][number];

export type Show = 'all' | 'open' | 'none' | 'done';

/** The cases that are to be shown: of a kind, and with a text in their name. Open ones come first, the
 *  gravest before the others; the rest keep the order of the plan. */
export function shownCases(rows: CaseRow[], show: Show, text: string, closed: (state: string) => boolean): CaseRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const kind = (r: CaseRow): Show => (r.state === 'none' ? 'none' : closed(r.state) ? 'done' : 'open');
  const rank = (r: CaseRow) => ({ open: 0, none: 1, done: 2, all: 3 })[kind(r)];
  return rows
    .filter((r) => (show === 'all' || kind(r) === show) && words.every((w) => r.name.toLowerCase().includes(w) || r.case.includes(w)))
    .map((r, i) => ({ r, i }))
    .sort((a, b) => rank(a.r) - rank(b.r) || (rank(a.r) === 0 ? gravity(a.r.light) - gravity(b.r.light) : 0) || a.i - b.i)
    .map((x) => x.r);
}
