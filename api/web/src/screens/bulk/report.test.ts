import { describe, expect, it } from 'vitest';
import { mediaOf, reportOf } from './report';

describe('the report of a table', () => {
  it('is read alike for projects and for entries', () => {
    const projects = reportOf({
      file_hash: 'x', dry_run: true, rows: 2, good: 1, bad: 1, created: 0, known: 0, mend: btoa('PK'),
      projects: [{ row: 2, state: 'good' }, { row: 3, state: 'bad', mistakes: [{ column: 'B', code: 'c', message: '日期不对', hint: '写作 2026-01-31' }] }],
    });
    expect(projects).toMatchObject({ dry: true, good: 1, bad: 1, faults: [{ row: 3, column: 'B', message: '日期不对', hint: '写作 2026-01-31' }], mend: { name: 'mend.xlsx' } });
    expect([...(projects.mend?.bytes ?? [])]).toEqual([80, 75]);
    const entries = reportOf({ dry_run: false, rows: 1, entered: 1, known: 0, bad: 0, faults: [] });
    expect(entries).toMatchObject({ dry: false, good: 1, faults: [] });
    expect(entries.mend).toBeUndefined();
  });
  it('is asked for of workbooks and CSV files only', () => {
    expect([mediaOf('a.XLSX').includes('sheet'), mediaOf('a.csv'), mediaOf('a.pdf')]).toEqual([true, 'text/csv', '']);
  });
});
