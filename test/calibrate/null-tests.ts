import { binomialInterval } from '../../src/statistics/binomial-interval.ts';
import { compareSamples } from '../../src/check/guards/drift/compare-samples.ts';
import type { DataLawMeasurement } from '../../src/check/guards/data-law/measurement.ts';
import { judgeDataLaw } from '../../src/check/guards/data-law/judge.ts';
import { describeSample } from '../../src/statistics/describe-sample.ts';
import { fillNormals } from '../../src/random/fill-normals.ts';
import type { NextWord } from '../../src/random/xoshiro128.ts';
import type { NullTest } from './null-suites.ts';

/** The rate at which every null test may go off. */
export const nullAlpha = 0.01;

/** The normal law's two-sided point of α = 0.01. */
const nullZ = 2.5758293035489004;

const normals = (next: NextWord, count: number): Float32Array => {
  const out = new Float32Array(count);
  fillNormals(next, out);
  return out;
};

const laws = {
  normal: (next: NextWord, count: number) => Array.from(normals(next, count)),
  'log-normal': (next: NextWord, count: number) => Array.from(normals(next, count), Math.exp),
};

/** A family of eight quantities, none of which drifted; any of them may raise the alarm. */
function drift(law: keyof typeof laws, blessed: number, fresh: number): NullTest {
  return {
    name: `drift, 8 ${law} quantities, ${blessed} against ${fresh}`,
    alarms: ['no band', 'band 0.5'],
    suite: (next) => {
      const pairs = Array.from({ length: 8 }, (_, i) => ({
        quantity: { of: 'cell' as const, figure: `q${i}`, cell: '' },
        run: '',
        blessed: laws[law](next, blessed),
        fresh: laws[law](next, fresh),
      }));
      const alarmed = (band: number) => compareSamples(pairs, nullAlpha, band).some(({ holds }) => !holds);
      const plain = alarmed(0);
      return [plain, plain && alarmed(0.5)]; // a band only takes alarms away
    },
  };
}

/** The interval of k successes in n runs at a known share: it should hold the share. */
function binomial(n: number, share: number): NullTest {
  const intervals = Array.from({ length: n + 1 }, (_, k) => binomialInterval(k, n, nullAlpha));
  return {
    name: `binomial interval, share ${share} of ${n}`,
    alarms: ['share outside'],
    suite: (next) => {
      let k = 0;
      for (let i = 0; i < n; i++) k += next() < share * 2 ** 32 ? 1 : 0;
      const { low, high } = intervals[k]!;
      return [share < low || share > high];
    },
  };
}

const counts = { noise: 120, start: 200, features: 24_000 };
const quantities = ['noiseMean', 'noiseSd', 'startMean', 'startSd', 'featureMean', 'featureSd'] as const;

/** Means and spreads of samples of the sizes that one run of the chapter has, each judged for itself. */
const dataLaw: NullTest = {
  name: 'data-law',
  alarms: quantities.map((quantity) => {
    const sample = quantity.startsWith('noise')
      ? 'noise'
      : quantity.startsWith('start')
        ? 'start'
        : 'features';
    return `${quantity} of ${counts[sample]}`;
  }),
  suite: (next) => {
    const value: DataLawMeasurement = {
      run: '',
      stated: { noiseSd: 1, initSd: 1, trueWeight: 0, trueBias: 0 },
      noise: describeSample(normals(next, counts.noise)),
      features: describeSample(normals(next, counts.features)),
      featureShift: 0,
      line: { slope: 0, intercept: 0, sd: 1, slopeError: 1, interceptError: 1 },
      start: { ...describeSample(normals(next, counts.start)), bias: 0 },
    };
    const { evidence } = judgeDataLaw([{ runs: [''], probe: false, diverged: null, value }], nullZ);
    const findings = evidence.kind === 'findings' ? evidence.findings : [];
    return quantities.map((name) => findings.find(({ quantity }) => quantity === name)?.holds === false);
  },
};

/** Every statistical check, at α = 0.01. */
export const nullTests: readonly NullTest[] = [
  drift('normal', 20, 20),
  drift('normal', 100, 20),
  drift('log-normal', 20, 20),
  drift('log-normal', 100, 20),
  binomial(100, 0.5),
  binomial(100, 0.77),
  binomial(100, 0.95),
  dataLaw,
];
