import { describe, expect, it } from 'vitest';
import { figuresOf, finalFigures } from '../../src/check/figures.ts';
import { figures, type Figures } from '../../src/model/outcome/figures.ts';
import { encodeFloats } from '../../src/model/base64.ts';
import type { FittedRecord } from '../../src/model/run/record.ts';

const draw = (stream: string, digest: string) => ({ stream, kind: 'normal' as const, shape: [1], digest });
const record: FittedRecord = {
  run: 'seed=1',
  state: 'diverged',
  epoch: 1,
  growth: 2,
  draws: [draw('order', 'aa'), draw('init', 'bb'), draw('order', 'cc'), draw('order', 'dd')],
  metrics: { loss: [2, 1] },
  parameters: { w: encodeFloats(Float32Array.of(3, 4)) },
};

describe('the figures of a run', () => {
  it('are its state, its draws by stream, its metrics and parameters, and nothing else', () => {
    expect(figuresOf(record)).toEqual({
      state: 'diverged',
      draws: { order: { first: 'aa', requests: 3 }, init: { first: 'bb', requests: 1 } },
      metrics: { loss: [2, 1] },
      parameters: { w: encodeFloats(Float32Array.of(3, 4)) },
    });
  });

  it('end at the last value of each metric and the norm of each parameter', () => {
    expect(finalFigures(figuresOf(record))).toEqual({ loss: 1, 'norm(w)': 5 });
  });

  it('end at NaN where a metric has no value', () => {
    expect(finalFigures({ ...figuresOf(record), metrics: { loss: [] } })['loss']).toBeNaN();
  });

  it.each<[string, unknown]>([
    ['of a state that leaves none', { state: 'threw' }],
    ['with a key of another version', { epochs: 3 }],
    ['without a count of requests', { draws: { order: { first: 'aa' } } }],
    ['with a metric that is no number', { metrics: { loss: '1 kg' } }],
    ['with a parameter of three bytes', { parameters: { w: 'AAAA' } }],
    ['with a parameter that is no base64', { parameters: { w: 'AAA*AAA=' } }],
    ['with a parameter of other words', { parameters: { w: '!' } }],
  ])('are not read %s', (_, change) => {
    const whole: Figures = figuresOf(record);
    expect(figures.safeParse(whole).success).toBe(true);
    expect(figures.safeParse({ ...whole, ...(change as Partial<Figures>) }).success).toBe(false);
  });
});
