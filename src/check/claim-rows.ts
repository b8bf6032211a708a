import type { ComparisonOperator, Statement, Term } from '../spec/statement.ts';
import type { ClaimSubject } from './check.ts';
import { truthsOf } from './truths-of.ts';

/** What a reading says at a seed: one number, or one for each cell or epoch of a trend; and the first run it is of. */
export type Read = (
  seed: number,
  reading: number,
) => { readonly run: string; readonly values: readonly number[] };

export function compareRows(
  statement: Extract<Statement, { kind: 'comparison' }>,
  seeds: readonly number[],
  read: Read,
  subject: ClaimSubject,
) {
  const truths = truthsOf(subject);
  return seeds.map((seed) => {
    let index = 0; // of the next reading that needs a run
    let run = '';
    const evaluate = ({ factor, reading }: Term): number => {
      if (reading === undefined) return factor;
      const truth = truths[reading.metric];
      if (truth !== undefined) return factor * truth;
      const found = read(seed, index++);
      run ||= found.run;
      return factor * (found.values[0] ?? Number.NaN);
    };
    const [left, right] = [evaluate(statement.left), evaluate(statement.right)];
    const margin = statement.operator.startsWith('<') ? right - left : left - right;
    return { run, seed, left, right, margin, holds: compare[statement.operator](left, right) };
  });
}

const compare = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
} satisfies Record<ComparisonOperator, (left: number, right: number) => boolean>;

export function trendRows(
  statement: Extract<Statement, { kind: 'trend' }>,
  seeds: readonly number[],
  read: Read,
) {
  const sign = statement.direction === 'rises' ? 1 : -1;
  return seeds.map((seed) => {
    const { run, values } = read(seed, 0);
    // + 0: −0, which JSON does not know, becomes 0.
    const steps = values.slice(1).map((value, i) => sign * (value - (values[i] ?? Number.NaN)) + 0);
    const margin = steps.length === 0 ? Number.NaN : Math.min(...steps);
    return { run, seed, readings: [...values], margin, holds: margin > 0 };
  });
}

export function stateRows(
  statement: Extract<Statement, { kind: 'state' }>,
  seeds: readonly number[],
  read: Read,
  hasDiverged: (run: string) => boolean,
) {
  return seeds.map((seed) => {
    const { run, values } = read(seed, 0);
    const value = values[0] ?? Number.NaN;
    const broke = hasDiverged(run) || !Number.isFinite(value);
    return { run, seed, value, diverged: broke, holds: broke === (statement.state === 'diverges') };
  });
}
