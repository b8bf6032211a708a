import { describe, expect, it } from 'vitest';
import { emptyTally } from '../../src/check/claims/tally-claim.ts';
import { planRuns } from '../../src/plan/plan-runs.ts';
import type { Run } from '../../src/model/run/run.ts';
import type { JitChoice } from '../../src/model/run/jit-choice.ts';
import type { LaneReply, LaneTask } from '../../src/run/protocol.ts';
import { Abandoned, TimedOut, type Patience, type Pool } from '../../src/run/pool/worker-pool.ts';
import { LanesRefused, createSubjectRunner } from '../../src/run/runner.ts';
import { minRunsPerProgram } from '../../src/run/schedule/execute-plan.ts';
import { sampleRuns } from '../../src/run/schedule/sample-runs.ts';
import { accelerated, resultOf } from './schedule/fake-lanes.ts';
import { setupOf } from './tiny-experiment.ts';

/** Of the one cell so many runs are made as written, whatever is asked of them. */
const asWritten = 1;
const planOf = (count: number) => {
  const runs = Array.from({ length: asWritten + count }, (_, i): Run => {
    const seed = i + 1;
    return { id: `seed=${seed}`, seed, settings: {}, overrides: [] };
  });
  return planRuns(
    [],
    runs.map((run) => ({ check: 'stays-finite', runs: [run], probe: false, readsFiguresOnly: true })),
  );
};
const loss = ({ seed }: Run) => seed;

/** Answers what is asked as written, and lane tasks as it is told. */
function open(
  jit: JitChoice,
  answerLanes: (task: LaneTask) => LaneReply = answerAll,
  options: { readonly timeout?: number; readonly signal?: AbortSignal } = {},
) {
  const asked: { readonly kind: string; readonly patience: Patience | undefined }[] = [];
  const pool: Pool = {
    seen: () => ({ files: [], packages: [], written: [] }),
    longest: () => 0,
    underWay: () => [],
    close: async () => undefined,
    ask: async (task, patience) => {
      if (!('setup' in task)) throw new Error('nothing is opened ahead');
      const { job, lanes } = task;
      if (lanes) {
        asked.push({ kind: lanes.kind, patience });
        return { kind: 'lanes', reply: answerLanes(lanes), thread: 1 };
      }
      if (!job)
        return {
          kind: 'ready',
          backend: { name: 'wasm', version: '4', why: 'a test' },
          region: { timeZone: 'UTC', locale: 'en-US' },
        };
      asked.push({ kind: 'written', patience });
      const { runs, measured } = resultOf(job.runs, loss);
      const callsBefore = { begun: 0, ended: 0 };
      const result = { runs: runs.map((each) => ({ ...each, callsBefore })), measured };
      return { kind: 'done', thread: 1, result };
    },
  };
  const subject = createSubjectRunner(pool, { ...setupOf('tiny', 'tiny'), jit }, options);
  const kinds = () => asked.map(({ kind }) => kind);
  return { subject, asked, kinds };
}

function answerAll(task: LaneTask): LaneReply {
  if (task.kind === 'accelerate')
    return { kind: 'accelerate', accelerations: task.wanted.map(() => accelerated()) };
  if (task.kind === 'tally') {
    const tally = { ...emptyTally, held: task.seeds.length, of: task.seeds.length };
    return { kind: 'tally', tallies: task.claims.map(() => tally) };
  }
  if (task.kind !== 'jobs') throw new Error(`"${task.kind}" is not asked here`);
  const result = resultOf(
    task.jobs.flatMap(({ runs }) => runs),
    loss,
  );
  return { kind: 'jobs', result };
}

const declines = (): LaneReply => ({
  kind: 'accelerate',
  accelerations: [{ kind: 'declined', reason: 'the code decides' }],
});

