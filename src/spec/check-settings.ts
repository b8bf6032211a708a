import { describeValue } from './describe-value.ts';
import { didYouMean } from './did-you-mean.ts';
import type { SettingValue } from './experiment.ts';
import type { Finding, Path } from './finding.ts';
import type { Partly, Scope } from './scope.ts';
import { shapeHint } from './shape-hint.ts';

/**
 * Whether settings that a claim or a relation passes are known, and their values of the kind that is known of them.
 *
 * @param path of the map of settings; it ends in the key that holds them
 */
export function checkSettings(
  scope: Scope,
  settings: Partly<SettingValue | readonly number[]>,
  path: Path,
): readonly Finding[] {
  const { states, sweep } = scope;
  if (states === null || sweep === null) return [];
  return Object.entries(settings ?? {}).flatMap(([key, value]): Finding[] => {
    const at: Path = [...path, key];
    const isKnown = Object.hasOwn(sweep, key) || Object.hasOwn(states, key);
    if (value === null) return [];
    if (!isKnown && (typeof value === 'object' || Object.keys(states).length > 0))
      return [unknownSetting(scope, key, at)];
    if (!isKnown || typeof value === 'number' || typeof value === 'object') return [];
    const model = Object.hasOwn(sweep, key) ? 'sweep' : 'states';
    const message = `"${key}" in "${path.at(-1)}" must be a number, as in "${model}", not ${describeValue(value, String(value))}`;
    const hint = shapeHint('must be a number', value);
    return [{ code: 'shape', path: at, message, ...(hint === undefined ? {} : { hint }) }];
  });
}

function unknownSetting({ states, sweep }: Scope, key: string, path: Path): Finding {
  const known = [...Object.keys(sweep ?? {}), ...Object.keys(states ?? {})];
  const meant = didYouMean(key, known);
  return {
    code: 'unknown-setting',
    path,
    at: 'key',
    message: `"${key}" in "${path.at(-2)}" is neither swept nor stated`,
    hint:
      meant === undefined
        ? `add it to "states", with the value that the chapter's code uses`
        : `did you mean "${meant}"?`,
  };
}
