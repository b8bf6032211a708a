import type { Handles } from './live-picture.ts';
import type { Point } from './scene.ts';

const step = 1.4;

/** Arrows go from value to value: left and right along a line, up and down to the next one. */
export function wireKeys(handles: Handles): void {
  const { frame, show } = handles;
  let current: Point | undefined;
  const go = (find: (points: readonly Point[], from: Point) => Point | undefined) => {
    const points = handles.points().toSorted((a, b) => a.group - b.group || a.x - b.x);
    const from = points.find(({ item }) => item === current?.item);
    current = from ? find(points, from) : points[0];
    show(current);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => go((points, from) => along(points, from, 1)),
    ArrowLeft: () => go((points, from) => along(points, from, -1)),
    ArrowDown: () => go((points, from) => across(points, from, 1)),
    ArrowUp: () => go((points, from) => across(points, from, -1)),
    '+': () => handles.zoom(1 / step),
    '=': () => handles.zoom(1 / step),
    '-': () => handles.zoom(step),
    '0': () => void handles.reset(),
    Escape: () => show(undefined),
  };
  frame.addEventListener('keydown', (event) => {
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (event.target !== frame || event.ctrlKey || event.metaKey || event.altKey || !act) return;
    event.preventDefault();
    act();
  });
  frame.addEventListener('blur', () => show(undefined));
}

function along(points: readonly Point[], from: Point, by: number): Point {
  const line = points.filter(({ group }) => group === from.group);
  return line[line.indexOf(from) + by] ?? from;
}

function across(points: readonly Point[], from: Point, by: number): Point {
  const groups = [...new Set(points.map(({ group }) => group))];
  const next = groups[(groups.indexOf(from.group) + by + groups.length) % groups.length];
  const line = points.filter(({ group }) => group === next);
  return line.reduce(
    (best, point) => (Math.abs(point.x - from.x) < Math.abs(best.x - from.x) ? point : best),
    line[0] ?? from,
  );
}
