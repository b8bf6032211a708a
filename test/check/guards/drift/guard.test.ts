import type { Quantity } from '../../../../src/model/outcome/quantity.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BaselineDocument } from '../../../../src/model/outcome/baseline-document.ts';
import type { LoadedBaseline } from '../../../../src/model/outcome/loaded-baseline.ts';
import { drift } from '../../../../src/check/guards/drift/guard.ts';
import type { Verdict } from '../../../../src/model/outcome/verdict.ts';
import type { Sweep } from '../../../../src/model/experiment/settings.ts';
import {
  absent,
  asRead,
  blessedExperiment,
  briefly,
  documentOf,
  driftBy,
  file,
  verdictOn,
} from '../baseline/blessing.ts';
import { checkOf, fakeSubject, measureGroups, type Defect } from '../../fake-subject.ts';

type Sample = NonNullable<BaselineDocument['drift']>;

const sound = fakeSubject();
let sample: Sample;
// Before each, so that a test fails where this does: tests after a hook that threw once are only skipped.
beforeEach(async () => {
  sample ??= await driftBy(sound);
});

const blessedAs = (change: Partial<Sample> = {}, runs = {}) =>
  asRead(documentOf(runs, { drift: { ...sample, ...change } }));
const judge = (defect: Defect = {}, blessed: LoadedBaseline = blessedAs()) =>
  verdictOn('drift', fakeSubject(defect), blessed);
const findingsOf = ({ evidence }: Verdict) => (evidence.kind === 'findings' ? evidence.findings : []);

/** The cells that it runs, in order, each with its seeds. */
function cellsOf(sweep: Sweep, blessed: LoadedBaseline = absent) {
  const cells = new Map<string, number[]>();
  for (const group of checkOf(blessedExperiment({ sweep }), 'drift', { blessed, backend: 'cpu' }).runs()) {
    expect(group).toHaveLength(1);
    const { id, seed } = group[0]!;
    const cell = id.replace(`,seed=${seed}`, '');
    cells.set(cell, [...(cells.get(cell) ?? []), seed]);
  }
  return cells;
}
const seedsFrom = (from: number) => Array.from({ length: 20 }, (_, i) => from + i);

describe('the runs of the guard drift', () => {
  it.each<[string, Sweep, string[]]>([
    ['both ends of one axis', { lambda: [0, 1, 2, 5] }, ['lambda=0', 'lambda=5']],
    ['the one value of an axis, once', { lambda: [3] }, ['lambda=3']],
    [
      'every combination of the ends of two axes',
      { lambda: [0, 1, 2], rate: [0.1, 0.2] },
      ['lambda=0,rate=0.1', 'lambda=0,rate=0.2', 'lambda=2,rate=0.1', 'lambda=2,rate=0.2'],
    ],
    [
      'one value of one axis beside the ends of another',
      { lambda: [7], rate: [1, 2, 3] },
      ['lambda=7,rate=1', 'lambda=7,rate=3'],
    ],
    ['the only cell where there is no axis', {}, ['seed']],
  ])('are those of %s', (_, sweep, cells) => {
    const found = [...cellsOf(sweep).keys()].map((cell) => cell.replace(/^seed=.*/, 'seed'));
    expect([...new Set(found)]).toEqual(cells);
  });

  it('are twenty seeds a cell, far from those of any experiment, where nothing is blessed', () => {
    expect([...cellsOf({ lambda: [0, 2] })]).toEqual([
      ['lambda=0', seedsFrom(100_001)],
      ['lambda=2', seedsFrom(100_001)],
    ]);
    expect(cellsOf({ lambda: [0] }, asRead(documentOf({}))).get('lambda=0')).toEqual(seedsFrom(100_001));
    expect(cellsOf({ lambda: [0] }, { state: 'malformed', file, reason: '' }).get('lambda=0')).toEqual(
      seedsFrom(100_001),
    );
  });

  it('are the seeds after the blessed ones', () => {
    expect(cellsOf({ lambda: [0] }, blessedAs({ from: 100_021 })).get('lambda=0')).toEqual(
      seedsFrom(100_041),
    );
  });

  it('leave their cell, seed and final figures', async () => {
    const experiment = blessedExperiment({ sweep: { lambda: [2] } });
    const check = checkOf(experiment, 'drift');
    const [first] = await measureGroups(experiment, check, sound, check.runs().slice(0, 1));
    const { testLoss, trainLoss, w, b } = Object.fromEntries(
      Object.entries({ testLoss: 'testLoss', trainLoss: 'trainLoss', w: 'norm(w)', b: 'norm(b)' }).map(
        ([key, name]) => [key, sample.cells['lambda=2']![name]![0]],
      ),
    );
    expect(first).toMatchObject({
      state: 'measured',
      value: {
        cell: 'lambda=2',
        run: 'lambda=2,seed=100001',
        seed: 100_001,
        values: { trainLoss, testLoss, 'norm(w)': w, 'norm(b)': b },
      },
    });
    expect(w).toBeGreaterThan(0);
  });

  it('that are none leave nothing', () => {
    const context = { blessed: absent, backend: '' };
    expect(drift.measure([], { experiment: blessedExperiment(), context })).toEqual({
      missing: 'a run',
      has: [],
    });
  });
});

