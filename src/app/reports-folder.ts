import { resolve } from 'node:path';
import { posixPath } from '../io/posix-path.ts';
import { quote } from '../report/format/commands.ts';
import type { View } from '../report/view/outcome.ts';
import type { Context } from './context.ts';

type Place = Pick<Context<'output'>, 'options' | 'reports'>;

/** Returns the absolute path of the folder of reports. */
export function reportsFolder({ cwd, options, reports }: Place & Pick<Context, 'cwd'>): string {
  return reports?.folder ?? resolve(cwd, options.output);
}

/** Returns the folder of reports as a person reaches it from where the command was typed. */
export function shownFolder({ options, reports }: Place): string {
  return reports?.shown ?? options.output;
}

/** Returns a file of the root as a person reaches it from where the command was typed. */
export function shownFile(file: string, { cwd, here = cwd }: Pick<Context, 'cwd' | 'here'>): string {
  return posixPath(here, resolve(cwd, file));
}

/** Returns a view whose places and commands a person can use from where the command was typed. */
export function viewFromHere(view: View, context: Pick<Context, 'cwd' | 'here' | 'reports'>): View {
  if (context.here === undefined || context.here === context.cwd) return view;
  const file = shownFile(view.file, context);
  const flag = context.reports?.flag;
  const folder = flag === undefined ? '' : ` --output ${quote(flag)}`;
  const run = (command: string) => command.replace(` ${quote(view.file)} `, () => ` ${quote(file)} `);
  const moved = <T extends View['claims'][number]>(check: T): T => ({
    ...check,
    place: { ...check.place, file },
    commands: {
      explain: `${check.commands.explain}${folder}`,
      run: check.commands.run === null ? null : run(check.commands.run),
    },
  });
  return {
    ...view,
    file,
    claims: view.claims.map(moved),
    guards: view.guards.map(moved),
    open: view.open.map(moved),
    openFirst: view.openFirst.map(moved),
    failures: view.failures.map((failure) => ({ ...failure, command: run(failure.command) })),
  };
}
