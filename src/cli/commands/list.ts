import { bindChecks, type BoundCheck } from '../../check/bind-checks.ts';
import { checkGroups } from '../../check/check-groups.ts';
import { readBaseline } from '../../io/read-baseline.ts';
import type { ExitReason } from '../../outcome/exit-code.ts';
import { planRuns } from '../../plan/plan-runs.ts';
import { sweepRuns } from '../../plan/sweep-runs.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import { textIn } from '../../model/experiment/local-text.ts';
import type { Context } from '../../app/context.ts';
import { shownFile } from '../../app/reports-folder.ts';
import { loadExperiments } from '../../app/load-experiments.ts';
import { selectChecks } from '../../app/decide/select-checks.ts';

export async function list(context: Context<'grep' | 'runs'>): Promise<ExitReason> {
  const experiments = await loadExperiments(context);
  const selected = selectChecks(experiments, context.options.grep);
  for (const experiment of experiments) {
    const blessed = await readBaseline(context.cwd, experiment);
    const checks = bindChecks(experiment, { blessed, backend: '' }).filter(
      ({ id }) => selected?.has(id) ?? true,
    );
    context.out(
      renderExperiment(
        experiment,
        checks,
        selected !== undefined,
        context.options.runs,
        shownFile(experiment.file, context),
      ),
    );
  }
  return 'ok';
}

function renderExperiment(
  experiment: Experiment,
  checks: readonly BoundCheck[],
  partly: boolean,
  withRuns: boolean,
  file: string,
): string {
  const groups = checkGroups(checks);
  const plan = planRuns(partly ? [] : sweepRuns(experiment), groups);
  const says = new Map(experiment.claims.map((claim) => [claim.id, textIn(claim.says, 'en')]));
  const lines = checks.map(({ id, role }) => `  ${role}  ${id}${says.has(id) ? `: ${says.get(id)}` : ''}`);
  const runs = withRuns ? plan.runs.map(({ id }) => `  run    ${id}`) : [];
  return [
    `${experiment.id} (${file}): ${textIn(experiment.title, 'en')}, ${plan.runs.length} runs`,
    ...lines,
    ...runs,
    '',
  ].join('\n');
}
