// The lines between an item and what it waits for or what waits for it, on the chart by date.

import { noon, round, type Row, type Scale } from './gantt';
import type { Plan } from './source';

export interface Link {
  id: string;
  path: string;
  critical: boolean;
}

/** Lines of one item; those that do not bind are left out. */
export function linksOf(plan: Plan, rows: readonly Row[], id: string, scale: Scale, rowHeight: number): Link[] {
  const at = new Map(rows.filter((r) => r.bar).map((r) => [r.item?.id, r]));
  const links: Link[] = [];
  for (const edge of plan.edges) {
    if (edge.relaxed || (edge.from !== id && edge.to !== id)) continue;
    const [from, to] = [at.get(edge.from), at.get(edge.to)];
    if (!from?.bar || !to?.bar) continue;
    const middle = (row: Row) => row.at * rowHeight + rowHeight / 2;
    const [x1, y1, x2, y2] = [noon(scale, from.bar.end), middle(from), noon(scale, to.bar.start), middle(to)].map(round);
    const out = (x1 ?? 0) + 8;
    const back = Math.min((x2 ?? 0) - 8, out);
    links.push({
      id: edge.from + '>' + edge.to,
      path: `M${x1} ${y1}H${out}${back < out ? `V${round(((y1 ?? 0) + (y2 ?? 0)) / 2)}H${back}` : ''}V${y2}H${x2}m-5-4l5 4l-5 4`,
      critical: from.bar.critical && to.bar.critical,
    });
  }
  return links;
}
