// The route as a graph: what starts on the same day and does not wait for one another stands in one
// column. The columns are given; dagre finds in which order things stand in them and where the lines go.

import type { Item, Plan } from './source';

export interface Group {
  no: number;
  start: string;
  ids: string[];
}

export interface Box {
  id: string;
  item: Item;
  x: number;
  y: number;
  group: number;
  critical: boolean;
}

export interface Line {
  from: string;
  to: string;
  path: string;
  critical: boolean;
  relaxed: boolean;
}

export interface Drawing {
  boxes: Box[];
  lines: Line[];
  columns: (Group & { x: number })[];
  width: number;
  height: number;
}

export const box = { width: 168, height: 52, gap: 56 } as const;

/** The parallel groups, as the list of the route numbers them. */
export function groupsOf(plan: Plan): Group[] {
  const groups = new Map<number, Group>();
  for (const row of plan.lists.route ?? []) {
    const no = row.parallel_group;
    if (typeof no !== 'number' || typeof row.item !== 'string') continue;
    const group = groups.get(no) ?? { no, start: String(row.planned_start ?? row.early_start ?? ''), ids: [] };
    group.ids.push(row.item);
    groups.set(no, group);
  }
  return [...groups.values()].sort((a, b) => a.no - b.no);
}

/** Whether both ends of an edge lie on the critical path, one right after the other. */
export function criticalLinks(plan: Plan): Set<string> {
  const links = new Set<string>();
  for (const [i, id] of plan.critical_path.entries()) if (i > 0) links.add(plan.critical_path[i - 1] + '>' + id);
  return links;
}

/** The path of the keys through the graph: what an item waits for, what waits for it, and its column. */
export function step(drawing: Drawing, at: string, key: string): string {
  const here = drawing.boxes.find((b) => b.id === at);
  if (!here) return drawing.boxes[0]?.id ?? at;
  const nearest = (boxes: Box[]) => [...boxes].sort((a, b) => Math.abs(a.y - here.y) - Math.abs(b.y - here.y))[0]?.id ?? at;
  const linked = (list: string[]) => drawing.boxes.filter((b) => list.includes(b.id));
  const column = drawing.boxes.filter((b) => b.group === here.group).sort((a, b) => a.y - b.y);
  const i = column.indexOf(here);
  switch (key) {
    case 'ArrowRight':
      return nearest(linked(drawing.lines.filter((l) => l.from === at && !l.relaxed).map((l) => l.to)));
    case 'ArrowLeft':
      return nearest(linked(drawing.lines.filter((l) => l.to === at && !l.relaxed).map((l) => l.from)));
    case 'ArrowDown':
      return column[i + 1]?.id ?? at;
    case 'ArrowUp':
      return column[i - 1]?.id ?? at;
    case 'Home':
      return drawing.boxes[0]?.id ?? at;
    case 'End':
      return drawing.boxes.at(-1)?.id ?? at;
  }
  return at;
}

/** Lays the route out. It loads dagre, which is only needed here. */
export async function draw(plan: Plan, withRelaxed = false): Promise<Drawing> {
  const { graphlib, layout } = await import('@dagrejs/dagre');
  const groups = groupsOf(plan);
  const at = new Map<string, number>();
  groups.forEach((group, i) => group.ids.forEach((id) => at.set(id, i)));
  const items = new Map(plan.items.filter((i) => at.has(i.id)).map((i) => [i.id, i]));
  const edges = plan.edges.filter((e) => items.has(e.from) && items.has(e.to) && !e.past && (withRelaxed || !e.relaxed));

  const g = new graphlib.Graph();
  g.setGraph({ rankdir: 'LR', nodesep: 14, edgesep: 6, ranksep: box.gap });
  g.setDefaultEdgeLabel(() => ({}));
  for (const id of items.keys()) g.setNode(id, { width: box.width, height: box.height });
  // Each thing is held in its column between a post before it and one after it; a line between two
  // things must lead on by at least one column.
  const post = (i: number) => `|${i}`;
  for (let i = -1; i <= groups.length; i++) g.setNode(post(i), { width: 1, height: 1 });
  for (let i = 0; i <= groups.length; i++) g.setEdge(post(i - 1), post(i), { weight: 50, minlen: 1 });
  for (const [id, i] of at) {
    if (!items.has(id)) continue;
    g.setEdge(post(i - 1), id, { weight: 0, minlen: 1 });
    g.setEdge(id, post(i + 1), { weight: 0, minlen: 1 });
  }
  const critical = criticalLinks(plan);
  for (const e of edges) {
    const from = at.get(e.from) ?? 0;
    const to = at.get(e.to) ?? 0;
    if (to > from) g.setEdge(e.from, e.to, { weight: critical.has(e.from + '>' + e.to) ? 8 : 1, minlen: to - from });
  }
  layout(g);
  return drawn(g, { items, at, groups, edges, critical });
}

