/** How one step of the set-up ended; `tensorflow` is the version of TensorFlow that a trial found. */
export type InstallStep =
  | { readonly state: 'done'; readonly tensorflow?: string }
  | { readonly state: 'failed'; readonly why: string };

/** Where a step works, and with what. */
export type Workplace = {
  readonly root: string;
  readonly staging: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
};
