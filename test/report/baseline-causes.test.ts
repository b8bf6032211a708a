import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src/check/cause.ts';
import { causeText } from '../../src/report/locale/en/cause-text.ts';

const run = 'lambda=5,seed=1';
const file = 'a.baseline.json';
const moved = {
  code: 'baseline-moved',
  run,
  quantity: 'blessed metric testLoss',
  measured: 0.25,
  stated: 0.24,
  runs: 3,
  of: 45,
} as const;
const drifted = { code: 'drifted', run, quantity: 'testLoss at lambda=5', sds: -1.234, band: 0.5 } as const;

describe('the text of a cause', () => {
  it.each<[string, Cause, string]>([
    [
      'without a baseline tells how to make one',
      { code: 'baseline-absent', file },
      'there is no baseline a.baseline.json: npx bookproof bless writes it from a finished run',
    ],
    [
      'in what was blessed names both places',
      { code: 'baseline-foreign', file, blessed: 'b, c.ts#fit', own: 'a, a.ts#fit' },
      'a.baseline.json was blessed for b, c.ts#fit, and this is a, a.ts#fit: was it copied, or the experiment renamed? mend it, or delete it, and npx bookproof bless writes it anew',
    ],
    [
      'of one run that is missing names it',
      { code: 'baseline-stale', file, run, runs: 1, of: 45 },
      'a.baseline.json holds no figures of lambda=5,seed=1: was the experiment changed since, or on the command line? npx bookproof bless writes it from a finished run',
    ],
    [
      'of many runs that are missing names one',
      { code: 'baseline-stale', file, run, runs: 2, of: 45 },
      'a.baseline.json holds no figures of 2 of 45 runs, such as lambda=5,seed=1: was the experiment changed since, or on the command line? npx bookproof bless writes it from a finished run',
    ],
    [
      'of a metric that moved shows both figures',
      moved,
      '3 of 45 runs moved; in lambda=5,seed=1 the test loss is 0.25, blessed 0.24: is that meant? then npx bookproof bless',
    ],
    [
      'of a metric that moved a little shows as many digits as it takes',
      { ...moved, measured: 0.25, stated: 0.25 + 2 ** -50 },
      '3 of 45 runs moved; in lambda=5,seed=1 the test loss is 0.25, blessed 0.250000000000001: is that meant? then npx bookproof bless',
    ],
    [
      'of a parameter that moved shows how far',
      { ...moved, quantity: 'blessed parameter w', measured: 0.5, stated: 0, runs: 1, of: 1 },
      '1 of 1 run moved; in lambda=5,seed=1 the distance of w from what was blessed is 0.5: is that meant? then npx bookproof bless',
    ],
    [
      'of a count of draws shows both',
      { ...moved, quantity: 'blessed draws', measured: 8, stated: 7 },
      '3 of 45 runs moved; in lambda=5,seed=1 the number of draws is 8, blessed 7: is that meant? then npx bookproof bless',
    ],
    [
      'of a run that ends otherwise says how',
      { ...moved, quantity: 'blessed state', measured: 1, stated: 0, runs: 1 },
      '1 of 45 runs moved; lambda=5,seed=1 diverged, and was blessed as finished: is that meant? then npx bookproof bless',
    ],
    [
      'of a run that diverged when it was blessed says so',
      { ...moved, quantity: 'blessed state', measured: 0, stated: 1, runs: 1 },
      '1 of 45 runs moved; lambda=5,seed=1 finished, and was blessed as diverged: is that meant? then npx bookproof bless',
    ],
    [
      'of a drift says how far it is, and how far it may be',
      drifted,
      'the test loss at lambda=5 lies -1.23 seed standard deviations from what was blessed over fresh seeds such as lambda=5,seed=1, allowed 0.5: is that meant? then npx bookproof bless',
    ],
    [
      'of changed draws names the guard that can tell',
      { code: 'draws-changed', run, stream: 'init' },
      'lambda=5,seed=1 got other numbers from the stream "init" than when it was blessed, so its figures cannot be compared: does the guard drift hold, which compares fresh seeds?',
    ],
  ])('%s', (_, cause, text) => expect(causeText(cause)).toBe(text));
});
