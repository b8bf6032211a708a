import { changeExperiments } from '../../app/decide/change-experiments.ts';
import type { ExitReason } from '../../outcome/exit-code.ts';
import type { Experiment } from '../../model/experiment/experiment.ts';
import type { Context } from '../../app/context.ts';
import { openWorkers } from '../../app/decide/decide-experiment.ts';
import { loadExperiments } from '../../app/load-experiments.ts';

/** Prints how the book's code is traced, optimised and compiled into a program for lanes. */
export async function jit(context: Context<'backend' | 'set' | 'quiet'>): Promise<ExitReason> {
  const resources = { backend: context.options.backend, workers: 1 };
  const { experiments } = changeExperiments(await loadExperiments(context), context.options);
  for (const experiment of experiments) {
    const runner = await openWorkers(experiment, resources, context);
    if (runner === undefined) return 'interrupted';
    try {
      context.out(`${experiment.id}\n`);
      const reasons = new Set<string>();
      for (const { settings, lifted } of attempts(experiment)) {
        const description = await runner.describe(settings, lifted);
        if (context.signal.aborted) return 'interrupted';
        if (description.kind === 'program') {
          context.out(`${description.text}\n\n`);
          break;
        }
        const open = reasons.size === 0 && lifted.length > 0 ? `with ${lifted.join(', ')} left open ` : '';
        if (!reasons.has(description.reason)) context.out(`${open}declined: ${description.reason}\n\n`);
        reasons.add(description.reason);
      }
    } finally {
      await runner.close();
    }
  }
  return 'ok';
}

/**
 * Returns the settings to trace, in the order to try them. The first lifts the axes of numbers and has the
 * other axes at their first values; the second has all axes at their first values.
 */
function attempts({ sweep, settings }: Experiment) {
  const first = Object.entries(sweep).flatMap(([axis, [value]]) =>
    value === undefined ? [] : [[axis, value] as const],
  );
  const fixed = first.filter(([, value]) => typeof value !== 'number');
  const lifted = first.filter(([, value]) => typeof value === 'number').map(([axis]) => axis);
  return [
    { settings: { ...settings, ...Object.fromEntries(fixed) }, lifted },
    ...(first.length === 0 ? [] : [{ settings: { ...settings, ...Object.fromEntries(first) }, lifted: [] }]),
  ];
}
