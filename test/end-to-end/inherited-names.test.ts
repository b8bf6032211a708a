import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorkspace, type Workspace } from './workspace.ts';

/** Metrics, parameters, an axis, a stream and a limit that are called as what every object inherits. */
const subject = `
export function fit({ toString: axis }, random) {
  const [a, b, c] = random.normal('constructor', [3]);
  return {
    metrics: {
      loss: [3 + a, 2, 1 - axis + b / 100],
      constructor: [1, 2, axis + c / 10],
      toString: [4, 5, 6 - a],
      hasOwnProperty: 7 + a,
    },
    parameters: { w: [1, 2, a], valueOf: [1, b], isPrototypeOf: [c] },
  };
}
`;
const experiment = `
title: Inherited
subject: ../subject.js#fit
equivalentTo: ../other.js#fit
metrics: [loss, constructor, toString, hasOwnProperty]
limits: { toString: 1e6 }
sweep: { toString: [1, 2] }
sizes: [toString]
seeds: 1..3
guards: [baseline, drift, equivalence]
claims:
  - { id: constructor, says: x, expect: constructor < 10, with: { toString: 1 } }
  - { id: to-string, says: x, expect: toString(toString=2) < 1000 }
  - { id: value-of, says: x, expect: norm(valueOf) + hasOwnProperty < 1000, with: { toString: 1 } }
  - { id: falls, says: x, expect: loss falls along toString }
  - { id: rises, says: x, expect: constructor rises along epoch, with: { toString: 2 } }
`;

let workspace: Workspace;
beforeAll(() => {
  workspace = makeWorkspace({
    'subject.js': subject,
    'other.js': subject,
    'experiments/inherited.experiment.yaml': experiment,
  });
});
afterAll(() => workspace.remove());

it('takes names that every object inherits in a run, its pictures, a blessing and a comparison', async () => {
  const run = ['run', '--backend', 'cpu', '-j', '1', '--reporter', 'terminal,markdown=report.md'];
  const first = await workspace.bookproof(run);

  expect(first.out).toContain('Inherited: 2 guards are undecided');
  expect(first.err).not.toContain('cannot be drawn');
  const blessed = await workspace.bookproof(['bless', 'inherited', '--yes'], { env: { CI: '' } });
  expect(blessed).toMatchObject({ code: 0 });
  const second = await workspace.bookproof([...run, '-o', 'others']);
  expect(second).toMatchObject({ code: 0 });
  expect(second.err).not.toContain('cannot be drawn');
  expect(await workspace.bookproof(['compare', 'reports', 'others'])).toMatchObject({ code: 0 });
});
