// What the wall chart of an agent shows, read of the server: projects, how their cases stand, forecasts.

import { api, got, type Schemas } from '../../api/client';
import { dateOf, dayNumber } from '../../lib/format';
import { restBetween } from '../plan/names.svelte';
import { workingDay, type WallDue, type WallProject } from './wall';

const atOnce = 4;

/** All open projects of an agent, or all that the reader may see; `progress` tells how many are read. */
export async function wallOf(agent: string | undefined, signal: AbortSignal, progress: (done: number, of: number) => void): Promise<WallProject[]> {
  const rows: Schemas['row'][] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await got(api.GET('/api/v1/projects', { params: { query: { agent, state: 'open', limit: 100, cursor } }, signal }));
    rows.push(...page.projects);
    cursor = page.next || undefined;
    if (!cursor) break;
  }
  const dues = await duesOf(agent, signal);
  const made: WallProject[] = [];
  for (let i = 0; i < rows.length; i += atOnce) {
    made.push(...(await Promise.all(rows.slice(i, i + atOnce).map((row) => projectOf(row, dues.get(row.id) ?? [], signal)))));
    progress(made.length, rows.length);
  }
  await markWorks(made, rows);
  return made.sort((a, b) => (a.forecast ?? a.finish).localeCompare(b.forecast ?? b.finish) || a.name.localeCompare(b.name));
}

/** Marks when the works of each may begin by its plan: so many working days after its start. */
async function markWorks(made: WallProject[], rows: Schemas['row'][]): Promise<void> {
  const days = new Map(rows.map((row) => [row.id, row.summary.before_start]));
  const first = made.map((p) => p.start).sort()[0];
  const last = made.map((p) => p.finish).sort().at(-1);
  if (!first || !last) return;
  const rest = await restBetween(first, last).catch(() => undefined);
  for (const p of made) {
    const n = days.get(p.id) ?? 0;
    const day = rest && n > 0 ? workingDay(dayNumber(p.start), n, rest.stretches, dayNumber(p.finish)) : undefined;
    if (day !== undefined) p.worksStart = dateOf(day);
  }
}

async function duesOf(agent: string | undefined, signal: AbortSignal): Promise<Map<string, WallDue[]>> {
  const dues = new Map<string, WallDue[]>();
  for (let cursor: string | undefined; ; ) {
    const desk = await got(api.GET('/api/v1/cases', { params: { query: { agent, limit: 200, cursor } }, signal }));
    for (const c of desk.cases)
      if (c.due) dues.set(c.project, [...(dues.get(c.project) ?? []), { name: c.name, date: c.due, light: c.light }]);
    cursor = desk.next || undefined;
    if (!cursor) return dues;
  }
}

async function projectOf(row: Schemas['row'], dues: WallDue[], signal: AbortSignal): Promise<WallProject> {
  const params = { path: { project: row.id } };
  // A chart without the forecast of one project is better than none.
  const quiet = <T>(asked: Promise<T>): Promise<T | undefined> => asked.catch((e: unknown) => { if (signal.aborted) throw e; return undefined; });
  const [forecast, clock] = await Promise.all([
    quiet(got(api.GET('/api/v1/projects/{project}/forecast', { params, signal }))),
    quiet(got(api.GET('/api/v1/projects/{project}/clock', { params, signal }))),
  ]);
  return {
    id: row.id, name: row.summary.name, start: row.summary.start, finish: row.plan_finish ?? row.summary.finish,
    items: row.summary.items, forecast: forecast?.finish, lights: clock?.lights ?? {}, dues, next: nextOf(forecast),
    targets: (clock?.targets ?? []).map((t) => ({ name: t.name, left: t.left, overdue: t.overdue })),
  };
}

/** The first thing of a forecast that has not begun, what is critical before what is not. */
function nextOf(forecast: Schemas['forecast'] | undefined): WallProject['next'] {
  const ahead = (forecast?.items ?? []).filter((i) => i.forecast && !i.actual);
  ahead.sort((a, b) => (a.forecast?.start ?? '').localeCompare(b.forecast?.start ?? '') || Number(b.critical) - Number(a.critical));
  const first = ahead[0];
  return first?.forecast?.start ? { name: first.name, date: first.forecast.start } : undefined;
}
