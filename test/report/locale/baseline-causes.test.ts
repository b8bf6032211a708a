import { describe, expect, it } from 'vitest';
import type { Cause } from '../../../src/model/outcome/cause.ts';
import { causeText } from '../../../src/report/locale/en/cause-text.ts';
import { causeText as chineseText } from '../../../src/report/locale/zh-cn/cause-text.ts';

const run = 'lambda=5,seed=1';
const file = 'a.baseline.json';
const moved = {
  code: 'baseline-moved',
  run,
  quantity: { of: 'metric', name: 'testLoss', against: 'baseline' },
  measured: 0.25,
  stated: 0.24,
  runs: 3,
  of: 45,
  beside: [],
} satisfies Cause;
const drifted = {
  code: 'drifted',
  run,
  quantity: { of: 'cell', figure: 'testLoss', cell: 'lambda=5' },
  sds: -1.234,
  band: 0.5,
  beside: [],
} satisfies Cause;

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
      'a.baseline.json was blessed for b, c.ts#fit, and this is a, a.ts#fit: mend it, or delete it, and npx bookproof bless writes a new one',
    ],
    [
      'of one run that is missing names it',
      { code: 'baseline-stale', file, run, runs: 1, of: 45 },
      'a.baseline.json holds no figures of lambda=5,seed=1: what was blessed has other cells or seeds. npx bookproof bless writes it from a finished run of the experiment as its file states it',
    ],
    [
      'of many runs that are missing names one',
      { code: 'baseline-stale', file, run, runs: 2, of: 45 },
      'a.baseline.json holds no figures of 2 of 45 runs, such as lambda=5,seed=1: what was blessed has other cells or seeds. npx bookproof bless writes it from a finished run of the experiment as its file states it',
    ],
    [
      'of a metric that moved shows both figures',
      moved,
      '3 of 45 runs moved; in lambda=5,seed=1 the test loss is 0.25, blessed 0.24; nothing that it runs on moved: if it is meant, npx bookproof bless takes it',
    ],
    [
      'of a metric that moved a little shows as many digits as it takes',
      { ...moved, measured: 0.25, stated: 0.25 + 2 ** -50 },
      '3 of 45 runs moved; in lambda=5,seed=1 the test loss is 0.25, blessed 0.250000000000001; nothing that it runs on moved: if it is meant, npx bookproof bless takes it',
    ],
    [
      'of a parameter that moved shows how far',
      {
        ...moved,
        quantity: { of: 'parameter', name: 'w', against: 'baseline' },
        measured: 0.5,
        stated: 0,
        runs: 1,
        of: 1,
      },
      '1 of 1 run moved; in lambda=5,seed=1 the distance of w from what was blessed is 0.5; nothing that it runs on moved: if it is meant, npx bookproof bless takes it',
    ],
    [
      'of a count of draws shows both',
      { ...moved, quantity: { of: 'draws', against: 'baseline' }, measured: 8, stated: 7 },
      '3 of 45 runs moved; in lambda=5,seed=1 the number of draws is 8, blessed 7; nothing that it runs on moved: if it is meant, npx bookproof bless takes it',
    ],
    [
      'of a run that ends otherwise says how',
      { ...moved, quantity: { of: 'state', against: 'baseline' }, measured: 1, stated: 0, runs: 1 },
      '1 of 45 runs moved; lambda=5,seed=1 diverged, and was blessed as finished; nothing that it runs on moved: if it is meant, npx bookproof bless takes it',
    ],
    [
      'of a run that diverged when it was blessed says so',
      { ...moved, quantity: { of: 'state', against: 'baseline' }, measured: 0, stated: 1, runs: 1 },
      '1 of 45 runs moved; lambda=5,seed=1 finished, and was blessed as diverged; nothing that it runs on moved: if it is meant, npx bookproof bless takes it',
    ],
    [
      'of a drift says how far it is, and how far it may be',
      drifted,
      'the test loss at lambda=5 lies -1.23 seed standard deviations from what was blessed over fresh seeds such as lambda=5,seed=1, allowed 0.5; nothing that it runs on moved: if it is meant, npx bookproof bless takes it',
    ],
    [
      'of changed draws names the guard that can tell',
      { code: 'draws-changed', run, stream: 'init' },
      'lambda=5,seed=1 got other numbers from the stream "init" than when it was blessed, so its figures cannot be compared: the guard drift compares fresh seeds',
    ],
  ])('%s', (_, cause, text) => expect(causeText(cause)).toBe(text));

  const { beside: _, ...unknown } = moved;
  const node = { what: 'node', blessed: '20.20.2', now: '24.21.0' } as const;
  const cpu = { what: 'cpu', blessed: 'AMD EPYC', now: 'Apple M1' } as const;

  it.each<readonly [string, Cause, string, string]>([
    [
      'that the baseline does not say on what',
      unknown,
      '; the baseline does not say on what it was blessed',
      '；基线没有说明在什么环境中得到',
    ],
    [
      'another Node',
      { ...moved, beside: [node] },
      '; blessed on Node.js 20.20.2, this is 24.21.0',
      '；认可基线时Node.js 为 20.20.2，现在为 24.21.0',
    ],
    [
      'two things',
      { ...drifted, beside: [node, cpu] },
      '; blessed on Node.js 20.20.2, this is 24.21.0; on processor AMD EPYC, this is Apple M1',
      '；认可基线时Node.js 为 20.20.2，现在为 24.21.0；处理器为 AMD EPYC，现在为 Apple M1',
    ],
    [
      'another backend',
      { ...moved, beside: [{ what: 'backend', blessed: 'wasm', now: 'cpu' }] },
      '; blessed on backend wasm, this is cpu',
      '；认可基线时后端为 wasm，现在为 cpu',
    ],
  ])('of figures that moved says %s, and asks for no blessing', (__, cause, english, chinese) => {
    expect(causeText(cause).endsWith(english)).toBe(true);
    expect(causeText(cause)).not.toContain('npx bookproof bless');
    expect(chineseText(cause).endsWith(chinese)).toBe(true);
    expect(chineseText(cause)).not.toContain('npx bookproof bless');
  });
});
