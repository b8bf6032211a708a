import type { Cause } from '../../model/outcome/cause.ts';
import { exitCodes, type ExitReason } from '../../outcome/exit-code.ts';
import type { Published } from './publish.ts';
import { blessCommand, explainCommand } from '../../report/format/commands.ts';
import type { Words } from '../../report/locale/words.ts';
import type { Context } from '../context.ts';
import { indexPath } from './index-path.ts';

/** Returns the last line of a command: what the exit code means, and the command that shows more. */
export function closingLine(
  published: readonly Published[],
  reason: ExitReason,
  words: Words,
  context: Pick<Context<'output'>, 'options' | 'reports'>,
): string {
  const { closing, exit } = words.section;
  const meaning = closing.exit(exitCodes[reason], exit[reason]);
  const output = context.reports?.flag ?? context.options.output;
  const open = checksOf(published).filter(({ verdict }) => verdict.state === reason);
  const worst = open.find(({ role }) => role === 'guard') ?? open[0]; // a guard names the cause
  if (published.length === 0) return meaning;
  const next =
    worst !== undefined
      ? closing.why(explainCommand(worst.id, output, worst.part))
      : reason === 'baseline'
        ? nextAfterMove(published, output, words)
        : reason === 'output'
          ? closing.refused
          : closing.report(indexPath(context));
  return `${meaning} · ${next}`;
}

/** Returns all checks, each with whether its report is a part. */
function checksOf(published: readonly Published[]) {
  return published.flatMap(({ view: { part }, outcome }) =>
    outcome.checks.map((check) => ({ ...check, part })),
  );
}

/** Returns what to do after figures moved. A blessing is offered only if nothing else changed. */
function nextAfterMove(published: readonly Published[], output: string, words: Words): string {
  const { closing } = words.section;
  const failing = checksOf(published).filter(({ verdict }) => verdict.state === 'fails');
  // What is blessed is the whole report: a part has figures to look at alone.
  const other = failing.find(
    ({ part, verdict: { cause } }) => cause !== undefined && (part || !movedAlone(cause)),
  );
  return other === undefined
    ? closing.bless(blessCommand(output))
    : closing.why(explainCommand(other.id, output, other.part));
}

function movedAlone(cause: Cause): boolean {
  return (cause.code === 'baseline-moved' || cause.code === 'drifted') && cause.beside?.length === 0;
}
