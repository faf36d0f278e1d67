// What a screen asks of the server and shows: the last answer stays while the next is under way, an
// answer that came too late is dropped, and an error says itself and can be tried again.

/** What was asked, as it stands. */
export interface Asked<T> {
  /** the last answer; undefined before the first */
  readonly value: T | undefined;
  readonly error: unknown;
  /** an answer is under way */
  readonly busy: boolean;
  /** asks again, as after a change */
  again(): void;
  /** takes an answer that came another way, such as that of a change */
  take(value: T): void;
}

/**
 * Asks now, and again whenever what `make` reads has changed. `make` gives what to ask, or null where
 * nothing is to be asked yet: `asking(() => { const id = chosen; return (signal) => got(api.GET(…, { signal })); })`.
 * It is called while a component is set up.
 */
export function asking<T>(make: () => ((signal: AbortSignal) => Promise<T>) | null): Asked<T> {
  let value = $state.raw<T | undefined>();
  let error = $state.raw<unknown>(null);
  let busy = $state(false);
  let round = $state(0);
  $effect(() => {
    void round;
    const ask = make();
    if (!ask) return undefined;
    const stop = new AbortController();
    busy = true;
    ask(stop.signal)
      .then((answer) => {
        if (stop.signal.aborted) return;
        value = answer;
        error = null;
      })
      .catch((e: unknown) => {
        if (!stop.signal.aborted) error = e;
      })
      .finally(() => {
        if (!stop.signal.aborted) busy = false;
      });
    return () => stop.abort();
  });
  return {
    get value() { return value; },
    get error() { return error; },
    get busy() { return busy; },
    again: () => { round += 1; },
    take: (given) => { value = given; error = null; },
  };
}
