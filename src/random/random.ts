/** Where a subject takes its random numbers from: every request goes to a named stream. */
export interface Random {
  /** Standard normals, row-major, of the shape asked for. */
  normal(stream: string, shape: readonly number[]): Float32Array;
  /** A permutation of 0 … n − 1. */
  permutation(stream: string, n: number): Int32Array;
}
