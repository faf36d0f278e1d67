// What this browser keeps of sharing and entrusting: the link of a draft, and receipts, which nobody but
// their owner has.

import type { Draft } from '../../lib/draft.svelte';

export interface KeptLink {
  id: string;
  expires: string;
  /** of what it was made */
  of: string;
}

export interface Receipt {
  id: string;
  receipt: string;
  replyBy: string;
  name: string;
}

const links = 'sevenlists.link.';
const receipts = 'sevenlists.receipts';

/** What a link is made of; another one is needed where this differs. */
export function contents(draft: Draft): string {
  return JSON.stringify([draft.profile, draft.options]);
}

function read<T>(key: string, empty: T): T {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? empty;
  } catch {
    return empty;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // The page shows it all the same; it is gone with the page.
  }
}

/** The link that was made of a draft, unless it has expired. */
export function linkOf(draft: string, now = Date.now()): KeptLink | null {
  const link = read<KeptLink | null>(links + draft, null);
  return link && Date.parse(link.expires) > now ? link : null;
}

export function keepLink(draft: string, link: KeptLink): void {
  write(links + draft, link);
}

/** The receipts of what was entrusted in this browser, the last first. */
export function allReceipts(): Receipt[] {
  const all = read<Receipt[]>(receipts, []);
  return Array.isArray(all) ? all : [];
}

export function keepReceipt(receipt: Receipt): void {
  write(receipts, [receipt, ...allReceipts().filter((r) => r.id !== receipt.id)].slice(0, 50));
}

export function dropReceipt(id: string): void {
  write(receipts, allReceipts().filter((r) => r.id !== id));
}
