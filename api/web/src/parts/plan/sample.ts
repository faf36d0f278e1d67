// Small plans for tests.

import type { Item, Plan } from './source';

interface Made {
  phase?: string;
  kind?: string;
  part?: string;
  name?: string;
  days?: [string, string];
  late?: string;
  critical?: boolean;
  float?: number;
}

export function itemOf(id: string, m: Made): Item {
  const item = {
    id, name: m.name ?? id, phase: m.phase ?? 'one', kind: m.kind ?? 'filing', part: m.part, status: m.days ? 'required' : 'possible',
    because: [], department: 'Department', department_id: 'd', level: 'district', per: 'project', confidence: 'high',
    promised_days: 3, statutory_days: null, approval_days: 3, legal_basis: [],
  } as Item;
  if (m.days)
    item.schedule = {
      duration_days: 3, early_start: m.days[0], early_finish: m.days[1], late_start: m.days[0], late_finish: m.late ?? m.days[1],
      total_float_days: m.float ?? 0, free_float_days: 0, critical: m.critical ?? false,
    };
  return item;
}

export function planWith(items: Item[], parts: { id: string; name: string }[] = [], more: Partial<Plan> = {}): Plan {
  const clock = { before_start: 60, completion: 20, sequential_all: 200 };
  return {
    project: { id: 'p', name: 'Works' }, start: '2026-02-02', reference_date: '2026-02-02', variant: 'parallel', lang: 'zh',
    assume: 'defaults', rules: { revision: 'sha256:0' }, items, parts, edges: [], facts: [], lists: {}, money: { by_payer: {}, by_stage: {}, lines: [], not_priced: [] },
    not_required: [], checklist: [], critical_path: [], assumptions: [], paths: { before_start: [], completion: [] }, problems: [],
    questions: [], range: { before_start: [60, 60], exact: true, finish: ['2026-08-03', '2026-08-03'], moved_by: [] }, targets: [],
    totals: { items: items.filter((i) => i.status === 'required').length, approval: clock, elapsed: clock, finish: '2026-08-03' },
    variants: {}, warnings: [], ...more,
  } as Plan;
}
