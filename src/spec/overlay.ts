import { checkClaim } from './rules/check-claim.ts';
import { hintFor } from './did-you-mean.ts';
import type { Claim, Experiment } from '../model/experiment/experiment.ts';
import type { Sweep, Settings, SettingValue } from '../model/experiment/settings.ts';
import { namePattern } from './rules/name-pattern.ts';
import { parseAxisValues } from './values/parse-axis-values.ts';
import { isNumeric, printValue, readValue, splitList } from './values/setting-text.ts';

export type ExperimentChange = {
  readonly seeds?: readonly number[];
  /** By key, as typed: `--set lambda=0,5`, `--set epochs=20`. */
  readonly set?: Readonly<Record<string, string>>;
};

/**
 * Applies the changes of a command line to an experiment. A list on an axis replaces the values of the sweep.
 * Any other key is a setting of every run, and has precedence over a claim's own.
 */
export function overlayExperiment(
  experiment: Experiment,
  { seeds, set = {} }: ExperimentChange,
): { readonly experiment: Experiment } | { readonly errors: readonly string[] } {
  const errors: string[] = [];
  const sweep: Record<string, Sweep[string]> = { ...experiment.sweep };
  const settings: Record<string, SettingValue> = {};
  for (const [key, text] of Object.entries(set)) {
    const read = readChange(experiment, key, text);
    if ('error' in read) errors.push(read.error);
    else if ('values' in read) sweep[key] = read.values;
    else settings[key] = read.value;
  }
  if (errors.length > 0) return { errors };

  const changed: Experiment = {
    ...experiment,
    sweep,
    seeds: seeds ?? experiment.seeds,
    settings: { ...experiment.settings, ...settings },
    claims: experiment.claims.map((claim) => overlayClaim(claim, settings)),
    relations: experiment.relations.map((relation) => ({
      ...relation,
      with: { ...relation.with, ...settings },
    })),
  };
  const broken = changed.claims.flatMap((claim) => checkAgain(changed, claim));
  return broken.length > 0 ? { errors: broken } : { experiment: changed };
}

type Change =
  | { readonly values: Sweep[string] }
  | { readonly value: SettingValue }
  | { readonly error: string };

function readChange({ sweep, states }: Experiment, key: string, text: string): Change {
  const isAxis = Object.hasOwn(sweep, key);
  const isStated = Object.hasOwn(states, key);
  const value = readValue(text) ?? text;
  if (!isAxis && !isStated && (Object.keys(states).length > 0 || !namePattern.test(key) || key === 'epoch')) {
    const known = [...Object.keys(sweep), ...Object.keys(states)];
    const hint = hintFor(key, known, `known are ${known.join(', ')}`);
    return { error: `--set ${key}=${text}: "${key}" is neither swept nor stated; ${hint}` };
  }
  if (isAxis) {
    const read = readAxis(sweep[key] ?? [], text);
    return 'error' in read
      ? { error: `--set ${key}=${text}: ${read.error}, e.g. ${key}=${exampleOf(sweep[key])}` }
      : read;
  }
  const isList = typeof value === 'string' && 'values' in parseAxisValues(value);
  if ((isStated && typeof value !== 'number') || isList) {
    return {
      error: `--set ${key}=${text}: "${key}" takes one ${isStated ? 'number' : 'value'}; only an axis of the sweep takes a list`,
    };
  }
  return { value };
}

/** Parses the values of an axis. They must be of the kinds that the axis has in the file. */
function readAxis(own: Sweep[string], text: string): ParsedAxis {
  if (isNumeric(own)) return parseAxisValues(text);
  const values = splitList(text).map((part) => readValue(part) ?? part);
  const kinds = new Set(own.map((value) => typeof value));
  const odd = values.find((value) => value === '' || !kinds.has(typeof value));
  if (odd !== undefined)
    return { error: `${JSON.stringify(odd)} is of another kind than the values of the axis` };
  const repeated = values.find((value, index) => values.indexOf(value) < index);
  return repeated === undefined
    ? { values }
    : { error: `${printValue(repeated)} stands twice; write it once` };
}

type ParsedAxis = { readonly values: Sweep[string] } | { readonly error: string };

function exampleOf(values: Sweep[string] | undefined): string {
  return isNumeric(values ?? []) ? '0,5' : (values ?? []).slice(0, 2).map(printValue).join(',');
}

/** Applies settings to a claim. A claim keeps an axis of its own, since its values are what the claim is about. */
function overlayClaim(claim: Claim, settings: Settings): Claim {
  const kept = Object.entries(settings).filter(([key]) => !Object.hasOwn(claim.sweep, key));
  return { ...claim, settings: { ...claim.settings, ...Object.fromEntries(kept) } };
}

function checkAgain(experiment: Experiment, claim: Claim): readonly string[] {
  const draft = {
    id: claim.id,
    with: { ...claim.settings, ...claim.sweep },
    expect: claim.expect,
    in: 'every run',
  };
  const { diagnostics } = checkClaim(experiment, draft, []);
  return diagnostics.map(
    ({ message, hint }) => `claim "${claim.id}": ${message}${hint === undefined ? '' : `; ${hint}`}`,
  );
}
