import { checkClaim } from './check-claim.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Claim, Experiment, Settings, SettingValue, Sweep } from './experiment.ts';
import { namePattern } from './name-pattern.ts';

export type ExperimentChange = {
  readonly seeds?: readonly number[];
  /** By key, as typed: `--set lambda=0,5`, `--set epochs=20`. */
  readonly set?: Readonly<Record<string, string>>;
};

/**
 * An experiment with what a command line changes of it. A list on an axis replaces the values of
 * the sweep; any other key is a setting of every run, and outdoes what a claim gives to it.
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
  | { readonly values: readonly number[] }
  | { readonly value: SettingValue }
  | { readonly error: string };

function readChange({ sweep, states }: Experiment, key: string, text: string): Change {
  const isAxis = Object.hasOwn(sweep, key);
  const isStated = Object.hasOwn(states, key);
  const value = readValue(text);
  if (!isAxis && !isStated && (Object.keys(states).length > 0 || !namePattern.test(key) || key === 'epoch')) {
    const known = [...Object.keys(sweep), ...Object.keys(states)];
    const meant = didYouMean(key, known);
    const hint = meant === undefined ? `known are ${known.join(', ')}` : `did you mean "${meant}"?`;
    return { error: `--set ${key}=${text}: "${key}" is neither swept nor stated; ${hint}` };
  }
  if (isAxis) {
    const values = text.split(',').map(readValue);
    const numbers = values.filter((part) => typeof part === 'number');
    if (numbers.length === values.length && new Set(numbers).size === numbers.length)
      return { values: numbers };
    return { error: `--set ${key}=${text}: an axis takes distinct numbers, e.g. ${key}=0,5` };
  }
  if (isStated && typeof value !== 'number') {
    return {
      error: `--set ${key}=${text}: "${key}" takes one number; only an axis of the sweep takes a list`,
    };
  }
  return { value };
}

function readValue(text: string): SettingValue {
  if (text === 'true' || text === 'false') return text === 'true';
  const isNumber = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(text);
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** A claim that runs along an axis of its own keeps it: its values are what the claim is about. */
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
  const { findings } = checkClaim(experiment, draft, []);
  return findings.map(
    ({ message, hint }) => `claim "${claim.id}": ${message}${hint === undefined ? '' : `; ${hint}`}`,
  );
}
