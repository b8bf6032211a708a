import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkspace, type Ended, type Workspace } from './workspace.ts';

/** Reads `rate`, and `batch` where its optimiser is sgd; asks for the stream start. */
const subject = `
export function fit(settings, random) {
  const { rate = 1, optimiser = 'sgd' } = settings;
  const batch = optimiser === 'sgd' ? (settings.batch ?? 1) : 1;
  const [start] = random.normal('start', [1]);
  return { metrics: { loss: [Math.abs(start) + 9 - rate * batch] }, parameters: { size: Float32Array.of(start) } };
}
`;
const experiment = (more: string, expected: string) => `
title: Names
subject: ../book.js#fit
claims:
  - id: holds
    expect: ${expected}
${more}`;

let workspace: Workspace;
let ran: Ended;

beforeAll(async () => {
  workspace = makeWorkspace({
    'book.js': subject,
    'experiments/swept.experiment.yaml': experiment(
      'sweep: { raet: [0, 1] }\n',
      'loss(raet=1) <= loss(raet=0)',
    ),
    'experiments/sound.experiment.yaml': experiment(
      `  - id: other-optimiser
    with: { optimiser: adam, batch: 2 }
    expect: loss(rate=0) >= 9
sweep: { rate: [0, 1] }
redraw: [start]
metrics: [loss]
relations:
  - { id: larger-batch, changes: { batch: 3 }, moves: [loss] }
guards: [metamorphic]
`,
      'loss(rate=1) > 0',
    ),
    'experiments/related.experiment.yaml': experiment(
      `relations:
  - { id: other-start, streams: [{ stream: strat, from-seed: 7 }], keeps: [loss] }
guards: [metamorphic]
`,
      'loss > 0',
    ),
  });
  ran = await workspace.bookproof([
    'run',
    '--prevalence',
    '0',
    '--quiet',
    '--reporter',
    'terminal,junit=j.xml',
  ]);
}, 120_000);
afterAll(() => workspace.remove());

const outcome = (id: string) =>
  JSON.parse(workspace.read(`reports/${id}/outcome.json`)) as { checks: { id: string; verdict: object }[] };
const verdictOf = (id: string, check: string) =>
  outcome(id).checks.find((each) => each.id === check)?.verdict ?? {};

describe('a name that no run answered to', () => {
  it('is told with what the code reads and the nearest, and ends with 4', () => {
    expect(ran.code).toBe(4);
    expect(ran.out.replaceAll(/\s+/g, ' ')).toContain(
      'no run read the setting "raet" of "sweep"; the code reads batch, optimiser, rate: did you mean "rate"?',
    );
  });

  it('stands in the page, in JUnit and in the outcome', () => {
    const words = /no run read the setting .{0,8}raet/;
    expect(workspace.read('reports/swept/index.html')).toMatch(words);
    expect(workspace.read('j.xml')).toMatch(words);
    expect(verdictOf('swept', 'holds')).toMatchObject({
      state: 'undecided',
      cause: { code: 'setting-unread', name: 'raet', near: 'rate' },
    });
  });

  it('is a stream of a relation too', () =>
    expect(verdictOf('related', 'metamorphic')).toMatchObject({
      state: 'undecided',
      cause: { code: 'stream-unasked', name: 'strat', near: 'start' },
    }));

  it('is none that some cells alone read', () =>
    expect(
      outcome('sound').checks.map(({ id, verdict }) => [id, 'state' in verdict && verdict.state]),
    ).toEqual([
      ['holds', 'holds'],
      ['other-optimiser', 'holds'],
      ['metamorphic', 'holds'],
      ['reproducible', 'holds'],
    ]));

  it('is told the same by judge, from the saved outcome, in Chinese as well', async () => {
    const { code, out } = await workspace.bookproof(['judge', 'swept', '--quiet', '--locale', 'zh-CN']);
    expect([code, out.replaceAll(/\s+/g, '')]).toEqual([4, expect.stringContaining('是否想写“rate”？')]);
    expect(verdictOf('swept', 'holds')).toMatchObject({ cause: { code: 'setting-unread' } });
  }, 120_000);

  it('is told of a single run, which is then not what it is called', async () => {
    const { code, out } = await workspace.bookproof(['run', 'swept', '--only', 'raet=1,seed=1', '--quiet']);
    expect([code, out]).toEqual([
      4,
      expect.stringContaining(
        'the code did not read the setting "raet"; it reads batch, optimiser, rate: did you mean "rate"?',
      ),
    ]);
  }, 120_000);
});
