// What an investor has to do for one project, in plain words.

import type { Schemas } from '../../api/client';

export type Material = Schemas['material_rows']['materials'][number];
export type CaseRow = Schemas['case_rows']['cases'][number];
export type Commitment = Schemas['commitment_rows']['commitments'][number];

/** The papers that the investor has still to hand in, those needed first first. */
export function papersToBring(rows: Material[]): Material[] {
  return rows.filter((m) => m.lacking && m.status === 'required').sort((a, b) => (a.needed_by ?? '9').localeCompare(b.needed_by ?? '9'));
}

/** The commitments whose letter is written and waits for a signature. */
export function toSign(rows: Commitment[]): Commitment[] {
  return rows.filter((c) => c.state === 'letter_written');
}

/** The items of which an authority wants corrections. */
export function toCorrect(rows: CaseRow[]): CaseRow[] {
  return rows.filter((c) => c.state === 'correction_requested');
}

/** Whether a day has passed or comes within two weeks. */
export function soon(day: string | undefined, today: string): 'late' | 'soon' | '' {
  if (!day) return '';
  if (day < today) return 'late';
  return (Date.parse(day) - Date.parse(today)) / 86_400_000 <= 14 ? 'soon' : '';
}
