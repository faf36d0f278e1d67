import { beforeEach, describe, expect, it } from 'vitest';
import drafts from './draft.svelte';

beforeEach(() => {
  for (const { id } of drafts.list) drafts.forget(id);
  localStorage.clear();
});

describe('a draft', () => {
  it('begins of nothing on a day and keeps what is stated', () => {
    drafts.begin();
    expect(drafts.profile?.start).toMatch(/^\d{4}-\d\d-\d\d$/);
    drafts.set('building_height_m', 24);
    drafts.name('<b>厂房</b>');
    const kept = JSON.parse(localStorage.getItem('sevenlists.draft.' + drafts.current?.id) ?? '');
    expect(kept.profile.facts).toEqual({ building_height_m: 24 });
    expect(kept.profile.name).toBe('<b>厂房</b>');
    expect(drafts.list[0]?.name).toBe('<b>厂房</b>');
  });

  it('of an example keeps what this page does not edit', () => {
    drafts.begin({ id: 'park', start: '2026-06-01', facts: { a: true }, parts: [{ id: 'phase1' }] });
    drafts.set('a', false);
    expect(drafts.profile).toEqual({ id: 'park', start: '2026-06-01', facts: { a: false }, parts: [{ id: 'phase1' }] });
  });

  it('undoes and does again, and forgets what was undone once something else is done', () => {
    drafts.begin();
    drafts.set('a', 1);
    drafts.set('b', 'unknown');
    drafts.unset('a');
    expect(drafts.profile?.facts).toEqual({ b: 'unknown' });
    drafts.undo();
    drafts.undo();
    expect(drafts.profile?.facts).toEqual({ a: 1 });
    drafts.redo();
    expect(drafts.profile?.facts).toEqual({ a: 1, b: 'unknown' });
    drafts.undo();
    drafts.set('c', true);
    expect(drafts.canRedo).toBe(false);
    expect(drafts.redo()).toBeNull();
    drafts.undo();
    drafts.undo();
    expect(drafts.canUndo).toBe(false);
    expect(drafts.profile?.facts).toEqual({});
  });

  it('takes a slider from start to end as one step', () => {
    drafts.begin();
    drafts.set('a', 5);
    for (const v of [10, 20, 30]) drafts.set('a', v, 'slider');
    drafts.settle();
    drafts.set('a', 31, 'slider');
    drafts.undo();
    expect(drafts.profile?.facts.a).toBe(30);
    drafts.undo();
    expect(drafts.profile?.facts.a).toBe(5);
  });

  it('is the very same after undoing, so that its result need not be asked for again', () => {
    drafts.begin({ facts: { a: 1, b: 2, c: 3 } });
    const before = JSON.stringify(drafts.profile);
    drafts.set('a', 9);
    drafts.set('d', 4);
    drafts.undo();
    drafts.undo();
    expect(JSON.stringify(drafts.profile)).toBe(before);
  });

  it('does nothing where nothing changes', () => {
    drafts.begin();
    drafts.set('a', 1);
    drafts.set('a', 1);
    drafts.stand(undefined);
    drafts.plan({ variant: 'parallel' });
    expect(drafts.current?.done).toHaveLength(1);
  });

  it('stays when another is begun, and can be opened again', () => {
    drafts.begin({ name: '甲' });
    const first = drafts.current?.id ?? '';
    drafts.begin({ name: '乙' });
    expect(drafts.list.map((d) => d.name)).toEqual(['乙', '甲']);
    expect(drafts.open(first)).toBe(true);
    expect(drafts.profile?.name).toBe('甲');
    drafts.forget(first);
    expect(drafts.current).toBeNull();
    expect(drafts.open(first)).toBe(false);
  });

  it('is not opened where what is kept is broken', () => {
    localStorage.setItem('sevenlists.draft.x', '{"id":"x","profile":');
    localStorage.setItem('sevenlists.draft.y', '{"id":"y","profile":{}}');
    expect(drafts.open('x')).toBe(false);
    expect(drafts.open('y')).toBe(false);
  });
});
