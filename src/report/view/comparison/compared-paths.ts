/** What was compared, in the words of whoever asked. */
export type ComparedPaths = {
  readonly base: string;
  readonly head: string;
  /** The folder of reports that explains the head; null where it is none. */
  readonly output: string | null;
};
