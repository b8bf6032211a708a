import type { Outcome } from '../outcome/outcome.ts';
import { when } from './words/when.ts';
import { formatDuration } from './words/format-duration.ts';

/** A name and its value, for a list of facts. */
export type Fact = { readonly name: string; readonly value: string };

/** Where and with what the experiment ran. */
export function viewEnvironment({ environment }: Outcome): readonly Fact[] {
  const { bookproof, node, platform, backend, workers, started, timings } = environment;
  return [
    { name: 'bookproof', value: bookproof },
    { name: 'Backend', value: `${backend.name}, ${backend.version} (${backend.why})` },
    { name: 'Node.js', value: node },
    { name: 'Platform', value: platform },
    { name: 'Workers', value: String(workers) },
    { name: 'Started', value: when(started) },
    {
      name: 'Time',
      value: Object.entries(timings)
        .map(([stage, time]) => `${stage} ${formatDuration(time)}`)
        .join(', '),
    },
  ];
}
