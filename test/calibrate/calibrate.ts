// How often sound code is accused: `npm run calibrate -- [null] [suites] --suites n --first s --backend b -j n`.
// `npm run calibrate -- power`: the smallest drift that is found in nine of ten families.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readFlags } from '../../src/cli/read-flags.ts';
import { describeEnvironment } from '../../src/io/describe-environment.ts';
import { loadExperiment } from '../../src/io/load-experiment.ts';
import { openPool } from '../../src/run/pool/worker-pool.ts';
import { createSubjectRunner } from '../../src/run/runner.ts';
import type { Experiment } from '../../src/model/experiment/experiment.ts';
import type { AlarmRate } from './alarm-rate.ts';
import { shiftFound } from './drift-power.ts';
import { exitCodeOf } from './exit-code-of.ts';
import { nullAlpha, nullTests } from './null-tests.ts';
import { runNullSuites } from './null-suites.ts';
import { printRates } from './print-rates.ts';
import { runSuites } from './run-suites.ts';
import { makeSuite } from './suites.ts';

const file = 'experiments/weight-decay.experiment.ts';
const nullSuites = 5000;

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    suites: { type: 'string', default: '1000' },
    first: { type: 'string', default: '0' },
    backend: { type: 'string' },
    workers: { type: 'string', short: 'j' },
  },
});
const parts = { null: calibrateStatistics, suites: calibrateChecks, power: measurePower };
const unknown = positionals.find((word) => !Object.hasOwn(parts, word));
if (unknown !== undefined)
  throw new Error(`"${unknown}" is no part: write null, suites or power, or nothing for the first two`);

const started = performance.now();
const chosen = positionals.length === 0 ? ['null', 'suites'] : positionals;
for (const [name, part] of Object.entries(parts)) if (chosen.includes(name)) conclude(await part());
console.log(`${since(started)} s in total`);

/** Simulated suites of the statistical checks at α = 0.01. */
async function calibrateStatistics(): Promise<readonly AlarmRate[]> {
  console.log(`${nullSuites} null suites of each statistical check at α = ${nullAlpha}: nothing is trained`);
  return nullTests.flatMap((test) => {
    const from = performance.now();
    const rates = runNullSuites([test], nullSuites, nullAlpha);
    console.log(`${test.name}: ${since(from)} s`);
    return rates;
  });
}

/** The experiment on fresh seeds, on the code as it is. */
async function calibrateChecks(): Promise<readonly AlarmRate[]> {
  const [first, count] = [wholeNumber('first', 0), wholeNumber('suites', 1)];
  const loaded = await loadExperiment(process.cwd(), file);
  if ('issues' in loaded) throw new Error(`${file} has mistakes: see npm run bookproof -- validate`);
  const { experiment } = loaded;
  const { without, frequencySeeds } = makeSuite(experiment, first);
  console.log(
    `${count} suites of ${file}: a suite is every claim and guard on one fresh seed, and on ${frequencySeeds.to - frequencySeeds.from + 1} of its own where a claim is about many runs`,
  );
  if (without.length > 0)
    console.log(`left out, since no fresh seed has blessed figures: ${without.join(', ')}`);
  const { backend, workers } = readFlags(flags);
  const subjectUrl = pathToFileURL(resolve(experiment.subject.file)).href;
  const pool = openPool({ workers });
  const open = (suite: Experiment) =>
    createSubjectRunner(pool, { experiment: suite, subjectUrl, backend, jit: 'auto' });
  const asStated = await open(experiment);
  const { name, version, why } = asStated.backend;
  console.log(`${name} (${version}; ${why}), ${workers} workers`);
  try {
    const environment = {
      ...(await describeEnvironment()),
      backend: { ...asStated.backend },
      workers,
      timings: {},
    };
    return await runSuites(experiment, open, { first, count }, environment, console.log);
  } finally {
    await pool.close();
  }
}

/** No rate of alarms, but what the checks can see at all: the figures in compareSamples' docstring. */
async function measurePower(): Promise<readonly AlarmRate[]> {
  for (const [blessed, fresh] of [
    [20, 20],
    [5, 20],
    [100, 20],
  ] as const) {
    const shift = shiftFound(blessed, fresh, 4000).toFixed(2);
    console.log(
      `drift, ${blessed} against ${fresh}: one of 8 quantities moved by ${shift} sds is found in 90 %`,
    );
  }
  return [];
}

/** A rate above what is allowed, by more than chance explains, is exit 1. */
function conclude(rates: readonly AlarmRate[]): void {
  if (rates.length > 0) console.log(`\n${printRates(rates)}\n`);
  if (exitCodeOf(rates) === 1) process.exitCode = 1;
}

function wholeNumber(flag: 'first' | 'suites', least: number): number {
  const value = Number(flags[flag]);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`--${flag} ${flags[flag]}: a whole number from ${least} on is needed`);
}

function since(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1);
}
