import { describe, expect, it } from 'vitest';
import {
  causeOf,
  checkOf,
  decide,
  experimentWith,
  fakeSubject,
  measureGroups,
  states,
  type Defect,
} from '../../fake-subject.ts';

const causes = (defect: Defect, experiment = experimentWith()) => causeOf('decay-law', defect, experiment);

const biasDecays: Defect['takes'] = ({ before, gradient }) => ({ b: gradient.b + 0.04 * before.b });

describe('the guard decay-law', () => {
  it('holds for sound code, with most of its tolerance to spare', async () => {
    const verdict = await decide(experimentWith(), 'decay-law', fakeSubject());
    expect(verdict).toMatchObject({ state: 'holds' });
    expect(verdict.margin!.value).toBeGreaterThan(0.9);
  });

  it.each<[number[], [string, number][]]>([
    [
      [0, 2],
      [
        ['offSpan', 4],
        ['biasConserved', 2],
      ],
    ],
    [[2], [['offSpan', 2]]],
  ])('looks at the bias of the runs without a penalty alone: λ = %j', async (lambda, expected) => {
    const { evidence } = await decide(experimentWith({ sweep: { lambda } }), 'decay-law', fakeSubject());
    expect(
      evidence.kind === 'findings' && evidence.findings.map(({ quantity, runs }) => [quantity, runs]),
    ).toEqual(expected);
  });

  it('holds for another order of the rows, since it needs none', async () => {
    expect(await causes({ visits: (order) => Array.from(order).toReversed() })).toBe('holds, no cause');
  });

  it('names another decay, and about what it is a step', async () => {
    const cause = await causes({ uses: { lambda: 1 } }, experimentWith({ sweep: { lambda: [2] } }));
    expect(cause).toMatchObject({ code: 'decay', measured: expect.closeTo(0.02, 2), stated: 0.04 });
  });

  it('names a decay that is missing', async () => {
    const cause = await causes({ uses: { lambda: 0 } }, experimentWith({ sweep: { lambda: [2] } }));
    expect(cause).toMatchObject({ code: 'decay', measured: expect.closeTo(0, 6) });
  });

  it('names a penalty of another kind: off the span w is no multiple of the start', async () => {
    const returns: Defect['returns'] = (fit) => {
      const w = fit.parameters['w']!.map((value) => value - 0.05 * Math.sign(value)); // as an L1 penalty does
      return { ...fit, parameters: { ...fit.parameters, w } };
    };
    expect(await causes({ returns })).toMatchObject({ code: 'off-span-moved' });
  });

  it('names a bias that decays, where there is no penalty', async () => {
    const cause = await causes({ takes: biasDecays }, experimentWith({ sweep: { lambda: [0] } }));
    expect(cause).toMatchObject({ code: 'bias-not-conserved', stated: 0 });
  });

  it('never holds for NaN', async () => {
    const returns: Defect['returns'] = (fit) => ({
      ...fit,
      parameters: { ...fit.parameters, w: fit.parameters['w']!.with(0, Number.NaN) },
    });
    expect(await causes({ returns })).toMatchObject({ code: 'off-span-moved' });
  });

  it('is undecided where the start has decayed below sight in every run', async () => {
    const experiment = experimentWith({ sweep: { lambda: [40] }, states: { ...states, epochs: 20 } });
    expect(await decide(experiment, 'decay-law', fakeSubject({ uses: { epochs: 20 } }))).toEqual({
      state: 'undecided',
      evidence: { kind: 'findings', findings: [] },
      margin: null,
      cause: { code: 'decay-underflow', run: 'lambda=40,seed=1', factor: expect.closeTo(0, 20) },
    });
  });

  it('does not count runs that have decayed below sight beside others', async () => {
    const experiment = experimentWith({ sweep: { lambda: [0, 40] }, states: { ...states, epochs: 20 } });
    const verdict = await decide(experiment, 'decay-law', fakeSubject({ uses: { epochs: 20 } }));
    expect(verdict).toMatchObject({
      state: 'holds',
      evidence: { findings: [{ quantity: 'offSpan', runs: 2 }, {}] },
    });
  });

  it('is undecided where the start was not drawn', async () => {
    const experiment = experimentWith({ states: { ...states, inputs: 41 } });
    expect(await causes({}, experiment)).toBe('undecided, missing');
  });
});

/** 9 rows and 20 to test of 40 inputs: the rows together leave 11 directions that none of them reaches. */
const wide = { ...states, testRows: 20 };
const sweep = (...lambda: number[]) => ({ sweep: { lambda } });
const wideCauses = (defect: Defect, change = {}) =>
  causeOf(
    'decay-law',
    { ...defect, uses: { testRows: 20, ...defect.uses } },
    experimentWith({ states: wide, ...sweep(0, 1, 2), ...change }),
  );

const evenBatches = { states: { ...wide, trainRows: 8 } };
const even = (defect: Defect, change = {}) =>
  wideCauses({ ...defect, uses: { trainRows: 8, ...defect.uses } }, { ...evenBatches, ...change });

