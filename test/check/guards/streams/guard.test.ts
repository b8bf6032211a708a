import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../../src/model/run/fit.ts';
import { causeOf, decide, experimentWith, fakeSubject, states, type Defect } from '../../fake-subject.ts';

const causes = (defect: Defect, experiment = experimentWith()) => causeOf('streams', defect, experiment);

describe('the guard streams', () => {
  it('holds for sound code, exactly', async () => {
    expect(await decide(experimentWith(), 'streams', fakeSubject())).toMatchObject({
      state: 'holds',
      margin: null,
    });
  });

  it('finds the draws of each run, the epochs of each metric, and what cells share', async () => {
    const { evidence } = await decide(experimentWith(), 'streams', fakeSubject());
    expect(
      evidence.kind === 'findings' && evidence.findings.map(({ quantity, runs }) => [quantity, runs]),
    ).toEqual([
      ['drawKind', 4 * 7],
      ['draws', 4 * 6],
      ['orderRows', 4 * 4],
      ['orderCount', 4],
      ['epochs', 4 * 2],
      ['sharedDraws', 2],
    ]);
  });

  it('finds a stream that no law knows among the draws', async () => {
    const draws: Defect['draws'] = (random) => void random.normal('dropout', [3]);
    const { evidence } = await decide(experimentWith(), 'streams', fakeSubject({ draws }));
    const failed = evidence.kind === 'findings' ? evidence.findings.filter(({ holds }) => !holds) : [];
    expect(failed.map(({ quantity }) => quantity)).toEqual(['draws']);
  });

  it('gives the cause of the finding that comes first, in whichever run it fails', async () => {
    const cause = await causes({
      draws: (random, { lambda }) => void (lambda === 2 && random.normal('dropout', [3])),
      returns: (fit, { lambda }) => (lambda === 0 ? { ...fit, metrics: { trainLoss: [1, 2] } } : fit),
    });
    expect(cause).toMatchObject({ code: 'stream-unknown', run: 'lambda=2,seed=1' });
  });

  it('counts the orders where neither they nor the reported epochs are as many as stated', async () => {
    const cause = await causes({
      draws: (random) => void random.permutation('order', 9),
      returns: (fit) => ({ ...fit, metrics: { trainLoss: [1, 2] } }),
    });
    expect(cause).toEqual({ code: 'order-count', run: 'lambda=0,seed=1', measured: 5, stated: 4 });
  });

  it('names training on all rows: the defect that a released edition had', async () => {
    const cause = await causes({ uses: { trainRows: 39, testRows: 0 } });
    expect(cause).toMatchObject({ code: 'order-rows', measured: 39, stated: 9 });
  });

  it('names epochs that are not as many as stated', async () => {
    const cause = await causes({ uses: { epochs: 5 } });
    expect(cause).toMatchObject({ code: 'epoch-count', metric: 'trainLoss', measured: 5, stated: 4 });
  });

  it('names what the code draws from in place of a stream', async () => {
    const misspelt: Subject = (settings, random) =>
      fakeSubject()(settings, {
        ...random,
        normal: (stream, shape) => random.normal(stream === 'noise' ? 'nosie' : stream, shape),
      });
    expect((await decide(experimentWith(), 'streams', misspelt)).cause).toEqual({
      code: 'stream-unused',
      run: 'lambda=0,seed=1',
      stream: 'noise',
      instead: ['nosie'],
    });
  });

  it.each([
    ['odrer', 'order'],
    ['shuffle', null],
  ])('offers for the unknown stream "%s" a near name that is never asked for: %s', async (name, near) => {
    const misspelt: Subject = (settings, random) =>
      fakeSubject()(settings, { ...random, permutation: (_, n) => random.permutation(name, n) });
    expect((await decide(experimentWith(), 'streams', misspelt)).cause).toMatchObject({
      code: 'stream-unknown',
      stream: name,
      near,
    });
  });

  it('offers no name that the code asks for, however near', async () => {
    const draws: Defect['draws'] = (random) => void random.normal('inti', [3]);
    expect(await causes({ draws })).toMatchObject({ code: 'stream-unknown', stream: 'inti', near: null });
  });

  it('names an order too many', async () => {
    const draws: Defect['draws'] = (random) => void random.permutation('order', 9);
    expect(await causes({ draws })).toMatchObject({ code: 'order-count', measured: 5, stated: 4 });
  });

  it('names an order that is drawn once for all epochs', async () => {
    const once: Subject = (settings, random) => {
      const order = random.permutation('order', states.trainRows);
      return fakeSubject()(settings, {
        ...random,
        permutation: () => order,
      });
    };
    expect((await decide(experimentWith(), 'streams', once)).cause).toMatchObject({
      code: 'order-count',
      measured: 1,
      stated: 4,
    });
  });

  it('names an order that is never drawn', async () => {
    const unshuffled: Subject = (settings, random) =>
      fakeSubject()(settings, {
        ...random,
        permutation: (_, n) => Int32Array.from({ length: n }, (__, i) => i),
      });
    expect((await decide(experimentWith(), 'streams', unshuffled)).cause).toMatchObject({
      code: 'stream-unused',
      stream: 'order',
    });
  });

  it('names a metric that is not reported once an epoch', async () => {
    const returns: Defect['returns'] = (fit) => ({
      ...fit,
      metrics: { trainLoss: [1, 2], testLoss: [1, 2] },
    });
    expect(await causes({ returns })).toMatchObject({
      code: 'epoch-count',
      metric: 'trainLoss',
      measured: 2,
      stated: 4,
    });
  });

  it('names a stream that is drawn from again', async () => {
    const draws: Defect['draws'] = (random, { inputs }) => void random.normal('init', [inputs]);
    expect(await causes({ draws })).toMatchObject({
      code: 'drawn-again',
      stream: 'init',
      measured: 2,
      epochs: 4,
    });
  });

  it('names a stream of another name, and those there are', async () => {
    const draws: Defect['draws'] = (random) => void random.normal('dropout', [3]);
    expect(await causes({ draws })).toMatchObject({
      code: 'stream-unknown',
      stream: 'dropout',
      known: ['features', 'noise', 'init', 'order'],
    });
  });

  it('names a draw of another size', async () => {
    const cause = await causes({ uses: { testRows: 20 } });
    expect(cause).toMatchObject({
      code: 'draw-size',
      stream: 'features',
      measured: 29 * 40,
      stated: 39 * 40,
    });
  });

  it('names the stream whose numbers differ from cell to cell of a seed', async () => {
    const draws: Defect['draws'] = (random, { lambda }) => {
      random.normal('dropout', [3 + lambda]); // of another size, so that what follows is shifted
      random.normal('dropout', [3]);
    };
    expect(await causes({ draws }, experimentWith({ law: null }))).toMatchObject({
      code: 'draw-amount',
      stream: 'dropout',
      axis: 'lambda',
      measured: 8,
      stated: 6,
      run: 'lambda=2,seed=1',
      other: 'lambda=0,seed=1',
    });
  });

  it('lets the streams differ that are drawn anew for every cell', async () => {
    const experiment = experimentWith({ redraw: ['init', 'order'] });
    expect(await causes({}, experiment)).toBe('holds, no cause');
  });

  it('without a law expects one order of the stated rows an epoch', async () => {
    const lawless = experimentWith({ law: null, states: { trainRows: 9, epochs: 4 } });
    expect(await causes({}, lawless)).toBe('holds, no cause');
    expect(await causes({ uses: { trainRows: 39, testRows: 0 } }, lawless)).toMatchObject({
      code: 'order-rows',
      stated: 9,
    });
  });

  it('without a law lets a subject name its streams as it likes', async () => {
    const draws: Defect['draws'] = (random) => void random.normal('dropout', [3]);
    expect(await causes({ draws }, experimentWith({ law: null }))).toBe('holds, no cause');
  });

  it('judges the draws of a diverged fit as those of any', async () => {
    const returns: Defect['returns'] = (fit) => ({ ...fit, parameters: { w: Float32Array.of(Number.NaN) } });
    expect(await causes({ returns })).toBe('holds, no cause');
  });
});

