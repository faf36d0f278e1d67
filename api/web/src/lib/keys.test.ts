import { afterEach, describe, expect, it, vi } from 'vitest';
import { allShortcuts, keysFor, moved, press, shortcuts } from './keys';
import { afterwards, follow } from './live';

const name = { zh: '甲', en: 'a' };

describe('shortcuts', () => {
  afterEach(() => document.body.replaceChildren());
  const key = (k: string, target: Element = document.body) => {
    const e = new KeyboardEvent('keydown', { key: k, bubbles: true, cancelable: true });
    target.addEventListener('keydown', (x) => press(x as KeyboardEvent), { once: true });
    target.dispatchEvent(e);
    return e.defaultPrevented;
  };
  it('act while they are added, the last one first', () => {
    const done: string[] = [];
    const end1 = shortcuts(() => [{ key: 'a', name, act: () => done.push('1') }]);
    const end2 = shortcuts(() => [{ key: 'a', name, act: () => done.push('2') }]);
    expect(key('a')).toBe(true);
    end2();
    key('a');
    end1();
    expect(key('a')).toBe(false);
    expect(done).toEqual(['2', '1']);
    expect(allShortcuts()).toEqual([]);
  });
  it('leave alone what is typed into a field or a dialog', () => {
    let n = 0;
    const end = shortcuts(() => [{ key: 'a', name, act: () => n++ }]);
    const field = document.createElement('input');
    document.body.append(field);
    key('a', field);
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    document.body.append(dialog);
    key('a');
    end();
    expect(n).toBe(0);
  });
});

describe('keys of steps', () => {
  it('are letters of their own and stay the same', () => {
    const keys = keysFor(['receive', 'accept', 'accept_with_gap', 'request_correction', 'resume', 'reject', 'extend']);
    expect(keys.get('receive')).toBe('r');
    expect(keys.get('accept')).toBe('a');
    expect(new Set(keys.values()).size).toBe(7);
    expect([...keys.values()]).not.toContain('j');
  });
});

describe('a choice among rows', () => {
  it('stays within them', () => {
    expect([moved(-1, 1, 3), moved(2, 1, 3), moved(0, -1, 3), moved(0, 1, 3), moved(0, 1, 0)]).toEqual([0, 2, 0, 1, -1]);
  });
});

describe('what the server tells', () => {
  it('is read event by event, and ends when it says so', () => {
    class Source extends EventTarget {
      closed = false;
      close() {
        this.closed = true;
      }
    }
    const source = new Source();
    const got: unknown[] = [];
    follow('/x', (d) => got.push(d), () => source as unknown as EventSource);
    source.dispatchEvent(new MessageEvent('message', { data: '{"a":1}' }));
    source.dispatchEvent(new MessageEvent('message', { data: 'no' }));
    expect(got).toEqual([{ a: 1 }]);
    source.dispatchEvent(new MessageEvent('end', { data: '{}' }));
    expect(source.closed).toBe(true);
  });
  it('is answered once however much comes at once', () => {
    vi.useFakeTimers();
    let n = 0;
    const a = afterwards(100, () => n++);
    a.soon();
    a.soon();
    vi.advanceTimersByTime(150);
    expect(n).toBe(1);
    a.soon();
    a.stop();
    vi.advanceTimersByTime(150);
    expect(n).toBe(1);
    vi.useRealTimers();
  });
});
