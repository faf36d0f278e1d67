// What the law and the case say about the form of a step.

import type { Schemas } from '../../api/client';
import { say } from '../../lib/lang.svelte';
import { allNames, names } from '../../lib/names.svelte';
import words from '../../screens/project/words';

type Case = Schemas['case_answer'];
type Choice = { id: string; name: string };

/** What may be chosen in the form of a step of a case. */
export function choicesOf(c: Pick<Case, 'terms'>): Record<string, Choice[]> {
  const some = (kind: 'outcomes') => names(kind).map((n) => ({ id: n.id, name: say(n.name) }));
  const special = c.terms?.special ?? [];
  const pauses = (allNames()?.pauses ?? []).filter((p) => !p.only_if_special || special.includes(p.id));
  const papers = c.terms?.deferrable ?? [];
  return {
    outcome: some('outcomes'),
    kind: pauses.map((p) => ({ id: p.id, name: say(p.name) })),
    ...(papers.length > 0 ? { materials: papers.map((id) => ({ id, name: id })) } : {}),
  };
}

/** What may be stated with a step besides what it needs. */
export function moreOf(step: string): string[] {
  return step === 'decide' ? ['late', 'valid_until'] : step === 'close_gap' ? ['late', 'materials'] : ['late'];
}

/** The article on which a step rests, as one says it. */
export function lawOf(step: string): string {
  const basis = allNames()?.steps.find((s) => s.id === step)?.legal_basis;
  return basis ? say({ zh: '《{0}》第{1}条', en: '{0}, art. {1}' }, say(basis.law), basis.article ?? '') : '';
}

/** What the law sets as the limit of a step, as one says it. */
export function limitOf(step: string, c: Pick<Case, 'terms'>): string {
  const limits = allNames()?.limits;
  if (!limits) return '';
  if (step === 'extend') return say(words.extendMost, (c.terms?.joint ? limits.extension_joint : limits.extension).days, limits.extension_times);
  if (step === 'request_correction') return say(words.correctionMost, limits.correction.days);
  return step === 'deliver' || step === 'decide' ? say(words.deliveryMost, limits.delivery.days) : '';
}
