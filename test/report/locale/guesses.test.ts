import { expect, it } from 'vitest';
import { causeText } from '../../../src/report/locale/en/cause-text.ts';
import { blamesSteps } from '../../../src/check/blames-steps.ts';
import { causeText as chineseText } from '../../../src/report/locale/zh-cn/cause-text.ts';
import { nearName } from '../../../src/report/locale/near-name.ts';

const grown = { epoch: 5, growth: 1e11 };
const rise = { metric: 'loss', factor: 1e9 };

it.each([
  ['weights that grew until a later epoch', grown, true],
  ['weights that grew, of figures that are all finite', { ...grown, epoch: null }, true],
  ['a metric that grew', { epoch: 5, growth: null, rise }, true],
  ['no number from the first epoch on', { ...grown, epoch: 1 }, false],
  ['weights that ended as no number in the first epoch', { epoch: 1, growth: Number.NaN }, false],
  ['weights that shrank', { epoch: 5, growth: 0.5 }, false],
  ['nothing that is known to have grown', { epoch: 5, growth: null }, false],
  ['data that are not finite', { ...grown, rise, badData: { rows: 1, first: 7 } }, false],
])('steps are asked about where the numbers leave nothing else: %s', (_, how, blamed) => {
  expect(blamesSteps(how)).toBe(blamed);
  expect(causeText({ code: 'diverged', run: 'a', ...how }).includes('are its steps too large?')).toBe(blamed);
  expect(chineseText({ code: 'diverged', run: 'a', ...how }).includes('步子是否太大？')).toBe(blamed);
});

it.each([
  [
    3,
    'its train loss was 250 in epoch 3, where 100 is its limit',
    '第 3 个迭代周期的训练损失为 250，超过上限 100',
  ],
  [null, 'its train loss was 250, where 100 is its limit', '训练损失为 250，超过上限 100'],
] as const)(
  'a metric beyond its limit is named with its value (epoch %s), and no step is blamed',
  (epoch, en, zh) => {
    const beyond = { metric: 'trainLoss', epoch, value: 250, limit: 100 };
    const cause = { code: 'diverged', run: 'a', epoch: null, growth: null, beyond } as const;
    expect(causeText(cause)).toBe(`the run a diverged, ${en}`);
    expect(chineseText(cause)).toBe(`运行 a 发散，${zh}`);
  },
);

it('data that are not finite are named with their first row', () => {
  const cause = {
    code: 'diverged',
    run: 'a',
    epoch: 1,
    growth: null,
    badData: { rows: 3, first: 7 },
  } as const;
  expect(causeText(cause)).toBe(
    'the run a diverged in epoch 1: 3 rows of its data hold what is no finite number, the first is row 7',
  );
});

it.each([
  ['metric "accurcy"', ['accuracy', 'loss'], 'accuracy'],
  ['metric or parameter "weigths"', ['loss', 'weights'], 'weights'],
  ['parameter "wieght"', ['weight', 'b'], 'weight'],
  ['epoch 3 of "accuracy"', ['one number, at the end'], undefined],
  ['metric "b"', ['loss'], undefined],
  ['metric "loss"', [], undefined],
  ['a run', ['a ran'], undefined],
])('what a run lacks is held against what it left: %s, %j', (what, has, near) => {
  expect(nearName(what, has)).toBe(near);
  const cause = { code: 'missing', run: 'a', what, has } as const;
  const asked = /did you mean "(.*)"\?$/.exec(causeText(cause))?.[1];
  expect([asked, /“([^“”]*)”？$/.exec(chineseText(cause))?.[1]]).toEqual([near, near]);
});

it.each([
  [3, null, 'none, and 3 runs left no fit'],
  [1, 'auk', 'none, and 1 run left no fit'],
  [undefined, 'auk', 'none: did you mean "auk"?'],
  [undefined, null, 'none: name one that it knows, or remove this one'],
])('offers a name only if no other run might have answered: %s, %s', (failed, near, words) =>
  expect(
    causeText({
      code: 'metric-unreported',
      name: 'auc',
      place: 'metrics',
      known: [],
      near,
      ...(failed === undefined ? {} : { failed }),
    }),
  ).toBe(
    `no run${failed === undefined ? '' : ' that left a fit'} reported the metric "auc" of "metrics"; the code reports ${words}`,
  ),
);

it.each([
  ['cpu', true],
  ['tensorflow', true],
  ['webgl', false],
])('the backend %s is offered where the command line knows it: %s', (to, offered) => {
  const cause = { code: 'backend-changed', run: 'a', from: 'wasm', to } as const;
  expect(causeText(cause).includes(`--backend ${to}`)).toBe(offered);
  expect(chineseText(cause).includes(`--backend ${to}`)).toBe(offered);
});
