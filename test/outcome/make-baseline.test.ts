import { beforeAll, describe, expect, it } from 'vitest';
import type { BaselineDocument } from '../../src/model/outcome/baseline-document.ts';
import { parseBaseline } from '../../src/check/guards/baseline/parse-baseline.ts';
import { makeBaseline } from '../../src/outcome/make-baseline.ts';
import type { Outcome } from '../../src/model/outcome/outcome.ts';
import { parseOutcome } from '../../src/outcome/parse-outcome.ts';
import { serialiseBaseline } from '../../src/outcome/serialise-baseline.ts';
import { serialiseOutcome } from '../../src/outcome/serialise-outcome.ts';
import { fakeSubject, type Defect } from '../check/fake-subject.ts';
import { parseSmall, runSmall } from './small-outcome.ts';
import { isFailed } from '../../src/plan/is-failed.ts';
import { curveOf } from '../../src/model/run/metric.ts';

const sound = fakeSubject();
let outcome: Outcome;
let blessed: BaselineDocument;
beforeAll(async () => {
  outcome = await runSmall(sound, parseSmall(['metamorphic', 'drift']));
  blessed = makeBaseline(outcome);
});

const bless = async (defect: Defect, seeds = '1..2') =>
  makeBaseline(await runSmall(fakeSubject(defect), parseSmall(['metamorphic'], seeds)));

/** A subject whose loss is a number of its seed's place in the list, in every epoch. */
const reporting = (...losses: number[]): Defect => {
  const seeds: number[] = []; // each by the first input that it draws, in the order of the runs
  return {
    returns: (fit) => {
      const first = fit.data.features[0]!;
      if (!seeds.includes(first)) seeds.push(first);
      return { ...fit, metrics: { loss: [losses[seeds.indexOf(first) % losses.length]!] } };
    },
  };
};

describe('a baseline', () => {
  it('names experiment, subject, backend and seeds', () => {
    const { format, experiment, subject, backend, seeds } = blessed;
    expect({ format, experiment, subject, backend, seeds }).toEqual({
      format: 'bookproof/baseline/1',
      experiment: 'small',
      subject: 'small.ts#small',
      backend: 'none',
      seeds: [1, 2],
    });
  });

  it('holds the tally of each claim, and of no guard', () => {
    expect(blessed.claims).toEqual({
      comparison: { state: 'holds', held: 2, of: 2 },
      trend: { state: 'holds', held: 2, of: 2 },
      curve: { state: 'holds', held: 2, of: 2 },
      state: { state: 'holds', held: 2, of: 2 },
      share: { state: 'undecided', held: 7, of: 12 },
    });
  });

  it('holds no claim without a tally', () => {
    const [first, ...others] = outcome.checks;
    const evidence = { kind: 'findings' as const, findings: [] };
    const checks = [{ ...first!, verdict: { ...first!.verdict, evidence } }, ...others];
    expect(Object.keys(makeBaseline({ ...outcome, checks }).claims)).toEqual([
      'trend',
      'curve',
      'state',
      'share',
    ]);
  });

  it('holds the runs of the sweep alone, of those that were made', () => {
    const ids = ['lambda=0,seed=1', 'lambda=2,seed=1', 'lambda=0,seed=2', 'lambda=2,seed=2'];
    expect(Object.keys(blessed.runs)).toEqual(ids);
    expect(outcome.plan.length).toBeGreaterThan(ids.length);
    const record = outcome.records.find(({ run }) => run === ids[2])!;
    if (isFailed(record)) throw new Error(record.error.message);
    const { state, metrics, parameters } = record;
    expect(blessed.runs[ids[2]!]).toMatchObject({ state, metrics, parameters });
    expect(blessed.runs[ids[2]!]?.draws['order']?.requests).toBe(4);
  });

  it('holds every metric of each cell, by the sweep', () => {
    expect(Object.keys(blessed.cells)).toEqual(['lambda=0', 'lambda=2']);
    expect(Object.keys(blessed.cells['lambda=2']!)).toEqual(Object.keys(outcome.runs.scalars));
    const last = ['lambda=2,seed=1', 'lambda=2,seed=2'].map((id) =>
      curveOf(blessed.runs[id]!.metrics['testLoss']).at(-1)!,
    );
    expect(blessed.cells['lambda=2']!['testLoss']!.median).toBeCloseTo((last[0]! + last[1]!) / 2, 4);
  });

  it('throws where a run left no figures', () => {
    const gone = outcome.records.filter(({ run }) => run !== 'lambda=2,seed=1');
    expect(() => makeBaseline({ ...outcome, records: gone })).toThrow(
      'lambda=2,seed=1 left no figures to bless',
    );
    const threw = {
      run: 'lambda=2,seed=1',
      draws: [],
      state: 'threw' as const,
      error: { name: 'E', message: '' },
    };
    expect(() => makeBaseline({ ...outcome, records: [...gone, threw] })).toThrow('left no figures');
  });
});

