import { ownValue } from '../../model/own-value.ts';
import { settingsKey } from '../../plan/cell-key.ts';
import type { Claim, Experiment } from '../../model/experiment/experiment.ts';
import type { Settings, SettingValue } from '../../model/experiment/settings.ts';
import { isNumeric } from '../../spec/values/setting-text.ts';
import { partsOf, readingsOf, type Part, type Reading } from '../../model/experiment/statement.ts';
import type { ClaimSubject } from '../check.ts';
import { derivedConstants } from './derived-constants.ts';

/** A reading with the settings of each cell that it reads: several along a trend's axis, else one. */
export type CellReading = {
  readonly reading: Reading;
  readonly cells: readonly Settings[];
  /** True if its whole curve is read. */
  readonly alongEpochs: boolean;
  /** Index of the part of the statement that reads it. */
  readonly part: number;
};

/**
 * Returns the values of an axis for a claim: those of its own `with` if that lists them, else those of the
 * sweep.
 */
export function axisValues(experiment: Experiment, claim: Claim, axis: string): readonly SettingValue[] {
  return ownValue(claim.sweep, axis) ?? ownValue(experiment.sweep, axis) ?? [];
}

/**
 * Returns the values along which a trend goes: those of its axis in ascending order, however they are listed.
 *
 * @throws Error if some value is no number
 */
export function trendValues(experiment: Experiment, claim: Claim, axis: string): readonly number[] {
  const values = axisValues(experiment, claim, axis);
  if (!isNumeric(values)) throw new Error(`no trend goes along ${axis}, whose values are no numbers`);
  return values.toSorted((a, b) => a - b);
}

/**
 * Returns the seeds at which a claim is judged: the experiment's own, or the number that its quantifier asks
 * for, from its first seed on.
 */
export function claimSeeds(experiment: Experiment, claim: Claim): readonly number[] {
  if (claim.quantifier.kind === 'every') return experiment.seeds;
  const { runs, from = 1 } = claim.quantifier;
  return Array.from({ length: runs }, (_, i) => from + i);
}

/**
 * Returns the readings of a part that need a run, left to right. Truths need none, since they follow from
 * what is stated.
 */
function runReadings(part: Part, truths: ReadonlySet<string>): readonly Reading[] {
  return readingsOf(part).filter(({ metric }) => !truths.has(metric));
}

/**
 * Returns the cell of one reading: its own values, else those of the claim's settings, else the only value of
 * an axis.
 */
function cellOf(experiment: Experiment, claim: Claim, reading: Reading): Settings {
  const axes = new Set([...Object.keys(experiment.sweep), ...Object.keys(claim.sweep)]);
  const single = [...axes].flatMap((axis) => {
    const values = axisValues(experiment, claim, axis);
    return values.length === 1 && values[0] !== undefined ? [[axis, values[0]] as const] : [];
  });
  return { ...Object.fromEntries(single), ...claim.settings, ...reading.at };
}

/** Returns the cells of each reading that needs runs: one, or all along a trend's axis. */
export function readingCells(subject: ClaimSubject): readonly CellReading[] {
  const { experiment, claim } = subject;
  const truths = new Set(Object.keys(derivedConstants(subject)));
  return partsOf(claim.statement).flatMap((statement, part) =>
    runReadings(statement, truths).map((reading) => {
      const cell = cellOf(experiment, claim, reading);
      const axis = statement.kind === 'trend' ? statement.axis : undefined;
      const alongEpochs = axis === 'epoch';
      if (axis === undefined || alongEpochs) return { reading, cells: [cell], alongEpochs, part };
      const values = trendValues(experiment, claim, axis);
      return { reading, cells: values.map((value) => ({ ...cell, [axis]: value })), alongEpochs, part };
    }),
  );
}

/** Returns the distinct cells that some claims read. */
export function claimCells(
  experiment: Experiment,
  claims: readonly Claim[],
): readonly { readonly key: string; readonly cell: Settings }[] {
  const cells = claims.flatMap((claim) =>
    readingCells({ experiment, claim }).flatMap(({ cells: own }) => own),
  );
  return [...new Map(cells.map((cell) => [settingsKey(cell), { key: settingsKey(cell), cell }])).values()];
}
