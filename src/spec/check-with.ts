import { describeValue } from './describe-value.ts';
import { didYouMean } from './did-you-mean.ts';
import type { ClaimDraft } from './draft.ts';
import type { Finding, Path } from './finding.ts';
import type { Scope } from './scope.ts';
import { shapeHint } from './shape-hint.ts';

/** Whether the keys of a claim's `with` are known, and their values of the kind that is known of them. */
export function checkWith(scope: Scope, claim: Pick<ClaimDraft, 'with'>, path: Path): readonly Finding[] {
  const { states, sweep } = scope;
  if (states === null || sweep === null) return [];
  return Object.entries(claim.with ?? {}).flatMap(([key, value]): Finding[] => {
    const at: Path = [...path, 'with', key];
    const isKnown = Object.hasOwn(sweep, key) || Object.hasOwn(states, key);
    if (value === null) return [];
    if (!isKnown && (typeof value === 'object' || Object.keys(states).length > 0))
      return [unknownSetting(scope, key, at)];
    if (!isKnown || typeof value === 'number' || typeof value === 'object') return [];
    const model = Object.hasOwn(sweep, key) ? 'sweep' : 'states';
    const message = `"${key}" in "with" must be a number, as in "${model}", not ${describeValue(value, String(value))}`;
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
    message: `"${key}" in "with" is neither swept nor stated`,
    hint:
      meant === undefined
        ? `add it to "states", with the value that the chapter's code uses`
        : `did you mean "${meant}"?`,
  };
}
