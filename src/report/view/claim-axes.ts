import { axisValues } from '../../check/claims/cells.ts';
import type { Claim, Experiment } from '../../model/experiment/experiment.ts';
import type { SettingValue } from '../../model/experiment/settings.ts';
import { partsOf, readingsOf } from '../../model/experiment/statement.ts';

/**
 * An axis that a claim uses: the values that it names, and the values that its verdict depends on (all of
 * them for a trend).
 */
export type NamedAxis = {
  readonly axis: string;
  readonly names: readonly SettingValue[];
  readonly rests: readonly SettingValue[];
};

/** Returns the axes that a claim uses in its expression, settings or sweep, `epoch` among them. */
export function axesOf(experiment: Experiment, claim: Claim): readonly NamedAxis[] {
  const { statement, settings, sweep } = claim;
  const named = new Map<string, SettingValue[]>();
  const add = (axis: string, values: readonly SettingValue[]) =>
    named.set(axis, [...(named.get(axis) ?? []), ...values]);
  for (const { at, epoch } of readingsOf(statement)) {
    for (const [axis, value] of Object.entries(at)) add(axis, [value]);
    if (epoch !== undefined) add('epoch', [epoch]);
  }
  for (const [axis, value] of Object.entries(settings)) add(axis, [value]);
  for (const [axis, values] of Object.entries(sweep)) add(axis, values);
  const along = new Set(partsOf(statement).flatMap((part) => (part.kind === 'trend' ? part.axis : [])));
  for (const axis of along) if (axis !== 'epoch') add(axis, []);
  return [...named].map(([axis, values]) => {
    const names = [...new Set(values)];
    return { axis, names, rests: along.has(axis) ? axisValues(experiment, claim, axis) : names };
  });
}
