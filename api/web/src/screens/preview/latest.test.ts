import { describe, expect, it, vi } from 'vitest';
import { Latest } from './latest';

function asked() {
  const open: { question: number; answer: (a: string) => void; refuse: (e: Error) => void; signal: AbortSignal }[] = [];
  const shown: string[] = [];
  const failed: unknown[] = [];
  const latest = new Latest<number, string>({
    ask: (question, signal) => new Promise((answer, refuse) => open.push({ question, answer, refuse, signal })),
    show: (a) => shown.push(a),
    fail: (e) => failed.push(e),
    patience: 100,
  });
  const at = (i: number) => open[i] ?? expect.fail('not asked');
  return { latest, open, shown, failed, at };
}
const turn = () => new Promise<void>((done) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(done))));

describe('questions that follow each other', () => {
  it('are asked one at a time, and only the newest of those that wait', async () => {
    const { latest, open, shown, at } = asked();
    for (const q of [1, 2, 3, 4]) latest.want(q);
    expect(open.map((o) => o.question)).toEqual([1]);
    at(0).answer('one');
    await turn();
    expect(shown).toEqual(['one']);
    expect(open.map((o) => o.question)).toEqual([1, 4]);
    at(1).answer('four');
    await turn();
    expect(shown).toEqual(['one', 'four']);
  });

  it('break off one that takes too long, whose answer is not shown when it comes late', async () => {
    vi.useFakeTimers();
    const { latest, shown, at } = asked();
    latest.want(1);
    latest.want(2);
    vi.advanceTimersByTime(100);
    vi.useRealTimers();
    expect(at(0).signal.aborted).toBe(true);
    at(1).answer('two');
    await turn();
    at(0).answer('one');
    await turn();
    expect(shown).toEqual(['two']);
  });

  it('tell of a failure only where nothing newer waits', async () => {
    const { latest, failed, at } = asked();
    latest.want(1);
    latest.want(2);
    at(0).refuse(new Error('first'));
    await turn();
    expect(failed).toEqual([]);
    at(1).refuse(new Error('second'));
    await turn();
    expect(failed).toEqual([new Error('second')]);
    latest.want(3);
    latest.stop();
    at(2).answer('three');
    await turn();
    expect(at(2).signal.aborted).toBe(true);
  });
});
