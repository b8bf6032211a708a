import { describe, expect, it } from 'vitest';
import type { Fit } from '../../src/run/fit.ts';
import { causeOf, decide, experimentWith, fakeSubject, type Defect } from './fake-subject.ts';

const causes = (defect: Defect) => causeOf('recompute', defect);
const reporting = (change: (metrics: Fit['metrics'], fit: Required<Fit>) => Fit['metrics']): Defect => ({
  returns: (fit) => ({ ...fit, metrics: change(fit.metrics, fit) }),
});
const scale = (metric: string, factor: number) =>
  reporting((metrics) => ({ ...metrics, [metric]: metrics[metric]!.map((loss) => factor * loss) }));

describe('the guard recompute', () => {
  it('holds for sound code', async () => {
    const verdict = await decide(experimentWith(), 'recompute', fakeSubject());
    expect(verdict).toMatchObject({ state: 'holds', margin: { unit: 'tolerance' } });
    expect(verdict.margin!.value).toBeGreaterThan(0.9);
  });

  it.each([
    { swapped: 'trainLoss', by: 'testLoss', rows: 'test' },
    { swapped: 'testLoss', by: 'trainLoss', rows: 'train' },
  ])('names the rows where $swapped is that of other rows', async ({ swapped, by, rows }) => {
    const found = await causes(reporting((metrics) => ({ ...metrics, [swapped]: metrics[by]! })));
    expect(found).toMatchObject({ code: 'other-rows', metric: swapped, rows });
  });

  it('names all rows where a loss is that of train and test rows together', async () => {
    const found = await causes(
      reporting((metrics) => ({
        ...metrics,
        testLoss: metrics['testLoss']!.map((loss, i) => (9 * metrics['trainLoss']![i]! + 30 * loss) / 39),
      })),
    );
    expect(found).toMatchObject({ code: 'other-rows', metric: 'testLoss', rows: 'all' });
  });

  it('names a penalty within the loss', async () => {
    const withPenalty = reporting((metrics, { parameters }) => {
      const penalty = parameters['w']!.reduce((sum, value) => sum + value ** 2, 0); // λ·Σw²/2 at λ = 2
      return { ...metrics, trainLoss: metrics['trainLoss']!.map((loss) => loss + penalty) };
    });
    const found = await causeOf('recompute', withPenalty, experimentWith({ sweep: { lambda: [2] } }));
    expect(found).toMatchObject({ code: 'with-penalty', metric: 'trainLoss' });
  });

  it.each([2, 0.5])('names a loss that is %f times what it should be', async (factor) => {
    expect(await causes(scale('testLoss', factor))).toMatchObject({
      code: 'loss-factor',
      metric: 'testLoss',
      ratio: expect.closeTo(factor, 6),
    });
  });

  it('gives both numbers where a loss differs in no known way', async () => {
    expect(await causes(scale('trainLoss', 1.3))).toMatchObject({
      code: 'loss-differs',
      metric: 'trainLoss',
    });
  });

  it('never holds for NaN', async () => {
    expect(await causes(scale('trainLoss', Number.NaN))).toMatchObject({
      code: 'loss-differs',
      measured: Number.NaN,
    });
  });

  it('never holds for a negative loss', async () => {
    expect(await causes(scale('trainLoss', -1))).toMatchObject({ code: 'loss-differs' });
  });

  it('looks at the last epoch alone', async () => {
    const found = await causes(
      reporting((metrics) => ({ ...metrics, trainLoss: metrics['trainLoss']!.with(0, 9) })),
    );
    expect(found).toBe('holds, no cause');
  });

  it('does not ask for relative precision of a tiny loss', async () => {
    const exact = { uses: { noiseSd: 0, initSd: 0, trueWeight: 0, trueBias: 0 } };
    const { states } = experimentWith();
    const experiment = experimentWith({ states: { ...states, ...exact.uses } });
    const returns: Defect['returns'] = (fit) => ({ ...fit, metrics: { trainLoss: [1e-10], testLoss: [0] } });
    expect(await causeOf('recompute', { ...exact, returns }, experiment)).toBe('holds, no cause');
  });

  it('is undecided without one of the losses', async () => {
    const found = await causes(reporting(({ trainLoss = [] }) => ({ trainLoss })));
    expect(found).toBe('undecided, missing');
  });

  it('is undecided without data', async () => {
    const returns: Defect['returns'] = ({ metrics, parameters }) => ({ metrics, parameters });
    expect(await causes({ returns })).toBe('undecided, missing');
  });
});
