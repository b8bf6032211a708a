import type { ClaimDraft } from '../schema/draft.ts';
import type { SettingValue } from '../../model/experiment/settings.ts';
import type { Scope } from '../checking-scope.ts';

/** The values that a claim's runs take along one axis, and which key of the document gives them. */
export type HeldAxis = { readonly values: readonly SettingValue[] | null; readonly from: 'sweep' | 'with' };

export type Axes = ReadonlyMap<string, HeldAxis>;

/** The axes of a claim: those of the sweep, overlaid with its own `with`. Null where either is unusable. */
export function heldAxes(scope: Pick<Scope, 'sweep'>, claim: Pick<ClaimDraft, 'with'>): Axes | null {
  if (scope.sweep === null || claim.with === null) return null;
  const axes = new Map<string, HeldAxis>();
  for (const [axis, values] of Object.entries(scope.sweep)) axes.set(axis, { values, from: 'sweep' });
  for (const [key, value] of Object.entries(claim.with)) {
    if (value === null || typeof value === 'object') axes.set(key, { values: value, from: 'with' });
    else if (axes.has(key)) {
      const isOdd = axes.get(key)?.values?.every((each) => typeof each !== typeof value); // which is told already
      axes.set(key, { values: isOdd ? null : [value], from: 'with' });
    }
  }
  return axes;
}
