import { availableParallelism } from 'node:os';
import { backendNames, type BackendChoice } from '../model/run/backend.ts';
import { jitChoices, type JitChoice } from '../model/run/jit-choice.ts';
import { didYouMean, hintFor } from '../spec/did-you-mean.ts';
import { parseSeeds } from '../spec/values/parse-seeds.ts';
import { locales, type Locale } from '../model/experiment/locales.ts';
import { UsageError } from '../app/context.ts';
import type { Options, Pattern } from '../app/options.ts';
import { defaultFolder } from '../report/format/commands.ts';
import type { FlagValues } from './flags.ts';

/**
 * Reads the values of all flags; a flag that is not given gets its default.
 *
 * @throws UsageError for the first value that cannot be read: it names the flag, the value and what is needed
 */
export function readFlags(flags: FlagValues): Options {
  return {
    grep: readPattern(flags),
    only: flags.only,
    backend: readBackend(flags),
    seeds: readSeeds(flags),
    set: (flags.set ?? []).map(readPair),
    workers: readWorkers(flags),
    output: flags.output ?? defaultFolder,
    reporter: flags.reporter,
    jit: readJit(flags),
    prevalence: readPrevalence(flags),
    locale: readLocale(flags),
    part: flags.part ?? false,
    runs: flags.runs ?? false,
    'show-output': flags['show-output'] ?? false,
    timings: flags.timings ?? false,
    quiet: flags.quiet ?? false,
    timeout: readTimeout(flags),
    explore: readExplore(flags),
    yes: flags.yes ?? false,
    'dry-run': flags['dry-run'] ?? false,
    json: flags.json ?? false,
    bail: flags.bail ?? false,
  };
}

/** @throws UsageError for text that is no regular expression */
function readPattern({ grep: typed }: FlagValues): Pattern | undefined {
  if (typed === undefined) return undefined;
  try {
    return { typed, regex: new RegExp(typed) };
  } catch (error) {
    throw new UsageError(
      `--grep ${typed} is no regular expression: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

/** @throws UsageError for a name that is no backend */
function readBackend({ backend = 'auto' }: FlagValues): BackendChoice {
  const known: readonly BackendChoice[] = ['auto', ...backendNames];
  const found = known.find((name) => name === backend);
  if (found) return found;
  throw new UsageError(`--backend ${backend}: ${hintFor(backend, known, `known are ${known.join(', ')}`)}`);
}

/** @throws UsageError for an unknown choice */
function readJit({ jit = 'auto' }: FlagValues): JitChoice {
  const found = jitChoices.find((choice) => choice === jit);
  if (found) return found;
  throw new UsageError(`--jit ${jit}: known are ${jitChoices.join(', ')}`);
}

/** @throws UsageError for anything but a whole number from 0 to 10,000,000 */
function readPrevalence({ prevalence }: FlagValues): number | undefined {
  if (prevalence === undefined) return undefined;
  const count = Number(prevalence);
  if (/^\d+$/.test(prevalence) && count <= 1e7) return count;
  throw new UsageError(`--prevalence ${prevalence}: a whole number from 0 to 10,000,000 is needed`);
}

/** @throws UsageError for anything but a whole number from 1 to 1024 */
function readWorkers({ workers }: FlagValues): number {
  if (workers === undefined) return availableParallelism();
  const count = Number(workers);
  if (Number.isInteger(count) && count >= 1 && count <= 1024) return count;
  throw new UsageError(`--workers ${workers}: a whole number from 1 to 1024 is needed`);
}

/**
 * Returns how many generated defects to try; undefined without the flag.
 *
 * @throws UsageError for anything but a whole number from 1 to 1,000,000
 */
function readExplore({ explore }: FlagValues): number | undefined {
  if (explore === undefined) return undefined;
  const count = Number(explore);
  if (/^\d+$/.test(explore) && count >= 1 && count <= 1e6) return count;
  throw new UsageError(`--explore ${explore}: a whole number from 1 to 1,000,000 is needed`);
}

/**
 * Returns how many milliseconds a job may take; undefined without the flag.
 *
 * @throws UsageError for anything but a number of seconds above 0, and at most a day's
 */
function readTimeout({ timeout }: FlagValues): number | undefined {
  if (timeout === undefined) return undefined;
  const seconds = Number(timeout);
  if (seconds > 0 && seconds <= 86_400) return seconds * 1000;
  throw new UsageError(`--timeout ${timeout}: seconds are needed, above 0 and at most a day's`);
}

/** @throws UsageError for a list that cannot be read */
function readSeeds({ seeds: text }: FlagValues): Options['seeds'] {
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : text;
  const parsed = parseSeeds(value);
  if ('seeds' in parsed) return { typed: text, seeds: parsed.seeds };
  throw new UsageError(`--seeds ${text}: ${parsed.error}`);
}

/** @throws UsageError for a pair without a key */
function readPair(pair: string): Options['set'][number] {
  const at = pair.indexOf('=');
  if (at < 1) throw new UsageError(`--set ${pair}: key=value is needed, e.g. --set lambda=0,5`);
  return { key: pair.slice(0, at), value: pair.slice(at + 1) };
}

/**
 * Returns the language of the report; the default is English.
 *
 * @throws UsageError for an unknown language
 */
function readLocale({ locale = 'en' }: FlagValues): Locale {
  const found = locales.find((known) => known === locale);
  if (found) return found;
  const language = languageOf(locale);
  const meant = locales.find((known) => languageOf(known) === language) ?? didYouMean(locale, locales);
  throw new UsageError(
    `--locale ${locale}: ${meant === undefined ? `known are ${locales.join(', ')}` : `did you mean "${meant}"?`}`,
  );
}

/** Returns the language of a locale: `zh` for zh, zh-TW and zh_Hans. */
function languageOf(locale: string): string {
  return locale.toLowerCase().replace(/[-_].*/s, '');
}
