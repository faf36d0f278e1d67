// Shortcuts of one key. Those of the screen that is shown are listed with ?; while somebody types, or a
// dialog is open above the screen, keys are only keys.

import type { Text } from './lang.svelte';

export interface Shortcut {
  key: string;
  name: Text;
  act: () => void;
}

// It is looked at when a key is pressed, so that nothing has to watch it.
let layers: (() => Shortcut[])[] = [];

/** Adds shortcuts for as long as whatever asks for them is shown: `$effect(() => shortcuts(() => […]))`. */
export function shortcuts(list: () => Shortcut[]): () => void {
  layers = [...layers, list];
  return () => {
    layers = layers.filter((l) => l !== list);
  };
}

/** All shortcuts that hold now; of two with one key the one added last counts. */
export function allShortcuts(): Shortcut[] {
  const seen = new Map<string, Shortcut>();
  for (const list of layers) for (const s of list()) seen.set(s.key, s);
  return [...seen.values()];
}

/** Whether a key pressed there is meant as text. */
export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Does what a key stands for. */
export function press(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
  if (document.querySelector('dialog[open]')) return;
  // Enter on a link or button is that of the link or button.
  if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('a, button, summary')) return;
  const found = allShortcuts().find((s) => s.key === event.key);
  if (!found) return;
  event.preventDefault();
  found.act();
}

/** Gives each id a key that stays its own: the first letter of it that is neither taken nor kept. */
export function keysFor(ids: string[], kept = 'jkx?'): Map<string, string> {
  const taken = new Set(kept);
  const keys = new Map<string, string>();
  for (const id of ids) {
    const letter = [...id.replace(/[^a-z]/g, ''), ...'abcdefghilmnopqrstuvwyz'].find((c) => !taken.has(c));
    if (!letter) continue;
    taken.add(letter);
    keys.set(id, letter);
  }
  return keys;
}

/** Moves a choice among n rows by so many; NaN or -1 begins at the first. */
export function moved(at: number, by: number, n: number): number {
  if (n === 0) return -1;
  return at < 0 ? 0 : Math.min(n - 1, Math.max(0, at + by));
}
