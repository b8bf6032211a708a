import type { Options } from '../options.ts';

/** Returns the path of the report's index, for a format that has no room for the whole report. */
export function indexPath({ output }: Pick<Options, 'output'>): string {
  return `${output}/index.html`;
}
