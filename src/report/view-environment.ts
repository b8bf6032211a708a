import type { Outcome } from '../outcome/outcome.ts';
import type { Words } from './locale/words.ts';
import { when } from './words/when.ts';
import { formatDuration } from './words/format-duration.ts';

/** A name and its value, for a list of facts. */
export type Fact = { readonly name: string; readonly value: string };

/** Where and with what the experiment ran. */
export function viewEnvironment({ environment }: Outcome, { section }: Words): readonly Fact[] {
  const { bookproof, node, platform, backend, workers, started, timings } = environment;
  const { environment: text } = section;
  return [
    { name: 'bookproof', value: bookproof },
    { name: text.backend, value: `${backend.name}, ${backend.version} (${backend.why})` },
    { name: text.node, value: node },
    { name: text.platform, value: platform },
    { name: text.workers, value: String(workers) },
    { name: text.started, value: when(started) },
    {
      name: text.time,
      value: Object.entries(timings)
        .map(([stage, time]) => `${stage} ${formatDuration(time)}`)
        .join(', '),
    },
  ];
}
