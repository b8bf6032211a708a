import type { Context } from '../app/context.ts';

/** Returns true if a job of continuous integration runs this, so that no person looks on. */
export function isCi(env: Context['env']): boolean {
  return (env['CI'] ?? '') !== '' && env['CI'] !== 'false';
}
