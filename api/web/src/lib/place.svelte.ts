// Where the user is: the part of the address after #, such as `#/projects/p1?tab=cases`. It never
// reaches the server, so that every address opens the same page.

export interface Place {
  /** the path without the first slash, split: `['projects', 'p1']` */
  path: string[];
  query: URLSearchParams;
}

/** Reads the part of an address after #. */
export function parse(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { path: path.split('/').filter(Boolean).map(decode), query: new URLSearchParams(query) };
}

// An address that is typed by hand may hold a stray %.
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a place: `to(['projects', id], { tab: 'cases' })`. Empty values are left out. */
export function to(path: string[], query: Record<string, string | undefined> = {}): string {
  const asked = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value) asked.set(key, value);
  const text = asked.toString();
  return '#/' + path.map(encodeURIComponent).join('/') + (text ? '?' + text : '');
}

let current = $state.raw<Place>(parse(location.hash));
addEventListener('hashchange', () => {
  current = parse(location.hash);
});

export function place(): Place {
  return current;
}

/** Goes to an address; `replace` leaves no step to go back to. */
export function go(address: string, replace = false): void {
  if (replace) {
    history.replaceState(null, '', address);
    current = parse(location.hash);
  } else location.hash = address;
}
