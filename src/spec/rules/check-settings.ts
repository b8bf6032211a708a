import { describeValue } from '../values/describe-value.ts';
import { hintFor } from '../did-you-mean.ts';
import type { SettingValue } from '../../model/experiment/settings.ts';
import type { Diagnostic, Path } from '../diagnostic.ts';
import type { Partly, Scope } from '../checking-scope.ts';
import { shapeHint } from '../schema/shape-hint.ts';

/**
 * Checks that the settings of a claim or a relation are known, and that their values are of the known kind.
 *
 * @param path of the map of settings; it ends in the key that holds them
 */
export function checkSettings(
  scope: Scope,
  settings: Partly<SettingValue | readonly SettingValue[]>,
  path: Path,
): readonly Diagnostic[] {
  const { states, sweep } = scope;
  if (states === null || sweep === null) return [];
  return Object.entries(settings ?? {}).flatMap(([key, value]): Diagnostic[] => {
    const at: Path = [...path, key];
    const isKnown = Object.hasOwn(sweep, key) || Object.hasOwn(states, key);
    if (value === null) return [];
    if (!isKnown && (typeof value === 'object' || Object.keys(states).length > 0))
      return [unknownSetting(scope, key, at)];
    if (!isKnown) return [];
    const model = Object.hasOwn(sweep, key) ? 'sweep' : 'states';
    const kinds = kindsOf(model === 'sweep' ? sweep[key] : [0]);
    const values = typeof value === 'object' ? value : [value];
    const odd = kinds && values.find((each) => !kinds.includes(typeof each));
    if (kinds === null || odd === undefined) return [];
    const complaint = `must be ${kinds.map((kind) => kindWords[kind]).join(' or ')}`;
    const message = `"${key}" in "${path.at(-1)}" ${complaint}, as in "${model}", not ${describeValue(odd, String(odd))}`;
    const hint = shapeHint(complaint, odd);
    return [{ code: 'shape', path: at, message, ...(hint === undefined ? {} : { hint }) }];
  });
}

const kindWords: Readonly<Record<string, string>> = {
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
};

/** Returns the kinds of value that an axis has; null if the axis is unusable. */
function kindsOf(values: readonly SettingValue[] | null | undefined): readonly string[] | null {
  return values ? [...new Set(values.map((value) => typeof value))] : null;
}

function unknownSetting({ states, sweep }: Scope, key: string, path: Path): Diagnostic {
  const known = [...Object.keys(sweep ?? {}), ...Object.keys(states ?? {})];
  return {
    code: 'unknown-setting',
    path,
    at: 'key',
    message: `"${key}" in "${path.at(-2)}" is neither swept nor stated`,
    hint: hintFor(key, known, `add it to "states", with the value that the chapter's code uses`),
  };
}
