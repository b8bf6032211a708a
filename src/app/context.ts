/** All that a command sees of the process. */
export type Context = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Words after the command. */
  readonly words: readonly string[];
  readonly flags: FlagValues;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly terminal: {
    /** Whether results may be coloured. */
    readonly color: boolean;
    readonly width: number;
    /** Whether a progress bar can be drawn. */
    readonly interactive: boolean;
  };
  /** Asks a person, who answers in a line; undefined where nobody can be asked. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Opens an address in a browser. */
  readonly open: (url: string) => Promise<void>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
};

/** What the command line gives, as typed. */
export type FlagValues = {
  readonly grep?: string;
  readonly only?: string;
  readonly backend?: string;
  readonly seeds?: string;
  readonly set?: readonly string[];
  readonly workers?: string;
  readonly output?: string;
  readonly reporter?: readonly string[];
  readonly jit?: string;
  readonly prevalence?: string;
  readonly locale?: string;
  readonly runs?: boolean;
  readonly timings?: boolean;
  readonly quiet?: boolean;
  readonly timeout?: string;
  readonly explore?: string;
  readonly yes?: boolean;
};

/** What the user asked for cannot be done: each line names the value and the remedy. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
