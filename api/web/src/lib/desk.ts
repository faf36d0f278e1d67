// The open cases that one may see, all pages of them.

import { api, got, type Schemas } from '../api/client';

type Desk = Schemas['desk'];
export interface DeskAsked {
  light?: string;
  state?: string;
  department?: string;
  officer?: string;
  agent?: string;
  owner?: string;
}

/** Asks for all open cases that agree with what is asked, at most so many; the most urgent first. */
export async function deskOf(asked: DeskAsked, signal?: AbortSignal, most = 600): Promise<Desk> {
  let cursor: string | undefined;
  let whole: Desk | undefined;
  do {
    const page: Desk = await got(api.GET('/api/v1/cases', { params: { query: { ...asked, limit: 200, cursor } }, signal }));
    whole = whole ? { ...page, cases: [...whole.cases, ...page.cases] } : page;
    cursor = page.next;
  } while (cursor && whole.cases.length < most);
  return whole;
}
