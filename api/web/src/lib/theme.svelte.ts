// Light or dark: what the system says, unless the user said otherwise on this page.

export type Theme = 'system' | 'light' | 'dark';

const kept = 'sevenlists.theme';

function first(): Theme {
  const stored = localStorage.getItem(kept);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

const begun = first();
let current = $state<Theme>(begun);
show(begun);

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function theme(): Theme {
  return current;
}

/** Takes a theme, also after a reload. */
export function wear(next: Theme): void {
  current = next;
  if (next === 'system') localStorage.removeItem(kept);
  else localStorage.setItem(kept, next);
  show(next);
}
