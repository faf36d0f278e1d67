// How a fact is answered: by what kind of field, within what limits, and what was typed means.

import type { Fact } from '../../lib/catalogue.svelte';
import type { FactValue, Profile } from '../../lib/draft.svelte';
import type { Text } from '../../lib/lang.svelte';

export const unknown = 'unknown';

/** Whether a fact is answered; who says it is not known has not answered. */
export function isAnswered(value: FactValue | undefined): boolean {
  return value !== undefined && value !== null && value !== unknown;
}

/** The profile as if one fact had not been stated, so that the server says what it would decide. */
export function without(profile: Profile, fact: string): Profile {
  return { ...profile, facts: Object.fromEntries(Object.entries(profile.facts).filter(([id]) => id !== fact)) };
}

/** What was typed: a value, or what is wrong with it. */
export type Read = { value: number } | { empty: true } | { wrong: Text; limit?: number };

const wrongs = {
  number: { zh: '请填数字，如 1200 或 0.5', en: 'Enter a number, such as 1200 or 0.5' },
  integer: { zh: '请填整数', en: 'Enter a whole number' },
  least: { zh: '不得小于 {0}', en: 'It cannot be less than {0}' },
  most: { zh: '不得大于 {0}', en: 'It cannot be more than {0}' },
} satisfies Record<string, Text>;

const fullWidth = /[０-９．，－]/g;

/** Reads a number as people type it: with marks between thousands, with full-width digits, in 万. */
export function readNumber(typed: string, fact: Pick<Fact, 'min' | 'max' | 'integer'>): Read {
  const plain = typed.replace(fullWidth, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[\s,_]/g, '');
  if (plain === '') return { empty: true };
  const found = /^(-?\d+(?:\.\d+)?|-?\.\d+)(万|亿)?$/.exec(plain);
  if (!found) return { wrong: wrongs.number };
  const factor = found[2] === '万' ? 1e4 : found[2] === '亿' ? 1e8 : 1;
  const value = Number((Number(found[1]) * factor).toPrecision(15));
  if (!Number.isFinite(value)) return { wrong: wrongs.number };
  if (fact.integer && !Number.isInteger(value)) return { wrong: wrongs.integer };
  if (fact.min !== undefined && value < fact.min) return { wrong: wrongs.least, limit: fact.min };
  if (fact.max !== undefined && value > fact.max) return { wrong: wrongs.most, limit: fact.max };
  return { value };
}

export interface Slider {
  min: number;
  max: number;
  step: number;
}

/**
 * Where a slider makes sense: from the least value to twice the largest value at which another answer
 * begins to matter, in about two hundred steps of a round size. None where nothing gives it an end.
 */
export function sliderFor(fact: Pick<Fact, 'min' | 'max' | 'integer'>, limits: readonly number[], value?: number): Slider | null {
  const min = fact.min ?? 0;
  const highest = Math.max(0, ...limits.filter(Number.isFinite));
  let max = fact.max ?? (highest > 0 ? roundUp(highest * 2) : NaN);
  if (Number.isNaN(max)) return null;
  if (value !== undefined && value > max) max = roundUp(value * 1.25);
  if (max <= min) return null;
  const step = roundStep((max - min) / 200);
  return { min, max, step: fact.integer ? Math.max(1, Math.round(step)) : step };
}

// 1, 2 or 5 and noughts, not below the value.
function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((n) => n * unit >= value) ?? 10) * unit;
}

// 1, 2 or 5 and noughts, not above the value.
function roundStep(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  const step = ([5, 2, 1].find((n) => n * unit <= value) ?? 1) * unit;
  return Number(step.toPrecision(1));
}

/** Whether what is asked for is in the texts: every word of it, in any order. */
export function finds(asked: string, texts: (string | undefined)[]): boolean {
  const hay = texts.join(' ').toLowerCase();
  return asked.toLowerCase().split(/\s+/).filter(Boolean).every((word) => hay.includes(word));
}

/** The fact to which an error points by a JSON Pointer such as /facts/building_height_m. */
export function factAt(pointer: string | undefined): string | null {
  return /^\/facts\/([a-z0-9_]+)/.exec(pointer ?? '')?.[1] ?? null;
}
