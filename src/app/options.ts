import type { Locale } from '../model/experiment/locales.ts';
import type { BackendChoice } from '../model/run/backend.ts';
import type { JitChoice } from '../model/run/jit-choice.ts';

/** A regular expression that selects ids, and how it was typed. */
export type Pattern = { readonly typed: string; readonly regex: RegExp };

/** The values of all flags of the command line, read once. A flag that is not given has its default. */
export type Options = {
  readonly grep: Pattern | undefined;
  /** The id of the one run to make. */
  readonly only: string | undefined;
  readonly backend: BackendChoice;
  /** The seeds to use instead of the experiment's own, and how they were typed. */
  readonly seeds: { readonly typed: string; readonly seeds: readonly number[] } | undefined;
  /** Settings, or values of an axis, as typed. The experiment decides their types. */
  readonly set: readonly { readonly key: string; readonly value: string }[];
  /** Worker threads. */
  readonly workers: number;
  /** The folder of reports, as typed. */
  readonly output: string;
  /** The reporters as typed; undefined: the command's default. */
  readonly reporter: readonly string[] | undefined;
  readonly jit: JitChoice;
  /** How many seeds each claim is tried at; undefined: the command's default. */
  readonly prevalence: number | undefined;
  readonly locale: Locale;
  /** Read the parts beside whole reports, instead of those. */
  readonly part: boolean;
  readonly runs: boolean;
  /** Whether what the book's code prints is shown. */
  readonly 'show-output': boolean;
  readonly timings: boolean;
  readonly quiet: boolean;
  /** Milliseconds that a job may take; undefined: the command's default. */
  readonly timeout: number | undefined;
  /** How many generated defects to try; undefined: those of a list instead. */
  readonly explore: number | undefined;
  readonly yes: boolean;
  /** Show what would be written, and write nothing. */
  readonly 'dry-run': boolean;
  readonly json: boolean;
  /** Stop after the first experiment that does not hold. */
  readonly bail: boolean;
};
