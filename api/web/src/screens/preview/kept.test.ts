import { beforeEach, describe, expect, it } from 'vitest';
import { allReceipts, dropReceipt, keepLink, keepReceipt, linkOf } from './kept';
import { copiedFacts } from './copied';

beforeEach(() => localStorage.clear());

describe('what was shared and entrusted', () => {
  it('has its link until that expires', () => {
    keepLink('d', { id: 'L', expires: '2026-12-01T00:00:00Z', of: 'x' });
    expect(linkOf('d', Date.parse('2026-11-30T00:00:00Z'))?.id).toBe('L');
    expect(linkOf('d', Date.parse('2026-12-01T00:00:00Z'))).toBeNull();
    expect(linkOf('other')).toBeNull();
  });
  it('has its receipts, once each, until they are dropped', () => {
    const receipt = { id: 'e1', receipt: 's', replyBy: '2026-12-01', name: '甲' };
    keepReceipt(receipt);
    keepReceipt({ ...receipt, id: 'e2' });
    keepReceipt(receipt);
    expect(allReceipts().map((r) => r.id)).toEqual(['e1', 'e2']);
    dropReceipt('e1');
    expect(allReceipts().map((r) => r.id)).toEqual(['e2']);
  });
  it('is none where what is kept is broken', () => {
    localStorage.setItem('sevenlists.receipts', '{"a":');
    expect(allReceipts()).toEqual([]);
  });
});

describe('answers of an example', () => {
  it('are those that nobody has touched since', () => {
    const profile = { id: 'p', start: '2026-01-05', facts: { a: 1, b: 2 } };
    const done = [{ changes: [{ place: 'facts/a', before: 3, after: 1 }] }];
    expect(copiedFacts({ id: 'd', profile, options: { variant: 'parallel' }, at: 0, done, undone: [] })).toEqual(['b']);
    expect(copiedFacts(null)).toEqual([]);
  });
});
