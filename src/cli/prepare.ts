import { resolve } from 'node:path';
import { findRoot } from '../io/find-root.ts';
import { readSettings } from '../io/read-settings.ts';
import type { Settings } from '../model/settings.ts';
import { UsageError, type Context } from '../app/context.ts';
import type { Options } from '../app/options.ts';
import type { TypedLine } from './command-line.ts';
import { commands } from './command-table.ts';
import { findPlace, reportersFrom, reportsFrom } from './find-place.ts';
import type { FlagName, FlagValues } from './flags.ts';
import { readFlags } from './read-flags.ts';

/** Where a command works, with the values of its flags: as typed, else as the package sets them. */
export type Prepared = Pick<Context, 'cwd' | 'here' | 'reports'> & {
  readonly options: Options;
  /** Says where the values of flags stand that were not typed, for messages about them. */
  readonly origins: readonly { readonly flag: FlagName; readonly place: string }[];
};

/**
 * Finds the folder that a command works in, and reads the settings there.
 *
 * @throws UsageError for settings that cannot be read, or a value that cannot
 */
export async function prepare({ command, words, values }: TypedLine, here: string): Promise<Prepared> {
  const found =
    command === 'compare' // its words are outcomes, wherever they are
      ? { root: (await findRoot(here)) ?? here, named: false }
      : await findPlace(here, words, values.output);
  const { root } = found;
  const set = await readSettings(root);
  if (set !== undefined && 'mistakes' in set) throw new UsageError(set.mistakes.join('\n'));
  const taken: readonly FlagName[] = commands[command].flags;
  const usual = taken.filter((flag) => values[flag] === undefined && isSet(set?.values, flag));
  const { output, ...others } = asTyped(set?.values ?? {}, usual);
  const options = readFlags({ ...others, ...values });
  const origins = set === undefined ? [] : usual.map((flag) => ({ flag, place: set.place }));
  if (root === here && output === undefined) return { cwd: here, options, origins };
  const folder =
    values.output === undefined ? resolve(root, output ?? options.output) : resolve(here, values.output);
  const typed = reportersFrom(here, root, values.reporter);
  return {
    cwd: root,
    ...(root === here ? {} : { here }),
    reports: reportsFrom(here, found, folder),
    options: typed === undefined ? options : { ...options, reporter: typed },
    origins,
  };
}

function isSet(values: Settings | undefined, flag: FlagName): flag is keyof Settings {
  return values !== undefined && (values as Record<string, unknown>)[flag] !== undefined;
}

/** Returns settings as the command line would have them. */
function asTyped(values: Settings, flags: readonly FlagName[]): FlagValues {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => flags.includes(name as FlagName))
      .map(([name, value]) => [name, name === 'reporter' ? [value].flat() : String(value)]),
  );
}
