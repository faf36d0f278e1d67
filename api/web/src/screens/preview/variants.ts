// Ways of going through a project, as the preview shows them: the usual one and the one with
// commitments first, the others when asked for.

import { say } from '../../lib/lang.svelte';
import words from './words';

export const firstVariants = ['customary', 'commitment'];
export const moreVariants = ['parallel', 'sequential'];

/** Such as 12 个工作日. */
export function days(n: number): string {
  return say(n === 1 ? words.day : words.days, n);
}
