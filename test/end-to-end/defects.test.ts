import { afterEach, describe, expect, it } from 'vitest';
import { copyChapter, makeWorkspace, type Workspace } from './workspace.ts';

/** One edit of the chapter's code, and the causes by code that guards must then name. */
type Defect = {
  readonly name: string;
  readonly file?: string;
  readonly from: string;
  readonly to: string;
  readonly causes: Readonly<Record<string, string>>;
};

const penalty = 'add(l2Penalty(w).mul(lambd))';

const defects: readonly Defect[] = [
  {
    name: 'the penalty has the wrong sign',
    from: penalty,
    to: penalty.replace('add', 'sub'),
    causes: { trajectory: 'decay', 'decay-law': 'decay' },
  },
  {
    name: 'the penalty lost its 1/2',
    from: 'w.square().sum().div(2)',
    to: 'w.square().sum()',
    causes: { trajectory: 'decay', 'decay-law': 'decay' },
  },
  {
    name: 'the bias is penalised',
    from: penalty,
    to: 'add(l2Penalty(w).add(l2Penalty(b)).mul(lambd))',
    causes: { trajectory: 'bias-decays' },
  },
  {
    name: 'the iterator runs over all rows',
    from: 'dataIter(batchSize, nTrain,',
    to: 'dataIter(batchSize, n,',
    causes: { streams: 'order-rows', trajectory: 'order-rows', 'decay-law': 'foreign-rows' },
  },
  {
    name: 'the learning rate is ten times too large',
    from: 'lr = 0.003',
    to: 'lr = 0.03',
    causes: { trajectory: 'learning-rate' },
  },
  {
    name: 'the noise is the prose’s',
    from: 'noiseSd = 0.01',
    to: 'noiseSd = 0.1',
    causes: { 'data-law': 'noise-sd', trajectory: 'labels-differ' },
  },
  {
    name: 'the train loss is reported as the test loss',
    from: 'meanLoss(testFeatures, testLabels)',
    to: 'meanLoss(trainFeatures, trainLabels)',
    causes: { recompute: 'other-rows', trajectory: 'loss-differs' },
  },
  {
    name: 'there are 9 epochs',
    from: 'numEpochs = 10',
    to: 'numEpochs = 9',
    causes: { streams: 'epoch-count', trajectory: 'epoch-count' },
  },
];

const guards = 'streams|data-law|trajectory|recompute|decay-law';

let workspace: Workspace;
afterEach(() => workspace.remove());

describe('a defect in the chapter’s code', () => {
  it.each(defects)(
    '$name: exit 1, and the guards name the cause',
    async ({ file = 'weight-decay.ts', from, to, causes }) => {
      workspace = makeWorkspace({});
      copyChapter(workspace);
      const path = `src/book/${file}`;
      const code = workspace.read(path);
      expect(code.split(from)).toHaveLength(2);
      workspace.write(
        path,
        code.replace(from, () => to),
      );

      const ended = await workspace.bookproof([
        'run',
        '--backend',
        'wasm',
        '--seeds',
        '1',
        '-g',
        `^(${guards})$`,
      ]);
      expect(ended.code).toBe(1);
      const { checks } = JSON.parse(workspace.read('reports/weight-decay/outcome.json'));
      const found: Record<string, string> = {};
      for (const { id, verdict } of checks)
        if (verdict.cause?.code !== undefined) found[id] = verdict.cause.code;
      expect(found).toMatchObject(causes);
    },
  );

  it('and none in the code as it is: every guard holds', async () => {
    workspace = makeWorkspace({});
    copyChapter(workspace);
    const ended = await workspace.bookproof([
      'run',
      '--backend',
      'wasm',
      '--seeds',
      '1',
      '-g',
      `^(${guards})$`,
    ]);
    expect(ended.out).toContain('5 guards hold');
    expect(ended.code).toBe(0);
  });
});
