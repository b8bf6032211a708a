import { bindChecks } from '../check/bind-checks.ts';
import { checkGroups } from '../check/check-groups.ts';
import { exitReason, type ExitReason } from '../outcome/exit-code.ts';
import { planRuns, type Plan } from '../plan/plan-runs.ts';
import type { Run } from '../plan/run.ts';
import { sweepRuns } from '../plan/sweep-runs.ts';
import { renderRun } from '../report/render-run.ts';
import type { Runner } from '../run/open-runner.ts';
import type { Experiment } from '../spec/experiment.ts';
import { didYouMean } from '../spec/did-you-mean.ts';
import { UsageError, type Context } from './context.ts';

type Open = (experiment: Experiment) => Promise<Runner | undefined>;

/** Runs one planned run, and prints its numbers and what the guards say of it alone. Writes nothing. */
export async function runOnly(
  experiments: readonly Experiment[],
  id: string,
  open: Open,
  context: Context,
): Promise<ExitReason> {
  const reasons: ExitReason[] = [];
  for (const { experiment, run } of findRun(experiments, id)) {
    const runner = await open(experiment);
    if (runner === undefined) return 'interrupted';
    try {
      reasons.push(await showRun(experiment, run, runner, context));
    } finally {
      await runner.close();
    }
  }
  return reasons.find((reason) => reason !== 'ok') ?? 'ok';
}

function findRun(experiments: readonly Experiment[], id: string) {
  const planned = experiments.flatMap((experiment) =>
    planAll(experiment).runs.map((run) => ({ experiment, run })),
  );
  const found = planned.filter(({ run }) => run.id === id);
  if (found.length > 0) return found;
  const meant = didYouMean(
    id,
    planned.map(({ run }) => run.id),
  );
  const hint = meant === undefined ? '`bookproof list --runs` shows them' : `did you mean "${meant}"?`;
  throw new UsageError(`--only ${id}: no such run is planned; ${hint}`);
}

function planAll(experiment: Experiment): Plan {
  const groups = checkGroups(bindChecks(experiment));
  return planRuns(sweepRuns(experiment), groups);
}

async function showRun(
  experiment: Experiment,
  run: Run,
  runner: Runner,
  context: Context,
): Promise<ExitReason> {
  const guards = bindChecks(experiment).filter(({ role }) => role === 'guard');
  const resting = guards.filter((check) =>
    check.runs().some((runs) => runs.length === 1 && runs[0]?.id === run.id),
  );
  const plan = planRuns(
    [run],
    resting.map((check) => ({ check: check.id, runs: [run], probe: false })),
  );
  const result = await runner.run(plan, () => undefined);
  const record = result.records.get(run.id);
  if (record === undefined) return 'interrupted';
  const checks = resting.map((check) => {
    const measured = result.measured.get(check.id) ?? [];
    return { id: check.id, role: check.role, measured: [...measured], verdict: check.judge(measured) };
  });
  context.out(renderRun(experiment, record, result.scalars.get(run.id) ?? {}, checks));
  return record.state === 'threw' ? 'undecided' : exitReason([{ complete: true, checks }]);
}
