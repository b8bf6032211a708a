import type { Outcome, Summary } from '../../model/outcome/outcome.ts';
import { summarise } from '../../outcome/summarise.ts';
import type { Run } from '../../model/run/run.ts';
import type { Words } from '../locale/words.ts';
import { spreadEvenly } from '../pictures/vega/spread-evenly.ts';
import { sweepScalars } from '../pictures/along-axis/sweep-scalars.ts';
import { plainRow, type Row, type Table } from './table.ts';
import { runAlone } from '../format/commands.ts';
import { formatNumber, formatSettings } from '../format/numbers.ts';

type RunState = Outcome['runs']['state'][number];
type Cell = { readonly first: Run; readonly states: readonly RunState[]; readonly medians: Medians };
type Medians = Readonly<Record<string, number>>;

const maxCells = 50;

/**
 * Returns one row for each cell of the sweep: its settings, how its runs ended, the medians, and the command
 * that makes its first seed's run alone.
 */
export function viewCells(outcome: Outcome, words: Words): Table {
  const text = words.section.runs;
  const cells = cellsOf(outcome);
  const metrics = Object.keys(outcome.runs.scalars);
  const shown = choose(cells);
  return {
    caption: `${text.cells}${shown.length < cells.length ? text.someCells(shown.length, cells.length) : ''}`,
    columns: [
      text.cell,
      text.runs,
      text.how,
      ...metrics.map((metric) => text.median(words.quantity(metric))),
      text.firstSeed,
    ],
    rows: shown.map((cell) => cellRow(cell, metrics, outcome, words)),
  };
}

function cellRow(
  { first, states, medians }: Cell,
  metrics: readonly string[],
  outcome: Outcome,
  words: Words,
): Row {
  const text = words.section.runs;
  const counts = (['finished', 'diverged', 'threw', 'refused', 'not-run'] as const).flatMap((state) => {
    const count = states.filter((each) => each === state).length;
    return count === 0 ? [] : [`${count} ${text.state[state]}`];
  });
  return plainRow(formatSettings(first.settings, words.quantity) || text.everyRun, [
    String(states.length),
    words.check.counts(counts),
    ...metrics.map((metric) => {
      const median = Object.hasOwn(medians, metric) ? medians[metric] : undefined;
      return median === undefined ? '-' : formatNumber(median);
    }),
    runAlone(outcome, first.id),
  ]);
}

function cellsOf(outcome: Outcome): readonly Cell[] {
  const states = new Map(outcome.plan.map(({ id }, index) => [id, outcome.runs.state[index] ?? 'not-run']));
  const sweep = sweepScalars(outcome);
  const summaries = summarise(
    sweep.map(({ run }) => run),
    new Map(sweep.map(({ run, scalars }) => [run.id, scalars])),
    outcome.experiment.redraw,
  );
  const medians = new Map<string, Summary[]>();
  for (const summary of summaries) {
    const key = JSON.stringify(summary.settings);
    medians.set(key, [...(medians.get(key) ?? []), summary]);
  }
  const cells = new Map<string, { first: Run; states: RunState[] }>();
  for (const { run } of sweep) {
    const key = JSON.stringify(run.settings);
    const cell = cells.get(key) ?? { first: run, states: [] };
    cell.states.push(states.get(run.id) ?? 'not-run');
    cells.set(key, cell);
  }
  return [...cells].map(([key, cell]) => ({
    ...cell,
    medians: Object.fromEntries((medians.get(key) ?? []).map(({ metric, median }) => [metric, median])),
  }));
}

/** Chooses `most` cells: first those with runs that did not finish, then an even choice of the others. */
function choose(cells: readonly Cell[]): readonly Cell[] {
  if (cells.length <= maxCells) return cells;
  const unfinished = ({ states }: Cell) => states.filter((state) => state !== 'finished').length;
  const telling = cells
    .filter((cell) => unfinished(cell) > 0)
    .toSorted((a, b) => unfinished(b) - unfinished(a))
    .slice(0, maxCells);
  const others = cells.filter((cell) => unfinished(cell) === 0);
  return [...telling, ...spreadEvenly(others, maxCells - telling.length)];
}
