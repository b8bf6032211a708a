import { bindChecks } from '../../check/bind-checks.ts';
import type { LoadedBaseline } from '../../model/outcome/loaded-baseline.ts';
import { checkGroups } from '../../check/check-groups.ts';
import { readBaseline } from '../../io/read-baseline.ts';
import { exitReason, worstReason, type ExitReason } from '../../outcome/exit-code.ts';
import type { Words } from '../../report/locale/words.ts';
import { comparableRun } from '../../plan/same-run.ts';
import { planRuns, type Plan } from '../../plan/plan-runs.ts';
import type { Run } from '../../model/run/run.ts';
import { sweepRuns } from '../../plan/sweep-runs.ts';
import { renderRun } from '../../report/terminal/render-run.ts';
import { isFailed } from '../../plan/is-failed.ts';
import type { Runner } from '../../run/runner.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import { didYouMean } from '../../spec/did-you-mean.ts';
import { UsageError, type Context } from '../context.ts';

type Open = (experiment: Experiment) => Promise<Runner | undefined>;

/**
 * Makes one planned run, of every experiment that plans it, and prints its numbers and the guards that read
 * this run only. Writes nothing.
 *
 * @param id of the run, as a person may type it
 * @throws UsageError if no experiment plans it
 */
export async function runOnly(
  experiments: readonly Experiment[],
  id: string,
  open: Open,
  words: Words,
  context: Context,
): Promise<ExitReason> {
  const reasons: ExitReason[] = [];
  for (const { experiment, run, blessed } of await findRun(experiments, id, context)) {
    const runner = await open(experiment);
    if (runner === undefined) return 'interrupted';
    try {
      reasons.push(await showRun(experiment, run, blessed, runner, words, context));
    } finally {
      await runner.close();
    }
  }
  return worstReason(reasons);
}

async function findRun(experiments: readonly Experiment[], id: string, { cwd }: Context) {
  const plans = await Promise.all(
    experiments.map(async (experiment) => {
      const blessed = await readBaseline(cwd, experiment);
      return planAll(experiment, blessed).runs.map((run) => ({ experiment, run, blessed }));
    }),
  );
  const planned = plans.flat();
  const ids = new Map(planned.map(({ run }) => [comparableRun(run.id), run.id]));
  const wanted = comparableRun(id);
  const found = planned.filter(({ run }) => run.id === ids.get(wanted));
  if (found.length > 0) return found;
  const near = didYouMean(wanted, [...ids.keys()]);
  const meant = near === undefined ? undefined : ids.get(near);
  const hint = meant === undefined ? '`bookproof list --runs` shows them' : `did you mean "${meant}"?`;
  throw new UsageError(`--only ${id}: no such run is planned; ${hint}`);
}

function planAll(experiment: Experiment, blessed: LoadedBaseline): Plan {
  const groups = checkGroups(bindChecks(experiment, { blessed, backend: '' }));
  return planRuns(sweepRuns(experiment), groups);
}

async function showRun(
  experiment: Experiment,
  run: Run,
  blessed: LoadedBaseline,
  runner: Runner,
  words: Words,
  context: Context,
): Promise<ExitReason> {
  const judging = { blessed, backend: runner.backend.name };
  const guards = bindChecks(experiment, judging).filter(({ role }) => role === 'guard');
  const dependentGuards = guards.filter((check) =>
    check.runs().some((runs) => runs.length === 1 && runs[0]?.id === run.id),
  );
  const plan = planRuns(
    [run],
    dependentGuards.map((check) => ({ check: check.id, runs: [run], probe: false })),
  );
  const result = await runner.run(plan, () => undefined);
  const record = result.records.get(run.id);
  if (record === undefined) return 'interrupted';
  const checks = dependentGuards.map((check) => {
    const measured = result.measured.get(check.id) ?? [];
    return { id: check.id, role: check.role, measured: [...measured], verdict: check.judge(measured) };
  });
  const scalars = result.scalars.get(run.id) ?? {};
  context.out(renderRun(experiment, run.settings, record, scalars, checks, words));
  const isCalledAsItRan = Object.keys(run.settings).every((name) => record.reads?.includes(name) ?? true);
  return isFailed(record) || !isCalledAsItRan ? 'undecided' : exitReason([{ complete: true, checks }]);
}
