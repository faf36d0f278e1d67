// What the server tells by itself, by server-sent events.

/** Follows a stream for as long as it is not closed; the browser connects again by itself and goes on
 *  from the last event. `tell` is given the data of each. Returns what ends it. */
export function follow(path: string, tell: (data: unknown) => void, open = (url: string) => new EventSource(url)): () => void {
  const source = open(path);
  const take = (e: MessageEvent<string>) => {
    const data = read(e.data);
    if (data !== undefined) tell(data);
  };
  source.addEventListener('message', take);
  // The server says why it ends a stream; it is not to be asked again at once.
  source.addEventListener('end', () => source.close());
  return () => source.close();
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Calls `do` once after things have been quiet for a while, however often it is asked to. */
export function afterwards(quiet: number, act: () => void): { soon: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    soon: () => {
      clearTimeout(timer);
      timer = setTimeout(act, quiet);
    },
    stop: () => clearTimeout(timer),
  };
}
