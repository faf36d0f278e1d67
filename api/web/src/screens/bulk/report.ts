// What became of a table that was sent, in one form for projects and for entries.

import type { Schemas } from '../../api/client';

export interface Fault {
  row: number;
  column: string;
  message: string;
  hint: string;
}

export interface Report {
  dry: boolean;
  rows: number;
  good: number;
  known: number;
  bad: number;
  faults: Fault[];
  mend?: { name: string; bytes: Uint8Array<ArrayBuffer>; type: string };
  job?: string;
}

/** Reads either answer. */
export function reportOf(answer: Schemas['intake_report'] | Schemas['bulk_report']): Report {
  if ('faults' in answer) {
    return {
      dry: answer.dry_run, rows: answer.rows, good: answer.entered, known: answer.known, bad: answer.bad,
      faults: answer.faults.map((f) => ({ row: f.row, column: f.column ?? '', message: f.message, hint: f.hint ?? '' })),
      mend: answer.mend ? { name: 'mend.csv', bytes: new TextEncoder().encode(answer.mend), type: 'text/csv' } : undefined,
    };
  }
  const mistakes = answer.projects.flatMap((p) => (p.mistakes ?? []).map((m) => ({ row: p.row, column: m.column ?? '', message: m.message, hint: m.hint ?? '' })));
  return {
    dry: answer.dry_run, rows: answer.rows, good: answer.dry_run ? answer.good : answer.created, known: answer.known, bad: answer.bad, faults: mistakes, job: answer.job,
    mend: answer.mend
      ? { name: 'mend.xlsx', bytes: Uint8Array.from(atob(answer.mend), (c) => c.charCodeAt(0)), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
      : undefined,
  };
}

/** The media type under which a file is sent; empty where it is neither a workbook nor a CSV. */
export function mediaOf(name: string): string {
  if (/\.xlsx$/i.test(name)) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return /\.csv$/i.test(name) ? 'text/csv' : '';
}
