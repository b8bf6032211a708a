import { describe, expect, it } from 'vitest';
import { causeOf, decide, experimentWith, fakeSubject, states, type Defect } from './fake-subject.ts';

const causes = (defect: Defect, experiment = experimentWith()) => causeOf('decay-law', defect, experiment);

describe('the guard decay-law', () => {
  it('holds for sound code, with most of its tolerance to spare', async () => {
    const verdict = await decide(experimentWith(), 'decay-law', fakeSubject());
    expect(verdict).toMatchObject({ state: 'holds' });
    expect(verdict.margin!.value).toBeGreaterThan(0.9);
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

  it('names rows that are not the stated train rows: off the span w moves', async () => {
    const visits: Defect['visits'] = (order) => Array.from(order, (row) => row + 5);
    expect(await causes({ visits })).toMatchObject({ code: 'off-span-moved' });
  });

  it('names a bias that decays, where there is no penalty', async () => {
    const cause = await causes({ biasDecay: 0.04 }, experimentWith({ sweep: { lambda: [0] } }));
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
    expect(await causes({ uses: { epochs: 20 } }, experiment)).toBe('undecided, decay-underflow');
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

describe('the guard decay-law', () => {
  const inFew = (inputs: number) => experimentWith({ states: { ...states, inputs } });

  it('is undecided where the train rows span everything', async () => {
    expect(await causes({ uses: { inputs: 5 } }, inFew(5))).toMatch('undecided');
    expect(await causes({ uses: { inputs: 9 } }, inFew(9))).toMatch('undecided');
  });

  it('names features that depend on each other, rather than throwing', async () => {
    const returns: Defect['returns'] = (fit) => ({
      ...fit,
      data: { ...fit.data, features: fit.data.features.map(() => 1) },
    });
    expect(await causes({ returns })).toMatch('undecided');
  });

  it('is undecided where the start is zero', async () => {
    const experiment = experimentWith({ states: { ...states, initSd: 0 } });
    expect(await causes({ uses: { initSd: 0 } }, experiment)).toMatch('undecided');
  });
});
