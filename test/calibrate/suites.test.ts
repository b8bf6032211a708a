import { oneByOne } from '../fixtures/one-by-one.ts';
import { describe, expect, it } from 'vitest';
import { bindChecks } from '../../src/check/bind-checks.ts';
import { executeJob } from '../../src/run/worker/execute-job.ts';
import type { Runner } from '../../src/run/runner.ts';
import type { Claim, Experiment } from '../../src/model/experiment/experiment.ts';
import { parseExpression } from '../../src/spec/expression/parse-expression.ts';
import { claimWith, experimentWith, fakeSubject, tf } from '../check/fake-subject.ts';
import { exitCodeOf } from './exit-code-of.ts';
import { printRates } from './print-rates.ts';
import { runSuites } from './run-suites.ts';
import { makeSuite } from './suites.ts';

const claim = (id: string, expression: string, change: Partial<Claim> = {}): Claim => {
  const parsed = parseExpression(expression);
  if ('error' in parsed) throw new Error(parsed.error.message);
  return claimWith({ id, statement: parsed.statement, ...change });
};
const at = { line: 1, column: 1 };
const experiment = experimentWith({
  claims: [
    claim('true', 'weightNorm(lambda=2) < weightNorm(lambda=0)'),
    claim('false', 'weightNorm(lambda=2) > weightNorm(lambda=0)'),
    claim('never-most', 'weightNorm(lambda=2) > weightNorm(lambda=0)', {
      quantifier: { kind: 'most', runs: 30 },
    }),
    claim('too-few', 'weightNorm(lambda=2) < weightNorm(lambda=0)', {
      quantifier: { kind: 'at-least', percent: 90, runs: 3 },
    }),
  ],
  guards: [{ name: 'streams', at }],
});

/** Trains in this thread; keeps the seeds that it was asked for. */
function fakeRunner(experiment: Experiment, seeds: Set<number>): Runner {
  const checks = new Map(bindChecks(experiment).map((check) => [check.id, check]));
  const bench = { tf, subject: fakeSubject(), experiment, checks };
  return {
    backend: { name: 'cpu', version: '', why: 'a test' },
    region: { timeZone: 'UTC', locale: 'en-US' },
    close: async () => undefined,
    redo: async () => null,
    countAtSeeds: async () => null,
    makeMaps: async () => [],
    repeat: async () => [],
    programs: () => [],
    underWay: () => [],
    seen: () => ({ files: [], packages: [], written: [] }),
    describe: async () => ({ kind: 'declined', reason: '' }),
    run: async (plan) => {
      const results = await oneByOne(plan.jobs, (job) => executeJob(job, bench));
      const runs = results.flatMap((result) => result.runs);
      const measured = results.flatMap((result) => result.measured);
      const measuredFor = (id: string) =>
        measured.filter(({ check }) => check === id).map((entry) => entry.measured);
      for (const { seed } of plan.runs) seeds.add(seed);
      return {
        records: new Map(runs.map(({ record }) => [record.run, record])),
        scalars: new Map(runs.map(({ record, scalars }) => [record.run, scalars])),
        measured: new Map([...checks.keys()].map((id) => [id, measuredFor(id)])),
        eagerRuns: new Map(),
      };
    },
  };
}

describe('a suite', () => {
  it('has one seed of its own for what is asked of every run, and as many as a claim asks for', () => {
    const [first, second] = [makeSuite(experiment, 0), makeSuite(experiment, 1)];
    expect(first).toMatchObject({ seed: 1_000_000, frequencySeeds: { from: 1_000_001, to: 1_000_030 } });
    expect(second).toMatchObject({ seed: 1_000_031, frequencySeeds: { from: 1_000_032, to: 1_000_061 } });
    expect(second.experiment.seeds).toEqual([1_000_031]);
    expect(second.experiment.claims.map(({ quantifier }) => quantifier)).toEqual([
      { kind: 'every' },
      { kind: 'every' },
      { kind: 'most', runs: 30, from: 1_000_032 },
      { kind: 'at-least', percent: 90, runs: 3, from: 1_000_032 },
    ]);
  });

  it('leaves out guards that need blessed figures, and says so', () => {
    const guards = [...experiment.guards, { name: 'baseline', at }, { name: 'drift', at }];
    const suite = makeSuite({ ...experiment, guards: guards as typeof experiment.guards }, 0);
    expect(suite.experiment.guards).toEqual(experiment.guards);
    expect(suite.without).toEqual(['baseline', 'drift']);
    expect(makeSuite(experiment, 0).without).toEqual([]);
  });

  it.each([
    { seeds: [1_000_000] },
    { claims: [claim('x', 'a > b', { quantifier: { kind: 'most', runs: 1_000_000 } })] },
  ])('refuses an experiment that uses seeds as high as its own', (change) => {
    expect(() => makeSuite({ ...experiment, ...change }, 0)).toThrow(/^calibrate: seeds from 1000000 on/);
  });
});

describe('suites', () => {
  it('count a claim that fails in each, and one that is undecided apart', async () => {
    const [seeds, said] = [new Set<number>(), [] as string[]];
    const runner = fakeRunner(experiment, seeds);
    const environment = {
      bookproof: '',
      node: '',
      platform: '',
      started: '',
      backend: runner.backend,
      workers: 1,
      timings: {},
    };
    const rates = await runSuites(
      experiment,
      async () => runner,
      { first: 3, count: 2 },
      environment,
      (line) => said.push(line),
    );
    const counted = rates.map(({ check, suites, alarms, undecided, allowed, tooMany }) => ({
      check,
      suites,
      alarms,
      undecided,
      allowed,
      tooMany,
    }));
    expect(counted).toEqual([
      { check: 'true', suites: 2, alarms: 0, undecided: 0, allowed: 0, tooMany: false },
      { check: 'false', suites: 2, alarms: 2, undecided: 0, allowed: 0, tooMany: true },
      { check: 'never-most', suites: 2, alarms: 2, undecided: 0, allowed: 0.001, tooMany: true },
      { check: 'too-few', suites: 2, alarms: 0, undecided: 2, allowed: 0.001, tooMany: false },
      { check: 'streams', suites: 2, alarms: 0, undecided: 0, allowed: 0, tooMany: false },
    ]);
    expect(exitCodeOf(rates)).toBe(1);
    expect([...seeds].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 62 }, (_, i) => 1_000_093 + i));
    expect(said).toHaveLength(2);
    expect(said[1]).toMatch(
      /^suite 4 \(2 of 2, \d+ s\): FALSE ALARM of false, never-most; undecided: too-few \(seed 1000124, claims about many runs 1000125\.\.1000154; again: .* --first 4 --suites 1\)$/,
    );
    expect(printRates(rates).split('\n')[2]).toMatch(
      /^false +2 +2 +0 +34\.24 % to 100\.00 % +0\.00 % +TOO MANY$/,
    );
  });

  it('that all hold end with 0', async () => {
    const sound = { ...experiment, claims: experiment.claims.slice(0, 1) };
    const said: string[] = [];
    const runner = fakeRunner(sound, new Set());
    const environment = {
      bookproof: '',
      node: '',
      platform: '',
      started: '',
      backend: runner.backend,
      workers: 1,
      timings: {},
    };
    const rates = await runSuites(
      sound,
      async () => runner,
      { first: 0, count: 1 },
      environment,
      (line) => said.push(line),
    );
    expect(exitCodeOf(rates)).toBe(0);
    expect(said[0]).toMatch(/: all hold$/);
  });
});
