import type { FlagValues } from '../context.ts';

/** Where the whole report stands, for a face that cannot hold it. */
export function wholeReport({ output = 'reports' }: FlagValues): string {
  return `${output}/index.html`;
}
