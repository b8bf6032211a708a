import { beforeAll, describe, expect, it } from 'vitest';
import { polynomialFit, type Settings } from '../../src/book/polynomial-fit.ts';
import { createStreams } from '../../src/random/streams.ts';
import { loadBackend } from '../../src/run/worker/backend/load-backend.ts';
import { largestDifference, largestRmsDifference, rmsOf } from '../fixtures/truth/mxnet-truth.ts';

beforeAll(() => loadBackend('cpu'));

function train(settings: Settings) {
  const { random, drawn } = createStreams(3, []);
  const fit = polynomialFit(settings, random);
  const draws = (stream: string) =>
    drawn.filter((draw) => draw.stream === stream).map(({ values }) => values);
  return { ...fit, drawn, draws };
}

const chapter = {
  degree: 3,
  trainRows: 100,
  testRows: 100,
  epochs: 100,
  batchSize: 10,
  learningRate: 0.01,
  noiseSd: 0.1,
  initSd: 0.01,
};

/** Every constant another than the chapter's; 7 train rows in batches of 3 leave a last batch of one. */
const other: Required<Settings> = {
  degree: 2,
  trainRows: 7,
  testRows: 11,
  epochs: 8,
  batchSize: 3,
  learningRate: 0.005,
  noiseSd: 0.5,
  initSd: 2,
};

/** The fit in float64 from the same draws: plain loops over rows and powers. */
function replay({ draws }: ReturnType<typeof train>, constants: Required<Settings>) {
  const { degree, trainRows, testRows, epochs, batchSize, learningRate, noiseSd, initSd } = constants;
  const x = Array.from(draws('features')[0]!);
  const labels = x.map(
    (v, i) => 5 + 1.2 * v - 3.4 * v ** 2 + 5.6 * v ** 3 + noiseSd * draws('noise')[0]![i]!,
  );
  const w = Array.from(draws('init')[0]!, (start) => initSd * start);
  let b = 0;
  const residual = (row: number) =>
    w.reduce((sum, weight, k) => sum + weight * x[row]! ** (k + 1), b) - labels[row]!;
  const rms = (from: number, rows: number) => {
    const squares = Array.from({ length: rows }, (_, i) => residual(from + i) ** 2);
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / rows);
  };
  const [trainRms, testRms]: [number[], number[]] = [[], []];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = Array.from(draws('order')[epoch]!);
    for (let i = 0; i < trainRows; i += batchSize) {
      const batch = order.slice(i, i + batchSize).map((row) => ({ row, error: residual(row) }));
      for (const { row, error } of batch) {
        const step = (learningRate / batchSize) * error;
        for (let k = 0; k < degree; k++) w[k]! -= step * x[row]! ** (k + 1);
        b -= step;
      }
    }
    trainRms.push(rms(0, trainRows));
    testRms.push(rms(100, testRows));
  }
  return { w, b, labels, trainRms, testRms };
}

/** Float32 noise: at most 8.2e-6 was measured over 50 seeds, on wasm and cpu, and 1e-6 at the seed used here. */
const noise = 1e-5;

describe.each([
  { what: 'without settings uses the constants of the chapter', settings: {}, constants: chapter },
  {
    what: 'of degree 1 fits a line',
    settings: { degree: 1 },
    constants: { ...chapter, degree: 1 },
  },
  {
    what: 'given two rows takes both in one batch',
    settings: { trainRows: 2 },
    constants: { ...chapter, trainRows: 2, batchSize: 2 },
  },
  { what: 'given every setting uses each, a short last batch included', settings: other, constants: other },
])('the polynomial fit $what:', ({ settings, constants }) => {
  let trained: ReturnType<typeof train>;
  let computed: ReturnType<typeof replay>;
  beforeAll(() => {
    trained = train(settings);
    computed = replay(trained, constants);
  });

  it('its w and b are those of float64 SGD', () => {
    const { w, b } = trained.parameters;
    expect(largestDifference(w, computed.w)).toBeLessThan(noise);
    expect(largestDifference(b, [computed.b])).toBeLessThan(noise);
  });

  it('its losses on the train rows and the last rows are those of float64 SGD after every epoch', () => {
    const { trainLoss, testLoss } = trained.metrics;
    expect(largestRmsDifference(rmsOf(trainLoss), computed.trainRms)).toBeLessThan(noise);
    expect(largestRmsDifference(rmsOf(testLoss), computed.testRms)).toBeLessThan(noise);
  });

  it('its labels follow the cubic, whatever is fitted', () => {
    const scale = Math.max(...computed.labels.map(Math.abs));
    expect(largestDifference(trained.data.labels, computed.labels) / (1 + scale)).toBeLessThan(1e-6);
  });

  it('its features are the powers of x, a row each', () => {
    const { degree } = constants;
    const powers = Array.from(trained.draws('features')[0]!, (x) =>
      Array.from({ length: degree }, (_, k) => x ** (k + 1)),
    ).flat();
    const { features, rows } = trained.data;
    expect(rows).toBe(100 + constants.testRows);
    expect(features).toHaveLength(rows * degree);
    const relative = Array.from(features, (value, i) => (value - powers[i]!) / (1 + Math.abs(powers[i]!)));
    expect(Math.max(...relative.map(Math.abs))).toBeLessThan(1e-6);
  });

  it('it draws one order of the train rows an epoch, and each other stream once', () => {
    const { degree, trainRows, testRows, epochs } = constants;
    expect(trained.drawn.map(({ stream, shape }) => [stream, ...shape])).toEqual([
      ['features', 100 + testRows, 1],
      ['noise', 100 + testRows, 1],
      ['init', degree, 1],
      ...Array.from({ length: epochs }, () => ['order', trainRows]),
    ]);
  });
});

describe('the polynomial fit', () => {
  it('recovers the truth from data without noise', () => {
    const { parameters, metrics } = train({ noiseSd: 0, epochs: 500 });
    expect(largestDifference(parameters.w, [1.2, -3.4, 5.6])).toBeLessThan(1e-4);
    expect(largestDifference(parameters.b, [5])).toBeLessThan(1e-4);
    expect(metrics.testLoss.at(-1)).toBeLessThan(1e-8);
  });

  it('takes all its rows in one batch where they are fewer than ten', () => {
    const [given, own] = [train({ trainRows: 4, batchSize: 4 }), train({ trainRows: 4 })];
    expect(own.parameters).toEqual(given.parameters);
  });

  it('has the same data, test rows included, however many rows it trains on', () => {
    expect(train({ trainRows: 2, epochs: 1 }).data).toEqual(train({ epochs: 1 }).data);
  });

  it('refuses more train rows than there are, since the next ones are for testing', () => {
    expect(() => train({ trainRows: 101 })).toThrow('trainRows is 101; there are 100 to train on');
  });

  it('returns its start after no epochs', () => {
    const { parameters, metrics, draws } = train({ epochs: 0 });
    expect(
      largestDifference(
        parameters.w,
        Array.from(draws('init')[0]!, (v) => v * 0.01),
      ),
    ).toBeLessThan(1e-9);
    expect([...parameters.b]).toEqual([0]);
    expect(metrics).toEqual({ trainLoss: [], testLoss: [] });
  });
});
