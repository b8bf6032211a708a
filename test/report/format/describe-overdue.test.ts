import { expect, it } from 'vitest';
import { describeOverdue } from '../../../src/report/format/describe-overdue.ts';

const experiment = { id: 'small', file: 'experiments/small.experiment.ts' };

it.each<readonly [readonly string[], string]>([
  [[], 'small took longer than 1.5 s; no run was under way; a longer "timeout" gives it more'],
  [
    ['k=1,seed=1'],
    'small took longer than 1.5 s; under way: k=1,seed=1; `npx bookproof run experiments/small.experiment.ts --only k=1,seed=1` makes it alone, and a longer "timeout" gives it more',
  ],
  [
    ['k=1,seed=1', 'k=1,seed=2'],
    'small took longer than 1.5 s; under way: k=1,seed=1, k=1,seed=2; `npx bookproof run experiments/small.experiment.ts --only k=1,seed=1` makes the first alone, and a longer "timeout" gives it more',
  ],
])('runs that are under way when the time is over are named: %j', (underWay, words) =>
  expect(describeOverdue(experiment, 1500, underWay)).toBe(words),
);