describe('another number of steps', () => {
  it('is named where each epoch leaves out its last row, which is a batch of its own', async () => {
    const visits: Defect['visits'] = (order) => Array.from(order).slice(0, -1);
    // Steps of 8 rows in batches of 2, where the ninth has a short one of its own.
    expect(await wideCauses({ visits })).toEqual({
      code: 'step-count',
      run: expect.stringMatching(/^lambda=2,/),
      measured: 16,
      stated: 20,
    });
  });

  it('is named where each epoch leaves out a whole batch', async () => {
    const visits: Defect['visits'] = (order) => Array.from(order).slice(0, -2);
    expect(await even({ visits })).toMatchObject({ code: 'step-count', measured: 12, stated: 16 });
  });

  it('is named where the penalty is applied once an epoch', async () => {
    const takes: Defect['takes'] = ({ batch, gradient }) => (batch === 0 ? {} : gradient);
    expect(await even({ takes })).toMatchObject({ code: 'step-count', measured: 4, stated: 16 });
  });

  it.each([
    { batchSize: 1, measured: 32 },
    { batchSize: 4, measured: 8 },
  ])('is named where the batch size is $batchSize in place of 2', async ({ batchSize, measured }) => {
    expect(await even({ uses: { batchSize } })).toMatchObject({ code: 'step-count', measured, stated: 16 });
  });

  it('is named where there are more epochs, with a short batch in each', async () => {
    expect(await wideCauses({ uses: { epochs: 5 } })).toMatchObject({
      code: 'step-count',
      measured: 25,
      stated: 20,
    });
  });

  it.each([2, 0.5, -1, 0])('is not named where the decay is %d times the stated one', async (factor) => {
    const takes: Defect['takes'] = ({ before, gradient, decay }) => ({
      w: gradient.w.map((value, k) => value + factor * decay * before.w[k]!),
    });
    expect(await even({ takes })).toEqual({
      code: 'decay',
      run: expect.stringMatching(/^lambda=2,/),
      measured: expect.closeTo(factor * 0.04, 6),
      stated: 0.04,
    });
  });

  it('is not named for a factor of 2 where the penalties are weak: no whole number is near enough', async () => {
    const takes: Defect['takes'] = ({ before, gradient, decay }) => ({
      w: gradient.w.map((value, k) => value + 2 * decay * before.w[k]!),
    });
    expect(await even({ takes }, sweep(0, 0.05, 0.09))).toMatchObject({ code: 'decay' });
  });

  it('is not named from one penalty alone', async () => {
    expect(await even({ uses: { batchSize: 4 } }, sweep(0, 2))).toMatchObject({ code: 'decay' });
  });

  it('is named although some runs blow up or end in NaN', async () => {
    const returns: Defect['returns'] = (fit, { lambda }) => {
      const w = fit.parameters['w']!.map((value) => (lambda === 3 ? Number.NaN : value));
      return { ...fit, parameters: { ...fit.parameters, w } };
    };
    const found = await even({ uses: { batchSize: 4 }, returns }, sweep(0, 1, 2, 3, 150));
    expect(found).toMatchObject({
      code: 'step-count',
      measured: 8,
      run: expect.stringMatching(/^lambda=2,/),
    });
  });

  it('is named although some runs decay below sight', async () => {
    const found = await even({ uses: { batchSize: 1 } }, sweep(0, 1, 2, 20));
    expect(found).toMatchObject({ code: 'step-count', measured: 32 });
  });
});

describe('rows that are no train rows', () => {
  it('are counted, and the first is given', async () => {
    const visits: Defect['visits'] = (order) => Array.from(order, (row) => row + 5);
    expect(await wideCauses({ visits })).toEqual({
      code: 'foreign-rows',
      run: expect.stringMatching(/^lambda=0,/),
      rows: 5,
      first: 10,
    });
  });

  it('are named where every row is one too far', async () => {
    const visits: Defect['visits'] = (order) => Array.from(order, (row) => row + 1);
    expect(await wideCauses({ visits })).toMatchObject({ code: 'foreign-rows', rows: 1, first: 10 });
  });

  it('are named where the code trains on all rows, and takes more steps', async () => {
    const visits: Defect['visits'] = () => Array.from({ length: 29 }, (_, row) => row);
    expect(await wideCauses({ visits })).toMatchObject({ code: 'foreign-rows', rows: 20, first: 10 });
  });

  it('are told by the stated decay, where there is no run without a penalty', async () => {
    const visits: Defect['visits'] = (order) => Array.from(order, (row) => row + 5);
    expect(await wideCauses({ visits }, sweep(2))).toMatchObject({
      code: 'foreign-rows',
      rows: 5,
      first: 10,
    });
  });

  it('are not looked for where the weights are within the tolerance', async () => {
    const returns: Defect['returns'] = (fit, { inputs }) => {
      const w = fit.parameters['w']!.map((v, k) => v + 5e-6 * fit.data.features[15 * inputs + k]!);
      return { ...fit, parameters: { ...fit.parameters, w } };
    };
    // A small learning rate, so that what moved by a test row stands out although it is small.
    const experiment = experimentWith({ states: { ...wide, learningRate: 0.002 } });
    const check = checkOf(experiment, 'decay-law');
    const subject = fakeSubject({ uses: { testRows: 20, learningRate: 0.002 }, returns });
    const measured = await measureGroups(experiment, check, subject, check.runs());
    expect(measured).toHaveLength(4);
    for (const entry of measured) expect(entry).toMatchObject({ value: { foreign: null } });
    expect(check.judge(measured).state).toBe('holds');
  });

  it('are not blamed for a penalty of another kind', async () => {
    const takes: Defect['takes'] = ({ before, gradient, decay }) => ({
      w: gradient.w.map((value, k) => value + decay * Math.sign(before.w[k]!)),
    });
    expect(await wideCauses({ takes })).toMatchObject({ code: 'off-span-moved', stated: 0 });
  });

  it('are not told where all rows span everything', async () => {
    const visits: Defect['visits'] = (order) => Array.from(order, (row) => row + 5);
    const change = { states: { ...states, testRows: 31 } };
    expect(await wideCauses({ visits, uses: { testRows: 31 } }, change)).toMatchObject({
      code: 'off-span-moved',
    });
  });
});
