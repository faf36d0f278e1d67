// Money as people read it. The API counts in fen.

import { number } from './format';
import { lang } from './lang.svelte';

const fenPerYuan = 100;

/** An amount between a least and a most, such as `0–550 元` or `600万–1,800万元`. */
export function money([least, most]: readonly [number, number]): string {
  const zh = lang() === 'zh';
  if (least === most) return zh ? one(least) + '元' : 'CNY ' + one(least);
  return zh ? `${one(least)}–${one(most)}元` : `CNY ${one(least)}–${one(most)}`;
}

function one(fen: number): string {
  const yuan = fen / fenPerYuan;
  if (lang() === 'zh') return Math.abs(yuan) >= 1e4 ? number(yuan / 1e4) + '万' : number(yuan);
  return Math.abs(yuan) >= 1e6 ? number(yuan / 1e6) + ' million' : number(yuan);
}
