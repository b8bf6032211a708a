import { legendColumns } from '../vega/legend-columns.ts';
import { pictureTheme } from '../vega/picture-theme.ts';
import { valueAxis, type ValueScale } from '../vega/value-scale.ts';

/** How the small picture of a claim looks. */
export const claimTheme = { ...pictureTheme, width: 400, height: 70 } as const;

/** Shapes as SVG paths in a square from −1 to 1; filled, so that all take their colour alike. */
export const claimShapes = {
  dot: 'circle',
  triangle: 'triangle-up',
  cross: 'M-1,-.6L-.6,-1L0,-.4L.6,-1L1,-.6L.4,0L1,.6L.6,1L0,.4L-.6,1L-1,.6L-.4,0Z',
  tick: 'M-.18,-1.2H.18V1.2H-.18Z',
} as const;

const symbolWidth = 30; // and what stands between two names

/** What one kind of mark is called, and how it is told apart: by shape and by colour. */
export type ClaimMark = { readonly name: string; readonly shape: string; readonly color: string };

/** Channels that tell kinds of marks apart, with a legend below. */
export function markEncoding(marks: readonly ClaimMark[]) {
  const names = marks.map(({ name }) => name);
  const legend = {
    columns: legendColumns(names, symbolWidth),
    symbolSize: 90,
    symbolStrokeWidth: 0,
    columnPadding: 14,
    offset: 6,
    labelLimit: 320, // where a browser has a wider font than was measured, it still fits
  };
  const series = { field: 'series', type: 'nominal', legend } as const;
  return {
    color: { ...series, scale: { domain: names, range: marks.map(({ color }) => color) } },
    shape: { ...series, scale: { domain: names, range: marks.map(({ shape }) => shape) } },
  };
}

const fewSeeds = 8; // that have room for a label each

/** Seeds from top to bottom, each at a place of its own, named where there are few. */
export function seedChannel(seeds: readonly number[], title: string) {
  const axis = { title, titlePadding: 6, grid: false, labelPadding: 6, titleAngle: -90 };
  return {
    field: 'seed',
    type: 'ordinal',
    scale: { domain: seeds, type: 'point', padding: 0.6 },
    axis: seeds.length <= fewSeeds ? axis : null,
  } as const;
}

/** High enough to tell the seeds apart where there are few. */
export function seedHeight(seeds: number): number {
  return Math.min(Math.max(70, 12 + 13 * seeds), 120);
}

/** A value's axis, from left to right. */
export function acrossChannel(field: string, scale: ValueScale) {
  return {
    field,
    type: 'quantitative',
    scale: { ...scale, nice: scale.type === 'linear', clamp: true },
    axis: { ...valueAxis(scale), grid: true },
  } as const;
}