describe('the figure of a cell', () => {
  it('is the median over the seeds and their sd (n − 1), to six digits', async () => {
    const { cells } = await bless(reporting(1 / 3, 20, 2), '1..3');
    expect(cells['lambda=0']).toMatchObject({ loss: { median: 2, sd: 10.9053 } });
    expect((await bless(reporting(1 / 3, 2 / 3), '1..2')).cells['lambda=0']).toMatchObject({
      loss: { median: 0.5, sd: 0.235702 },
    });
    expect((await bless(reporting(100 / 3), '1..2')).cells['lambda=2']).toMatchObject({
      loss: { median: 33.3333, sd: 0 },
    });
  });

  it('has no sd with one seed', async () => {
    const { cells } = await bless(reporting(1 / 3), '7');
    expect(cells['lambda=2']!['loss']).toEqual({ median: 0.333333, sd: null });
  });

  it('is not there where no run of the cell has the metric', async () => {
    const { cells } = await bless({
      returns: (fit, { lambda }) => ({
        ...fit,
        metrics: lambda === 2 ? { loss: [1], extra: [3] } : { loss: [1] },
      }),
    });
    expect(cells['lambda=2']).toMatchObject({ extra: { median: 3, sd: 0 } });
    expect(cells['lambda=0']).not.toHaveProperty('extra');
  });

  it('counts NaN as the largest, in whatever place it stands', async () => {
    const { NaN: not } = Number;
    expect((await bless(reporting(3, not, 1), '1..3')).cells['lambda=0']!['loss']).toEqual({
      median: 3,
      sd: not,
    });
    expect((await bless(reporting(not, 2, 1), '1..3')).cells['lambda=0']!['loss']).toMatchObject({
      median: 2,
    });
    expect((await bless(reporting(not, not, 1), '1..3')).cells['lambda=0']!['loss']).toMatchObject({
      median: not,
    });
  });
});

describe('the sample of fresh seeds', () => {
  it('is what the guard drift measured, one value a seed', () => {
    const { from, cells } = blessed.drift!;
    expect(from).toBe(100_001);
    expect(Object.keys(cells)).toEqual(['lambda=0', 'lambda=2']);
    for (const cell of Object.values(cells)) {
      expect(Object.keys(cell)).toEqual(['trainLoss', 'testLoss', 'norm(w)', 'norm(b)']);
      for (const values of Object.values(cell)) expect(values).toHaveLength(20);
    }
    const third = outcome.plan.findIndex(({ id }) => id === 'lambda=2,seed=100003');
    expect(cells['lambda=2']!['testLoss']![2]).toBe(outcome.runs.scalars['testLoss']![third]);
  });

  it('is not there where the guard is not listed, or nothing was measured', async () => {
    expect(await bless({})).not.toHaveProperty('drift');
    const checks = outcome.checks.map((check) =>
      check.id === 'drift'
        ? { ...check, measured: [{ state: 'not-run' as const, runs: ['a'], probe: false }] }
        : check,
    );
    expect(makeBaseline({ ...outcome, checks })).not.toHaveProperty('drift');
  });

  it('keeps what a run that was not made did not measure out', () => {
    const checks = outcome.checks.map((check) =>
      check.id === 'drift' ? { ...check, measured: check.measured.slice(1) } : check,
    );
    const { from, cells } = makeBaseline({ ...outcome, checks }).drift!;
    expect(from).toBe(100_001); // of the other cell
    expect(cells['lambda=0']!['testLoss']).toHaveLength(19);
  });

  it('may hold runs that diverged, also when the outcome was read from its file', async () => {
    const diverging = fakeSubject({ uses: { learningRate: 5, epochs: 400 } });
    const diverged = await runSmall(diverging, parseSmall(['metamorphic', 'drift']));
    const read = parseOutcome(serialiseOutcome(diverged), 'outcome.json');
    expect(makeBaseline(read)).toEqual(makeBaseline(diverged));
    expect(makeBaseline(read).drift?.cells['lambda=0']?.['testLoss']?.some(Number.isNaN)).toBe(true);
  });
});

it('a baseline of an outcome is read back as it was', () => {
  expect(parseBaseline(serialiseBaseline(blessed), 'a.json')).toEqual({
    state: 'read',
    file: 'a.json',
    baseline: blessed,
  });
});