/** Such as `testLoss at lambda=0`. */
const figureOf = (quantity: Quantity | undefined): string =>
  typeof quantity === 'object' && quantity.of === 'cell'
    ? `${quantity.figure} at ${quantity.cell}`
    : `none of a cell: ${JSON.stringify(quantity)}`;

describe('the guard drift', () => {
  it('holds for other seeds of the same code, with no distance from flipping', async () => {
    const verdict = await judge();
    expect(verdict).toMatchObject({ state: 'holds', margin: null });
    expect(
      findingsOf(verdict).map(({ quantity, run, runs, tolerance }) => [
        figureOf(quantity),
        run,
        runs,
        tolerance,
      ]),
    ).toEqual(
      ['lambda=0', 'lambda=2'].flatMap((cell) =>
        ['trainLoss', 'testLoss', 'norm(w)', 'norm(b)'].map((name) => [
          `${name} at ${cell}`,
          `${cell},seed=100021`,
          40,
          0.5,
        ]),
      ),
    );
  });

  it.each<[string, Defect, RegExp]>([
    ['noise', { uses: { noiseSd: 4 } }, /Loss at lambda=/],
    ['learning rate', { uses: { learningRate: 0.08 } }, /at lambda=/],
    ['start', { uses: { initSd: 5 } }, /^(testLoss|trainLoss|norm\(w\)) at lambda=0$/],
  ])('says that it drifted where the %s is another, and of what most', async (_, defect, quantity) => {
    const verdict = await judge(defect);
    expect(verdict).toMatchObject({ state: 'fails', margin: null, cause: { code: 'drifted', band: 0.5 } });
    const { cause } = verdict;
    const failures = findingsOf(verdict).filter(({ holds }) => !holds);
    expect(failures.length).toBeGreaterThan(1);
    const [failed] = failures.toSorted((a, b) => Math.abs(b.measured) - Math.abs(a.measured));
    expect(figureOf(failed?.quantity)).toMatch(quantity);
    expect(cause).toEqual({
      code: 'drifted',
      run: failed?.run,
      quantity: failed?.quantity,
      sds: failed?.measured,
      band: 0.5,
    });
    expect(Math.abs(failed?.measured ?? 0)).toBeGreaterThan(0.5);
  });

  it('says by how many standard deviations, upwards and downwards', async () => {
    const shifted = (by: number): Defect => ({
      returns: (fit) => ({ ...fit, metrics: { testLoss: [by] } }),
    });
    const cells = Object.fromEntries(
      ['lambda=0', 'lambda=2'].map((cell) => [
        cell,
        { testLoss: Array.from({ length: 20 }, (_, i) => (i % 2) * 2) },
      ]),
    );
    const sd = Math.sqrt(20 / 19);
    const up = await judge(shifted(11), blessedAs({ cells }));
    expect(up.cause).toMatchObject({
      quantity: { of: 'cell', figure: 'testLoss', cell: 'lambda=0' },
      sds: expect.closeTo(10 / sd, 10),
    });
    const down = await judge(shifted(-9), blessedAs({ cells }));
    expect(down.cause).toMatchObject({ sds: expect.closeTo(-10 / sd, 10), run: 'lambda=0,seed=100021' });
  });

  it('counts fresh runs that diverged as beyond all others', async () => {
    const verdict = await judge({ uses: { learningRate: 1e6, epochs: 20 } });
    expect(verdict).toMatchObject({
      state: 'fails',
      cause: { code: 'drifted', sds: Number.POSITIVE_INFINITY },
    });
  });

  it('holds where all diverged before, and diverge now', async () => {
    const diverging: Defect = { uses: { learningRate: 1e6, epochs: 20 } };
    const blessed = asRead(documentOf({}, { drift: await driftBy(fakeSubject(diverging)) }));
    expect((await judge(diverging, blessed)).state).toBe('holds');
  });

  it('leaves out a figure that only one side has', async () => {
    const cells = Object.fromEntries(
      Object.entries(sample.cells).map(([cell, { trainLoss, testLoss }]) => [
        cell,
        { trainLoss: trainLoss!, gone: testLoss!.map(() => 1e9) },
      ]),
    );
    const verdict = await judge({}, blessedAs({ cells }));
    expect(verdict.state).toBe('holds');
    expect(findingsOf(verdict).map(({ quantity }) => figureOf(quantity))).toEqual([
      'trainLoss at lambda=0',
      'trainLoss at lambda=2',
    ]);
  });

  it('leaves out a figure that one fresh run lacks', async () => {
    let runs = 0;
    const sometimes: Defect = {
      returns: ({ metrics: { trainLoss, testLoss }, ...fit }) => ({
        ...fit,
        metrics: ++runs === 3 ? { trainLoss: trainLoss! } : { trainLoss: trainLoss!, testLoss: testLoss! },
      }),
    };
    const found = findingsOf(await judge(sometimes)).map(({ quantity }) => figureOf(quantity));
    expect(found).not.toContain('testLoss at lambda=0');
    expect(found).toContain('testLoss at lambda=2');
  });

  it('passes over a cell that was blessed and is no corner any more', async () => {
    const cells = { ...sample.cells, 'lambda=9': { testLoss: [1e9] } };
    expect(findingsOf(await judge({}, blessedAs({ cells })))).toHaveLength(8);
  });
});

