import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../../src/model/run/fit.ts';
import { decide, experimentWith, fakeSubject, states, type Defect } from '../../fake-subject.ts';

describe('the guard decay-law', () => {
  const inFew = (inputs: number) => experimentWith({ states: { ...states, inputs } });

  const lacking = async (subject: Subject, experiment = experimentWith()) => {
    const { state, cause } = await decide(experiment, 'decay-law', subject);
    return state === 'undecided' && cause?.code === 'missing' ? [cause.what, ...cause.has] : [state];
  };

  it.each([5, 9])('is undecided where the train rows span everything: %d inputs', async (inputs) => {
    expect(await lacking(fakeSubject({ uses: { inputs } }), inFew(inputs))).toEqual([
      'more inputs than train rows',
      `${inputs} inputs`,
      '9 train rows',
    ]);
  });

  it.each([
    { stream: 'start', size: 40, has: '0' },
    { stream: 'init', size: 41, has: '41' },
  ])('is undecided where the start is drawn as $size numbers of "$stream"', async ({ stream, size, has }) => {
    const other: Subject = (settings, random) =>
      fakeSubject()(settings, {
        ...random,
        normal: (name, shape) =>
          name === 'init' ? random.normal(stream, [size]).subarray(0, 40) : random.normal(name, shape),
      });
    expect(await lacking(other)).toEqual(['40 numbers of stream "init"', has]);
  });

  it('names features that depend on each other, rather than throwing', async () => {
    const returns: Defect['returns'] = (fit) => ({
      ...fit,
      data: { ...fit.data, features: fit.data.features.map(() => 1) },
    });
    expect(await lacking(fakeSubject({ returns }))).toEqual([
      'independent train rows',
      'row 1 depends on the rows before it',
    ]);
  });

  it('is undecided where the start is zero', async () => {
    const experiment = experimentWith({ states: { ...states, initSd: 0 } });
    expect(await lacking(fakeSubject({ uses: { initSd: 0 } }), experiment)).toEqual([
      'a start off the span of the train rows',
      'a start of zero',
    ]);
  });
});
