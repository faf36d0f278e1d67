// Where a plan comes from: what a part of the page needs to ask the server more about it.

import { api, got, type Schemas } from '../../api/client';

export type Plan = Schemas['plan'];
export type Item = Schemas['plan_item'];
export type Variant = Plan['variant'];
export type Starting = Schemas['start'];
export type Whatif = Schemas['whatif'];
export type Compared = Schemas['compare'];

export interface Source {
  /** what was planned, as for a preview; absent where the reader may not see it */
  profile?: Record<string, unknown>;
  options: { variant: Variant; commit?: string[] };
  /** the project that the server keeps, and the number of its issued plan where it is one */
  project?: string;
  number?: number;
}

/** The options as parameters of a request. */
export function query(source: Source): { variant: Variant; commit?: string[] } {
  const { variant, commit } = source.options;
  if (variant !== 'commitment' || !commit) return { variant };
  return { variant, commit: commit.length === 0 ? ['none'] : commit };
}

/** Plans what a source holds. */
export function planOf(source: Source, signal?: AbortSignal): Promise<Plan> {
  if (source.project && source.number)
    return got(api.GET('/api/v1/projects/{project}/plans/{number}', { params: { path: { project: source.project, number: String(source.number) } }, signal }));
  if (source.project)
    return got(api.GET('/api/v1/projects/{project}/plan', { params: { path: { project: source.project }, query: query(source) }, signal }));
  return got(api.POST('/api/v1/preview/plan', { params: { query: query(source) }, body: source.profile ?? {}, signal }));
}

/** What may be begun on a day, and at whose risk. */
export function startOf(source: Source, day: string | undefined, signal: AbortSignal): Promise<Starting> {
  const asked = { ...query(source), as_of: day };
  if (source.project)
    return got(api.GET('/api/v1/projects/{project}/start', { params: { path: { project: source.project }, query: asked }, signal }));
  return got(api.POST('/api/v1/preview/start', { params: { query: asked }, body: source.profile ?? {}, signal }));
}

/** What would make the project simpler. */
export function simplerOf(source: Source, goal: Whatif['goal'], signal: AbortSignal): Promise<Whatif> {
  return got(api.POST('/api/v1/preview/whatif', { params: { query: { ...query(source), goal } }, body: source.profile ?? {}, signal }));
}

/** One design that is to stand beside others. */
export interface Design {
  profile: Record<string, unknown>;
  variant: Variant;
  commit?: string[];
}

/** Designs, or variants of one, side by side. */
export function besideOf(designs: Design[], signal: AbortSignal): Promise<Compared> {
  return got(api.POST('/api/v1/preview/designs', { body: { designs }, signal }));
}

/** One design on several plots side by side. */
export function plotsOf(source: Source, site: string[], signal: AbortSignal): Promise<Compared> {
  return got(api.POST('/api/v1/preview/compare', { params: { query: { ...query(source), site } }, body: source.profile ?? {}, signal }));
}

export type Format = 'xlsx' | 'ics' | 'html' | 'msproject' | 'json';

/** Keeps a preview for good; gives the id of its link. */
export async function linkOf(source: Source): Promise<string> {
  const kept = await got(api.POST('/api/v1/preview/links', { params: { query: query(source) }, body: source.profile ?? {} }));
  return kept.id;
}

/** What a link keeps: the plan as it was made, what it was made of, and that the rules have changed since. */
export async function kept(link: string, signal: AbortSignal): Promise<{ plan: Plan; source: Source; notice?: string }> {
  const params = { path: { link } };
  const [head, plan] = await Promise.all([
    got(api.GET('/api/v1/preview/links/{link}', { params, signal })),
    got(api.GET('/api/v1/preview/links/{link}/plan', { params, signal })),
  ]);
  const profile = head.profile as unknown as Record<string, unknown>;
  return { plan, notice: head.notice, source: { profile, options: { variant: plan.variant, commit: committed(plan) } } };
}

/** The commitments that a plan takes, where it takes any by choice. */
export function committed(plan: Plan): string[] | undefined {
  return plan.variant === 'commitment' ? plan.checklist.filter((d) => d.chosen).map((d) => d.item) : undefined;
}

/** A plan as a file of a format that other programs read. */
export function fileOf(source: Source, format: Format, list?: string): Promise<Blob> {
  const how = { ...query(source), format: format as never, list };
  const parseAs = 'blob' as const;
  const path = { project: source.project ?? '', number: String(source.number) };
  const asked = source.number
    ? api.GET('/api/v1/projects/{project}/plans/{number}', { params: { path, query: { format: format as never, list } }, parseAs })
    : source.project
      ? api.GET('/api/v1/projects/{project}/plan', { params: { path, query: how }, parseAs })
      : api.POST('/api/v1/preview/plan', { params: { query: how }, body: source.profile ?? {}, parseAs });
  return got(asked as unknown as Promise<{ data?: Blob; error?: unknown; response: Response }>);
}
