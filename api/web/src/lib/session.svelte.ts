// Who uses the page.

import { api, carry, got, onEnd, Refused, type Schemas } from '../api/client';

export type Me = Schemas['me'];

let current = $state.raw<Me | null>(null);
let known = $state(false);
let over = $state(false);
onEnd(() => (over = true));

/** Whether the session has ended while its page is open: one logs in again above it, and nothing that
 *  was typed is lost. */
export function hasEnded(): boolean {
  return over;
}

/** The account that is logged in; null: nobody. */
export function me(): Me | null {
  return current;
}

/** Whether it has been asked who is logged in. */
export function meIsKnown(): boolean {
  return known;
}

/** Whether somebody with one of the roles is logged in. */
export function is(...roles: string[]): boolean {
  return current?.roles.some((role) => roles.includes(role)) ?? false;
}

function take(who: Me | null): void {
  current = who;
  over = false;
  known = true;
  carry(who?.csrf_token);
}

/** Asks the server who is logged in, as after a reload. */
export async function recall(): Promise<void> {
  try {
    take(await got(api.GET('/api/v1/account')));
  } catch (e) {
    if (e instanceof Refused && !e.lost) take(null);
    known = true;
  }
}

export async function logIn(login: string, password: string): Promise<void> {
  take(await got(api.POST('/api/v1/session', { body: { login, password } })));
}

export async function logOut(): Promise<void> {
  await got(api.DELETE('/api/v1/session'));
  take(null);
}

/** Where somebody arrives who has logged in. */
export function home(): string[] {
  if (is('agent', 'adviser')) return ['day'];
  if (is('officer', 'window')) return ['desk'];
  return is('investor') ? ['mine'] : [];
}

/** Takes what another way of logging in answered, such as the first account. */
export function admit(who: Me): void {
  take(who);
}
