import type { Cause } from '../../model/outcome/cause.ts';
import { exitCodes, type ExitReason } from '../../outcome/exit-code.ts';
import type { Published } from './publish.ts';
import { blessCommand, explainCommand } from '../../report/format/commands.ts';
import type { Context } from '../context.ts';
import { indexPath } from './index-path.ts';

const meanings = {
  ok: 'everything holds',
  fails: 'a claim or guard fails',
  usage: 'usage or experiment error',
  baseline: 'only the baseline moved',
  undecided: 'something is undecided or was not measured',
  bug: 'a bug in bookproof',
  output: 'output cannot be written',
  interrupted: 'interrupted; what was finished is kept, marked incomplete',
} satisfies Record<ExitReason, string>;

/** Returns the last line of a command: what the exit code means, and the command that shows more. */
export function closingLine(
  published: readonly Published[],
  reason: ExitReason,
  context: Pick<Context<'output'>, 'options' | 'reports'>,
): string {
  const output = context.reports?.flag ?? context.options.output;
  const outcomes = published.map(({ outcome }) => outcome);
  const open = published
    .flatMap(({ view, outcome }) => outcome.checks.map((check) => ({ ...check, part: view.part })))
    .filter(({ verdict }) => verdict.state === reason);
  const worst = open.find(({ role }) => role === 'guard') ?? open[0]; // a guard names the cause
  if (outcomes.length === 0) return `exit ${exitCodes[reason]}: ${meanings[reason]}`;
  const next =
    worst !== undefined
      ? `${explainCommand(worst.id, output, worst.part)} shows why`
      : reason === 'baseline'
        ? nextAfterMove(published, output)
        : `report in ${indexPath(context)}`;
  return `exit ${exitCodes[reason]}: ${meanings[reason]} · ${next}`;
}

/** Returns what to do after figures moved. A blessing is offered only if nothing else changed. */
function nextAfterMove(published: readonly Published[], output: string): string {
  const failing = published
    .flatMap(({ view, outcome }) => outcome.checks.map((check) => ({ ...check, part: view.part })))
    .filter(({ verdict }) => verdict.state === 'fails');
  // What is blessed is the whole report: a part has figures to look at alone.
  const other = failing.find(
    ({ part, verdict: { cause } }) => cause !== undefined && (part || !movedAlone(cause)),
  );
  return other === undefined
    ? `${blessCommand(output)} shows what it would take`
    : `${explainCommand(other.id, output, other.part)} shows why`;
}

function movedAlone(cause: Cause): boolean {
  return (cause.code === 'baseline-moved' || cause.code === 'drifted') && cause.beside?.length === 0;
}
