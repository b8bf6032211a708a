import type { Outcome } from '../../../model/outcome/outcome.ts';
import { makeRun } from '../../../plan/make-run.ts';
import { decodeFloats } from '../../../model/base64.ts';
import { isFailed } from '../../../plan/is-failed.ts';
import type { LawName, Settings } from '../../../model/experiment/experiment.ts';
import type { Words } from '../../locale/words.ts';
import { plainRow, type Table } from '../../view/table.ts';
import { formatNumber } from '../../format/format-number.ts';
import { formatSettings } from '../../format/format-settings.ts';
import { chosenCells } from '../curves/chosen-cells.ts';
import type { Picture } from '../picture.ts';
import { spreadEvenly } from '../vega/spread-evenly.ts';
import { weightsScale } from './weights-scale.ts';
import { weightsSpec } from './weights-spec.ts';

/** Which parameter a law calls the weights, and which stated constant is the truth of each of them. */
const known = {
  'linear-sgd-l2': { parameter: 'w', truth: 'trueWeight' },
} as const satisfies Record<LawName, { readonly parameter: string; readonly truth: string }>;

/** The values that training left in one cell. */
export type CellValues = { readonly series: string; readonly values: ArrayLike<number> };

const most = 500;

/** What the first seed's training left of the weights, value by value, against the true ones where a law knows them. */
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
    most,
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

/** Undefined for what is no array of float32. */
function decoded(text: string): Float32Array | undefined {
  try {
    return decodeFloats(text);
  } catch {
    return undefined;
  }
}

/** Without a law: the one parameter that is a vector of a size that can be drawn whole, where there is but one. */
function onlyVector(cells: readonly CellParameters[]): string | undefined {
  const vectors = new Set(
    cells.flatMap(({ parameters }) =>
      Object.entries(parameters).flatMap(([name, { length }]) => (length < 2 ? [] : [name])),
    ),
  );
  const [name, ...others] = vectors;
  const fits = cells.every(({ parameters }) => (parameters[name ?? '']?.length ?? 0) <= most);
  return others.length === 0 && fits ? name : undefined;
}

const mostRows = 50;

type TableParts = {
  readonly title: string;
  readonly cells: readonly CellValues[];
  readonly count: number;
  readonly truth: number | undefined;
  readonly words: Words;
};

/** All values, or of many those farthest from the truth, or from zero. */
function tableOf({ title, cells, count, truth, words: { weights: text } }: TableParts): Table {
  const distance = (index: number) =>
    cells.reduce((far, { values }) => {
      const off = Math.abs((values[index] ?? 0) - (truth ?? 0));
      return Math.max(far, Number.isNaN(off) ? Number.POSITIVE_INFINITY : off);
    }, 0);
  const ranked = Array.from({ length: count }, (_, index) => ({ index, far: distance(index) }));
  const shown =
    count <= mostRows
      ? ranked
      : ranked.toSorted((a, b) => (a.far === b.far ? 0 : b.far - a.far)).slice(0, mostRows);
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
