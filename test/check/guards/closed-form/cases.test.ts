import { describe, expect, it } from 'vitest';
import type { Run } from '../../../../src/model/run/run.ts';
import type { Experiment } from '../../../../src/model/experiment/experiment.ts';
import {
  causeOf,
  checkOf,
  decide,
  experimentWith,
  fakeSubject,
  states,
  type Defect,
} from '../../fake-subject.ts';

const causes = (defect: Defect, experiment: Experiment) => causeOf('closed-form', defect, experiment);
const near = (value: number) => expect.closeTo(value, 5);

describe('the runs of the guard closed-form', () => {
  const runsOf = (change: Partial<Experiment> = {}): readonly Run[] =>
    checkOf(experimentWith(change), 'closed-form')
      .runs()
      .map(([run]) => run!);
  const idsOf = (change?: Partial<Experiment>) =>
    runsOf(change).map(({ id }) => id.replace(/,overrides.*/, '*'));

  it('are each their own group, of the first seed', () => {
    expect(
      checkOf(experimentWith({ seeds: [4, 5] }), 'closed-form')
        .runs()
        .map((group) => group.length),
    ).toEqual(Array.from({ length: 9 }, () => 1));
    expect(idsOf({ seeds: [4, 5] })).toEqual([
      'batchSize=1,lambda=2,seed=4*',
      'batchSize=1,lambda=2,trainRows=1,seed=4',
      'batchSize=1,epochs=1,lambda=0,trainRows=1,seed=4',
      'batchSize=1,lambda=50,seed=4',
      'batchSize=5,lambda=2,seed=4*',
      'batchSize=5,lambda=2,trainRows=1,seed=4',
      'batchSize=5,epochs=1,lambda=0,trainRows=1,seed=4',
      'batchSize=5,epochs=1,lambda=0,trainRows=5,seed=4',
      'batchSize=5,lambda=50,seed=4',
    ]);
  });

  it('set the features to zero where nothing but the decay is to move the weights', () => {
    expect(runsOf()[0]!.overrides).toEqual([{ stream: 'features', kind: 'zeros' }]);
    expect(runsOf()[1]!.overrides).toEqual([]);
  });

  it('take the largest λ whose decay is still visible, which one row shows longer and short batches longest', () => {
    // ηλ of 0.16, 0.18 and 0.5: 0.84^36 = 1.9e-3 and 0.82^36 = 8e-4 at batch 1; (0.5·0.6)^4 = 8.1e-3 at batch 5
    const ids = idsOf({ sweep: { lambda: [0, 8, 9, 25, 26] } });
    expect(ids[0]).toContain('lambda=8,');
    expect(ids[1]).toContain('lambda=25,');
    expect(ids[4]).toContain('lambda=25,');
    expect(ids[5]).toContain('lambda=26,');
  });

  it.each([{ lambda: [0] }, { lambda: [-1, 0] }, { lambda: [60, 700] }])(
    'take a λ of their own where none of the sweep is visible: $lambda',
    ({ lambda }) => {
      // half over η and the rows visited: 1/(2 · 0.02 · 36) and five times that; one row is visited 4 times
      const own = idsOf({ sweep: { lambda } }).map((id) => Number(/lambda=([^,]*)/.exec(id)?.[1]));
      expect(own[0]).toBeCloseTo(0.694444, 5);
      expect(own[4]).toBeCloseTo(3.472222, 5);
      expect(own[1]).toBeCloseTo(6.25, 9);
    },
  );

  it('take a λ of their own where none is swept', () => {
    expect(Number(/lambda=([^,]*)/.exec(idsOf({ sweep: {} })[0]!)?.[1])).toBeCloseTo(0.694444, 5);
  });

  it('look at the penalty even where no λ but 0 is swept', async () => {
    const experiment = experimentWith({ sweep: { lambda: [0] } });
    expect(await causes({}, experiment)).toBe('holds, no cause');
    expect(await causes({ penalty: () => 0 }, experiment)).toMatchObject({
      code: 'decay',
      measured: near(0),
    });
  });

  it('keep the first value of every other axis, and what the command line sets', () => {
    const ids = idsOf({ sweep: { lambda: [0, 2], initSd: [0.25, 4] }, settings: { epochs: 6 } });
    expect(ids[0]).toBe('batchSize=1,epochs=6,initSd=0.25,lambda=2,seed=1*');
    expect(ids[2]).toBe('batchSize=1,epochs=1,initSd=0.25,lambda=0,trainRows=1,seed=1');
  });

  it('look for a visible λ under all of that', () => {
    const lambdaOf = (change: Partial<Experiment>) => /lambda=([^,]*)/.exec(idsOf(change)[0]!)?.[1];
    expect(lambdaOf({ sweep: { lambda: [1, 8] } })).toBe('8');
    expect(lambdaOf({ sweep: { lambda: [1, 8] }, settings: { epochs: 8 } })).toBe('1');
    expect(lambdaOf({ sweep: { lambda: [1, 8], epochs: [8] } })).toBe('1');
  });

  it('wipe nothing where the last rows span everything, and then find nothing of it', async () => {
    const few = (inputs: number) => experimentWith({ states: { ...states, inputs } });
    const wiping = (inputs: number) =>
      idsOf({ states: { ...states, inputs } }).filter((id) => id.includes('lambda=50')).length;
    expect([1, 2, 9, 10].map(wiping)).toEqual([0, 1, 1, 2]);
    const { evidence } = await decide(few(9), 'closed-form', fakeSubject({ uses: { inputs: 9 } }));
    const found = evidence.kind === 'findings' ? evidence.findings : [];
    expect(found.find(({ quantity }) => quantity === 'wipedWeights')).toMatchObject({ runs: 1, holds: true });
  });

  it('wipe with a larger λ where all batches are short', async () => {
    const experiment = experimentWith({ states: { ...states, trainRows: 2 }, settings: { trainRows: 2 } });
    const ids = runsOf({ states: { ...states, trainRows: 2 } }).map(({ id }) => id);
    expect(ids.at(-1)).toBe('batchSize=5,lambda=125,seed=1');
    expect(await causes({}, experiment)).toBe('holds, no cause');
  });

  it.each([{ learningRate: 0 }, { epochs: 0 }])('stay finite where nothing is learned: %j', (change) => {
    const still = { states: { ...states, ...change }, sweep: { lambda: [0] } };
    expect(idsOf(still)).toHaveLength(7);
    for (const { settings } of runsOf(still)) expect(Number.isFinite(settings['lambda'])).toBe(true);
  });
});
