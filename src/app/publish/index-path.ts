import type { Options } from '../options.ts';

/** Where the whole report stands, for a face that cannot hold it. */
export function indexPath({ output }: Pick<Options, 'output'>): string {
  return `${output}/index.html`;
}
