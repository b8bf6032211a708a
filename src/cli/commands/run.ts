import type { ExitReason } from '../../outcome/exit-code.ts';
import type { Context } from '../../app/context.ts';
import { expectReporters } from '../../app/publish/reporters.ts';
import { openAhead } from '../../app/decide/prewarm-workers.ts';
import { readLocale } from '../../app/read-locale.ts';
import { readBackend, readJit, readPrevalence, readWorkers } from '../../app/run-flags.ts';

/** Trains, decides, writes: the main job. */
export async function run(context: Context): Promise<ExitReason> {
  const { flags } = context;
  const locale = readLocale(flags);
  const reporters = await expectReporters(context);
  const resources = { backend: readBackend(flags), workers: readWorkers(flags), jit: readJit(flags) };
  const prevalence = readPrevalence(flags);
  const threads = openAhead(resources, context);
  try {
    const { decideExperiments } = await import('../../app/decide/decide-experiments.ts'); // while the threads start
    return await decideExperiments({ locale, reporters, resources, prevalence, threads }, context);
  } finally {
    await threads.close();
  }
}
