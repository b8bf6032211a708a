import { formats } from '../app/publish/reporters.ts';
import { locales } from '../model/experiment/locales.ts';
import { backendNames } from '../model/run/backend.ts';

/** A flag of the command line, as `help` shows it and as the parser reads it. */
export type Flag = {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  readonly multiple?: boolean;
  /** The name of the value in the help. */
  readonly value?: string;
  readonly help: string;
};

export const flags = {
  grep: {
    type: 'string',
    short: 'g',
    value: 'pattern',
    help: 'only claims and guards, or defects, whose id matches (a regular expression)',
  },
  only: {
    type: 'string',
    value: 'run',
    help: 'one run alone, by its id: its numbers and its guards; writes nothing',
  },
  backend: { type: 'string', value: 'name', help: oneOf(['auto', ...backendNames]) },
  seeds: { type: 'string', value: 'list', help: 'seeds instead of the experiment’s own: 1..20 or 1,2,5' },
  set: {
    type: 'string',
    multiple: true,
    value: 'key=value',
    help: 'a setting for every run, or an axis’s values: --set lambda=0,5',
  },
  workers: { type: 'string', short: 'j', value: 'n', help: 'worker threads; default: all cores' },
  output: { type: 'string', short: 'o', value: 'folder', help: 'where reports are kept; default: reports' },
  reporter: {
    type: 'string',
    multiple: true,
    value: 'name[=file]',
    help: `${oneOf(Object.keys(formats))}; several by comma: terminal,junit=x.xml`,
  },
  jit: {
    type: 'string',
    value: 'choice',
    help: 'runs of which only figures are asked in lanes: auto (default), on (an error where they cannot be) or off',
  },
  prevalence: {
    type: 'string',
    value: 'seeds',
    help: 'of how many seeds claims are asked, in lanes; default: 1000',
  },
  locale: { type: 'string', value: 'language', help: `of the report: ${oneOf(locales)}` },
  part: {
    type: 'boolean',
    help: 'of the part that a run with -g, --seeds, --set or Ctrl-C left beside the whole report',
  },
  runs: { type: 'boolean', help: 'also the ids of the runs' },
  'show-output': { type: 'boolean', help: 'what the book’s code prints, on standard error, with its run' },
  timings: { type: 'boolean', help: 'where the time went' },
  quiet: { type: 'boolean', short: 'q', help: 'only what does not hold, and the closing line' },
  timeout: {
    type: 'string',
    value: 'seconds',
    help: 'how long a run may take; default: twenty times the median run, at least 60; a job of a sabotaged copy: twenty times the longest of the code as it is, with --explore ten times',
  },
  explore: {
    type: 'string',
    value: 'count',
    help: 'defects that are generated from the code, instead of a list of them; default: 50 of them',
  },
  yes: { type: 'boolean', short: 'y', help: 'without being asked' },
  'dry-run': {
    type: 'boolean',
    help: 'show what would be taken, and write nothing; 3 if there is something',
  },
  json: { type: 'boolean', help: 'as JSON, for other programs' },
  bail: { type: 'boolean', help: 'stop after the first experiment that does not hold' },
  color: {
    type: 'boolean',
    help: 'colour what is printed, whatever NO_COLOR, FORCE_COLOR and the terminal say',
  },
  'no-color': { type: 'boolean', help: 'colour nothing that is printed' },
  help: { type: 'boolean', short: 'h', help: 'what a command does' },
  version: { type: 'boolean', help: 'bookproof’s version' },
} as const satisfies Record<string, Flag>;

/** `a (default), b or c`, of two or more. */
function oneOf([usual, ...others]: readonly string[]): string {
  return `${[`${usual} (default)`, ...others.slice(0, -1)].join(', ')} or ${others.at(-1)}`;
}

export type FlagName = keyof typeof flags;

type Typed<F extends Flag> = F['type'] extends 'boolean'
  ? boolean
  : F extends { multiple: true }
    ? readonly string[]
    : string;

/** The flags of a command line with their values as typed. */
export type FlagValues = { readonly [Name in FlagName]?: Typed<(typeof flags)[Name]> };