describe('what is worth tracing', () => {
  it.each([
    ['auto', minRunsPerProgram - 1, false, false],
    ['auto', minRunsPerProgram, false, true],
    ['auto', 1, true, true],
    ['on', 1, false, true],
    ['on', 0, true, false],
    ['off', minRunsPerProgram, true, false],
  ] as const)(
    'with --jit %s, of %i runs, seeds asked besides: %s, is so: %s',
    async (jit, count, seeds, is) => {
      const { subject, kinds } = open(jit);
      const { scalars } = await (
        await subject
      ).run(planOf(count), () => undefined, seeds ? { claims: [], mapped: [] } : undefined);
      expect(kinds().includes('accelerate')).toBe(is);
      expect(kinds().filter((kind) => kind === 'written')).toHaveLength(is ? asWritten : asWritten + count);
      expect(scalars.size).toBe(asWritten + count);
    },
  );
});

it('what lanes made is not taken for made as written where counted runs are compared', async () => {
  const { subject, kinds } = open('auto');
  const runner = await subject;
  const { experiment } = setupOf('tiny', 'tiny');
  const claims = experiment.claims;
  const written = () => kinds().filter((kind) => kind === 'written').length;
  await runner.run(planOf(minRunsPerProgram), () => undefined, { claims, mapped: [] });
  expect(written()).toBe(asWritten);
  // All these seeds stand in the plan: all but the first were made in lanes.
  const answer = await runner.countAtSeeds(claims, asWritten + minRunsPerProgram);
  const chosen = sampleRuns(experiment, claims, asWritten + minRunsPerProgram, 3);
  const fresh = new Set(chosen.map(({ seed }) => seed).filter((seed) => seed > asWritten));
  expect(fresh.size).toBeGreaterThan(0);
  expect(answer?.compared).toBe(chosen.length);
  expect(written()).toBe(asWritten + fresh.size);
});

describe('a trace', () => {
  it.each([
    ['takes too long is not tried again', new TimedOut('it took longer than 1 s'), 1],
    ['is not begun, patience being spent, is not tried again', new Abandoned('spent'), 1],
    ['ends its worker gets a second chance', new Error('its worker ended'), 2],
  ])('that %s, and all is made as written', async (_, error, attempts) => {
    const { subject, kinds } = open('auto', () => {
      throw error;
    });
    const runner = await subject;
    const { scalars } = await runner.run(planOf(minRunsPerProgram), () => undefined);
    expect(kinds().filter((kind) => kind === 'accelerate')).toHaveLength(attempts);
    expect(scalars.size).toBe(asWritten + minRunsPerProgram);
    expect(runner.programs()).toMatchObject([
      { state: 'declined', reason: 'it took too long, or its worker died twice' },
    ]);
  });

  it('has a patience of its own: one that takes too long leaves runs as written theirs', async () => {
    const { subject, asked } = open('auto', declines, { timeout: 7 });
    await (await subject).run(planOf(minRunsPerProgram), () => undefined);
    const patienceOf = (kind: string) =>
      new Set(asked.flatMap((each) => (each.kind === kind ? [each.patience] : [])));
    const [lanes, written] = [[...patienceOf('accelerate')], [...patienceOf('written')]];
    expect([lanes, written]).toEqual([[{ timeout: 7, spent: false }], [{ timeout: 7, spent: false }]]);
    expect(lanes[0]).not.toBe(written[0]);
  });
});

describe('lanes that are demanded', () => {
  it('and declined are refused with the reason', async () => {
    const running = (await open('on', declines).subject).run(planOf(1), () => undefined);
    await expect(running).rejects.toThrow(
      new LanesRefused('--jit on: the code decides; --jit auto runs it as written'),
    );
  });

  it('are not refused where the trace was interrupted', async () => {
    const interruption = new AbortController();
    const { subject } = open(
      'on',
      () => {
        interruption.abort();
        throw new Error('the pool is closed');
      },
      { signal: interruption.signal },
    );
    const { records } = await (await subject).run(planOf(1), () => undefined);
    expect(records.size).toBeLessThan(asWritten + 1);
  });
});
