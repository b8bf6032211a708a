import type { VegaScale, VegaView } from './load-vega.ts';

/** A place on the plot in pixels from its corner. */
export type Place = { readonly x: number; readonly y: number };

type Axis = 'x' | 'y';
const axes: readonly Axis[] = ['x', 'y'];
const signals = { x: 'zoomX', y: 'zoomY' } as const;

/** Scales as they were when a movement began. */
export type Grip = Readonly<Partial<Record<Axis, VegaScale>>>;

/** The axes of a picture that have distances, as they are now. */
export function grip(view: VegaView, zoomable: ReadonlySet<string>): Grip {
  const held = axes.flatMap((axis) => {
    const scale = zoomable.has(signals[axis]) ? view.scale(axis) : undefined;
    return scale?.invert ? [[axis, scale.copy()] as const] : [];
  });
  return Object.fromEntries(held);
}

/** Moves what was gripped along with the pointer. */
export function pan(view: VegaView, held: Grip, by: Place): void {
  move(view, held, (pixel, axis) => pixel - by[axis]);
}

/** Shows `factor` times as much of each axis; what is at `place` stays there. */
export function zoom(view: VegaView, held: Grip, place: Place, factor: number): void {
  move(view, held, (pixel, axis) => place[axis] + (pixel - place[axis]) * factor);
}

/** Every scale inverts pixels, beyond its ends too: one rule for lengths, logarithms and roots. */
function move(view: VegaView, held: Grip, to: (pixel: number, axis: Axis) => number): void {
  for (const axis of axes) {
    const scale = held[axis];
    if (!scale?.invert) continue;
    const [from = 0, end = 0] = scale.range();
    const domain = [scale.invert(to(from, axis)), scale.invert(to(end, axis))].map(Number);
    const [low = 0, high = 0] = domain;
    if (domain.every(Number.isFinite) && high - low > Math.abs(high) * 1e-9)
      view.signal(signals[axis], domain);
  }
  view.signal('zoomed', true);
}

/** Shows all again. */
export function unzoom(view: VegaView, zoomable: ReadonlySet<string>): void {
  for (const axis of axes) if (zoomable.has(signals[axis])) view.signal(signals[axis], null);
  view.signal('zoomed', false);
}
