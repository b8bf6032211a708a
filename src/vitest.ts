import { availableParallelism } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadExperiments } from './app/load-experiments.ts';
import { loadSabotages } from './app/sabotage/load-sabotages.ts';
import { trySabotage } from './app/sabotage/try-sabotage.ts';
import { findMatrixProblems, type MatrixProblem } from './sabotage/matrix-problems.ts';
import { describeEnvironment } from './io/describe-environment.ts';
import { digestSources } from './io/digest-sources.ts';
import { readBaseline } from './io/read-baseline.ts';
import { subjectUrls } from './io/subject-urls.ts';
import type { Outcome } from './model/outcome/outcome.ts';
import { describeOverdue } from './report/format/describe-overdue.ts';
import { runExperiment } from './app/decide/run-experiment.ts';
import { english } from './report/locale/en/english.ts';
import { renderExplanation } from './report/terminal/render-explanation.ts';
import { viewOutcome } from './report/view/outcome.ts';
import type { BackendChoice } from './model/run/backend.ts';
import { openRunner } from './run/runner.ts';
import type { JitChoice } from './model/run/jit-choice.ts';
import type { Experiment } from './model/experiment/experiment.ts';
import { textIn } from './model/experiment/local-text.ts';

export type TestOptions = {
  /** Default `auto`. */
  readonly backend?: BackendChoice;
  /** Worker threads; default all cores. */
  readonly workers?: number;
  /** Whether runs of which only figures are asked may be made in lanes (`on`: they must); default `auto`. */
  readonly jit?: JitChoice;
  /** For all runs together, in milliseconds; default five minutes. */
  readonly timeout?: number;
};

/**
 * Makes each claim and guard of an experiment a test of its own, in any vitest suite:
 * `await testExperiment('experiments/chapter.experiment.ts')` at the top of a test file.
 * The runs happen once, before the first test; a test fails with the whole evidence.
 *
 * @param file relative to the folder vitest runs in
 * @throws UsageError where the experiment has mistakes, with all of them
 */
export async function testExperiment(file: string, options: TestOptions = {}): Promise<void> {
  const [experiment] = await loadExperiments({ cwd: process.cwd(), words: [file] });
  if (experiment === undefined) throw new Error(`${file} holds no experiment`);
  describe(textIn(experiment.title, 'en'), () => {
    let outcome: Outcome;
    const timeout = options.timeout ?? 300_000;
    beforeAll(async () => {
      outcome = await decide(experiment, { ...options, timeout });
    }, timeout + grace);
    for (const { id, says } of experiment.claims)
      it(`${id}: ${textIn(says, 'en')}`, () => expectToHold(outcome, id));
    for (const { name } of experiment.guards) it(`guard ${name}`, () => expectToHold(outcome, name));
  });
}

/**
 * Makes each deliberate defect beside an experiment a test of its own, which fails where no check notices it
 * or one does not that should; and each check another, which fails where it noticed nothing:
 * `await testSabotage('experiments/chapter.sabotage.ts')` at the top of a test file.
 *
 * @param file relative to the folder vitest runs in
 * @throws UsageError where the experiment or its list of defects has mistakes, with all of them
 */
export async function testSabotage(file: string, options: TestOptions = {}): Promise<void> {
  const [pair] = await loadSabotages({ cwd: process.cwd(), words: [file] });
  if (pair === undefined) throw new Error(`${file} holds no defects`);
  const { experiment, sabotage } = pair;
  const { backend = 'auto', workers = availableParallelism(), jit = 'auto' } = options;
  const checks = [...experiment.claims.map(({ id }) => id), ...experiment.guards.map(({ name }) => name)];
  describe(`sabotage of ${textIn(experiment.title, 'en')}`, () => {
    let problems: readonly MatrixProblem[] = [];
    beforeAll(async () => {
      const trial = { cwd: process.cwd(), backend, workers, jit, on: () => undefined };
      const matrix = await trySabotage(pair, trial);
      if (matrix === undefined) throw new Error('the sabotage was interrupted');
      problems = findMatrixProblems(matrix);
      const broken = problems.find(({ kind }) => kind === 'broken');
      if (broken !== undefined) throw new Error(english.problem(broken));
    }, options.timeout ?? 600_000);
    const problemsOf = (key: 'defect' | 'check', name: string) =>
      problems.filter((problem) =>
        key in problem ? (problem as Record<string, unknown>)[key] === name : false,
      );
    for (const { id, says } of sabotage.defects)
      it(`defect ${id}: ${says}`, () => expect(problemsOf('defect', id).map(english.problem)).toEqual([]));
    for (const check of checks)
      it(`check ${check} can fail, and holds on the code as it is`, () =>
        expect(
          problemsOf('check', check)
            .filter((problem) => !('defect' in problem))
            .map(english.problem),
        ).toEqual([]));
  });
}

/** Between the end of the time given and that of the hook, to say what was under way. */
const grace = 30_000;

async function decide(
  experiment: Experiment,
  { timeout, ...options }: TestOptions & { readonly timeout: number },
): Promise<Outcome> {
  const overdue = new AbortController();
  let underWay: () => readonly string[] = () => [];
  let late: Error | undefined;
  const timer = setTimeout(() => {
    late = new Error(describeOverdue(experiment, timeout, underWay()));
    overdue.abort();
  }, timeout);
  try {
    const outcome = await decideUnder(experiment, options, overdue.signal, (runs) => (underWay = runs));
    if (late) throw late;
    return outcome;
  } catch (error) {
    throw late ?? error;
  } finally {
    clearTimeout(timer);
  }
}

async function decideUnder(
  experiment: Experiment,
  { backend = 'auto', workers = availableParallelism(), jit = 'auto' }: TestOptions,
  signal: AbortSignal,
  onOpen: (underWay: () => readonly string[]) => void,
): Promise<Outcome> {
  const urls = subjectUrls(process.cwd(), experiment);
  const runner = await openRunner({ experiment, ...urls, backend, workers, jit, signal });
  onOpen(() => runner.underWay());
  try {
    const sourcesOf = await digestSources(process.cwd(), experiment);
    const environment = {
      ...(await describeEnvironment()),
      ...runner.region,
      backend: { ...runner.backend },
      workers,
      timings: {},
    };
    return await runExperiment(experiment, runner, {
      changes: [],
      blessed: await readBaseline(process.cwd(), experiment),
      sources: () => sourcesOf(runner.seen()),
      environment,
      signal,
      on: () => undefined,
      now: () => performance.now(),
    });
  } finally {
    await runner.close();
  }
}

function expectToHold(outcome: Outcome, id: string): void {
  const { claims, guards } = viewOutcome(outcome, english);
  const check = [...claims, ...guards].find((entry) => entry.id === id);
  if (check === undefined) throw new Error(`the outcome holds no "${id}"`);
  expect(check.verdict.state, renderExplanation(check, english, { color: false, width: 100 })).toBe('holds');
}
