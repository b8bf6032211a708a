import { describe, expect, it } from 'vitest';
import { parseFit, validateFit } from '../../../src/model/run/validate-fit.ts';

const sound = {
  metrics: { trainLoss: [2, 1], testLoss: [3, 2] },
  parameters: { w: Float32Array.of(1, 2) },
  data: { features: new Float32Array(6), labels: new Float32Array(3), rows: 3 },
};
const dataWith = (change: object) => ({ ...sound, data: { ...sound.data, ...change } });

describe('a fit', () => {
  it.each([
    { what: 'that is sound', fit: sound },
    { what: 'without data', fit: { metrics: sound.metrics, parameters: sound.parameters } },
    { what: 'of no epochs', fit: { ...sound, metrics: { trainLoss: [] } } },
    { what: 'of figures known once', fit: { ...sound, metrics: { accuracy: 0.93, loss: Number.NaN } } },
    { what: 'of both kinds', fit: { ...sound, metrics: { loss: [3, 2, 1], accuracy: 1, auc: 0.5 } } },
    {
      what: 'with NaN and infinities',
      fit: { ...sound, metrics: { trainLoss: [Number.NaN, Number.POSITIVE_INFINITY] } },
    },
  ])('$what is passed on as it is, in arrays of its own', ({ fit }) => {
    const copy = validateFit(fit);
    expect(copy).toEqual(fit);
    for (const [name, values] of Object.entries<unknown>(fit.metrics))
      if (Array.isArray(values)) expect(copy.metrics[name]).not.toBe(values);
    for (const [name, values] of Object.entries(fit.parameters))
      expect(copy.parameters[name]).not.toBe(values);
  });

  it.each([
    [new Map([['loss', [1]]]), 'a Map'],
    [new Set(['loss']), 'a Set'],
    [Promise.resolve({ loss: [1] }), 'a Promise'],
    [Float32Array.of(1), 'a Float32Array'],
    [new Date(0), 'a Date'],
    [new Error('no'), 'an Error'],
  ])('metrics that are another object (%#) are refused, not taken for none', (metrics, name) =>
    expect(() => validateFit({ metrics, parameters: {} })).toThrow(
      `its metrics are ${name}; { metrics, parameters, data? } is the contract`,
    ),
  );

  it('metrics may be of a class of the code’s own, or of no class', () => {
    class Metrics {
      loss = [1];
    }
    const bare = Object.assign(Object.create(null) as object, { loss: [1] });
    for (const metrics of [new Metrics(), bare])
      expect(validateFit({ metrics, parameters: {} }).metrics).toEqual({ loss: [1] });
  });

  it.each<{ readonly fit: unknown; readonly message: string }>([
    {
      fit: undefined,
      message: 'the subject returned undefined; { metrics, parameters, data? } is the contract',
    },
    { fit: null, message: 'the subject returned null; { metrics, parameters, data? } is the contract' },
    { fit: 3, message: 'the subject returned the number 3; { metrics, parameters, data? } is the contract' },
    {
      fit: [1],
      message: 'the subject returned an array of 1; { metrics, parameters, data? } is the contract',
    },
    {
      fit: { parameters: {} },
      message: 'its metrics are undefined; { metrics, parameters, data? } is the contract',
    },
    {
      fit: { metrics: {} },
      message: 'its parameters are undefined; { metrics, parameters, data? } is the contract',
    },
    {
      fit: { ...sound, metrics: { accuracy: '0.93' } },
      message:
        'metric "accuracy" is the string "0.93"; an array of numbers is needed, one an epoch, or one number, known at the end',
    },
    {
      fit: { ...sound, metrics: { trainLoss: [1, 2], testLoss: [1] } },
      message:
        'metric "testLoss" has 1 values and "trainLoss" has 2; one an epoch is needed of each, or a number where it is known once, at the end',
    },
    {
      fit: { ...sound, parameters: { w: 3 } },
      message: 'parameter "w" is the number 3; a Float32Array or a list of numbers is needed',
    },
    {
      fit: {
        ...sound,
        parameters: {
          w: [
            [1, 2],
            [3, '4'],
          ],
        },
      },
      message: 'parameter "w" holds the string "4" at place 3; a number is needed',
    },
    {
      // oxlint-disable-next-line no-sparse-arrays -- what it is about
      fit: { ...sound, parameters: { w: [[1, , 3]] } },
      message: 'parameter "w" holds undefined at place 1; a number is needed',
    },
    {
      fit: { ...sound, parameters: { w: BigInt64Array.of(1n) } },
      message: 'parameter "w" is a BigInt64Array; a Float32Array or a list of numbers is needed',
    },
    {
      fit: { ...sound, figures: { r2: [0.9] } },
      message: 'figure "r2" is an array of 1; one number is needed, known at the end',
    },
    {
      fit: { ...sound, figures: { trainLoss: 0.9 } },
      message: '"trainLoss" is both a metric and a figure; leave one of them out',
    },
    {
      fit: { ...sound, figures: { w: 1 } },
      message:
        '"w" is both a metric and a parameter; give one of them another name, so that a claim says which it reads',
    },
    {
      fit: { metrics: { w: [1], loss: [2] }, parameters: { w: Float32Array.of(1) } },
      message:
        '"w" is both a metric and a parameter; give one of them another name, so that a claim says which it reads',
    },
    {
      fit: { metrics: { toString: 1 }, parameters: { toString: Float32Array.of(1) } },
      message:
        '"toString" is both a metric and a parameter; give one of them another name, so that a claim says which it reads',
    },
    {
      fit: dataWith({ features: 'no' }),
      message: 'data.features is the string "no"; a Float32Array or a list of numbers is needed',
    },
    {
      fit: dataWith({ labels: undefined }),
      message: 'data.labels is undefined; a Float32Array or a list of numbers is needed',
    },
    {
      fit: dataWith({ train: [0, 3] }),
      message: 'data.train is a list with row 3; a list of rows from 0 to 2 is needed',
    },
    {
      fit: dataWith({ test: [0, undefined] }),
      message: 'data.test is a list with undefined; a list of rows from 0 to 2 is needed',
    },
    {
      fit: dataWith({ test: 'no' }),
      message: 'data.test is the string "no"; a list of rows from 0 to 2 is needed',
    },
    { fit: dataWith({ rows: 2.5 }), message: 'data.rows is the number 2.5; a whole number is needed' },
    { fit: dataWith({ rows: 0 }), message: 'data.rows is the number 0; a whole number is needed' },
    { fit: dataWith({ rows: 2 }), message: 'data.labels has 3 values; data.rows says 2' },
    {
      fit: dataWith({ features: new Float32Array(7) }),
      message: 'data.features has 7 values, which 3 rows do not divide',
    },
  ])('is refused by name: $message', ({ fit, message }) => {
    expect(() => validateFit(fit)).toThrow(new TypeError(message));
  });

  it.each([
    ['a list', [1, 2, 3, 4]],
    [
      'a list of rows, as arraySync gives it',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['typed arrays in a list', [Float32Array.of(1, 2), [3, 4]]],
    ['a Float64Array', Float64Array.of(1, 2, 3, 4)],
    ['an Int32Array', Int32Array.of(1, 2, 3, 4)],
    ['a Uint8Array', Uint8Array.of(1, 2, 3, 4)],
  ])('takes %s for parameters and data, as float32', (_, values) => {
    const four = Float32Array.of(1, 2, 3, 4);
    const fit = {
      metrics: {},
      parameters: { w: values },
      data: { features: values, labels: values, rows: 4 },
    };
    expect(validateFit(fit)).toEqual({
      metrics: {},
      parameters: { w: four },
      data: { features: four, labels: four, rows: 4 },
    });
  });

  it.each([[Float32Array.of(2, 1)], [Float64Array.of(2, 1)], [Int32Array.of(2, 1)]])(
    'takes %o for a metric, one value an epoch',
    (values) => {
      const { metrics } = validateFit({ metrics: { loss: values, other: [3, 4] }, parameters: {} });
      expect(metrics).toEqual({ loss: [2, 1], other: [3, 4] });
    },
  );

  it('has figures of the end among its metrics', () =>
    expect(validateFit({ metrics: { loss: [2, 1] }, parameters: {}, figures: { r2: 0.9 } })).toEqual({
      metrics: { loss: [2, 1], r2: 0.9 },
      parameters: {},
    }));

  it('takes rows as lists', () =>
    expect(validateFit(dataWith({ train: [0, 1], test: Uint8Array.of(2) })).data).toMatchObject({
      train: Int32Array.of(0, 1),
      test: Int32Array.of(2),
    }));

  it('keeps the very arrays that are in form, by which a trace knows what was read', () => {
    const w = Float32Array.of(1);
    const loss = [1];
    const parsed = parseFit({ metrics: { loss }, parameters: { w } });
    expect(parsed.parameters['w']).toBe(w);
    expect(parsed.metrics['loss']).toBe(loss);
  });

  it('is refused where one entry of a metric is no number', () => {
    const fit = { ...sound, metrics: { trainLoss: [1, '2'] } };
    expect(() => validateFit(fit)).toThrow('metric "trainLoss"');
  });
});

describe('a refusal', () => {
  it.each([
    { what: 'the entry of a metric', fit: { ...sound, metrics: { trainLoss: [1, 'x'] } }, names: '"x"' },
    { what: 'NaN', fit: dataWith({ rows: Number.NaN }), names: 'NaN' },
    { what: 'a bigint', fit: 3n, names: 'the bigint 3' },
    // oxlint-disable-next-line no-sparse-arrays -- what it is about
    { what: 'a hole', fit: { ...sound, metrics: { trainLoss: [1, , 3] } }, names: 'trainLoss' },
  ])('names $what', ({ fit, names }) => {
    expect(() => validateFit(fit)).toThrow(names);
  });
});
