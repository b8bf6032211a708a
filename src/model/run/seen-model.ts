/** The rows that one model trained on and evaluated, each by a hash of its features and labels. */
export type SeenModel = {
  /** How often each row reached an update. */
  readonly trained: Map<number, number>;
  /** Rows that stood twice or more in one batch that was trained on: the data hold them more than once. */
  readonly repeated: Set<number>;
  /** One for each evaluation: of `evaluate`, or of a fit's validation data. */
  readonly passes: { readonly kind: 'validation' | 'evaluation'; readonly rows: number[] }[];
  /**
   * Largest difference of one row's outputs alone from those among other rows, over 1 + its largest output; null where
   * that was not measured.
   */
  alone: number | null;
};
