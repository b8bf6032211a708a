import type { ExitReason } from '../outcome/exit-code.ts';
import type { Context } from './context.ts';
import { loadExperiments } from './load-experiments.ts';

export async function validate(context: Context): Promise<ExitReason> {
  for (const { file, claims, guards } of await loadExperiments(context)) {
    context.out(`${file}: ${claims.length} claims and ${guards.length} guards, no mistake\n`);
  }
  return 'ok';
}
