import type { ClaimDraft } from '../schema/draft.ts';
import type { SettingValue } from '../../model/experiment/settings.ts';
import type { Scope } from '../checking-scope.ts';

/** The values of one axis in a claim's runs, and the key of the document that gives them. */
export type HeldAxis = { readonly values: readonly SettingValue[] | null; readonly from: 'sweep' | 'with' };

export type Axes = ReadonlyMap<string, HeldAxis>;

/**
 * Returns the axes of a claim: those of the sweep, with its own `with` over them. Returns null if either is
 * unusable.
 */
export function heldAxes(scope: Pick<Scope, 'sweep'>, claim: Pick<ClaimDraft, 'with'>): Axes | null {
  if (scope.sweep === null || claim.with === null) return null;
  const axes = new Map<string, HeldAxis>();
  for (const [axis, values] of Object.entries(scope.sweep)) axes.set(axis, { values, from: 'sweep' });
  for (const [key, value] of Object.entries(claim.with)) {
    if (value === null || typeof value === 'object') axes.set(key, { values: value, from: 'with' });
    else if (axes.has(key)) {
      const isOdd = axes.get(key)?.values?.every((each) => typeof each !== typeof value); // reported by `checkSettings`
      axes.set(key, { values: isOdd ? null : [value], from: 'with' });
    }
  }
  return axes;
}
