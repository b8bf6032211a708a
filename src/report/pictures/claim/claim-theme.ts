import { legendColumns } from '../vega/legend-columns.ts';
import { pictureTheme } from '../vega/picture-theme.ts';
import { valueAxis, type ValueScale } from '../vega/value-scale.ts';

/** The look of a claim's small picture. */
export const claimTheme = { ...pictureTheme, width: 400, height: 70 } as const;

/** Shapes as SVG paths in a square from −1 to 1. They are filled, so that all take their colour alike. */
export const claimShapes = {
  dot: 'circle',
  triangle: 'triangle-up',
  cross: 'M-1,-.6L-.6,-1L0,-.4L.6,-1L1,-.6L.4,0L1,.6L.6,1L0,.4L-.6,1L-1,.6L-.4,0Z',
  tick: 'M-.18,-1.2H.18V1.2H-.18Z',
} as const;

const symbolWidth = 30; // with the space between two names

/** The name of one kind of mark, and the shape and colour that distinguish it. */
export type ClaimMark = { readonly name: string; readonly shape: string; readonly color: string };

/** Returns channels that distinguish kinds of marks, with a legend below. */
export function markEncoding(marks: readonly ClaimMark[]) {
  const names = marks.map(({ name }) => name);
  const legend = {
    columns: legendColumns(names, symbolWidth),
    symbolSize: 90,
    symbolStrokeWidth: 0,
    columnPadding: 14,
    offset: 6,
    labelLimit: 320, // room for a browser whose font is wider than the one measured
  };
  const series = { field: 'series', type: 'nominal', legend } as const;
  return {
    color: { ...series, scale: { domain: names, range: marks.map(({ color }) => color) } },
    shape: { ...series, scale: { domain: names, range: marks.map(({ shape }) => shape) } },
  };
}

const maxLabelledSeeds = 8; // as many as have room for a label each

/** Returns the channel of seeds from top to bottom, each at a place of its own. Few seeds are labelled. */
export function seedChannel(seeds: readonly number[], title: string) {
  const axis = { title, titlePadding: 6, grid: false, labelPadding: 6, titleAngle: -90 };
  return {
    field: 'seed',
    type: 'ordinal',
    scale: { domain: seeds, type: 'point', padding: 0.6 },
    axis: seeds.length <= maxLabelledSeeds ? axis : null,
  } as const;
}

/** Returns a height in pixels that separates the seeds, up to a limit. */
export function seedHeight(seeds: number): number {
  return Math.min(Math.max(70, 12 + 13 * seeds), 120);
}

/** Returns the channel of a value from left to right. */
export function acrossChannel(field: string, scale: ValueScale) {
  return {
    field,
    type: 'quantitative',
    scale: { ...scale, nice: scale.type === 'linear', clamp: true },
    axis: { ...valueAxis(scale), grid: true },
  } as const;
}
