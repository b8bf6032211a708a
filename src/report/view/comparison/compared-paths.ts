/** The two paths of a comparison, as the command line spelled them. */
export type ComparedPaths = {
  readonly base: string;
  readonly head: string;
  /** The folder of reports that `explain` reads for the head; null if the head is not one. */
  readonly output: string | null;
};
