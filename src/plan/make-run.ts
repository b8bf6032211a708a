import { createHash } from 'node:crypto';
import type { StreamOverride } from '../model/run/stream-override.ts';
import type { Experiment } from '../model/experiment/experiment.ts';
import type { Settings, SettingValue } from '../model/experiment/settings.ts';
import { printValue } from '../spec/values/setting-text.ts';
import type { Run } from '../model/run/run.ts';

/** Makes one cell's run of a seed. */
export type MakeRun = (seed: number, overrides?: readonly StreamOverride[]) => Run;

/**
 * Makes one run of an experiment. Its id names its contents, so that equal runs are one run and an id can be
 * typed by hand; only overrides are hashed.
 */
export function makeRun(
  experiment: Pick<Experiment, 'settings' | 'redraw'>,
  seed: number,
  cell: Settings,
  overrides: readonly StreamOverride[] = [],
): Run {
  return makeRunsOf(experiment, cell)(seed, overrides);
}

/**
 * Makes the function that makes the runs of one cell. They share one object of settings, which pays in cells
 * of many runs.
 */
export function makeRunsOf(experiment: Pick<Experiment, 'settings' | 'redraw'>, cell: Settings): MakeRun {
  const settings: Record<string, SettingValue> = sortKeys({ ...experiment.settings, ...cell });
  const named = Object.entries(settings).map(([key, value]) => `${key}=${printValue(value)},`);
  const front = `${named.join('')}seed=`;
  return (seed, overrides = []) => {
    const redrawn = experiment.redraw.map((stream): StreamOverride => ({
      stream,
      kind: 'from-seed',
      seed: hash([seed, settings, stream]),
    }));
    const suffix =
      overrides.length === 0
        ? ''
        : `,overrides=${hash(overrides.map(sortKeys)).toString(16).padStart(8, '0')}`;
    return { id: `${front}${seed}${suffix}`, seed, settings, overrides: [...redrawn, ...overrides] };
  };
}

/** Returns the same run of the reference, the code that the guard equivalence compares with the subject. */
export function referenceRun(run: Run): Run {
  return { ...run, id: `${run.id},subject=reference`, subject: 'reference' };
}

function sortKeys<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1))) as T;
}

/** Returns 32 bits of the SHA-256 of a JSON-safe value. */
function hash(value: unknown): number {
  return createHash('sha256').update(JSON.stringify(value)).digest().readUInt32LE();
}
