// The client of the server's API, typed by its description. `npm run types` makes schema.d.ts.

import createClient from 'openapi-fetch';
import type { components, paths } from './schema';
import { lang, type Text } from '../lib/lang.svelte';

export type Schemas = components['schemas'];

/** One thing that is wrong with what was sent: what, where (a JSON Pointer) and what to do. */
export type Flaw = Schemas['flaw'];

/** What the server refused, or that it could not be reached (status 0). */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly code: string,
    readonly flaws: Flaw[],
    readonly requestID: string,
  ) {
    super(title);
  }
  /** the server was not reached: what was typed stays, and one may try again */
  get lost(): boolean {
    return this.status === 0;
  }
  /** somebody else changed it meanwhile */
  get stale(): boolean {
    return this.status === 412 || this.status === 409;
  }
}

const unreached: Text = {
  zh: '连接不上服务器。已填的内容仍在，请稍后再试。',
  en: 'The server cannot be reached. What you typed is still here; try again in a moment.',
};

let csrf = '';

/** Keeps what every change must bring while somebody is logged in; empty: nobody is. */
export function carry(token: string | undefined): void {
  csrf = token ?? '';
}

/** Whether the last request reached the server; the page shows when it did not. */
let reached: (ok: boolean) => void = () => undefined;
export function onReach(tell: (ok: boolean) => void): void {
  reached = tell;
}

/** Told when a session that was there has ended, such as after a long time away. */
let ended: () => void = () => undefined;
export function onEnd(tell: () => void): void {
  ended = tell;
}

export const api = createClient<paths>({ baseUrl: location.origin, fetch: (request) => asked(request) });

async function asked(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', lang());
  if (csrf && request.method !== 'GET') request.headers.set('X-CSRF-Token', csrf);
  let response: Response;
  try {
    response = await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    reached(false);
    throw new Refused(0, unreached[lang()], 'unreached', [], '');
  }
  reached(true);
  if (response.status === 401 && csrf && !request.url.endsWith('/api/v1/session')) ended();
  return response;
}

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Gives what was asked for, or throws Refused: `const plan = await got(api.POST('/api/v1/…', …))`. */
export async function got<T>(asking: Promise<Answered<T>>): Promise<T> {
  return (await gotWhole(asking)).data;
}

/** As `got`, with the response beside it, for its ETag. */
export async function gotWhole<T>(asking: Promise<Answered<T>>): Promise<{ data: T; response: Response }> {
  const { data, error, response } = await asking;
  if (response.ok) return { data: data as T, response };
  throw refusal(response.status, error);
}

function refusal(status: number, body: unknown): Refused {
  const p = (typeof body === 'object' && body !== null ? body : {}) as Partial<Schemas['problem']>;
  return new Refused(status, p.title ?? String(status), p.code ?? '', p.errors ?? [], p.request_id ?? '');
}

/** A key under which a request that is sent again changes nothing twice. */
export function onceKey(): string {
  return crypto.randomUUID();
}

/** How a spreadsheet is sent: `api.POST(path, { ...spreadsheet(file), params })`. By its name it is csv or xlsx. */
export function spreadsheet(file: File) {
  const csv = file.name.toLowerCase().endsWith('.csv');
  const media = csv ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { body: file as never, bodySerializer: (body: unknown) => body as File, headers: { 'Content-Type': media } };
}
