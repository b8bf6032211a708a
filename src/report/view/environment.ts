import type { Outcome } from '../../model/outcome/outcome.ts';
import type { Words } from '../locale/words.ts';
import { when, formatDuration } from '../format/numbers.ts';

/** A name and its value, for a list of facts. */
export type Fact = { readonly name: string; readonly value: string };

/** Where and with what the experiment ran. */
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
    { name: text.started, value: when(started) },
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

/** A fact that older Outcomes lack. */
function known(name: string, value: string | undefined): readonly Fact[] {
  return value === undefined ? [] : [{ name, value }];
}

/** A stage that has no name in the language stands by its own. */
function stageName(stage: string, { section }: Words): string {
  const names: Readonly<Record<string, string>> = section.environment.stage;
  return Object.hasOwn(names, stage) ? (names[stage] ?? stage) : stage;
}

const shownDigits = 12;

/** What the verdicts rest on, each by the beginning of its digest. */
function digests({ sources }: Outcome, { sabotage }: Words): string {
  return (['subject', 'experiment', 'checks'] as const)
    .map((part) => `${sabotage.source[part]} ${sources[part].slice(0, shownDigits)}`)
    .join(', ');
}

const units = { day: 86_400_000, hour: 3_600_000, minute: 60_000 } as const;

/** How long before or after this run the sabotage was tried: from the Outcome's own times, not from a clock. */
function sabotageAge({ sabotage, environment }: Outcome, { section }: Words): readonly Fact[] {
  if (sabotage === null) return [];
  const age = Date.parse(environment.started) - Date.parse(sabotage.environment.started);
  if (Number.isNaN(age)) return [];
  const { sabotage: name, justNow, tried } = section.environment;
  const unit = (['day', 'hour', 'minute'] as const).find((each) => Math.abs(age) >= units[each]);
  if (unit === undefined) return [{ name, value: justNow }];
  return [{ name, value: tried(Math.floor(Math.abs(age) / units[unit]), unit, age > 0) }];
}
