import type { Box, SceneItem, SceneMark, VegaView } from './load-vega.ts';

/** A value as it is drawn: where, and what it belongs to. In the picture's own units. */
export type Point = {
  readonly x: number;
  readonly y: number;
  /** All of what is drawn, where it has an extent. */
  readonly box: Box | undefined;
  readonly item: SceneItem;
  /** Points of one line, of one mark, or of one row of tiles, share a number. */
  readonly group: number;
};

const muted = 0.1;
/** Marks that stand for values; of several that stand for the same one, the first kind counts. */
const pointed = ['symbol', 'rect', 'arc', 'line', 'trail', 'area'];

/** Every value in sight: not muted, and inside the plot. */
export function pointsOf(view: VegaView): readonly Point[] {
  const found: { readonly kind: string; readonly point: Point }[] = [];
  let group = 0;
  walk(view, (mark, left, top) => {
    const { marktype: kind } = mark;
    if (mark.role !== 'mark' || !pointed.includes(kind)) return;
    const rows = rowsOf(mark);
    for (const item of mark.items) {
      if (item.defined === false || (item.opacity ?? 1) < muted) continue;
      const box = kind === 'rect' || kind === 'arc';
      const row = 1 + Math.max(0, rows.indexOf(item.y ?? 0));
      found.push({ kind, point: pointOf(item, { left, top, group: group + row, box }) });
    }
    group += Math.max(1, rows.length);
  });
  const seen = new Set<unknown>();
  const points = found
    .toSorted((a, b) => pointed.indexOf(a.kind) - pointed.indexOf(b.kind))
    .map(({ point }) => point)
    .filter(({ item: { datum } }) => !seen.has(datum) && seen.add(datum));
  const [left, top] = originOf(view);
  const slack = 1;
  return points.filter(
    ({ x, y }) =>
      x >= left - slack &&
      y >= top - slack &&
      x <= left + view.width() + slack &&
      y <= top + view.height() + slack,
  );
}

/** Where the rows of tiles begin, from the top; none of a mark whose rectangles are not in rows and columns. */
function rowsOf({ marktype, items }: SceneMark): readonly number[] {
  if (marktype !== 'rect') return [];
  const distinct = (places: readonly number[]) => [...new Set(places)].toSorted((a, b) => a - b);
  const rows = distinct(items.map(({ y = 0 }) => y));
  const columns = distinct(items.map(({ x = 0 }) => x));
  return rows.length > 1 && rows.length * columns.length === items.length ? rows : [];
}

type Frame = { readonly left: number; readonly top: number; readonly group: number; readonly box: boolean };

function pointOf(item: SceneItem, { left, top, group, box }: Frame): Point {
  if (!box) return { x: left + (item.x ?? 0), y: top + (item.y ?? 0), box: undefined, item, group };
  const { x1, y1, x2, y2 } = shift(item.bounds, left, top);
  return { x: (x1 + x2) / 2, y: (y1 + y2) / 2, box: { x1, y1, x2, y2 }, item, group };
}

/** The point under the pointer, or the nearest to it that is near. */
export function nearest(points: readonly Point[], x: number, y: number, reach: number): Point | undefined {
  let best: Point | undefined;
  let least = reach;
  for (const point of points) {
    const { box } = point;
    const inside = box && x >= box.x1 && x <= box.x2 && y >= box.y1 && y <= box.y2;
    const distance = inside
      ? reach / 2
      : box
        ? Number.POSITIVE_INFINITY
        : Math.hypot(point.x - x, point.y - y);
    if (distance < least) [best, least] = [point, distance];
  }
  return best;
}

/** Where each entry of the legends stands, by the series it names. */
export function legendEntries(view: VegaView): ReadonlyMap<string, Box> {
  const entries = new Map<string, Box>();
  walk(view, (mark, left, top) => {
    if (mark.role !== 'legend-label' && mark.role !== 'legend-symbol') return;
    for (const { datum, bounds } of mark.items) {
      const { value } = datum as { readonly value?: unknown };
      if (typeof value !== 'string') continue;
      const box = shift(bounds, left, top);
      const known = entries.get(value);
      entries.set(value, known ? around(known, box) : box);
    }
  });
  return entries;
}

/** The plot's corner inside the picture. */
export function originOf(view: VegaView): readonly [number, number] {
  const [x, y] = view.origin();
  const { left, top } = view.padding();
  return [x + left, y + top];
}

function walk(view: VegaView, visit: (mark: SceneMark, left: number, top: number) => void): void {
  const enter = (mark: SceneMark, left: number, top: number) => {
    visit(mark, left, top);
    if (mark.marktype !== 'group') return;
    for (const { x = 0, y = 0, items = [] } of mark.items) {
      for (const inner of items) enter(inner, left + x, top + y);
    }
  };
  enter(view.scenegraph().root, ...originOf(view));
}

function shift({ x1, y1, x2, y2 }: Box, left: number, top: number): Box {
  return { x1: x1 + left, y1: y1 + top, x2: x2 + left, y2: y2 + top };
}

function around(a: Box, b: Box): Box {
  return {
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
    x2: Math.max(a.x2, b.x2),
    y2: Math.max(a.y2, b.y2),
  };
}
