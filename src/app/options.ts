import type { Locale } from '../model/experiment/locales.ts';
import type { BackendChoice } from '../model/run/backend.ts';
import type { JitChoice } from '../run/jit-choice.ts';

/** A regular expression that ids have to match, and how it was typed. */
export type Pattern = { readonly typed: string; readonly regex: RegExp };

/** What may be asked of a command, each flag of the command line read once; one that is not given has its default. */
export type Options = {
  readonly grep: Pattern | undefined;
  /** The id of the one run to make. */
  readonly only: string | undefined;
  readonly backend: BackendChoice;
  /** Instead of the experiment's own, and how they were typed. */
  readonly seeds: { readonly typed: string; readonly seeds: readonly number[] } | undefined;
  /** Settings or values of an axis, as typed: the experiment says of what type they are. */
  readonly set: readonly { readonly key: string; readonly value: string }[];
  /** Worker threads. */
  readonly workers: number;
  /** The folder of reports, as typed. */
  readonly output: string;
  /** As typed; undefined: the usual ones. */
  readonly reporter: readonly string[] | undefined;
  readonly jit: JitChoice;
  /** Of how many seeds claims are asked; undefined where it is not said. */
  readonly prevalence: number | undefined;
  readonly locale: Locale;
  readonly runs: boolean;
  readonly timings: boolean;
  readonly quiet: boolean;
  /** How long a job may take, in milliseconds; undefined where it is not said. */
  readonly timeout: number | undefined;
  /** How many generated defects are tried; undefined where none are asked for. */
  readonly explore: number | undefined;
  readonly yes: boolean;
};
