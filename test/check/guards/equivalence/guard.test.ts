import { oneByOne } from '../../../fixtures/one-by-one.ts';
import { describe, expect, it } from 'vitest';
import { equivalence } from '../../../../src/check/guards/equivalence/guard.ts';
import type { Measured } from '../../../../src/model/outcome/measured.ts';
import type { Verdict } from '../../../../src/model/outcome/verdict.ts';
import type { Run } from '../../../../src/model/run/run.ts';
import type { Subject } from '../../../../src/model/run/fit.ts';
import { train } from '../../../../src/run/worker/train.ts';
import { absent } from '../baseline/blessing.ts';
import { checkOf, experimentWith, fakeSubject, tf, type Defect } from '../../fake-subject.ts';

const experiment = experimentWith({
  equivalentTo: { file: 'other.ts', export: 'other' },
  guards: [{ name: 'equivalence', at: { line: 1, column: 1 } }],
});
const check = checkOf(experiment, 'equivalence');

async function measure(own: Subject, reference: Subject): Promise<readonly Measured[]> {
  const trainOnce = async (run: Run) => {
    const { raw, record } = await train(tf, run.subject === 'reference' ? reference : own, run, experiment);
    if (!raw) throw new Error(record.state);
    return raw;
  };
  return oneByOne(check.runs(), async (runs) => check.measure(await oneByOne(runs, trainOnce), false));
}
const judge = async (defect: Defect, reference: Defect = {}): Promise<Verdict> =>
  check.judge(await measure(fakeSubject(defect), fakeSubject(reference)));
const findingsOf = ({ evidence }: Verdict) => (evidence.kind === 'findings' ? evidence.findings : []);

/** The fake with the weights of its second λ moved by `by`, and nothing else. */
const nudged = (by: number): Defect => ({
  returns: (fit, { lambda }) => ({
    ...fit,
    parameters: { ...fit.parameters, b: fit.parameters['b']!.map((b) => (lambda === 2 ? b + by : b)) },
  }),
});

describe('the runs of the guard equivalence', () => {
  it('are those of the sweep, each beside the same run of the reference', () => {
    expect(check.runs().map((group) => group.map(({ id, subject }) => [id, subject]))).toEqual(
      ['lambda=0,seed=1', 'lambda=2,seed=1', 'lambda=0,seed=2', 'lambda=2,seed=2'].map((id) => [
        [id, undefined],
        [`${id},subject=reference`, 'reference'],
      ]),
    );
  });

  it.each([0, 1])('that are %i leave nothing to compare', async (count) => {
    const [group] = check.runs();
    const { raw } = await train(tf, fakeSubject(), group![0]!, experiment);
    const context = { blessed: absent, backend: '' };
    expect(
      equivalence.measure(
        Array.from({ length: count }, () => raw!),
        { experiment, context },
      ),
    ).toEqual({
      missing: 'a run of each subject',
      has: [],
    });
  });
});

describe('the guard equivalence', () => {
  it('holds for the same code, with a finding a quantity', async () => {
    const verdict = await judge({});
    expect(verdict.state).toBe('holds');
    expect(findingsOf(verdict).map(({ quantity, runs }) => [quantity, runs])).toEqual(
      [
        { of: 'streams' },
        { of: 'state' },
        { of: 'draws' },
        { of: 'metric', name: 'trainLoss' },
        { of: 'metric', name: 'testLoss' },
        { of: 'parameter', name: 'w' },
        { of: 'parameter', name: 'b' },
      ].map((quantity) => [{ ...quantity, against: 'reference' }, 4]),
    );
  });

  it('holds within float32 noise, and says what is left of it', async () => {
    const verdict = await judge(nudged(1e-5));
    expect(verdict.state).toBe('holds');
    expect(verdict.margin?.value).toBeGreaterThan(0);
    expect(verdict.margin?.value).toBeLessThan(0.7);
  });

  it('fails beyond it, naming quantity and run', async () => {
    const verdict = await judge(nudged(1e-3));
    expect(verdict.state).toBe('fails');
    expect(verdict.cause).toEqual({
      code: 'not-equivalent',
      run: expect.stringMatching(/^lambda=2,seed=[12]$/),
      quantity: { of: 'parameter', name: 'b', against: 'reference' },
      measured: expect.closeTo(1e-3, 7),
      stated: 0,
      tolerance: expect.closeTo(2e-5 * 1.3, 5),
    });
    expect(findingsOf(verdict).filter(({ holds }) => !holds)).toHaveLength(1);
  });

  it('names a metric before a parameter, with the figure of each subject', async () => {
    const verdict = await judge({ uses: { learningRate: 0.03 } });
    const failed = findingsOf(verdict).find(({ holds }) => !holds);
    const { quantity, run, measured, stated, tolerance } = failed!;
    expect(quantity).toEqual({ of: 'metric', name: 'trainLoss', against: 'reference' });
    expect(verdict.cause).toEqual({ code: 'not-equivalent', quantity, run, measured, stated, tolerance });
    expect(measured).not.toBe(stated);
  });

  it('fails where the other code draws other numbers, naming the stream', async () => {
    const verdict = await judge({ uses: { inputs: 41 } });
    expect(verdict).toMatchObject({
      state: 'fails',
      cause: {
        code: 'draws-differ',
        run: 'lambda=0,seed=1',
        other: 'lambda=0,seed=1,subject=reference',
        stream: 'features',
      },
    });
    expect(findingsOf(verdict)[0]).toMatchObject({
      quantity: { of: 'streams', against: 'reference' },
      measured: 1,
      holds: false,
    });
  });

  it('fails for other draws alone, where all figures agree', async () => {
    const measured = await measure(fakeSubject(), fakeSubject());
    const third = measured[2]!;
    if (third.state !== 'measured') throw new Error(third.state);
    const other = { ...third, value: { ...(third.value as object), otherDraws: 'init' } };
    const verdict = check.judge(measured.map((entry, i) => (i === 2 ? other : entry)));
    expect(verdict).toMatchObject({
      state: 'fails',
      margin: null,
      cause: { code: 'draws-differ', run: 'lambda=0,seed=2', stream: 'init' },
    });
  });

  it('fails where one draws more, by their counts', async () => {
    expect(await judge({ draws: (random) => void random.normal('unused', [1]) })).toMatchObject({
      state: 'fails',
      cause: {
        code: 'not-equivalent',
        quantity: { of: 'draws', against: 'reference' },
        measured: 8,
        stated: 7,
        tolerance: 0,
      },
    });
  });

  it('fails where both diverge: nothing is left to compare', async () => {
    const diverging: Defect = { uses: { learningRate: 3 } };
    expect(await judge(diverging, diverging)).toMatchObject({ state: 'fails', cause: { code: 'diverged' } });
  });

  it('fails where the reference alone diverges', async () => {
    expect(await judge({}, { uses: { learningRate: 3 } })).toMatchObject({
      state: 'fails',
      cause: {
        code: 'not-equivalent',
        quantity: { of: 'state', against: 'reference' },
        measured: 0,
        stated: 1,
      },
    });
  });

  it('reads back what it measured', async () => {
    const measured = await measure(fakeSubject(), fakeSubject());
    expect(check.read(JSON.parse(JSON.stringify(measured)) as Measured[])).toEqual(measured);
  });
});
