/** A shape: its sides, or one number where there is one side. */
export type Shape = number | readonly number[];

/** Where a subject takes its random numbers from: every request goes to a named stream. Arrays are row-major. */
export interface Random {
  /** Standard normals. */
  normal(stream: string, shape: Shape): Float32Array;
  /** Numbers spread evenly over [low, high): 0 to 1 unless said. */
  uniform(stream: string, shape: Shape, low?: number, high?: number): Float32Array;
  /** Ones with probability `p`, 0.5 unless said, and zeros. */
  bernoulli(stream: string, shape: Shape, p?: number): Float32Array;
  /** Whole numbers, each in [low, high) alike. */
  integers(stream: string, shape: Shape, low: number, high: number): Int32Array;
  /** A permutation of 0 … n − 1. */
  permutation(stream: string, n: number): Int32Array;
  /** `count` different numbers of 0 … n − 1, in the order in which they were drawn. */
  choice(stream: string, n: number, count: number): Int32Array;
}

/** What a stream may be asked for. */
export const drawKinds = ['normal', 'uniform', 'bernoulli', 'integers', 'permutation', 'choice'] as const;
export type DrawKind = (typeof drawKinds)[number];

export type DrawnArray = Float32Array | Int32Array;

/** One request to a stream, with what was handed out. */
export type Drawn = {
  readonly stream: string;
  readonly kind: DrawKind;
  readonly shape: readonly number[];
  readonly values: DrawnArray;
};
