import type { Outcome } from '../../model/outcome/outcome.ts';

/** The command that trains one run alone and judges what rests on it, as it was trained. It writes nothing, so it needs no folder. */
export function runAlone(
  { experiment, changes, environment }: Pick<Outcome, 'experiment' | 'changes' | 'environment'>,
  run: string,
): string {
  const { name, asked } = environment.backend;
  const flags = [...(asked === true ? [`--backend ${quote(name)}`] : []), ...changes.flatMap(changedRuns)];
  return ['npx bookproof run', quote(experiment.file), `--only ${quote(run)}`, ...flags].join(' ');
}

/** A change as it was typed, where it changes what the runs are; one that only selects checks is left out. */
function changedRuns(change: string): readonly string[] {
  const at = change.indexOf(' ');
  const [flag, value] = [change.slice(0, at), change.slice(at + 1)];
  return flag === '--seeds' || flag === '--set' ? [`${flag} ${quote(value)}`] : [];
}

/**
 * The command that shows all the evidence of one claim or guard.
 *
 * @param output the folder of reports that the command line named
 */
export function explain(id: string, output?: string): string {
  return `npx bookproof explain ${quote(id)}${inFolder(output)}`;
}

/** The command that shows what would be blessed, and asks. */
export function bless(output?: string): string {
  return `npx bookproof bless${inFolder(output)}`;
}

/** The command that compares two Outcomes, or two folders of reports. */
export function compare(base: string, head: string): string {
  return `npx bookproof compare ${quote(base)} ${quote(head)}`;
}

/** The folder of reports where none is named. */
export const defaultFolder = 'reports';

function inFolder(output: string = defaultFolder): string {
  return output === defaultFolder ? '' : ` --output ${quote(output)}`;
}

/** An argument as a POSIX shell reads it. */
function quote(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
