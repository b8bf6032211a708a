import type { ExitReason } from '../outcome/exit-code.ts';
import type { Context } from './context.ts';
import { expectReporters } from './expect-reporters.ts';
import { openAhead } from './open-ahead.ts';
import { readLocale } from './read-locale.ts';
import { readBackend, readJit, readPrevalence, readWorkers } from './run-flags.ts';

/** Trains, decides, writes: the main job. */
export async function run(context: Context): Promise<ExitReason> {
  const { flags } = context;
  const locale = readLocale(flags);
  const reporters = await expectReporters(context);
  const resources = { backend: readBackend(flags), workers: readWorkers(flags), jit: readJit(flags) };
  const prevalence = readPrevalence(flags);
  const threads = openAhead(resources, context);
  try {
    const { decideExperiments } = await import('./decide-experiments.ts'); // while the threads start
    return await decideExperiments({ locale, reporters, resources, prevalence, threads }, context);
  } finally {
    await threads.close();
  }
}
