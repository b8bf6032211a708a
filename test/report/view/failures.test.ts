import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import type { RunRecord } from '../../../src/model/run/record.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { viewFailures } from '../../../src/report/view/failures.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';

type Threw = Extract<RunRecord, { state: 'threw' }>;

/** The first runs threw so. */
function threw(errors: readonly Threw['error'][]): Outcome {
  const green = greenOutcome();
  const records = errors.map((error, i): RunRecord => {
    const run = green.plan[i]?.id ?? '';
    return { run, draws: [], state: 'threw', error, output: `of ${run}\n` };
  });
  return { ...green, records: [...records, ...green.records.slice(errors.length)] };
}

describe('viewFailures', () => {
  it('shows each error once, with its first run, how many others, and its place', () => {
    const one = { name: 'RangeError', message: 'no', frames: ['a.ts:1:2', 'b.ts:3:4'], code: 'f(x)', causes: ['Error: deep'] }; // prettier-ignore
    const elsewhere = { ...one, frames: ['c.ts:9:9'] };
    expect(viewFailures(threw([one, elsewhere, one]), english)).toEqual([
      {
        runs: 'lambda=0,seed=1 and 1 other run',
        error: 'RangeError: no',
        place: 'a.ts:1:2',
        code: 'f(x)',
        trace: ['called from b.ts:3:4', 'caused by Error: deep'],
        output: ['of lambda=0,seed=1'],
        command: 'npx bookproof run experiments/ridge.experiment.ts --only lambda=0,seed=1',
      },
      expect.objectContaining({ runs: 'lambda=1,seed=1', place: 'c.ts:9:9' }),
    ]);
  });

  it('shows an error of 0.1.0, which has no place', () =>
    expect(viewFailures(threw([{ name: 'Error', message: 'no' }]), english)).toMatchObject([
      { place: null, code: null, trace: [] },
    ]));

  it('shows none where no run failed', () => expect(viewFailures(greenOutcome(), english)).toEqual([]));
});
