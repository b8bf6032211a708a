import { legendColumns } from '../vega/legend-columns.ts';
import { pictureTheme, seriesColours } from '../vega/picture-theme.ts';
import type { PictureSpec } from '../picture.ts';
import type { WeightsScale } from './weights-scale.ts';
import type { CellValues } from './weights-picture.ts';

const shapes = ['circle', 'triangle-up', 'square', 'diamond'] as const;
const truthShape = 'M-1.6,-.25H1.6V.25H-1.6Z';
const fewValues = 60; // that have room for larger dots

type Parts = {
  readonly cells: readonly CellValues[];
  /** Which values are drawn, from 0. */
  readonly shown: readonly number[];
  readonly truth: number | undefined;
  readonly truthName: string | undefined;
  readonly scale: WeightsScale;
  readonly index: string;
};

/** Each value by its place, from 1, a shape and a colour for each cell; the truth as a line across. */
export function weightsSpec({ cells, shown, truth, truthName, scale, index }: Parts): PictureSpec {
  const values = cells.flatMap(({ series, values: of }) =>
    shown.flatMap((place) => {
      const value = of[place];
      return value !== undefined && Number.isFinite(value) ? [{ index: place + 1, value, series }] : [];
    }),
  );
  const last = (shown.at(-1) ?? 0) + 1;
  const margin = (last - 1) / 40; // no dot on the edge
  return {
    ...pictureTheme,
    data: { values },
    encoding: {
      x: {
        field: 'index',
        type: 'quantitative',
        scale: { domain: [1 - margin, last + margin], nice: false },
        axis: { title: index, format: 'd', tickMinStep: 1, tickCount: 6 },
      },
      y: {
        field: 'value',
        type: 'quantitative',
        scale: scale.scale,
        axis: scale.axis,
      },
    },
    layer: [
      {
        mark: { type: 'point', filled: true, size: shown.length > fewValues ? 16 : 40, opacity: 0.85 },
        encoding: marksOf([
          ...cells.map(({ series }, i) => ({
            name: series,
            shape: shapes[i % shapes.length] ?? 'circle',
            color: seriesColours[i % seriesColours.length] ?? 'var(--ink)',
          })),
          ...(truthName === undefined ? [] : [{ name: truthName, shape: truthShape, color: 'var(--ink)' }]),
        ]),
      },
      ...(truth === undefined
        ? []
        : [
            {
              data: { values: [{ truth }] },
              mark: { type: 'rule', color: 'var(--ink)', strokeWidth: 1.5 },
              encoding: { x: null, y: { field: 'truth', type: 'quantitative' } },
            },
          ]),
    ],
  };
}

type Mark = { readonly name: string; readonly shape: string; readonly color: string };

function marksOf(marks: readonly Mark[]) {
  const names = marks.map(({ name }) => name);
  const legend =
    names.length < 2 ? null : { columns: legendColumns(names, 40), symbolSize: 80, symbolStrokeWidth: 0 };
  const series = { field: 'series', type: 'nominal', legend } as const;
  return {
    color: { ...series, scale: { domain: names, range: marks.map(({ color }) => color) } },
    shape: { ...series, scale: { domain: names, range: marks.map(({ shape }) => shape) } },
  };
}
