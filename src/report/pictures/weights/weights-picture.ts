import { decodeFloats } from '../../../model/base64.ts';
import type { LawName } from '../../../model/experiment/experiment.ts';
import type { Settings } from '../../../model/experiment/settings.ts';
import type { Outcome } from '../../../model/outcome/outcome.ts';
import { isFailed } from '../../../plan/is-failed.ts';
import { makeRun } from '../../../plan/make-run.ts';
import { formatNumber, formatSettings } from '../../format/numbers.ts';
import type { Words } from '../../locale/words.ts';
import { plainRow, type Table } from '../../view/table.ts';
import { chosenCells } from '../curves/chosen-cells.ts';
import type { Picture, PictureSpec } from '../picture.ts';
import { legendColumns } from '../vega/legend-columns.ts';
import { pictureTheme, seriesColours } from '../vega/picture-theme.ts';
import { spreadEvenly } from '../vega/spread-evenly.ts';
import { weightsScale, type WeightsScale } from './weights-scale.ts';

/** The parameter that holds a law's weights, and the stated constant that is the true value of each of them. */
const known = {
  'linear-sgd-l2': { parameter: 'w', truth: 'trueWeight' },
} as const satisfies Record<LawName, { readonly parameter: string; readonly truth: string }>;

/** The values of one cell's parameter after training. */
export type CellValues = { readonly series: string; readonly values: ArrayLike<number> };

const maxWeights = 500;

/**
 * Draws the first seed's weights after training, value by value, with the true ones if a law knows them.
 * Without a law it draws the only vector, if there is just one.
 */
export function weightsPicture(outcome: Outcome, words: Words): readonly Picture[] {
  const { experiment } = outcome;
  const [seed] = experiment.seeds;
  const found = seed === undefined ? [] : parametersOf(outcome, seed, words);
  const name = experiment.law === null ? onlyVector(found) : known[experiment.law].parameter;
  if (seed === undefined || name === undefined) return [];
  const cells = found.flatMap(({ series, parameters }): readonly CellValues[] => {
    const values = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    return values === undefined ? [] : [{ series, values }];
  });
  const truth = experiment.law === null ? undefined : experiment.states[known[experiment.law].truth];
  const count = cells.reduce((longest, { values }) => Math.max(longest, values.length), 0);
  const shown = spreadEvenly(
    Array.from({ length: count }, (_, i) => i),
    maxWeights,
  );
  const samples = cells.map(({ values }) => shown.flatMap((index) => values[index] ?? []));
  const lost = samples.flat().filter((value) => !Number.isFinite(value)).length;
  const scale = weightsScale(samples, truth);
  if (!scale || count < 2) return [];
  const { weights: text, picture } = words;
  const title = experiment.law === null ? text.parameter(name) : text.weights;
  const truthName = truth === undefined ? undefined : text.truth(formatNumber(truth));
  return [
    {
      id: 'weights',
      title,
      caption: picture.sentences([
        text.seed(seed),
        ...(shown.length < count ? [text.chosen(shown.length, count)] : []),
        ...(scale.logarithmic ? [picture.logarithmic] : []),
        ...(scale.within === null ? [] : [text.within(formatNumber(scale.within))]),
        ...(lost === 0 ? [] : [picture.lost(lost)]),
      ]),
      metrics: [],
      spec: weightsSpec({ cells, shown, truth, truthName, scale, index: text.index }),
      table: tableOf({ title, cells, count, truth, words }),
    },
  ];
}

type CellParameters = {
  readonly series: string;
  readonly parameters: Readonly<Record<string, Float32Array>>;
};

function parametersOf(
  { experiment, records }: Outcome,
  seed: number,
  words: Words,
): readonly CellParameters[] {
  const cells = chosenCells(experiment).map((cell): { cell: Settings; run: string } => ({
    cell,
    run: makeRun(experiment, seed, cell).id,
  }));
  return cells.flatMap(({ cell, run }) => {
    const record = records.find((each) => each.run === run);
    if (!record || isFailed(record)) return [];
    const parameters = Object.entries(record.parameters).flatMap(([name, text]) => {
      const values = decoded(text);
      return values ? [[name, values] as const] : [];
    });
    const series = formatSettings(cell, words.quantity) || words.weights.every;
    return [{ series, parameters: Object.fromEntries(parameters) }];
  });
}

/** Returns undefined if the text is no array of float32. */
function decoded(text: string): Float32Array | undefined {
  try {
    return decodeFloats(text);
  } catch {
    return undefined;
  }
}

/**
 * Returns the name of the only parameter that is a vector, or undefined if there are several or it is too
 * long to be drawn whole.
 */
function onlyVector(cells: readonly CellParameters[]): string | undefined {
  const vectors = new Set(
    cells.flatMap(({ parameters }) =>
      Object.entries(parameters).flatMap(([name, { length }]) => (length < 2 ? [] : [name])),
    ),
  );
  const [name, ...others] = vectors;
  const fits = cells.every(({ parameters }) => (parameters[name ?? '']?.length ?? 0) <= maxWeights);
  return others.length === 0 && fits ? name : undefined;
}

const maxRows = 50;

type TableParts = {
  readonly title: string;
  readonly cells: readonly CellValues[];
  readonly count: number;
  readonly truth: number | undefined;
  readonly words: Words;
};

/** Lists all values, or if there are many, those farthest from the truth, or from zero if no truth is known. */
function tableOf({ title, cells, count, truth, words: { weights: text } }: TableParts): Table {
  const distance = (index: number) =>
    cells.reduce((far, { values }) => {
      const off = Math.abs((values[index] ?? 0) - (truth ?? 0));
      return Math.max(far, Number.isNaN(off) ? Number.POSITIVE_INFINITY : off);
    }, 0);
  const ranked = Array.from({ length: count }, (_, index) => ({ index, far: distance(index) }));
  const shown =
    count <= maxRows
      ? ranked
      : ranked.toSorted((a, b) => (a.far === b.far ? 0 : b.far - a.far)).slice(0, maxRows);
  return {
    caption: `${title}${shown.length < count ? text.farthest(shown.length, count) : ''}`,
    columns: [
      text.index,
      ...(truth === undefined ? [] : [text.trueWeight]),
      ...cells.map(({ series }) => series),
    ],
    rows: shown.map(({ index }) =>
      plainRow(String(index + 1), [
        ...(truth === undefined ? [] : [formatNumber(truth)]),
        ...cells.map(({ values }) => {
          const value = values[index];
          return value === undefined ? '-' : formatNumber(value);
        }),
      ]),
    ),
  };
}

const shapes = ['circle', 'triangle-up', 'square', 'diamond'] as const;
const truthShape = 'M-1.6,-.25H1.6V.25H-1.6Z';
const maxLargeDots = 60; // as many as have room for larger dots

type Parts = {
  readonly cells: readonly CellValues[];
  /** Indexes of the values that are drawn, from 0. */
  readonly shown: readonly number[];
  readonly truth: number | undefined;
  readonly truthName: string | undefined;
  readonly scale: WeightsScale;
  readonly index: string;
};

/** Draws each value over its index, from 1, with a shape and a colour for each cell. The truth is a line across. */
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
        mark: { type: 'point', filled: true, size: shown.length > maxLargeDots ? 16 : 40, opacity: 0.85 },
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