interface Laid {
  items: Map<string, Item>;
  at: Map<string, number>;
  groups: Group[];
  edges: Plan['edges'];
  critical: Set<string>;
}

interface Placed {
  node(id: string): { x: number; y: number };
  edge(from: string, to: string): { points?: { x: number; y: number }[] } | undefined;
}

function drawn(g: Placed, laid: Laid): Drawing {
  const { items, at, groups, edges, critical } = laid;
  const margin = { left: 12, top: 56 };
  const places = [...items.keys()].map((id) => ({ id, ...g.node(id) }));
  const left = Math.min(...places.map((p) => p.x)) - box.width / 2 - margin.left;
  const bends = edges.flatMap((e) => g.edge(e.from, e.to)?.points ?? []).map((p) => p.y);
  const top = Math.min(...places.map((p) => p.y - box.height / 2), ...bends) - margin.top;
  const boxes: Box[] = places
    .map((p) => ({ id: p.id, item: items.get(p.id) as Item, x: p.x - box.width / 2 - left, y: p.y - box.height / 2 - top, group: at.get(p.id) ?? 0, critical: items.get(p.id)?.schedule?.critical ?? false }))
    .sort((a, b) => a.group - b.group || a.y - b.y);
  const lines: Line[] = edges.map((e) => {
    // A line leaves at the right of one box and comes in at the left of the other, whatever dagre cuts off.
    const between = (g.edge(e.from, e.to)?.points ?? []).slice(1, -1).map((p) => ({ x: p.x - left, y: p.y - top }));
    const [a, b] = [g.node(e.from), g.node(e.to)];
    const points = [{ x: a.x + box.width / 2 - left, y: a.y - top }, ...between, { x: b.x - box.width / 2 - left, y: b.y - top }];
    return { from: e.from, to: e.to, path: smooth(points), critical: critical.has(e.from + '>' + e.to), relaxed: e.relaxed };
  });
  // What is critical is drawn last, over the others.
  lines.sort((a, b) => Number(a.critical) - Number(b.critical));
  const columns = groups.map((group, i) => ({ ...group, x: boxes.find((b) => b.group === i)?.x ?? 0 }));
  return {
    boxes, lines: lines.filter((l) => l.path), columns,
    width: Math.max(...boxes.map((b) => b.x + box.width), 0) + margin.left,
    height: Math.max(...boxes.map((b) => b.y + box.height), ...bends.map((y) => y - top), 0) + margin.left,
  };
}

/** A line through points that enters and leaves them level. */
export function smooth(points: { x: number; y: number }[]): string {
  const first = points[0];
  if (!first || points.length < 2) return '';
  const n = (v: number) => Math.round(v * 10) / 10;
  let path = `M${n(first.x)} ${n(first.y)}`;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]] as [typeof first, typeof first];
    const middle = n((a.x + b.x) / 2);
    path += `C${middle} ${n(a.y)} ${middle} ${n(b.y)} ${n(b.x)} ${n(b.y)}`;
  }
  return path;
}
