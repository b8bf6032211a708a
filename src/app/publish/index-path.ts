import type { Context } from '../context.ts';
import { shownFolder } from '../reports-folder.ts';

/** Returns the path of the report's index, for a format that has no room for the whole report. */
export function indexPath(context: Pick<Context<'output'>, 'options' | 'reports'>): string {
  return `${shownFolder(context)}/index.html`;
}
