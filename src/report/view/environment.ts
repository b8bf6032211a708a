import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Words } from '../locale/words.ts';
import { formatTimestamp, formatDuration } from '../format/numbers.ts';

export type Fact = { readonly name: string; readonly value: string };

/** Lists where and with what the experiment ran. */
export function viewEnvironment(outcome: Outcome, words: Words): readonly Fact[] {
  const { environment } = outcome;
  const { bookproof, node, platform, cpu, timeZone, locale, backend, workers, started, timings } =
    environment;
  const { environment: text } = words.section;
  return [
    { name: 'bookproof', value: bookproof },
    { name: text.backend, value: `${backend.name}, ${backend.version} (${backend.why})` },
    { name: text.node, value: node },
    { name: text.platform, value: platform },
    ...known(text.cpu, cpu),
    ...known(text.timeZone, timeZone),
    ...known(text.locale, locale),
    { name: text.workers, value: String(workers) },
    { name: text.started, value: formatTimestamp(started) },
    {
      name: text.time,
      value: Object.entries(timings)
        .map(([stage, time]) => `${stageName(stage, words)} ${formatDuration(time)}`)
        .join(', '),
    },
    { name: text.digests, value: digests(outcome, words) },
    ...sabotageAge(outcome, words),
  ];
}

/** Lists a fact unless the Outcome is too old to have it. */
function known(name: string, value: string | undefined): readonly Fact[] {
  return value === undefined ? [] : [{ name, value }];
}

/** Returns a stage's name in the language, or the stage itself if it has none. */
function stageName(stage: string, { section }: Words): string {
  const names: Readonly<Record<string, string>> = section.environment.stage;
  return Object.hasOwn(names, stage) ? (names[stage] ?? stage) : stage;
}

const shownDigits = 12;

/** Renders the digests that the verdicts depend on, each cut to its first digits. */
function digests({ sources }: Outcome, { sabotage }: Words): string {
  return (['subject', 'experiment', 'checks'] as const)
    .map((part) => `${sabotage.source[part]} ${sources[part].slice(0, shownDigits)}`)
    .join(', ');
}

const units = { day: 86_400_000, hour: 3_600_000, minute: 60_000 } as const;

/**
 * Says how long before or after this run the sabotage was tried. Both times come from the Outcome, so that a
 * report does not depend on the clock.
 */
function sabotageAge({ sabotage, environment }: Outcome, { section }: Words): readonly Fact[] {
  if (sabotage === null) return [];
  const age = Date.parse(environment.started) - Date.parse(sabotage.environment.started);
  if (Number.isNaN(age)) return [];
  const { sabotage: name, justNow, tried } = section.environment;
  const unit = (['day', 'hour', 'minute'] as const).find((each) => Math.abs(age) >= units[each]);
  if (unit === undefined) return [{ name, value: justNow }];
  return [{ name, value: tried(Math.floor(Math.abs(age) / units[unit]), unit, age > 0) }];
}
