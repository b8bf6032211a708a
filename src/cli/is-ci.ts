import type { Context } from '../app/context.ts';

/** Whether a job of continuous integration runs this, where no person looks on. */
export function isCi(env: Context['env']): boolean {
  return (env['CI'] ?? '') !== '' && env['CI'] !== 'false';
}
