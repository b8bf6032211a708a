import { describe, expect, it } from 'vitest';
import { hasWholeStreams } from '../../src/plan/has-whole-streams.ts';
import { isOwnRun } from '../../src/plan/is-own-run.ts';
import { makeRun, referenceRun } from '../../src/plan/make-run.ts';
import type { StreamOverride } from '../../src/model/run/stream-override.ts';

const experiment = { settings: {}, redraw: ['noise'] };
const runOf = (...overrides: StreamOverride[]) => makeRun(experiment, 1, { lambda: 5 }, overrides);
const otherStart: StreamOverride = { stream: 'init', kind: 'from-seed', seed: 7 };
const otherRows: StreamOverride = {
  stream: 'features',
  kind: 'from-seed',
  seed: 7,
  rows: [1, 2],
};

describe('isOwnRun and hasWholeStreams', () => {
  it.each([
    ['a run of the sweep', runOf(), true, true],
    ['one with another start', runOf(otherStart), false, true],
    ['one with other rows', runOf(otherRows), false, false],
    ['one whose inputs are zero', runOf({ stream: 'features', kind: 'zeros' }), false, false],
    ['one of the reference', referenceRun(runOf()), false, true],
  ])('of %s', (_, run, isOwn, isWhole) => {
    expect([isOwnRun(run, experiment), hasWholeStreams(run)]).toEqual([isOwn, isWhole]);
  });

  it('of an experiment that redraws nothing', () => {
    expect(isOwnRun(makeRun({ settings: {}, redraw: [] }, 1, {}), { redraw: [] })).toBe(true);
  });
});
