import { bindChecks } from '../../check/bind-checks.ts';
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

/** What is listed of an experiment, as `--json` prints it: keys are added, never renamed. */
type Listed = {
  readonly id: string;
  readonly title: string;
  /** From where the command was typed. */
  readonly file: string;
  readonly subject: string;
  readonly claims: readonly { readonly id: string; readonly says: string; readonly line: number }[];
  readonly guards: readonly { readonly id: string; readonly line: number }[];
  /** The ids of the runs that they need. */
  readonly runs: readonly string[];
};

/** Prints experiments, their claims and guards, and how many runs they need, or which. */
export async function list(context: Context<'grep' | 'runs' | 'json'>): Promise<ExitReason> {
  const { options, out } = context;
  const experiments = await loadExperiments(context);
  const selected = selectChecks(experiments, options.grep);
  const listed: Listed[] = [];
  for (const experiment of experiments) listed.push(await describe(experiment, selected, context));
  if (options.json) out(`${JSON.stringify({ format: 'bookproof/list/1', experiments: listed }, null, 2)}\n`);
  else for (const each of listed) out(render(each, options.runs));
  return 'ok';
}

async function describe(
  experiment: Experiment,
  selected: ReadonlySet<string> | undefined,
  context: Context,
): Promise<Listed> {
  const { id, title, file, subject, claims, guards } = experiment;
  const blessed = await readBaseline(context.cwd, experiment);
  const isSelected = (check: string) => selected?.has(check) ?? true;
  const checks = bindChecks(experiment, { blessed, backend: '' }).filter((check) => isSelected(check.id));
  const plan = planRuns(selected === undefined ? sweepRuns(experiment) : [], checkGroups(checks));
  const lineOf = (name: string) => guards.find((guard) => guard.name === name)?.at?.line ?? 1;
  return {
    id,
    title: textIn(title, 'en'),
    file: shownFile(file, context),
    subject: `${shownFile(subject.file, context)}#${subject.export}`,
    claims: claims
      .filter((claim) => isSelected(claim.id))
      .map((claim) => ({ id: claim.id, says: textIn(claim.says, 'en'), line: claim.at.line })),
    guards: checks
      .filter(({ role }) => role === 'guard')
      .map((guard) => ({ id: guard.id, line: lineOf(guard.id) })),
    runs: plan.runs.map((run) => run.id),
  };
}

function render({ id, title, file, claims, guards, runs }: Listed, withRuns: boolean): string {
  return [
    `${id} (${file}): ${title}, ${runs.length} runs`,
    ...claims.map((claim) => `  claim  ${claim.id}: ${claim.says}`),
    ...guards.map((guard) => `  guard  ${guard.id}`),
    ...(withRuns ? runs.map((run) => `  run    ${run}`) : []),
    '',
  ].join('\n');
}