describe('the guard streams', () => {
  it('lets cells of more epochs draw more orders', async () => {
    expect(await causes({}, experimentWith({ sweep: { epochs: [2, 4] } }))).toBe('holds, no cause');
  });

  it.each([0, 2])('without a law names a stream that only the cell lambda=%d draws', async (cell) => {
    const draws: Defect['draws'] = (random, { lambda }) =>
      void (lambda === cell && random.normal('dropout', [3]));
    expect(await causes({ draws }, experimentWith({ law: null }))).toMatchObject({
      code: 'draw-amount',
      stream: 'dropout',
    });
  });

  it('without a law expects as many orders as epochs are stated, whatever is reported', async () => {
    const lawless = experimentWith({ law: null, states: { epochs: 4 } });
    const returns: Defect['returns'] = (fit) => ({ ...fit, metrics: { trainLoss: [1, 2] } });
    expect(await causes({ returns }, lawless)).toMatchObject({ code: 'epoch-count', measured: 2, stated: 4 });
  });

  it('names an order that is drawn as normals', async () => {
    const normals: Subject = (settings, random) =>
      fakeSubject()(settings, {
        ...random,
        permutation: (stream, n) => {
          const keys = random.normal(stream, [n]);
          return Int32Array.from({ length: n }, (_, i) => i).toSorted((a, b) => keys[a]! - keys[b]!);
        },
      });
    expect((await decide(experimentWith(), 'streams', normals)).cause).toEqual({
      code: 'draw-kind',
      run: 'lambda=0,seed=1',
      stream: 'order',
      measured: 'normal',
      stated: 'permutation',
    });
  });
});
