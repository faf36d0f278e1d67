// Numbers, money and dates as people read them. Dates of the API are days in China, written
// 2026-11-25, and are never turned into moments.

import { lang, type Text } from './lang.svelte';

const weekdays: Text[] = [
  { zh: '周日', en: 'Sun' }, { zh: '周一', en: 'Mon' }, { zh: '周二', en: 'Tue' }, { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' }, { zh: '周五', en: 'Fri' }, { zh: '周六', en: 'Sat' },
];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The number of the day, counted from 1970-01-01; NaN where it is no date. */
export function dayNumber(date: string): number {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date + 'T00:00:00Z') / 86_400_000 : NaN;
}

/** The date of a day's number. */
export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** Today in China. */
export function today(now = Date.now()): string {
  return dateOf(Math.floor((now + 8 * 3_600_000) / 86_400_000));
}

/** 2026年11月25日 or 25 Nov 2026; what is no date is given back as it is. */
export function longDate(date: string | undefined | null): string {
  if (!date || Number.isNaN(dayNumber(date))) return date ?? '';
  const [y, m, d] = date.split('-').map(Number) as [number, number, number];
  return lang() === 'zh' ? `${y}年${m}月${d}日` : `${d} ${months[m - 1] ?? ''} ${y}`;
}

/** 周三 or Wed. */
export function weekday(date: string): string {
  const day = dayNumber(date);
  return Number.isNaN(day) ? '' : (weekdays[(((day + 4) % 7) + 7) % 7]?.[lang()] ?? '');
}

/** A number with marks between thousands, at most two digits after the point. */
export function number(value: number, digits = 2): string {
  return new Intl.NumberFormat(lang() === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: digits }).format(value);
}

/** What a bare value of a fact or cell is for people: yes, no, a number, a text. */
export function value(v: unknown): string {
  if (typeof v === 'boolean') return lang() === 'zh' ? (v ? '是' : '否') : v ? 'yes' : 'no';
  if (typeof v === 'number') return number(v);
  if (Array.isArray(v)) return v.map(value).join(lang() === 'zh' ? '、' : ', ');
  return v === null || v === undefined ? '' : String(v);
}
