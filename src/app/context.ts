import type { Options } from './options.ts';

/** All that a command sees of the process, with the options that it takes. */
export type Context<Taken extends keyof Options = never> = {
  /** The folder that bookproof works in; files of experiments, code and data are relative to it. */
  readonly cwd: string;
  /** The folder from which the command was typed, if it is another. */
  readonly here?: string;
  /** The folder of reports, where it is not `--output` below `cwd`. */
  readonly reports?: {
    readonly folder: string;
    /** As a person reaches it from `here`. */
    readonly shown: string;
    /** What `--output` must say in commands that are typed there; absent if they find it without. */
    readonly flag?: string;
  };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The words after the command, without flags. */
  readonly words: readonly string[];
  readonly options: Pick<Options, Taken>;
  /** Prints to standard output what `cleanForTerminal` leaves of a text; so does `err` to standard error. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly terminal: {
    /** Whether results may be coloured. */
    readonly color: boolean;
    readonly width: number;
    /** Whether a progress bar can be drawn. */
    readonly interactive: boolean;
    /** What marks colours and commands as our own, for `out` and `err`; absent: nothing does. */
    readonly seal?: string;
  };
  /** Asks a person and returns the line of the answer; undefined if nobody can be asked. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Opens an address in a browser. */
  readonly open: (url: string) => Promise<void>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
};

/** Thrown if what the user wants cannot be done. Each line of the message names the value and the remedy. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
