import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { handleLaneTask } from '../../../src/run/worker/handle-lane-task.ts';
import { setupOf } from '../tiny-experiment.ts';

const { experiment } = setupOf('tiny', 'tiny');

it('keeps the last fifty accelerations, and makes anew what it let go of', async () => {
  const traced: string[] = [];
  const accelerate = (subjectUrl: string) =>
    handleLaneTask(
      { kind: 'accelerate', wanted: [{ settings: {}, lifted: {}, optional: [] }] },
      {
        tf,
        experiment,
        checks: new Map(),
        backend: { name: 'cpu' },
        subjectUrl,
        subject: () => {
          traced.push(subjectUrl);
          throw new Error('no loss');
        },
      },
    );
  for (let i = 0; i < 50; i++) await accelerate(`file:${i}`);
  traced.length = 0;
  expect(await accelerate('file:0')).toMatchObject({
    kind: 'accelerate',
    accelerations: [{ kind: 'declined' }],
  });
  expect(traced).toEqual([]);
  await accelerate('file:50'); // in place of file:1, which was unused for longest
  await accelerate('file:0');
  expect(new Set(traced)).toEqual(new Set(['file:50']));
  await accelerate('file:1');
  expect(new Set(traced)).toEqual(new Set(['file:50', 'file:1']));
});
