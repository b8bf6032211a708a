import type { Outcome } from '../../model/outcome/outcome.ts';

/**
 * Renders the command that makes one run alone and judges what depends on it. It repeats the backend and the
 * changed seeds and settings. It names no folder, since the command writes nothing.
 */
export function runAlone(
  { experiment, changes, environment }: Pick<Outcome, 'experiment' | 'changes' | 'environment'>,
  run: string,
): string {
  const { name, asked } = environment.backend;
  const flags = [...(asked === true ? [`--backend ${quote(name)}`] : []), ...changes.flatMap(changedRuns)];
  return ['npx bookproof run', quote(experiment.file), `--only ${quote(run)}`, ...flags].join(' ');
}

/** Repeats a change as it was typed if it changes the runs; a change that only selects checks is left out. */
function changedRuns(change: string): readonly string[] {
  const at = change.indexOf(' ');
  const [flag, value] = [change.slice(0, at), change.slice(at + 1)];
  return flag === '--seeds' || flag === '--set' ? [`${flag} ${quote(value)}`] : [];
}

/**
 * Renders the command that shows all the evidence of one claim or guard.
 *
 * @param output the folder of reports that the command line named
 * @param part whether it is that of a part beside a whole report
 */
export function explainCommand(id: string, output?: string, part = false): string {
  return `npx bookproof explain ${quote(id)}${part ? ' --part' : ''}${inFolder(output)}`;
}

/** Renders the command that shows what would be blessed, and asks. */
export function blessCommand(output?: string): string {
  return `npx bookproof bless${inFolder(output)}`;
}

/** Renders the command that compares two Outcomes, or two folders of reports. */
export function compareCommand(base: string, head: string): string {
  return `npx bookproof compare ${quote(base)} ${quote(head)}`;
}

/** The folder of reports if the command line names none. */
export const defaultFolder = 'reports';

function inFolder(output: string = defaultFolder): string {
  return output === defaultFolder ? '' : ` --output ${quote(output)}`;
}

/** Quotes an argument for a POSIX shell. */
export function quote(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