describe('the guard drift is undecided', () => {
  it('without a baseline', async () => {
    expect(briefly(await judge({}, absent))).toEqual(['undecided', { code: 'baseline-absent', file }]);
  });

  it('by the baseline of another experiment', async () => {
    expect(briefly(await judge({}, asRead(documentOf({}, { experiment: 'other' }))))).toMatchObject([
      'undecided',
      { code: 'baseline-foreign' },
    ]);
  });

  it('where nothing was sampled', async () => {
    expect(briefly(await judge({}, asRead(documentOf({}))))).toEqual([
      'undecided',
      { code: 'baseline-stale', file, run: 'lambda=0,seed=100001', runs: 40, of: 40 },
    ]);
  });

  it.each<[string, (cells: Sample['cells']) => Sample['cells']]>([
    ['a corner is missing from the sample', ({ 'lambda=0': zero }) => ({ 'lambda=0': zero! })],
    ['a corner shares no figure with the sample', (cells) => ({ ...cells, 'lambda=2': { other: [1, 2] } })],
  ])('where %s', async (_, change) => {
    const verdict = await judge({}, blessedAs({ cells: change(sample.cells) }));
    expect(verdict).toEqual({
      state: 'undecided',
      evidence: { kind: 'findings', findings: [] },
      margin: null,
      cause: { code: 'baseline-stale', file, run: 'lambda=2,seed=100021', runs: 20, of: 40 },
    });
  });
});
