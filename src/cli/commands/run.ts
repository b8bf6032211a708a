import type { ExitReason } from '../../outcome/exit-code.ts';
import type { Context } from '../../app/context.ts';
import { parseReporters } from '../../app/publish/reporters.ts';
import { createPrewarm } from '../../app/decide/prewarm.ts';
import type { OnPrinted } from '../../run/pool/worker-pool.ts';
import { readVersion } from '../../io/read-version.ts';

/** Seeds at which claims are tried without `--prevalence`. */
const usualSeeds = 1000;

/** Trains and decides the experiments, and writes their report. */
export async function run(
  context: Context<
    | 'locale'
    | 'reporter'
    | 'backend'
    | 'workers'
    | 'jit'
    | 'prevalence'
    | 'seeds'
    | 'set'
    | 'only'
    | 'grep'
    | 'output'
    | 'quiet'
    | 'show-output'
    | 'timeout'
    | 'timings'
    | 'bail'
  >,
): Promise<ExitReason> {
  const { backend, workers, jit, locale, timeout, prevalence = usualSeeds } = context.options;
  const { terminal, err, options } = context;
  // Whoever sits before it sees at once that it runs: a backend takes a second to start.
  if (terminal.interactive && !options.quiet) err(`bookproof ${await readVersion()} reads the experiments\n`);
  const reporters = await parseReporters(context);
  const resources = { backend, workers, jit, onPrinted: printedTo(context), timeout };
  const prewarm = createPrewarm(resources, context);
  try {
    const { decideExperiments } = await import('../../app/decide/decide-experiments.ts'); // while the threads start
    return await decideExperiments({ locale, reporters, resources, prevalence, prewarm }, context);
  } finally {
    await prewarm.close();
  }
}

/** Prints what runs print, a line each with its run before it; nothing unless it is asked for. */
function printedTo({ options, err }: Context<'show-output'>): OnPrinted {
  if (!options['show-output']) return () => undefined;
  return (run, text) =>
    err(
      text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `${run} | ${line}\n`)
        .join(''),
    );
}
