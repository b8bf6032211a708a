/**
 * Whether all rows of the slow tables are tried, as `.ci/run` asks for by BOOKPROOF_TESTS=all; else the first
 * of each, which show its mechanism.
 */
export const atLength = process.env['BOOKPROOF_TESTS'] === 'all';

/** The rows to try: all of them, or the first so many. */
export function firstOf<T>(count: number, rows: readonly T[]): readonly T[] {
  return atLength ? rows : rows.slice(0, count);
}
